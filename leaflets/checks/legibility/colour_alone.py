"""What colours tell is told by signs and words, too.

Many people see red and green alike, and a copy is grey. Where boxes of one block differ in colour
because they say different things (how urgent something is; myth and fact), each has a picture that
boxes of the other colour do not have, such as an icon (BDA; WCAG 2.2, 1.4.1). Its words are the
author's. There is no threshold; boxes that only their colour tells apart are a warning.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import NamedTuple

from leaflets.checks.legibility._page import at_theme, blocks_of, colour_of, quoted
from leaflets.model.nodes import ComposedBlock
from leaflets.model.page import Area, Drawing, SetText
from leaflets.model.quality import Finding, Laid, Limits, QualityCheck, Subject
from leaflets.typeset.contrast import Rgb
from leaflets.typeset.edges import extent

KINDS = frozenset({"warning-signs", "myths-facts"})
"""Kinds of blocks whose boxes say different things."""


class _Box(NamedTuple):
    """The colours around a text, the pictures beside it in the same box, and its words."""

    colours: frozenset[Rgb]
    pictures: frozenset[int]
    words: str


def _find(subject: Subject, limits: Limits) -> Iterator[Finding]:
    kinds = {block.id: block.kind for block in subject.edition.blocks}
    told: dict[ComposedBlock, list[_Box]] = {}
    blocks = blocks_of(subject.on_pages)
    for page in subject.on_pages.document.pages:
        areas = [item for item in page.items if isinstance(item, Area)]
        pictures = [item for item in page.items if isinstance(item, Drawing)]
        for item in page.items:
            block = blocks.get(item.element) if isinstance(item, SetText) else None
            if isinstance(item, SetText) and block and kinds.get(block.id) in KINDS:
                box = _box(item, areas, pictures, subject.on_pages)
                told.setdefault(block, []).extend([box] if box.colours else [])
    for block, boxes in told.items():
        if alike := dict.fromkeys(box.words for pair in _alike(boxes) for box in pair):
            message = (
                f"in {block.id} only colour tells boxes apart: {', '.join(map(quoted, alike))}"
            )
            hint = "give each of them an icon of its own in the theme"
            yield Finding(message, at_theme(subject, "styles"), hint)


def _alike(boxes: list[_Box]) -> Iterator[tuple[_Box, _Box]]:
    """Boxes that share no colour, with nothing in theirs but what is in the others', too. A colour
    that all of them have tells nothing."""
    count = Counter(colour for box in boxes for colour in box.colours)
    telling = [
        box._replace(colours=frozenset(c for c in box.colours if count[c] < len(boxes)))
        for box in boxes
    ]
    firsts = {box.colours: box for box in reversed(telling) if box.colours}
    pictures = {
        colours: frozenset(p for box in telling if box.colours & colours for p in box.pictures)
        for colours in firsts
    }
    for one, other in combinations(reversed(list(firsts)), 2):
        if not one & other and not (pictures[one] - pictures[other] and pictures[other]):
            yield firsts[one], firsts[other]


def _box(text: SetText, areas: Iterable[Area], pictures: Iterable[Drawing], laid: Laid) -> _Box:
    around = [area for area in areas if _holds(area, text)]
    names = [name for area in around for name in (area.fill, area.stroke) if name]
    inner = around[-2:]  # filled and outlined
    beside = [one for one in pictures if any(_holds(area, one) for area in inner)]
    words = "".join(run.text for run in text.lines[0].runs)
    colours = frozenset(colour_of(name, laid.document) for name in names)
    return _Box(colours, frozenset(id(one.picture) for one in beside), words)


def _holds(area: Area, item: SetText | Drawing) -> bool:
    """Whether the middle of something is in an area: an icon may be higher than its box."""
    left, top, right, bottom = extent(item)
    across, down = (left + right) / 2 - area.x, (top + bottom) / 2 - area.y
    return 0 <= across <= area.width and 0 <= down <= area.height


CHECK = QualityCheck(
    "legibility/colour-alone", "Colour is never the only sign.", _find, on_pages=True
)
