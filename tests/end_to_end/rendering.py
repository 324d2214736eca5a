"""Pages as pictures, drawn by PDFium: a program that knows nothing of ours."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
from PIL import Image, ImageChops

POINTS_IN_INCH = 72

SHOWING = ("Tj", "TJ", "'", '"')
"""Operators that show text (ISO 32000-1 9.4.3)."""

TILE = (14, 1)
"""Pixels that are averaged before pictures are compared. Wide: noise along a line of text evens
out. Low: a line that stands a pixel higher or lower shows."""

TOLERANCE = 38
"""Most that the averages of a tile may differ, of 255 levels of grey. Measured: other ways of
smoothing differ by 28, a line moved by 2 points by 52, a missing word by 60."""


def rendered(
    pdf: bytes | Path, page: int, dpi: int = 50, colour: bool = False, smoothing: str | None = None
) -> Image.Image:
    """A page as a picture, in grey or in colour. ``smoothing``: ``lcd`` for another way of it."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        made = document[page].render(
            scale=dpi / POINTS_IN_INCH,
            grayscale=not colour and not smoothing,
            optimize_mode=smoothing,
        )
        picture: Image.Image = made.to_pil()
        return picture.convert("RGB" if colour else "L")
    finally:
        document.close()


def difference(one: Image.Image, other: Image.Image) -> int:
    """The largest difference between the tiles of two grey pictures; 255 if sizes differ."""
    if one.size != other.size:
        return 255
    apart = ImageChops.difference(_tiles(one), _tiles(other))
    largest: Any = apart.getextrema()[1]
    return int(largest)


def _tiles(picture: Image.Image) -> Image.Image:
    size = (picture.width // TILE[0], picture.height // TILE[1])
    return picture.resize(size, Image.Resampling.BOX)


def with_room_around(pdf: Path, room: int) -> bytes:
    """The same file with ``room`` points of empty paper round each page: what was drawn outside
    the page becomes visible."""
    with pikepdf.open(pdf) as document:
        for page in document.pages:
            left, bottom, right, top = (float(side) for side in page.obj.MediaBox)
            page.obj.MediaBox = [left - room, bottom - room, right + room, top + room]
            for name in ("/CropBox", "/TrimBox", "/BleedBox", "/ArtBox"):
                if name in page.obj:
                    del page.obj[name]
        out = BytesIO()
        document.save(out)
    return out.getvalue()


def without_words(pdf: Path) -> bytes:
    """The same file without its letters: panels, bars, lines and pictures are left."""
    with pikepdf.open(pdf) as document:
        for page in document.pages:
            left = [
                one
                for one in pikepdf.parse_content_stream(page)
                if str(one.operator) not in SHOWING
            ]
            page.Contents = document.make_stream(pikepdf.unparse_content_stream(left))
        out = BytesIO()
        document.save(out)
    return out.getvalue()


def darkest_outside(picture: Image.Image, inset: float) -> int:
    """The darkest level in the frame that is ``inset`` pixels wide along the picture's edges."""
    inside = picture.copy()
    corner = round(inset)
    inside.paste(255, (corner, corner, picture.width - corner, picture.height - corner))
    lowest: Any = inside.getextrema()[0]
    return int(lowest)
