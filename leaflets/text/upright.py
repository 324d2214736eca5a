"""Plain text set letter by letter: no words, no units, one call of HarfBuzz for each style.

Most text is Latin, in one face that has all of it, each letter where the pen is. Then all that
lines need are lists with an entry for each letter or piece, and what comes out is what
``leaflets.text.units`` gives, in a fraction of the time. All other text is left to it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache, reduce
from itertools import accumulate, pairwise
from operator import add, itemgetter
from typing import TYPE_CHECKING, Final, NamedTuple

from leaflets.text.filling import Measures, measures
from leaflets.text.glyphs import Line, LineRun, PlacedWord, ShapedWord, TextStyle
from leaflets.text.letters import LATIN, Letters, letters_of, shown, word_of
from leaflets.text.segments import make_room, same_object
from leaflets.text.shaping import COMMON, WordKey, shaped_word

if TYPE_CHECKING:
    from leaflets.text.face import Face
    from leaflets.text.faces import FontLibrary
    from leaflets.text.logical_text import LogicalText


class Look(NamedTuple):
    """How letters look up to ``end``. ``size`` in points, final."""

    end: int
    style: TextStyle
    face: Face
    size: float


class Stretch(NamedTuple):
    """Letters of one look on a line: operands of ``TJ``, and what each letter says, if anything;
    ``pieces``: the first of the line's and the one after the last."""

    look: Look
    operands: str
    signs: Sequence[str]
    pieces: tuple[int, int]


class UprightText:
    """The letters of a paragraph, and its pieces: words, parts of words, and spaces.

    ``codes`` and ``signs``: of each letter, see ``Letters``; ``bounds``: where pieces begin, and
    the end of the last; ``units``: where units begin, in pieces, and their end; ``widths``: of the
    pieces, in points. ``faces``: those that words are drawn with.
    """

    __slots__ = (
        "_advances",
        "_bounds",
        "_codes",
        "_looks",
        "_signs",
        "_text",
        "_units",
        "_widths",
        "faces",
    )

    def __init__(self, source: LogicalText, bounds: list[int]) -> None:
        self._text, self._bounds = source.text, bounds
        self.faces: set[Face] = set()
        self._looks: list[Look] = []
        self._codes: list[str] = []
        self._advances: list[int] = []
        self._signs: list[str] = []
        self._widths: list[float] = []
        number = dict(zip(bounds, range(len(bounds)), strict=True))
        self._units = [0, *[number[end] for end in source.breaks]]

    def add(self, look: Look, found: Letters, bounds: Sequence[int]) -> None:
        """Add the letters of the next look. ``bounds``: ends of its pieces, from its start."""
        self._codes += found.codes
        self._advances += found.advances
        self._signs += found.signs
        pens = list(accumulate(found.advances, initial=0))
        size = look.size
        pairs = pairwise((0, *bounds))
        self._widths += [(pens[end] - pens[start]) * size / 1000 for start, end in pairs]
        if self._looks and self._looks[-1][1:] == look[1:]:
            self._looks.pop()
        self._looks.append(look)

    def measured(self) -> Measures:
        """Its units."""
        widths: list[float] = []
        spaces: list[float] = []
        count = len(self._units) - 1
        if self._are_words_and_spaces(count):
            return measures(self._widths[::2], [*self._widths[1::2], 0.0], [])
        for first, end in pairwise(self._units):
            space = 0.0
            if self._text[self._bounds[end] - 1] == " ":
                end -= 1
                space = self._widths[end]
            alone = end == first + 1
            widths.append(self._widths[first] if alone else sum(self._widths[first:end]))
            spaces.append(space)
        return measures(widths, spaces, [])

    def _are_words_and_spaces(self, count: int) -> bool:
        """Whether each unit is a word in one piece and a space, but for the last one's space."""
        if self._units != [*range(0, 2 * count, 2), 2 * count - 1]:
            return False
        ends = map(self._bounds.__getitem__, self._units[1:-1])
        return self._text.count(" ") == count - 1 and all(self._text[k - 1] == " " for k in ends)

    def line(self, first: int, end: int, is_last: bool) -> Line:
        """The line of the units from ``first`` to before ``end``."""
        start, stop = self._units[first], self._units[end]
        widths = self._widths[start:stop]
        width = reduce(add, widths, 0.0)
        if widths and self._text[self._bounds[stop] - 1] == " ":
            width -= widths[-1]
        return Line(None, width, False, is_last, self, (start, stop))

    def stretches(self, pieces: tuple[int, int]) -> Iterator[Stretch]:
        """What is on a line, look by look."""
        first, last = pieces
        at, stop = self._bounds[first], self._bounds[last]
        for look in self._looks if at < stop else ():
            end = min(look.end, stop)
            if at < end:
                operands = shown(self._codes[at:end])
                after = last if end == stop else bisect_left(self._bounds, end, first)
                yield Stretch(look, operands, self._signs[at:end], (first, after))
                if end == stop:
                    return
                at, first = end, after

    def runs(self, pieces: tuple[int, int]) -> Iterator[LineRun]:
        """What is on a line, look by look, without its words."""
        first, last = pieces
        stop, x = self._bounds[last], 0.0
        for look in self._looks_on(pieces):
            after = last if look.end >= stop else bisect_left(self._bounds, look.end, first)
            text = self._text[self._bounds[first] : self._bounds[after]]
            width = sum(self._widths[first:after])
            yield LineRun(text, x, width, look.size, look.style, look.face)
            first, x = after, x + width

    def words(self, pieces: tuple[int, int]) -> Iterator[PlacedWord]:
        """What is on a line, word by word."""
        x = 0.0
        looks = iter(self._looks)
        look = next(looks, None)
        for piece in range(*pieces):
            start, end = self._bounds[piece : piece + 2]
            while look and look.end <= start:
                look = next(looks, None)
            assert look
            text, width = self._text[start:end], self._widths[piece]
            word = self._word(look, text, start, end)
            yield PlacedWord(word, x, width, look.size, look.style, text == " ", 0)
            x += width

    def _word(self, look: Look, text: str, start: int, end: int) -> ShapedWord:
        codes, signs = self._codes[start:end], self._signs[start:end]
        if all(signs):
            return word_of(look.face, text, codes, self._advances[start:end])
        script = LATIN if any(map(str.isalpha, text)) else COMMON
        return shaped_word(WordKey(look.face, text, script, False, look.style.language))

    def largest(self, pieces: tuple[int, int]) -> float:
        """The largest size on a line, in points."""
        return max([look.size for look in self._looks_on(pieces)], default=0.0)

    def inlines(self, pieces: tuple[int, int]) -> set[int]:
        """The inline elements on a line."""
        return {look.style.inline for look in self._looks_on(pieces)}

    def _looks_on(self, pieces: tuple[int, int]) -> Sequence[Look]:
        looks = self._looks
        start, end = self._bounds[pieces[0]], self._bounds[pieces[1]]
        if start == end or len(looks) == 1:
            return looks if start < end else ()
        first = bisect_right(looks, start, key=_END)
        return looks[first : bisect_left(looks, end, key=_END) + 1]


