"""Items to approve -> nodes -> the same pages, tags and fonts as any leaflet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from leaflets.clock import today
from leaflets.governance.register import file_of_clinic, file_of_leaflet, latest
from leaflets.governance.states import Said, review_of, what_clinic_says, what_is_said
from leaflets.languages import language as known_language
from leaflets.model.job import Job
from leaflets.model.layout import Layout, Theme
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
from leaflets.review_sheet.differences import compared, plain
from leaflets.review_sheet.rows import cell, group_of, is_kind, line, readable, spread
from leaflets.stages import artwork
from leaflets.stages.localize import localize
from leaflets.stages.paginate import paginate
from leaflets.stages.resolve import resolve
from leaflets.strict_yaml import load as load_yaml
from leaflets.validation import nearest, validate

FOLDER = Path(__file__).parent


def sheet_of_leaflet(library: Library, leaflet: str, language: str) -> bytes:
    """A PDF with everything there is to approve of a leaflet in a language.

    Raises LeafletsError when there is no such leaflet or language, or a file cannot be used.
    """
    _known(library, language, leaflet, library.leaflets, "leaflet")
    if not library.clinics:
        raise LeafletsError(Problem("review/no-clinic", "there is no clinic to print it for"))
    said = what_is_said(library, leaflet, language)
    signed = latest(file_of_leaflet(library.root, leaflet, language), today())
    title = f"To approve: {library.leaflets[leaflet].title}"
    return _pdf(library, leaflet, sorted(library.clinics)[0], language, title, said, signed)


def sheet_of_clinic(library: Library, clinic: str, language: str) -> bytes:
    """A PDF with everything there is to approve of a clinic. Raises as ``sheet_of_leaflet``."""
    _known(library, language, clinic, library.clinics, "clinic")
    if not library.leaflets:
        raise LeafletsError(Problem("review/no-leaflet", "there is no leaflet yet"))
    said = what_clinic_says(library, clinic, language)
    signed = latest(file_of_clinic(library.root, clinic, language), today())
    title = f"To approve: {library.clinics[clinic].name}"
    return _pdf(library, sorted(library.leaflets)[0], clinic, language, title, said, signed)


def _known(
    library: Library, language: str, name: str, names: Mapping[str, object], what: str
) -> None:
    problems = []
    if name not in names:
        message = f"there is no {what} called “{name}”, or its file cannot be used"
        problems.append(Problem(f"usage/unknown-{what}", message, hint=nearest(name, names)))
    if language not in library.languages:
        message = f"the language “{language}” has not been begun here"
        hint = nearest(language, library.languages)
        problems.append(Problem("usage/unknown-language", message, hint=hint))
    if problems:
        raise LeafletsError(*problems)


@cache
def _layout() -> tuple[Layout, Theme]:
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
    layout, theme = _layout()
    local = replace(
        localize(edition, replace(review, changed=frozenset()), today()),
        title=RichText((Span(title),), library.language),
        job=replace(job, layout="review"),
        layout=layout,
        theme=theme.model_copy(update={"palette": {**edition.theme.palette, **theme.palette}}),
        accent="default",
        pictures=artwork.pictures(files.items()),
    )
    composition = _Sheet(library, language, said, signed, files).composition(title)
    fonts, office = font_library(), profiles()["office"]
    made = paginate(local, composition, fonts, {}, office, f"{local.published}T00:00:00Z")
    return draw(made.document)


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
            yield Heading(2, (Run("No longer there"),), ("h2",))
            yield self._table([(item, compared(item.words, "")) for item in gone])

    def _tables(self) -> Iterator[Node]:
        """One table for each file, in reading order."""
        groups: dict[str, list[Item]] = {}
        for item in self._items:
            groups.setdefault(group_of(item), []).append(item)
        for group, items in groups.items():
            rows = [(item, self._words(item)) for item in items if self._says_something(item)]
            if rows:
                yield Heading(2, (Run(group),), ("h2",))
                yield self._table(rows)

    def _says_something(self, item: Item) -> bool:
        """Many blocks are nothing but words, which stand in rows of their own."""
        return "#" in item.name or self._changed(item) or bool(readable(item))

    def _words(self, item: Item) -> tuple[Run, ...]:
        before = self._before.get(item.name)
        words = item.words if "#" in item.name else readable(item)
        if not item.words:
            return (Run("There are no words yet.", strong=True),)
        if self._signed is None or before == item:
            return plain(words)
        if before is None:
            return compared("", words)
        old = before.words if "#" in item.name else readable(before)
        return compared(old, words) if old != words else plain(words)

    def _table(self, rows: list[tuple[Item, tuple[Run, ...]]]) -> Table:
        """English and translation side by side, where there are both."""
        two = self._two or not any("#" in item.name for item, _ in rows)
        heads = ["Name", "Words"] if two else ["Name", "English", self._language]
        head = TableRow(tuple(cell((Run(h),), "head", "column") for h in heads), ("tr",))
        body = tuple(self._row(item, runs, two) for item, runs in rows)
        classes = ("table", "items", "items-of-two") if two else ("table", "items")
        return Table(None, (head,), body, classes)

    def _row(self, item: Item, runs: tuple[Run, ...], two: bool) -> TableRow:
        name = item.name.partition("#")[2] or item.name.partition(":")[2] or item.name
        more = ("cell-changed",) if self._changed(item) else ()
        cells = [cell((Run(name, isolate=True),), "cell", "row", small=True)]
        worded = "#" in item.name
        if not two:
            cells.append(cell(plain(item.source) if worded else (), "cell"))
        language = self._language if worded and not self._two else None
        cells.append(cell(runs, "cell", more=more, language=language))
        return TableRow(tuple(cells), ("tr",))

    def _notes(self) -> Iterator[Node]:
        """What authors ask the reviewer to look at."""
        blocks = {item.name.partition(":")[2] for item in self._items if is_kind(item, "block")}
        asked = [
            (name, str(note))
            for name in sorted(blocks)
            if (note := getattr(self._library.blocks.get(name), "review_note", None))
        ]
        if asked:
            yield Heading(2, (Run("Please look at this"),), ("h2",))
        for name, note in asked:
            runs = (Run(f"{name}: ", strong=True), Run(note))
            yield Section((Paragraph(runs, ("p", "words")),), ("section", "note"))

    def _drawn(self) -> Iterator[Node]:
        if self._files:
            yield Heading(2, (Run("Pictures"),), ("h2",))
        for name in self._files:
            yield line(name)
            yield Image(name, f"Picture {name}", (), ("img",), 60.0)
