"""What the text layer hands on: shaped words, placed on lines. No PDF in here.

Glyphs, placed words and styles are named tuples, not dataclasses: a leaflet has thousands of them,
and a frozen dataclass takes four times as long to make and ten times as long to hash.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate, groupby, repeat
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from leaflets.text.face import Face
    from leaflets.text.upright import UprightText

Meaning = tuple[int, str]
"""A glyph id and the text that the glyph stands for."""

_MOST_MEANINGS: Final = 8_192
_meanings: dict[Meaning, Meaning] = {}


def same_meanings(pairs: Iterable[Meaning]) -> tuple[Meaning, ...]:
    """One object for equal ones: thousands of words are made of some hundreds of letters."""
    if len(_meanings) >= _MOST_MEANINGS:
        _meanings.clear()
    return tuple([_meanings.setdefault(pair, pair) for pair in pairs])


class Glyph(NamedTuple):
    """A positioned glyph of a shaped word; lengths in 1/1000 em, from the word's left edge.

    ``text`` is what this glyph stands for (its cluster's text; empty for further glyphs of a
    cluster).
    """

    glyph_id: int
    x: float
    y: float
    text: str


class ShapedWord:
    """A piece of text of one face, script and direction, shaped by HarfBuzz; cached process-wide.
    Never changes.

    ``glyphs`` are in logical (reading) order. ``advance`` in 1/1000 em. ``operands`` draws the word
    with the pen at its left edge and leaves it at its right edge: pairs of (rise in 1/1000 em,
    operands of the PDF ``TJ`` operator, without brackets); only for left-to-right words.
    ``one_to_one``: each character has one glyph of its own with a positive advance and no offset,
    so the glyphs alone spell the text. ``meanings``: id and text of each glyph.
    """

    # No dataclass: a leaflet of new words makes two hundred, and a frozen one takes four times as
    # long to make.
    __slots__ = (
        "_advances",
        "_xs",
        "_ys",
        "advance",
        "face",
        "meanings",
        "one_to_one",
        "operands",
        "right_to_left",
        "text",
    )

    def __init__(
        self,
        text: str,
        face: Face,
        advance: float,
        right_to_left: bool,
        glyphs: tuple[Glyph, ...],
        operands: tuple[tuple[float, str], ...],
        one_to_one: bool,
    ) -> None:
        self.text, self.face, self.advance = text, face, advance
        self.right_to_left, self.operands, self.one_to_one = right_to_left, operands, one_to_one
        self.meanings = same_meanings([(glyph.glyph_id, glyph.text) for glyph in glyphs])
        ys = tuple([glyph.y for glyph in glyphs])
        self._xs, self._ys = tuple([glyph.x for glyph in glyphs]), ys if any(ys) else ()
        self._advances: tuple[float, ...] = ()

    @classmethod
    def upright(
        cls,
        text: str,
        face: Face,
        operands: str,
        meanings: tuple[Meaning, ...],
        advances: tuple[float, ...],
    ) -> ShapedWord:
        """A left-to-right word of a glyph for each character, each where the pen is: nearly all
        Latin words."""
        word = cls.__new__(cls)
        word.text, word.face, word.advance = text, face, float(sum(advances))
        word.right_to_left, word.operands = False, ((0.0, operands),)
        word.one_to_one = min(advances) > 0
        word.meanings, word._advances = meanings, advances
        word._xs = word._ys = ()
        return word

    @property
    def glyphs(self) -> tuple[Glyph, ...]:
        """Put together when somebody asks for them: kept, each would take 200 bytes."""
        xs = self._xs or accumulate(self._advances, initial=0.0)
        places = zip(self.meanings, xs, self._ys or repeat(0.0), strict=False)
        return tuple([Glyph(glyph_id, x, y, text) for (glyph_id, text), x, y in places])


class TextStyle(NamedTuple):
    """How a run of characters looks and what it belongs to.

    ``size`` in points (before the script's ``scale``); ``weight`` 400 or 700; ``colour`` names a
    palette colour; ``rise`` in points. ``inline``: 0 is the paragraph itself, k is its k-th inline
    structure element (link, span in another language, ...), counted from 1. ``language`` is the
    BCP 47 tag of the characters. ``bound``: no line break before this run (citation marks).
    ``isolate``: bidi-isolated from its neighbours.
    """

    size: float
    weight: int
    colour: str
    language: str
    rise: float = 0.0
    inline: int = 0
    bound: bool = False
    isolate: bool = False


class TextRun(NamedTuple):
    """Input of the paragraph builder: characters in one style, in logical order."""

    text: str
    style: TextStyle


class PlacedWord(NamedTuple):
    """A shaped word (or the space after one) on a line; ``x`` and ``width`` in points from the
    line's left edge. ``size`` is the final size in points (script scale applied)."""

    word: ShapedWord
    x: float
    width: float
    size: float
    style: TextStyle
    is_space: bool
    level: int


class LineRun(NamedTuple):
    """Letters of one look beside each other on a line. ``x`` and ``width`` in points from the
    line's left edge, the space at its end included; ``size`` is the final size in points."""

    text: str
    x: float
    width: float
    size: float
    style: TextStyle
    face: Face


def _look(word: PlacedWord) -> tuple[float, TextStyle, Face]:
    return word.size, word.style, word.word.face


class Line:
    """A filled line: words in logical order with visual ``x``. ``width`` is the natural width
    without the space at the line's end, which is kept (drawn beyond the edge) so that words stay
    apart when the text is read back. ``has_right_to_left``: some word runs right to left or words
    were reordered, so every word needs its own position. ``upright``: what it is a line of, when
    it was set letter by letter, and ``pieces`` which; its words are only made when asked for.
    ``divided``: a number that goes on in the next line, since it is wider than a whole one."""

    __slots__ = (
        "_words", "divided", "ends_paragraph", "has_right_to_left", "pieces", "upright", "width",
    )  # fmt: skip

    def __init__(
        self,
        words: tuple[PlacedWord, ...] | None,
        width: float,
        has_right_to_left: bool,
        ends_paragraph: bool,
        upright: UprightText | None = None,
        pieces: tuple[int, int] = (0, 0),
        divided: str = "",
    ) -> None:
        self._words, self.width, self.divided = words, width, divided
        self.has_right_to_left, self.ends_paragraph = has_right_to_left, ends_paragraph
        self.upright, self.pieces = upright, pieces

    @property
    def words(self) -> tuple[PlacedWord, ...]:
        if self._words is None:
            self._words = tuple(self.upright.words(self.pieces)) if self.upright else ()
        return self._words

    @property
    def runs(self) -> tuple[LineRun, ...]:
        """Its letters, look by look; in logical order."""
        if self.upright:
            return tuple(self.upright.runs(self.pieces))
        runs: list[LineRun] = []
        for (size, style, face), found in groupby(self.words, key=_look):
            same = tuple(found)
            left, right = min([w.x for w in same]), max([w.x + w.width for w in same])
            text = "".join([word.word.text for word in same])
            runs.append(LineRun(text, left, right - left, size, style, face))
        return tuple(runs)

    @property
    def is_empty(self) -> bool:
        """Whether it has no words, not even a space."""
        return self.pieces[0] == self.pieces[1] if self.upright else not self.words

    @property
    def inlines(self) -> set[int]:
        """Numbers of the inline elements that its words belong to, 0 for the paragraph itself."""
        if self.upright:
            return self.upright.inlines(self.pieces)
        return {word.style.inline for word in self.words}

    @property
    def size(self) -> float:
        """Largest size in points, 0 of a line without words."""
        if self.upright:
            return self.upright.largest(self.pieces)
        return max([word.size for word in self.words], default=0.0)
