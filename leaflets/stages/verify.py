"""verify: bytes -> Report. Reads a finished PDF back and says what is in it and what is wrong.

Knows nothing of how the file was made, so it can also look at files of other programs. What a
leaflet must have follows ISO 14289-1 (PDF/UA-1) 7.1, 7.2 and 7.21; a full conformance check is the
business of a validator.
"""

from __future__ import annotations

import dataclasses
import re
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from leaflets.problems import LeafletsError, Problem, Where
from leaflets.provenance import Provenance, from_metadata

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

Box = tuple[float, float, float, float]
"""Left, bottom, right, top in points."""

BOXES = ("MediaBox", "CropBox", "BleedBox", "TrimBox", "ArtBox")


@dataclass(frozen=True, slots=True)
class Font:
    """A font the file names. ``subset``: only the letters used are inside (ISO 32000-1 9.6.4)."""

    name: str
    embedded: bool
    subset: bool


@dataclass(frozen=True, slots=True)
class PageReport:
    """One page: its boxes as written in the file, and how many letters are shown on it."""

    boxes: Mapping[str, Box]
    letters: int


@dataclass(frozen=True, slots=True)
class Report:
    """What a PDF holds. ``tags``: how often each structure type occurs; ``marked``: the file says
    that all its content is tagged; ``identifier``: ``dc:identifier`` of its XMP metadata;
    ``provenance``: which leaflet it says it is, None for files of other programs."""

    version: str
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
    catalogue = reader.root_object
    missing: Counter[str] = Counter()
    pages = tuple(_page(page, missing) for page in reader.pages)
    report = Report(
        version=reader.pdf_header.removeprefix("%PDF-"),
        title=_text(reader.metadata.title if reader.metadata else None),
        language=_text(catalogue.get("/Lang")),
        identifier=_identifier(reader),
        provenance=from_metadata(pdf),
        pages=pages,
        fonts=_fonts(reader),
        tags=_tags(catalogue.get("/StructTreeRoot")),
        marked=_object(_dict(catalogue.get("/MarkInfo")).get("/Marked")) == BooleanObject(True),
        images=sum(1 for kind, _ in _resources(reader) if kind == "image"),
        problems=(),
    )
    problems = (*_problems(report, path), *_missing_text(missing, path))
    return dataclasses.replace(report, problems=problems)


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
    for font in report.fonts:
        if not font.embedded:
            yield Problem(
                "verify/font-outside",
                f"the font {font.name} is not inside the file: other computers print other letters",
                where,
            )


def _missing_text(missing: Counter[str], path: Path) -> Iterator[Problem]:
    for what, count in sorted(missing.items()):
        yield Problem("verify/missing-text", f"{what} ({count} times)", Where(path))


def _text(value: object) -> str:
    return str(value).strip() if value is not None else ""


def _dict(value: Any) -> Mapping[str, Any]:
    value = _object(value)
    return value if isinstance(value, dict) else {}


def _object(value: Any) -> Any:
    """What an indirect reference stands for."""
    return value.get_object() if hasattr(value, "get_object") else value


def _identifier(reader: PdfReader) -> str:
    xmp = reader.xmp_metadata
    return _text(xmp.dc_identifier) if xmp else ""


def _tags(root: Any) -> dict[str, int]:
    """Count structure types (ISO 32000-1 14.7.2), each element once even in a damaged tree."""
    counts: Counter[str] = Counter()
    seen: set[int] = set()
    waiting = [root]
    while waiting:
        node = _object(waiting.pop())
        if isinstance(node, list):
            waiting.extend(node)
        elif isinstance(node, dict) and id(node) not in seen:
            seen.add(id(node))
            if "/S" in node:
                counts[str(node["/S"]).lstrip("/")] += 1
            waiting.append(node.get("/K"))
    return dict(sorted(counts.items()))


def _fonts(reader: PdfReader) -> tuple[Font, ...]:
    found = {}
    for kind, font in _resources(reader):
        if kind == "font":
            name = str(font.get("/BaseFont", "/without a name")).lstrip("/")
            subset = re.match(r"[A-Z]{6}\+", name)
            found[name] = Font(name[7:] if subset else name, _embedded(font), bool(subset))
    return tuple(found[name] for name in sorted(found, key=lambda name: (found[name].name, name)))


def _embedded(font: Mapping[str, Any]) -> bool:
    if font.get("/Subtype") == "/Type3":
        return True  # its letters are drawings in the file itself
    below = _object(font.get("/DescendantFonts"))
    descriptor = _dict(_dict(below[0] if below else font).get("/FontDescriptor"))
    return any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3"))


def _resources(reader: PdfReader) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Every font and image that the pages, and the forms on them, name: each once."""
    seen: set[int] = set()
    waiting = [_dict(page.get("/Resources")) for page in reader.pages]
    while waiting:
        resources = waiting.pop()
        for kind, category in (("font", "/Font"), ("xobject", "/XObject")):
            for value in _dict(resources.get(category)).values():
                item = _dict(value)
                if id(item) in seen:
                    continue
                seen.add(id(item))
                if kind == "font":
                    yield kind, item
                elif item.get("/Subtype") == "/Image":
                    yield "image", item
                else:
                    waiting.append(_dict(item.get("/Resources")))


def _page(page: PageObject, missing: Counter[str]) -> PageReport:
    from leaflets.shown_text import shown_text

    boxes = {
        name: tuple(float(edge) for edge in _object(page[f"/{name}"]))
        for name in BOXES
        if f"/{name}" in page
    }
    if "MediaBox" not in boxes:  # it may be inherited from the page tree (ISO 32000-1 7.7.3.4)
        boxes = {"MediaBox": tuple(float(edge) for edge in page.mediabox), **boxes}
    letters, without = shown_text(page)
    missing.update(without)
    return PageReport({name: _box(edges) for name, edges in boxes.items()}, letters)


def _box(edges: tuple[float, ...]) -> Box:
    left, bottom, right, top = edges
    return (left, bottom, right, top)


def page_count(pdf: bytes) -> int:
    """Number of pages of a PDF made here.

    Reads only what says so (ISO 32000-1 7.7.3: page objects, 7.5.7: object streams): a PDF reader
    would take longer to load than a leaflet takes to build.
    """
    page = re.compile(rb"/Type\s*/Page(?![A-Za-z])")
    count = len(page.findall(pdf))
    for stream in re.finditer(rb"/Type\s*/ObjStm.*?stream\r?\n", pdf, re.DOTALL):
        count += len(page.findall(zlib.decompressobj().decompress(pdf[stream.end() :])))
    return count
