"""A job -> its PDF, where everything stands in it, and pictures of its pages.

What is shown are the bytes that would be printed, made on the terms of previews: words that are
not translated stand there in the original, set apart.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO

from leaflets.model.job import Job
from leaflets.model.library import Library
from leaflets.pipeline import PREVIEW, lay_out
from leaflets.preview.places import Part, Shown, blocks_of_messages, parts_of, shown_pages
from leaflets.profiles import profiles
from leaflets.stages.paginate import Pagination
from leaflets.text.faces import FontLibrary
from leaflets.typeset.regions import regions

SMALLEST, LARGEST = 0.05, 16.0
"""Pixels per point."""

MOST_PIXELS = 24_000_000
"""Of one page: 400 % of A4 on an ordinary screen is 14 million. A larger picture is drawn with
fewer, and browsers stretch it."""


@dataclass(frozen=True, slots=True, eq=False)
class Drawn:
    """``digest``: SHA-256 of the ``pdf``, its name in addresses; ``blocks``: PO context of each
    message -> the block it is in."""

    digest: str
    pdf: bytes
    made: Pagination
    pages: tuple[Shown, ...]
    parts: tuple[Part, ...]
    blocks: Mapping[str, str]


def drawn(library: Library, job: Job, fonts: FontLibrary) -> Drawn:
    """Raises LeafletsError with all that keeps it from being laid out or drawn."""
    from leaflets.pdf import draw

    made = lay_out(library, job, fonts, PREVIEW)
    pdf = draw(made.document)
    landed = regions(made.document, made.composition, made.edition.digits)
    parts = parts_of(made, landed)
    profile = {**profiles(), **library.presets}[job.profile]
    return Drawn(
        hashlib.sha256(pdf).hexdigest(),
        pdf,
        made,
        shown_pages(made, profile),
        parts,
        blocks_of_messages(landed, parts, made.document),
    )


def picture(pdf: bytes, number: int, scale: float) -> bytes:
    """A PNG of page ``number``, from 0, with ``scale`` pixels per point, or as many as are allowed.

    Raises IndexError where there is no such page.
    """
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        if not 0 <= number < len(document):
            raise IndexError(number)
        page = document[number]
        most = math.sqrt(MOST_PIXELS / (page.get_width() * page.get_height()))
        scale = max(SMALLEST, min(scale, LARGEST, most))
        image = page.render(scale=scale).to_pil()
        out = BytesIO()
        image.save(out, "PNG", compress_level=1)  # it goes no further than this computer
        return out.getvalue()
    finally:
        document.close()
