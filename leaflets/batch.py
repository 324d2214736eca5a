"""Many leaflets in one go: Library + Selection -> jobs -> outcomes."""

from __future__ import annotations

import itertools
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from leaflets.model.job import Job
from leaflets.problems import LeafletsError, Problem, Where
from leaflets.stages import publish
from leaflets.stages.verify import page_count
from leaflets.workspace import PSEUDOLOCALES, find_workspace, names

if TYPE_CHECKING:
    from leaflets.model.library import Library

Build = Callable[["Library", Job], bytes]
"""What turns one job into a PDF; ``leaflets.pipeline.build`` unless a test says otherwise."""

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


def choices(library: Library) -> Choices:
    """List what ``library`` offers."""
    found = names(library.root)
    source = library.language
    return Choices(
        leaflets={name: recipe.layout for name, recipe in sorted(library.leaflets.items())},
        clinics={name: clinic.paper for name, clinic in sorted(library.clinics.items())},
        languages=(source, *(tag for tag in found.languages if tag != source)),
        layouts=found.layouts,
        papers=found.papers,
        profiles=found.profiles,
    )


def plan(library: Library, selection: Selection) -> tuple[Job, ...]:
    """Turn a selection into jobs, in the order the PDFs lie in the output folder.

    Where the selection says nothing: all leaflets, the source language and every begun one (not
    the pseudolocales), all clinics, the layout of the recipe, the paper of the clinic, the profile
    ``screen``. Raises ``LeafletsError`` (``usage/...``) with every name that does not exist.
    """
    return plan_from(choices(library), selection)


def plan_from(offered: Choices, selection: Selection) -> tuple[Job, ...]:
    """As ``plan``, from a list of what there is."""
    problems: list[Problem] = []

    def chosen(kind: str, wanted: Sequence[str], there: Iterable[str]) -> tuple[str, ...]:
        known = tuple(there)
        problems.extend(_unknown(kind, name, known) for name in wanted if name not in known)
        return tuple(dict.fromkeys(wanted))

    leaflets = chosen("leaflet", selection.leaflets, offered.leaflets) or tuple(offered.leaflets)
    clinics = chosen("clinic", selection.clinics, offered.clinics) or tuple(offered.clinics)
    layouts = chosen("layout", selection.layouts, offered.layouts)
    papers = chosen("paper", selection.papers, offered.papers)
    profiles = chosen("profile", selection.profiles, offered.profiles) or (DEFAULT_PROFILE,)
    languages = _languages(selection.languages, offered.languages, problems)
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


def _languages(
    wanted: Sequence[str], begun: tuple[str, ...], problems: list[Problem]
) -> tuple[str, ...]:
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
            problems.append(_unknown("language", name, (*begun, *PSEUDOLOCALES)))
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


def _unknown(kind: str, name: str, known: tuple[str, ...]) -> Problem:
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


def builder(font_dirs: tuple[Path, ...] = ()) -> Build:
    """The pipeline, with house fonts from ``font_dirs``.

    Raises ``LeafletsError`` when a folder of fonts cannot be used.
    """
    from leaflets import pipeline  # all of ReportLab: not before there is work

    fonts = pipeline.font_library(font_dirs)
    return lambda library, job: pipeline.build(library, job, fonts)


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
        return Outcome(job, target, 0, 0, (internal_problem(error, job),), "refused")
    return Outcome(job, target, pages, len(pdf), (), status)


def internal_problem(error: Exception, job: Job | None = None) -> Problem:
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
        "this is a mistake in leaflets, not yours: please report it with this message"
        + (f" and the name of the job ({job})" if job else ""),
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
    return ("current" if today == pdf else "out of date"), ()


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

    found: dict[Problem, None] = {}
    for job in plan(library, selection or Selection()):
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
