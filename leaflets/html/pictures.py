"""Pictures of a leaflet in its page: drawings with their labels, logos, and the signs of the theme.

Labels and their lines stand where they stand on paper: the same box is placed on a sheet as wide as
a telephone, and what is drawn there becomes the drawing of the page.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from html import escape
from typing import Final

from leaflets.html.raster import address
from leaflets.html.svg import element, painted, shapes
from leaflets.model.layout import MM
from leaflets.model.nodes import Image
from leaflets.model.page import Drawing, Item, SetText, Stroke
from leaflets.model.picture import Picture, RasterPicture, VectorPicture
from leaflets.typeset.figure import ImageBox
from leaflets.typeset.sheet import Sheet
from leaflets.typeset.styles import Look

WIDE: Final = 200.0
"""Points: width of the sheet that a drawing with labels is placed on. Shown on a telephone, 360 CSS
pixels wide, its labels of 10 points are then as large as the words around it."""

_LARGER: Final = 1.25
"""How much larger than on paper a drawing may be: a screen is farther from the eye."""


def paint(colour: str) -> str:
    """A colour of the palette, which the page may change."""
    return colour if colour.startswith("#") else f"var(--{colour})"


def drawn(node: Image, picture: Picture, box: ImageBox, right_to_left: bool, name: str) -> str:
    """An image of a leaflet. ``box``: the one that stands on paper; ``name``: of its own."""
    own = " ".join(("l-drawn", *node.classes[1:]))
    if isinstance(picture, RasterPicture) and not node.labels:
        style = _width(node, picture, box.look)
        alt = f'alt="{escape(node.alt)}"'
        size = f'width="{picture.width}" height="{picture.height}"'
        return f'<img class="{escape(own)}" src="{address(picture)}" {alt} {size}{style}/>'
    if node.labels:
        inside, tall = _labelled(box, right_to_left)
        frame, style = f"0 0 {WIDE:g} {tall:.5g}", ' style="max-width:25rem"'
    else:
        inside, frame = _inside(picture), f"0 0 {picture.width:g} {picture.height:g}"
        style = _width(node, picture, box.look)
    more = f' class="{escape(own)}"{style}'
    return element(inside, frame, name=name, title=node.alt, more=more)


def sign(picture: Picture, mirrored: bool) -> str:
    """A sign of the theme, in the colour of its place. Its meaning is in the words beside it."""
    assert isinstance(picture, VectorPicture)
    inside = shapes(picture, _in_place)
    turned = " l-turned" if mirrored else ""
    frame = f"0 0 {picture.width:g} {picture.height:g}"
    return f'<span class="l-sign{turned}">{element(inside, frame)}</span>'


def _in_place(colour: str) -> str:
    return "currentColor" if colour == "ink" else colour


def _inside(picture: Picture) -> str:
    if isinstance(picture, VectorPicture):
        return shapes(picture, paint)
    size = f'width="{picture.width}" height="{picture.height}"'
    return f'<image href="{address(picture)}" {size}/>'


def _width(node: Image, picture: Picture, look: Look) -> str:
    """As wide as on paper, or a little wider."""
    tall, wide = look.height / MM, node.width_mm or look.width / MM
    widths = [one for one in (wide, tall * picture.width / picture.height) if one]
    if not widths:
        return ""
    larger = _LARGER if node.alt and node.labels == () and "logo" not in node.classes else 1.0
    return f' style="max-width:{min(widths) * larger * MM / 12:.4g}rem"'


def _labelled(box: ImageBox, right_to_left: bool) -> tuple[str, float]:
    """What stands in the drawing, and its height in points."""
    whole = replace(box, wanted_width=0.0, look=replace(box.look, height=0.0, align="center"))
    tall = whole.height(WIDE)
    sheet = Sheet(0, WIDE, tall, right_to_left)
    whole.place(sheet, 0.0, 0.0, WIDE)
    return "".join(piece for item in sheet.page().items for piece in _placed(item)), tall


def _placed(item: Item) -> Iterator[str]:
    match item:
        case Drawing():
            scale = item.width / item.picture.width
            place = f"translate({item.x:.5g} {item.y:.5g}) scale({scale:.5g})"
            yield f'<g transform="{place}">{_inside(item.picture)}</g>'
        case Stroke():
            ends = f'x1="{item.x1:.5g}" y1="{item.y1:.5g}" x2="{item.x2:.5g}" y2="{item.y2:.5g}"'
            colour = painted(stroke=paint(item.colour))
            yield f'<line {ends}{colour} stroke-width="{item.width:.3g}"/>'
        case SetText():
            for line, x, y in zip(item.lines, item.xs, item.baselines, strict=True):
                words = "".join(run.text for run in line.runs).strip()
                middle = f'x="{x + line.width / 2:.5g}" y="{y:.5g}" text-anchor="middle"'
                yield f'<text {middle} font-size="{line.size:.4g}">{escape(words)}</text>'
        case _:
            pass
