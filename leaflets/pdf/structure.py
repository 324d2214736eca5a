"""The structure tree: what the marked content means, in reading order (ISO 32000-1 14.7, 14.8).

Most of its objects hold no words: only roles, and numbers of objects and marks. They are the same
in every leaflet that is built alike, whatever it says, so they stand together in object streams of
their own and are written once for all of them. Elements with words of their own (a figure and its
alternative text) are written for each document.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import compress
from operator import attrgetter
from typing import Final, NamedTuple

from leaflets.model.page import Element
from leaflets.pdf.object_streams import ObjectGroup, object_group
from leaflets.pdf.syntax import CACHED_EFFORT, rectangle, text_string
from leaflets.remembered import Kept

Rectangle = tuple[float, float, float, float]

ROLE_MAP: Final = {"Aside": "Sect", "Strong": "Span"}
"""Our own roles and the standard types they stand for (14.8.4)."""

_GROUPING = ("Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "NonStruct")
_CONTENTS = ("TOC", "TOCI", "Index", "Private")
_TEXT = ("P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody")
_TABLE = ("Table", "THead", "TBody", "TFoot", "TR", "TH", "TD")
_INLINE = ("Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Annot")
_PICTURE = ("Figure", "Formula", "Form")
STANDARD_ROLES: Final = frozenset((*_GROUPING, *_CONTENTS, *_TEXT, *_TABLE, *_INLINE, *_PICTURE))
"""Standard structure types (14.8.4), without those for East Asian annotations."""

CACHED_TREES: Final = 8
"""Trees kept for further documents: about 60 KB each."""

Boxes = Mapping[int, tuple[int, Rectangle]]
"""Figure -> the page where it starts, and its bounding box there."""

_BUILD: Final = attrgetter("role", "parent", "inline", "scope", "column_span", "numbering")


class Layout(NamedTuple):
    """What the objects of a tree depend on besides its elements. ``first``: object number of the
    first of them; ``sides``: those of the sides of sheets, which are the pages of the PDF; ``on``:
    which of them each page of the leaflet is on, in reading order; ``events``: for each of those,
    elements in the order in which they were marked, and ``~element`` for each of their
    annotations."""

    first: int
    sides: tuple[int, ...]
    on: tuple[int, ...]
    events: tuple[tuple[int, ...], ...]


class Tree(NamedTuple):
    """The objects of a tree. ``group``: those without words, numbered from ``Layout.first``;
    ``worded``: element and how its object begins, numbered after them."""

    root: int
    group: ObjectGroup
    worded: tuple[tuple[int, str], ...]

    def worded_objects(self, elements: Sequence[Element], boxes: Boxes) -> list[bytes]:
        """The objects of elements with words."""
        found: list[bytes] = []
        for index, start in self.worded:
            element = elements[index]
            found.append(f"{start}{_words(element)}{_attributes(index, element, boxes)}>>".encode())
        return found


class _Known(NamedTuple):
    """A tree and the elements it was made of."""

    elements: Sequence[Element]
    tree: Tree

    def fits(self, elements: Sequence[Element]) -> bool:
        """Whether these elements differ from its own in nothing but words."""
        if len(elements) != len(self.elements):
            return False
        for mine, element in zip(self.elements, elements, strict=True):
            if mine is not element and mine != element:
                both_worded = _is_worded(mine) and _is_worded(element)
                if not both_worded or _BUILD(mine) != _BUILD(element):
                    return False
        return True


_trees: Kept[list[_Known]] = Kept(CACHED_TREES)


def structure_tree(elements: Sequence[Element], layout: Layout) -> Tree:
    """The tree of these elements, made anew or known from another document.

    An element's kids are its own running text in the order drawn, with its inline elements where
    they were first drawn, followed by its block elements in their order.
    """
    known = _trees.get((), layout)
    for one in known or ():
        if one.fits(elements):
            return one.tree
    tree = _Planting(elements, layout).tree()
    # Few: the same marks with other elements are rare.
    others = (known or [])[-3:]
    _trees.put([*others, _Known(elements, tree)], (), layout)
    return tree


def _is_worded(element: Element) -> bool:
    """Whether the element's object holds words, or the box of a figure."""
    words = (element.alt, element.language, element.title, element.summary)
    return element.role == "Figure" or any(text is not None for text in words)


