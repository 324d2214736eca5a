"""Composition -> one HTML file: the same content as the PDF, nothing fetched, no scripts."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import assert_never

from leaflets.languages import language as known_language
from leaflets.model.nodes import (
    Cell,
    Composition,
    Figure,
    Heading,
    Image,
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
from leaflets.model.picture import Picture, VectorPicture
from leaflets.scorecard.page import LANGUAGE, form
from leaflets.scorecard.svg import svg

STYLE = """
body { font: 16px/1.45 system-ui, sans-serif; color: INK; background: #fff; margin: 0 auto;
  max-width: 62em; padding: 1.5em; }
header { background: BAND; color: #fff; border-radius: .5em; padding: 1em 1.5em; }
header.band { display: flex; flex-wrap: wrap; gap: 1em 2em; justify-content: space-between; }
h1 { margin: .1em 0 .3em; } h2 { color: BAND; margin: 1.4em 0 .4em; font-size: 1.2em; }
p { margin: 0 0 .4em; max-width: 45em; } td p, th p { margin: 0; }
.overline, .good, .wait, .bad, .state-words, .tile-figure, .code { font-weight: bold; }
.band-words { flex: 1 1 24em; } .scores th.head:nth-child(2) { width: 40%; }
.state { flex: 0 1 17em; background: #fff; color: INK; border-radius: .4em; padding: .8em 1.2em; }
.tiles { display: flex; flex-wrap: wrap; gap: 1em; margin: 1.2em 0; }
.tile { background: TILE; border-radius: .4em; padding: .6em 1.2em; flex: 1 1 8em; }
.tile-figure { font-size: 1.7em; line-height: 1.2; } .state-words { font-size: 1.2em; }
.fine, .note, .below-heading, .tile-words, .state-name, th.head { color: MUTED; font-size: .9em; }
.good { color: GOOD; } .wait { color: WAIT; } .bad { color: BAD; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: start; vertical-align: top; padding: .4em .8em .4em 0;
  border-bottom: 1px solid RULE; font-weight: inherit; }
th.head { font-weight: bold; } td { min-width: 3em; }
svg { width: 100%; height: auto; min-width: 8em; display: block; }
.key { display: grid; grid-template-columns: repeat(auto-fill, 2em 9em); gap: .3em .6em;
  margin: .6em 0; align-items: center; }
.key svg { min-width: 2em; }
.caution { border: 2px solid BAND; border-radius: .4em; padding: .8em 1.2em; margin: 1.5em 0; }
.signatures td { height: 3.5em; } .choices { display: flex; gap: 1em; } li { margin-bottom: .4em; }
footer { color: MUTED; font-size: .9em; margin-top: 2em; }
"""
COLOURS = {
    "INK": "ink",
    "BAND": "band",
    "TILE": "tile",
    "MUTED": "muted",
    "GOOD": "good-words",
    "WAIT": "wait-words",
    "BAD": "bad-words",
    "RULE": "hairline",
}
"""Names in ``STYLE`` -> colours of the theme."""


def page(composition: Composition, pictures: Mapping[str, Picture], title: str) -> str:
    """The whole page."""
    writer = _Writer(pictures)
    blocks = "\n".join(
        "".join(writer.node(node) for node in block.nodes) for block in composition.blocks
    )
    header = "".join(writer.node(node) for node in composition.header)
    footer = "".join(writer.node(node) for node in composition.footer)
    return (
        f'<!doctype html>\n<html lang="{LANGUAGE}">\n<head><meta charset="utf-8"/>'
        '<meta name="viewport" content="width=device-width"/>'
        f"<title>{escape(title)}</title><style>{_style()}</style></head>\n"
        f"<body>{header}\n<main>{blocks}</main>\n{footer}</body>\n</html>\n"
    )


def _style() -> str:
    palette, style = form()[1].palette, STYLE
    for name in sorted(COLOURS, key=len, reverse=True):  # BAND before BAD
        style = style.replace(name, palette[COLOURS[name]])
    return style


class _Writer:
    """Nodes -> elements of the same names."""

    def __init__(self, pictures: Mapping[str, Picture]) -> None:
        self._pictures, self._palette = pictures, form()[1].palette
        self._drawn = 0

    def node(self, node: Node) -> str:
        match node:
            case Heading():
                return self._element(f"h{node.level}", node.classes, _runs(node.runs))
            case Paragraph():
                words = _runs(node.runs)
                return self._element("p", node.classes, words, node.language) if words else ""
            case Section():
                return self._section(node)
            case ListNode():
                items = "".join(f"<li>{self._all(item.children)}</li>" for item in node.items)
                return self._element("ol" if node.ordered else "ul", node.classes, items)
            case Table():
                head, body = (self._rows(rows) for rows in (node.head, node.body))
                inside = f"<thead>{head}</thead><tbody>{body}</tbody>"
                return self._element("table", node.classes, inside)
            case Image():
                return self._image(node)
            case Figure() | QrCode() | Rule():
                raise TypeError(f"reports have no {type(node).__name__}")
            case _:
                assert_never(node)

    def _section(self, node: Section) -> str:
        kind = next(
            (name for name in ("header", "footer") if name in node.classes), "div"
        )  # the only ones that a page may have once
        return self._element(kind, node.classes, self._all(node.children), node.language)

    def _all(self, nodes: tuple[Node, ...]) -> str:
        return "".join(self.node(node) for node in nodes)

    def _rows(self, rows: tuple[TableRow, ...]) -> str:
        return "".join(f"<tr>{''.join(map(self._cell, row.cells))}</tr>" for row in rows)

    def _cell(self, cell: Cell) -> str:
        scope = {"column": "col", "row": "row"}.get(cell.header)
        inside = self._all(cell.children)
        if not scope:
            across = f' colspan="{cell.span}"' if cell.span > 1 else ""
            return f"<td{across}>{inside}</td>"
        return f'<th scope="{scope}" class="{cell.classes[-1]}">{inside}</th>'

    def _image(self, node: Image) -> str:
        picture = self._pictures[node.name]
        if not isinstance(picture, VectorPicture):
            raise TypeError("charts are drawings")
        self._drawn += 1
        return svg(node, picture, self._palette, f"chart-{self._drawn}")

    def _element(
        self, name: str, classes: tuple[str, ...], inside: str, language: str | None = None
    ) -> str:
        own = " ".join(one for one in classes[1:] if one != name)
        attributes = (f' class="{own}"' if own else "") + _language(language)
        return f"<{name}{attributes}>{inside}</{name}>"


def _runs(runs: tuple[Run, ...]) -> str:
    return "".join(_run(run) for run in runs if not run.counter)


def _run(run: Run) -> str:
    words = escape(run.text, quote=False)
    if run.strong:
        words = f"<strong>{words}</strong>"
    if run.language or run.isolate:
        kind = "bdi" if run.isolate else "span"
        words = f"<{kind}{_language(run.language)}>{words}</{kind}>"
    return words


def _language(tag: str | None) -> str:
    if not tag:
        return ""
    turned = known_language(tag).right_to_left
    return f' lang="{escape(tag)}"' + (' dir="rtl"' if turned else "")
