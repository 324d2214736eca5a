"""Every message of a leaflet, in the order in which it is read, with what there is to say of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from leaflets.catalogs.lookup import entry_of
from leaflets.catalogs.messages import FoundWords, NamedNoun, all_messages
from leaflets.catalogs.po import Entry
from leaflets.catalogs.pseudo import pseudo
from leaflets.checking.running import blocking, check_leaflet
from leaflets.governance.labels import labels_of_leaflet
from leaflets.model.job import Job
from leaflets.model.library import Library
from leaflets.problems import Problem, Severity
from leaflets.typeset.regions import Region
from leaflets.wording.parts import Part, parts, term_part
from leaflets.wording.translations import Doubt, Translations
from leaflets.workspace import PSEUDOLOCALES

Said = tuple[FoundWords, tuple[str, ...] | None]
"""Words, and their holes if they are those of a label."""

_UNIT = "measures#"


@dataclass(frozen=True, slots=True)
class Numbered:
    """Something that a check has found. ``name``: E1, E2 … for errors, W1 … for warnings."""

    name: str
    problem: Problem

    @property
    def error(self) -> bool:
        return self.problem.severity is Severity.ERROR


@dataclass(frozen=True, slots=True)
class Row:
    """A message of a leaflet.

    ``number``: from 1, in reading order; ``pages``: those it is printed on, from 1.
    ``translation``: as it stands in the PO file, if there is one, whether or not it may be printed.
    ``doubt``: why it is set apart on the page; ``previous``: the source that a stale one belongs
    to.
    """

    number: int
    context: str
    pages: tuple[int, ...]
    source: str
    translation: str
    doubt: Doubt | None
    previous: str
    notes: tuple[str, ...]
    findings: tuple[Numbered, ...]


def rows_of(
    library: Library, job: Job, regions: Sequence[Region], changed: frozenset[str] = frozenset()
) -> tuple[tuple[Row, ...], tuple[Numbered, ...]]:
    """The messages of a leaflet, those on its pages first, and everything that checks have found,
    also of what is no single message. ``changed``: contexts of what has changed since it was
    signed."""
    pages: dict[str, dict[int, None]] = {}
    for region in regions:
        pages.setdefault(region.context, {})[region.page + 1] = None
    said = {one[0].context: one for one in _said(library, job)}
    order = (
        *(name for name in pages if name in said),
        *(name for name in said if name not in pages),
    )
    doubts, unprintable = _looked_up(library, job, said.values())
    findings = _numbered(library, job, unprintable, order)
    notes = {message.context: message.about for message in all_messages(library)}
    rows = []
    for number, context in enumerate(order, start=1):
        source, entry = said[context][0].text, _entry(library, job.language, context)
        doubt = doubts.get(context) or ("stale" if context in changed else None)
        rows.append(
            Row(
                number,
                context,
                tuple(pages.get(context, ())),
                source,
                _translation(job.language, source, entry),
                doubt,
                _previous(entry, source) if doubt == "stale" else "",
                notes.get(context, ()),
                tuple(one for one in findings if _about(one.problem) == context),
            )
        )
    return tuple(rows), findings


def _said(library: Library, job: Job) -> Iterator[Said]:
    """Everything that the leaflet can print for this clinic."""
    clinic, file = library.clinics[job.clinic], f"clinics/{job.clinic}"
    nouns = (
        *_parts(library, job.leaflet),
        NamedNoun(file, f"content/{file}.yaml", clinic),
        *labels_of_leaflet(library, job.leaflet),
    )
    for named in nouns:
        yield from ((found, named.label_holes) for found in named.words())
    for name in dict.fromkeys(value.unit for value in clinic.local.values()):
        if name in library.units:
            text = f"{library.units[name].one} / {library.units[name].other}"
            yield FoundWords(f"{_UNIT}{name}", (), text, False, ""), None


def _parts(library: Library, leaflet: str) -> Iterator[Part]:
    """Of the leaflet, and the terms that its words name."""
    found = parts(library, leaflet)
    yield from found
    holes = (hole for part in found for _, hole in part.holes if hole.kind == "term")
    for name in dict.fromkeys(hole.names[0] for hole in holes):
        if name in library.glossary:
            yield term_part(library, name)


def _looked_up(
    library: Library, job: Job, said: Iterable[Said]
) -> tuple[Mapping[str, Doubt], list[Problem]]:
    """Of each message that is set apart on the page: why; and what is wrong with translations that
    cannot be printed."""
    drawn = Translations(library, job.language, allow_mixed=True, unchecked=True)
    printed = Translations(library, job.language, allow_mixed=True)
    clinic = library.clinics[job.clinic]
    for found, holes in said:
        for translations in (drawn, printed):
            if found.context.startswith(_UNIT):
                translations.look_up_unit(found.context.removeprefix(_UNIT))
            else:
                translations.words(found, holes, clinic)
    return drawn.doubts, printed.problems


def _numbered(
    library: Library, job: Job, unprintable: Iterable[Problem], order: Sequence[str]
) -> tuple[Numbered, ...]:
    """Errors, then warnings, each in the order of messages."""
    checked = (
        *unprintable,
        *check_leaflet(library, job.leaflet, job.language),
        *blocking(library, job.leaflet, job.clinic, job.language),
    )
    places = {context: number for number, context in enumerate(order)}
    ranked = sorted(dict.fromkeys(checked), key=lambda one: places.get(_about(one), len(order)))
    made: list[Numbered] = []
    for letter, severity in (("E", Severity.ERROR), ("W", Severity.WARNING)):
        mine = (problem for problem in ranked if problem.severity is severity)
        made += (Numbered(f"{letter}{n}", problem) for n, problem in enumerate(mine, start=1))
    return tuple(made)


def _entry(library: Library, language: str, context: str) -> Entry | None:
    own = (library.language, *PSEUDOLOCALES)
    return None if language in own else entry_of(library, language, context)


def _translation(language: str, source: str, entry: Entry | None) -> str:
    """As it stands in the PO file; plural forms one after the other."""
    if language in PSEUDOLOCALES:
        return pseudo(source, language)
    return " / ".join(filter(None, entry.translations)) if entry else ""


def _about(problem: Problem) -> str:
    """The context of the message that it is about; nothing if it is about none."""
    return problem.where.field if problem.where else ""


def _previous(entry: Entry | None, source: str) -> str:
    """The older source that a translation belongs to."""
    known = entry.made_from if entry else None
    return known if known and known != source else ""
