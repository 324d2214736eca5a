"""LocalEdition + Values -> LocalEdition: what is printed for one person is put into its place.

Values come after everything that is reviewed, hashed and remembered: neither sign-offs nor the
content hash nor the blocks known in this process hold them. No message quotes one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import SimpleNamespace

from leaflets.model.localized import LocalBlock, LocalEdition
from leaflets.model.order import Values
from leaflets.model.rich_text import RichText, Span
from leaflets.problems import LeafletsError, Problem, Where

KIND = "fill-in"
"""The kind of block that prints values."""


def fill_in(edition: LocalEdition, values: Values) -> LocalEdition:
    """``edition``, and what stands beside it, with ``values`` printed.

    Raises LeafletsError ``values/not-printed`` with the name of each that no block has a place for.
    """
    if not values:
        return edition
    printed = {entry.value for block in edition.blocks for entry in _blanks(block)}
    if lost := [name for name in values if name not in printed]:
        raise LeafletsError(*(_not_printed(name, edition.job.leaflet) for name in lost))
    second = fill_in(edition.second, values) if edition.second else None
    blocks = tuple(_filled(block, values, edition.job.language) for block in edition.blocks)
    return replace(edition, blocks=blocks, second=second, personal=True)


def _blanks(block: LocalBlock) -> tuple[SimpleNamespace, ...]:
    return tuple(block.fields.blanks) if block.kind == KIND else ()


def _filled(block: LocalBlock, values: Values, language: str) -> LocalBlock:
    """Copies only: the block itself may be known to other leaflets."""
    if block.kind != KIND:
        return block
    given = {
        entry.id: _text(values[entry.value], language)
        for entry in _blanks(block)
        if entry.value in values
    }
    blanks = tuple(_blank(entry, given.get(entry.id)) for entry in _blanks(block))
    fields = SimpleNamespace(**{**vars(block.fields), "blanks": blanks})
    labels = {id(entry.label): given[entry.id] for entry in _blanks(block) if entry.id in given}
    return replace(block, fields=fields, words=tuple(_behind(block.words, labels)))


def _blank(entry: SimpleNamespace, text: RichText | None) -> SimpleNamespace:
    if text is None:
        return entry
    return SimpleNamespace(**{**vars(entry), "given": text, "words": (*entry.words, text)})


def _behind(words: tuple[RichText, ...], given: Mapping[int, RichText]) -> Iterator[RichText]:
    """Each value behind its label, by the identity of that: two may say the same."""
    for text in words:
        yield text
        if id(text) in given:
            yield given[id(text)]


def _text(value: str, language: str) -> RichText:
    """Plain text as it was given: no marks are read in it, its digits stay, and its direction does
    not mix with that of the words around it."""
    return RichText((Span(value, isolate=True),), language)


def _not_printed(name: str, leaflet: str) -> Problem:
    message = f"the leaflet {leaflet} does not print the value {name}"
    hint = "leave it empty, or give the leaflet a fill-in block with that value"
    return Problem("values/not-printed", message, Where(field=name), hint)
