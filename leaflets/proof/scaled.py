"""A finished page, smaller and somewhere else: its items with new places, sizes and numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import assert_never

from leaflets.model.page import (
    ARTIFACT,
    Area,
    Drawing,
    Item,
    QrDrawing,
    SetText,
    Stroke,
)
from leaflets.text.glyphs import Line, PlacedWord, TextStyle
from leaflets.typeset.regions import Region

Rgb = tuple[float, float, float]


class Shrunk:
    """Moves items of one document into another.

    ``scale``: of all lengths; ``x``, ``y``: where the top left of a page comes to stand; ``base``:
    added to the numbers of elements. ``palette``: of the document that items
    come from: its colours are written out, since the other one may call others so.
    """

    def __init__(
        self, scale: float, x: float, y: float, base: int, palette: Mapping[str, Rgb]
    ) -> None:
        self.scale, self.x, self.y, self.base = scale, x, y, base
        self._colours = {name: _hex(rgb) for name, rgb in palette.items()}
        self._styles: dict[TextStyle, TextStyle] = {}

    def region(self, region: Region) -> Region:
        x, y = self._point(region.x, region.y)
        width, height = region.width * self.scale, region.height * self.scale
        return replace(region, x=x, y=y, width=width, height=height)

    def item(self, item: Item) -> Item:
        scale = self.scale
        match item:
            case SetText():
                return self._text(item)
            case Area():
                x, y = self._point(item.x, item.y)
                return Area(
                    x, y, item.width * scale, item.height * scale, self._colour(item.fill),
                    self._colour(item.stroke), item.stroke_width * scale, item.radius * scale,
                    item.corners,
                )  # fmt: skip
            case Stroke():
                start, end = self._point(item.x1, item.y1), self._point(item.x2, item.y2)
                dash = tuple(part * scale for part in item.dash)
                colour = self._colours.get(item.colour, item.colour)
                return Stroke(*start, *end, colour, item.width * scale, dash)
            case Drawing():
                x, y = self._point(item.x, item.y)
                own = {name: self._colours.get(c, c) for name, c in item.colours.items()}
                return replace(
                    item, x=x, y=y, width=item.width * scale, height=item.height * scale,
                    element=self._number(item.element), colours={**self._colours, **own},
                )  # fmt: skip
            case QrDrawing():
                x, y = self._point(item.x, item.y)
                colour = self._colours.get(item.colour, item.colour)
                number = self._number(item.element)
                return QrDrawing(item.symbol, x, y, item.side * scale, number, colour)
            case _:
                assert_never(item)

    def _text(self, text: SetText) -> SetText:
        scale = self.scale
        return SetText(
            tuple(map(self._line, text.lines)),
            tuple(self.x + x * scale for x in text.xs),
            tuple(self.y + y * scale for y in text.baselines),
            self._number(text.element),
            tuple(map(self._number, text.inlines)),
            text.links,
            text.kind,
            text.above * scale,
            text.below * scale,
        )

    def _line(self, line: Line) -> Line:
        words = tuple(map(self._word, line.words))
        return Line(words, line.width * self.scale, line.has_right_to_left, line.ends_paragraph)

    def _word(self, word: PlacedWord) -> PlacedWord:
        return word._replace(
            x=word.x * self.scale,
            width=word.width * self.scale,
            size=word.size * self.scale,
            style=self._style(word.style),
        )

    def _style(self, style: TextStyle) -> TextStyle:
        found = self._styles.get(style)
        if found is None:
            colour = self._colours.get(style.colour, style.colour)
            size, rise = style.size * self.scale, style.rise * self.scale
            found = self._styles[style] = style._replace(size=size, rise=rise, colour=colour)
        return found

    def _point(self, x: float, y: float) -> tuple[float, float]:
        return self.x + x * self.scale, self.y + y * self.scale

    def _number(self, element: int) -> int:
        return element if element == ARTIFACT else element + self.base

    def _colour(self, name: str | None) -> str | None:
        return None if name is None else self._colours.get(name, name)


def _hex(colour: Rgb) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in colour)
