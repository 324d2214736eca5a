"""What was asked for, against what there is: names -> jobs."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from leaflets.languages import same_tag
from leaflets.model.job import HTML_EDITION, TWO_LANGUAGES, Job
from leaflets.problems import LeafletsError, Problem
from leaflets.workspace import PSEUDOLOCALES, names

if TYPE_CHECKING:
    from leaflets.model.library import Library

DEFAULT_PROFILE = "screen"
OF_CLINIC = "clinic"
"""In place of a language: the one that the clinic speaks."""


@dataclass(frozen=True, slots=True)
class Selection:
    """What was asked for, by name. Nothing in a field means the usual choice (see ``plan``).

    ``second``: the language to print beside each; ``OF_CLINIC``: that of the clinic; None: none.
    """

    leaflets: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    clinics: tuple[str, ...] = ()
    layouts: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()
    profiles: tuple[str, ...] = ()
    second: str | None = None


@dataclass(frozen=True, slots=True)
class Choices:
    """What a workspace offers to choose from.

    ``leaflets``: name -> layout of its recipe; ``clinics``: name -> its paper; ``languages``:
    the source language first, then every begun one; ``spoken``: clinic -> its language.
    """

    leaflets: Mapping[str, str]
    clinics: Mapping[str, str]
    languages: tuple[str, ...]
    layouts: tuple[str, ...]
    papers: tuple[str, ...]
    profiles: tuple[str, ...]
    spoken: Mapping[str, str] = field(default_factory=dict)


def choices(library: Library) -> Choices:
    """List what ``library`` offers."""
    found = names(library.root)
    return Choices(
        leaflets={name: recipe.layout for name, recipe in sorted(library.leaflets.items())},
        clinics={name: clinic.paper for name, clinic in sorted(library.clinics.items())},
        languages=tuple(tag for tag in library.languages if tag not in PSEUDOLOCALES),
        layouts=found.layouts,
        # Those on their side have no file of their own; a broken file is told about later.
        papers=tuple(sorted({*found.papers, *library.papers})),
        profiles=found.profiles,
        spoken={name: clinic.language for name, clinic in library.clinics.items()},
    )


def plan_from(offered: Choices, selection: Selection) -> tuple[Job, ...]:
    """As ``plan``, from a list of what there is."""
    problems: list[Problem] = []

    def chosen(kind: str, wanted: Sequence[str], there: Iterable[str]) -> tuple[str, ...]:
        known = tuple(there)
        problems.extend(unknown(kind, name, known) for name in wanted if name not in known)
        return tuple(dict.fromkeys(wanted))

    leaflets = chosen("leaflet", selection.leaflets, offered.leaflets) or tuple(offered.leaflets)
    clinics = chosen("clinic", selection.clinics, offered.clinics) or tuple(offered.clinics)
    layouts = chosen("layout", selection.layouts, offered.layouts)
    papers = chosen("paper", selection.papers, offered.papers)
    profiles = chosen("profile", selection.profiles, offered.profiles) or (DEFAULT_PROFILE,)
    languages = chosen_languages(selection.languages, offered.languages, problems)
    seconds = _seconds(selection, offered, clinics, problems)
    problems += _nothing_there(offered)
    problems += _of_paper_only(selection, profiles)
    if problems:
        raise LeafletsError(*problems)
    usual = (usual_for_two(offered),) if selection.second is not None else ()

    def forms(leaflet: str, clinic: str) -> Iterator[tuple[str, str, str]]:
        own = (offered.leaflets[leaflet], offered.clinics[clinic])
        for layout in layouts or usual or own[:1]:
            for paper in papers or own[1:]:
                yield from ((layout, paper, one) for one in profiles if one != HTML_EDITION)
        if HTML_EDITION in profiles:  # once, whatever is printed
            yield (usual or own)[0], own[1], HTML_EDITION

    jobs = tuple(
        Job(leaflet, language, clinic, *form, seconds.get(clinic, ""))
        for clinic, language, leaflet in itertools.product(clinics, languages, leaflets)
        for form in forms(leaflet, clinic)
    )
    twice = dict.fromkeys((job.clinic, job.second) for job in jobs if job.second == job.language)
    if twice and (selection.languages or len(languages) == 1):
        raise LeafletsError(*(_twice(language, clinic) for clinic, language in twice))
    return tuple(job for job in jobs if job.second != job.language)


def _seconds(
    selection: Selection,
    offered: Choices,
    clinics: Iterable[str],
    problems: list[Problem],
) -> dict[str, str]:
    """Clinic -> the language beside the patient's; nothing where there shall be none."""
    if selection.second is None:
        return {}
    if selection.second != OF_CLINIC:
        if selection.second in offered.leaflets:
            problems.append(_no_language(selection.second))
            return {}
        chosen = chosen_languages((selection.second,), offered.languages, problems)
        return {clinic: language for clinic in clinics for language in chosen}
    found: dict[str, str] = {}
    for clinic in (clinic for clinic in clinics if clinic in offered.spoken):
        near = language_of_clinic(clinic, offered)
        if isinstance(near, Problem):
            problems.append(near)
        else:
            found[clinic] = near
    return found


