"""Items to approve as rows of tables: what they are called, and what they say, for people."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Literal

from leaflets.model.nodes import Cell, Paragraph, Run
from leaflets.model.review import Item


def spread(items: Iterable[Item]) -> Iterator[Item]:
    """Items, with the values of a clinic in rows of their own: each number is checked by itself."""
    for item in items:
        if not is_kind(item, "clinic"):
            yield item
            continue
        for name, value in json.loads(item.words).items():
            text = json.dumps(value, ensure_ascii=False)
            yield Item(f"clinic:{name}", text, text)


def is_kind(item: Item, kind: str) -> bool:
    return item.name.partition(":")[0] == kind and "#" not in item.name


def line(text: str) -> Paragraph:
    return Paragraph((Run(text),), ("p", "facts"))


Paragraphs = tuple[Paragraph, ...]


def words_of_cell(runs: tuple[Run, ...], language: str | None = None) -> Paragraph:
    return Paragraph(runs, ("p", "words"), language=language)


def cell(
    words: Paragraphs,
    style: str,
    header: Literal["", "column", "row"] = "",
    more: tuple[str, ...] = (),
) -> Cell:
    return Cell(words, header, ("th" if header else "td", style, *more))


_HEADINGS = {
    "picture": "Pictures: files",
    "source": "Sources",
    "recipe": "Facts",
    "clinic": "Values",
    "local": "Local values as printed",
}


def group_of(item: Item) -> str:
    """The heading an item stands below: its file, or what it is."""
    file, mark, _ = item.name.partition("#")
    kind, _, rest = file.partition(":")
    if mark:
        return file
    if kind == "block":
        return rest
    return _HEADINGS.get(kind, kind)


def readable(item: Item) -> str:
    """What is not words, as a person reads it: name: value, one after the other."""
    if is_kind(item, "local"):
        return item.words
    try:
        facts = json.loads(item.words)
    except ValueError:
        return f"SHA-256 {item.words[:12]}…"
    number = f"id: {facts['id']}; " if is_kind(item, "recipe") else ""
    return (number + _said(facts)).replace("{", "(").replace("}", ")").replace("*", "")


def _said(value: object) -> str:
    """Values with their names; without ids and kinds, which nobody reads on a page."""
    if isinstance(value, dict):
        pairs = ((name, _said(v)) for name, v in value.items() if name not in ("id", "kind"))
        return "; ".join(f"{name}: {text}" for name, text in pairs if text)
    if isinstance(value, list):
        return ", ".join(filter(None, map(_said, value)))
    return str(value)