_END: Final = itemgetter(0)  # of a Look


@cache
def _latin() -> re.Pattern[str]:
    """Letters of one script, and signs of no script, each character a grapheme cluster; one space
    at a time, no line that must end."""
    return re.compile("(?:[!-~À-ÖØ-öø-ɏḀ-ỿ‘’“”…–·¡¿«»°×]| (?! ))+")


def upright_text(source: LogicalText, fonts: FontLibrary) -> UprightText | None:
    """The letters of a text; None where it takes words.

    Raises LeafletsError as ``FontLibrary.stack`` does.
    """
    text = source.text
    if source.levels is not None or not (source.plain or _latin().fullmatch(text)):
        return None
    make_room()
    spaces = [k + n for k, n in enumerate(accumulate(map(len, text.split(" "))))][:-1]
    ends = [end for end, _ in source.styles]
    bounds = sorted({0, *source.breaks, *ends, *spaces, *[space + 1 for space in spaces]})
    made = UprightText(source, bounds)
    start = first = 0
    for end, style in source.styles:
        stack = fonts.stack(style.language)
        face = stack.faces(style.weight)[0]
        after = bisect_left(bounds, end)
        own = tuple([bound - start for bound in bounds[first + 1 : after + 1]])
        found = letters_of(face, style.language, text[start:end], own, source.plain)
        if found is None:
            return None
        made.add(Look(end, same_object(style), face, style.size * stack.scale), found, own)
        if end - start > 1 or text[start] != " " or end not in source.breaks:
            made.faces.add(face)
        start, first = end, after
    return made
