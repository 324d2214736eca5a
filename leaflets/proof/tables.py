"""Everything beside the pages of a proof as tables: what was found, all messages, room, fonts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from leaflets.languages import language as known_language
from leaflets.marks import NOT_FOR_PATIENTS
from leaflets.model.nodes import (
    Cell,
    ComposedBlock,
    Composition,
    Heading,
    Node,
    Paragraph,
    Run,
    Section,
    Table,
    TableRow,
)
from leaflets.proof.messages import Numbered, Row
from leaflets.proof.room import Fill
from leaflets.review_sheet.differences import compared, plain
from leaflets.review_sheet.rows import Paragraphs, cell, words_of_cell

TICK = "☐"
OUTDATED = "The translation belongs to an older text."
MISSING = "Not translated: the page shows the source."
UNUSABLE = "This cannot be printed: the page shows the source."


@dataclass(frozen=True, slots=True)
class Facts:
    """What a proof is of. ``title`` is in the language that the content is written in, ``source``;
    ``language``: that of the proof; ``back``: back-translations by context; ``fonts``: PostScript
    names."""

    title: str
    source: str
    language: str
    clinic: str
    back: Mapping[str, str]
    fonts: tuple[str, ...]

    @property
    def two(self) -> bool:
        """Whether there are translations at all."""
        return self.language != self.source


def tables(
    facts: Facts, rows: Sequence[Row], findings: Sequence[Numbered], fills: Sequence[Fill]
) -> Composition:
    """The pages that follow the leaflet's own."""
    title = Paragraph(
        (Run(f"{NOT_FOR_PATIENTS}: {facts.title}", strong=True), Run(f" · {facts.language}")),
        ("p",),
    )
    running = Paragraph(title.runs, ("p", "running"))
    count = Run("Table page {page} of {pages}", counter=True)
    footer = Section(
        (
            Paragraph(
                (Run(f"{NOT_FOR_PATIENTS} · {facts.title} · {facts.language}"),), ("p", "words")
            ),
            Paragraph((count,), ("p", "words", "end")),
        ),
        ("section", "footer"),
    )
    nodes = (
        *_findings(rows, findings),
        _group("All messages", _messages(facts, rows)),
        _group("Room", _room(fills)),
        _group("Fonts", _line(", ".join(facts.fonts))),
    )
    block = ComposedBlock("proof", "main", nodes)
    return Composition((title,), (running,), (footer,), (block,))


def _findings(rows: Sequence[Row], findings: Sequence[Numbered]) -> Iterator[Node]:
    """What checks have found, once more in one place."""
    if not findings:
        yield _group("Findings", _line("The checks have found nothing."))
        return
    numbers = {row.context: row.number for row in rows}
    body = []
    for finding in findings:
        problem = finding.problem
        place = problem.where.field if problem.where and problem.where.field else ""
        number = str(numbers.get(place, ""))
        style = "finding-error" if finding.error else "finding-warning"
        body.append(
            TableRow(
                (
                    cell((_small(finding.name, style),), "cell", "row"),
                    cell((_small(number, "words"),), "cell"),
                    cell((_name(place),), "cell"),
                    cell((_small(_said(finding), "words"),), "cell"),
                ),
                ("tr",),
            )
        )
    heads = ("Finding", "Message", "Id", "What is the matter")
    yield _group("Findings", Table(None, (_head(heads),), tuple(body), ("table", "findings")))


def _messages(facts: Facts, rows: Sequence[Row]) -> Table:
    heads: tuple[str | Run, ...] = ("Message", "Words", "Read", "Right")
    classes: tuple[str, ...] = ("table", "messages", "messages-of-one")
    if facts.two:
        source, spoken = known_language(facts.source), known_language(facts.language)
        name = Run(spoken.name, language=facts.language)
        heads = ("Message", source.name, name, "Back-translation", "Read", "Right")
        classes = ("table", "messages")
    told: set[str] = set()
    body = tuple(_row(facts, row, told) for row in rows)
    return Table(None, (_head(heads),), body, classes)


def _row(facts: Facts, row: Row, told: set[str]) -> TableRow:
    cells = [cell(_called(row), "cell", "row"), cell(tuple(_source(row, told)), "cell")]
    if facts.two:
        tint = {"stale": ("cell-stale",), "untranslated": ("cell-missing",)}.get(
            row.doubt or "", ()
        )
        cells.append(cell(tuple(_translation(facts, row)), "cell", more=tint))
        back = facts.back.get(row.context, "")
        cells.append(cell((words_of_cell(plain(back)),) if back else (), "cell"))
    cells += [cell((Paragraph((Run(TICK),), ("p", "tick")),), "cell") for _ in range(2)]
    return TableRow(tuple(cells), ("tr",))


def _called(row: Row) -> Paragraphs:
    """Its number, where it is, and its id."""
    pages = f"page {', '.join(map(str, row.pages))}"
    where = pages if row.pages else "not on these pages by itself"
    number = Paragraph((Run(str(row.number), strong=True), Run(f" · {where}")), ("p", "note"))
    return number, _name(row.context)


def _source(row: Row, told: set[str]) -> Iterator[Paragraph]:
    """The words, with what has changed in them, and what the translator is told; each thing once:
    authors say most of it of a whole block."""
    yield words_of_cell(compared(row.previous or row.source, row.source))
    for note in row.notes:
        if note not in told:
            yield _small(note, "note")
    told.update(row.notes[1:])


def _translation(facts: Facts, row: Row) -> Iterator[Paragraph]:
    if row.doubt:
        because = UNUSABLE if row.translation else MISSING
        said = OUTDATED if row.doubt == "stale" else because
        yield words_of_cell((Run(said, strong=True),))
    if row.translation:
        yield words_of_cell(plain(row.translation), facts.language)
    for finding in row.findings:
        style = "finding-error" if finding.error else "finding-warning"
        yield _small(f"{finding.name}: {_said(finding)}", style)


def _room(fills: Sequence[Fill]) -> Table:
    body = tuple(
        TableRow(
            (
                cell((_name(fill.block),), "cell", "row"),
                cell((_small(str(fill.page), "words"),), "cell"),
                cell((_small(str(fill), "words"),), "cell"),
            ),
            ("tr",),
        )
        for fill in fills
    )
    return Table(None, (_head(("Block", "Page", "How full")),), body, ("table", "room"))


def _said(finding: Numbered) -> str:
    problem = finding.problem
    return f"{problem.message}." + (f" What to do: {problem.hint}." if problem.hint else "")


def _head(words: Sequence[str | Run]) -> TableRow:
    runs = (Run(word) if isinstance(word, str) else word for word in words)
    cells: tuple[Cell, ...] = tuple(
        cell((words_of_cell((run,)),), "head", "column") for run in runs
    )
    return TableRow(cells, ("tr",))


def _name(context: str) -> Paragraph:
    return Paragraph((Run(context, isolate=True),) if context else (), ("p", "small"))


def _small(text: str, style: str) -> Paragraph:
    return Paragraph((Run(text),) if text else (), ("p", "small", style))


def _line(text: str) -> Paragraph:
    return Paragraph((Run(text),), ("p", "facts"))


def _group(heading: str, *below: Node) -> Section:
    return Section((Heading(2, (Run(heading),), ("h2",)), *below), ("section", "group"))
