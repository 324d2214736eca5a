"""Assessments of one leaflet -> the report as nodes: what the PDF and the page on the web show."""

from __future__ import annotations

from collections.abc import Iterator

from leaflets.model.assessment import Assessment, Instrument, Reading
from leaflets.model.nodes import ComposedBlock, Composition, Heading, Node, Paragraph, Run, Section
from leaflets.scorecard.charts import SMALL, STATES, ZONES, criteria_bar, gauge, swatch
from leaflets.scorecard.findings import sources, to_do, words
from leaflets.scorecard.parts import Charts, Words, group, line, strong, table
from leaflets.scorecard.telling import (
    CRITERIA,
    NO_SCORE_IS_WHOLE,
    STATE_WORDS,
    VERDICTS,
    aim,
    counted,
    counts,
    date,
    left,
    main,
    number,
    open_points,
    short,
    spoken,
)

TONES = {"good": "good", "borderline": "wait", "hard": "bad"}
"""Style of the words of a verdict."""

HEADS = ("State", "First score", "Easy to hard", "Words (most)", "Open", "Found")
"""Of the columns that tables of languages share: a sentence's words on average and at most, points
that are open, findings of checks."""

TO_TICK = "☐"
ROWS_TO_SIGN = 3


def title_of(assessments: tuple[Assessment, ...]) -> str:
    """What the report is called."""
    return f"Quality report: {main(assessments).title}"


def composed(assessments: tuple[Assessment, ...], clinic: str, charts: Charts) -> Composition:
    """The whole report of a leaflet; ``charts`` takes in what it shows."""
    one = main(assessments)
    code = f"Quality report · {one.id} {one.version} · {one.day}"
    count = Run("Page {page} of {pages}", counter=True)
    footer = Section(
        (line(code, "cell-words"), Paragraph((count,), ("p", "cell-words", "end"))),
        ("section", "footer"),
    )
    blocks = (
        ComposedBlock("scores", "lead", tuple(_scores(assessments, charts))),
        ComposedBlock("to-do", "main", tuple(to_do(assessments))),
        ComposedBlock("words", "aside", tuple(words(one))),
        ComposedBlock("sources", "sources", tuple(sources(one))),
        ComposedBlock("signatures", "next", (signatures(),)),
    )
    header = (_header(assessments, clinic),)
    return Composition(header, (line(code, "running"),), (footer,), blocks)


def _header(assessments: tuple[Assessment, ...], clinic: str) -> Section:
    one = main(assessments)
    left_side = (
        line("Quality report", "overline"),
        Heading(1, (_titled(one),), ("h1",)),
        line(f"{one.id} · version {one.version} · {spoken(one.language)} · {clinic}", "facts"),
        line(f"Published {date(one.published)}", "facts"),
        line(f"Review due {date(one.review_by)}, {left(one)}", "facts"),
    )
    return Section((Section(left_side, ("section", "band-words")), _state(one)), ("header", "band"))


def _titled(one: Assessment) -> Run:
    return Run(one.title, language=one.language)


def _state(one: Assessment) -> Section:
    signed = one.signed
    who = f"Last signed by {signed.reviewer}, {signed.role}, {date(signed.date)}" if signed else ""
    return Section(
        (
            line("State of review", "state-name"),
            line(STATE_WORDS[one.state], "state-words"),
            line(who or "There is no signature", "state-more"),
            line(f"As it is on {date(one.day)}", "state-more"),
        ),
        ("section", "state"),
    )


def _scores(assessments: tuple[Assessment, ...], charts: Charts) -> Iterator[Node]:
    one = main(assessments)
    yield _tiles(assessments)
    heading = f"How easy it is to read, in {spoken(one.language)}"
    yield group(heading, *_readings(one, charts))
    if one.instruments:
        rows = (_instrument(each, charts) for each in one.instruments)
        heads = ("Instrument", "Criteria", "Result")
        yield group("What a good leaflet has", table(heads, rows, "scores"))
    yield key(charts, bool(one.instruments))
    yield group("Languages", languages(assessments, charts))


