"""Blocks made ready before in this process: most say the same words for every clinic.

A block is made again whenever anything it depends on differs: the library, the translations, the
digits, or the numbers of the sources it cites. Of blocks that print something of the clinic only
the words that do so are made each time.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import SimpleNamespace
from typing import Final, NamedTuple

from leaflets.catalogs.messages import FoundWords
from leaflets.model.library import PlacedBlock
from leaflets.model.localized import LocalBlock
from leaflets.model.rich_text import RichText
from leaflets.remembered import Kept
from leaflets.wording.filling import Filling
from leaflets.wording.parts import Location

KEPT: Final = 64
"""Blocks remembered, some kilobytes each."""


class OfClinic(NamedTuple):
    """A block that prints something of the clinic. ``texts`` and ``fields``: as made for one;
    ``anew``: the words that are to be made for each; ``printed``: as in ``Known``, with gaps for
    these."""

    texts: Mapping[Location, RichText]
    fields: SimpleNamespace
    anew: tuple[FoundWords, ...]
    printed: tuple[str, ...]


class Known(NamedTuple):
    """A block in its language, ``printed``: its words for the content hash."""

    block: LocalBlock
    printed: str


_cites: Kept[tuple[str, ...]] = Kept(KEPT)
_blocks: Kept[Known | OfClinic] = Kept(KEPT)


def recall(placed: PlacedBlock, filling: Filling) -> Known | OfClinic | None:
    """The block as made before; its citations are noted in ``filling``."""
    things, name = _things(placed, filling), _name(placed, filling)
    cites = _cites.get(things, name)
    if cites is None:
        return None
    found = _blocks.get(things, (name, _numbers(cites, filling.cited)))
    if found is not None:
        for source in cites:
            filling.cited.setdefault(source, len(filling.cited) + 1)
    return found


def keep(
    placed: PlacedBlock,
    filling: Filling,
    cited_before: dict[str, int],
    made: Known | OfClinic,
) -> None:
    """Remember a block. ``cited_before``: numbers of sources before it was made."""
    things, name = _things(placed, filling), _name(placed, filling)
    cites = _cites.put(tuple(dict.fromkeys(filling.citing)), things, name)
    _blocks.put(made, things, (name, _numbers(cites, cited_before)))


def _name(placed: PlacedBlock, filling: Filling) -> tuple[str, ...]:
    """The digits are chosen by the clinic: two clinics of a run may differ in nothing else."""
    return (placed.id, placed.role, filling.language, filling.digits)


def _numbers(cites: tuple[str, ...], cited: dict[str, int]) -> tuple[int | None, ...]:
    """Everything that the numbers of a block's citations depend on."""
    return (len(cited), *[cited.get(name) for name in cites])


def _things(placed: PlacedBlock, filling: Filling) -> tuple[object, ...]:
    """The library, and the files with the translations of the block, its figure and its terms."""
    topic = placed.id.partition("/")[0]
    find = filling.translations.catalog_of
    return (filling.edition.library, *[find(name) for name in (topic, "figures", "glossary")])
