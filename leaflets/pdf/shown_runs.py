"""The runs of a line: neighbouring words that look alike, with the operators that show them.

The operators do not depend on the document, as glyph codes are the font's own, so those of a line
are made once. Only when a document gives a glyph another meaning are they made again, with
ActualText where it is needed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Final, NamedTuple

from leaflets.pdf.shown_words import (
    NEAR,
    SPACES,
    Shown,
    meaning,
    says_itself,
    show_operands,
    show_words,
    shown_plainly,
)
from leaflets.remembered import KeptByOne
from leaflets.text.letters import meanings_in

if TYPE_CHECKING:
    from leaflets.text.face import Face
    from leaflets.text.glyphs import Line, Meaning, PlacedWord, TextStyle
    from leaflets.text.upright import UprightText

CACHED_LINES: Final = 1_024
"""Lines kept ready for further documents; paragraphs are set once per process, too."""


class ShownRun(NamedTuple):
    """Neighbouring words of one line in one style and face.

    ``pieces``: the first of the line's words and the one after the last. ``signs``: what its
    letters say, each by the glyph that the face has for it; empty where words must be asked.
    ``continues``: starts where the run before it ended, so needs no place of its own.
    ``shown``: right in documents that mean by its glyphs what it does.
    """

    style: TextStyle
    face: Face
    size: float
    line: Line
    pieces: tuple[int, int]
    signs: Sequence[str]
    placed: bool
    continues: bool
    shown: Shown

    @property
    def words(self) -> tuple[PlacedWord, ...]:
        return self.line.words[slice(*self.pieces)]


_lines: KeptByOne[Line, tuple[ShownRun, ...]] = KeptByOne(CACHED_LINES)


def shown_runs(line: Line) -> tuple[ShownRun, ...]:
    """The runs of a line; kept by identity, because comparing lines costs more than making them."""
    known = _lines.get(line)
    if known is None:
        runs = _upright_runs(line, line.upright) if line.upright else _runs(line)
        known = _lines.put(line, tuple(runs))
    return known


def _upright_runs(line: Line, text: UprightText) -> Iterator[ShownRun]:
    """Of a line set letter by letter: each run starts where the one before it ended."""
    start, _ = line.pieces
    for look, operands, signs, (first, end) in text.stretches(line.pieces):
        shown = Shown((0, 0), show_operands([operands]), (0, 0))
        own = (first - start, end - start)
        yield ShownRun(
            look.style, look.face, look.size, line, own, signs, False, first > start, shown
        )


def _runs(line: Line) -> Iterator[ShownRun]:
    placed = line.has_right_to_left
    pen: float | None = None
    end = 0
    for (style, face, size), grouped in groupby(line.words, _LOOK):
        words = tuple(grouped)
        end += len(words)
        start = words[0].x
        continues = not placed and pen is not None and -NEAR <= start - pen <= NEAR
        shown = None if placed else shown_plainly(words, size)
        shown = shown or show_words(words, placed, says_itself, {})
        if shown is not None:
            pieces = (end - len(words), end)
            yield ShownRun(style, face, size, line, pieces, (), placed, continues, shown)
            pen = words[-1].x + words[-1].word.advance * size / 1000


_LOOK: Final = attrgetter("style", "word.face", "size")  # of a PlacedWord


def without_special_spaces(meanings: frozenset[Meaning]) -> frozenset[Meaning]:
    """Pairs of glyph id and text as ``meaning`` says them."""
    special = [pair for pair in meanings if pair[1] in SPACES]
    if not special:
        return meanings
    return meanings.difference(special).union([(glyph, SPACES[text]) for glyph, text in special])


def meanings_in_order(runs: Iterable[ShownRun]) -> dict[int, str]:
    """What glyphs mean where they are used first, by glyph id; in a run, words that say themselves
    come before the others. (All words of letters do.)"""
    found: dict[int, str] = {}
    for run in runs:
        for glyph_id, sign in meanings_in(run.face, run.signs):
            found.setdefault(glyph_id, sign)
        if run.signs:
            continue
        words = dict.fromkeys(placed.word for placed in run.words)
        for word in sorted(words, key=says_itself, reverse=True):
            for glyph in word.glyphs:
                found.setdefault(glyph.glyph_id, meaning(glyph))
    return found
