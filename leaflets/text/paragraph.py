"""Paragraphs: runs of styled characters in, lines of placed words out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from leaflets.text.filling import divided, line_ranges, measured, natural_width, set_line
from leaflets.text.glyphs import Line, TextRun
from leaflets.text.logical_text import LogicalText, logical_text
from leaflets.text.tokens import kept_together
from leaflets.text.units import Unit, UnitBuilder
from leaflets.text.upright import upright_text

if TYPE_CHECKING:
    from leaflets.text.faces import FontLibrary

_MOST_PARAGRAPHS: Final = 400

_AROUND: Final = 24
"""Characters shown on either side of one that is missing."""


@dataclass(frozen=True, slots=True)
class MissingGlyph:
    """A character no font has: ``text`` are the words around it, ``language`` that of its run."""

    char: str
    text: str
    language: str


class Paragraph:
    """A paragraph shaped once, to be set in any width; never changes.

    ``missing``: characters no font has; they are not drawn, so whoever prints the paragraph in
    spite of them prints a wrong text. ``natural_width``: points it takes when lines end only where
    they must. ``min_width``: points of the widest unit that is not divided. ``faces``: those that
    its letters are drawn with. ``right_to_left``: its base direction. ``text``: its letters in
    logical order.
    """

    __slots__ = (
        "_builder",
        "_filled",
        "_fonts",
        "_measures",
        "_source",
        "_units",
        "_upright",
        "faces",
        "min_width",
        "missing",
        "right_to_left",
        "text",
    )

    def __init__(
        self, runs: tuple[TextRun, ...], language: str, right_to_left: bool, fonts: FontLibrary
    ) -> None:
        source = logical_text(runs, language, right_to_left)
        self._source, self._fonts = source, fonts
        self._upright = upright_text(source, fonts)
        self._builder: UnitBuilder | None = None
        self._units: tuple[Unit, ...] = ()
        self._filled: dict[float, tuple[Line, ...]] = {}
        self.right_to_left = right_to_left
        self.text = source.text
        self.missing: tuple[MissingGlyph, ...] = ()
        if self._upright:
            self._measures = self._upright.measured()
            self.faces = frozenset(self._upright.faces)
        else:
            units = self._make_units()
            self._measures = measured(units)
            self.faces = frozenset([piece.word.face for unit in units for piece in unit.pieces])
        self.min_width = max(self._measures.widths, default=0.0)

    def _make_units(self) -> tuple[Unit, ...]:
        """Its units; those of a text set letter by letter are only needed to divide one."""
        source = self._source
        self._builder = UnitBuilder(source, self._fonts)
        self._units = tuple(self._builder.units(source.breaks)) if source.text else ()
        self.missing = _missing(source, self._builder)
        return self._units

    @property
    def natural_width(self) -> float:
        return natural_width(self._measures)

    def count(self, width: float) -> int:
        """How many lines it takes in a width."""
        if width in self._filled or self.min_width > width:
            return len(self.fill(width))
        return len(line_ranges(self._measures, width, 0.0))

    def fill(self, width: float, first_indent: float = 0.0) -> tuple[Line, ...]:
        """The lines for a width in points; the first is shorter by `first_indent`.

        Lines end at break opportunities (UAX #14), are not hyphenated, and are as full as they go.
        A unit wider than the whole width is divided between grapheme clusters, so that nothing
        runs over: only a single cluster wider than the width still does (``Line.width`` tells). If
        it is a number, ``Line.divided`` says so: it must not be printed like that.
        An empty paragraph has no lines; a line between two forced ends has no words but a space.
        """
        if first_indent:
            return self._fill(width, first_indent)
        lines = self._filled.get(width)
        if lines is None:
            lines = self._filled[width] = self._fill(width, 0.0)
        return lines

    def _fill(self, width: float, first_indent: float) -> tuple[Line, ...]:
        units: tuple[Unit, ...] | list[Unit] = self._units
        found, upright = self._measures, self._upright
        kept: tuple[tuple[int, int], ...] = ()
        if self.min_width > width:
            if not self._builder:
                units = self._make_units()
            assert self._builder
            units = divided(units, width, self._builder)
            found, upright = measured(units), None
            kept = kept_together(self.text)
        ranges = line_ranges(found, width, first_indent)
        last = len(ranges) - 1
        if upright:
            return tuple([upright.line(*pair, k == last) for k, pair in enumerate(ranges)])
        base = int(self.right_to_left)
        return tuple(
            [
                set_line(units[a:b], base, number == last, self._divided(kept, units[a:b]))
                for number, (a, b) in enumerate(ranges)
            ]
        )

    def _divided(self, kept: Sequence[tuple[int, int]], units: Sequence[Unit]) -> str:
        """The span that a line of ``units`` ends inside of."""
        for start, end in kept if units else ():
            if start < units[-1].end < end:
                return self.text[start:end]
        return ""


_paragraphs: dict[tuple[tuple[TextRun, ...], str, bool, FontLibrary], Paragraph] = {}


def paragraph(
    runs: tuple[TextRun, ...], language: str, right_to_left: bool, fonts: FontLibrary
) -> Paragraph:
    """The prepared paragraph; equal arguments give the same one, process-wide.

    ``language`` (BCP 47) decides about line breaks; glyphs follow the language of each run.

    Raises LeafletsError: a run's language is unknown or lacks its fonts, see `FontLibrary.stack`.
    """
    key = (runs, language, right_to_left, fonts)
    known = _paragraphs.get(key)
    if known is None:
        known = Paragraph(runs, language, right_to_left, fonts)
        if len(_paragraphs) >= _MOST_PARAGRAPHS:
            _paragraphs.clear()
        _paragraphs[key] = known
    return known


def _missing(source: LogicalText, builder: UnitBuilder) -> tuple[MissingGlyph, ...]:
    found: dict[MissingGlyph, None] = {}
    for (offset, char), stretch in builder.missing.items():
        style = source.styles[stretch][1]
        found[MissingGlyph(char, _words_around(source.text, offset), style.language)] = None
    return tuple(found)


def _words_around(text: str, offset: int) -> str:
    start, end = max(0, offset - _AROUND), offset + 1 + _AROUND
    before, at_and_after = text[start:offset], text[offset:end]
    if start:
        before = before.partition(" ")[2] or before
    if end < len(text):
        at_and_after = at_and_after.rpartition(" ")[0] or at_and_after
    return (before + at_and_after).replace("\n", " ").strip()
