"""How many pages a leaflet may take, and what is done with more: normal type, compact type, then
refused or continued."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from leaflets.model.form import Form
from leaflets.model.layout import MM
from leaflets.problems import LeafletsError, Problem, Where
from leaflets.typeset.flow import Placement


class Laid(Protocol):
    """A laid-out leaflet: ``columns``, where they begin and end on each page, in points."""

    @property
    def placements(self) -> tuple[Placement, ...]: ...
    @property
    def columns(self) -> tuple[tuple[float, float], ...]: ...


Pages = TypeVar("Pages", bound=Laid)


@dataclass(frozen=True, slots=True)
class Over:
    """What a leaflet takes more than it may: ``pages``; ``millimetres`` of text on them; ``block``:
    the first of which something stands there, nothing where it is none."""

    pages: int
    millimetres: float
    block: str


def fitted(form: Form, paper: str, made: Callable[[Form], Pages]) -> Pages:
    """What ``made`` makes of a form: in its own type or, where that takes too many pages, in its
    compact type. ``paper``: its name, for messages.

    Raises LeafletsError as ``made`` does, or when neither fits and ``over`` is ``refuse``.
    """
    fit = form.fit
    if fit is None:
        return made(form)
    tries: list[Pages] = []
    for one in filter(None, (form, form.compacted)):
        try:
            found = made(one)
        except LeafletsError:
            if one is (form.compacted or form) and not tries:
                raise
            continue
        if len(found.columns) <= fit.pages:
            return found
        tries.append(found)
    if fit.over == "refuse":
        raise LeafletsError(_refused(over(tries[-1], fit.pages), fit.pages, paper))
    return tries[0]


def over(laid: Laid, pages: int) -> Over:
    """What stands beyond ``pages``."""
    beyond = [placed for placed in laid.placements if placed.page >= pages]
    lowest: dict[int, float] = {}
    for placed in beyond:
        bottom = placed.y + placed.height - laid.columns[placed.page][0]
        lowest[placed.page] = max(lowest.get(placed.page, 0.0), bottom)
    first = min(beyond, key=lambda placed: placed.page).block if beyond else ""
    return Over(len(laid.columns) - pages, sum(lowest.values()) / MM, first)


def _refused(found: Over, pages: int, paper: str) -> Problem:
    more = "1 page" if found.pages == 1 else f"{found.pages} pages"
    most = "1 page" if pages == 1 else f"{pages} pages"
    message = f"this layout takes at most {most} of paper {paper}; there would be {more} more"
    if found.block:
        message += f", {found.millimetres:.0f} mm of text, from block {found.block} on"
    return Problem(
        "layout/over",
        message,
        Where(field=found.block) if found.block else None,
        "shorten the leaflet, or choose a larger paper or a layout that goes on",
        about=found.block,
        over=found.millimetres,
    )


def taken(placements: Iterable[Placement], page: int, columns: Sequence[str]) -> Iterator[Problem]:
    """That text stands on ``page`` (from 0) or later, where a band of ``columns`` shall begin."""
    late = [placed for placed in placements if placed.page >= page]
    if late:
        reached = 1 + max(placed.page for placed in late)
        block = late[0].block
        yield Problem(
            "layout/page-taken",
            f"column {columns[0]} begins on page {page + 1}, but block {block} above it "
            f"reaches page {reached}",
            Where(field=block),
            "shorten what stands above it, or choose a larger paper or another layout",
        )
