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
        name: _viewed(value, texts, (*location, name))
        for name, value in vars(noun).items()  # as pydantic's own iterator, without its detours
        if name not in HIDDEN
    }
    made = SimpleNamespace(**fields)
    if "id" in fields:
        made.words = tuple(_own_words(fields.values()))
    return made


def with_words(made: Any, texts: Texts) -> Any:
    """A copy of what ``namespace`` has made, with other words at some places."""
    below: dict[str | int, dict[tuple[str | int, ...], RichText]] = {}
    for location, words in texts.items():
        if not location:
            return words
        below.setdefault(location[0], {})[location[1:]] = words
    if isinstance(made, tuple):
        return tuple([with_words(o, below[n]) if n in below else o for n, o in enumerate(made)])
    held = made if isinstance(made, Mapping) else vars(made)
    fields = {
        name: with_words(one, below[name]) if name in below else one for name, one in held.items()
    }
    if isinstance(made, Mapping):
        return fields
    if "id" in fields:
        fields["words"] = tuple(_own_words(one for at, one in fields.items() if at != "words"))
    return SimpleNamespace(**fields)


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
