"""Whether what there is, is what would be made today; and whether it could be made."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from leaflets.batch.making import Build, builder
from leaflets.batch.outcome import internal_problem
from leaflets.batch.planning import plan, replaced_colours, standing_problems
from leaflets.problems import LeafletsError, Problem
from leaflets.selection import Selection, choices, job_from
from leaflets.workspace import find_workspace

if TYPE_CHECKING:
    from leaflets.model.library import Library


Freshness = Literal[
    "current", "out of date", "unknown to this workspace", "made for one person: not compared"
]


def freshness(
    library: Library,
    pdf: bytes,
    identifier: str,
    personal: bool = False,
    *,
    build: Build | None = None,
) -> tuple[Freshness, tuple[Problem, ...]]:
    """Whether ``pdf`` is what the workspace would build today for the job ``identifier`` names.

    Returns the state and, when the workspace would refuse to build it, why. ``personal``: it says
    something to one person that is in no workspace, so that there is nothing to compare it with.
    """
    if personal:
        return "made for one person: not compared", ()
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


def check(library: Library, selection: Selection | None = None) -> tuple[Problem, ...]:
    """Everything that keeps leaflets of ``selection`` (all, if ``None``) from being made, once.

    Every leaflet is laid out; nothing is drawn and nothing is written.
    """
    from leaflets.pipeline import lay_out

    wanted = selection or Selection()
    jobs = plan(library, wanted)
    found = dict.fromkeys(standing_problems(library, wanted))
    found.update(dict.fromkeys(replaced_colours(library, jobs)))
    for job in jobs:
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
