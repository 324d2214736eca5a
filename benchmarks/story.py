"""The words of a leaflet as plain data: what the peers of the benchmark set.

Made from the nodes that our own typesetting room is given, so both set the same words. It runs in a
process of its own, so that it warms no cache of the one that is measured:
``python -m benchmarks.story WORKSPACE LEAFLET LANGUAGE COUNT`` prints JSON.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from leaflets.model import nodes as n
from leaflets.model.job import Job
from leaflets.model.library import Library
from leaflets.stages.compose import compose
from leaflets.stages.localize import localize
from leaflets.stages.resolve import resolve

Story = list[Any]
"""Flat JSON: ``[kind, ...]`` entries, where the last part of a box is a story again."""


def story(library: Library, job: Job) -> dict[str, Any]:
    """``title``, ``footer`` and ``body`` of a leaflet."""
    edition = localize(resolve(library, job))
    composition = compose(edition, library)
    body = list(_nodes(composition.header))
    for block in composition.blocks:
        body.extend(_nodes(block.nodes))
    footer = " ".join(str(entry[-1]) for entry in _nodes(composition.footer) if entry[0] == "text")
    return {"title": str(edition.title), "footer": footer, "body": body}


def _nodes(nodes: tuple[n.Node, ...]) -> Iterator[Story]:
    for node in nodes:
        yield from _node(node)


def _node(node: n.Node) -> Iterator[Story]:
    match node:
        case n.Heading():
            yield ["heading", node.level, _markup(node.runs)]
        case n.Paragraph():
            yield ["text", _markup(node.runs)]
        case n.Section() if _is_box(node):
            yield ["box", list(_nodes(node.children))]
        case n.Section() | n.Figure():
            yield from _nodes(node.children)
        case n.ListNode():
            items = [[entry[-1] for entry in _nodes(item.children)] for item in node.items]
            yield ["list", node.ordered, items]
        case n.Table():
            rows = [
                [[entry[-1] for entry in _nodes(cell.children)] for cell in row.cells]
                for row in (*node.head, *node.body)
            ]
            yield ["table", rows]
        case n.QrCode():
            yield ["qr", node.payload]
        case n.Image():
            labels = [str(label.words) for label in node.labels]
            yield ["picture", node.name, labels]
        case n.Rule():
            yield ["rule"]


def _is_box(node: n.Section) -> bool:
    """Sections that the theme puts into a box: the urgent ones and the contact details."""
    return any(name.split("-")[0] in ("emergency", "urgent", "contact") for name in node.classes)


def _markup(runs: tuple[n.Run, ...]) -> str:
    parts = []
    for run in runs:
        text = escape(run.text.replace("{page}", "1").replace("{pages}", "2"))
        if run.strong:
            text = f"<b>{text}</b>"
        if run.raised:
            text = f"<super>{text}</super>"
        if run.href:
            text = f'<a href="{escape(run.href)}">{text}</a>'
        parts.append(text)
    return "".join(parts)


def main() -> None:
    """Print the stories of the first clinics."""
    from benchmarks.workspace import job
    from leaflets.stages.load import load

    folder, leaflet, language, count = sys.argv[1:]
    library = load(Path(folder))
    print(json.dumps([story(library, job(leaflet, language, n)) for n in range(int(count))]))


if __name__ == "__main__":
    main()
