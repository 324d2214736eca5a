"""Parts of pages and what they need of their document, known from one document to the next: most
blocks of a batch are the same for every clinic.

A part is drawn again, not copied, whenever anything that its operators depend on differs: its place
among the marks of the page, its elements, the palette, the names of fonts and pictures or what the
document means by their glyphs. So a file never depends on what was drawn earlier in the process.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from leaflets.model.page import Drawing, Item, SetText
from leaflets.pdf.links import Annotation, target_problem
from leaflets.pdf.pictures import XObject, x_object
from leaflets.pdf.shown_runs import (
    ShownRun,
    meanings_in_order,
    shown_runs,
    without_special_spaces,
)
from leaflets.pdf.structure import Rectangle
from leaflets.remembered import Kept, KeptByOne
from leaflets.text.letters import meanings_in

if TYPE_CHECKING:
    from leaflets.pdf.colours import Colours
    from leaflets.pdf.looked_at import LookedAt
    from leaflets.problems import Problem
    from leaflets.text.face import Face
    from leaflets.text.glyphs import Meaning, ShapedWord

CACHED_PARTS: Final = 192
"""Parts kept; a leaflet has about thirty, each some kilobytes."""

CACHED_TEXTS: Final = 768
"""Texts whose glyphs' meanings are kept: their sets, a kilobyte each."""

_VARIANTS: Final = 8
"""Drawings kept of one part."""

Box = tuple[int, Rectangle]
"""A Figure and room that it takes on the page."""


class Surroundings(NamedTuple):
    """What the operators of a part depend on besides itself and its elements. ``size``: of the
    media; ``origin``: of the page on it: points to add to x, points down from the top of the media;
    ``copy``: it is read aloud elsewhere; ``marks``: before it on the media; ``root``: role of the
    outermost element; ``names``: of its fonts and pictures; ``contested``: what glyphs of each font
    mean of which the document has several meanings."""

    size: tuple[float, float]
    origin: tuple[float, float]
    copy: bool
    marks: int
    root: str
    names: tuple[str, ...]
    contested: tuple[tuple[Meaning, ...], ...]


class DrawnPart(NamedTuple):
    """A part as drawn. ``events``: elements in the order of their marks, ``~element`` for each
    annotation; ``boxes``: room that figures take; ``looked_at``: the elements that its operators
    depend on; ``problems``: why it must not be printed."""

    operators: str
    events: tuple[int, ...]
    marks: int
    annotations: tuple[Annotation, ...]
    boxes: tuple[Box, ...]
    looked_at: LookedAt
    problems: tuple[Problem, ...]


class Worded(NamedTuple):
    """A text's share of what a part needs. ``meanings``: of its glyphs, by face, in the order of
    their first use; ``problems``: of its links."""

    meanings: Mapping[Face, frozenset[Meaning]]
    problems: tuple[Problem, ...]


class Part:
    """Items of a page that are drawn together, and what they need of a document.

    ``meanings``: of its glyphs, by face; ``faces``: in the order of their first use; ``pictures``:
    that are drawn by name; ``problems``: of links and colours.
    """

    __slots__ = (
        "_first",
        "colours",
        "drawn",
        "faces",
        "items",
        "meanings",
        "pictures",
        "problems",
    )

    def __init__(self, items: tuple[Item, ...], colours: Colours) -> None:
        self.items = items
        self.colours = colours
        self.problems: list[Problem] = []
        self.drawn: dict[Surroundings, DrawnPart] = {}
        found: dict[Face, list[frozenset[Meaning]]] = {}
        pictures: dict[XObject, None] = {}
        for item in items:
            if isinstance(item, SetText):
                worded = _worded(item)
                for face, meanings in worded.meanings.items():
                    found.setdefault(face, []).append(meanings)
                self.problems += worded.problems
            elif isinstance(item, Drawing):
                needed = x_object(item, colours, self.problems)
                if needed:
                    pictures[needed] = None
        self.meanings: Mapping[Face, frozenset[Meaning]] = {
            face: meanings[0].union(*meanings[1:]) for face, meanings in found.items()
        }
        self.faces = tuple(found)
        self.pictures = tuple(pictures)
        self._first: dict[Face, dict[int, str]] = {}

    def first_meanings(self, face: Face) -> dict[int, str]:
        """What glyphs of a face mean where the part uses them first."""
        known = self._first.get(face)
        if known is None:
            runs = (run for run in self._runs() if run.face is face)
            known = self._first[face] = meanings_in_order(runs)
        return known

    def _runs(self) -> Iterator[ShownRun]:
        for item in self.items:
            for line in item.lines if isinstance(item, SetText) else ():
                yield from shown_runs(line)

    def remember(self, surroundings: Surroundings, drawn: DrawnPart) -> None:
        """Keep what was drawn."""
        if len(self.drawn) >= _VARIANTS:
            self.drawn.clear()
        self.drawn[surroundings] = drawn


_texts: KeptByOne[SetText, Worded] = KeptByOne(CACHED_TEXTS)


def _worded(text: SetText) -> Worded:
    """Of a text once, in whatever parts it stands."""
    known = _texts.get(text)
    if known is not None:
        return known
    words: dict[Face, set[ShapedWord]] = {}
    signs: dict[Face, set[str]] = {}
    for line in text.lines:
        for run in shown_runs(line):
            own = words.setdefault(run.face, set())
            if run.signs:
                signs.setdefault(run.face, set()).update(run.signs)
            else:
                own.update(map(_WORD, run.words))
    meanings: dict[Face, frozenset[Meaning]] = {}
    for face, of_face in words.items():
        said = signs.get(face)
        meant = frozenset(meanings_in(face, said or ()))
        meanings[face] = meant | meanings_of(of_face) if of_face else meant
    found = (target_problem(href) for href in text.links)
    return _texts.put(text, Worded(meanings, tuple([problem for problem in found if problem])))


_WORD: itemgetter[Any] = itemgetter(0)  # of a PlacedWord

_parts: Kept[Part] = Kept(CACHED_PARTS)


def part_of(items: tuple[Item, ...], colours: Colours) -> tuple[Part, bool]:
    """The part of these items, and whether it was known."""
    known = _parts.get((items, colours))
    if known is not None:
        return known, True
    return _parts.put(Part(items, colours), (items, colours)), False


def meanings_of(words: Iterable[ShapedWord]) -> frozenset[Meaning]:
    """What the glyphs of words mean: all different pairs of glyph id and text."""
    pairs = chain.from_iterable(map(attrgetter("meanings"), words))
    return without_special_spaces(frozenset(pairs))