class _Planting:
    """A tree in the making."""

    def __init__(self, elements: Sequence[Element], layout: Layout) -> None:
        self._elements = elements
        self._first, self._sides = layout.first, layout.sides
        # A kid is (side index, marked-content number), (side index, -object number) of an
        # annotation, or the number of an inline element.
        self._running: list[list[tuple[int, int] | int]] = [[] for _ in elements]
        self._attached: set[int] = set()
        self._marks: list[list[int]] = [[] for _ in self._sides]
        self._annotations: list[int] = []
        links: list[tuple[int, int, int]] = []  # element, place among its kids, side index
        for side, events in zip(layout.on, layout.events, strict=True):
            for event in events:
                if event >= 0:
                    self._mark(event, side)
                else:
                    links.append((~event, len(self._running[~event]), side))
                    self._running[~event].append((side, 0))
                    self._annotations.append(~event)
        self._plain: list[int] = []
        self._worded: list[int] = []
        for index in compress(range(len(elements)), _kept(elements, self._running)):
            (self._worded if _is_worded(elements[index]) else self._plain).append(index)
        self._numbers = [0] * len(elements)
        following = self._first + 3  # after the object stream, the root and its parent tree
        for index in (*self._plain, *self._worded):
            self._numbers[index] = following
            following += 1
        for number, (element, place, side) in enumerate(links, following):
            self._running[element][place] = (side, -number)

    def _mark(self, element: int, side: int) -> None:
        if self._elements[element].inline and element not in self._attached:
            self._attach(element)
        marks = self._marks[side]
        self._running[element].append((side, len(marks)))
        marks.append(element)

    def _attach(self, element: int) -> None:
        self._attached.add(element)
        parent = self._elements[element].parent
        if parent >= 0:
            self._running[parent].append(element)
            if self._elements[parent].inline and parent not in self._attached:
                self._attach(parent)

    def tree(self) -> Tree:
        elements, numbers = self._elements, self._numbers
        root = self._first + 1
        blocks: list[list[int]] = [[] for _ in elements]
        top: list[int] = []
        for index, element in enumerate(elements):
            if numbers[index] and not (element.inline and element.parent >= 0):
                (blocks[element.parent] if element.parent >= 0 else top).append(numbers[index])
        bodies = [self._root(root, top), self._parent_tree()]
        for index in self._plain:
            start = self._start(index, root, blocks[index])
            bodies.append(f"{start}{_attributes(index, elements[index], {})}>>")
        group = object_group(self._first, [body.encode() for body in bodies], CACHED_EFFORT)
        worded = [(index, self._start(index, root, blocks[index])) for index in self._worded]
        return Tree(root, group, tuple(worded))

    def _start(self, index: int, root: int, blocks: list[int]) -> str:
        """A structure element dictionary (table 323), up to its words."""
        element, numbers = self._elements[index], self._numbers
        parent = numbers[element.parent] if element.parent >= 0 else root
        parts = [f"<</S/{element.role}/P {parent} 0 R"]
        kids: list[str] = []
        side = -1
        for kid in self._running[index]:
            if isinstance(kid, int):
                kids.append(f"{numbers[kid]} 0 R")
                continue
            where, what = kid
            if side < 0:
                side = where
                parts.append(f"/Pg {self._sides[side]} 0 R")
            other = "" if where == side else f"/Pg {self._sides[where]} 0 R"
            if what < 0:
                kids.append(f"<</Type/OBJR/Obj {-what} 0 R{other}>>")
            else:
                kids.append(f"<</Type/MCR{other}/MCID {what}>>" if other else str(what))
        kids.extend([f"{block} 0 R" for block in blocks])
        if kids:
            parts.append(f"/K[{' '.join(kids)}]" if len(kids) > 1 else f"/K {kids[0]}")
        if element.role == "Note":  # PDF/UA-1 7.9: a note has an ID of its own
            parts.append(f"/ID(note-{numbers[index]:06})")
        return "".join(parts)

    def _root(self, root: int, top: list[int]) -> str:
        """The structure tree root."""
        roles = "".join([f"/{role}/{standard}" for role, standard in ROLE_MAP.items()])
        notes = "".join(
            [
                f"(note-{number:06}){number} 0 R"
                for element, number in zip(self._elements, self._numbers, strict=True)
                if number and element.role == "Note"
            ]
        )
        identifiers = f"/IDTree<</Names[{notes}]>>" if notes else ""
        kids = " ".join([f"{number} 0 R" for number in top])
        following = len(self._sides) + len(self._annotations)
        return (
            f"<</Type/StructTreeRoot/K[{kids}]/ParentTree {root + 1} 0 R"
            f"/ParentTreeNextKey {following}/RoleMap<<{roles}>>{identifiers}>>"
        )

    def _parent_tree(self) -> str:
        """From marked content and annotations to their elements (14.7.4.4)."""
        numbers = self._numbers
        rows = [
            f"{side}[{' '.join([f'{numbers[element]} 0 R' for element in marks])}]"
            for side, marks in enumerate(self._marks)
        ]
        for key, element in enumerate(self._annotations, len(rows)):
            rows.append(f"{key} {numbers[element]} 0 R")
        return f"<</Nums[{' '.join(rows)}]>>"


_CELLS: Final = frozenset(("TH", "TD"))


def _kept(elements: Sequence[Element], running: Sequence[Sequence[object]]) -> list[bool]:
    """Elements with content; empty cells stay where their table has any."""
    kept = [bool(kids) for kids in running]
    for index in range(len(elements) - 1, -1, -1):
        if kept[index] and elements[index].parent >= 0:
            kept[elements[index].parent] = True
    for index, element in enumerate(elements):
        if element.role in _CELLS and not kept[index]:
            line = [index]
            while line[-1] >= 0 and elements[line[-1]].role != "Table":
                line.append(elements[line[-1]].parent)
            if line[-1] >= 0 and kept[line[-1]]:
                for ancestor in line:
                    kept[ancestor] = True
    return kept


def _words(element: Element) -> str:
    """What an element says."""
    words = ""
    if element.alt is not None:
        words += f"/Alt{text_string(element.alt)}"
    if element.language:
        words += f"/Lang{text_string(element.language)}"
    if element.title:
        words += f"/T{text_string(element.title)}"
    return words


def _attributes(index: int, element: Element, boxes: Boxes) -> str:
    """Standard attributes (14.8.5)."""
    if index in boxes:
        placement = "Inline" if element.inline else "Block"
        box = rectangle(*boxes[index][1])
        return f"/A<</O/Layout/Placement/{placement}/BBox{box}>>"
    if element.role == "L" and element.numbering:
        return f"/A<</O/List/ListNumbering/{element.numbering}>>"
    table = ""
    if element.scope:
        table += f"/Scope/{element.scope}"
    if element.column_span > 1:
        table += f"/ColSpan {element.column_span}"
    if element.summary:
        table += f"/Summary{text_string(element.summary)}"
    return f"/A<</O/Table{table}>>" if table else ""
