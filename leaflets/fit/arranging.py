"""Rows -> where everything of a contact sheet stands, in pixels. Draws nothing.

A part for each leaflet: its languages below each other, its forms beside each other, each in a
column of its own, so that the same form is compared by looking down and the same language by
looking along. Columns that are too many for the width go on in further lines; leaflets stand beside
each other where the sheet would be too high.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, zip_longest

from leaflets.fit.rows import Row
from leaflets.model.layout import MM
from leaflets.model.paper import Paper
from leaflets.problems import LeafletsError, Problem

SCALES = (0.4, 0.32, 0.25, 0.19, 0.14, 0.1)
"""Pixels per point to try, from where headings can be read to where pages can be told apart."""
LONGEST = 12_000
"""Pixels of a side: image viewers and browsers still open it."""
MOST = 70_000_000
"""Pixels in all: 210 MB while it is drawn."""
WIDEST = 5_600
"""Pixels of the forms beside each other before they go on in another line."""
EDGE, GAP, BETWEEN_PAGES = 60, 34, 8
"""Pixels around the sheet, between forms, and between the pages of one."""
LANGUAGE, HEAD, LEAFLET = 230, 150, 96
"""Pixels: width of the names of languages; heights of the sheet's head and of a leaflet's."""
NUMBER, CAPTION = 36, 124
"""Pixels: below a page for its number, below a form for its name and what is wrong."""
BESIDE = 6
"""Pages of a form beside each other before they go on in another line."""
LEAST = 250
"""Pixels: width of a form, so that its name can be read."""


@dataclass(frozen=True, slots=True)
class Card:
    """A form on the sheet: ``x``, ``y`` its top left, ``width`` of its column; ``paper``: width and
    height of a page in pixels; ``pages``: top left of each, of what has no pages one blank one."""

    row: Row
    x: int
    y: int
    width: int
    paper: tuple[int, int]
    pages: tuple[tuple[int, int], ...]

    @property
    def bottom(self) -> int:
        """Where the last line of pages ends."""
        return self.pages[-1][1] + self.paper[1]


@dataclass(frozen=True, slots=True)
class Line:
    """One language of a leaflet: its name at ``y``, its forms."""

    languages: str
    y: int
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One leaflet: its name at ``x``, ``y``, its languages; ``bottom``: where it ends."""

    leaflet: str
    x: int
    y: int
    width: int
    bottom: int
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Arrangement:
    """The whole sheet; ``scale``: pixels per point."""

    width: int
    height: int
    scale: float
    parts: tuple[Part, ...]

    def cards(self) -> Iterator[Card]:
        """All forms, leaflet by leaflet."""
        return (card for part in self.parts for line in part.lines for card in line.cards)


def arrange(rows: Sequence[Row], papers: Mapping[str, Paper]) -> Arrangement:
    """At the largest scale that the limits allow, with as few leaflets beside each other as then
    can be. Raises LeafletsError ``fit/picture-too-large`` when none does."""
    leaflets = len({row.job.leaflet for row in rows})
    for scale in SCALES:
        for beside in range(1, leaflets + 1):
            made = _arranged(rows, papers, scale, beside)
            if max(made.width, made.height) <= LONGEST and made.width * made.height <= MOST:
                return made
    pages = sum(row.pages or 1 for row in rows)
    message = f"{pages} pages of {len(rows)} forms are too many for one picture"
    hint = "name fewer leaflets or languages, or make a picture of each: leaflets fit LEAFLET"
    raise LeafletsError(Problem("fit/picture-too-large", message, hint=hint))


def _arranged(
    rows: Sequence[Row], papers: Mapping[str, Paper], scale: float, beside: int
) -> Arrangement:
    """``beside``: leaflets that stand beside each other."""
    x = right = EDGE
    y = bottom = EDGE + HEAD
    parts: list[Part] = []
    for leaflet, group in groupby(rows, key=lambda row: row.job.leaflet):
        if parts and len(parts) % beside == 0:
            x, y = EDGE, bottom
        part = _Arranging(list(group), papers, scale, x).part(leaflet, y)
        parts.append(part)
        x += part.width + EDGE
        right, bottom = max(right, part.x + part.width), max(bottom, part.bottom)
    return Arrangement(right + EDGE, bottom + EDGE, scale, tuple(parts))


