"""Where each message landed on the pages: for screenshots, proofs and whoever asks.

Equal words are set only once and look the same wherever they stand, so lines know nothing of
messages. The composition knows which words stand where, in reading order; the lines of a block,
read in the order of its elements, spell the same letters.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import NamedTuple

from leaflets.cldr import in_digits
from leaflets.model.nodes import Composition, Stretch
from leaflets.model.page import Drawing, Element, PagedDocument, QrDrawing, SetText

BEFORE_BLOCKS = 2
"""Children of the document before its blocks: the header and the marks."""


@dataclass(frozen=True, slots=True)
class Region:
    """A rectangle in points from the top left of a page's trim that holds a message, or the part of
    it on this page; of an alternative text: its picture. ``context``: the message's PO context;
    ``page`` counts from 0.

    A label that is printed several times has several.
    """

    context: str
    page: int
    x: float
    y: float
    width: float
    height: float

    @property
    def bottom(self) -> float:
        return self.y + self.height

    def around(self, other: Region) -> Region:
        """The smallest one that holds both."""
        x, y = min(self.x, other.x), min(self.y, other.y)
        right = max(self.x + self.width, other.x + other.width)
        return replace(self, x=x, y=y, width=right - x, height=max(self.bottom, other.bottom) - y)


class _Text(NamedTuple):
    """A text of a page, and its element's number."""

    element: int
    page: int
    text: SetText


def regions(
    document: PagedDocument, composition: Composition, digits: str = "latn"
) -> tuple[Region, ...]:
    """The regions of all messages, in reading order; those of running headers and footers last. Of
    two languages beside each other: those of the first.

    ``digits``: CLDR numbering system of page numbers.
    """
    return tuple(_Finder(document, composition, digits).find())


class _Finder:
    def __init__(self, document: PagedDocument, composition: Composition, digits: str) -> None:
        self._composition, self._digits = composition, digits
        self._elements, self._pages = document.elements, document.pages
        self._owners = owners(document.elements)
        self._tops = [n for n, one in enumerate(document.elements) if one.parent == 0]
        self._texts = tuple(
            _Text(item.element, number, item)
            for number, page in enumerate(document.pages)
            for item in page.items
            if isinstance(item, SetText)
        )

    def find(self) -> Iterator[Region]:
        said, blocks = self._composition.said, self._composition.blocks
        yield from self._in_fragment(self._tops[0], said.get("header", ()))
        # Between the blocks of one language stand those of the other.
        step = 2 if self._composition.second else 1
        for top, block in zip(self._tops[BEFORE_BLOCKS::step], blocks, strict=False):
            yield from self._in_fragment(top, block.said)
        last = self._counted(said.get("footer", ()), len(self._pages))
        yield from self._in_fragment(self._tops[-1], last)
        for page in range(len(self._pages)):
            for kind, words in (("Header", said.get("continued")), ("Footer", said.get("footer"))):
                found = [one for one in self._texts if (one.page, one.text.kind) == (page, kind)]
                yield from _in_text(self._counted(words or (), page + 1), found)

    def _counted(self, said: Iterable[Stretch], page: int) -> list[Stretch]:
        """Words of a footer with the numbers of its page and of all pages filled in."""
        count, counts = (in_digits(str(n), self._digits) for n in (page, len(self._pages)))
        return [
            one._replace(text=one.text.replace("{page}", count).replace("{pages}", counts))
            for one in said
        ]

    def _in_fragment(self, top: int, said: Sequence[Stretch]) -> Iterator[Region]:
        """Of a block, header or footer; ``top``: its element."""
        own = {
            number: self._elements[number].role
            for number, owner in self._owners.items()
            if owner == top
        }
        printed = [one for one in self._texts if own.get(one.element, "Lbl") != "Lbl"]
        printed.sort(key=lambda one: one.element)  # stable: parts stay in the order of pages
        yield from _in_text([one for one in said if not one.of_picture], printed)
        figures = [number for number, role in own.items() if role == "Figure"]
        pictures = [one for one in said if one.of_picture]
        for number, picture in zip(figures, pictures, strict=False):
            if picture.context:
                yield from self._pictures(number, picture.context)

    def _pictures(self, element: int, context: str) -> Iterator[Region]:
        for number, page in enumerate(self._pages):
            for item in page.items:
                match item:
                    case Drawing(element=found) if found == element:
                        yield Region(context, number, item.x, item.y, item.width, item.height)
                    case QrDrawing(element=found) if found == element:
                        yield Region(context, number, item.x, item.y, item.side, item.side)


def owners(elements: Sequence[Element]) -> dict[int, int]:
    """Number of each element -> number of the child of the document that it is part of."""
    found: dict[int, int] = {}
    for number, element in enumerate(elements):
        if number:
            found[number] = found.get(element.parent, number)
    return found


def _in_text(said: Sequence[Stretch], printed: Sequence[_Text]) -> Iterator[Region]:
    """Finds the letters of ``said`` in ``printed``, one after the other: between them a template
    puts nothing but signs. What is not there has no region."""
    words = tuple(_words(printed))
    ends: list[int] = []
    letters = ""
    for word in words:
        letters += word.letters
        ends.append(len(letters))
    at = 0
    found: list[_Word] = []
    for stretch in said:
        wanted = _letters(stretch.text)
        start = letters.find(wanted, at)
        if start < 0 or not wanted:
            continue
        at = start + len(wanted)
        if stretch.context:
            first, last = bisect_right(ends, start), bisect_left(ends, at)
            found += (word.of(stretch.context) for word in words[first : last + 1])
    # The same label in two paragraphs that follow each other is printed twice.
    for _, same in groupby(found, key=lambda word: (word.region.context, word.element)):
        yield from _joined(word.region for word in same)


def _joined(found: Iterable[Region]) -> Iterator[Region]:
    """One for each page."""
    pages: dict[int, Region] = {}
    for region in found:
        before = pages.get(region.page)
        pages[region.page] = before.around(region) if before else region
    yield from pages.values()


class _Word(NamedTuple):
    """A word on a page; ``letters``: what it spells."""

    letters: str
    element: int
    region: Region

    def of(self, context: str) -> _Word:
        return self._replace(region=replace(self.region, context=context))


def _words(printed: Iterable[_Text]) -> Iterator[_Word]:
    for element, page, text in printed:
        for line, left, baseline in zip(text.lines, text.xs, text.baselines, strict=True):
            top, height = baseline - text.above, text.above + text.below
            for word in line.words:
                if letters := _letters(word.word.text):
                    region = Region("", page, left + word.x, top, word.width, height)
                    yield _Word(letters, element, region)


def _letters(text: str) -> str:
    """Without spaces and signs of control, which lines have of their own."""
    return "".join(
        char for char in text if not char.isspace() and unicodedata.category(char) != "Cf"
    )
