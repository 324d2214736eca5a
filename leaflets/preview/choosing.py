"""What somebody wants to see, by name, as it stands in the address: names -> job."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any, Literal

from leaflets import batch
from leaflets.languages import language as known_language
from leaflets.model.job import TWO_LANGUAGES, Job
from leaflets.model.library import Library
from leaflets.problems import LeafletsError
from leaflets.profiles import profiles
from leaflets.selection import DEFAULT_PROFILE, Selection, choices
from leaflets.workspace import PSEUDOLOCALES, names


@dataclass(frozen=True, slots=True)
class Asked:
    """Names, as they were asked for; nothing in a field means the usual choice."""

    leaflet: str = ""
    language: str = ""
    second: str = ""
    clinic: str = ""
    layout: str = ""
    paper: str = ""
    profile: str = ""

    @classmethod
    def of(cls, query: Mapping[str, str]) -> Asked:
        """From an address; whatever else stands there counts for nothing."""
        return cls(**{one.name: query.get(one.name, "") for one in fields(cls)})

    def named(self) -> dict[str, str]:
        """Field -> name."""
        return asdict(self)


def job_of(library: Library, asked: Asked) -> Job:
    """The job that is meant: of all that is not said the first there is, or the usual choice.

    Raises LeafletsError with every name that does not exist, or what is wrong with the files.
    """
    leaflet = asked.leaflet or first_of(library, "leaflets")
    clinic = asked.clinic or first_of(library, "clinics")
    selection = Selection(
        leaflets=_named(leaflet),
        languages=(asked.language or library.language,),
        clinics=_named(clinic),
        layouts=_named(asked.layout),
        papers=_named(asked.paper),
        profiles=_named(asked.profile),
        second=asked.second or None,
    )
    jobs = batch.plan(library, selection)
    if not jobs:  # the files that were asked for are broken
        raise LeafletsError(*batch.standing_problems(library, selection))
    return jobs[0]


def offered(library: Library) -> dict[str, list[dict[str, Any]]]:
    """For each field what there is to choose from: ``name``, and ``title`` to show. Broken leaflets
    and clinics are in it, too: their problems are to be seen."""
    there, known = names(library.root), choices(library)
    spoken = [_language(tag) for tag in known.languages]
    made_up = [{**_language(tag), "testing": True} for tag in PSEUDOLOCALES]
    every = {**profiles(), **library.presets}
    described = {name: one.description for name, one in every.items()}
    return {
        "leaflet": [_one(name, library.leaflets.get(name)) for name in there.leaflets],
        "language": [*spoken, *made_up],
        "second": spoken,
        "clinic": [
            {"name": name, "title": library.clinics[name].name if name in library.clinics else name}
            for name in there.clinics
        ],
        "layout": [_one(name, library.layouts.get(name)) for name in known.layouts],
        "paper": [_one(name, library.papers.get(name)) for name in known.papers],
        "profile": [
            {"name": name, "title": name, "about": described.get(name, "")}
            for name in known.profiles
        ],
    }


def usual(library: Library, asked: Asked) -> dict[str, str]:
    """Field -> what is meant where it is left out; nothing where there is nothing to mean."""
    leaflet, clinic = first_of(library, "leaflets"), first_of(library, "clinics")
    recipe = library.leaflets.get(asked.leaflet or leaflet)
    at = library.clinics.get(asked.clinic or clinic)
    return {
        "leaflet": leaflet,
        "language": library.language,
        "clinic": clinic,
        "layout": TWO_LANGUAGES if asked.second else recipe.layout if recipe else "",
        "paper": at.paper if at else "",
        "profile": DEFAULT_PROFILE,
    }


def first_of(library: Library, kind: Literal["leaflets", "clinics"]) -> str:
    """The first name that can be used, else the first there is; nothing if there is none."""
    usable: Mapping[str, Any] = getattr(library, kind)
    return next(iter((*usable, *getattr(names(library.root), kind))), "")


def _named(name: str) -> tuple[str, ...]:
    return (name,) if name else ()


def _one(name: str, noun: Any) -> dict[str, Any]:
    return {"name": name, "title": getattr(noun, "title", "") or name}


def _language(tag: str) -> dict[str, Any]:
    spoken = known_language(tag)
    return {
        "name": tag,
        "title": spoken.name,
        "english": spoken.english_name,
        "direction": spoken.direction,
    }
