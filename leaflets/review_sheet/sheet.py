"""Items to approve -> nodes -> the same pages, tags and fonts as any leaflet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Literal

from leaflets.clock import today
from leaflets.governance.register import file_of_clinic, file_of_leaflet, latest
from leaflets.governance.signing import unknown
from leaflets.governance.states import Said, review_of, what_clinic_says, what_is_said
from leaflets.languages import language as known_language
from leaflets.model.form import Layout
from leaflets.model.job import Job
from leaflets.model.layout import Theme
from leaflets.model.library import Library
from leaflets.model.nodes import (
    ComposedBlock,
    Composition,
    Heading,
    Image,
    Node,
    Paragraph,
    Run,
    Section,
    Table,
    TableRow,
)
from leaflets.model.review import Item, SignOff
from leaflets.model.rich_text import RichText, Span
from leaflets.pipeline import font_library
from leaflets.problems import LeafletsError, Problem
from leaflets.profiles import profiles
from leaflets.review_sheet.differences import compared
from leaflets.review_sheet.rows import (
    Paragraphs,
    cell,
    group_of,
    is_kind,
    line,
    readable,
    spread,
    words_of_cell,
)
from leaflets.stages import artwork
from leaflets.stages.localize import localize
from leaflets.stages.paginate import paginate
from leaflets.stages.resolve import resolve
from leaflets.strict_yaml import load as load_yaml
from leaflets.validation import validate

FOLDER = Path(__file__).parent
Rows = list[tuple[Item, Paragraphs]]
MARKS_LANGUAGE = "en"
"""What the sheet says of its own is in English, as the rest of the program is."""


def sheet_of_leaflet(library: Library, leaflet: str, language: str) -> bytes:
    """A PDF with everything there is to approve of a leaflet in a language.

    Raises LeafletsError when there is no such leaflet or language, or a file cannot be used.
    """
    _demand(library, "leaflet", leaflet, language)
    if not library.clinics:
        raise LeafletsError(Problem("review/no-clinic", "there is no clinic to print it for"))
    said = what_is_said(library, leaflet, language)
    signed = latest(file_of_leaflet(library.root, leaflet, language), today())
    title = f"To approve: {library.leaflets[leaflet].title}"
    return _pdf(library, leaflet, sorted(library.clinics)[0], language, title, said, signed)


def sheet_of_clinic(library: Library, clinic: str, language: str) -> bytes:
    """A PDF with everything there is to approve of a clinic. Raises as ``sheet_of_leaflet``, and
    when its logo cannot be printed."""
    _demand(library, "clinic", clinic, language)
    if coarse := artwork.coarse_logo(library, clinic):
        raise LeafletsError(coarse)
    if not library.leaflets:
        raise LeafletsError(Problem("review/no-leaflet", "there is no leaflet yet"))
    said = what_clinic_says(library, clinic, language)
    signed = latest(file_of_clinic(library.root, clinic, language), today())
    title = f"To approve: {library.clinics[clinic].name}"
    return _pdf(library, sorted(library.leaflets)[0], clinic, language, title, said, signed)


def _demand(library: Library, what: Literal["leaflet", "clinic"], name: str, language: str) -> None:
    if problems := tuple(unknown(library, what, name, language)):
        raise LeafletsError(*problems)


@cache
def form() -> tuple[Layout, Theme]:
    """The layout and the theme of sheets."""
    layout = validate(Layout, load_yaml(FOLDER / "layout.yaml"))
    return layout, validate(Theme, load_yaml(FOLDER / "theme.yaml"))


def _pdf(
    library: Library,
    leaflet: str,
    clinic: str,
    language: str,
    title: str,
    said: Said,
    signed: SignOff | None,
) -> bytes:
    from leaflets.pdf import draw

    paper = library.clinics[clinic].paper
    name = library.leaflets[leaflet].layout
    job = Job(leaflet, library.language, clinic, name, paper, "office")
    edition = resolve(library, job)
    review = review_of(library, leaflet, language, clinic, today())
    files = _pictures(library, said.items)
    layout, theme = form()
    local = replace(
        localize(edition, replace(review, changed=frozenset()), today()),
        title=RichText((Span(title),), library.language),
        job=replace(job, layout="review"),
        paper=edition.paper.office,
        layout=layout,
        theme=theme.model_copy(update={"palette": {**edition.theme.palette, **theme.palette}}),
        accent="default",
        pictures=artwork.pictures(library, files),
    )
    composition = _Sheet(library, language, said, signed, files).composition(title)
    fonts, office = font_library(), profiles()["office"]
    made = paginate(local, composition, fonts, {}, office, f"{local.published}T00:00:00Z")
    # It is no leaflet: nobody is to recall it, or to take it for one.
    metadata = replace(made.document.metadata, provenance=(("sheet", "review"),))
    return draw(replace(made.document, metadata=metadata))


def _pictures(library: Library, items: Iterable[Item]) -> dict[str, Path]:
    names = (item.name.removeprefix("picture:") for item in items if is_kind(item, "picture"))
    found = {name: library.path("content", *name.split("/")) for name in names}
    return {name: path for name, path in found.items() if path.is_file()}


class _Sheet:
    def __init__(
        self,
        library: Library,
        language: str,
        said: Said,
        signed: SignOff | None,
        files: Mapping[str, Path],
    ) -> None:
        self._library, self._language = library, language
        self._signed, self._files, self._digest = signed, files, said.digest
        self._items = tuple(spread(said.items))
        self._before = {item.name: item for item in spread(signed.items)} if signed else {}
        self._two = language == library.language

    def composition(self, title: str) -> Composition:
        spoken = known_language(self._language).name
        header = Section((Heading(1, (Run(title),), ("h1",)), *self._facts(spoken)), ("header",))
        code = f"{title} · {self._language}"
        running = Paragraph((Run(code),), ("p", "running"))
        count = Run("Page {page} of {pages}", counter=True)
        footer = Section(
            (
                Paragraph((Run(f"{code} · {self._digest[:8]}"),), ("p", "words")),
                Paragraph((count,), ("p", "words", "end")),
            ),
            ("section", "footer"),
        )
        nodes = (*self._gone(), *self._tables(), *self._notes(), *self._drawn())
        block = ComposedBlock("review", "main", tuple(nodes))
        return Composition((header,), (running,), (footer,), (block,))

    def _facts(self, spoken: str) -> Iterator[Node]:
        count = sum("#" in item.name for item in self._items)
        yield line(f"Language: {spoken} ({self._language}). {count} texts.")
        if self._signed is None:
            yield line("Nobody has approved this yet.")
            return
        who = f"{self._signed.reviewer}, {self._signed.role}, {self._signed.date}"
        changed = sum(self._changed(item) for item in self._items)
        yield line(f"Last approved by {who}. Changed since: {changed} of {len(self._items)}.")

    def _changed(self, item: Item) -> bool:
        return bool(self._signed) and self._before.get(item.name) != item

    def _gone(self) -> Iterator[Node]:
        names = {item.name for item in self._items}
        gone = [item for name, item in self._before.items() if name not in names]
        if gone:
            rows: Rows = [(item, (self._marked(item, item.words, ""),)) for item in gone]
            yield _group("No longer there", self._table(rows))

    def _tables(self) -> Iterator[Node]:
        """One table for each file, in reading order."""
        groups: dict[str, list[Item]] = {}
        for item in self._items:
            groups.setdefault(group_of(item), []).append(item)
        for group, items in groups.items():
            rows = [(item, self._words(item)) for item in items if self._says_something(item)]
            if rows:
                yield _group(group, self._table(rows))

    def _says_something(self, item: Item) -> bool:
        """Many blocks are nothing but words, which stand in rows of their own."""
        return "#" in item.name or self._changed(item) or bool(readable(item))

    def _words(self, item: Item) -> Paragraphs:
        """What there is to approve, or that there is nothing, and what was approved before."""
        before = self._before.get(item.name)
        if not item.words:
            gone = before.words if before else ""
            if not gone:
                return (words_of_cell((Run("There are no words yet.", strong=True),)),)
            said = "There are no words for this as it is now. Approved before:"
            return words_of_cell((Run(said, strong=True),)), self._marked(item, gone, gone)
        words = item.words if "#" in item.name else readable(item)
        if self._signed is None or before == item:
            return (self._marked(item, words, words),)
        old = (
            before
            if before is None or "#" in item.name
            else replace(before, words=readable(before))
        )
        return (self._marked(item, old.words if old else "", words),)

    def _source(self, item: Item) -> Paragraphs:
        """The words it was translated from, with what has changed in them."""
        if "#" not in item.name:
            return (words_of_cell(()),)
        before = self._before.get(item.name)
        old = before.source if before else item.source
        return (words_of_cell(compared(old, item.source)),)

    def _marked(self, item: Item, old: str, new: str) -> Paragraph:
        """A paragraph in the language of the item; marks of changes stay in English."""
        if self._two or "#" not in item.name:
            return words_of_cell(compared(old, new))
        return words_of_cell(compared(old, new, marks=MARKS_LANGUAGE), self._language)

    def _table(self, rows: Rows) -> Table:
        """Source words and translation side by side, where there are both."""
        two = self._two or not any("#" in item.name for item, _ in rows)
        source, spoken = known_language(self._library.language), known_language(self._language)
        heads = [Run("Name"), Run("Words")]
        if not two:
            heads = [Run("Name"), Run(source.name), Run(spoken.name, language=self._language)]
        cells = (cell((words_of_cell((run,)),), "head", "column") for run in heads)
        head = TableRow(tuple(cells), ("tr",))
        body = tuple(self._row(item, words, two) for item, words in rows)
        classes = ("table", "items", "items-of-two") if two else ("table", "items")
        return Table(None, (head,), body, classes)

    def _row(self, item: Item, words: Paragraphs, two: bool) -> TableRow:
        name = item.name.partition("#")[2] or item.name.partition(":")[2] or item.name
        changed, before = self._changed(item), self._before.get(item.name)
        more = ("cell-changed",) if changed else ()
        called = Paragraph((Run(name, isolate=True),), ("p", "small"))
        cells = [cell((called,), "cell", "row")]
        if not two:
            other = more if before and before.source != item.source else ()
            cells.append(cell(self._source(item), "cell", more=other))
        cells.append(cell(words, "cell", more=more))
        return TableRow(tuple(cells), ("tr",))

    def _notes(self) -> Iterator[Node]:
        """What authors ask the reviewer to look at."""
        blocks = {item.name.partition(":")[2] for item in self._items if is_kind(item, "block")}
        asked = [
            (name, str(note))
            for name in sorted(blocks)
            if (note := getattr(self._library.blocks.get(name), "review_note", None))
        ]
        notes = (
            Section(
                (words_of_cell((Run(f"{name}: ", strong=True), Run(note))),), ("section", "note")
            )
            for name, note in asked
        )
        if asked:
            yield _group("Please look at this", *notes)

    def _drawn(self) -> Iterator[Node]:
        for number, name in enumerate(self._files):
            shown = (line(name), Image(name, f"Picture {name}", (), ("img",), 60.0))
            picture = Section(shown, ("section", "picture"))
            yield picture if number else _group("Pictures", picture)


def _group(heading: str, *below: Node) -> Section:
    """A heading, and what it may not be torn from."""
    return Section((Heading(2, (Run(heading),), ("h2",)), *below), ("section", "group"))
