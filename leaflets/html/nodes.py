"""Nodes -> HTML: the one place where nodes become elements, for leaflets and for reports.

Every element is closed, as XML asks for: what is written can be read back strictly.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from html import escape
from typing import assert_never

from leaflets.html.cited import Citations
from leaflets.html.dress import Dress, attribute
from leaflets.html.runs import in_language, line, said
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
    Run,
    Section,
    Table,
    TableRow,
)

LANDMARKS = ("header", "footer")
"""Classes of sections that are these elements, on pages that have one of each."""

APART = "l-apart"
"""Class of a paragraph with words that nobody has checked; see ``leaflet.css``."""


PLATE = "l-plate"
"""Class of what holds a picture with the words that explain its colours: they stay together."""


class Writer:
    """Writes nodes in reading order. ``draw``: what an image becomes; ``landmarks``: see
    ``LANDMARKS``; ``ids``: what the ids of headings begin with, none where they have none;
    ``linked``: addresses that words of the page lead to."""

    def __init__(
        self,
        draw: Callable[[Image], str],
        dress: Dress,
        citations: Citations | None = None,
        landmarks: tuple[str, ...] = (),
        ids: str = "",
        linked: frozenset[str] = frozenset(),
    ) -> None:
        self._draw, self._dress, self._linked = draw, dress, linked
        self._citations = citations or Citations()
        self._landmarks, self._ids = landmarks, ids
        self._headings = 0

    @property
    def heading(self) -> str:
        """The id of the last heading, or nothing."""
        return f"{self._ids}{self._headings}" if self._ids and self._headings else ""

    @property
    def next_heading(self) -> str:
        """The id of the heading that is written next."""
        return f"{self._ids}{self._headings + 1}" if self._ids else ""

    def nodes(self, nodes: Iterable[Node]) -> str:
        """All of them, one after the other."""
        return "".join(map(self.node, nodes))

    def node(self, node: Node) -> str:
        """One of them with all that is in it."""
        match node:
            case Heading():
                return self._heading(node)
            case Paragraph():
                return self._paragraph(node)
            case Section():
                return self._section(node)
            case ListNode():
                return self._list(node)
            case Table():
                return self._table(node)
            case Image():
                return self._image(node)
            case Figure():
                return self._holding("figure", node.classes, node.children)
            case QrCode():
                return self._address(node)
            case Rule():
                # Lines to write on, to cut along, or to divide: nothing to be read aloud.
                with self._dress.worn("hr", node.classes):
                    return f'<hr{attribute(node.classes, "hr")} aria-hidden="true"/>'
            case _:
                assert_never(node)

    def _heading(self, node: Heading) -> str:
        self._headings += 1
        tag, name = f"h{node.level}", f' id="{self.heading}"' if self.heading else ""
        return self._words(tag, node.classes, node.runs, more=name)

    def _paragraph(self, node: Paragraph) -> str:
        if not said(node.runs).strip(" ·"):  # it held the number of the page
            return ""
        tag = "figcaption" if node.role == "Caption" else "p"
        return self._words(tag, node.classes, node.runs, node.language)

    def _words(
        self,
        tag: str,
        classes: Classes,
        runs: tuple[Run, ...],
        language: str | None = None,
        more: str = "",
    ) -> str:
        with self._dress.worn(tag, classes) as sign, self._dress.speaking(language):
            for run in runs:
                if not run.counter:
                    self._dress.words(run.text, run.language, run.strong)
                if run.href:  # printed behind the words
                    self._dress.words(run.href)
            inside = line(_without_loose_signs(runs), self._citations.mark)
            apart = APART if any(run.set_apart for run in runs) else ""
            names = attribute(classes, tag, sign.kind, apart)
            return f"<{tag}{more}{names}{in_language(language)}>{sign.icon}{inside}</{tag}>"

    def _section(self, node: Section) -> str:
        tag = next((name for name in self._landmarks if name in node.classes), "div")
        return self._holding(tag, node.classes, node.children, node.language)

    def _holding(
        self, tag: str, classes: Classes, nodes: tuple[Node, ...], language: str | None = None
    ) -> str:
        with self._dress.worn(tag, classes) as sign, self._dress.speaking(language):
            inside = self.nodes(nodes)
            names = attribute(classes, tag, sign.kind, PLATE if _holds_picture(tag, nodes) else "")
            if not inside and not sign.icon:
                return ""
            return f"<{tag}{names}{in_language(language)}>{sign.icon}{inside}</{tag}>"

    def _list(self, node: ListNode) -> str:
        tag = "ol" if node.ordered else "ul"
        with self._dress.worn(tag, node.classes) as sign:
            marker = f"l-marks-{sign.marker}" if sign.marker else ""
            places = self._citations.places(node)
            items = "".join(
                self._item(item, place) for item, place in zip(node.items, places, strict=True)
            )
            # Without its markers a list is none to VoiceOver, unless it says so.
            role = ' role="list"' if sign.marker in ("checkbox", "none") else ""
            return f"<{tag}{attribute(node.classes, tag, marker)}{role}>{items}</{tag}>"

    def _item(self, item: ListItem, place: str) -> str:
        with self._dress.worn("li", item.classes) as sign:
            inside = self.nodes(item.children)
            name = f' id="{place}"' if place else ""
            names = attribute(item.classes, "li", sign.kind, "l-source" if place else "")
            back = self._citations.back(place)
            return f"<li{name}{names}>{sign.icon}{inside}{back}</li>"

    def _table(self, node: Table) -> str:
        """With its roles written out: on a telephone cells stand below each other, and a table that
        is shown in another way is none to some screen readers."""
        labelled = f' aria-labelledby="{self.heading}"' if self.heading and not node.caption else ""
        with self._dress.worn("table", node.classes):
            caption = ""
            if node.caption:
                runs = node.caption.runs
                caption = self._words("caption", node.caption.classes, runs, node.caption.language)
            heads = _heads(node)
            parts = [
                (f'<{tag} role="rowgroup">', *(self._row(row, heads) for row in rows), f"</{tag}>")
                for tag, rows in (("thead", node.head), ("tbody", node.body))
                if rows
            ]
            inside = "".join(piece for part in parts for piece in part)
            names = attribute(node.classes, "table")
            return f'<table role="table"{names}{labelled}>{caption}{inside}</table>'

    def _row(self, row: TableRow, heads: tuple[str, ...]) -> str:
        with self._dress.worn("tr", row.classes):
            cells, at = [], 0
            for cell in row.cells:
                cells.append(self._cell(cell, heads[at] if at < len(heads) else ""))
                at += cell.span
            return f'<tr role="row"{attribute(row.classes, "tr")}>{"".join(cells)}</tr>'

    def _cell(self, cell: Cell, head: str) -> str:
        """``head``: what stands above its column, shown beside it on a telephone."""
        tag = "th" if cell.header else "td"
        role = {"column": "columnheader", "row": "rowheader"}.get(cell.header, "cell")
        scope = {"column": ' scope="col"', "row": ' scope="row"'}.get(cell.header, "")
        across = f' colspan="{cell.span}"' if cell.span > 1 else ""
        shown = f' data-head="{escape(head)}"' if head and cell.header != "column" else ""
        self._dress.words(head, strong=True)
        with self._dress.worn(tag, cell.classes) as sign:
            names = attribute(cell.classes, tag, sign.kind)
            inside = self.nodes(cell.children)
            more = f'{scope}{across} role="{role}"{shown}'
            return f"<{tag}{names}{more}>{sign.icon}{inside}</{tag}>"

    def _image(self, node: Image) -> str:
        with self._dress.worn("img", node.classes):
            for label in node.labels:
                with self._dress.worn("span", ("figure-label",)):
                    self._dress.words(str(label.words))
            return self._draw(node)

    def _address(self, node: QrCode) -> str:
        """Nobody can scan the telephone that they hold: its address, unless that is a link already,
        as in all templates of the starter."""
        if node.payload in self._linked:
            return ""
        with self._dress.worn("p", ("p",)):
            self._dress.words(node.payload)
            address = escape(node.payload)
            return f'<p><a class="l-shown" href="{address}">{address}</a></p>'


def _holds_picture(tag: str, nodes: tuple[Node, ...]) -> bool:
    pictures = (one for one in nodes if isinstance(one, Image))
    return tag == "div" and any(one.alt and one.name != LOGO for one in pictures)


def _heads(node: Table) -> tuple[str, ...]:
    """What stands above each column, in words."""
    heads: list[str] = []
    for cell in node.head[-1].cells if node.head else ():
        words = " ".join(
            said(one.runs) for one in cell.children if isinstance(one, Heading | Paragraph)
        )
        heads += [words] * cell.span
    return tuple(heads)


def _without_loose_signs(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """Without the sign that stood between words and the number of the page."""
    kept = [run for run in runs if not run.counter]
    if len(kept) < len(runs) and kept:
        kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip(" ·"))
    return tuple(kept)
