"""Library + Job -> Edition: the leaflet with its blocks, clinic, layout, paper and theme chosen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from leaflets import clock
from leaflets.appearance import accent_problems, theme_problems, unknown_names
from leaflets.branding import branded
from leaflets.catalogs.messages import words_of
from leaflets.model.inline import read_inline
from leaflets.model.job import Job
from leaflets.model.library import Edition, Library, PlacedBlock
from leaflets.model.paper import files_of
from leaflets.places import where
from leaflets.problems import LeafletsError, Problem, Where
from leaflets.remembered import once_for_each
from leaflets.validation import nearest
from leaflets.wording.clinic import without_end
from leaflets.wording.parts import Part, missing_blocks, parts
from leaflets.wording.sources import cited_in, future_source, is_future
from leaflets.wording.vetting import vetted
from leaflets.workspace import PSEUDOLOCALES


def resolve(library: Library, job: Job) -> Edition:
    """Find what the job names and check what the leaflet refers to.

    Raises LeafletsError with every unknown name and with the problems of every file it uses.
    """
    problems = [
        *_unknown(library, job),
        *(_broken(library, _files(library, job)) if library.broken else ()),
    ]
    if problems:
        raise LeafletsError(*problems)
    recipe = library.leaflets[job.leaflet]
    layout = library.layouts[job.layout]
    clinic, paper = library.clinics[job.clinic], library.papers[job.paper]
    placed, of_blocks = _placed(library, job.leaflet)
    problems = [*of_blocks, *_of_clinic(library, job.clinic), *without_end(library, job)]
    theme = library.themes.get(layout.theme)
    today = clock.today()
    problems += [
        *_appearance(library, job.leaflet, job.layout),
        *_not_yet(library, job.leaflet, today),
    ]
    problems += _future(library, (one.source for one in clinic.local.values()), today)
    if problems or theme is None:
        raise LeafletsError(*dict.fromkeys(problems))
    if clinic.colours:
        theme = branded(theme, layout, recipe.accent, clinic.colours).theme
    return Edition(library, job, recipe, placed, clinic, layout, paper, theme)


@once_for_each(1_024)
def _placed(library: Library, leaflet: str) -> tuple[tuple[PlacedBlock, ...], tuple[Problem, ...]]:
    """The blocks of a leaflet, and what is wrong with them whoever the clinic is."""
    problems = [*_same_name(library, leaflet), *missing_blocks(library, leaflet)]
    placed = tuple(
        PlacedBlock(entry.block, entry.role, library.blocks[entry.block])
        for entry in library.leaflets[leaflet].blocks
        if entry.block in library.blocks
    )
    problems += [*_banner(library, leaflet), *_references(library, leaflet, placed)]
    problems += [*_list_of_sources(library, leaflet, placed), *_vetted(library, leaflet)]
    return placed, tuple(problems)


@once_for_each(1_024)
def _appearance(library: Library, leaflet: str, layout: str) -> tuple[Problem, ...]:
    """What is wrong with the theme, and with the names that layout and leaflet use of it."""
    name = library.layouts[layout].theme
    problems = list(theme_problems(library, layout, name))
    if theme := library.themes.get(name):
        problems += accent_problems(library, leaflet, theme)
        problems += _unknown_names(library, layout)
    problems += _roles(library, leaflet, layout)
    return tuple(problems)


def _roles(library: Library, leaflet: str, layout: str) -> Iterator[Problem]:
    """A layout for leaflets of another kind: a part without what it is for helps nobody."""
    asked, there = library.layouts[layout], {p.role for p in library.leaflets[leaflet].blocks}
    wanted = [(role,) for role in asked.needs] + ([asked.only] if asked.only else [])
    for roles in wanted:
        if there.isdisjoint(roles):
            message = f"layout {layout} needs a block with the role {' or '.join(roles)}"
            place = where(library, f"content/leaflets/{leaflet}.yaml", ("blocks",))
            hint = "give one of the blocks that role, or choose another layout"
            yield Problem("layout/no-such-role", message, place, hint)


@once_for_each(64)
def _unknown_names(library: Library, layout: str) -> tuple[Problem, ...]:
    return tuple(unknown_names(library, layout))


def _unknown(library: Library, job: Job) -> Iterator[Problem]:
    tables: tuple[tuple[str, str, Mapping[str, Any], str], ...] = (
        ("leaflet", job.leaflet, library.leaflets, f"content/leaflets/{job.leaflet}.yaml"),
        ("clinic", job.clinic, library.clinics, f"content/clinics/{job.clinic}.yaml"),
        ("layout", job.layout, library.layouts, f"layouts/{job.layout}.yaml"),
        ("paper", job.paper, library.papers, _paper_file(library, job.paper)),
    )
    for what, name, table, file in tables:
        if name not in table and Path(file) not in library.broken:
            message = f"there is no {what} called “{name}”"
            place = _chosen_in(library, job, what)
            yield Problem(f"job/unknown-{what}", message, place, nearest(name, table))
    if job.language not in (*library.languages, *PSEUDOLOCALES):
        message = f"the language “{job.language}” has not been begun here"
        hint = nearest(job.language, library.languages)
        yield Problem("job/unknown-language", message, hint=hint)
    if job.language == job.second:
        message = f"the language “{job.language}” cannot stand beside itself"
        yield Problem("job/one-language-twice", message, hint="choose another second language")


def _chosen_in(library: Library, job: Job, what: str) -> Where | None:
    """Where the leaflet or clinic chooses the job's layout or paper; None if they do not."""
    leaflet, clinic = library.leaflets.get(job.leaflet), library.clinics.get(job.clinic)
    if what == "layout" and leaflet and leaflet.layout == job.layout:
        return where(library, f"content/leaflets/{job.leaflet}.yaml", ("layout",))
    if what == "paper" and clinic and clinic.paper == job.paper:
        return where(library, f"content/clinics/{job.clinic}.yaml", ("paper",))
    return None


