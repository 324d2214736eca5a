"""Web addresses that a leaflet spells out, and the line where each stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from leaflets.checks.translation.quantities.calls import addresses
from leaflets.model.quality import Subject
from leaflets.problems import Where


class Typed(NamedTuple):
    """An address without https:// and without / at its end, or that of a mailbox."""

    address: str
    where: Where


def typed_addresses(subject: Subject) -> Iterator[Typed]:
    """Those of links and in words, as they are printed, and those of blocks with links. What the
    clinic's file says is not typed."""
    for printed in subject.texts:
        if printed.context.startswith("clinics/"):
            continue
        for span in printed.words.spans:
            found = (*((span.href,) if span.href else ()), *addresses(span.text))
            for address in dict.fromkeys(map(_bare, found)):
                if not span.isolate and not address.startswith("tel:"):
                    yield Typed(address, printed.where)
    for placed in subject.recipe.blocks:
        links = getattr(subject.library.blocks[placed.block], "links", ())
        for number, link in enumerate(links):
            field = ("links", number, "address")
            place = subject.place(f"content/blocks/{placed.block}.yaml", field)
            yield Typed(_bare(link.address), place)


def _bare(address: str) -> str:
    for scheme in ("https://", "http://", "mailto:"):
        address = address.removeprefix(scheme)
    return address.rstrip("/")
