"""A finished file as a whole, for checks that look at no single page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from leaflets.preflight.declared import Declared, declared
from leaflets.preflight.objects import dictionary, entry
from leaflets.preflight.structure import Element, elements

if TYPE_CHECKING:
    from pypdf import PdfReader


@dataclass(frozen=True, slots=True)
class Whole:
    """``structure``: in reading order; ``title``: of the metadata (XMP)."""

    reader: PdfReader
    catalogue: Mapping[str, Any]
    declared: Declared
    pages: tuple[Mapping[str, Any], ...]
    structure: tuple[Element, ...]
    title: str

    def annotations(self) -> Iterator[tuple[int, Mapping[str, Any]]]:
        """Each with the number of its page, from 1."""
        for number, page in enumerate(self.pages, start=1):
            for one in entry(page, "/Annots") or []:
                yield number, dictionary(one)


def whole(reader: PdfReader) -> Whole:
    """A file that can be read."""
    catalogue = dictionary(reader.root_object)
    xmp = reader.xmp_metadata
    titles = [str(text) for text in (xmp.dc_title or {}).values()] if xmp else []
    return Whole(
        reader=reader,
        catalogue=catalogue,
        declared=declared(reader),
        pages=tuple(reader.pages),
        structure=tuple(elements(entry(catalogue, "/StructTreeRoot"))),
        title=next((text.strip() for text in titles if text.strip()), ""),
    )
