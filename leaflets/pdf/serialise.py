"""The file: numbered objects, object streams, the cross-reference stream, a content-based ID."""

from __future__ import annotations

import hashlib
from typing import Final

from leaflets.pdf.object_streams import (
    FREE,
    OBJECTS_PER_STREAM,
    ROW,
    ObjectGroup,
    cross_references,
    in_file,
    in_stream,
    object_stream,
)
from leaflets.pdf.unconfigured import pdfdoc

_ENDS_STREAM: Final = b"\nendstream"
_HEADER: Final = b"%%PDF-1.%d\n%%\xe2\xe3\xcf\xd3\n"
"""With the minor version (ISO 32000-1 7.5.2)."""


class Ready(pdfdoc.PDFObject):  # type: ignore[misc]  # ReportLab has no types
    """An object whose bytes exist already; ReportLab only numbers it."""

    def __init__(self, body: bytes) -> None:
        self.body = body

    def format(self, _document: object) -> bytes:
        """The bytes between ``obj`` and ``endobj``."""
        return self.body


class LeafletPage(pdfdoc.PDFPage):  # type: ignore[misc]
    """ReportLab's page; it writes itself, with the entries of tagged PDF that ReportLab leaves out
    (Tabs, StructParents), ten times as fast as dictionary objects would."""

    def __init__(self) -> None:
        super().__init__()
        self.entries = ""

    def format(self, document: LeafletFile) -> bytes:
        """The page dictionary (ISO 32000-1 7.7.3.3)."""
        return (
            f"<</Type/Page/Parent {document.number_of(document.Pages)} 0 R{self.entries}>>".encode()
        )


class LeafletPages(pdfdoc.PDFPages):  # type: ignore[misc]
    """ReportLab's page tree: one node."""

    def format(self, document: LeafletFile) -> bytes:
        """The page tree node (7.7.3.2)."""
        kids = " ".join([f"{document.number_of(page)} 0 R" for page in self.pages])
        return f"<</Type/Pages/Kids[{kids}]/Count {len(self.pages)}>>".encode()


class LeafletCatalog(pdfdoc.PDFCatalog):  # type: ignore[misc]
    """ReportLab's document catalogue, with the output intents it leaves out."""

    def __init__(self) -> None:
        self.entries = ""

    def format(self, document: LeafletFile) -> bytes:
        """The document catalogue (7.7.2)."""
        pages = document.number_of(document.Pages)
        return f"<</Type/Catalog/Pages {pages} 0 R{self.entries}>>".encode()


class LeafletFile(pdfdoc.PDFDocument):  # type: ignore[misc]
    """ReportLab's document, written with object streams and an ID made of the content.

    Invariant: object numbers are handed out in the order of the calls, so the same calls give the
    same bytes; no clock is read.
    """

    def __init__(self, minor: int = 7) -> None:
        """``minor``: of the version of PDF, 1.7 or less."""
        self.objectcounter: int
        super().__init__(invariant=1, pdfVersion=(1, minor))
        self._header = _HEADER % minor
        self.Catalog = self._catalog = LeafletCatalog()
        self.Pages = LeafletPages()
        self.info = Ready(b"<<>>")
        # What ReportLab makes its font dictionary serves as the resources of all pages.
        resources = Ready(b"<<>>")
        resources.__InternalName__ = pdfdoc.BasicFonts
        self.idToObject[pdfdoc.BasicFonts] = self.resources = resources
        self._bodies: dict[int, bytes] = {}
        self._groups: list[tuple[int, ObjectGroup]] = []
        # All objects of ReportLab's that refer to others have their numbers from here on.
        for entry in (self.Catalog, self.Pages, self.info, self.resources):
            self.number_of(entry)

    @property
    def next_number(self) -> int:
        """The number that the next object gets."""
        return self.objectcounter + 1

    def add(self, body: bytes = b"") -> int:
        """Take in a finished object; returns its number. (ReportLab's tables know nothing of it: a
        tagged leaflet has dozens of these, and nobody asks for them by name.)"""
        count = self.objectcounter = self.objectcounter + 1
        self._bodies[count] = body
        return count

    def add_group(self, group: ObjectGroup) -> None:
        """Take in an object stream and, with the numbers after it, the objects inside."""
        first = self.add(group.stream) + 1
        self._groups.append((first, group))
        self.objectcounter += group.size

    def add_page(self, page: LeafletPage) -> int:
        """Append a page; returns its object number."""
        self.addPage(page)
        return self.number_of(page)

    def number_of(self, entry: pdfdoc.PDFObject) -> int:
        """The object number of ``entry``, which is taken in when it is new."""
        self.Reference(entry)
        return int(self.idToObjectNumberAndVersion[entry.__InternalName__][0])

    def format(self) -> bytes:
        """The whole file: streams as they are, everything else in object streams, then the
        cross-reference stream."""
        catalogue, info = self.number_of(self.Catalog), self.number_of(self.info)
        parts = [self._header]
        position = len(self._header)
        rows = [FREE] * self.next_number
        numbers: list[int] = []
        bodies: list[bytes] = []
        own = {number: self.idToObject[name] for number, name in self.numberToId.items()}
        for number in sorted((*own, *self._bodies)):
            body = self._bodies[number] if number in self._bodies else own[number].format(self)
            if body.endswith(_ENDS_STREAM):
                part = b"%d 0 obj\n%b\nendobj\n" % (number, body)
                rows[number] = in_file(position)
                parts.append(part)
                position += len(part)
            else:
                numbers.append(number)
                bodies.append(body)
        for first, group in self._groups:
            rows[first : first + group.size] = [group.rows, *[b""] * (group.size - 1)]
        for start in range(0, len(numbers), OBJECTS_PER_STREAM):
            held = numbers[start : start + OBJECTS_PER_STREAM]
            last = len(rows)
            for index, number in enumerate(held):
                rows[number] = in_stream(last, index)
            body = object_stream(held, bodies[start : start + OBJECTS_PER_STREAM])
            rows.append(in_file(position))
            part = b"%d 0 obj\n%b\nendobj\n" % (last, body)
            parts.append(part)
            position += len(part)
        rows.append(in_file(position))
        digest = hashlib.sha256(b"".join(parts)).hexdigest()[:32].upper()
        trailer = f"/Root {catalogue} 0 R/Info {info} 0 R/ID[<{digest}><{digest}>]"
        table = b"".join(rows)
        number = len(table) // ROW.size - 1
        parts.append(b"%d 0 obj\n%b\nendobj\n" % (number, cross_references(table, trailer)))
        parts.append(b"startxref\n%d\n%%%%EOF\n" % position)
        return b"".join(parts)
