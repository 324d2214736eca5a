"""verify: bytes -> Report. Reads a finished PDF back and says what is in it and what is wrong.

Knows nothing of how the file was made, so it can also look at files of other programs. What every
leaflet must have is here; what printers and screen readers would stumble over, and the standards
that the file itself declares, are looked at in ``leaflets/preflight/``. What these ask for besides
is the business of a validator (``leaflets/conformance/``).
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from leaflets.preflight import preflight, preflight_whole
from leaflets.preflight.content import Reading, TooMuchError
from leaflets.preflight.declared import Declared
from leaflets.preflight.fonts import Font, fonts_of, named_resources
from leaflets.preflight.fonts import faults as font_faults
from leaflets.preflight.letters import shown_letters
from leaflets.preflight.objects import entry
from leaflets.preflight.painting import painted
from leaflets.preflight.purpose import purpose_of
from leaflets.preflight.sheet import Box, Sheet, boxes_of
from leaflets.preflight.shown_fonts import Fonts
from leaflets.preflight.whole import Whole, whole
from leaflets.problems import LeafletsError, Problem, Where
from leaflets.provenance import Provenance, from_metadata

if TYPE_CHECKING:
    from pypdf import PdfReader


@dataclass(frozen=True, slots=True)
class PageReport:
    """One page: its boxes as written in the file, and how many letters are shown on it."""

    boxes: Mapping[str, Box]
    letters: int


@dataclass(frozen=True, slots=True)
class Report:
    """What a PDF holds. ``declared``: the standards that it says it follows; ``tags``: how often
    each structure type occurs; ``marked``: the file says that all its content is tagged;
    ``identifier``: ``dc:identifier`` of its XMP metadata; ``provenance``: which leaflet it says it
    is, None for files of other programs."""

    version: str
    declared: Declared
    title: str
    language: str
    identifier: str
    provenance: Provenance | None
    pages: tuple[PageReport, ...]
    fonts: tuple[Font, ...]
    tags: Mapping[str, int]
    marked: bool
    images: int
    problems: tuple[Problem, ...]


def verify(pdf: bytes, path: Path) -> Report:
    """Read ``pdf`` back; ``path`` is for messages.

    Raises ``LeafletsError`` with one problem if it cannot be read as a PDF at all.
    """
    problem = _unreadable(pdf, path)
    if problem:
        raise LeafletsError(problem)
    try:
        return _report(pdf, path)
    except LeafletsError:
        raise
    except Exception as error:  # a damaged file can break a PDF reader anywhere
        raise LeafletsError(_broken(path, f"{type(error).__name__}: {error}")) from error


def _unreadable(pdf: bytes, path: Path) -> Problem | None:
    """Trouble that can be seen without reading: ISO 32000-1 7.5.2 (header) and 7.5.5 (end)."""
    where = Where(path)
    if not pdf:
        return Problem("verify/empty", "the file is empty", where, "build it again")
    if b"%PDF-" not in pdf[:1024]:
        return Problem("verify/not-a-pdf", "this is not a PDF", where, "name PDF files only")
    if b"%%EOF" not in pdf[-1024:]:
        return Problem(
            "verify/cut-off",
            "the end of the file is missing",
            where,
            "copy or download it again, or build it again",
        )
    return None


def _broken(path: Path, reason: str) -> Problem:
    return Problem(
        "verify/broken",
        f"the file is damaged ({reason})",
        Where(path),
        "copy or download it again, or build it again",
    )


def _locked(path: Path) -> Problem:
    return Problem(
        "verify/locked",
        "the file is locked with a password or restrictions",
        Where(path),
        "leaflets never locks a PDF: somebody else did, build it again",
    )


def _report(pdf: bytes, path: Path) -> Report:
    import io
    import logging

    from pypdf import PdfReader  # slow to load, and nobody else needs it
    from pypdf.errors import DependencyError
    from pypdf.generic import BooleanObject

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it talks to stderr about repairs
    try:
        reader = PdfReader(io.BytesIO(pdf))
    except DependencyError as error:  # pypdf lacks the cipher: we never need one
        raise LeafletsError(_locked(path)) from error
    if reader.is_encrypted:
        raise LeafletsError(_locked(path))
    file = whole(reader)
    missing: Counter[str] = Counter()
    faults: list[Problem] = []
    read = list(_pages(reader, missing, faults))
    faults += preflight((sheet for _, sheet in read), purpose_of(file.catalogue))
    faults += preflight_whole(file)
    report = Report(
        version=reader.pdf_header.removeprefix("%PDF-"),
        declared=file.declared,
        title=_text(reader.metadata.title if reader.metadata else None),
        language=_text(entry(file.catalogue, "/Lang")),
        identifier=_identifier(reader),
        provenance=from_metadata(pdf),
        pages=tuple(page for page, _ in read),
        fonts=fonts_of(reader),
        tags=_tags(file),
        marked=entry(entry(file.catalogue, "/MarkInfo"), "/Marked") == BooleanObject(True),
        images=sum(1 for kind, _ in named_resources(reader) if kind == "image"),
        problems=(),
    )
    problems = (*_problems(report, path), *_missing_text(missing, path))
    placed = [dataclasses.replace(fault, where=Where(path)) for fault in faults]
    return dataclasses.replace(report, problems=(*problems, *dict.fromkeys(placed)))


def _problems(report: Report, path: Path) -> Iterator[Problem]:
    where = Where(path)
    if not report.pages:
        yield Problem("verify/no-pages", "the file has no pages", where)
    for number, page in enumerate(report.pages, start=1):
        if not page.letters:
            yield Problem(
                "verify/no-text",
                f"page {number} has no text: search and screen readers find nothing",
                where,
            )
    if not report.tags or not report.marked:
        yield Problem("verify/no-tags", "no tags: a screen reader cannot tell what is what", where)
    if not report.language:
        yield Problem("verify/no-language", "the file does not say its language", where)
    if not report.title:
        yield Problem("verify/no-title", "the file has no title", where)
    for problem in font_faults(report.fonts):
        yield dataclasses.replace(problem, where=where)


def _missing_text(missing: Counter[str], path: Path) -> Iterator[Problem]:
    for what, count in sorted(missing.items()):
        yield Problem("verify/missing-text", f"{what} ({count} times)", Where(path))


def _text(value: object) -> str:
    return str(value).strip() if value is not None else ""


def _identifier(reader: PdfReader) -> str:
    xmp = reader.xmp_metadata
    return _text(xmp.dc_identifier) if xmp else ""


def _tags(file: Whole) -> dict[str, int]:
    """How often each structure type occurs, as the file calls it."""
    return dict(sorted(Counter(one.kind for one in file.structure).items()))


def _pages(
    reader: PdfReader, missing: Counter[str], faults: list[Problem]
) -> Iterator[tuple[PageReport, Sheet]]:
    """Each page as far as its content can be read; ``missing`` and ``faults`` are added to."""
    reading, fonts = Reading(), Fonts()
    for number, page in enumerate(reader.pages, start=1):
        boxes = boxes_of(page)
        try:
            operations = list(reading.operations(page))
        except TooMuchError:
            faults.append(_too_much(number))
            return
        letters, without = shown_letters(operations, fonts)
        missing.update(without)
        yield PageReport(boxes, letters), painted(number, boxes, operations, fonts)


def _too_much(number: int) -> Problem:
    return Problem(
        "verify/too-much",
        f"page {number} draws more than any leaflet does: from there on nothing was looked at",
        hint="build it again, or ask whoever made it what is wrong with it",
    )
