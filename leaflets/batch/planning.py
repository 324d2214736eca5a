"""Library + Selection -> jobs, and what is wrong before any of them is done."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from leaflets import branding, clock
from leaflets.model.job import ENDINGS, Job
from leaflets.model.order import Order
from leaflets.problems import Problem, Severity, Where
from leaflets.selection import Selection, choices, plan_from
from leaflets.wording.loose_ends import published_later, stray_translations

if TYPE_CHECKING:
    from leaflets.model.library import Library


def plan(library: Library, selection: Selection) -> tuple[Job, ...]:
    """Turn a selection into jobs, in the order the PDFs lie in the output folder.

    Where the selection says nothing: all leaflets, the source language and every begun one (not
    the pseudolocales), all clinics, the layout of the recipe, the paper of the clinic, the profile
    ``screen``. Raises ``LeafletsError`` (``usage/...``) with every name that does not exist.
    """
    offered = choices(library)
    broken = _broken(library)
    good = dataclasses.replace(
        selection,
        leaflets=tuple(name for name in selection.leaflets if name not in broken["leaflets"]),
        clinics=tuple(name for name in selection.clinics if name not in broken["clinics"]),
    )
    if _only_broken(selection.leaflets, good.leaflets, offered.leaflets, broken["leaflets"]):
        return ()
    if _only_broken(selection.clinics, good.clinics, offered.clinics, broken["clinics"]):
        return ()
    return plan_from(offered, good)


def alike_together(orders: Iterable[Order]) -> list[Order]:
    """Orders as they are best made: those that differ in nothing but the clinic after each other,
    and leaflets of one language, so that what one needs is still there from the one before.

    Clinic by clinic, a leaflet would come round again only after all others in all languages, and
    whoever kept everything until then would need hundreds of megabytes.
    """
    first: dict[str, int] = {}

    def rank(order: Order) -> tuple[int, ...]:
        job = order.job
        names = (job.language, job.second, job.leaflet, job.layout, job.paper, job.profile)
        return tuple([first.setdefault(name, len(first)) for name in names])

    return sorted(orders, key=rank)


def _only_broken(
    wanted: tuple[str, ...], good: tuple[str, ...], offered: Collection[str], broken: object
) -> bool:
    """Whether nothing can be done because every file asked for is broken (it is reported)."""
    return bool(wanted and not good) or bool(not wanted and broken and not offered)


def standing_problems(library: Library, selection: Selection) -> tuple[Problem, ...]:
    """What is wrong in the workspace's files and matters to ``selection``, before any job is done.

    Everything when all leaflets are asked for; otherwise the files of the named leaflets and of
    the clinics. What is wrong in blocks and layouts comes with the jobs that need them. Slips that
    stop nothing are warnings.
    """
    today = clock.today()
    if not selection.leaflets:
        later = published_later(library, sorted(library.leaflets), today)
        return (*library.problems, *later, *stray_translations(library))
    named = [name for name in selection.leaflets if name in library.leaflets]
    broken = _broken(library)
    of_files = (
        problem
        for kind, wanted in (("leaflets", selection.leaflets), ("clinics", selection.clinics))
        for name, problems in broken[kind].items()
        if not wanted or name in wanted
        for problem in problems
    )
    return (*of_files, *published_later(library, named, today))


def left_out(library: Library, jobs: Iterable[Job]) -> tuple[Problem, ...]:
    """Warnings: what contact blocks ask for and a clinic does not have, so nobody will read it."""
    found: dict[Problem, None] = {}
    # Once for all languages and forms: a network of clinics has hundreds of jobs for each pair.
    for at, leaflet in dict.fromkeys((job.clinic, job.leaflet) for job in jobs):
        clinic, recipe = library.clinics.get(at), library.leaflets.get(leaflet)
        for name in (entry.block for entry in recipe.blocks) if clinic and recipe else ():
            for detail in getattr(library.blocks.get(name), "shows", ()):
                if clinic and not clinic.has(detail):
                    found[_left_out(library, name, detail, at)] = None
    return tuple(found)


def replaced_colours(library: Library, jobs: Iterable[Job]) -> tuple[Problem, ...]:
    """Warnings: colours of clinics that could not be read, and what is printed instead."""
    return branding.replaced_colours(library, ((j.clinic, j.leaflet, j.layout) for j in jobs))


def _left_out(library: Library, block: str, detail: str, clinic: str) -> Problem:
    return Problem(
        "clinic/left-out",
        f"the clinic has no “{detail}”, which block {block} asks for: leaflets are made without it",
        Where(library.path("content", "clinics", f"{clinic}.yaml")),
        "add it to the clinic, or take it out of shows in the block",
        Severity.WARNING,
    )


def unusable(library: Library, selection: Selection) -> tuple[Path, ...]:
    """Files of leaflets and clinics that were asked for and cannot be used, below the workspace.

    No job stands for them, since they do not say what to make.
    """
    broken = _broken(library)
    asked = {"leaflets": selection.leaflets, "clinics": selection.clinics}
    return tuple(
        Path("content", folder, f"{name}.yaml")
        for folder, wanted in asked.items()
        for name in broken[folder]
        if not wanted or name in wanted
    )


def earlier_pdfs(output: Path, file: Path) -> tuple[Path, ...]:
    """Files in ``output`` that were made from a leaflet's or a clinic's ``file``."""
    if file.parent.name == "leaflets":
        name = file.stem
        patterns = [f"{name}-*.pdf", f"{name}.html", f"{name}-with-*.html", f"{name}-row-*.html"]
        patterns = [f"*/*/{pattern}" for pattern in patterns]
    else:
        patterns = [f"{file.stem}/*/*{ending}" for ending in ENDINGS]
    return tuple(sorted({found for pattern in patterns for found in output.glob(pattern)}))


def _broken(library: Library) -> dict[str, dict[str, tuple[Problem, ...]]]:
    """Leaflets and clinics whose own file cannot be used: folder -> name -> why."""
    return {
        folder: {
            path.stem: problems
            for path, problems in sorted(library.broken.items())
            if path.parent.parts == ("content", folder)
        }
        for folder in ("leaflets", "clinics")
    }
