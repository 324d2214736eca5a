"""Where each source is used, and which are old, weak or not used at all."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from leaflets.catalogs.messages import words_of
from leaflets.model.content import Noun, Source
from leaflets.model.inline import read_inline
from leaflets.model.library import Library
from leaflets.model.recipe import Recipe

WEAK = frozenset({"textbook", "patient-information"})
"""Kinds of source that summarise others (GRADE and the pyramid of evidence put them last)."""

DAYS_A_MONTH = 365.25 / 12


@dataclass(frozen=True, slots=True)
class SourceUse:
    """A source, the leaflets and blocks that cite it, and remarks: ``old``, ``weak``, ``alone``,
    ``unused``, ``future``."""

    source: Source
    where: Mapping[str, tuple[str, ...]]
    remarks: tuple[str, ...]


def source_uses(library: Library, today: datetime.date, months: int) -> tuple[SourceUse, ...]:
    """All sources of a workspace by id. Old: not looked at for ``months`` months."""
    cited: dict[str, dict[str, dict[str, None]]] = {}
    alone: set[str] = set()
    for recipe in library.leaflets.values():
        for block, names in _citations(library, recipe):
            for name in names:
                cited.setdefault(name, {}).setdefault(recipe.id, {})[block] = None
            known = [library.sources[name] for name in names if name in library.sources]
            if known and all(source.strength in WEAK for source in known):
                alone.update(source.id for source in known)
    for clinic, noun in library.clinics.items():
        for value in noun.local.values():
            cited.setdefault(value.source, {}).setdefault(f"clinic {clinic}", {})["local"] = None
    return tuple(
        SourceUse(
            source,
            {leaflet: tuple(blocks) for leaflet, blocks in cited.get(name, {}).items()},
            tuple(_remarks(source, today, months, name in cited, name in alone)),
        )
        for name, source in sorted(library.sources.items())
    )


def _citations(library: Library, recipe: Recipe) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Block and sources of each citation of a leaflet, those of its terms included."""
    for placed in recipe.blocks:
        block = library.blocks.get(placed.block)
        if block is None:
            continue
        yield from _cited(block, placed.block, "")
        for term in getattr(block, "terms", ()):
            if term in library.glossary:
                yield from _cited(library.glossary[term], "glossary", term)


def _cited(noun: Noun, file: str, entry: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    for found in words_of(noun, file, entry):
        for hole in read_inline(found.text, found.rich).holes:
            if hole.kind == "cite":
                yield file, hole.names


def _remarks(
    source: Source, today: datetime.date, months: int, used: bool, alone: bool
) -> Iterator[str]:
    if source.checked > today:
        yield "future"
    if (today - source.checked).days > months * DAYS_A_MONTH:
        yield "old"
    if source.strength in WEAK:
        yield "weak"
    if alone:
        yield "alone"
    if not used:
        yield "unused"