def _files(library: Library, job: Job) -> tuple[str, ...]:
    """Files that every leaflet needs."""
    shared = ("workspace", "labels", "measures", "sources", "glossary")
    return (
        *(f"content/{name}.yaml" for name in shared),
        f"content/leaflets/{job.leaflet}.yaml",
        f"content/clinics/{job.clinic}.yaml",
        f"layouts/{job.layout}.yaml",
        _paper_file(library, job.paper),
    )


def _paper_file(library: Library, paper: str) -> str:
    """The file that a paper comes from: its own, or that of the one that is turned."""
    own, *others = files_of(paper)
    read = (library.lines, library.broken)
    there = (file for file in (own, *others) if any(Path(file) in files for files in read))
    return next(there, own)


def _broken(library: Library, files: Iterable[str]) -> Iterator[Problem]:
    for file in files:
        yield from library.problems_of(file)


def _same_name(library: Library, leaflet: str) -> Iterator[Problem]:
    """Two leaflets that people would ask for by the same id, or reach by the same address."""
    recipe, file = library.leaflets[leaflet], f"content/leaflets/{leaflet}.yaml"
    ids, addresses = _shared_names(library)
    alone = recipe.id not in ids and recipe.short_address not in addresses
    for name, other in () if alone else library.leaflets.items():
        if name == leaflet:
            continue
        for field in ("id", "short_address"):
            value = getattr(recipe, field)
            if value is not None and value == getattr(other, field):
                message = f"the leaflet {name} has the same {field}: {value}"
                hint = "give one of them another: people ask for a leaflet by it"
                yield Problem("content/twice", message, where(library, file, (field,)), hint)


@once_for_each(1)
def _shared_names(library: Library) -> tuple[frozenset[str], frozenset[str]]:
    """Ids, and short addresses, that several leaflets have."""
    ids = Counter(recipe.id for recipe in library.leaflets.values())
    ends = Counter(recipe.short_address for recipe in library.leaflets.values())
    return (
        frozenset(name for name, many in ids.items() if many > 1),
        frozenset(name for name, many in ends.items() if name and many > 1),
    )


def _references(library: Library, leaflet: str, placed: Iterable[PlacedBlock]) -> Iterator[Problem]:
    """Sources, terms and figures that a leaflet names and nobody has."""
    for part in parts(library, leaflet):
        yield from _named(library, part)
    for entry in placed:
        file = f"content/blocks/{entry.id}.yaml"
        figure = getattr(entry.block, "figure", None)
        if figure and figure not in library.figures:
            broken = library.problems_of(f"content/figures/{figure}.yaml")
            yield from broken
            if not broken:
                place = where(library, file, ("figure",))
                hint = nearest(figure, library.figures)
                yield Problem("content/no-figure", f"there is no figure “{figure}”", place, hint)
        for number, name in enumerate(getattr(entry.block, "terms", ())):
            if name not in library.glossary:
                yield _no_term(library, name, where(library, file, ("terms", number)))


