"""What templates see of a noun: its words as rich text, its entries as namespaces."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import SimpleNamespace
from typing import Any

from pydantic import BaseModel

from leaflets.model.rich_text import RichText

HIDDEN = ("kind", "note", "review_note", "no_source", "max")
"""Fields of a block that templates do not see: they are not for patients."""

Texts = Mapping[tuple[str | int, ...], RichText]


def namespace(noun: BaseModel, texts: Texts, location: tuple[str | int, ...]) -> SimpleNamespace:
    """A noun as templates see it: words as RichText; ``words``: all of an entry's own."""
    fields = {
        name: _viewed(value, texts, (*location, name)) for name, value in noun if name not in HIDDEN
    }
    made = SimpleNamespace(**fields)
    if "id" in fields:
        made.words = tuple(_own_words(fields.values()))
    return made


def _own_words(values: Any) -> Iterator[RichText]:
    for value in values:
        if isinstance(value, RichText):
            yield value
        elif isinstance(value, Mapping):
            yield from _own_words(value.values())


def _viewed(value: Any, texts: Texts, location: tuple[str | int, ...]) -> Any:
    if location in texts:
        return texts[location]
    if isinstance(value, BaseModel):
        return namespace(value, texts, location)
    if isinstance(value, tuple):
        return tuple(_viewed(item, texts, (*location, n)) for n, item in enumerate(value))
    if isinstance(value, Mapping):
        return {name: _viewed(item, texts, (*location, name)) for name, item in value.items()}
    return value
