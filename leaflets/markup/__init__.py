"""Rendered template -> nodes. The closed vocabulary of templates is one table in this file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Literal, NamedTuple
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from leaflets.languages import language
from leaflets.markup.faults import MarkupError, broken, shortened
from leaflets.markup.runs import trimmed
from leaflets.model.inline import link_fault
from leaflets.model.library import LOGO
from leaflets.model.nodes import (
    LINE,
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
    Stretch,
    Table,
    TableRow,
)
from leaflets.model.seal import Read, unsealed
from leaflets.problems import LeafletsError

BLOCKS = [
    "section", "aside", "h1", "h2", "h3", "p", "ul", "ol", "table", "figure", "img", "qr", "hr",
    "cut-line",
]  # fmt: skip
"""Elements that stand on their own. Lists hold li; tables caption, thead, tbody; rows th, td."""

INLINE = ["strong", "em", "a", "span", "bdi", "sup", "mark", "br", "page-number"]
"""Elements inside running text."""

_SIGNS = re.compile(r"[\s·•–—|/:;,.()-]*")
"""What a template may put between words."""
_SPACES = re.compile(r"[ \t\r\n]+")


class Parsed(NamedTuple):
    """``printed``: the words of the content in ``nodes``, in reading order; ``shown``: the names of
    figures that are not mere decoration; ``said``: those words and the words of pictures, with the
    messages that they are from."""

    nodes: tuple[Node, ...]
    printed: tuple[str, ...]
    shown: frozenset[str]
    said: tuple[Stretch, ...] = ()


def parse_markup(source: str, figures: Mapping[str, Any]) -> Parsed:
    """Nodes of a rendered template, whose words must be those of the content.

    ``figures``: name -> LocalFigure, for ``<img src>``. Raises MarkupError with every fault.
    """
    try:
        root = ElementTree.fromstring(f"<leaflet>{source}</leaflet>")
    except ElementTree.ParseError as error:
        raise MarkupError(broken(source, error)) from None
    parser = _Parser(figures)
    nodes = parser.children(root)
    if parser.found:
        raise MarkupError(*parser.found)
    return Parsed(nodes, tuple(parser.printed), frozenset(parser.shown), tuple(parser.said))


class _Parser:
    def __init__(self, figures: Mapping[str, Any]) -> None:
        self.found: list[tuple[str, int | None]] = []
        self.printed: list[str] = []
        self.shown: set[str] = set()
        self.said: list[Stretch] = []
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
                target, alt = self._said(element, "href"), self._alt(element)
                self.said.append(alt)
                return QrCode(target, alt.text, classes)
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
            span = _attribute(child, "colspan") or "1"
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
        name = _attribute(element, "src")
        figure = self._figures.get(name)
        if name not in self._figures and name != LOGO:
            self._fault(element, f"there is no picture called “{name}” in this block")
        alt = self._alt(element)
        if "alt" in element.attrib and not alt.text:  # decoration: neither its words nor its width
            figure = None
        elif figure:
            if alt.text and alt.text != figure.alt:
                self._fault(element, f"the picture “{name}” has words of its own; take alt out")
            alt = Stretch(figure.alt_context, str(figure.alt), True)
            self.shown.add(name)
        if alt.text:
            self.said.append(alt)
        labels = figure.labels if figure else ()
        self.said += [Stretch(label.words.context, str(label.words)) for label in labels]
        width = figure.width_mm if figure else None
        return Image(name, alt.text, labels, _classes(element), width)

    def _runs(self, element: Element) -> tuple[Run, ...]:
        runs: list[Run] = []
        self._gather(element, {}, runs)
        return trimmed(runs)

    def _gather(self, element: Element, style: dict[str, Any], runs: list[Run]) -> None:
        if text := self._read(element, element.text):
            runs.append(Run(_SPACES.sub(" ", text), **style))
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
            if text := self._read(child, child.tail):
                runs.append(Run(_SPACES.sub(" ", text), **style))

    def _words(self, element: Element, markup: str | None) -> Read:
        """Words without their seals; those of the template's own, or changed by it, are refused."""
        read = unsealed(markup or "")
        if not _SIGNS.fullmatch(read.own):
            words = shortened(" ".join(read.own.split()))
            self._fault(
                element, f"words of the template’s own: “{words}”; words are labels or content"
            )
        if read.changed:
            self._fault(element, f"the template changes words: “{shortened(read.changed)}”")
        return read

    def _read(self, element: Element, markup: str | None) -> str:
        """Words that are printed, as ``_words``."""
        read = self._words(element, markup)
        self.printed += read.words
        self.said += map(Stretch, read.contexts, read.words)
        return read.text

    def _said(self, element: Element, name: str) -> str:
        """An attribute that is read aloud or looked up."""
        return self._words(element, element.get(name)).text

    def _alt(self, element: Element) -> Stretch:
        read = self._words(element, element.get("alt"))
        return Stretch("".join(read.contexts[:1]), read.text, of_picture=True)

    def _target(self, element: Element) -> str | None:
        target = self._said(element, "href") or None
        if target and (fault := link_fault(target)):
            self._fault(element, f"{fault.message}: {fault.hint}")
        return target

    def _language(self, element: Element) -> str | None:
        tag = _attribute(element, "lang")
        if tag:
            try:
                language(tag)
            except LeafletsError as error:
                self._fault(element, error.problems[0].message)
                return None
        return tag or None

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
        if words := " ".join(unsealed(loose).text.split()):
            message = f"words outside a paragraph: “{shortened(words)}”; put them into <p>"
            self._fault(parent, message)

    def _fault(self, element: Element, message: str) -> None:
        line = element.get(LINE)
        self.found.append((message, int(line) if line else None))


def _attribute(element: Element, name: str) -> str:
    return unsealed(element.get(name, "")).text


def _classes(element: Element) -> tuple[str, ...]:
    return (element.tag, *_attribute(element, "class").split())
