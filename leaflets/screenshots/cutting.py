"""Pages -> pictures: each place is cut out, with the message outlined."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import groupby
from typing import TYPE_CHECKING

from leaflets.screenshots.placing import Place

if TYPE_CHECKING:
    from PIL.Image import Image

SCALE = 120 / 72
"""Pixels per point: words of 9 points can be read, and a column fits into a browser."""

OUTLINE, HALO, OUTSET = (214, 0, 108), (255, 255, 255), 2.0
"""Colours of the outline and of the thin line around it, which parts it from a dark panel, and how
far from the words it is, in points. No theme of ours has this red."""

COLOURS = 126
"""Of a picture, beside these two: smoothed letters on a few panels need no more, and files are a
third as large. Counted for each picture, so that a word changes only those that show it."""


def cut(pdf: bytes, places: Sequence[Place]) -> Iterator[tuple[Place, bytes]]:
    """Each place with its picture (PNG). A page is drawn once, however many places are on it; the
    same PDF gives the same bytes (of the same versions of pypdfium2 and Pillow)."""
    import pypdfium2  # a program of its own, 7 MB: only when there is something to draw

    document = pypdfium2.PdfDocument(pdf)
    try:
        by_page = sorted(places, key=lambda place: place.region.page)
        for page, on_page in groupby(by_page, key=lambda place: place.region.page):
            picture = document[page].render(scale=SCALE).to_pil().convert("RGB")
            for place in on_page:
                yield place, _png(_cut(picture, place))
    finally:
        document.close()


def _in_few_colours(picture: Image) -> Image:
    """The picture with a palette whose last two colours are those of the outline."""
    from PIL.Image import Dither

    made = picture.quantize(COLOURS, dither=Dither.NONE)
    own = (made.getpalette() or [])[: 3 * COLOURS]
    made.putpalette([*own, *[0] * (3 * COLOURS - len(own)), *HALO, *OUTLINE])
    return made


def _cut(page: Image, place: Place) -> Image:
    from PIL import ImageDraw

    left, top, right, bottom = place.view
    corner = (math.floor(left * SCALE), math.floor(top * SCALE))
    end = (min(page.width, math.ceil(right * SCALE)), min(page.height, math.ceil(bottom * SCALE)))
    picture = _in_few_colours(page.crop((*corner, *end)))
    region = place.region
    x, y = (round((near - OUTSET) * SCALE) for near in (region.x, region.y))
    far = (region.x + region.width, region.bottom)
    x_end, y_end = (round((edge + OUTSET) * SCALE) for edge in far)
    pen = ImageDraw.Draw(picture)
    for grown, colour, width in ((1, COLOURS, 1), (0, COLOURS + 1, 2)):
        box = (x - grown, y - grown, x_end + grown, y_end + grown)
        inside = [edge - corner[number % 2] for number, edge in enumerate(box)]
        pen.rectangle(inside, outline=colour, width=width)
    return picture


def _png(picture: Image) -> bytes:
    out = BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()
