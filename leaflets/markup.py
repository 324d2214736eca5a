"""Rendered template -> nodes. The closed vocabulary of templates is one table in this file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Literal
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from leaflets.languages import language
from leaflets.model.inline import link_fault
from leaflets.model.library import LOGO
from leaflets.model.nodes import (
    Cell,
    Figure,
    Heading,
    Image,
    ListItem,
    ListNode,
    Node,
    Paragraph,
    QrCode,
    Rule,
    Run,
    Section,
    Table,
    TableRow,
)
from leaflets.problems import LeafletsError

BLOCKS = [
    "section",
    "aside",
    "h1",
    "h2",
    "h3",
    "p",
    "ul",
    "ol",
    "table",
    "figure",
    "img",
    "qr",
    "hr",
    "cut-line",
]
"""Elements that stand on their own. Lists hold li; tables caption, thead, tbody; rows th, td."""

INLINE = ["strong", "em", "a", "span", "bdi", "sup", "mark", "br", "page-number"]
"""Elements inside running text."""

_LINE = "data-line"
_SPACES = re.compile(r"[ \t\r\n]+")


class MarkupError(Exception):
    """The template made markup that means nothing. ``found``: (message, template line or None)."""

    def __init__(self, *found: tuple[str, int | None]) -> None:
        super().__init__("; ".join(message for message, _ in found))
        self.found = found


def parse_markup(source: str, figures: Mapping[str, Any]) -> tuple[Node, ...]:
    """Nodes of a rendered template.

    ``figures``: name -> LocalFigure, for ``<img src>``. Raises MarkupError with every fault.
    """
    try:
        root = ElementTree.fromstring(f"<leaflet>{source}</leaflet>")
    except ElementTree.ParseError as error:
        raise MarkupError(_broken(source, error)) from None
    parser = _Parser(figures)
    nodes = parser.children(root)
    if parser.found:
        raise MarkupError(*parser.found)
    return nodes


def _broken(source: str, error: ElementTree.ParseError) -> tuple[str, int | None]:
    """The fault in words, at the line of the last element that began before it."""
    row, column = error.position
    lines = f"<leaflet>{source}</leaflet>".split("\n")
    before = "\n".join([*lines[: row - 1], lines[row - 1][:column]])
    numbers = re.findall(rf'{_LINE}="(\d+)"', before)
    line = int(numbers[-1]) if numbers else None
    opened = _still_open(before)
    if entity := re.match("&[^;]*;", lines[row - 1][column:]):
        return (f"{entity[0]} is not known here; type the character itself", line)
    if opened and "token" not in error.msg:
        return (f"<{opened[0]}> is opened but not closed", opened[1])
    return (f"the markup is broken here ({error.msg.split(':')[0]})", line)


def _still_open(before: str) -> tuple[str, int | None] | None:
    """The innermost element open at the end of ``before``, with its template line."""
    stack: list[tuple[str, int | None]] = []
    for match in re.finditer(r"<(/?)([a-z][a-z0-9-]*)([^>]*?)(/?)>", before):
        closing, name, rest, empty = match.groups()
        if closing:
            if stack and stack[-1][0] == name:
                stack.pop()
        elif not empty:
            number = re.search(rf'{_LINE}="(\d+)"', rest)
            stack.append((name, int(number[1]) if number else None))
    return next((entry for entry in reversed(stack) if entry[0] != "leaflet"), None)


class _Parser:
    def __init__(self, figures: Mapping[str, Any]) -> None:
        self.found: list[tuple[str, int | None]] = []
        self._figures = figures

    def children(self, parent: Element) -> tuple[Node, ...]:
        self._no_words(parent)
        made = (self._node(child) for child in parent if child.tag not in INLINE)
        return tuple(node for node in made if node is not None)

    def _node(self, element: Element) -> Node | None:
        classes = _classes(element)
        match element.tag:
            case "h1" | "h2" | "h3":
                return Heading(int(element.tag[1]), self._runs(element), classes)
            case "p":
                runs = self._runs(element)
                return Paragraph(runs, classes, language=self._language(element)) if runs else None
            case "section" | "aside":
                return Section(self.children(element), classes)
            case "ul" | "ol":
                items = tuple(self._item(child) for child in self._only(element, "li"))
                return ListNode(items, element.tag == "ol", classes) if items else None
            case "table":
                return self._table(element)
            case "figure":
                return Figure(self._figure_children(element), classes)
            case "img":
                return self._image(element)
            case "qr":
                return QrCode(element.get("href", ""), element.get("alt", ""), classes)
            case "hr" | "cut-line":
                return Rule(classes)
            case _:
                self._fault(element, f"<{element.tag}> is not an element of leaflets here")
                return None

    def _item(self, element: Element) -> ListItem:
        if any(child.tag in BLOCKS for child in element):
            return ListItem(self.children(element), _classes(element))
        lone = Paragraph(self._runs(element), ("p",))
        return ListItem((lone,), _classes(element))

    def _table(self, element: Element) -> Table | None:
        caption: Paragraph | None = None
        head: tuple[TableRow, ...] = ()
        body: tuple[TableRow, ...] = ()
        for child in self._only(element, "caption", "thead", "tbody"):
            if child.tag == "caption":
                caption = Paragraph(self._runs(child), _classes(child), "Caption")
            elif child.tag == "thead":
                head += tuple(self._row(row, "column") for row in self._only(child, "tr"))
            else:
                body += tuple(self._row(row, "row") for row in self._only(child, "tr"))
        counts = {sum(cell.span for cell in row.cells) for row in (*head, *body)}
        if len(counts) > 1 or 0 in counts:
            self._fault(element, "rows of a table must have the same number of cells")
        if len(counts) != 1:
            return None
        return Table(caption, head, body, _classes(element))

    def _row(self, element: Element, scope: Literal["column", "row"]) -> TableRow:
        cells = []
        for child in self._only(element, "th", "td"):
            header: Literal["", "column", "row"] = scope if child.tag == "th" else ""
            if any(inner.tag in BLOCKS for inner in child):
                children = self.children(child)
            else:
                runs = self._runs(child)
                children = (Paragraph(runs, ("p",)),) if runs else ()
            span = child.get("colspan", "1")
            if not re.fullmatch("[1-9][0-9]?", span):
                self._fault(child, f"colspan must be a number from 1 to 99, not “{span}”")
                span = "1"
            cells.append(Cell(children, header, _classes(child), int(span)))
        return TableRow(tuple(cells), _classes(element))

    def _figure_children(self, element: Element) -> tuple[Node, ...]:
        self._no_words(element)
        made: list[Node] = []
        for child in element:
            if child.tag == "figcaption":
                made.append(Paragraph(self._runs(child), _classes(child), "Caption"))
            elif (node := self._node(child)) is not None:
                made.append(node)
        return tuple(made)

    def _image(self, element: Element) -> Image:
        name = element.get("src", "")
        figure = self._figures.get(name)
        if name not in self._figures and name != LOGO:
            self._fault(element, f"there is no picture called “{name}” in this block")
        alt = element.get("alt", figure.alt if figure else "")
        if "alt" in element.attrib and not alt:  # decoration: neither its words nor its width
            figure = None
        labels = figure.labels if figure else ()
        width = figure.width_mm if figure else None
        return Image(name, alt, labels, _classes(element), width)

    def _runs(self, element: Element) -> tuple[Run, ...]:
        runs: list[Run] = []
        self._gather(element, {}, runs)
        return _trimmed(runs)

    def _gather(self, element: Element, style: dict[str, Any], runs: list[Run]) -> None:
        if element.text:
            runs.append(Run(_SPACES.sub(" ", element.text), **style))
        for child in element:
            match child.tag:
                case "strong" | "em":
                    inner = {**style, "strong": True}
                case "a":
                    inner = {**style, "href": self._target(child)}
                case "span":
                    inner = {**style, "language": self._language(child) or style.get("language")}
                case "bdi":
                    inner = {**style, "isolate": True}
                case "sup":
                    inner = {**style, "raised": True}
                case "mark":
                    inner = {**style, "set_apart": True}
                case "page-number":
                    inner = {**style, "counter": True}
                case "br":
                    runs.append(Run("\n", **style))
                    inner = style
                case _:
                    self._fault(child, f"<{child.tag}> cannot stand inside running text")
                    inner = style
            self._gather(child, inner, runs)
            if child.tail:
                runs.append(Run(_SPACES.sub(" ", child.tail), **style))

    def _target(self, element: Element) -> str | None:
        target = element.get("href")
        if target and (fault := link_fault(target)):
            self._fault(element, f"{fault.message}: {fault.hint}")
        return target

    def _language(self, element: Element) -> str | None:
        tag = element.get("lang")
        if tag:
            try:
                language(tag)
            except LeafletsError as error:
                self._fault(element, error.problems[0].message)
                return None
        return tag

    def _only(self, element: Element, *names: str) -> list[Element]:
        self._no_words(element)
        for child in element:
            if child.tag not in names:
                self._fault(child, f"<{child.tag}> cannot stand in <{element.tag}>")
        return [child for child in element if child.tag in names]

    def _no_words(self, parent: Element) -> None:
        """Words outside a paragraph would be dropped, so they are refused."""
        loose = parent.text or ""
        for child in parent:
            if child.tag in INLINE:
                loose += "".join(child.itertext()) or f"<{child.tag}>"
            loose += child.tail or ""
        if words := " ".join(loose.split()):
            self._fault(parent, f"words outside a paragraph: “{words[:40]}”; put them into <p>")

    def _fault(self, element: Element, message: str) -> None:
        line = element.get(_LINE)
        self.found.append((message, int(line) if line else None))


def _classes(element: Element) -> tuple[str, ...]:
    return (element.tag, *(element.get("class") or "").split())


def _trimmed(runs: list[Run]) -> tuple[Run, ...]:
    """Without space at the ends; template indentation is not content."""
    from dataclasses import replace

    while runs and not runs[0].text.lstrip(" "):
        runs.pop(0)
    while runs and not runs[-1].text.rstrip(" "):
        runs.pop()
    if runs and runs[0].text.startswith(" "):
        runs[0] = replace(runs[0], text=runs[0].text.lstrip(" "))
    if runs and runs[-1].text.endswith(" "):
        runs[-1] = replace(runs[-1], text=runs[-1].text.rstrip(" "))
    return tuple(runs)
