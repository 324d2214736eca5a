"""Lines of shaped words to text operators (ISO 32000-1 9.4).

Left-to-right words follow each other in ``TJ`` operators. A right-to-left word is shown glyph by
glyph in reading order: then a reader that follows the structure tree gets the letters in order, and
viewers that guess the direction from positions are right as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from leaflets.model.page import ARTIFACT, Element, SetText
from leaflets.pdf.fonts import plain_spaces
from leaflets.pdf.syntax import hundredths, number, text_string

if TYPE_CHECKING:
    from collections.abc import Sequence

    from leaflets.pdf.canvas import PageCanvas
    from leaflets.pdf.fonts import DocumentFont, DocumentFonts
    from leaflets.text.faces import Face
    from leaflets.text.glyphs import PlacedWord, ShapedWord, TextStyle

CACHED_WORDS: Final = 20_000
"""Right-to-left words whose operators are kept for further documents."""

_NEAR: Final = 0.01
"""Points: a gap smaller than this is rounding, not a wanted distance."""

_Shown = tuple[int, int, str, int, int]
"""A word ready to be shown: offset of the text line it starts from the word's left end of baseline,
operators, offset of the text line they leave behind; offsets in 1/100 pt."""
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
        self._origin_x = self._origin_y = 0  # where the text line starts, in 1/100 pt
        self._spanned = 0  # words left in the open ActualText
        self._face: Face | None = None
        self._style: TextStyle | None = None
        self._size = 0.0
        self._font = fonts[_first_word(text).face]

    def write(self) -> None:
        canvas, text = self._canvas, self._text
        if text.element == ARTIFACT:
            canvas.open_artifact(text.kind)
        else:
            canvas.close()
        self._operators.append("BT")
        for line, x, baseline in zip(text.lines, text.xs, text.baselines, strict=True):
            y = round((canvas.height - baseline) * 100)
            if line.has_right_to_left:
                self._write_placed(line.words, x, y)
            else:
                self._write_running(line.words, x, y)
        if canvas.rise != "0":
            self._operators.append("0 Ts")
            canvas.rise = "0"
        if text.element != ARTIFACT:
            canvas.close()
        self._operators.append("ET")

    def _write_running(self, words: tuple[PlacedWord, ...], left: float, y: int) -> None:
        """A line of words that follow each other from left to right. (The busiest loop of all.)"""
        shown = self._shown
        style, face, size, font = self._style, self._face, self._size, self._font
        pen = words[0].x if words else 0.0
        self._move_to(round((left + pen) * 100), y)
        for index, placed in enumerate(words):
            word = placed.word
            if placed.style is not style or word.face is not face or placed.size != size:
                self._switch(placed)
                style, face, size, font = placed.style, word.face, placed.size, self._font
            gap = placed.x - pen
            if gap > _NEAR or gap < -_NEAR:
                shown.append(number(-gap * 1000 / size))
            spelt = font.known.get(word)
            if spelt is None:
                spelt = font.spells(word)
            if not spelt and not self._spanned and not placed.is_space:
                self._open_span(words, index)
            for rise, operands in word.operands:
                if rise:
                    self._show_raised(rise, operands)
                else:
                    shown.append(operands)
            pen = placed.x + word.advance * size / 1000
            if self._spanned:
                self._spanned -= 1
                if not self._spanned:
                    self._flush()
                    self._operators.append("EMC")
        self._flush()

    def _write_placed(self, words: tuple[PlacedWord, ...], left: float, y: int) -> None:
        """A line in which some word runs from right to left: each at its own place."""
        operators = self._operators
        for placed in words:
            word, size = placed.word, placed.size
            if placed.style is not self._style or word.face is not self._face or size != self._size:
                self._switch(placed)
            x = round((left + placed.x) * 100)
            if not word.glyphs:
                continue
            if self._font.spells(word) and (
                shown := _shown_words.get((word, size)) or _keep(word, size)
            ):
                first_x, first_y, shows, last_x, last_y = shown
                right, up = x + first_x - self._origin_x, y + first_y - self._origin_y
                operators.append(f"{hundredths(right)} {hundredths(up)} Td {shows}")
                self._origin_x, self._origin_y = x + last_x, y + last_y
            elif word.right_to_left:
                self._show_glyphs(word, x, y)
            else:
                self._move_to(x, y)
                self._show_alone(placed)

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
            self._operators.append(_show("".join(shown).replace("><", "")))
            shown.clear()

    def _move_to(self, x: int, y: int) -> None:
        """Start a text line at a place, in the shortest way (9.4.2)."""
        canvas = self._canvas
        right, up = x - self._origin_x, y - self._origin_y
        if not right and up and up == -canvas.leading:
            self._operators.append("T*")
        elif not right and up < 0:
            self._operators.append(f"0 {hundredths(up)} TD")
            canvas.leading = -up
        elif right or up:
            self._operators.append(f"{hundredths(right)} {hundredths(up)} Td")
        self._origin_x, self._origin_y = x, y

    def _show_raised(self, rise: float, operands: str) -> None:
        """A mark above or below the line it belongs to."""
        self._flush()
        raised = self._style.rise if self._style else 0.0
        raised += rise * self._size / 1000
        self._operators.append(f"{number(raised)} Ts[{operands}]TJ {self._canvas.rise} Ts")

    def _open_span(self, words: tuple[PlacedWord, ...], index: int) -> None:
        """Say in an ActualText what the glyphs do not. It covers the words that follow without a
        break, up to and including the next space: viewers keep words apart best that way."""
        first = words[index]
        texts = [first.word.text]
        self._spanned = 1
        for placed in words[index + 1 :]:
            word = placed.word
            same = placed.style is first.style and placed.size == first.size
            if not same or word.face is not first.word.face:
                break
            self._font.spells(word)
            texts.append(" " if placed.is_space else word.text)
            self._spanned += 1
            if placed.is_space:
                break
        self._begin_span("".join(texts))

    def _begin_span(self, text: str) -> None:
        self._flush()
        self._operators.append(f"/Span<</ActualText{text_string(text)}>>BDC")

    def _show_alone(self, placed: PlacedWord) -> None:
        """A left-to-right word that says its text itself, in a line of both directions."""
        self._begin_span(placed.word.text)
        for rise, operands in placed.word.operands:
            if rise:
                self._show_raised(rise, operands)
            else:
                self._shown.append(operands)
        self._flush()
        self._operators.append("EMC")

    def _show_glyphs(self, word: ShapedWord, x: int, y: int) -> None:
        """A right-to-left word of which some glyph means something else in this document."""
        first_x, first_y, shows, last_x, last_y = _glyph_by_glyph(word, self._size, self._font)
        self._move_to(x + first_x, y + first_y)
        self._operators.append(shows)
        self._origin_x, self._origin_y = x + last_x, y + last_y


def _first_word(text: SetText) -> ShapedWord:
    return next(placed.word for line in text.lines for placed in line.words)


def _keep(word: ShapedWord, size: float) -> _Shown | None:
    """Make and keep the operators of a word whose glyphs spell it; None for a word with marks
    raised by text rise, which depends on the style."""
    if word.right_to_left:
        shown = _glyph_by_glyph(word, size, None)
    elif len(word.operands) == 1 and not word.operands[0][0]:
        shown = (0, 0, _show(word.operands[0][1]), 0, 0)
    else:
        return None
    if len(_shown_words) >= CACHED_WORDS:
        _shown_words.clear()
    _shown_words[word, size] = shown
    return shown


def _show(operands: str) -> str:
    """``Tj`` for a single string, else ``TJ`` (9.4.3)."""
    alone = operands[0] == "<" and operands.find(">") == len(operands) - 1
    return f"{operands}Tj" if alone else f"[{operands}]TJ"


def _glyph_by_glyph(word: ShapedWord, size: float, font: DocumentFont | None) -> _Shown:
    """One show operator per glyph, in reading order.

    ``font``: given when some glyph means something else in this document; that glyph alone gets an
    ActualText, because viewers reverse longer ones in right-to-left text.
    """
    scale = size / 10  # 1/1000 em to 1/100 pt
    places = [(round(glyph.x * scale), round(glyph.y * scale)) for glyph in word.glyphs]
    parts: list[str] = []
    at = places[0]
    for glyph, place in zip(word.glyphs, places, strict=True):
        if place != at:
            parts.append(f"{hundredths(place[0] - at[0])} {hundredths(place[1] - at[1])} Td")
            at = place
        show = f"<{glyph.glyph_id:04X}>Tj"
        if font and glyph.text and font.texts[glyph.glyph_id] != plain_spaces(glyph.text):
            show = f"/Span<</ActualText{text_string(glyph.text)}>>BDC {show} EMC"
        parts.append(show)
    return (*places[0], " ".join(parts), *at)
