"""A composed leaflet: the closed set of nodes that templates can make. No geometry yet.

The same nodes give the PDF and, later, the HTML edition. Names are those of HTML. ``classes`` are
names of styles of the theme, element name first, so that later ones win.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from leaflets.model.localized import FigureLabel, Role

Classes = tuple[str, ...]

LINE = "data-line"
"""Attribute of markup that carries an element's line in its template: messages name it."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words that look alike inside a paragraph.

    ``raised``: a citation mark, bound to the word before it. ``isolate``: direction kept apart
    (``bdi``). ``counter``: the words are replaced when pages are known: ``{page}`` and ``{pages}``
    in ``text`` stand for the numbers. ``set_apart``: unchecked words; the whole paragraph is shown
    as such.
    """

    text: str
    strong: bool = False
    href: str | None = None
    language: str | None = None
    raised: bool = False
    isolate: bool = False
    counter: bool = False
    set_apart: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """``level`` 1 to 3."""

    level: int
    runs: tuple[Run, ...]
    classes: Classes


@dataclass(frozen=True, slots=True)
class Paragraph:
    """``role``: P, or Caption inside figures and tables."""

    runs: tuple[Run, ...]
    classes: Classes
    role: Literal["P", "Caption"] = "P"
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A group of nodes; ``section`` and ``aside`` of templates. ``language``: of all inside it,
    which then runs in the direction of that language."""

    children: tuple[Node, ...]
    classes: Classes
    language: str | None = None


@dataclass(frozen=True, slots=True)
class ListItem:
    children: tuple[Node, ...]
    classes: Classes


@dataclass(frozen=True, slots=True)
class ListNode:
    items: tuple[ListItem, ...]
    ordered: bool
    classes: Classes


@dataclass(frozen=True, slots=True)
class Cell:
    children: tuple[Node, ...]
    header: Literal["", "column", "row"]
    classes: Classes
    span: int = 1


@dataclass(frozen=True, slots=True)
class TableRow:
    cells: tuple[Cell, ...]
    classes: Classes


@dataclass(frozen=True, slots=True)
class Table:
    caption: Paragraph | None
    head: tuple[TableRow, ...]
    body: tuple[TableRow, ...]
    classes: Classes


@dataclass(frozen=True, slots=True)
class Image:
    """A picture by name (``LocalEdition.pictures``) with its words; a Figure of its own.

    ``width_mm``: wanted width; the style's otherwise.
    """

    name: str
    alt: str
    labels: tuple[FigureLabel, ...]
    classes: Classes
    width_mm: float | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """An image (or QR code) with its caption."""

    children: tuple[Node, ...]
    classes: Classes


@dataclass(frozen=True, slots=True)
class QrCode:
    payload: str
    alt: str
    classes: Classes


@dataclass(frozen=True, slots=True)
class Rule:
    """``hr`` and ``cut-line``: decoration."""

    classes: Classes


Node = Heading | Paragraph | Section | ListNode | Table | Image | Figure | QrCode | Rule


class Stretch(NamedTuple):
    """Words as they stand in nodes, and the PO context of the message that they are from: nothing
    where they are from none. ``of_picture``: not printed, but read out in its place."""

    context: str
    text: str
    of_picture: bool = False


@dataclass(frozen=True, slots=True)
class ComposedBlock:
    """One block of the recipe, ready to be placed by its role. ``said``: its words, in reading
    order; it is there to find them again on the pages, and decides nothing."""

    id: str
    role: Role
    nodes: tuple[Node, ...]
    said: tuple[Stretch, ...] = field(default=(), compare=False)


PagePart = Literal["header", "continued", "footer", "slip"]


@dataclass(frozen=True, slots=True)
class Composition:
    """A whole leaflet in reading order, before geometry. ``header`` opens the first page,
    ``continued`` stands on top of the others, ``footer`` at the foot of all. ``said``: the words of
    these three, as those of a block. ``second``: the same blocks in the language beside the first,
    or none. ``slip``: the head of a slip to tear off, and ``slip_blocks``, which it prints once
    more."""

    header: tuple[Node, ...]
    continued: tuple[Node, ...]
    footer: tuple[Node, ...]
    blocks: tuple[ComposedBlock, ...]
    said: Mapping[PagePart, tuple[Stretch, ...]] = field(default_factory=dict, compare=False)
    second: tuple[ComposedBlock, ...] = ()
    slip: tuple[Node, ...] = ()
    slip_blocks: tuple[ComposedBlock, ...] = ()
