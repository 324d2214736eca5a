"""Many leaflets in one go: Library + Selection -> jobs -> outcomes."""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from leaflets import clock
from leaflets.model.job import Job
from leaflets.problems import LeafletsError, Problem, Severity, Where
from leaflets.selection import Selection, choices, job_from, plan_from
from leaflets.stages import publish
from leaflets.stages.verify import page_count
from leaflets.wording.loose_ends import published_later, stray_translations
from leaflets.workspace import find_workspace

if TYPE_CHECKING:
    from leaflets.model.library import Library

Build = Callable[["Library", Job], bytes]
"""What turns one job into a PDF; ``leaflets.pipeline.build`` unless a test says otherwise."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one job.

    ``path``: where its PDF is, or would be. ``pages`` and ``size`` (bytes) are 0 when ``status``
    is ``refused``; a PDF from an earlier run may then still be at ``path``.
    """

    job: Job
    path: Path
    pages: int
    size: int
    problems: tuple[Problem, ...]
    status: Literal["written", "unchanged", "refused"]


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
    for job in jobs:
        clinic, recipe = library.clinics.get(job.clinic), library.leaflets.get(job.leaflet)
        for name in (entry.block for entry in recipe.blocks) if clinic and recipe else ():
            for detail in getattr(library.blocks.get(name), "shows", ()):
                if clinic and not clinic.has(detail):
                    found[_left_out(library, name, detail, job.clinic)] = None
    return tuple(found)


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
    """PDFs in ``output`` that were made from a leaflet's or a clinic's ``file``."""
    pattern = f"*/*/{file.stem}-*.pdf" if file.parent.name == "leaflets" else f"{file.stem}/*/*.pdf"
    return tuple(sorted(output.glob(pattern)))


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


def run(
    library: Library, jobs: Iterable[Job], output: Path, *, build: Build | None = None
) -> Iterator[Outcome]:
    """Do the jobs one after the other; PDFs go into ``output`` as soon as each is ready.

    A job that is refused does not stop the others: its problems are in its outcome. Raises
    ``LeafletsError`` only when ``output`` cannot hold any file.
    """
    make = build or builder()
    publish.prepare(output)
    for job in jobs:
        yield _do(library, job, output / job.path, make)


def builder(
    font_dirs: tuple[Path, ...] = (), *, final: bool = False, allow_mixed: bool = False
) -> Build:
    """The pipeline, with house fonts from ``font_dirs``.

    ``final``: refuse what would carry a mark; ``allow_mixed``: print untranslated words in the
    source language, set apart. Raises ``LeafletsError`` when a folder of fonts cannot be used.
    """
    from leaflets import pipeline  # all of ReportLab: not before there is work

    fonts = pipeline.font_library(font_dirs)
    terms = pipeline.Terms(final, allow_mixed)
    return lambda library, job: pipeline.build(library, job, fonts, terms)


def _do(library: Library, job: Job, target: Path, build: Build) -> Outcome:
    try:
        pdf = build(library, job)
        pages = page_count(pdf)
        status = publish.publish(pdf, target)
    except LeafletsError as error:
        return Outcome(job, target, 0, 0, error.problems, "refused")
    except Exception as error:
        if os.environ.get("LEAFLETS_DEBUG"):
            raise
        return Outcome(job, target, 0, 0, (internal_problem(error),), "refused")
    return Outcome(job, target, pages, len(pdf), (), status)


def internal_problem(error: Exception) -> Problem:
    """Words for a mistake of ours. ``where`` is the line of our code, so equal ones count once."""
    frame = error.__traceback__
    while frame and frame.tb_next:
        frame = frame.tb_next
    where = Where(Path(frame.tb_frame.f_code.co_filename), frame.tb_lineno) if frame else None
    reason = f"{type(error).__name__}: {error}".rstrip(": ")
    return Problem(
        f"internal/{type(error).__name__}",
        f"something went wrong that should not ({reason})",
        where,
        "this is a mistake in leaflets, not yours: please report it, with this message and with "
        "what you typed",
    )


def freshness(
    library: Library, pdf: bytes, identifier: str, *, build: Build | None = None
) -> tuple[Literal["current", "out of date", "unknown to this workspace"], tuple[Problem, ...]]:
    """Whether ``pdf`` is what the workspace would build today for the job ``identifier`` names.

    Returns the state and, when the workspace would refuse to build it, why.
    """
    job = job_from(identifier, choices(library))
    if job is None:
        return "unknown to this workspace", ()
    try:
        today = (build or builder())(library, job)
    except LeafletsError as error:
        return "out of date", error.problems
    except Exception as error:
        if os.environ.get("LEAFLETS_DEBUG"):
            raise
        return "unknown to this workspace", (internal_problem(error),)
    return ("current" if today == pdf else "out of date"), ()


def build_all(
    library: Library, output: Path, selection: Selection | None = None
) -> Iterator[Outcome]:
    """Plan and run in one: every PDF that ``selection`` (all, if ``None``) asks for."""
    return run(library, plan(library, selection or Selection()), output)


def check(library: Library, selection: Selection | None = None) -> tuple[Problem, ...]:
    """Everything that keeps leaflets of ``selection`` (all, if ``None``) from being made, once.

    Every leaflet is laid out; nothing is drawn and nothing is written.
    """
    from leaflets.pipeline import lay_out

    wanted = selection or Selection()
    found = dict.fromkeys(standing_problems(library, wanted))
    for job in plan(library, wanted):
        try:
            lay_out(library, job)
        except LeafletsError as error:
            found.update(dict.fromkeys(error.problems))
    return tuple(found)


def load_workspace(folder: Path | str | None = None) -> Library:
    """Read the workspace ``folder``, or the one around the current folder.

    Raises ``LeafletsError`` with everything that is wrong in its files.
    """
    from leaflets.stages.load import load

    return load(find_workspace(Path(folder) if folder else None))
