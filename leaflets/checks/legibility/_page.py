"""A laid-out leaflet as its readers see it: words where they stand, and who can change them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from leaflets.model.layout import TypeStep
from leaflets.model.nodes import ComposedBlock, Composition
from leaflets.model.page import PagedDocument, SetText
from leaflets.model.quality import Laid, Subject
from leaflets.problems import Where
from leaflets.remembered import KeptByOne
from leaflets.text.glyphs import LineRun
from leaflets.typeset.contrast import Rgb, rgb
from leaflets.typeset.edges import Box
from leaflets.typeset.regions import BEFORE_BLOCKS, owners
from leaflets.typeset.styles import INK

X_HEIGHT = 0.5
"""Of small letters in ems, roughly: the height in which most of a line's ink is."""

QUOTED = 40
"""Characters of words that a finding quotes."""


class Words(NamedTuple):
    """Words of one look on a line. ``page`` counts from 1; ``line`` from 0, in ``text``."""

    page: int
    text: SetText
    line: int
    run: LineRun

    @property
    def size(self) -> float:
        """Points: of Latin letters that look as large, as designers give it. The type of other
        scripts is larger than that."""
        return min(self.run.size, self.run.style.size)

    @property
    def box(self) -> Box:
        """From the baseline to the height of small letters, without a space at the end."""
        left = self.text.xs[self.line] + self.run.x
        right = min(left + self.run.width, left + self.text.lines[self.line].width - self.run.x)
        baseline = self.text.baselines[self.line] - self.run.style.rise
        return left, baseline - X_HEIGHT * self.run.size, right, baseline


class Paragraph(NamedTuple):
    """A paragraph, or the part of it on this page, from 1; ``words`` in reading order, spaces of
    their own look among them."""

    page: int
    text: SetText
    words: tuple[Words, ...]

    @property
    def lines(self) -> tuple[str, ...]:
        """The words of each line."""
        said = [""] * len(self.text.lines)
        for words in self.words:
            said[words.line] += words.run.text
        return tuple(map(str.strip, said))

    @property
    def longest(self) -> LineRun:
        """What most of it looks like."""
        return max((words.run for words in self.words), key=lambda run: len(run.text))


_PARAGRAPHS: KeptByOne[PagedDocument, tuple[Paragraph, ...]] = KeptByOne(8)


def paragraphs_of(document: PagedDocument) -> tuple[Paragraph, ...]:
    """All texts on the pages, in painting order; found once for all checks."""
    return _PARAGRAPHS.get(document) or _PARAGRAPHS.put(document, tuple(_paragraphs(document)))


def _paragraphs(document: PagedDocument) -> Iterator[Paragraph]:
    for number, page in enumerate(document.pages, start=1):
        for item in page.items:
            if isinstance(item, SetText):
                runs = ((k, run) for k, line in enumerate(item.lines) for run in line.runs)
                words = tuple([Words(number, item, k, run) for k, run in runs])
                if words:
                    yield Paragraph(number, item, words)


_WORDS: KeptByOne[PagedDocument, tuple[Words, ...]] = KeptByOne(8)


def words_of(document: PagedDocument) -> tuple[Words, ...]:
    """All words on the pages, in painting order; spaces alone are none."""
    found = (words for one in paragraphs_of(document) for words in one.words)
    return _WORDS.get(document) or _WORDS.put(
        document, tuple([words for words in found if not words.run.text.isspace()])
    )


_BLOCKS: KeptByOne[PagedDocument, dict[int, ComposedBlock]] = KeptByOne(8)


def blocks_of(laid: Laid) -> Mapping[int, ComposedBlock]:
    """Number of an element -> the block that it belongs to, those on a slip too; of header, footer
    and marks there is none."""
    document = laid.document
    known = _BLOCKS.get(document)
    if known is None:
        owned = owners(document.elements)
        tops = dict(zip(dict.fromkeys(owned.values()), _in_order(laid.composition), strict=False))
        found = {number: tops.get(owner) for number, owner in owned.items()}
        known = _BLOCKS.put(document, {k: block for k, block in found.items() if block})
    return known


def _in_order(composition: Composition) -> Iterator[ComposedBlock | None]:
    """What the children of the document are, as far as they are blocks."""
    yield from (None,) * BEFORE_BLOCKS
    for number, block in enumerate(composition.blocks):
        yield block
        yield from composition.second[number : number + 1]
    if composition.slip:
        yield from (None,) * BEFORE_BLOCKS
        yield from composition.slip_blocks


def is_mark(words: Words, blocks: Mapping[int, ComposedBlock]) -> bool:
    """Whether they are of the program's own marks, such as that nobody has reviewed the leaflet:
    no layout can change them, and they go when it has been signed."""
    return words.run.style.colour == INK and words.text.element not in blocks


def is_heading(text: SetText, document: PagedDocument) -> bool:
    """Whether a paragraph is a heading; what is not read aloud is none."""
    return text.element >= 0 and document.elements[text.element].role.startswith("H")


def body_size(laid: Laid) -> float:
    """Points in which most letters of the blocks are set."""
    blocks, letters = blocks_of(laid), Counter[float]()
    for words in words_of(laid.document):
        if words.text.element in blocks:
            letters[words.size] += len(words.run.text)
    return max(letters, key=lambda size: (letters[size], size), default=0.0)


def colour_of(name: str, document: PagedDocument) -> Rgb:
    """A colour of the palette, or ``#rrggbb``."""
    return document.palette.get(name) or rgb(name)


def on_pages(pages: Collection[int]) -> str:
    """``page 1``, ``pages 1 and 3``."""
    *most, last = map(str, sorted(set(pages)))
    return f"pages {', '.join(most)} and {last}" if most else f"page {last}"


def quoted(text: str) -> str:
    """Words to find a place on the page by."""
    text = " ".join(text.split())
    return f"“{text if len(text) <= QUOTED else text[: QUOTED - 1].rstrip() + '…'}”"


def at_layout(subject: Subject, *field: str | int) -> Where:
    """A field of the form that the layout has on this paper, or what of it the file says."""
    layout = subject.edition.layout
    form = layout.form_for(subject.edition.paper)
    where = ("forms", layout.forms.index(form), *field) if form else field
    file = f"layouts/{subject.edition.job.layout}.yaml"
    while where and subject.place(file, where).line is None:
        where = where[:-1]
    return subject.place(file, where)


def at_theme(subject: Subject, *field: str | int) -> Where:
    """A field of the theme of the layout."""
    return subject.place(f"layouts/themes/{subject.edition.layout.theme}.yaml", field)


def at_type(subject: Subject, size: float, leading: float | None = None) -> Where:
    """The step of the type scale that gives ``size``, or the layout if none does. Of several the
    one whose line height / size comes nearest to ``leading``."""
    steps = [step for step in _steps(subject) if step[0].size == size]
    if not steps:
        return at_layout(subject)
    if leading is None:
        return steps[0][1]
    return min(steps, key=lambda step: abs(step[0].leading - leading))[1]


def _steps(subject: Subject) -> Iterator[tuple[TypeStep, Where]]:
    """Steps of the type scale, those of the layout first, each with its place."""
    edition = subject.edition
    form = edition.layout.form_for(edition.paper)
    compact = form.fit.compact if form and form.fit else {}
    for scale, field in ((form.type if form else {}, ("type",)), (compact, ("fit", "compact"))):
        for name, step in scale.items():
            yield step, at_layout(subject, *field, name)
    for name, step in edition.theme.type.items():
        yield step, at_theme(subject, "type", name)
