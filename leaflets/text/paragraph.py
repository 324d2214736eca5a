"""Paragraphs: runs of styled characters in, lines of placed words out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from leaflets.text.filling import divided, line_ranges, set_line
from leaflets.text.glyphs import Line, TextRun
from leaflets.text.logical_text import LogicalText, logical_text
from leaflets.text.units import Unit, UnitBuilder

if TYPE_CHECKING:
    from leaflets.text.faces import FontLibrary

_MOST_PARAGRAPHS: Final = 4_000

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
        "_units",
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
        self._builder = UnitBuilder(source, fonts)
        self._units = tuple(self._builder.units(source.breaks)) if source.text else ()
        self._filled: dict[float, tuple[Line, ...]] = {}
        self.right_to_left = right_to_left
        self.text = source.text
        self.faces = frozenset([piece.word.face for unit in self._units for piece in unit.pieces])
        self.missing = _missing(source, self._builder)
        self.min_width = max([unit.width for unit in self._units], default=0.0)

    @property
    def natural_width(self) -> float:
        return _natural_width(self._units)

    def fill(self, width: float, first_indent: float = 0.0) -> tuple[Line, ...]:
        """The lines for a width in points; the first is shorter by `first_indent`.

        Lines end at break opportunities (UAX #14), are not hyphenated, and are as full as they go.
        A unit wider than the whole width is divided between grapheme clusters, so that nothing
        runs over: only a single cluster wider than the width still does (``Line.width`` tells).
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
        if self.min_width > width:
            units = divided(units, width, self._builder)
        ranges = line_ranges(units, width, first_indent)
        base = int(self.right_to_left)
        last = len(ranges) - 1
        return tuple(
            [
                set_line(units[first:end], base, number == last)
                for number, (first, end) in enumerate(ranges)
            ]
        )


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


def _natural_width(units: tuple[Unit, ...]) -> float:
    widest = width = 0.0
    for unit in units:
        widest = max(widest, width + unit.width)
        width = 0.0 if unit.forced else width + unit.width
        if unit.space and not unit.forced:
            width += unit.space.width
    return widest


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
