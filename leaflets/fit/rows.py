"""Jobs -> one row for each: whether it fits, how full it is, what is over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from leaflets.fit.fullness import BlockHeight, block_heights, fullness, whole_fullness
from leaflets.model.job import Job
from leaflets.model.library import Library
from leaflets.model.paper import Paper
from leaflets.pipeline import lay_out
from leaflets.problems import LeafletsError, Problem
from leaflets.stages.paginate import Pagination
from leaflets.text.faces import FontLibrary

Verdict = Literal["fits", "does not fit", "not for this paper", "cannot be printed"]

TOO_NARROW = "layout/paper-too-narrow"
ROOMS = ("layout/", "fit/")
"""What codes of problems begin with that are about room; any other keeps it from being printed for
another reason."""
NOT_ROOM = frozenset({"layout/languages"})


@dataclass(frozen=True, slots=True)
class Over:
    """``millimetres``: by how much a block is too tall; ``block``: nothing if it is the leaflet."""

    block: str
    millimetres: float


@dataclass(frozen=True, slots=True)
class Row:
    """One leaflet in one form. What is not known is None or empty: of what cannot be laid out that
    is all but ``verdict``, ``over`` and ``problems``.

    ``panels``: that the folded sheet has for its pages. ``fullness``: of each page, ``whole``: of
    all of them, 0 to 1, see ``leaflets.fit.fullness.fullness``.
    """

    job: Job
    verdict: Verdict
    panels: int | None = None
    fullness: tuple[float, ...] = ()
    whole: float | None = None
    blocks: tuple[BlockHeight, ...] = ()
    over: tuple[Over, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def pages(self) -> int | None:
        """How many it has."""
        return len(self.fullness) or None

    @property
    def failed(self) -> bool:
        """Whether something is wrong. That a layout is not made for a paper is not."""
        return self.verdict in ("does not fit", "cannot be printed")

    def reason(self) -> str:
        """Why it does not fit, on one line; nothing if it does."""
        if self.verdict == "fits":
            return ""
        over = [f"{one.block or 'the leaflet'} {one.millimetres:.0f} mm" for one in self.over]
        measured = [problem for problem in self.problems if problem.over]
        rest = [problem.message for problem in self.problems if problem not in measured]
        more = [f"and {len(rest) - 1} more"] if len(rest) > 1 else []
        return "; ".join([*over, *rest[:1], *more])

    def data(self) -> dict[str, Any]:
        """For programs; described in docs/designers.md. Millimetres and shares are rounded to a
        tenth and a thousandth."""
        job = self.job
        return {
            "leaflet": job.leaflet,
            "language": job.language,
            "second": job.second or None,
            "layout": job.layout,
            "paper": job.paper,
            "profile": job.profile,
            "verdict": self.verdict,
            "pages": self.pages,
            "panels": self.panels,
            "fullness": _fullness_data(self),
            "over": [{"block": o.block or None, "mm": round(o.millimetres, 1)} for o in self.over],
            "blocks": [
                {"block": b.block, "pages": list(b.pages), "height_mm": round(b.height, 1)}
                for b in self.blocks
            ],
            "problems": [problem.data() for problem in self.problems],
        }


def _fullness_data(row: Row) -> dict[str, Any] | None:
    if row.whole is None:
        return None
    pages = [round(share, 3) for share in row.fullness]
    return {"last_page": pages[-1], "all_pages": round(row.whole, 3), "pages": pages}


def rows(
    library: Library, jobs: Iterable[Job], fonts: FontLibrary | None = None
) -> Iterator[tuple[Row, Pagination | None]]:
    """The row of each job, in order, with the pages it was read from, if there are any."""
    for job in jobs:
        try:
            made = lay_out(library, job, fonts)
        except LeafletsError as error:
            yield _without_pages(job, error.problems), None
        else:
            yield _with_pages(job, made), made


def _with_pages(job: Job, made: Pagination) -> Row:
    panels, blocks = panels_of(made.edition.paper), block_heights(made)
    return Row(job, "fits", panels, fullness(made), whole_fullness(made), blocks)


def _without_pages(job: Job, problems: tuple[Problem, ...]) -> Row:
    over = tuple(Over(problem.about, problem.over) for problem in problems if problem.over)
    return Row(job, _verdict(problems), over=over, problems=problems)


def _verdict(problems: Iterable[Problem]) -> Verdict:
    codes = {problem.code for problem in problems}
    if codes == {TOO_NARROW}:
        return "not for this paper"
    of_room = all(code.startswith(ROOMS) and code not in NOT_ROOM for code in codes)
    return "does not fit" if of_room else "cannot be printed"


def panels_of(paper: Paper) -> int | None:
    """How many pages a folded sheet has room for; None where pages are not panels of one sheet."""
    if paper.sheet is None or paper.sheet.way != "fold":
        return None
    return sum(map(len, paper.sheet.sides))


def on_one_line(text: str) -> str:
    """A name of a file or a message, with a sign for each character that would break the line it is
    shown on."""
    return "".join(char if char.isprintable() else "\ufffd" for char in text)
