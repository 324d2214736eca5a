"""Nodes -> boxes and tag tree, in one walk in reading order."""

from __future__ import annotations

from collections.abc import Mapping
from typing import assert_never

from leaflets.languages import language as known_language
from leaflets.model.layout import MM
from leaflets.model.library import LOGO
from leaflets.model.nodes import (
    Cell,
    Classes,
    Figure,
    Heading,
    Image,
    ListItem,
    ListNode,
    Node,
    Paragraph,
    QrCode,
    Rule,
    Section,
    Table,
    TableRow,
)
from leaflets.model.page import ARTIFACT
from leaflets.model.picture import Picture
from leaflets.pictures.logo import sharp_width
from leaflets.pictures.qr import qr_symbol
from leaflets.problems import Problem, Where
from leaflets.text.faces import FontLibrary
from leaflets.typeset.boxes import Box, KnownBox, RuleBox, TextBox, Turned
from leaflets.typeset.figure import ImageBox, QrBox, SetLabel
from leaflets.typeset.known import Known
from leaflets.typeset.rows import ColumnsBox, RowBox
from leaflets.typeset.sheet import ALL_CORNERS
from leaflets.typeset.stack import ItemBox, StackBox
from leaflets.typeset.styles import SET_APART, Look, Stylesheet
from leaflets.typeset.table import RowOfCells, TableBox
from leaflets.typeset.tags import Fragment
from leaflets.typeset.words import Typesetter, Voice

MARKERS = {"disc": "•", "checkbox": "☐"}


