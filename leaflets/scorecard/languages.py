"""One row for each language of a leaflet: in its own report, and in that of the library."""

from __future__ import annotations

from leaflets.model.assessment import Assessment
from leaflets.model.nodes import Node, Run
from leaflets.scorecard.charts import SMALL, gauge
from leaflets.scorecard.parts import Cells, Charts, line, strong, table, wide
from leaflets.scorecard.scores import verdict
from leaflets.scorecard.telling import (
    STATE_IN_SHORT,
    number,
    open_points,
    short,
    spoken,
)

HEADS = (
    "Language",
    "State",
    "First score",
    "Easy to hard",
    "Words (most)",
    "Open",
    "Errors",
    "Warnings",
)
"""Of the columns: a sentence's words on average and at most; points that are open; findings."""


def languages(assessments: tuple[Assessment, ...], charts: Charts) -> Node:
    """A row for each language."""
    return table(HEADS, (_row(one, charts) for one in assessments), "languages")


def _row(one: Assessment, charts: Charts) -> Cells:
    return (
        spoken(one.language),
        STATE_IN_SHORT[one.state],
        *_first_score(one, charts),
        _sentence_length(one),
        str(len(open_points(one))),
        str(one.errors),
        str(one.warnings),
    )


def _first_score(one: Assessment, charts: Charts) -> Cells:
    """In two columns: the value and its gauge; or why there is none."""
    if not one.readings:
        reason = f": {one.not_scored}" if one.not_scored else ""
        return (wide(f"Not scored{reason}", 2),)
    first = one.readings[0]
    chart = gauge(first, SMALL)
    said = line((Run(f"{short(first)} "), strong(number(first.value))), "cell-words")
    return said, charts.image(chart.unlabelled, "small") if chart else verdict(first)


def _sentence_length(one: Assessment) -> str:
    """Mean and most: “9.4 (21)”, with the unit where it is not words."""
    if not one.sentences:
        return "none"
    said = f"{number(one.mean_length)} ({one.longest})"
    return said if one.unit == "words" else f"{said} {one.unit}"
