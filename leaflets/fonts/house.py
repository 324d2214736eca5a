"""A clinic's own fonts (``--font-dir``): which families are there, and may they be printed?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from leaflets.fonts import FaceFiles
from leaflets.fonts.tables import why_not_embeddable
from leaflets.problems import LeafletsError, Problem, Where

SUFFIXES = (".otf", ".ttf")
REGULAR, BOLD = 400, 700


@dataclass(frozen=True, slots=True)
class FontFacts:
    """What a font file says of itself. ``axis`` is the span of its weight axis, when it has one."""

    family: str
    weight: int
    italic: bool
    fs_type: int
    axis: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class HouseFamily:
    """A family with upright regular and bold."""

    name: str
    files: FaceFiles


def house_families(
    folders: Sequence[Path], read: Callable[[Path], FontFacts | None]
) -> tuple[HouseFamily, ...]:
    """The families in `folders`, by folder and then by name.

    ``read`` gives the facts of a file, or None for what is not a font. Raises LeafletsError with
    every problem: ``fonts/no-folder``, ``fonts/none-found``, ``fonts/unreadable``,
    ``fonts/not-embeddable``, ``fonts/no-regular``, ``fonts/no-bold``.
    """
    problems: list[Problem] = []
    families: list[HouseFamily] = []
    for folder in folders:
        paths = _font_files(folder, problems)
        facts = {path: fact for path in paths if (fact := _facts(path, read, problems))}
        for name in sorted({fact.family for fact in facts.values()}):
            of_family = {path: fact for path, fact in facts.items() if fact.family == name}
            files = _pair(name, folder, of_family, problems)
            if files is not None:
                families.append(HouseFamily(name, files))
    if problems:
        raise LeafletsError(*problems)
    return tuple(families)


def _font_files(folder: Path, problems: list[Problem]) -> list[Path]:
    try:
        paths = sorted(path for path in folder.iterdir() if path.suffix.lower() in SUFFIXES)
    except OSError as error:
        problems.append(_no_folder(error, folder))
        return []
    if not paths:
        problems.append(
            Problem(
                "fonts/none-found",
                "no fonts in this folder",
                Where(folder),
                hint="put .ttf or .otf files in it (regular and bold); web fonts are not read",
            )
        )
    return paths


def _no_folder(error: OSError, folder: Path) -> Problem:
    hint = "check the name after --font-dir: it is the folder that holds the font files"
    message = f"this font folder cannot be read ({error.strerror or error})"
    if isinstance(error, FileNotFoundError):
        message = "there is no such font folder"
    elif isinstance(error, NotADirectoryError):
        message = "this is a file, not a font folder"
    elif isinstance(error, PermissionError):
        hint = "ask who looks after the computer, or name another folder after --font-dir"
    return Problem("fonts/no-folder", message, Where(folder), hint)


def _facts(
    path: Path, read: Callable[[Path], FontFacts | None], problems: list[Problem]
) -> FontFacts | None:
    facts = read(path)
    if facts is None:
        hint = "take it out of the folder, or put a sound .ttf or .otf file in its place"
        problems.append(Problem("fonts/unreadable", "this is not a usable font", Where(path), hint))
        return None
    reason = why_not_embeddable(facts.fs_type)
    if reason is not None:
        problems.append(
            Problem(
                "fonts/not-embeddable",
                reason,
                Where(path),
                hint="ask the font's maker for a licence and file that allow PDF embedding",
            )
        )
        return None
    return facts


def _pair(
    name: str, folder: Path, facts: dict[Path, FontFacts], problems: list[Problem]
) -> FaceFiles | None:
    """The upright regular and bold of one family; a family of italics only is passed over."""
    upright = {path: fact for path, fact in facts.items() if not fact.italic}
    if not upright:
        return None
    for path, fact in upright.items():
        if fact.axis and fact.axis[0] <= REGULAR and fact.axis[1] >= BOLD:
            return FaceFiles(path, path, variable=True)
    regular = _nearest(upright.items(), REGULAR, (350, 500))
    bold = _nearest(upright.items(), BOLD, (600, 850))
    for found, style in ((regular, "regular"), (bold, "bold")):
        if found is None:
            problems.append(
                Problem(
                    f"fonts/no-{style}",
                    f"the font family “{name}” has no upright {style}",
                    Where(folder),
                    hint="warnings need bold letters: add the file, or remove the family",
                )
            )
    return FaceFiles(regular, bold) if regular and bold else None


def _nearest(
    facts: Iterable[tuple[Path, FontFacts]], weight: int, span: tuple[int, int]
) -> Path | None:
    near = [
        (abs(fact.weight - weight), path)
        for path, fact in facts
        if span[0] <= fact.weight <= span[1]
    ]
    return min(near)[1] if near else None
