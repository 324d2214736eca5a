"""Drawing one part of a page: its operators, marks, links and the room that figures take."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING, NamedTuple

from leaflets.model.page import ARTIFACT, Area, Drawing, Item, QrDrawing, SetText, Stroke
from leaflets.pdf.canvas import PartCanvas
from leaflets.pdf.links import Annotation, draw_links
from leaflets.pdf.looked_at import LookedAt, looked_at
from leaflets.pdf.parts import Box, DrawnPart, Part, Surroundings
from leaflets.pdf.passages import drawn_text
from leaflets.pdf.pictures import XObject, draw_picture, draw_qr
from leaflets.pdf.set_text import write_text

if TYPE_CHECKING:
    from leaflets.model.page import Element
    from leaflets.pdf.fonts import DocumentFont
    from leaflets.text.face import Face


@dataclass(frozen=True)
class Scope:
    """What the parts of one document refer to: its elements, its fonts, the names of its
    pictures. ``linked``: links lead somewhere; else they are words as others."""

    elements: Sequence[Element]
    fonts: Mapping[Face, DocumentFont]
    pictures: Mapping[XObject, str]
    linked: bool = True

    @cached_property
    def root(self) -> str:
        """The role of the outermost element."""
        return self.elements[0].role if self.elements else ""

    @cached_property
    def contested(self) -> bool:
        """Whether some glyph has several meanings."""
        return any(font.contested for font in self.fonts.values())

    @cached_property
    def figures(self) -> dict[int, int]:
        """Element -> the Figure that it is or is part of."""
        found: dict[int, int] = {}
        for index, element in enumerate(self.elements):
            if element.role == "Figure":
                found[index] = index
            elif element.parent in found:
                found[index] = found[element.parent]
        return found


class Spot(NamedTuple):
    """Where a page is drawn. ``size``: of the media; ``origin``: of the page on it: points to add
    to x, points down from the top of the media; ``copy``: it is read aloud elsewhere."""

    size: tuple[float, float]
    origin: tuple[float, float] = (0.0, 0.0)
    copy: bool = False


def drawn_part(part: Part, spot: Spot, marks: int, scope: Scope) -> DrawnPart:
    """A part as it was drawn for another document, or drawn now. ``marks``: before it on the
    media."""
    fonts = [scope.fonts[face] for face in part.faces]
    names = [font.name for font in fonts]
    if part.pictures:
        names += [scope.pictures[picture] for picture in part.pictures]
    contested = tuple([font.contested_in(part) for font in fonts]) if scope.contested else ()
    surroundings = Surroundings(*spot, marks, scope.root, tuple(names), contested)
    known = part.drawn.get(surroundings)
    if known is not None and known.looked_at.fits(scope.elements):
        return known
    drawn = _draw(part, surroundings, scope)
    if not drawn.problems:
        part.remember(surroundings, drawn)
    return drawn


def _draw(part: Part, surroundings: Surroundings, scope: Scope) -> DrawnPart:
    size, origin, copy, marks = surroundings[:4]
    canvas = PartCanvas(size, marks, part.colours, origin, copy)
    elements, figures = scope.elements, scope.figures
    contested, fonts = any(surroundings.contested), (part.faces, surroundings)
    annotations: list[Annotation] = []
    boxes: list[Box] = []
    for item in part.items:
        match item:
            case SetText():
                draw = partial(_draw_text, canvas, item, scope, contested)
                annotations += drawn_text(canvas, item, elements, fonts, draw)
            case Area():
                canvas.area(item)
                continue
            case Stroke():
                canvas.stroke(item)
                continue
            case Drawing():
                draw_picture(canvas, item, elements, scope.pictures)
            case QrDrawing():
                draw_qr(canvas, item, elements)
        # What is drawn in a Figure counts for its bounding box (PDF/UA-1 7.3).
        if item.element != ARTIFACT and item.element in figures:
            boxes.append((figures[item.element], _room(item, canvas.left, canvas.top)))
    canvas.close()
    return DrawnPart(
        "\n".join(canvas.operators),
        tuple(canvas.events),
        canvas.marks - marks,
        tuple(annotations),
        tuple(boxes),
        _looked_at(part.items, elements),
        tuple(canvas.problems),
    )


def _draw_text(
    canvas: PartCanvas, text: SetText, scope: Scope, contested: bool
) -> tuple[Annotation, ...]:
    """Draw a text with its links."""
    write_text(canvas, text, scope.elements, scope.fonts, contested)
    # No part is drawn in both ways: it belongs to colours, and those of a press to no screen.
    return tuple(draw_links(canvas, text, scope.elements)) if text.links and scope.linked else ()


def _room(
    item: SetText | Drawing | QrDrawing, left: float, top: float
) -> tuple[float, float, float, float]:
    """The rectangle that an item takes on a page whose corner is here, y upwards."""
    match item:
        case SetText():
            size = max((line.size for line in item.lines), default=0.0)
            right = max(x + line.width for x, line in zip(item.xs, item.lines, strict=True))
            first, last = min(item.baselines) - size, max(item.baselines)
            return (left + min(item.xs), top - last - size / 4, left + right, top - first)
        case Drawing():
            x, bottom = left + item.x, top - item.y - item.height
            return (x, bottom, x + item.width, top - item.y)
        case QrDrawing():
            x, bottom = left + item.x, top - item.y - item.side
            return (x, bottom, x + item.side, top - item.y)


def _looked_at(items: Sequence[Item], elements: Sequence[Element]) -> LookedAt:
    """The elements that drawing ``items`` asks about."""
    own: dict[int, None] = {}
    for item in items:
        if isinstance(item, Area | Stroke):
            continue
        own[item.element] = None
        if isinstance(item, SetText):
            own.update(dict.fromkeys(item.inlines))
    return looked_at(own, elements)
