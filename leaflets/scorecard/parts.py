"""Nodes that reports are put together from: lines, lists, tables, charts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from leaflets.model.nodes import (
    Cell,
    Heading,
    Image,
    ListItem,
    ListNode,
    Node,
    Paragraph,
    Run,
    Section,
    Table,
    TableRow,
)
from leaflets.model.picture import Picture
from leaflets.scorecard.charts import Chart

Words = str | Run | tuple[Run, ...]

Content = str | Run | Node | tuple[Node, ...] | Cell
Cells = Sequence[Content]
"""Of a row: each words or nodes, or a cell that takes more than one column."""


class Charts:
    """The charts of a report by their names in it; the same one is drawn once."""

    def __init__(self) -> None:
        self._names: dict[Chart, str] = {}

    def image(self, chart: Chart, *classes: str) -> Image:
        """A chart as a part of the page."""
        name = self._names.setdefault(chart, f"chart:{len(self._names) + 1}")
        return Image(name, chart.alt, chart.labels, ("img", *classes))

    @property
    def pictures(self) -> dict[str, Picture]:
        """Name -> picture, for the page."""
        return {name: chart.picture for chart, name in self._names.items()}


def runs(words: Words) -> tuple[Run, ...]:
    """Words as runs, none for nothing."""
    if isinstance(words, tuple):
        return words
    one = Run(words) if isinstance(words, str) else words
    return (one,) if one.text else ()


def line(words: Words, *classes: str) -> Paragraph:
    """A paragraph."""
    return Paragraph(runs(words), ("p", *classes))


def strong(text: str) -> Run:
    """Bold words."""
    return Run(text, strong=True)


def group(heading: str, *below: Node) -> Section:
    """A heading, and what it may not be torn from."""
    return Section((Heading(2, (Run(heading),), ("h2",)), *below), ("section", "group"))


def listed(items: Iterable[Sequence[Paragraph]], ordered: bool = False) -> ListNode:
    """A list; each item one paragraph or more."""
    made = tuple(ListItem(tuple(item), ("li",)) for item in items)
    return ListNode(made, ordered, ("ol" if ordered else "ul",))


def tiles(*figures: tuple[str, str]) -> Section:
    """Large figures side by side, each with the words for it."""
    made = (
        Section((line(figure, "tile-figure"), line(said, "tile-words")), ("section", "tile"))
        for figure, said in figures
    )
    return Section(tuple(made), ("section", "tiles"))


def table(heads: Sequence[str], rows: Iterable[Cells], *classes: str) -> Table:
    """A table; the first cell of each row is its head."""
    head = tuple(Cell((line(words, "cell-words"),), "column", ("th", "head")) for words in heads)
    body = tuple(
        TableRow(tuple(_cell(cell, not number) for number, cell in enumerate(row)), ("tr",))
        for row in rows
    )
    return Table(None, (TableRow(head, ("tr",)),), body, ("table", *classes))


def wide(words: Words, columns: int) -> Cell:
    """A cell across several columns."""
    return Cell((line(words, "cell-words"),), "", ("td", "cell"), columns)


def _cell(content: Content, first: bool) -> Cell:
    if isinstance(content, Cell):
        return content
    if isinstance(content, str | Run):
        content = line(content, "cell-words")
    nodes = content if isinstance(content, tuple) else (content,)
    return Cell(nodes, "row", ("th", "cell")) if first else Cell(nodes, "", ("td", "cell"))
