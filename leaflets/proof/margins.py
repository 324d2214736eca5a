"""Names of messages in the margins of a page, each with a line to the words that it names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Literal

from leaflets.model.page import Area, Item, SetText
from leaflets.typeset.regions import Region
from leaflets.typeset.setting import Built, height_of, place_all
from leaflets.typeset.sheet import Sheet

BAR = 1.2
"""Width of the bar beside a region, in points."""
LEADER = 0.45
"""Width of a leader line, in points."""
SPACE = 3.0
"""Between the page and the names, in points."""
GAP = 2.0
"""Between words and their bar, in points."""
LEAST = 1.0
"""Between two names, in points."""

Side = Literal["left", "right"]
_SIDES: tuple[Side, ...] = ("left", "right")


@dataclass(frozen=True, slots=True)
class Name:
    """What stands in the margin for a region. ``forms``: from the longest to the shortest; the
    longest for which all have room is taken. ``file``: stands above the first of several in a row
    that are from the same file. ``tint``: colour below the words, if any; ``colour``: of bar and
    line."""

    region: Region
    file: Built
    forms: tuple[Built, ...]
    colour: str
    tint: str | None


@dataclass(frozen=True, slots=True)
class Margins:
    """Room for names: ``width`` of a column on either side of ``left`` and ``right``, which are the
    edges of the page between them; from ``top`` to ``bottom``. All in points."""

    left: float
    right: float
    width: float
    top: float
    bottom: float

    def side(self, region: Region) -> Side:
        """The margin that is nearer."""
        before, after = region.x - self.left, self.right - region.x - region.width
        return "left" if before <= after else "right"

    def draw(self, sheet: Sheet, names: Sequence[Name]) -> None:
        """Names, bars and lines."""
        for side in _SIDES:
            mine = [name for name in names if self.side(name.region) == side]
            mine.sort(key=lambda name: (name.region.y, name.region.x))
            shown = self._shown(mine)
            heights = [sum(height_of(one, self.width) for one in built) for built in shown]
            wanted = [name.region.y for name in mine]
            tops = stacked(wanted, heights, self.top, self.bottom)
            for name, built, y in zip(mine, shown, tops, strict=True):
                self._name(sheet, side, name, built, y)

    def _shown(self, names: Sequence[Name]) -> list[tuple[Built, ...]]:
        """What is drawn for each name: as much as there is room for."""
        room, shown = self.bottom - self.top, list[tuple[Built, ...]]()
        for form in range(len(names[0].forms) if names else 0):
            shown, above = [], None
            for name in names:
                heads = (name.file,) if name.file is not above and not form else ()
                shown.append((*heads, name.forms[form]))
                above = name.file
            if sum(height_of(one, self.width) + LEAST for all_ in shown for one in all_) <= room:
                break
        return shown

    def _name(self, sheet: Sheet, side: Side, name: Name, built: Sequence[Built], y: float) -> None:
        region = name.region
        x = self.left - SPACE - self.width if side == "left" else self.right + SPACE
        for one in built:
            place_all(sheet, one, 0, x, y, self.width)
            line = y + min(height_of(one, self.width), 10.0) / 2
            y += height_of(one, self.width)
        edge = x + self.width if side == "left" else x
        bar = region.x - GAP if side == "left" else region.x + region.width + GAP
        towards = region.y + min(region.height, 9.0) / 2
        sheet.stroke((edge, line), (bar, towards), name.colour, LEADER)
        sheet.stroke((bar, region.y), (bar, region.bottom), name.colour, BAR)


def stacked(
    wanted: Sequence[float], heights: Sequence[float], top: float, bottom: float
) -> list[float]:
    """Tops of things below each other, each as near to where it is wanted as the others allow; all
    between ``top`` and ``bottom``, overlapping only where they do not fit at all.

    Those that touch move as one, to where they are right on average.
    """
    needed = sum(height + LEAST for height in heights)
    squeeze = min(1.0, (bottom - top) / needed) if needed else 1.0
    steps = [(height + LEAST) * squeeze for height in heights]
    groups: list[tuple[float, list[int]]] = []
    for index, want in enumerate(wanted):
        members = [index]
        start = _between(want, top, bottom - steps[index])
        while groups and groups[-1][0] + sum(steps[n] for n in groups[-1][1]) > start:
            members = [*groups.pop()[1], *members]
            before = list(accumulate((steps[n] for n in members), initial=0.0))
            wishes = [wanted[n] - offset for n, offset in zip(members, before, strict=False)]
            start = _between(sum(wishes) / len(wishes), top, bottom - before[-1])
        groups.append((start, members))
    tops = []
    for start, members in groups:
        for index in members:
            tops.append(start)
            start += steps[index]
    return tops


def _between(value: float, low: float, high: float) -> float:
    return max(low, min(value, high))


def tinted(items: Iterable[Item], names: Sequence[Name]) -> list[Item]:
    """``items`` with a tint right below the words that have one, above the panel they stand on. A
    picture has no words to tint: it gets a frame."""
    waiting = [name for name in names if name.tint]
    made: list[Item] = []
    for item in items:
        if isinstance(item, SetText):
            for name in [one for one in waiting if _touches(item, one.region)]:
                waiting.remove(name)
                region = name.region
                made.append(Area(region.x, region.y, region.width, region.height, name.tint))
        made.append(item)
    for name in waiting:
        region = name.region
        made.append(Area(region.x, region.y, region.width, region.height, None, name.tint, 2 * BAR))
    return made


def _touches(text: SetText, region: Region) -> bool:
    for line, x, baseline in zip(text.lines, text.xs, text.baselines, strict=True):
        across = min(x + line.width, region.x + region.width) - max(x, region.x)
        down = min(baseline + text.below, region.bottom) - max(baseline - text.above, region.y)
        if min(across, down) > 0.1:
            return True
    return False
