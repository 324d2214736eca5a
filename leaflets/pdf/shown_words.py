"""Shaped words to text-showing operators (ISO 32000-1 9.4.3).

Left-to-right words follow each other in ``TJ`` operators. A right-to-left word is shown glyph by
glyph in reading order: then a reader that follows the structure tree gets the letters in order, and
viewers that guess the direction from positions are right as well.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from leaflets.pdf.syntax import hundredths, number, text_string

if TYPE_CHECKING:
    from leaflets.text.glyphs import Glyph, PlacedWord, ShapedWord

CACHED_WORDS: Final = 1_024
"""Right-to-left words kept, each in one size: they take more operators than others."""

NEAR: Final = 0.01
"""Points: a gap smaller than this is rounding, not a wanted distance."""

SPACES: Final = {"\u00a0": " ", "\u2007": " ", "\u202f": " "}
"""Spaces that fonts draw with the glyph of U+0020: read back as one, or every word with a
no-break space would need an ActualText."""


class Shown(NamedTuple):
    """Operators, and where the text line (9.4.2) must start for them and is left by them: from the
    left end of the line of words, in 1/100 pt."""

    first: tuple[int, int]
    operators: str
    last: tuple[int, int]


def shown_plainly(words: tuple[PlacedWord, ...], size: float) -> Shown | None:
    """The operators of words that follow each other from left to right and whose glyphs say what
    they say, one by one, as most do; None for others."""
    parts: list[str] = []
    pen = words[0].x
    for word, x, _, _, _, _, _ in words:
        operands = word.operands
        if not (word.one_to_one and operands):
            return None
        gap = x - pen
        if gap and not -NEAR <= gap <= NEAR:
            parts.append(number(-gap * 1000 / size))
        parts.append(operands[0][1])
        pen = x + word.advance * size / 1000
    start = (round(words[0].x * 100), 0)
    return Shown(start, show_operands(parts), start)


def meaning(glyph: Glyph) -> str:
    """What a glyph's ToUnicode entry says, unless the document has said otherwise before."""
    return SPACES.get(glyph.text, glyph.text)


def says_itself(word: ShapedWord) -> bool:
    """Whether a word can be read from the meanings of its glyphs: else it needs ActualText.

    A ligature ("ffi") has its letters as its meaning; but marks without width and vowels that stand
    before their consonant are not extracted reliably. Right-to-left words are never given an
    ActualText as a whole: viewers reverse it.
    """
    if word.one_to_one or word.right_to_left:
        return True
    texts = [glyph.text for glyph in word.glyphs]
    return word.text.isascii() and all(texts) and "".join(texts) == word.text


def show_words(
    words: tuple[PlacedWord, ...],
    placed: bool,
    spelt: Callable[[ShapedWord], bool],
    texts: Mapping[int, str],
) -> Shown | None:
    """The operators of a run, or None when nothing is shown.

    ``placed``: every word has a place of its own (some word of the line runs right to left).
    ``spelt``: whether a word needs no ActualText. ``texts``: meanings of glyphs in the document.
    """
    if not placed:
        operators = _Running(words, spelt).operators()
        start = (round(words[0].x * 100), 0)
        return Shown(start, operators, start) if operators else None
    first: tuple[int, int] | None = None
    at = (0, 0)
    parts: list[str] = []
    for word in words:
        if not word.word.meanings:
            continue
        shown = _placed_word(word, spelt, texts)
        if first is None:
            first = shown.first
        else:
            parts.append(_move(at, shown.first))
        parts.append(shown.operators)
        at = shown.last
    return None if first is None else Shown(first, "\n".join(parts), at)


def _placed_word(
    placed: PlacedWord, spelt: Callable[[ShapedWord], bool], texts: Mapping[int, str]
) -> Shown:
    word = placed.word
    start = round(placed.x * 100)
    if not word.right_to_left:
        shown = shown_plainly((placed,), placed.size) if spelt(word) else None
        return shown or Shown((start, 0), _Running((placed,), spelt).operators(), (start, 0))
    shown = _spelt(word, placed.size) if spelt(word) else _leftward(word, placed.size, texts)
    first, operators, last = shown
    return Shown((start + first[0], first[1]), operators, (start + last[0], last[1]))


