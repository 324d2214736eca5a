"""Operators of a page -> what is put on it, where, in which colour.

Follows the graphics state (ISO 32000-1 8.4) as far as that takes: matrices, clips as the rectangles
around them, colours, text positions. Letters reach as far as their widths say, and up and down as
far as letters usually do.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from leaflets.preflight.content import END, FORM, PATTERN, Operation
from leaflets.preflight.letters import SHOW
from leaflets.preflight.objects import dictionary, entry, numbers, resolved
from leaflets.preflight.outlines import IDENTITY, Matrix, Outline, box_around, times
from leaflets.preflight.sheet import Box, Kind, Mark, Sheet
from leaflets.preflight.shown_fonts import Fonts
from leaflets.preflight.spaces import BLACK, GREY, Colour, family, values_known
from leaflets.preflight.writing import Writing

_DEVICE = {
    b"g": ("fill", "/DeviceGray"), b"rg": ("fill", "/DeviceRGB"), b"k": ("fill", "/DeviceCMYK"),
    b"G": ("line", "/DeviceGray"), b"RG": ("line", "/DeviceRGB"), b"K": ("line", "/DeviceCMYK"),
}  # fmt: skip
_FILLS = frozenset({b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*"})
_LINES = frozenset({b"S", b"s", b"B", b"B*", b"b", b"b*"})
_NOTHING = Box(0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class _State:
    """What ``q`` saves."""

    matrix: Matrix
    clip: Box
    fill: Colour = BLACK
    line: Colour = BLACK
    fill_space: Any = "/DeviceGray"
    line_space: Any = "/DeviceGray"
    width: float = 1.0


def painted(
    number: int, boxes: dict[str, Box], operations: Iterable[Operation], fonts: Fonts
) -> Sheet:
    """The page with what is put on it; ``number`` counts from 1."""
    painter = _Painter(boxes["MediaBox"], fonts)
    for operation in operations:
        painter.follow(operation)
    marks, overprint = tuple(painter.marks), frozenset(painter.overprint)
    return Sheet(number, boxes, marks, painter.colours, overprint)


class _Painter:
    def __init__(self, media: Box, fonts: Fonts) -> None:
        self.marks: list[Mark] = []
        self.colours: dict[Colour, Kind] = {}
        self.overprint: set[str] = set()
        self._state = _State(IDENTITY, media)
        self._saved: list[tuple[_State, tuple[Any, ...]]] = []
        self._writing = Writing(fonts)
        self._outline = Outline()
        self._clips = False
        self._contents: list[tuple[str, bool]] = []  # marked content: type of artifact, read aloud
        self._forms: list[tuple[_State, int, int]] = []

    def follow(self, operation: Operation) -> None:
        operator, operands, resources = operation
        if operator in SHOW:
            self._write(operator, operands)
        elif self._writing.follow(operator, operands, resources) or self._outline.follow(
            operator, operands, self._state.matrix
        ):
            return
        elif operator in _FILLS or operator in _LINES or operator == b"n":
            self._paint_path(operator)
        elif operator in (b"W", b"W*"):
            self._clips = True
        elif operator in _DEVICE:
            which, space = _DEVICE[operator]
            self._colour(which, space, Colour(family(space, None), numbers(operands)))
        elif operator in (b"cs", b"CS", b"sc", b"SC", b"scn", b"SCN") and operands:
            self._named_colour(operator, operands, resources)
        elif operator in (b"q", b"Q", b"cm", b"w", b"gs"):
            self._set(operator, operands, resources)
        elif operator in (b"BDC", b"BMC", b"EMC"):
            self._content(operator, operands, resources)
        elif operator == b"Do" and operands:
            self._image(entry(entry(resources, "/XObject"), operands[0]), resources)
        elif operator == b"INLINE IMAGE":
            self._image(entry(operands, "settings"), resources, inline=True)
        elif operator == b"sh" and operands:
            self._shade(entry(entry(resources, "/Shading"), operands[0]), resources)
        elif operator in (FORM, PATTERN):
            self._open(operator, operands)
        elif operator == END:
            self._state, saved, contents = self._forms.pop()
            del self._saved[saved:], self._contents[contents:]

    def _set(self, operator: bytes, operands: Any, resources: Any) -> None:
        state = self._state
        if operator == b"q":
            self._saved.append((state, self._writing.saved()))
        elif operator == b"Q":
            if len(self._saved) > (self._forms[-1][1] if self._forms else 0):
                self._state, writing = self._saved.pop()
                self._writing.restore(writing)
        elif operator == b"cm":
            self._state = replace(state, matrix=times(numbers(operands), state.matrix))
        elif operator == b"w":
            self._state = replace(state, width=(*numbers(operands), 1.0)[0])
        elif operands:
            found = dictionary(entry(entry(resources, "/ExtGState"), operands[0]))
            if any(bool(getattr(entry(found, key), "value", False)) for key in ("/OP", "/op")):
                self.overprint.add(str(operands[0]))

    def _colour(self, which: str, space: Any, colour: Colour) -> None:
        if which == "fill":
            self._state = replace(self._state, fill=colour, fill_space=space)
        else:
            self._state = replace(self._state, line=colour, line_space=space)

    def _named_colour(self, operator: bytes, operands: Any, resources: Any) -> None:
        which = "fill" if operator.islower() else "line"
        if operator in (b"cs", b"CS"):
            space = operands[0]
            initial = (
                BLACK if family(space, resources) == GREY else Colour(family(space, resources))
            )
            self._colour(which, space, initial)
            return
        space = self._state.fill_space if which == "fill" else self._state.line_space
        named = str(operands[-1]) if isinstance(operands[-1], str) else ""
        pattern = dictionary(entry(entry(resources, "/Pattern"), named)) if named else {}
        if pattern.get("/PatternType") == 2:
            shading = entry(pattern, "/Shading")
            self._colour(which, space, Colour(family(entry(shading, "/ColorSpace"), resources)))
            self._use(self._state.fill if which == "fill" else self._state.line, "shading")
            return
        values = numbers(operands) if values_known(space, resources) else ()
        self._colour(which, space, Colour(family(space, resources), values))

    def _content(self, operator: bytes, operands: Any, resources: Any) -> None:
        if operator == b"EMC":
            if len(self._contents) > (self._forms[-1][2] if self._forms else 0):
                self._contents.pop()
            return
        properties = operands[1] if len(operands) > 1 else None
        if isinstance(properties, str):
            properties = entry(entry(resources, "/Properties"), properties)
        artifact, read = self._contents[-1] if self._contents else ("", False)
        if operands and operands[0] == "/Artifact":
            artifact = str(entry(properties, "/Type") or "other")
        self._contents.append((artifact, read or entry(properties, "/MCID") is not None))

    def _open(self, operator: bytes, form: Any) -> None:
        self._forms.append((self._state, len(self._saved), len(self._contents)))
        matrix = numbers(entry(form, "/Matrix"))
        moved = times(matrix, self._state.matrix) if len(matrix) == 6 else self._state.matrix
        bounds = numbers(entry(form, "/BBox"))
        clip = _NOTHING  # where a pattern comes to lie is not followed: its colours count alone
        if operator == FORM and len(bounds) == 4:
            clip = box_around(bounds, moved).within(self._state.clip)
        elif operator == FORM:
            clip = self._state.clip
        self._state = replace(self._state, matrix=moved, clip=clip)

    def _use(self, colour: Colour, kind: Kind) -> None:
        self.colours.setdefault(colour, kind)

    def _put(
        self, kind: Kind, box: Box, colour: Colour, image: Any = None, placed: Any = (0.0, 0.0)
    ) -> None:
        self._use(colour, kind)
        shown = box.within(self._state.clip)
        if shown.width >= 0 and shown.height >= 0 and self._state.clip != _NOTHING:
            artifact, read = self._contents[-1] if self._contents else ("", False)
            self.marks.append(
                Mark(kind, shown, colour, artifact, bool(self._forms), read, image, placed)
            )

    def _write(self, operator: bytes, operands: Any) -> None:
        for box, filled, drawn in self._writing.show(operator, operands, self._state.matrix):
            if filled:
                self._put("words", box, self._state.fill)
            if drawn:
                self._put("words", box, self._state.line)

    def _paint_path(self, operator: bytes) -> None:
        box, state = self._outline.take(), self._state
        if box and operator in _FILLS:
            self._put("area", box, state.fill)
        if box and operator in _LINES:
            a, b, c, d = state.matrix[:4]
            half = state.width * abs(a * d - b * c) ** 0.5 / 2
            self._put("line", _thick(box, half), state.line)
        if self._clips:
            self._clips = False
            self._state = replace(state, clip=state.clip.within(box) if box else _NOTHING)

    def _image(self, image: Any, resources: Any, inline: bool = False) -> None:
        if not inline and entry(image, "/Subtype") != "/Image":
            return
        matrix = self._state.matrix
        a, b, c, d = matrix[:4]
        placed = ((a * a + b * b) ** 0.5, (c * c + d * d) ** 0.5)
        mask = _either(image, "/ImageMask", "/IM")
        if getattr(mask, "value", False):
            colour = self._state.fill
        else:
            colour = Colour(family(_either(image, "/ColorSpace", "/CS"), resources))
        self._put("picture", box_around((0, 0, 1, 1), matrix), colour, image, placed)

    def _shade(self, shading: Any, resources: Any) -> None:
        colour = Colour(family(entry(shading, "/ColorSpace"), resources))
        self._put("shading", self._state.clip, colour)


def _thick(box: Box, half: float) -> Box:
    """Around a line of twice that thickness. A straight one is no longer for that: it is cut off at
    its ends (ISO 32000-1 8.4.3.3, butt caps)."""
    across = 0.0 if box.height == 0 < box.width else half
    up = 0.0 if box.width == 0 < box.height else half
    return Box(box.left - across, box.bottom - up, box.right + across, box.top + up)


def _either(image: Any, key: str, short: str) -> Any:
    """Inline images have short names (ISO 32000-1 8.9.7)."""
    found = entry(image, key)
    return resolved(entry(image, short)) if found is None else found
