"""Which forms there are: each layout, paper, profile and language of the shipped library."""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from leaflets.languages import language
from leaflets.model.job import Job
from leaflets.profiles import profiles
from tests.end_to_end.jobs import LANGUAGES, SOURCE, shipped_library
from tests.small_workspace import CLINIC


class Combination(NamedTuple):
    """A form, of whichever leaflet."""

    layout: str
    paper: str
    profile: str
    language: str


def every_combination() -> list[Combination]:
    """All of them, but for papers that are too narrow for the layout."""
    library = shipped_library()
    fit = [
        (name, paper)
        for name, layout in library.layouts.items()
        for paper in sorted(library.papers)
        if layout.form_for(library.papers[paper])
    ]
    paged = (name for name, profile in profiles().items() if profile.paged)
    printed = sorted({*paged, *library.presets})
    return [
        Combination(layout, paper, profile, tag)
        for (layout, paper), profile, tag in itertools.product(fit, printed, LANGUAGES)
    ]


def jobs_of(combination: Combination, place: int = 0) -> Iterator[Job]:
    """Each leaflet in that form, beginning with number ``place``, so that all get their turn. In
    two languages, English stands second; beside English, Arabic does."""
    library = shipped_library()
    layout, paper, profile, tag = combination
    leaflets = sorted(library.leaflets)
    start = place % len(leaflets)
    second = ""
    if library.layouts[layout].languages == 2:
        second = "ar" if tag == SOURCE else SOURCE
    for leaflet in (*leaflets[start:], *leaflets[:start]):
        yield Job(leaflet, tag, CLINIC, layout, paper, profile, second)


Features = Callable[[Combination], frozenset[tuple[object, ...]]]
"""What a combination shows, of all that a sample should show."""


def pairs(one: Combination) -> frozenset[tuple[object, ...]]:
    """Every two values together."""
    values = tuple(enumerate(one))
    return frozenset((*a, *b) for a, b in itertools.combinations(values, 2))


def a_few_pairs(one: Combination) -> frozenset[tuple[object, ...]]:
    """Every value; each direction of writing in every profile and on every kind of paper; every
    profile on sheets with several pages. Enough for a minute."""
    paper = shipped_library().papers[one.paper]
    kind = paper.sheet.way if paper.sheet else "lying" if paper.width > paper.height else "upright"
    direction = language(one.language).right_to_left
    together = ((one.profile, direction), (direction, kind), (one.profile, paper.sheet is None))
    return frozenset({*enumerate(one), *together})


COLOURED = ("screen", "print", "print-without-marks")
SUITED: tuple[tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], tuple[str, ...]], ...] = (
    (("handout",), ("a4", "a5", "letter", "a3-landscape", "a5-booklet"), (), ()),
    (("handout",), ("a5-twice",), ("screen", "office", "mono"), ()),
    (("sheet",), ("a4", "letter", "legal", "a3", "a4-landscape"), (), ()),
    (("large-print", "easy-read", "side-by-side"), ("a4", "letter"), (), ()),
    (("slip", "duplex"), ("a4",), (), (SOURCE, "ar")),
    (("poster",), ("a3",), COLOURED, (SOURCE, "ar")),
    (("card",), ("card",), (), (SOURCE, "ar")),
    (("tri-fold",), ("a4-tri-fold",), (), (SOURCE,)),
)
"""Layouts, papers, profiles and languages (none: all) that suit some leaflet, for a sample that is
to be quick: what suits none is found out slowly."""


def suited() -> list[Combination]:
    """The combinations of ``SUITED``."""
    return [
        one
        for one in every_combination()
        if any(
            all(not wanted or value in wanted for value, wanted in zip(one, row, strict=True))
            for row in SUITED
        )
    ]


class Sample:
    """The next combination that shows most of what has not been seen: the greedy way, in the same
    order for the same seed. What is refused has shown nothing."""

    def __init__(self, combinations: Sequence[Combination], features: Features) -> None:
        shuffled = list(combinations)
        random.Random(1).shuffle(shuffled)
        self._waiting = {one: features(one) for one in shuffled}
        self.unseen = {feature for found in self._waiting.values() for feature in found}

    def next(self) -> Combination | None:
        """None when nothing more can be seen."""
        best = max(
            self._waiting, key=lambda one: len(self._waiting[one] & self.unseen), default=None
        )
        if best is None or not self._waiting[best] & self.unseen:
            return None
        self._shown = self._waiting.pop(best)
        return best

    def count(self) -> None:
        """The last one was made."""
        self.unseen -= self._shown


def sample(combinations: Sequence[Combination], features: Features) -> list[Combination]:
    """All that are chosen when none is refused."""
    choosing, chosen = Sample(combinations, features), []
    while one := choosing.next():
        choosing.count()
        chosen.append(one)
    return chosen
