"""The scores of a report: formulas with their gauges, instruments with their bars, and the key."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from leaflets.model.assessment import Assessment, Instrument, Reading
from leaflets.model.nodes import Node, Paragraph, Run, Section
from leaflets.scorecard.charts import STATES, ZONES, criteria_bar, gauge, swatch
from leaflets.scorecard.parts import Cells, Charts, group, line, strong, table
from leaflets.scorecard.patterns import Pattern
from leaflets.scorecard.telling import (
    CRITERIA,
    VERDICTS,
    aim,
    counted,
    counts,
    number,
    spoken,
)

TONES = {"good": "good", "borderline": "wait", "hard": "bad"}
"""Style of the words of a verdict."""

Sample = tuple[str, str, Pattern]
"""Of a key: what it means, its colour, its pattern."""

OF_GAUGES: tuple[Sample, ...] = (
    ("within the aim", *ZONES[0]),
    ("borderline", *ZONES[1]),
    ("too hard", *ZONES[2]),
)
OF_BOTH: tuple[Sample, ...] = (
    ("aim, met", *STATES["met"]),
    ("borderline, waived", *STATES["waived"]),
    ("hard, not met", *STATES["not-met"]),
    ("open: people decide", *STATES["open"]),
    (CRITERIA["not-applicable"], *STATES["not-applicable"]),
)
"""Keys: of gauges alone, and of gauges and bars of criteria."""


def scores(one: Assessment, charts: Charts) -> Iterator[Node]:
    """Of a leaflet in one language."""
    heading = f"How easy it is to read, in {spoken(one.language)}"
    yield group(heading, *_readings(one, charts))
    if one.instruments:
        rows = (_instrument(each, charts) for each in one.instruments)
        heads = ("Instrument", "Criteria", "Result")
        yield group("What a good leaflet has", table(heads, rows, "scores"))
    if one.instruments or one.readings:
        yield key(charts, OF_BOTH if one.instruments else OF_GAUGES)


def _readings(one: Assessment, charts: Charts) -> Iterator[Node]:
    if not one.readings:
        yield line(f"Not scored: {one.not_scored or 'no formula is known'}.")
        return
    heads = ("Formula", "Easy on the left, hard on the right", "What it says")
    yield table(heads, (_reading(each, charts) for each in one.readings), "scores")
    said = f" {counts(one.sentences, 'full sentence')}, on average {number(one.mean_length)} "
    said += f"{one.unit} long, {one.longest} at most."
    if one.low_confidence:
        yield line((strong("Low confidence: a short text."), Run(said)), "note")
    else:
        yield line(said.strip(), "note")


def _reading(reading: Reading, charts: Charts) -> Cells:
    chart = gauge(reading)
    shown: Node = charts.image(chart) if chart else line(number(reading.value), "state-words")
    notes = [aim(reading)]
    if reading.band:
        notes.append(reading.band)
    if reading.without_terms is not None:
        notes.append(f"{number(reading.without_terms)} without words that it explains")
    return strong(reading.name), shown, (verdict(reading), line(" · ".join(notes), "fine"))


def verdict(reading: Reading) -> Paragraph:
    """In a word, coloured as well."""
    if reading.verdict is None:
        return line("No limit is set", "cell-words")
    return line(VERDICTS[reading.verdict], TONES[reading.verdict])


def _instrument(instrument: Instrument, charts: Charts) -> Cells:
    share = instrument.share
    told = "Nothing is decided yet" if share is None else f"{share:.0%} met"
    if instrument.aim is not None:
        told += f" (aim: {instrument.aim:.0%})"
    proxies = sum(each.method == "proxy" for each in instrument.criteria)
    more = f"; {proxies} by signs alone" if proxies else ""
    said = (line(strong(told), "plain"), line(f"{counted(instrument)}{more}", "fine"))
    return strong(instrument.name), charts.image(criteria_bar(instrument)), said


def key(charts: Charts, samples: Iterable[Sample]) -> Section:
    """What patterns mean."""
    parts: list[Node] = []
    for said, colour, pattern in samples:
        parts += [charts.image(swatch(colour, pattern), "sample"), line(said, "fine")]
    return Section(tuple(parts), ("section", "key"))
