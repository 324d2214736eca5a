"""The file: numbered objects, object streams, the cross-reference stream, a content-based ID."""

from __future__ import annotations

import hashlib
import struct
from typing import Final

from reportlab.pdfbase import pdfdoc

from leaflets.pdf.syntax import stream

OBJECTS_PER_STREAM: Final = 200
_ENDS_STREAM: Final = b"\nendstream"


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

    def __init__(self) -> None:
        self.objectcounter: int
        super().__init__(invariant=1, pdfVersion=(1, 7))
        self.Catalog = self._catalog = LeafletCatalog()
        self.Pages = LeafletPages()
        self.info = Ready(b"<<>>")
        # What ReportLab makes its font dictionary serves as the resources of all pages.
        resources = Ready(b"<<>>")
        resources.__InternalName__ = pdfdoc.BasicFonts
        self.idToObject[pdfdoc.BasicFonts] = self.resources = resources

    def add(self, body: bytes = b"") -> int:
        """Take in a finished object; returns its number. (Does what ``Reference`` does, without
        its searches: a tagged leaflet has hundreds of these.)"""
        ready = Ready(body)
        count = self.objectcounter = self.objectcounter + 1
        name = f"R{count}"
        ready.__InternalName__ = name
        self.idToObject[name] = ready
        self.numberToId[count] = name
        self.idToObjectNumberAndVersion[name] = (count, 0)
        return count

    def reserve(self) -> int:
        """A number for an object that ``fill`` completes later."""
        return self.add()

    def fill(self, object_number: int, body: bytes) -> None:
        """Give a reserved object its bytes."""
        self.idToObject[self.numberToId[object_number]].body = body

    def add_page(self, page: LeafletPage) -> int:
        """Append a page; returns its object number."""
        self.addPage(page)
        return self.number_of(page)

    def format(self) -> bytes:
        """The whole file."""
        catalogue, info = self.number_of(self.Catalog), self.number_of(self.info)
        bodies = self._bodies()
        digest = hashlib.sha256()
        for body in bodies:
            digest.update(body)
        file_id = digest.hexdigest()[:32].upper()
        trailer = f"/Root {catalogue} 0 R/Info {info} 0 R/ID[<{file_id}><{file_id}>]"
        return _assemble(bodies, trailer)

    def number_of(self, entry: pdfdoc.PDFObject) -> int:
        """The object number of ``entry``, which is taken in when it is new."""
        self.Reference(entry)
        return int(self.idToObjectNumberAndVersion[entry.__InternalName__][0])

    def _bodies(self) -> list[bytes]:
        bodies: list[bytes] = []
        while (count := len(bodies) + 1) in self.numberToId:  # formatting may add objects
            entry = self.idToObject[self.numberToId[count]]
            bodies.append(entry.body if entry.__class__ is Ready else entry.format(self))
        return bodies


def _assemble(bodies: list[bytes], trailer: str) -> bytes:
    """Streams as they are; everything else in object streams (7.5.7); then the cross-reference
    stream (7.5.8)."""
    parts = [b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"]
    position = len(parts[0])
    rows: list[tuple[int, int, int]] = [(0, 0, 65535)] * (len(bodies) + 1)
    small: list[tuple[int, bytes]] = []
    count = len(bodies)

    def put(object_number: int, body: bytes) -> None:
        nonlocal position
        part = b"%d 0 obj\n%b\nendobj\n" % (object_number, body)
        entry = (1, position, 0)
        if object_number < len(rows):
            rows[object_number] = entry
        else:
            rows.append(entry)
        parts.append(part)
        position += len(part)

    for object_number, body in enumerate(bodies, 1):
        if body.endswith(_ENDS_STREAM):
            put(object_number, body)
        else:
            small.append((object_number, body))
    for start in range(0, len(small), OBJECTS_PER_STREAM):
        group = small[start : start + OBJECTS_PER_STREAM]
        count += 1
        for index, (object_number, _) in enumerate(group):
            rows[object_number] = (2, count, index)
        put(count, _object_stream(group))
    start_of_table = position
    count += 1
    rows.append((1, position, 0))
    table = b"".join([struct.pack(">BIH", *row) for row in rows])
    entries = f"/Type/XRef/Size {count + 1}/W[1 4 2]{trailer}"
    put(count, stream(table, entries))
    parts.append(b"startxref\n%d\n%%%%EOF\n" % start_of_table)
    return b"".join(parts)


def _object_stream(group: list[tuple[int, bytes]]) -> bytes:
    heads: list[str] = []
    offset = 0
    for object_number, body in group:
        heads.append(f"{object_number} {offset}")
        offset += len(body) + 1
    head = " ".join(heads).encode() + b"\n"
    data = head + b"\n".join([body for _, body in group])
    return stream(data, f"/Type/ObjStm/N {len(group)}/First {len(head)}")
