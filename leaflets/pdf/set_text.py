"""Lines of a paragraph to one text object (ISO 32000-1 9.4), with the marks of its elements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaflets.model.page import ARTIFACT, Element, SetText
from leaflets.pdf.shown_runs import ShownRun, shown_runs
from leaflets.pdf.shown_words import show_words
from leaflets.pdf.syntax import hundredths, number

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from leaflets.pdf.canvas import PartCanvas
    from leaflets.pdf.fonts import DocumentFont
    from leaflets.text.face import Face
    from leaflets.text.glyphs import TextStyle


def write_text(
    canvas: PartCanvas,
    text: SetText,
    elements: Sequence[Element],
    fonts: Mapping[Face, DocumentFont],
    contested: bool,
) -> None:
    """Write the lines of ``text`` as one text object. ``contested``: some of its glyphs may mean
    something else to the document."""
    for line in text.lines:
        if not line.is_empty:
            _TextObject(canvas, text, elements, fonts, contested).write()
            return


class _TextObject:
    """One BT ... ET and the state inside it."""

    __slots__ = (
        "_canvas",
        "_contested",
        "_elements",
        "_face",
        "_font",
        "_fonts",
        "_operators",
        "_size",
        "_start_x",
        "_start_y",
        "_style",
        "_text",
    )

    def __init__(
        self,
        canvas: PartCanvas,
        text: SetText,
        elements: Sequence[Element],
        fonts: Mapping[Face, DocumentFont],
        contested: bool,
    ) -> None:
        self._canvas = canvas
        self._operators = canvas.operators
        self._text = text
        self._elements = elements
        self._fonts = fonts
        self._contested = contested
        # Where the text line starts: in 1/100 pt, y upwards.
        self._start_x = self._start_y = 0
        self._style: TextStyle | None = None
        self._face: Face | None = None
        self._font: DocumentFont
        self._size = 0.0

    def write(self) -> None:
        """All lines. An artifact's mark may hold neighbours, so it stands around the text object;
        elements change inside of it."""
        canvas, text = self._canvas, self._text
        if text.element == ARTIFACT:
            canvas.open_artifact(text.kind)
        else:
            canvas.close()
        self._operators.append("BT")
        for line, left, baseline in zip(text.lines, text.xs, text.baselines, strict=True):
            x, y = round((canvas.left + left) * 100), round((canvas.top - baseline) * 100)
            for run in shown_runs(line):
                self._show_run(run, x, y)
        if canvas.rise != "0":
            self._operators.append("0 Ts")
            canvas.rise = "0"
        if text.element != ARTIFACT:
            canvas.close()
        self._operators.append("ET")

    def _show_run(self, run: ShownRun, x: int, y: int) -> None:
        """``x``, ``y``: left end of the line of words."""
        if run.style is not self._style or run.face is not self._face or run.size != self._size:
            self._switch(run)
        font, shown = self._font, run.shown
        if self._contested and not font.agrees(run):
            shown = show_words(run.words, run.placed, font.spells, font.texts) or shown
        first, operators, last = shown
        if not run.continues:
            self._move_to(x + first[0], y + first[1])
        self._operators.append(operators)
        if run.placed:
            self._start_x, self._start_y = x + last[0], y + last[1]

    def _switch(self, run: ShownRun) -> None:
        """Take on a run's style, face and element."""
        canvas, style, text = self._canvas, run.style, self._text
        self._style, self._face, self._size = style, run.face, run.size
        self._font = self._fonts[run.face]
        if text.element != ARTIFACT:
            element = text.inlines[style.inline - 1] if style.inline else ARTIFACT
            if element == ARTIFACT:
                element = text.element
            canvas.open_element(element, self._elements[element].role)
        font = f"/{self._font.name} {number(run.size)} Tf"
        if font != canvas.font:
            self._operators.append(font)
            canvas.font = font
        canvas.set_fill(style.colour)
        rise = number(style.rise) if style.rise else "0"
        if rise != canvas.rise:
            self._operators.append(f"{rise} Ts")
            canvas.rise = rise

    def _move_to(self, x: int, y: int) -> None:
        """Start a text line at a place, in the shortest way (9.4.2)."""
        canvas = self._canvas
        right, up = x - self._start_x, y - self._start_y
        if not right and up and up == -canvas.leading:
            self._operators.append("T*")
        elif not right and up < 0:
            self._operators.append(f"0 {hundredths(up)} TD")
            canvas.leading = -up
        else:
            self._operators.append(f"{hundredths(right)} {hundredths(up)} Td")
        self._start_x, self._start_y = x, y
