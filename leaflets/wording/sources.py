"""Where each source is used, and which are old, weak, dated in the future or not used at all."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import SimpleNamespace

from leaflets.clock import calendar_months, has_come_nowhere
from leaflets.model.content import Source
from leaflets.model.library import Library
from leaflets.places import where
from leaflets.problems import Problem, Severity, Where
from leaflets.remembered import once_for_each
from leaflets.wording.parts import Part, parts
from leaflets.wording.sentences import cited_sentences

WEAK = frozenset({"textbook", "patient-information"})
"""Kinds of source that retell what others found: good for plain facts, not for numbers."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence of a block (or ``glossary``, or a figure) and the ids of its sources."""

    part: str
    words: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SourceUse:
    """A source, the leaflets and blocks that cite it, and remarks: ``future``, ``old``, ``weak``,
    ``alone``, ``unused``. ``alone``: what rests on it, and on no source that is not weak."""

    source: Source
    where: Mapping[str, tuple[str, ...]]
    remarks: tuple[str, ...]
    alone: tuple[Claim, ...] = ()


def source_uses(library: Library, today: datetime.date, months: int) -> tuple[SourceUse, ...]:
    """All sources of a workspace by id. Old: not looked at for ``months`` months."""
    cited: dict[str, dict[str, dict[str, None]]] = {}
    alone: dict[str, dict[Claim, None]] = {}
    for leaflet, recipe in library.leaflets.items():
        for claim in claims(library, leaflet):
            for name in claim.sources:
                cited.setdefault(name, {}).setdefault(recipe.id, {})[claim.part] = None
                if rests_on_weak_ones(library, claim):
                    alone.setdefault(name, {})[claim] = None
    for clinic, noun in library.clinics.items():
        for local, value in noun.local.items():
            used = cited.setdefault(value.source, {}).setdefault(f"clinic {clinic}", {})
            used[f"local.{local}"] = None
    return tuple(
        SourceUse(
            source,
            {leaflet: tuple(blocks) for leaflet, blocks in cited.get(name, {}).items()},
            tuple(_remarks(library, source, today, months, name in cited, name in alone)),
            tuple(alone.get(name, {})),
        )
        for name, source in sorted(library.sources.items())
    )


def claims(library: Library, leaflet: str) -> Iterator[Claim]:
    """The sentences of a leaflet that cite something, in reading order."""
    for part in parts(library, leaflet):
        yield from _claims(part)


@once_for_each(1_024)
def cited_in(library: Library, leaflet: str) -> tuple[str, ...]:
    """Ids of the sources that a leaflet cites, as they are written, in reading order."""
    holes = (hole for part in parts(library, leaflet) for _, hole in part.holes)
    return tuple(dict.fromkeys(n for hole in holes if hole.kind == "cite" for n in hole.names))


def rests_on_weak_ones(library: Library, claim: Claim) -> bool:
    """Whether all sources of a claim, as far as there are such, are weak."""
    known = [library.sources[name] for name in claim.sources if name in library.sources]
    return bool(known) and all(source.strength in WEAK for source in known)


def is_future(library: Library, name: str, today: datetime.date) -> bool:
    """Whether a source was looked at on a day that has not come. One that is not there is not."""
    return name in library.sources and has_come_nowhere(library.sources[name].checked, today)


def future_source(library: Library, name: str) -> Problem:
    """That a source has been looked at in the future."""
    message = f"“{name}” was checked on {library.sources[name].checked}, which is in the future"
    hint = "write the day on which somebody looked at it, year-month-day"
    return Problem("content/future", message, _place(library, name, "checked"), hint)


def unused_source(library: Library, name: str) -> Problem:
    """A warning that no leaflet and no clinic cites a source."""
    message = f"no leaflet and no clinic cites “{name}”"
    hint = "cite it where it is needed, {cite:" + name + "}, or take it out of the list"
    place = _place(library, name, "id")
    return Problem("content/unused-source", message, place, hint, Severity.WARNING)


def _claims(part: Part) -> Iterator[Claim]:
    for found in part.found:
        if "{cite:" in found.text:
            for words, names in cited_sentences(found.text):
                if names:
                    yield Claim(part.file, words, names)


def _place(library: Library, name: str, field: str) -> Where:
    root = SimpleNamespace(sources=tuple(library.sources.values()))
    location = ("sources", list(library.sources).index(name), field)
    return where(library, "content/sources.yaml", location, root)


def _remarks(
    library: Library, source: Source, today: datetime.date, months: int, used: bool, alone: bool
) -> Iterator[str]:
    if is_future(library, source.id, today):
        yield "future"
    if calendar_months(source.checked, months) < calendar_months(today):
        yield "old"
    if source.strength in WEAK:
        yield "weak"
    if alone:
        yield "alone"
    if not used:
        yield "unused"
