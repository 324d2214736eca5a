"""Lines of shaped words to text operators (ISO 32000-1 9.4).

Left-to-right words follow each other in ``TJ`` operators. A right-to-left word is shown glyph by
glyph in reading order: then a reader that follows the structure tree gets the letters in order, and
viewers that guess the direction from positions are right as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from leaflets.model.page import ARTIFACT, Element, SetText
from leaflets.pdf.fonts import plain_spaces
from leaflets.pdf.syntax import number, text_string

if TYPE_CHECKING:
    from collections.abc import Sequence

    from leaflets.pdf.canvas import PageCanvas
    from leaflets.pdf.fonts import DocumentFont, DocumentFonts
    from leaflets.text.faces import Face
    from leaflets.text.glyphs import Line, PlacedWord, ShapedWord, TextStyle

CACHED_WORDS: Final = 20_000
"""Right-to-left words whose operators are kept for further documents."""

_NEAR: Final = 0.01
"""Points: a gap smaller than this is rounding, not a wanted distance."""

_Shown = tuple[float, float, str, float, float]
_shown_words: dict[tuple[ShapedWord, float], _Shown] = {}


def write_text(
    canvas: PageCanvas, text: SetText, elements: Sequence[Element], fonts: DocumentFonts
) -> None:
    """Write the lines of ``text`` as one text object."""
    if any(line.words for line in text.lines):
        _TextObject(canvas, text, elements, fonts).write()


class _TextObject:
    """One BT ... ET and the state inside it. Positions are PDF's: y upwards."""

    __slots__ = (
        "_canvas",
        "_elements",
        "_face",
        "_font",
        "_fonts",
        "_operators",
        "_origin_x",
        "_origin_y",
        "_pen",
        "_shown",
        "_size",
        "_spanned",
        "_style",
        "_text",
    )

    def __init__(
        self, canvas: PageCanvas, text: SetText, elements: Sequence[Element], fonts: DocumentFonts
    ) -> None:
        self._canvas = canvas
        self._operators = canvas.operators
        self._text = text
        self._elements = elements
        self._fonts = fonts
        self._shown: list[str] = []
        self._origin_x = self._origin_y = 0.0
        self._pen: float | None = None  # points from the line's left edge; None: not on this line
        self._spanned = 0  # words left in the open ActualText
        self._face: Face | None = None
        self._style: TextStyle | None = None
        self._size = 0.0
        self._font: DocumentFont

    def write(self) -> None:
        canvas, text = self._canvas, self._text
        if text.element == ARTIFACT:
            canvas.open_artifact(text.kind)
        else:
            canvas.close()
        self._operators.append("BT")
        for line, x, baseline in zip(text.lines, text.xs, text.baselines, strict=True):
            self._pen = None
            self._write_line(line, x, round(canvas.height - baseline, 2))
        self._flush()
        if canvas.rise != "0":
            self._operators.append("0 Ts")
            canvas.rise = "0"
        if text.element != ARTIFACT:
            canvas.close()
        self._operators.append("ET")

    def _write_line(self, line: Line, left: float, y: float) -> None:
        words = line.words
        shown = self._shown
        for index, placed in enumerate(words):
            word = placed.word
            if (
                placed.style is not self._style
                or word.face is not self._face
                or placed.size != self._size
            ):
                self._switch(placed)
            spelt = self._font.spells(word)
            if word.right_to_left:
                self._show_glyphs(placed, left + placed.x, y, spelt)
                continue
            self._move_pen(placed.x, left, y, line.has_right_to_left)
            if not spelt and not self._spanned and not placed.is_space:
                self._open_span(words, index, line.has_right_to_left)
            for rise, operands in word.operands:
                if rise:
                    self._show_raised(rise, operands)
                else:
                    shown.append(operands)
            self._pen = placed.x + word.advance * self._size / 1000
            if self._spanned:
                self._spanned -= 1
                if not self._spanned:
                    self._flush()
                    self._operators.append("EMC")
        self._flush()

    def _switch(self, placed: PlacedWord) -> None:
        """Take on the style, face and element of a word."""
        self._flush()
        canvas, style, text = self._canvas, placed.style, self._text
        self._style, self._face, self._size = style, placed.word.face, placed.size
        self._font = self._fonts[placed.word.face]
        if text.element != ARTIFACT:
            element = text.inlines[style.inline - 1] if style.inline else ARTIFACT
            if element == ARTIFACT:
                element = text.element
            canvas.open_element(element, self._elements[element].role)
        font = f"/{self._font.name} {number(placed.size)} Tf"
        if font != canvas.font:
            self._operators.append(font)
            canvas.font = font
        canvas.set_fill(style.colour)
        rise = number(style.rise)
        if rise != canvas.rise:
            self._operators.append(f"{rise} Ts")
            canvas.rise = rise

    def _flush(self) -> None:
        """Show what has been gathered."""
        shown = self._shown
        if shown:
            operands = "".join(shown).replace("><", "")
            shown.clear()
            alone = operands[0] == "<" and operands.find(">") == len(operands) - 1
            self._operators.append(f"{operands}Tj" if alone else f"[{operands}]TJ")

    def _move_pen(self, x: float, left: float, y: float, absolute: bool) -> None:
        """Bring the pen to ``x`` from the line's left edge."""
        pen = self._pen
        if pen is None:
            self._move_to(left + x, y)
        elif abs(gap := x - pen) > _NEAR:
            if absolute:
                self._move_to(left + x, y)
            else:
                self._shown.append(number(-gap * 1000 / self._size))

    def _move_to(self, x: float, y: float) -> None:
        """Start a text line at a place, in the shortest way (9.4.2)."""
        self._flush()
        canvas = self._canvas
        x = round(x, 2)
        right, up = round(x - self._origin_x, 2), round(y - self._origin_y, 2)
        if not right and up and up == -canvas.leading:
            self._operators.append("T*")
        elif not right and up < 0:
            self._operators.append(f"0 {number(up)} TD")
            canvas.leading = -up
        elif right or up:
            self._operators.append(f"{number(right)} {number(up)} Td")
        self._origin_x, self._origin_y = x, y

    def _show_raised(self, rise: float, operands: str) -> None:
        """A mark above or below the line it belongs to."""
        self._flush()
        raised = self._style.rise if self._style else 0.0
        raised += rise * self._size / 1000
        self._operators.append(f"{number(raised)} Ts[{operands}]TJ {self._canvas.rise} Ts")

    def _open_span(self, words: tuple[PlacedWord, ...], index: int, alone: bool) -> None:
        """Say in an ActualText what the glyphs do not. It covers the words that follow without a
        break, up to and including the next space: viewers keep words apart best that way."""
        first = words[index]
        texts = [first.word.text]
        self._spanned = 1
        for placed in () if alone else words[index + 1 :]:
            word = placed.word
            same = placed.style is first.style and placed.size == first.size
            if not same or word.face is not first.word.face or word.right_to_left:
                break
            self._font.spells(word)
            texts.append(" " if placed.is_space else word.text)
            self._spanned += 1
            if placed.is_space:
                break
        self._flush()
        self._operators.append(f"/Span<</ActualText{text_string(''.join(texts))}>>BDC")

    def _show_glyphs(self, placed: PlacedWord, x: float, y: float, spelt: bool) -> None:
        """A right-to-left word, one show operator per glyph, in reading order."""
        if not placed.word.glyphs:
            return
        self._pen = None
        key = (placed.word, placed.size)
        if spelt:
            shown = _shown_words.get(key)
            if shown is None:
                if len(_shown_words) >= CACHED_WORDS:
                    _shown_words.clear()
                shown = _shown_words[key] = _glyph_by_glyph(placed.word, placed.size, None)
        else:
            shown = _glyph_by_glyph(placed.word, placed.size, self._font)
        first_x, first_y, operators, last_x, last_y = shown
        x = round(x, 2)
        self._move_to(x + first_x, round(y + first_y, 2))
        self._operators.append(operators)
        self._origin_x, self._origin_y = round(x + last_x, 2), round(y + last_y, 2)


def _glyph_by_glyph(word: ShapedWord, size: float, font: DocumentFont | None) -> _Shown:
    """Offset of the first glyph from the word's left edge, operators, offset of the last glyph.

    ``font``: given when some glyph means something else in this document; that glyph alone gets an
    ActualText, because viewers reverse longer ones in right-to-left text.
    """
    scale = size / 1000
    places = [(round(glyph.x * scale, 2), round(glyph.y * scale, 2)) for glyph in word.glyphs]
    parts: list[str] = []
    at = places[0]
    for glyph, place in zip(word.glyphs, places, strict=True):
        if place != at:
            parts.append(f"{number(place[0] - at[0])} {number(place[1] - at[1])} Td")
            at = place
        show = f"<{glyph.glyph_id:04X}>Tj"
        if font and glyph.text and font.texts[glyph.glyph_id] != plain_spaces(glyph.text):
            show = f"/Span<</ActualText{text_string(glyph.text)}>>BDC {show} EMC"
        parts.append(show)
    return (*places[0], " ".join(parts), *at)
