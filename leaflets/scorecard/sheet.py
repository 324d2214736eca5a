"""Assessments of one leaflet -> the report as nodes: what the PDF and the page on the web show."""

from __future__ import annotations

from leaflets.model.assessment import Assessment
from leaflets.model.nodes import ComposedBlock, Composition, Heading, Node, Paragraph, Run, Section
from leaflets.scorecard.findings import sources, to_do, words
from leaflets.scorecard.languages import languages
from leaflets.scorecard.parts import Charts, group, line, strong, table, tiles
from leaflets.scorecard.scores import scores
from leaflets.scorecard.telling import (
    NO_SCORE_IS_WHOLE,
    STATE_WORDS,
    date,
    left,
    main,
    open_points,
    spoken,
)

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
    shown: list[Node] = [_tiles(assessments), *scores(one, charts)]
    several = len(assessments) > 1
    spoken_in = (group("Languages", languages(assessments, charts)),) if several else ()
    blocks = (
        ComposedBlock("scores", "lead", tuple(shown)),
        ComposedBlock("signatures", "lead", (signatures(),)),
        ComposedBlock("languages", "lead", spoken_in),
        ComposedBlock("to-do", "main", tuple(to_do(assessments))),
        ComposedBlock("words", "main", tuple(words(one))),
        ComposedBlock("sources", "main", tuple(sources(one))),
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


def _tiles(assessments: tuple[Assessment, ...]) -> Section:
    ready = sum(each.state == "reviewed" for each in assessments)
    return tiles(
        (str(len(open_points(main(assessments)))), "open points"),
        (str(sum(each.errors for each in assessments)), "errors"),
        (str(sum(each.warnings for each in assessments)), "warnings"),
        (f"{ready} of {len(assessments)}", "languages signed"),
    )


def signatures() -> Section:
    """What a score cannot say, and a box for those who decide."""
    heads = ("Name", "Role", "Date", "Signature", "Decision")
    ways = ("yes", "with\u00a0changes", "no")
    choices = tuple(line(f"{TO_TICK}\u00a0{way}", "plain") for way in ways)
    decision = Section(choices, ("section", "choices"))
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
