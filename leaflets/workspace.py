"""Where things are: the workspace a person works in, and the starter a new one is copied from.

A workspace is a folder that holds ``content/`` and ``layouts/``. This module only looks at names
of files and folders; what is in them is read by the ``load`` stage.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from leaflets.problems import LeafletsError, Problem, Where

PARTS = ("content", "layouts")
"""The two folders that make a folder a workspace."""

MIRRORED, ACCENTED, IDS, TALL = "ar-XB", "en-XA", "qps-id", "qps-tall"
PSEUDOLOCALES = (MIRRORED, ACCENTED, IDS, TALL)
"""Invented languages for testing layouts: built only when named. ``en-XA`` and ``ar-XB`` are called
as in CLDR and Android; ``qps`` is one of the codes that ISO 639-2 leaves to private use, and what
pseudolocales of other programs are called by."""

TEMPLATES = "templates"
"""The folder beside those of the languages: empty files (POT) that translators start from."""


@dataclass(frozen=True, slots=True)
class Names:
    """What the files of a workspace are called, sorted; nothing has been opened."""

    leaflets: tuple[str, ...]
    languages: tuple[str, ...]
    clinics: tuple[str, ...]
    layouts: tuple[str, ...]
    papers: tuple[str, ...]
    profiles: tuple[str, ...]


def is_workspace(folder: Path) -> bool:
    """Whether ``folder`` holds ``content/`` and ``layouts/``."""
    return all((folder / part).is_dir() for part in PARTS)


def find_workspace(named: Path | None = None, start: Path | None = None) -> Path:
    """Return the workspace: ``named``, or the nearest one at or above ``start``.

    ``start`` is the current folder unless given. Raises ``LeafletsError`` (``usage/...``) when
    there is none or it may not be read.
    """
    if named is not None:
        return _checked(named)
    here = Path.cwd() if start is None else start.absolute()
    for folder in (here, *here.parents):
        if is_workspace(folder):
            return _checked(folder)
    raise LeafletsError(
        Problem(
            "usage/no-workspace",
            f"no leaflets here: neither {here} nor a folder above it holds content and layouts",
            hint="go to your leaflets folder first, name it with -w FOLDER, "
            "or make a new one with: leaflets init my-leaflets",
        )
    )


def _checked(folder: Path) -> Path:
    """``folder`` if it is a workspace that may be read; raises ``LeafletsError``."""
    problem = _trouble(folder)
    if problem:
        message, hint = problem
        raise LeafletsError(Problem("usage/no-workspace", message, Where(folder), hint))
    return folder


def _trouble(folder: Path) -> tuple[str, str] | None:
    try:
        if not folder.exists():
            return "there is no such folder", "check the spelling after -w"
        if not folder.is_dir():
            return "this is a file, not a folder", "name the folder that holds content and layouts"
        missing = [part for part in PARTS if not (folder / part).is_dir()]
    except OSError as error:
        return f"this folder cannot be read ({error.strerror})", "ask who looks after the computer"
    if missing:
        return (
            f"this is not a leaflets folder: it holds no {' and no '.join(missing)}",
            "name the folder that holds content and layouts, or make one: leaflets init FOLDER",
        )
    closed = [p for p in ("", *PARTS) if not os.access(folder / p, os.R_OK | os.X_OK)]
    if closed:
        return "you are not allowed to read this folder", "ask who looks after the computer"
    return None


def default_output(workspace: Path) -> Path:
    """Where PDFs go when nobody says otherwise."""
    return workspace / "output"


def names(workspace: Path) -> Names:
    """List what the workspace holds by file name; folders that are missing count as empty."""
    content, layouts = workspace / "content", workspace / "layouts"
    return Names(
        leaflets=_stems(content / "leaflets", ".yaml"),
        languages=_folders(content / "translations"),
        clinics=_stems(content / "clinics", ".yaml"),
        layouts=_stems(layouts, ".yaml"),
        papers=_stems(layouts / "papers", ".yaml"),
        profiles=_sorted({*profile_names(), *_stems(layouts / "profiles", ".yaml")}),
    )


def profile_names() -> tuple[str, ...]:
    """Output profiles of the program: one module each in ``leaflets/profiles``."""
    found = _stems(Path(__file__).parent / "profiles", ".py")
    return tuple(name for name in found if not name.startswith("_"))


def _stems(folder: Path, suffix: str) -> tuple[str, ...]:
    return _sorted(p.stem for p in _entries(folder) if p.suffix == suffix and p.is_file())


def _folders(folder: Path) -> tuple[str, ...]:
    """Folders of languages."""
    return _sorted(p.name for p in _entries(folder) if p.is_dir() and p.name != TEMPLATES)


def _entries(folder: Path) -> list[Path]:
    try:
        return [p for p in folder.iterdir() if not p.name.startswith(".")]
    except OSError:
        return []


def _sorted(found: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(found))


def starter() -> Path:
    """The workspace new ones are copied from: in the package, or in a checkout beside it."""
    inside = Path(__file__).parent / "starter"
    beside = Path(__file__).parents[1]
    for folder in (inside, beside):
        if is_workspace(folder):
            return folder
    raise LeafletsError(
        Problem(
            "init/no-starter",
            "the starter leaflets are missing from this installation",
            Where(inside),
            "install leaflets again",
        )
    )
