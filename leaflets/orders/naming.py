"""Names of the PDFs: patterns with names in braces, and what no file can be called.

Names must mean one file on every system: on paper sticks, in Windows shares, in object storage.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final

from leaflets.characters import forbidden_characters
from leaflets.model.job import Job
from leaflets.orders.cells import QUOTED
from leaflets.problems import LeafletsError, Problem
from leaflets.validation import nearest

HOLES: Final = (
    "clinic", "language", "languages", "leaflet", "layout", "paper", "profile", "row", "copies",
)  # fmt: skip
"""What may stand in braces. ``languages``: both of a leaflet in two, as in ``ar+en-GB``."""

LONGEST_PART: Final = 200
"""Bytes of a folder or file name: systems allow 255, and while it is written a file has more."""

LONGEST_PATH: Final = 800
"""Bytes of the whole: object storage allows 1,024, with the folder before it."""

_RESERVED = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])\s*(\..*)?", re.I)
"""Devices of Windows, with any ending (Microsoft, Naming Files, Paths, and Namespaces)."""

_HOLE = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Pattern:
    """A file name pattern that has been checked."""

    text: str

    def path(self, job: Job, row: int, copies: int) -> PurePosixPath:
        """Where a file goes below the output folder. Raises LeafletsError ``orders/file-name``."""
        said = {
            "clinic": job.clinic, "language": job.language, "languages": job.languages,
            "leaflet": job.leaflet, "layout": job.layout, "paper": job.paper,
            "profile": job.profile, "row": str(row), "copies": str(copies),
        }  # fmt: skip
        filled = _HOLE.sub(lambda hole: said[hole[1]], self.text)
        if not job.paged and filled.lower().endswith(".pdf"):
            hint = "leave the ending out: it is put there by itself"
            raise LeafletsError(_fault("it ends in .pdf, but is for an HTML edition", hint))
        if not filled.lower().endswith(job.ending):
            filled += job.ending
        if faults := tuple(_faults(filled)):
            raise LeafletsError(*faults)
        return PurePosixPath(filled)


def pattern(text: str, values: Collection[str], *, quoted: bool = True) -> Pattern:
    """The pattern that ``text`` is. ``values``: names of what is printed for one person only;
    ``quoted``: whether messages may quote it, which is not so for what stands in a row: it may be
    what is said of a patient.

    Raises LeafletsError ``orders/file-name`` with all that is wrong with it.
    """
    text = unicodedata.normalize("NFC", text)
    faults = [
        _hole_fault(name, values, quoted) for name in _HOLE.findall(text) if name not in HOLES
    ]
    bare = _HOLE.sub("x", text)
    if "{" in bare or "}" in bare:
        hint = "write names in braces, as in {clinic}/{language}/{leaflet}"
        faults.append(_fault("a brace is not closed, or not opened", hint))
    faults += _faults(bare)
    if faults:
        raise LeafletsError(*dict.fromkeys(faults))
    return Pattern(text)


def usual_path(job: Job, row: int, personal: bool) -> PurePosixPath:
    """Where a PDF goes if nothing is said. What is ``personal`` is named after its row: there may
    be one for each patient, and no name may hold what is said of them."""
    path = job.path
    return path.with_name(f"{path.stem}-row-{row}{job.ending}") if personal else path


def folded(path: str) -> str:
    """``path`` as the systems compare names that see no difference between small and capital
    letters, or between ways to write a letter (Unicode 3.13, canonical caseless matching)."""
    if path.isascii():
        return path.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", path).casefold())


def _hole_fault(name: str, values: Collection[str], quoted: bool) -> Problem:
    known = quoted or name in values
    shown = f"{{{name}}}" if known and len(name) <= QUOTED else "a name in braces"
    if name in values:
        message = f"{shown} is a value of a patient, which cannot be part of a file name"
        hint = "file names stand in listings, logs and mails; use {row} to tell files apart"
        return Problem("orders/private-file-name", message, hint=hint)
    hint = nearest(name, HOLES) if len(name) <= QUOTED else f"use {', '.join(HOLES)}"
    return _fault(f"{shown} is nothing that a file name can hold", hint)


def _faults(path: str) -> Iterator[Problem]:
    """Why no file can be called ``path``."""
    if any("\ud800" <= char <= "\udfff" for char in path) or any(forbidden_characters(path)):
        yield _fault("a character in it is invisible, or no character", "type the name again")
        return
    if bad := sorted(set(path) & set('\\:*?"<>|\t\n')):
        shown = " ".join("tab" if char == "\t" else char for char in bad if char != "\n")
        hint = "use letters, digits, - and _, and / between folders"
        yield _fault(f"it holds {shown or 'a line break'}, which not every system allows", hint)
    if path.startswith("/"):
        yield _fault("it begins with /", "begin with the first folder below the output folder")
        path = path.lstrip("/")
    if len(path.encode()) > LONGEST_PATH:
        yield _fault(f"it is longer than {LONGEST_PATH} bytes", "use fewer or shorter folders")
        return
    for part in path.split("/"):
        if fault := _part_fault(part):
            yield _fault(*fault)


def _part_fault(part: str) -> tuple[str, str] | None:
    if not part or not part.strip():
        return "a part of it is empty", "write a name between two /, and behind the last one"
    if part in (".", ".."):
        return "a part of it leads out of its folder", "name folders below the output folder"
    if part.startswith("."):
        return "a part of it begins with a dot", "such names are hidden, or our own: use another"
    if part != part.strip() or part.endswith("."):
        return "a part of it begins or ends with a space, or ends with a dot", "leave that out"
    if part.lower() == ".pdf" or part.lower().startswith(" .pdf"):
        return "a part of it has no name before its ending", "write a name"
    if _RESERVED.fullmatch(part):
        return "a part of it is the name of a device in Windows", "use another name"
    if len(part.encode()) > LONGEST_PART:
        return f"a part of it is longer than {LONGEST_PART} bytes", "use a shorter name"
    return None


def _fault(message: str, hint: str) -> Problem:
    return Problem("orders/file-name", f"this cannot be a file name: {message}", hint=hint)
