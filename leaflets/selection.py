"""What was asked for, against what there is: names -> jobs."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from leaflets.model.job import Job
from leaflets.problems import LeafletsError, Problem
from leaflets.workspace import PSEUDOLOCALES, names

if TYPE_CHECKING:
    from leaflets.model.library import Library

DEFAULT_PROFILE = "screen"


@dataclass(frozen=True, slots=True)
class Selection:
    """What was asked for, by name. Nothing in a field means the usual choice (see ``plan``)."""

    leaflets: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    clinics: tuple[str, ...] = ()
    layouts: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()
    profiles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Choices:
    """What a workspace offers to choose from.

    ``leaflets``: name -> layout of its recipe; ``clinics``: name -> its paper; ``languages``:
    the source language first, then every begun one.
    """

    leaflets: Mapping[str, str]
    clinics: Mapping[str, str]
    languages: tuple[str, ...]
    layouts: tuple[str, ...]
    papers: tuple[str, ...]
    profiles: tuple[str, ...]


def choices(library: Library) -> Choices:
    """List what ``library`` offers."""
    found = names(library.root)
    return Choices(
        leaflets={name: recipe.layout for name, recipe in sorted(library.leaflets.items())},
        clinics={name: clinic.paper for name, clinic in sorted(library.clinics.items())},
        languages=tuple(tag for tag in library.languages if tag not in PSEUDOLOCALES),
        layouts=found.layouts,
        papers=found.papers,
        profiles=found.profiles,
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
    problems += _nothing_there(offered)
    if problems:
        raise LeafletsError(*problems)
    return tuple(
        Job(leaflet, language, clinic, layout, paper, profile)
        for clinic, language, leaflet in itertools.product(clinics, languages, leaflets)
        for layout in layouts or (offered.leaflets[leaflet],)
        for paper in papers or (offered.clinics[clinic],)
        for profile in profiles
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
            problems.append(
                Problem(
                    "usage/which-language",
                    f'"{name}" could be {" or ".join(matches)}',
                    hint="write the one you mean in full",
                )
            )
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
    exact = dict.fromkeys(tag for tag in (*known, *PSEUDOLOCALES) if tag.lower() == wanted)
    return tuple(exact) or tuple(
        tag for tag in known if tag.lower().startswith(f"{wanted}-") and tag not in PSEUDOLOCALES
    )


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


def _nothing_there(offered: Choices) -> Iterator[Problem]:
    for kind, there in (("leaflet", offered.leaflets), ("clinic", offered.clinics)):
        if not there:
            yield Problem(
                f"usage/no-{kind}",
                f"this workspace holds no {kind} yet",
                hint=f"make one with: leaflets new {kind} NAME",
            )


def job_from(identifier: str, offered: Choices) -> Job | None:
    """The job a PDF's ``dc:identifier`` (``leaflet|language|clinic|layout|paper|profile``) names.

    ``None`` unless every part is something the workspace has: a stranger's file proves nothing.
    """
    parts = identifier.split("|")
    there = (
        offered.leaflets,
        (*offered.languages, *PSEUDOLOCALES),
        offered.clinics,
        offered.layouts,
        offered.papers,
        offered.profiles,
    )
    if len(parts) != len(there) or any(p not in t for p, t in zip(parts, there, strict=True)):
        return None
    return Job(*parts)
