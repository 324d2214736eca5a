"""Which leaflet a finished PDF is: from its metadata, or from the code printed on its pages."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

_PROPERTY = re.compile(rb"<leaflets:(\w+)>([^<]*)</leaflets:\w+>")
_CODE = re.compile(
    r"([A-Z0-9]+(?:-[A-Z0-9]+)*)\s+(\d+\.\d+\.\d+)\s*·\s*([A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*)"
    r"\s*·\s*([0-9a-f]{8})\b"
)
_DIRECTIONS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Direction marks that text extraction may leave behind (UAX #9)."""


@dataclass(frozen=True, slots=True)
class Provenance:
    """``clinic``, ``review``, ``marks`` and ``tool`` are empty when only the printed code is left;
    ``printed`` says so."""

    leaflet: str
    version: str
    language: str
    hash: str
    clinic: str = ""
    review: str = ""
    marks: str = ""
    tool: str = ""
    printed: bool = False


def from_metadata(pdf: bytes) -> Provenance | None:
    """What the XMP of a PDF says; None if it says nothing. Our XMP is never compressed."""
    found = {
        name.decode(): html.unescape(value.decode("utf-8", "replace"))
        for name, value in _PROPERTY.findall(pdf)
    }
    if not {"leaflet", "version", "language", "hash"} <= found.keys():
        return None
    names = ("leaflet", "version", "language", "hash", "clinic", "review", "marks", "tool")
    leaflet, version, language, code, *more = (found.get(name, "") for name in names)
    clinic, review, marks, tool = more
    return Provenance(leaflet, version, language, code, clinic, review, marks, tool)


def from_pages(pdf: bytes) -> Provenance | None:
    """What the footer of a PDF says; None if there is no such code, or no text to read.

    Another program may have taken the metadata away, when files were joined or made smaller.
    """
    import io
    import logging

    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it talks to stderr about repairs
    try:
        for page in PdfReader(io.BytesIO(pdf)).pages:
            text = _DIRECTIONS.sub("", page.extract_text())
            if found := _CODE.search(text):
                return Provenance(found[1], found[2], found[3], found[4], printed=True)
    except Exception:  # a damaged file can break a PDF reader anywhere
        return None
    return None
