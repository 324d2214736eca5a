"""Many leaflets in one go: Library + Selection or order file -> orders -> outcomes."""

from leaflets.batch.freshness import check, freshness, load_workspace
from leaflets.batch.making import Build, builder
from leaflets.batch.outcome import Outcome, internal_problem
from leaflets.batch.planning import (
    alike_together,
    earlier_pdfs,
    left_out,
    plan,
    replaced_colours,
    standing_problems,
    unusable,
)
from leaflets.batch.running import build_all, run

__all__ = [
    "Build",
    "Outcome",
    "alike_together",
    "build_all",
    "builder",
    "check",
    "earlier_pdfs",
    "freshness",
    "internal_problem",
    "left_out",
    "load_workspace",
    "plan",
    "replaced_colours",
    "run",
    "standing_problems",
    "unusable",
]
