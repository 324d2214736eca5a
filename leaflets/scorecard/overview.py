"""All leaflets of a library at a glance: a bar for each, then a row for each of its languages."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import replace

from leaflets.model.assessment import Assessment
from leaflets.model.nodes import ComposedBlock, Composition, Heading, Node, Paragraph, Run, Section
from leaflets.model.review import State
from leaflets.scorecard.charts import REVIEW, states_bar
from leaflets.scorecard.languages import languages
from leaflets.scorecard.parts import Cells, Charts, group, line, table, tiles
from leaflets.scorecard.scores import Sample, key
from leaflets.scorecard.telling import (
    NO_SCORE_IS_WHOLE,
    STATE_IN_SHORT,
    counts,
    date,
    left,
    main,
)

TITLE = "Quality report: all leaflets"

OF_STATES: tuple[Sample, ...] = (
    ("signed; aim", *REVIEW["reviewed"]),
    ("waits; borderline", *REVIEW["translated"]),
    ("changed; hard", *REVIEW["stale"]),
    ("draft", *REVIEW["draft"]),
    ("replaced", *REVIEW["superseded"]),
)
"""The key, of the bars and of the gauges below them."""

Leaflets = tuple[tuple[Assessment, ...], ...]
"""The assessments of each leaflet, one for each language."""


def composed(leaflets: Leaflets, clinic: str, day: datetime.date, charts: Charts) -> Composition:
    """The overview of a library; ``charts`` takes in what it shows."""
    code = f"{TITLE} · {day}"
    count = Run("Page {page} of {pages}", counter=True)
    footer = Section(
        (line(code, "cell-words"), Paragraph((count,), ("p", "cell-words", "end"))),
        ("section", "footer"),
    )
    words = (
        line("Quality report", "overline"),
        Heading(1, (Run("All leaflets"),), ("h1",)),
        line(f"{clinic} · as it is on {date(day)}", "facts"),
    )
    header = Section((Section(words, ("section", "band-words")),), ("header", "title-band"))
    blocks = [
        ComposedBlock("leaflets", "lead", tuple(_summary(leaflets, charts))),
        *(
            ComposedBlock(each[0].leaflet, "lead", (_leaflet(each, charts),))
            for each in leaflets
            if each
        ),
        ComposedBlock("caution", "next", (line(NO_SCORE_IS_WHOLE, "note"),)),
    ]
    return Composition((header,), (line(code, "running"),), (footer,), tuple(blocks))


def _summary(leaflets: Leaflets, charts: Charts) -> Iterable[Node]:
    every = [one for each in leaflets for one in each]
    ready = sum(one.state == "reviewed" for one in every)
    yield tiles(
        (str(len(leaflets)), "leaflets"),
        (f"{ready} of {len(every)}", "signed, in all languages"),
        (str(sum(one.errors for one in every)), "errors"),
        (str(sum(one.warnings for one in every)), "warnings"),
    )
    heads = ("Leaflet", "Languages by state of review", "Review due")
    yield group("States", table(heads, (_states(each, charts) for each in leaflets), "scores"))
    yield key(charts, OF_STATES)


def _states(assessments: tuple[Assessment, ...], charts: Charts) -> Cells:
    one = main(assessments)
    states = tuple(each.state for each in assessments)
    said = _counted(states)
    chart = states_bar(states, f"{one.id} in {counts(len(states), 'language')}: {said}")
    due = (line(date(one.review_by), "plain"), line(left(one), "fine"))
    return Run(one.title, strong=True), (charts.image(chart), line(said, "fine")), due


def _counted(states: tuple[State, ...]) -> str:
    """“3 signed, unchanged; 2 draft, not signed”."""
    found = ((state, states.count(state)) for state in REVIEW)
    return "; ".join(f"{n} {STATE_IN_SHORT[state].lower()}" for state, n in found if n)


def _leaflet(assessments: tuple[Assessment, ...], charts: Charts) -> Section:
    one = main(assessments)
    facts = line(
        f"{one.id} · version {one.version} · published {date(one.published)}", "below-heading"
    )
    shown = group(one.title, facts, languages(assessments, charts))
    return replace(shown, classes=(*shown.classes, "whole"))
