"""Every message of a leaflet, in the order in which it is read, with what there is to say of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from leaflets.catalogs.lookup import entry_of
from leaflets.catalogs.messages import FoundWords, all_messages, words_of
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


@dataclass(frozen=True, slots=True)
class Finding:
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
    findings: tuple[Finding, ...]


def rows_of(
    library: Library, job: Job, regions: Sequence[Region], changed: frozenset[str] = frozenset()
) -> tuple[tuple[Row, ...], tuple[Finding, ...]]:
    """The messages of a leaflet, those on its pages first, and everything that checks have found,
    also of what is no single message. ``changed``: contexts of what has changed since it was
    signed."""
    gathering = _Gathering(library, job)
    pages: dict[str, dict[int, None]] = {}
    for region in regions:
        pages.setdefault(region.context, {})[region.page + 1] = None
    said = gathering.messages()
    order = (
        *(name for name in pages if name in said),
        *(name for name in said if name not in pages),
    )
    doubts = gathering.doubts(said)
    findings = gathering.findings(order)
    notes = {message.context: message.about for message in all_messages(library)}
    rows = []
    for number, context in enumerate(order, start=1):
        found = said[context]
        doubt = doubts.get(context) or ("stale" if context in changed else None)
        entry = gathering.entry(context)
        rows.append(
            Row(
                number,
                context,
                tuple(pages.get(context, ())),
                found.text,
                gathering.translation(found, entry),
                doubt,
                _previous(entry, found.text) if doubt == "stale" else "",
                notes.get(context, ()),
                tuple(one for one in findings if _about(one) == context),
            )
        )
    return tuple(rows), findings


class _Gathering:
    def __init__(self, library: Library, job: Job) -> None:
        self._library, self._job = library, job
        self._translations = Translations(library, job.language, True, True)
        self._own = (library.language, *PSEUDOLOCALES)
        self._differing: list[Problem] = []

    def messages(self) -> dict[str, FoundWords]:
        """Everything that the leaflet can print for this clinic, by context."""
        library, clinic = self._library, self._library.clinics[self._job.clinic]
        said = [words for part in self._parts() for words in part.words()]
        said += words_of(clinic, f"clinics/{self._job.clinic}")
        for label in labels_of_leaflet(library, self._job.leaflet):
            said += label.words()
        for name in dict.fromkeys(value.unit for value in clinic.local.values()):
            if name in library.units:
                text = f"{library.units[name].one} / {library.units[name].other}"
                said.append(FoundWords(f"measures#{name}", (), text, False, ""))
        return {found.context: found for found in said}

    def _parts(self) -> Iterator[Part]:
        """Of the leaflet, and the terms that its words name."""
        found = parts(self._library, self._job.leaflet)
        yield from found
        holes = (hole for part in found for _, hole in part.holes() if hole.kind == "term")
        for name in dict.fromkeys(hole.names[0] for hole in holes):
            if name in self._library.glossary:
                yield term_part(self._library, name)

    def doubts(self, said: Mapping[str, FoundWords]) -> Mapping[str, Doubt]:
        """Of each message that is set apart on the page: why."""
        library, strict = self._library, Translations(self._library, self._job.language, True)
        clinic = library.clinics[self._job.clinic]
        for context, found in said.items():
            for translations in (self._translations, strict):
                if context.startswith("measures#"):
                    for number in (1, 2):
                        translations.measure(context.partition("#")[2], number)
                else:
                    name = context.removeprefix("labels#").partition(".")[0]
                    is_label = context.startswith("labels#")
                    holes = library.labels[name].holes if is_label else None
                    translations.words(found, holes, clinic)
        self._differing = strict.problems
        return self._translations.doubts

    def findings(self, order: Sequence[str]) -> tuple[Finding, ...]:
        """Errors, then warnings, each in the order of messages. Ask after ``doubts``."""
        library, job = self._library, self._job
        checked = (
            *self._differing,
            *check_leaflet(library, job.leaflet, job.language),
            *blocking(library, job.leaflet, job.clinic, job.language),
        )
        places = {context: number for number, context in enumerate(order)}
        ranked = sorted(
            dict.fromkeys(checked),
            key=lambda problem: places.get(
                problem.where.field if problem.where else "", len(order)
            ),
        )
        made: list[Finding] = []
        for letter, severity in (("E", Severity.ERROR), ("W", Severity.WARNING)):
            mine = (problem for problem in ranked if problem.severity is severity)
            made += (Finding(f"{letter}{n}", problem) for n, problem in enumerate(mine, start=1))
        return tuple(made)

    def entry(self, context: str) -> Entry | None:
        if self._job.language in self._own:
            return None
        return entry_of(self._library, self._job.language, context)

    def translation(self, found: FoundWords, entry: Entry | None) -> str:
        """As it stands there; plural forms one after the other."""
        if self._job.language in PSEUDOLOCALES:
            return pseudo(found.text, self._job.language)
        return " / ".join(filter(None, entry.translations)) if entry else ""


def _about(finding: Finding) -> str | None:
    return finding.problem.where.field if finding.problem.where else None


def _previous(entry: Entry | None, source: str) -> str:
    """The older source that a translation belongs to."""
    known = entry.made_from if entry else None
    return known if known and known != source else ""
