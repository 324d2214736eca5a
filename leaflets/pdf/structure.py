"""The structure tree: what the marked content means, in reading order (ISO 32000-1 14.7, 14.8)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from leaflets.model.page import Element
from leaflets.pdf.syntax import rectangle, text_string

if TYPE_CHECKING:
    from leaflets.pdf.links import Annotation
    from leaflets.pdf.serialise import LeafletFile

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

_WITH_ATTRIBUTES: Final = frozenset(("Figure", "L", "Table", "TH", "TD"))
_CELLS: Final = frozenset(("TH", "TD"))
Rectangle = tuple[float, float, float, float]


class FigureBox(NamedTuple):
    """Room that a Figure takes on the page."""

    figure: int
    box: Rectangle


class StructureTree:
    """Gathers, while the pages are drawn, which marked content belongs to which element.

    An element's kids are its own running text in the order drawn, with its inline elements where
    they were first drawn, followed by its block elements in their order. ``page_numbers``: object
    numbers of the pages. ``events``: all that has been told, in order: elements that were marked,
    annotations, boxes of figures.
    """

    def __init__(
        self, elements: Sequence[Element], file: LeafletFile, page_numbers: Sequence[int]
    ) -> None:
        self.events: list[int | Annotation | FigureBox] = []
        self._elements = elements
        self._file = file
        self._pages = page_numbers
        # A kid is (page index, marked-content number), (page index, -object number) of an
        # annotation, or the number of an inline element.
        self._running: list[list[tuple[int, int] | int]] = [[] for _ in elements]
        self._attached: set[int] = set()
        self._marks: list[list[int]] = [[] for _ in page_numbers]
        self._annotations: list[int] = []
        self._boxes: dict[int, tuple[int, Rectangle]] = {}
        self._figures: dict[int, int | None] = {}

    def mark(self, element: int, page: int) -> int:
        """The next marked-content identifier of a page, given to ``element``."""
        if self._elements[element].inline and element not in self._attached:
            self._attach(element)
        marks = self._marks[page]
        identifier = len(marks)
        marks.append(element)
        self.events.append(element)
        self._running[element].append((page, identifier))
        return identifier

    def marks_on(self, page: int) -> int:
        """How many marks a page has so far."""
        return len(self._marks[page])

    def _attach(self, element: int) -> None:
        self._attached.add(element)
        parent = self._elements[element].parent
        if parent >= 0:
            self._running[parent].append(element)
            if self._elements[parent].inline and parent not in self._attached:
                self._attach(parent)

    def annotation(self, element: int, page: int, object_number: int) -> int:
        """Tie an annotation to its element (OBJR, 14.7.4.3); returns its StructParent key."""
        self._running[element].append((page, -object_number))
        self._annotations.append(element)
        return len(self._pages) + len(self._annotations) - 1

    def figure_of(self, element: int) -> int | None:
        """The Figure that ``element`` is or is part of."""
        if element in self._figures:
            return self._figures[element]
        at: int | None = element
        while at is not None and self._elements[at].role != "Figure":
            parent = self._elements[at].parent
            at = parent if parent >= 0 else None
        self._figures[element] = at
        return at

    def extend_box(self, figure: int, page: int, box: Rectangle) -> None:
        """Widen a Figure's bounding box (on the page where it starts) to hold ``box``."""
        self.events.append(FigureBox(figure, box))
        known = self._boxes.get(figure)
        if known is None:
            self._boxes[figure] = (page, box)
        elif known[0] == page:
            old = known[1]
            joined = (min(old[0], box[0]), min(old[1], box[1]))
            self._boxes[figure] = (page, (*joined, max(old[2], box[2]), max(old[3], box[3])))

    def write(self) -> int:
        """Add all objects; returns the object number of the structure tree root."""
        file, elements = self._file, self._elements
        kept = self._kept()
        root = file.reserve()
        numbers = [file.reserve() if kept[index] else 0 for index in range(len(elements))]
        blocks: list[list[int]] = [[] for _ in elements]
        top: list[int] = []
        for index, element in enumerate(elements):
            if kept[index] and not (element.inline and element.parent >= 0):
                (blocks[element.parent] if element.parent >= 0 else top).append(numbers[index])
        for index, number in enumerate(numbers):
            if number:
                parent = elements[index].parent
                parent_number = numbers[parent] if parent >= 0 else root
                body = self._body(index, number, parent_number, numbers, blocks[index])
                file.fill(number, body.encode())
        file.fill(root, self._root(top, numbers).encode())
        return root

    def _kept(self) -> list[bool]:
        """Elements with content; empty cells stay where their table has any."""
        elements = self._elements
        kept = [bool(kids) for kids in self._running]
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

    def _body(
        self, index: int, number: int, parent: int, numbers: list[int], blocks: list[int]
    ) -> str:
        """A structure element dictionary (table 323)."""
        element = self._elements[index]
        parts = [f"<</S/{element.role}/P {parent} 0 R"]
        kids: list[str] = []
        page = -1
        for kid in self._running[index]:
            if isinstance(kid, int):
                kids.append(f"{numbers[kid]} 0 R")
                continue
            where, what = kid
            if page < 0:
                page = where
                parts.append(f"/Pg {self._pages[page]} 0 R")
            other = "" if where == page else f"/Pg {self._pages[where]} 0 R"
            if what < 0:
                kids.append(f"<</Type/OBJR/Obj {-what} 0 R{other}>>")
            else:
                kids.append(f"<</Type/MCR{other}/MCID {what}>>" if other else str(what))
        kids.extend([f"{block} 0 R" for block in blocks])
        if kids:
            parts.append(f"/K[{' '.join(kids)}]" if len(kids) > 1 else f"/K {kids[0]}")
        if element.alt is not None:
            parts.append(f"/Alt{text_string(element.alt)}")
        if element.language:
            parts.append(f"/Lang{text_string(element.language)}")
        if element.title:
            parts.append(f"/T{text_string(element.title)}")
        if element.role == "Note":
            parts.append(f"/ID(note-{number:06})")  # PDF/UA-1 7.9: a note has an ID of its own
        if element.role in _WITH_ATTRIBUTES:
            parts.append(self._attributes(index, element))
        parts.append(">>")
        return "".join(parts)

    def _attributes(self, index: int, element: Element) -> str:
        """Standard attributes (14.8.5)."""
        if index in self._boxes:
            placement = "Inline" if element.inline else "Block"
            box = rectangle(*self._boxes[index][1])
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

    def _root(self, top: list[int], numbers: list[int]) -> str:
        """The structure tree root with its parent tree (14.7.4.4)."""
        rows = [
            f"{page}[{' '.join([f'{numbers[element]} 0 R' for element in marks])}]"
            for page, marks in enumerate(self._marks)
        ]
        following = len(rows)
        for element in self._annotations:
            rows.append(f"{following} {numbers[element]} 0 R")
            following += 1
        parents = self._file.add(f"<</Nums[{' '.join(rows)}]>>".encode())
        roles = "".join([f"/{role}/{standard}" for role, standard in ROLE_MAP.items()])
        notes = "".join(
            [
                f"(note-{number:06}){number} 0 R"
                for element, number in zip(self._elements, numbers, strict=True)
                if number and element.role == "Note"
            ]
        )
        identifiers = f"/IDTree<</Names[{notes}]>>" if notes else ""
        kids = " ".join([f"{number} 0 R" for number in top])
        return (
            f"<</Type/StructTreeRoot/K[{kids}]/ParentTree {parents} 0 R"
            f"/ParentTreeNextKey {following}/RoleMap<<{roles}>>{identifiers}>>"
        )
