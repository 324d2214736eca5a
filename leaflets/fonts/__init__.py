"""The font files that ship with the product, and the table that says which script uses which.

The table is ``fonts.toml``; ``fonts.lock`` says where each file came from. Opening fonts is the
business of ``leaflets.text.faces``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from leaflets.problems import LeafletsError, Problem

HERE = Path(__file__).parent
FILES = HERE / "files"
LICENCES = HERE / "licences"


@dataclass(frozen=True, slots=True)
class Extra:
    """An optional package of fonts: its key in ``pyproject.toml``, its module, its installer."""

    key: str
    module: str
    install: str
    holds: str


@dataclass(frozen=True, slots=True)
class FaceFiles:
    """The files of one family: the same path twice for a variable file or a face of one weight.

    ``index`` is the place in a font collection; ``variable`` says that a ``wght`` axis gives bold;
    ``without`` are code points (first and last) not to take from these files.
    """

    regular: Path
    bold: Path
    variable: bool = False
    index: int = 0
    without: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class ScriptFonts:
    """How one script (ISO 15924) is set.

    ``leading`` is the line height as a multiple of the scaled type size; ``scale`` multiplies the
    type size so that the script looks as large as Latin. ``ranges`` are the code points, first and
    last, for which a text in another script borrows these faces. ``missing`` is the extra that
    would bring more faces (or any at all) and is not installed.
    """

    script: str
    leading: float
    scale: float
    ranges: tuple[tuple[int, int], ...]
    faces: tuple[FaceFiles, ...]
    missing: Extra | None = None


@cache
def font_table() -> Mapping[str, ScriptFonts]:
    """Every script of the table, in its order. Read once in each process."""
    table = _read()
    extras = {key: Extra(key, **row) for key, row in table["extras"].items()}
    return {script: _script(script, row, extras) for script, row in table["scripts"].items()}


@cache
def always() -> tuple[str, ...]:
    """The scripts whose faces are tried for every character, in order, after the text's own."""
    return tuple(_read()["always"])


def fonts_for(script: str) -> ScriptFonts:
    """How to set `script`.

    Raises LeafletsError when no font is at hand: ``fonts/extra-missing`` or ``fonts/no-script``.
    """
    fonts = font_table().get(script)
    if fonts is not None and fonts.faces:
        return fonts
    if fonts is not None and fonts.missing is not None:
        extra = fonts.missing
        raise LeafletsError(
            Problem(
                "fonts/extra-missing",
                f"the fonts for the script {script} are not installed",
                hint=f"{extra.install} brings {extra.holds}",
            )
        )
    raise LeafletsError(
        Problem(
            "fonts/no-script",
            f"no font for the script {script}",
            hint="add the font files and a line in leaflets/fonts/fonts.toml",
        )
    )


@cache
def _read() -> dict[str, Any]:
    import tomllib

    return tomllib.loads((HERE / "fonts.toml").read_text("utf-8"))


def _script(script: str, row: dict[str, Any], extras: Mapping[str, Extra]) -> ScriptFonts:
    faces: list[FaceFiles] = []
    missing: Extra | None = None
    for face in row["faces"]:
        extra = extras[face["extra"]] if "extra" in face else None
        folder = FILES if extra is None else _folder_of(extra)
        if folder is None:
            missing = extra
            continue
        regular = folder / face.get("variable", face.get("regular", ""))
        bold = folder / face["bold"] if "bold" in face else regular
        without = tuple(_span(text) for text in face.get("without", ()))
        faces.append(FaceFiles(regular, bold, "variable" in face, face.get("index", 0), without))
    return ScriptFonts(
        script=script,
        leading=row["leading"],
        scale=row["scale"],
        ranges=tuple(_span(text) for text in row["ranges"]),
        faces=tuple(faces),
        missing=missing,
    )


@cache
def _folder_of(extra: Extra) -> Path | None:
    """Where the extra's files are; None when it is not installed. Does not import the package."""
    from importlib.util import find_spec

    spec = find_spec(extra.module)
    places = list(spec.submodule_search_locations or ()) if spec else []
    return Path(places[0]) if places else None


def _span(text: str) -> tuple[int, int]:
    first, last = text.split("-")
    return int(first, 16), int(last, 16)