@lru_cache(maxsize=CACHED_WORDS)
def _spelt(word: ShapedWord, size: float) -> Shown:
    """A right-to-left word that needs no ActualText, as if its left edge were at 0."""
    return _leftward(word, size, None)


def _leftward(word: ShapedWord, size: float, texts: Mapping[int, str] | None) -> Shown:
    """A right-to-left word, glyph by glyph, as if its left edge were at 0. ``texts``: what glyphs
    mean in the document, where the word does not agree with it."""
    scale = size / 10  # 1/1000 em to 1/100 pt
    parts: list[str] = []
    first = at = (0, 0)
    for index, glyph in enumerate(word.glyphs):
        place = (round(glyph.x * scale), round(glyph.y * scale))
        if not index:
            first = place
        elif place != at:
            parts.append(_move(at, place))
        at = place
        show = f"<{glyph.glyph_id:04X}>Tj"
        # A glyph alone can have an ActualText: there is nothing in it for viewers to reverse. That
        # of a mark which its ligature has spoken for already is empty.
        if texts is not None and texts.get(glyph.glyph_id) != meaning(glyph):
            show = f"{_span(glyph.text)} {show} EMC"
        parts.append(show)
    return Shown(first, " ".join(parts), at)


def _move(start: tuple[int, int], end: tuple[int, int]) -> str:
    return f"{hundredths(end[0] - start[0])} {hundredths(end[1] - start[1])} Td"


def _span(text: str) -> str:
    return f"/Span<</ActualText{text_string(text)}>>BDC"


class _Running:
    """Left-to-right words, one after the other."""

    def __init__(self, words: tuple[PlacedWord, ...], spelt: Callable[[ShapedWord], bool]) -> None:
        self._words = words
        self._size = words[0].size
        self._rise = number(words[0].style.rise)
        self._parts: list[str] = []
        self._gathered: list[str] = []
        self._spelt = spelt

    def operators(self) -> str:
        """All operators; the pen ends at the right end of the last word."""
        left_in_span = 0
        pen = self._words[0].x
        for index, placed in enumerate(self._words):
            gap = placed.x - pen
            if not -NEAR <= gap <= NEAR:
                self._gathered.append(number(-gap * 1000 / self._size))
            if not left_in_span and not placed.is_space and not self._spelt(placed.word):
                left_in_span = self._open_span(index)
            self._gather(placed.word)
            pen = placed.x + placed.word.advance * self._size / 1000
            if left_in_span:
                left_in_span -= 1
                if not left_in_span:
                    self._show()
                    self._parts.append("EMC")
        self._show()
        return "\n".join(self._parts)

    def _gather(self, word: ShapedWord) -> None:
        for rise, operands in word.operands:
            if not rise:
                self._gathered.append(operands)
                continue
            self._show()  # a mark above or below the line it belongs to
            raised = number(self._words[0].style.rise + rise * self._size / 1000)
            self._parts.append(f"{raised} Ts[{operands}]TJ {self._rise} Ts")

    def _open_span(self, index: int) -> int:
        """Say in an ActualText what the glyphs do not; returns the number of words it covers: those
        that follow without a break, up to and including the next space. Viewers keep words apart
        best that way."""
        texts: list[str] = []
        for placed in self._words[index:]:
            texts.append(" " if placed.is_space else placed.word.text)
            if placed.is_space:
                break
        self._show()
        self._parts.append(_span("".join(texts)))
        return len(texts)

    def _show(self) -> None:
        operators = show_operands(self._gathered)
        self._gathered.clear()
        if operators:
            self._parts.append(operators)


def show_operands(gathered: list[str]) -> str:
    """``Tj`` for a single string, else ``TJ`` (9.4.3)."""
    operands = "".join(gathered).replace("><", "")
    if not operands:
        return ""
    alone = operands[0] == "<" and operands.find(">") == len(operands) - 1
    return f"{operands}Tj" if alone else f"[{operands}]TJ"
