"""What ``leaflets fit`` says: tables for people, JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import groupby

import click

from leaflets.commands._fit_asked import Asked
from leaflets.commands._report import counted, grid
from leaflets.fit.rows import Row, on_one_line

FORMAT = 1
"""Of the JSON: a number that changes when a field is renamed or taken away."""

COLOURS = {
    "fits": "green",
    "does not fit": "red",
    "not for this paper": "yellow",
    "cannot be printed": "red",
}


def as_json(asked: Asked, rows: Sequence[Row]) -> str:
    """Everything that is known of each form; described in docs/designers.md."""
    data = {
        "format": FORMAT,
        "clinic": asked.clinic,
        "forms": [row.data() for row in rows],
        "problems": [problem.data() for problem in asked.problems],
    }
    return json.dumps(data, ensure_ascii=False, indent=2)


def as_text(asked: Asked, rows: Sequence[Row], blocks: bool) -> str:
    """A table for each leaflet, ``blocks`` of each form if wanted, and the sum."""
    parts = [_whom(asked)]
    for leaflet, group in groupby(rows, key=lambda row: row.job.leaflet):
        own = list(group)
        parts.append(f"{click.style(on_one_line(leaflet), bold=True)}\n{_table(own)}")
        parts.extend(_blocks(own) if blocks else ())
    parts.append(_sum(rows))
    return "\n\n".join(parts)


def _whom(asked: Asked) -> str:
    chosen = f"the first of {asked.clinics} clinics; -c CLINIC chooses another"
    why = "" if asked.named or asked.clinics < 2 else f" ({chosen})"
    return f"For {on_one_line(asked.clinic)}{why}"


def _table(rows: Sequence[Row]) -> str:
    heads = ("Layout", "Paper", "Language", "Profile", "", "Pages", "Last page", "All pages",
             "What is over, or in the way")  # fmt: skip
    lines = [
        (
            on_one_line(row.job.layout),
            on_one_line(row.job.paper),
            row.job.languages,
            row.job.profile,
            row.verdict,
            _pages(row),
            percent(row.fullness[-1] if row.fullness else None),
            percent(row.whole),
            on_one_line(row.reason()),
        )
        for row in rows
    ]
    return grid(heads, lines, right=(5, 6, 7), colours={4: COLOURS})


def _pages(row: Row) -> str:
    if row.pages is None:
        return ""
    return f"{row.pages} of {row.panels} panels" if row.panels else str(row.pages)


def percent(share: float | None) -> str:
    """``0.415``: ``42 %``; nothing if it is not known."""
    return "" if share is None else f"{share * 100:.0f} %"


def _blocks(rows: Sequence[Row]) -> Iterator[str]:
    for row in rows:
        if not row.blocks:
            continue
        job = row.job
        form = f"{job.layout}, {job.paper}, {job.languages}, {job.profile}"
        lines = [(b.block, _page_numbers(b.pages), f"{b.height:.1f} mm") for b in row.blocks]
        table = grid(("Block", "Page", "Height"), lines, right=(2,))
        yield f"{click.style(on_one_line(form), bold=True)}\n{table}"


def _page_numbers(pages: tuple[int, ...]) -> str:
    return str(pages[0]) if len(pages) == 1 else f"{pages[0]} to {pages[-1]}"


def _sum(rows: Sequence[Row]) -> str:
    count = {v: sum(row.verdict == v for row in rows) for v in COLOURS}
    fits, over, narrow, refused = count.values()
    parts = [f"{fits} of {counted(len(rows), 'form')} {'fits' if len(rows) == 1 else 'fit'}"]
    parts += [f"{over} {'does' if over == 1 else 'do'} not (see below)"] if over else []
    parts += [f"{refused} cannot be printed (see below)"] if refused else []
    if narrow:
        one = "is not made for its paper"
        parts.append(f"{narrow} {one if narrow == 1 else 'are not made for their paper'}")
    return ", ".join(parts) + "."
