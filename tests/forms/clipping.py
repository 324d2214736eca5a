"""No glyph is clipped, covered or out of its frame: measured on pictures of the pages.

The frame of a line of text is the room that typesetting gave it: from its first word to its last,
and as far above and below the baseline as the box of the line reaches. PDFium draws each side of a
sheet three times, with room around the paper so that nothing is cut off by the edge of the medium:

1. the words alone, all in black: every mark must lie in the frame of a line;
2. everything, and 3. everything but the words: where the words have ink, both must differ. If they
   do not, something covers the words. The underline of a link is of the colour of its words, so
   that letters which cross it make no difference there.

A clip would take ink away from all three pictures, so no words may stand behind one.

That the frames themselves lie on the page, and far enough from its edges, is said by ``leaflets
verify`` and by the geometry.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image, ImageChops, ImageDraw, ImageFilter

from leaflets.model.page import PagedDocument, SetText, Side
from leaflets.pdf.links import UNDERLINE_DEPTH, UNDERLINE_THICKNESS
from leaflets.pdf.sides import sides_of

DPI = 100
PIXELS = DPI / 72

ROOM = 24
"""Points of paper that are added on each side."""

OVERHANG, RISE = 0.2, 0.12
"""Ems by which letters may reach out of the box of their line at its ends, above and below."""

Rectangle = tuple[float, float, float, float]
"""Left, top, right, bottom in points."""

NASTALIQ = (1.2, 0.6)
"""The same in Urdu: words climb, and their last letters sweep back below those before them.
Measured on posters, where lines are tightest."""

BELOW_A_TAIL = 0.2
"""The same below an Arabic letter with a tail, for what stands under the tail: 0.16 measured, in
Noto Sans Arabic."""

UNDER_TAILS = frozenset("\u064a\u064d\u0650")
"""The two dots of yeh; kasratan and kasra."""

INK = 100
"""Darkness, of 255, from which a pixel counts as ink: what is lighter is the edge of a letter."""

SOLID, SHOWN = 190, 16
"""Darkness of the inside of a letter, and how much it must differ from what is behind."""


def clipped_glyphs(pdf: bytes, document: PagedDocument) -> Iterator[str]:
    """What is wrong with the ink of words, in words."""
    file = pypdfium2.PdfDocument(pdf)
    try:
        for number, side in enumerate(sides_of(document)):
            for fault in _on_one_side(file, number, document, side):
                yield f"side {number + 1}: {fault}"
    finally:
        file.close()


def _on_one_side(
    file: pypdfium2.PdfDocument, number: int, document: PagedDocument, side: Side
) -> Iterator[str]:
    if clipped := _behind_a_clip(file, number):
        yield f"{clipped} pieces of text stand behind a clip"
    words, everything, rest = _drawn(file, number)
    ink = ImageChops.invert(words)
    outside = ink.copy()
    pen = ImageDraw.Draw(outside)
    edge = document.edge
    for frame in _frames(document, side):
        pen.rectangle(tuple((one + ROOM + edge) * PIXELS for one in frame), fill=0)
    if place := outside.point([255 * (value > INK) for value in range(256)]).getbbox():
        yield f"ink out of its frame {_millimetres(place, edge)}"
    differs = _largest(ImageChops.difference(everything, rest))
    shown = differs.point([255 * (value > SHOWN) for value in range(256)])
    solid = ink.point([255 * (value > SOLID) for value in range(256)])
    hidden = ImageChops.subtract(solid, shown)
    if hidden.getbbox():  # most often there is nothing to look at again, a pixel to each side
        hidden = ImageChops.subtract(solid, shown.filter(ImageFilter.MaxFilter(3)))
    pen = ImageDraw.Draw(hidden)
    for line in _underlines(document, side):
        left, top, right, bottom = ((one + ROOM + edge) * PIXELS for one in line)
        pen.rectangle((left, top - 1, right, bottom + 1), fill=0)
    if place := hidden.getbbox():
        yield f"words are covered {_millimetres(place, edge)}"


def _behind_a_clip(file: pypdfium2.PdfDocument, number: int) -> int:
    """How many pieces of text a clipping path could cut."""
    page, found = file[number], 0
    for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT], max_depth=1):
        clip = pdfium.FPDFPageObj_GetClipPath(item)
        found += bool(clip) and pdfium.FPDFClipPath_CountPaths(clip) > 0
    left, bottom, right, top = page.get_mediabox()
    page.set_mediabox(left - ROOM, bottom - ROOM, right + ROOM, top + ROOM)
    page.close()  # the size of a page is read when it is opened
    return found


def _frames(document: PagedDocument, side: Side) -> Iterator[Rectangle]:
    return _on_side(document, side, _of_lines)


def _underlines(document: PagedDocument, side: Side) -> Iterator[Rectangle]:
    return _on_side(document, side, _below_links)


def _on_side(
    document: PagedDocument, side: Side, found: Callable[[SetText], Iterator[Rectangle]]
) -> Iterator[Rectangle]:
    """Of each text, from the top left of the trimmed sheet."""
    for placed in side.pages:
        for item in document.pages[placed.page].items:
            if isinstance(item, SetText):
                for left, top, right, bottom in found(item):
                    yield left + placed.x, top + placed.y, right + placed.x, bottom + placed.y


def _below_links(item: SetText) -> Iterator[Rectangle]:
    """As ``leaflets.pdf.links`` draws them."""
    for line, x, baseline in zip(item.lines, item.xs, item.baselines, strict=True):
        for word in line.words if item.links else ():
            if word.style.inline:
                bottom = baseline + UNDERLINE_DEPTH * word.size
                top = bottom - UNDERLINE_THICKNESS * word.size
                yield x + word.x, top, x + word.x + word.width, bottom


def _of_lines(item: SetText) -> Iterator[Rectangle]:
    for line, x, baseline in zip(item.lines, item.xs, item.baselines, strict=True):
        words = [word for word in line.words if not word.is_space]
        if words:
            size = max(word.size for word in words)
            urdu = any(word.style.language == "ur" for word in words)
            low = any(not UNDER_TAILS.isdisjoint(word.word.text) for word in words)
            across, up = (size * ems for ems in (NASTALIQ if urdu else (OVERHANG, RISE)))
            yield (
                x + min(word.x for word in words) - across,
                baseline - item.above - up,
                x + max(word.x + word.width for word in words) + across,
                baseline + item.below + max(up, size * BELOW_A_TAIL if low else 0.0),
            )


def _drawn(
    file: pypdfium2.PdfDocument, number: int
) -> tuple[Image.Image, Image.Image, Image.Image]:
    """The words alone in black on white, everything, and all but the words."""
    kept = [_with(file, number, words, rest) for words, rest in ((1, 0), (1, 1), (0, 1))]
    return kept[0].convert("L"), kept[1], kept[2]


def _with(file: pypdfium2.PdfDocument, number: int, words: int, rest: int) -> Image.Image:
    page = file[number]  # opened anew: what was taken away before is there again
    for item in list(page.get_objects(max_depth=1)) if not (words and rest) else ():
        is_words = item.type == pdfium.FPDF_PAGEOBJ_TEXT
        if not (words if is_words else rest):
            page.remove_obj(item)
        elif is_words:
            pdfium.FPDFPageObj_SetFillColor(item, 0, 0, 0, 255)
    picture: Image.Image = page.render(scale=PIXELS).to_pil().convert("RGB")
    page.close()
    return picture


def _largest(picture: Image.Image) -> Image.Image:
    """Of red, green and blue."""
    red, green, blue = picture.split()
    return ImageChops.lighter(ImageChops.lighter(red, green), blue)


def _millimetres(place: Any, edge: float) -> str:
    """Where that is on the trimmed sheet."""
    left, top, right, bottom = (
        (value / PIXELS - ROOM - edge) * 25.4 / 72 for value in (float(one) for one in place)
    )
    return f"({left:.0f} to {right:.0f} mm from the left, {top:.0f} to {bottom:.0f} from the top)"