class Builder:
    """Makes the boxes of one fragment. ``element`` arguments are numbers of parent elements.

    ``problems`` gathers what a reader could not bear: missing letters, weak contrast. ``known``:
    parts that builders of the same setting made before. ``second``: the other language of the page.
    """

    def __init__(
        self,
        stylesheet: Stylesheet,
        fonts: FontLibrary,
        voice: Voice,
        pictures: Mapping[str, Picture],
        icons: Mapping[str, Picture],
        known: Known | None = None,
        second: Voice | None = None,
    ) -> None:
        self._known = known or Known()
        self.tags = Fragment()
        self.problems: list[Problem] = []
        self.icons = icons
        self.words = Typesetter(stylesheet, fonts, voice, self.tags, self._known.texts)
        self._stylesheet, self._fonts = stylesheet, fonts
        self.second = second
        self._pictures = pictures
        self.pictures_used: dict[str, None] = {}
        self._pictures_set = 0

    def boxes(self, nodes: tuple[Node, ...], look: Look, element: int) -> tuple[Box, ...]:
        return tuple(self.box(node, look, element) for node in nodes)

    def box(self, node: Node, parent: Look, element: int) -> Box:
        """The very same as before for the very same node; problems are found again each time."""
        start = len(self.tags)
        things, more = (node, parent), (element, start, self.words.voice, self.words.counters)
        found = self._known.boxes.get(things, more)
        if found is not None:
            self.tags.extend(found[1])
            return found[0]
        pictures = self._pictures_set
        box = self._box(node, parent, element)
        if not (self.problems or self.words.problems) and pictures == self._pictures_set:
            self._known.boxes.put((box, self.tags.elements(start)), things, more)
        return box

    def _box(self, node: Node, parent: Look, element: int) -> Box:
        look = self._stylesheet.look(node.classes, parent)
        if (node.classes, id(look)) not in self._known.sound:
            self._check(look, node.classes)
        if isinstance(node, Heading | Paragraph) and any(run.set_apart for run in node.runs):
            look = self._stylesheet.changed(look, **SET_APART)
        match node:
            case Heading():
                return self._with_box(self.words.heading(node, look, element), look)
            case Paragraph():
                return self._with_box(self.words.paragraph(node, look, element), look)
            case Section(language=str() as language) if language != self.words.language:
                return self._in_another(language, node, parent, element)
            case Section():
                children = self.boxes(node.children, look, element)
                if look.row:
                    return RowBox(look, children)
                return StackBox(children, look, self.icons)
            case ListNode() | Table():
                return self._known_box(node, look, parent, element)
            case Image():
                return self._image(node, look, element)
            case Figure():
                return StackBox(self.boxes(node.children, look, element), look, self.icons)
            case QrCode():
                number = self.tags.add("Figure", element, alt=node.alt)
                return QrBox(look, qr_symbol(node.payload), number)
            case Rule():
                return RuleBox(look)
            case _:
                assert_never(node)

    def _in_another(self, language: str, node: Section, parent: Look, element: int) -> Box:
        """A group in another language: its own direction, digits and fonts."""
        before = self.words
        self.words = before.speaking(self._voice(language))
        number = self.tags.add("Sect", element, language=language)
        box = self.box(node, parent, number)
        turned = self.words.right_to_left != before.right_to_left
        self.words = before
        return Turned(box) if turned else box

    def _voice(self, language: str) -> Voice:
        if self.second and self.second.language == language:
            return self.second
        known = known_language(language)
        return Voice(language, known.right_to_left, known.digits)

    def _known_box(self, node: ListNode | Table, look: Look, parent: Look, element: int) -> Box:
        """Lists and tables are long, and stay the same when a phone number beside them changes."""
        start = len(self.tags)
        said = (self.words.language, self.words.where, self.words.counters)
        more = (node, element, start, said)
        found = self._known.parts.get((parent,), more)
        if found is not None:
            self.tags.extend(found[1])
            return found[0]
        before = self.problems, self.words.problems, self.pictures_used
        self.problems, self.words.problems, self.pictures_used = [], {}, {}
        if isinstance(node, ListNode):
            box = KnownBox(self._list(node, look, element))
        else:
            box = KnownBox(self._table(node, look, element))
        if not (self.problems or self.words.problems or self.pictures_used):
            self._known.parts.put((box, self.tags.elements(start)), (parent,), more)
        problems, of_words, pictures = before
        of_words.update(self.words.problems)  # in place: speakers of other languages share it
        self.problems = list(dict.fromkeys([*problems, *self.problems]))
        self.words.problems, self.pictures_used = of_words, {**pictures, **self.pictures_used}
        return box

    def _check(self, look: Look, classes: Classes) -> None:
        """Problems are found again in each leaflet."""
        before, self.problems = self.problems, []
        self._check_classes(classes[1:])
        self._check_icons(look)
        if not self.problems:
            self._known.note_sound(look, classes)
        self.problems = list(dict.fromkeys([*before, *self.problems]))

    def _check_classes(self, classes: Classes) -> None:
        for name in classes:
            if not self._stylesheet.knows(name):
                message = f"the theme has no style “{name}”"
                hint = "add it to styles in the theme, or take the class out of the template"
                place = Where(field=self.words.where)
                self.problems.append(
                    Problem("theme/unknown-style", message, place, hint, about=name)
                )

    def _check_icons(self, look: Look) -> None:
        """Icons are looked for before anything is placed, so that all are missed at once."""
        for icon in (look.icon, look.bar.icon if look.bar else None):
            if icon and icon.name not in self.icons:
                message = f"there is no icon called “{icon.name}” in layouts/icons"
                self.problems.append(
                    Problem("theme/unknown-icon", message, hint="add it, or use another icon")
                )

    def _with_box(self, text: TextBox, look: Look) -> Box:
        """A paragraph with a background, border, bar or icon of its own sits in a stack."""
        if not (look.background or look.border or look.bar or look.icon):
            return text
        plain = self._stylesheet.look((), look)
        return StackBox((self.words.restyled(text, plain),), look, self.icons)

    def _list(self, node: ListNode, look: Look, element: int) -> Box:
        marker = look.marker or ("decimal" if node.ordered else "disc")
        numbering = {"decimal": "Decimal", "disc": "Disc"}.get(marker, "None")
        number = self.tags.add("L", element, numbering=numbering)
        items = tuple(
            self._item(item, look, number, marker, count)
            for count, item in enumerate(node.items, start=1)
        )
        if look.columns > 1:
            return ColumnsBox(look, items)
        # The indent belongs to the items, not to the box around them.
        return StackBox(items, self._stylesheet.changed(look, indent=0.0), self.icons)

    def _item(self, item: ListItem, parent: Look, element: int, marker: str, count: int) -> Box:
        look = self._stylesheet.look(item.classes, parent)
        number = self.tags.add("LI", element)
        label: TextBox | None = None
        if marker != "none":
            text = self.words.numeral(count) + "." if marker == "decimal" else MARKERS[marker]
            colour = parent.marker_colour or look.colour
            label = self.words.label(text, look, colour, self.tags.add("Lbl", number))
        body = self.tags.add("LBody", number)
        lone = len(item.children) == 1 and isinstance(item.children[0], Paragraph)
        if lone and isinstance(only := item.children[0], Paragraph):
            inner = self._stylesheet.look(only.classes, look)
            if any(run.set_apart for run in only.runs):
                inner = self._stylesheet.changed(inner, **SET_APART)
            lines = self.words.lines(only, inner, body)
            children: tuple[Box, ...] = (self._with_box(lines, inner),)
        else:
            children = self.boxes(item.children, look, body)
        return ItemBox(label, StackBox(children, look, self.icons), parent.indent or 5 * MM)

    def _table(self, node: Table, look: Look, element: int) -> Box:
        number = self.tags.add("Table", element)
        caption = self.boxes((node.caption,), look, number) if node.caption else ()
        head = self._rows("THead", node.head, look, number)
        body = self._rows("TBody", node.body, look, number)
        columns = sum((*head, *body)[0].spans)
        widths = look.widths or (1.0,) * columns
        table = TableBox(head, body, look, (*widths, *(1.0,) * columns)[:columns])
        if not caption:
            return table
        return StackBox((*caption, table), self._stylesheet.look((), look), self.icons)

    def _rows(
        self, role: str, rows: tuple[TableRow, ...], parent: Look, table: int
    ) -> tuple[RowOfCells, ...]:
        if not rows:
            return ()
        group = self.tags.add(role, table)
        made = []
        for row in rows:
            look = self._stylesheet.look(row.classes, parent)
            number = self.tags.add("TR", group)
            last = len(row.cells) - 1
            cells = tuple(
                self._cell(cell, look, number, index == 0, index == last)
                for index, cell in enumerate(row.cells)
            )
            made.append(RowOfCells(cells, tuple(cell.span for cell in row.cells), look))
        return tuple(made)

    def _cell(self, cell: Cell, parent: Look, row: int, first: bool, last: bool) -> StackBox:
        look = self._stylesheet.look(cell.classes, parent)
        scope = {"column": "Column", "row": "Row"}.get(cell.header)
        role = "TH" if cell.header else "TD"
        number = self.tags.add(role, row, scope=scope, column_span=cell.span)
        corners = (frozenset({"nw", "sw"}) if first else frozenset()) | (
            frozenset({"ne", "se"}) if last else frozenset()
        )
        children = self.boxes(cell.children, look, number)
        return StackBox(children, look, self.icons, corners & ALL_CORNERS)

    def _image(self, node: Image, look: Look, element: int) -> Box:
        number = self.tags.add("Figure", element, alt=node.alt) if node.alt else ARTIFACT
        labels: dict[str, list[SetLabel]] = {"above": [], "below": []}
        for label in node.labels:
            classes: Classes = ("figure-label",)
            inner = self._stylesheet.look(classes, look)
            box = self.words.plain(label.words, inner, self.tags.add("Span", number))
            labels[label.place].append(SetLabel(box, label.align, label.points))
        self.pictures_used[node.name] = None
        self._pictures_set += 1
        wanted = node.width_mm * MM if node.width_mm else look.width
        if node.name == LOGO:
            wanted = sharp_width(self._pictures[LOGO], wanted / MM) * MM
        return ImageBox(
            look,
            self._pictures[node.name],
            number,
            tuple(labels["above"]),
            tuple(labels["below"]),
            wanted,
        )
