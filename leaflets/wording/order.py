"""The order in which the words of a block belong together, whatever the template."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import SimpleNamespace

from leaflets.model.rich_text import RichText


def in_order(
    kind: str, texts: Mapping[tuple[str | int, ...], RichText], fields: SimpleNamespace
) -> Iterator[RichText]:
    """What the template of a block may neither leave out nor put in another order: its words.

    ``texts``: words by location in the block; ``fields``: what its template is given.
    """
    # The words of a picture go with it; those of the QR code stand among the details below, and
    # those of a link with its address.
    yield from (words for at, words in texts.items() if at[0] not in ("alt", "qr_words", "links"))
    match kind:
        case "glossary":
            yield from (words for term in fields.terms for words in (term.term, term.meaning))
        case "contact":
            first = {"phone": 0, "qr": 2}
            for detail in sorted(fields.contact, key=lambda one: first.get(one.id, 1)):
                yield from (detail.words,) if detail.id == "phone" else _named(detail)
        case "links":
            for entry in fields.links:
                yield from filter(None, (entry.name, entry.text, entry.shown))
        case _:
            pass


def _named(detail: SimpleNamespace) -> Iterator[RichText]:
    yield from filter(None, (detail.name, detail.words))