def language_of_clinic(clinic: str, offered: Choices) -> str | Problem:
    """The begun language that one of ``offered.spoken`` reads, or that there is none."""
    spoken = offered.spoken[clinic]
    # An American clinic reads British English, if that is the English there is.
    near = matching_languages(spoken, offered.languages) or matching_languages(
        spoken.split("-")[0], offered.languages
    )
    if near:
        return near[0]
    message = f"the language of the clinic {clinic}, {spoken}, has not been begun here"
    hint = "name the second language: --bilingual LANGUAGE"
    return Problem("usage/language-of-clinic", message, hint=hint)


def _no_language(leaflet: str) -> Problem:
    return Problem(
        "usage/unknown-language",
        f'"{leaflet}" is a leaflet, but stands where --bilingual looks for a language',
        hint="write --bilingual at the end, or with a language: --bilingual en",
    )


def usual_for_two(offered: Choices) -> str:
    """The layout for two languages if none is named. Raises LeafletsError if there is none."""
    if TWO_LANGUAGES in offered.layouts:
        return TWO_LANGUAGES
    raise LeafletsError(
        Problem(
            "usage/no-layout-for-two",
            f"this workspace has no layout called {TWO_LANGUAGES}, which two languages need",
            hint=f"copy layouts/{TWO_LANGUAGES}.yaml and layouts/page from the starter (make one "
            "with: leaflets init FOLDER), or name a layout of your own with --layout",
        )
    )


def _twice(language: str, clinic: str) -> Problem:
    return Problem(
        "usage/one-language-twice",
        f"{language} cannot stand beside itself (clinic {clinic})",
        hint="name another language after --bilingual, or with -l the patient's own",
    )


def chosen_languages(
    wanted: Sequence[str], begun: tuple[str, ...], problems: list[Problem]
) -> tuple[str, ...]:
    """The languages that ``wanted`` names, or all ``begun`` ones; what is wrong with the names goes
    into ``problems``."""
    found: dict[str, None] = {}
    for name in wanted:
        matches = matching_languages(name, begun)
        if len(matches) == 1:
            found[matches[0]] = None
        elif matches:
            problems.append(which_language(name, matches))
        else:
            problems.append(unknown("language", name, (*begun, *PSEUDOLOCALES)))
    return tuple(found) if wanted else begun


def matching_languages(name: str, begun: Iterable[str]) -> tuple[str, ...]:
    """Languages that ``name`` may mean: itself, or else those that it begins (``en``: ``en-GB``).

    Letters match in either case (BCP 47 section 2.1.1) and ``_`` counts as ``-``; pseudolocales
    only when written in full.
    """
    known = tuple(begun)
    wanted = name.replace("_", "-").lower()
    exact = dict.fromkeys(tag for tag in (*known, *PSEUDOLOCALES) if same_tag(tag, name))
    return tuple(exact) or tuple(
        tag for tag in known if tag.lower().startswith(f"{wanted}-") and tag not in PSEUDOLOCALES
    )


def which_language(name: str, matches: Iterable[str]) -> Problem:
    """That ``name`` may mean several languages."""
    message = f'"{name}" could be {" or ".join(matches)}'
    return Problem("usage/which-language", message, hint="write the one you mean in full")


def unknown(kind: str, name: str, known: tuple[str, ...]) -> Problem:
    """A name that does not exist, with the nearest ones that do."""
    import difflib  # only here: who spells correctly need not wait for it

    near = difflib.get_close_matches(name.lower(), known, n=3, cutoff=0.5)
    near = near or [k for k in known if name.lower() in k.lower()][:3]
    if near:
        hint = f"did you mean {' or '.join(near)}?"
    elif known:
        hint = f"there is {', '.join(known[:12])}" + (" …" if len(known) > 12 else "")
    else:
        hint = f"there is no {kind} in this workspace yet"
    return Problem(f"usage/unknown-{kind}", f'there is no {kind} called "{name}"', hint=hint)


def _of_paper_only(selection: Selection, profiles: tuple[str, ...]) -> Iterator[Problem]:
    """What says how to print, where nothing is printed."""
    if set(profiles) == {HTML_EDITION}:
        asked = {"--layout": selection.layouts, "--paper": selection.papers}
        for option in (name for name, wanted in asked.items() if wanted):
            yield no_part_in_html(option)


def no_part_in_html(what: str) -> Problem:
    """That a choice plays no part in the HTML edition."""
    message = f"{what} plays no part in the HTML edition, which holds all blocks on no paper"
    hint = "leave it out, or name another profile as well"
    return Problem("usage/no-paper", message, hint=hint)


def _nothing_there(offered: Choices) -> Iterator[Problem]:
    for kind, there in (("leaflet", offered.leaflets), ("clinic", offered.clinics)):
        if not there:
            yield Problem(
                f"usage/no-{kind}",
                f"this workspace holds no {kind} yet",
                hint=f"make one with: leaflets new {kind} NAME",
            )


def job_from(identifier: str, offered: Choices) -> Job | None:
    """The job a PDF's ``dc:identifier`` (``Job.identifier``) names.

    ``None`` unless every part is something the workspace has: a stranger's file proves nothing.
    """
    job = Job.named(identifier)
    if job is None:
        return None
    languages = (*offered.languages, *PSEUDOLOCALES)
    there = (
        job.leaflet in offered.leaflets,
        job.language in languages,
        job.clinic in offered.clinics,
        job.layout in offered.layouts,
        job.paper in offered.papers,
        job.profile in offered.profiles,
        not job.second or job.second in languages,
    )
    return job if all(there) else None
