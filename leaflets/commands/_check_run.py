"""``leaflets check`` at work: translations, leaflets, and the files they are made from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from leaflets.batch import plan, replaced_colours, standing_problems
from leaflets.checking.running import check_language, check_leaflet, not_checked
from leaflets.checking.standing import (
    STALE,
    UNTRANSLATED,
    standing_of_language,
    standing_of_leaflet,
)
from leaflets.clock import today
from leaflets.commands._progress import Progress
from leaflets.model.library import Library
from leaflets.problems import Problem
from leaflets.quality.instruments.answered import faults_of_answers
from leaflets.quality.looking import Looked, look
from leaflets.quality.running import Waived
from leaflets.quality.settings import faults_of_settings, idle_waivers
from leaflets.selection import Selection


class Translated(NamedTuple):
    """What was found in a language. ``untranslated``, ``stale``: how many messages no check could
    look at; ``silent``: code of a check that says nothing about the language -> why."""

    language: str
    problems: tuple[Problem, ...]
    untranslated: int
    stale: int
    silent: dict[str, str]


@dataclass(frozen=True, slots=True)
class Results:
    """All that was looked at. ``standing``: what is wrong with files, whatever is made from them;
    ``whole``: every message was looked at, not only those of some leaflets."""

    library: Library
    standing: tuple[Problem, ...]
    translations: tuple[Translated, ...]
    leaflets: tuple[Looked, ...]
    whole: bool

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Each once: one line of the content may be found in every language."""
        of_languages = (problem for one in self.translations for problem in one.problems)
        of_leaflets = (problem for one in self.leaflets for problem in one.problems)
        return tuple(dict.fromkeys((*self.standing, *of_languages, *of_leaflets)))

    @property
    def waived(self) -> tuple[Waived, ...]:
        """Each once."""
        return tuple(dict.fromkeys(waived for one in self.leaflets for waived in one.waived))


def run(library: Library, selection: Selection, on_pages: bool) -> Results:
    """Every check on what is asked for. Raises LeafletsError (``usage/...``) for names that do not
    exist."""
    jobs = plan(library, selection)
    languages = dict.fromkeys(job.language for job in jobs if job.language != library.language)
    translations = tuple(_translated(library, selection.leaflets, one) for one in languages)
    progress = Progress(len(jobs))
    leaflets = look(library, jobs, on_pages, progress.step)
    progress.hide()
    everything = not (selection.leaflets or selection.languages)
    standing = (
        *standing_problems(library, selection),
        *faults_of_settings(library, today()),
        *(idle_waivers(library, leaflets, today()) if everything else ()),
        *faults_of_answers(library, today()),
        *replaced_colours(library, jobs),
    )
    return Results(library, standing, translations, leaflets, not selection.leaflets)


def _translated(library: Library, leaflets: tuple[str, ...], language: str) -> Translated:
    found = [*standing_of_language(library, language)] if not leaflets else []
    found += check_language(library, language) if not leaflets else ()
    for name in leaflets:
        found += standing_of_leaflet(library, name, language)
        found += check_leaflet(library, name, language)
    untranslated = len({p.where for p in found if p.code in UNTRANSLATED})
    stale = len({p.where for p in found if p.code == STALE})
    problems = tuple(dict.fromkeys(found))
    return Translated(language, problems, untranslated, stale, not_checked(library, language))