def _tiles(assessments: tuple[Assessment, ...]) -> Section:
    one = main(assessments)
    ready = sum(each.state == "reviewed" for each in assessments)
    figures = (
        (str(len(open_points(one))), "open points"),
        (str(sum(each.errors for each in assessments)), "errors"),
        (str(sum(each.warnings for each in assessments)), "warnings"),
        (f"{ready} of {len(assessments)}", "languages signed"),
    )
    tiles = (
        Section((line(figure, "tile-figure"), line(said, "tile-words")), ("section", "tile"))
        for figure, said in figures
    )
    return Section(tuple(tiles), ("section", "tiles"))


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


def _reading(reading: Reading, charts: Charts) -> tuple[Words | Node | tuple[Node, ...], ...]:
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


def _instrument(
    instrument: Instrument, charts: Charts
) -> tuple[Words | Node | tuple[Node, ...], ...]:
    share = instrument.share
    told = "Nothing is decided yet" if share is None else f"{share:.0%} met"
    if instrument.aim is not None:
        told += f" (aim: {instrument.aim:.0%})"
    said = (line(strong(told), "plain"), line(counted(instrument), "fine"))
    return strong(instrument.name), charts.image(criteria_bar(instrument)), said


def key(charts: Charts, with_criteria: bool) -> Section:
    """What the patterns mean."""
    names = [("within the aim", *ZONES[0]), ("borderline", *ZONES[1]), ("too hard", *ZONES[2])]
    if with_criteria:
        names = [
            ("aim, met", *STATES["met"]),
            ("borderline, waived", *STATES["waived"]),
            ("hard, not met", *STATES["not-met"]),
            (CRITERIA["open"], *STATES["open"]),
            (CRITERIA["not-applicable"], *STATES["not-applicable"]),
        ]
    parts: list[Node] = []
    for said, colour, pattern in names:
        parts += [charts.image(swatch(colour, pattern), "sample"), line(said, "fine")]
    return Section(tuple(parts), ("section", "key"))


def languages(assessments: tuple[Assessment, ...], charts: Charts) -> Node:
    """A row for each language."""
    heads = ("Language", *HEADS)
    rows = (language_row(one, spoken(one.language), charts) for one in assessments)
    return table(heads, rows, "languages")


def language_row(
    one: Assessment, name: Words, charts: Charts
) -> tuple[Words | Node | tuple[Node, ...], ...]:
    """A leaflet in one language: state, first score with its gauge, length, what is open."""
    return (
        name,
        STATE_WORDS[one.state],
        *_first_score(one, charts),
        sentence_length(one),
        str(len(open_points(one))),
        findings_counted(one),
    )


def _first_score(one: Assessment, charts: Charts) -> tuple[Words | Node | tuple[Node, ...], ...]:
    if not one.readings:
        return line("Not scored", "cell-words"), line(one.not_scored, "fine")
    first = one.readings[0]
    chart = gauge(first, SMALL)
    said = line((Run(f"{short(first)} "), strong(number(first.value))), "cell-words")
    return said, charts.image(chart.unlabelled, "small") if chart else verdict(first)


def findings_counted(one: Assessment) -> str:
    """“2 errors”, “1 warning”, both, or that there are none."""
    parts = [(one.errors, "error"), (one.warnings, "warning")]
    return ", ".join(counts(number, what) for number, what in parts if number) or "none"


def sentence_length(one: Assessment) -> str:
    """Mean and most: “9.4 (21)”, with the unit where it is not words."""
    if not one.sentences:
        return "none"
    said = f"{number(one.mean_length)} ({one.longest})"
    return said if one.unit == "words" else f"{said} {one.unit}"


def signatures() -> Section:
    """What a score cannot say, and a box for those who decide."""
    heads = ("Name", "Role", "Date", "Signature", "Decision")
    ways = (f"{TO_TICK}\u00a0{way}" for way in ("yes", "with\u00a0changes", "no"))
    decision = Section((line("\u00a0 \u00a0".join(ways), "plain"),), ("section", "room"))
    rows = (("", "", "", "", decision) for _ in range(ROWS_TO_SIGN))
    return Section(
        (
            Section(
                (line(strong("What no score can say"), "plain"), line(NO_SCORE_IS_WHOLE, "plain")),
                ("section", "caution"),
            ),
            group("Decision of those who approve", table(heads, rows, "signatures")),
        ),
        ("section", "signing"),
    )
