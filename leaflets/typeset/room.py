"""Whether a layout leaves room for words on a paper, before anything is set."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from leaflets.model.form import Form, Layout
from leaflets.model.job import Job
from leaflets.model.paper import Paper
from leaflets.problems import Problem

LEAST_COLUMN = 25.0
"""Millimetres (our choice): a long word in 12 pt type needs as much."""

LEAST_HEIGHT = 60.0
"""Millimetres between the margins (our choice): a footer, a heading and a few lines."""


def no_room(form: Form, paper: Paper) -> Iterator[Problem]:
    """Margins and columns that leave nothing over. Lengths in millimetres."""
    width = paper.narrowest - 2 * form.margins.sides
    height = paper.height - form.margins.top - form.margins.bottom
    size = f"the paper is {paper.narrowest:g} x {paper.height:g} mm"
    if width < LEAST_COLUMN or height < LEAST_HEIGHT:
        yield _problem(f"the margins leave no room for words: {size}", "make the margins smaller")
        return
    for number, band in enumerate(form.bands, 1):
        widths = band.widths(width)
        for column, room in zip(band.columns, widths, strict=True):
            if room < LEAST_COLUMN:
                message = f"column {column.name} in band {number} is {max(0.0, room):.0f} mm wide"
                hint = (
                    f"give each column {LEAST_COLUMN:g} mm or more; between the margins there are "
                    f"{width:g} mm for all columns and gutters of a band"
                )
                yield _problem(message, hint)
        over = (
            sum(max(0.0, room) for room in widths) + band.gutter * (len(band.columns) - 1) - width
        )
        if over > 0.01:
            message = f"the columns of band {number} are {over:.0f} mm wider than the page has room"
            yield _problem(message, f"make them narrower: {size}")


def too_narrow(layout: Layout, paper: Paper, job: Job) -> Problem:
    """That no form of ``layout`` is for ``paper``."""
    least = min(form.min_width for form in layout.forms)
    return Problem(
        "layout/paper-too-narrow",
        f"layout {job.layout} needs paper at least {least:g} mm wide; "
        f"{job.paper} is {paper.narrowest:g} mm",
        hint="choose another paper or another layout",
    )


def _problem(message: str, hint: str) -> Problem:
    return Problem("layout/no-room", message, hint=hint)


def squeezed(tops: Sequence[float], lowest: float) -> list[Problem]:
    """Headers so tall that the marks below them would fall on the footer or off the page."""
    headers = (("the first page", "header"), ("later pages", "continued"))
    return [
        Problem(
            "layout/no-room",
            f"the header of {pages} leaves no room for anything else",
            hint=f"shorten the title of the leaflet, make layouts/page/{name}.xml.j2 or its styles "
            "shorter, or choose a larger paper",
        )
        for (pages, name), top in zip(headers, tops, strict=False)
        if top > lowest
    ]