def _named(library: Library, part: Part) -> Iterator[Problem]:
    """Sources and terms that the words of a part name and nobody has."""
    for found, hole in part.holes:
        known = {"cite": library.sources, "term": library.glossary}.get(hole.kind)
        if known is None or all(name in known for name in hole.names):
            continue
        place = where(library, part.path, part.at(found.location), part.root)
        if hole.kind == "cite":
            yield from _no_sources(library, hole.names, place)
        else:
            yield _no_term(library, hole.names[0], place)


def _vetted(library: Library, leaflet: str) -> Iterator[Problem]:
    for part, finding in vetted(library, leaflet):
        place = where(library, part.path, part.at(finding.at), part.root)
        yield Problem(finding.code, finding.message, place, finding.hint)


@once_for_each(1_024)
def _not_yet(library: Library, leaflet: str, today: date) -> tuple[Problem, ...]:
    """Of the sources that a leaflet cites."""
    return tuple(_future(library, cited_in(library, leaflet), today))


def _future(library: Library, names: Iterable[str], today: date) -> Iterator[Problem]:
    """Sources that somebody is said to have looked at on a day that has not come."""
    for name in dict.fromkeys(names):
        if is_future(library, name, today):
            yield future_source(library, name)


def _banner(library: Library, leaflet: str) -> Iterator[Problem]:
    banner = library.leaflets[leaflet].banner
    if banner and banner not in library.figures:
        broken = library.problems_of(f"content/figures/{banner}.yaml")
        yield from broken
        if not broken:
            place = where(library, f"content/leaflets/{leaflet}.yaml", ("banner",))
            hint = nearest(banner, library.figures)
            yield Problem("content/no-figure", f"there is no figure “{banner}”", place, hint)


@once_for_each(2_048)
def _of_clinic(library: Library, clinic: str) -> tuple[Problem, ...]:
    return tuple(_local_values(library, clinic))


def _local_values(library: Library, clinic: str) -> Iterator[Problem]:
    """Units and sources of the clinic's own numbers."""
    for name, value in library.clinics[clinic].local.items():
        file = f"content/clinics/{clinic}.yaml"
        if value.unit not in library.units:
            place = where(library, file, ("local", name, "unit"))
            message = f"there is no unit “{value.unit}” in content/measures.yaml"
            yield Problem("content/no-unit", message, place, nearest(value.unit, library.units))
        if value.source not in library.sources:
            place = where(library, file, ("local", name, "source"))
            yield from _no_sources(library, (value.source,), place)
    noun = library.clinics[clinic]
    yield from _named(library, Part(f"clinics/{clinic}", f"content/clinics/{clinic}.yaml", noun,
                                    root=noun))  # fmt: skip


def _list_of_sources(
    library: Library, leaflet: str, placed: tuple[PlacedBlock, ...]
) -> Iterator[Problem]:
    """A leaflet that prints citation marks also prints what they mean."""
    if any(entry.block.kind == "sources" for entry in placed):
        return
    for entry in placed:
        for found in words_of(entry.block, entry.id):
            holes = read_inline(found.text, found.rich).holes if "{" in found.text else ()
            if any(hole.kind == "cite" for hole in holes):
                place = where(library, f"content/leaflets/{leaflet}.yaml", ("blocks",))
                message = f"{entry.id} cites sources, but no block of this leaflet lists them"
                hint = "add a block of kind sources, for example shared/sources"
                yield Problem("content/no-list-of-sources", message, place, hint)
                return


def _no_sources(library: Library, names: Iterable[str], place: Where) -> Iterator[Problem]:
    for name in names:
        if name not in library.sources:
            message = f"there is no source “{name}” in content/sources.yaml"
            yield Problem("content/no-source", message, place, nearest(name, library.sources))


def _no_term(library: Library, name: str, place: Where) -> Problem:
    message = f"there is no term “{name}” in content/glossary.yaml"
    return Problem("content/no-term", message, place, nearest(name, library.glossary))