class _Arranging:
    """Of one leaflet, from ``left`` on."""

    def __init__(
        self, rows: Sequence[Row], papers: Mapping[str, Paper], scale: float, left: int
    ) -> None:
        self.rows, self.papers, self.scale, self.left = rows, papers, scale, left
        self.right = left + LANGUAGE + 3 * LEAST

    def part(self, leaflet: str, top: int) -> Part:
        y, lines = top + LEAFLET, []
        columns = self._columns(self.rows)
        for languages in dict.fromkeys(row.job.languages for row in self.rows):
            own = [row for row in self.rows if row.job.languages == languages]
            line, y = self._line(languages, own, columns, y)
            lines.append(line)
        return Part(leaflet, self.left, top, self.right - self.left, y, tuple(lines))

    def _columns(self, rows: Sequence[Row]) -> dict[tuple[str, ...], tuple[int, int, int]]:
        """Form -> number of the line it stands in, x, and width."""
        widths: dict[tuple[str, ...], int] = {}
        for row in rows:
            widths[_form(row)] = max(widths.get(_form(row), LEAST), self._width(row))
        lines = _lines(widths)
        of_column = [max(widths[form] for form in column if form) for column in zip_longest(*lines)]
        starts = [self.left + LANGUAGE]
        for width in of_column:
            starts.append(starts[-1] + width + GAP)
        self.right = max(self.right, starts[-1] - GAP)
        return {
            form: (number, starts[column], of_column[column])
            for number, line in enumerate(lines)
            for column, form in enumerate(line)
        }

    def _line(
        self,
        languages: str,
        rows: Sequence[Row],
        columns: dict[tuple[str, ...], tuple[int, int, int]],
        top: int,
    ) -> tuple[Line, int]:
        y, cards = top, []
        by_line = groupby(rows, key=lambda row: columns[_form(row)][0])
        for _, group in by_line:
            own = [self._card(row, y, columns[_form(row)]) for row in group]
            y = max(card.bottom for card in own) + NUMBER + CAPTION
            cards += own
        return Line(languages, top, tuple(cards)), y

    def _card(self, row: Row, y: int, column: tuple[int, int, int]) -> Card:
        _, x, width = column
        wide, high = paper = self._paper(row)
        each = self._beside(row)
        places = tuple(
            (x + number % each * (wide + BETWEEN_PAGES), y + number // each * (high + NUMBER))
            for number in range(row.pages or 1)
        )
        return Card(row, x, y, width, paper, places)

    def _width(self, row: Row) -> int:
        each = min(self._beside(row), row.pages or 1)
        return each * (self._paper(row)[0] + BETWEEN_PAGES) - BETWEEN_PAGES

    def _beside(self, row: Row) -> int:
        """How many pages of a form stand beside each other at most."""
        fitting = (WIDEST + BETWEEN_PAGES) // (self._paper(row)[0] + BETWEEN_PAGES)
        return max(1, min(BESIDE, fitting))

    def _paper(self, row: Row) -> tuple[int, int]:
        """Of a page in pixels; of paper that cannot be read, a square."""
        paper = self.papers.get(row.job.paper)
        sides = (paper.width, paper.height) if paper else (210.0, 210.0)
        wide, high = (max(1, math.ceil(side * MM * self.scale)) for side in sides)
        return wide, high


def _lines(widths: Mapping[tuple[str, ...], int]) -> list[list[tuple[str, ...]]]:
    """Forms in lines no wider than ``WIDEST``; where one does not do, each layout begins its own,
    so that papers stand below each other."""
    lines: list[list[tuple[str, ...]]] = [[]]
    alone = sum(widths.values()) + GAP * (len(widths) - 1) <= WIDEST
    left = WIDEST
    for form, width in widths.items():
        here = lines[-1]
        other = bool(here) and here[-1][0] != form[0]
        if here and not alone and (other or width > left):
            lines.append([])
            left = WIDEST
        lines[-1].append(form)
        left -= width + GAP
    return lines


def _form(row: Row) -> tuple[str, ...]:
    return (row.job.layout, row.job.paper, row.job.profile)
