"""LocalEdition + Composition -> PagedDocument: measures and places, draws nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from leaflets.marks import mark_words
from leaflets.text.faces import FontLibrary

from leaflets.model.layout import MM, Band, Form, Theme
from leaflets.model.localized import LocalEdition
from leaflets.model.nodes import Composition
from leaflets.model.page import ARTIFACT, ArtifactKind, Metadata, PagedDocument
from leaflets.model.picture import Picture
from leaflets.model.profile import Profile
from leaflets.problems import LeafletsError, Problem
from leaflets.typeset.builder import Builder
from leaflets.typeset.contrast import rgb
from leaflets.typeset.flow import Cursor, NamedBox, PageFrame, Placement
from leaflets.typeset.marks import MarkStrip, MarkWords, mark_strip
from leaflets.typeset.sheet import Sheet
from leaflets.typeset.stack import StackBox
from leaflets.typeset.styles import Look, Stylesheet

ROOT = ("page",)
"""Class of the page itself: what all other styles inherit from."""

FOOTER_SPACE = 4 * MM
"""Least space between the text and the footer."""


FRAME_SPACE = 2.5 * MM
"""Between the header and a framed strip of marks."""


@dataclass(frozen=True, slots=True)
class Pagination:
    """A laid-out leaflet and where each block landed."""

    document: PagedDocument
    placements: tuple[Placement, ...]


def paginate(
    edition: LocalEdition,
    composition: Composition,
    fonts: FontLibrary,
    icons: Mapping[str, Picture],
    profile: Profile,
    date: str,
) -> Pagination:
    """Lay the leaflet out on ``edition.paper``.

    ``date``: ISO 8601, for the file's metadata. Raises LeafletsError with every block that fits
    nowhere, every letter no font has and every weak contrast.
    """
    form = edition.layout.form_for(edition.paper)
    if form is None:
        raise LeafletsError(_too_narrow(edition))
    return _Paginator(edition, composition, fonts, icons, profile, form).run(date)


_stylesheets: dict[tuple[int, str, str, int], tuple[Theme, Form, Stylesheet]] = {}


def _stylesheet(theme: Theme, accent: str, profile: str, form: Form) -> Stylesheet:
    """Stylesheets by identity of theme and form: these are loaded once and never change."""
    key = (id(theme), accent, profile, id(form))
    found = _stylesheets.get(key)
    if found is None:
        if len(_stylesheets) >= 64:
            _stylesheets.clear()
        # The theme and the form are kept too, so that their ids are not given to others.
        found = _stylesheets[key] = (theme, form, Stylesheet(theme, accent, profile, form))
    return found[2]


class _Paginator:
    def __init__(
        self,
        edition: LocalEdition,
        composition: Composition,
        fonts: FontLibrary,
        icons: Mapping[str, Picture],
        profile: Profile,
        form: Form,
    ) -> None:
        self.edition, self.composition, self.profile, self.form = (
            edition,
            composition,
            profile,
            form,
        )
        self.sheet_style = _stylesheet(edition.theme, edition.accent, profile.name, form)
        self.builder = Builder(
            self.sheet_style,
            fonts,
            edition.job.language,
            edition.right_to_left,
            edition.pictures,
            icons,
        )
        self.root = self.sheet_style.look(ROOT, Look())
        self.page_width = edition.paper.width * MM
        self.page_height = edition.paper.height * MM
        self.margin = form.margins.sides * MM
        self.width = self.page_width - 2 * self.margin
        self.marks = tuple(_marks(edition))

    def run(self, date: str) -> Pagination:
        header = self._stack("header", ARTIFACT if not self.composition.header else 0)
        strip = mark_strip(self.builder, self.marks, self.margin)
        columns = self._blocks()
        first_top = 0.0 if self._bleeds(header) else self.form.margins.top * MM
        self.strip_top = first_top + header.height(self.width)
        if self.profile.edge_clearance:
            self.strip_top += FRAME_SPACE
        self.strip_height = strip.height(self.width)
        footer = self._footer(88, 88, ARTIFACT)
        bottom = self.page_height - self.form.margins.bottom * MM - footer.height(self.width)
        self.continued = self._stack("continued", ARTIFACT)
        space = self.root.gap
        later = self.form.margins.top * MM + self.continued.height(self.width)
        tops = (
            self.strip_top + self.strip_height + space,
            later + self.strip_height + space,
        )
        frame = PageFrame(lambda page: tops[min(page, 1)], bottom - FOOTER_SPACE, self._sheet)
        self._flow(frame, columns)
        self._furnish(frame, header, first_top, later, strip)
        problems = [*self.builder.words.problems, *self.builder.problems, *frame.problems]
        if problems:
            raise LeafletsError(*problems)
        return Pagination(self._document(frame, date), tuple(frame.placements))

    def _sheet(self, page: int) -> Sheet:
        return Sheet(page, self.page_width, self.page_height, self.edition.right_to_left)

    def _stack(self, part: str, element: int) -> StackBox:
        nodes = getattr(self.composition, part)
        boxes = self.builder.boxes(nodes, self.root, element)
        return StackBox(boxes, self.sheet_style.look((), self.root))

    def _bleeds(self, stack: StackBox) -> bool:
        return any(getattr(box, "look", self.root).bleed for box in stack.children)

    def _footer(self, page: int, pages: int, element: int) -> StackBox:
        self.builder.words.counters = (page, pages)
        return self._stack("footer", element)

    def _blocks(self) -> dict[str, list[NamedBox]]:
        """Boxes by column name, made in reading order so that tags are in reading order."""
        columns = [column for band in self.form.bands for column in band.columns]
        owner = {role: column.name for column in columns for role in column.roles}
        made: dict[str, list[NamedBox]] = {column.name: [] for column in columns}
        for block in self.composition.blocks:
            self.builder.words.where = block.id
            section = self.builder.tags.add("Sect", self.builder.tags.root)
            target = made[owner.get(block.role, columns[0].name)]
            for box in self.builder.boxes(block.nodes, self.root, section):
                target.append(NamedBox(block.id, box))
        self.builder.words.where = ""
        return made

    def _flow(self, frame: PageFrame, columns: Mapping[str, list[NamedBox]]) -> None:
        start = Cursor(0, frame.top(0))
        for band in self.form.bands:
            start = self._flow_band(frame, band, columns, start)

    def _flow_band(
        self,
        frame: PageFrame,
        band: Band,
        columns: Mapping[str, list[NamedBox]],
        start: Cursor,
    ) -> Cursor:
        ends = [start]
        x = self.margin
        filled = [column for column in band.columns if columns[column.name]]
        if not filled:
            return start
        gutter = band.gutter * MM
        fixed = sum(c.width * MM for c in band.columns if c.width != "flex")
        flexible = sum(1 for c in band.columns if c.width == "flex")
        share = (self.width - fixed - gutter * (len(band.columns) - 1)) / max(1, flexible)
        for column in band.columns:
            width = share if column.width == "flex" else column.width * MM
            ends.append(frame.flow(columns[column.name], x, width, start))
            x += width + gutter
        last = max(ends, key=lambda end: (end.page, end.y))
        return Cursor(last.page, last.y + self.root.gap)

    def _furnish(
        self, frame: PageFrame, header: StackBox, top: float, later: float, strip: MarkStrip
    ) -> None:
        """Header, marks and footer of every page."""
        frame.sheet(0)
        pages, outlined = len(frame.sheets), self.profile.edge_clearance > 0
        margin, width = self.margin, self.width
        for number, sheet in enumerate(frame.sheets, start=1):
            if number == 1:
                header.place(sheet, margin, top, width)
                strip.place(sheet, margin, self.strip_top, width, outlined)
            else:
                with _artifact(sheet, "Header"):
                    self.continued.place(sheet, margin, self.form.margins.top * MM, width)
                strip = mark_strip(self.builder, self.marks, margin)
                strip.place(sheet, margin, later, width, outlined)
            last = number == pages
            section = self.builder.tags.add("Sect", 0) if last else ARTIFACT
            footer = self._footer(number, pages, section)
            y = self.page_height - self.form.margins.bottom * MM - footer.height(width)
            if last:
                footer.place(sheet, margin, y, width)
            else:
                with _artifact(sheet, "Footer"):
                    footer.place(sheet, margin, y, width)

    def _document(self, frame: PageFrame, date: str) -> PagedDocument:
        edition = self.edition
        job = edition.job
        bookmarks = [mark for sheet in frame.sheets for mark in sheet.bookmarks]
        metadata = Metadata(
            title=str(edition.title),
            language=job.language,
            author=str(edition.clinic.name),
            subject=str(edition.audience),
            keywords=f"{edition.leaflet_id} {edition.version} {edition.content_hash}",
            identifier="|".join(
                (job.leaflet, job.language, job.clinic, job.layout, job.paper, job.profile)
            ),
            date=date,
            right_to_left=edition.right_to_left,
            print_scaling_none=self.profile.print_scaling_none,
            duplex=self.profile.duplex,
        )
        palette = {name: rgb(colour) for name, colour in self.sheet_style.palette.items()}
        pages = tuple(sheet.page() for sheet in frame.sheets)
        elements = self.builder.tags.elements()
        return PagedDocument(pages, elements, tuple(bookmarks), palette, metadata)


class _artifact:  # noqa: N801 - a context manager, named like one
    """While open, the sheet draws texts and pictures as artifacts of ``kind``."""

    def __init__(self, sheet: Sheet, kind: ArtifactKind) -> None:
        self._sheet, self._kind = sheet, kind

    def __enter__(self) -> None:
        self._sheet.artifact = self._kind

    def __exit__(self, *_: object) -> None:
        self._sheet.artifact = None


def _marks(edition: LocalEdition) -> list[MarkWords]:
    """The marks this leaflet must carry, in the patient's language and in the clinic's."""
    kinds = []
    if not edition.signed:
        kinds.append("unsigned")
    if edition.draft_translation:
        kinds.append("draft-translation")
    if edition.clinic.sample:
        kinds.append("sample-clinic")
    if edition.overdue:
        kinds.append("overdue")
    marks: dict[str, list[str]] = {}
    for wanted in dict.fromkeys((edition.job.language, edition.clinic.language)):
        for kind in kinds:
            words, language = mark_words(kind, wanted)
            known = marks.setdefault(language, [])
            if words not in known:
                known.append(words)
    return [MarkWords(tuple(sentences), language) for language, sentences in marks.items()]


def _too_narrow(edition: LocalEdition) -> Problem:
    least = min(form.min_width for form in edition.layout.forms)
    return Problem(
        "layout/paper-too-narrow",
        f"layout {edition.job.layout} needs paper at least {least:g} mm wide; "
        f"{edition.job.paper} is {edition.paper.width:g} mm",
        hint="choose another paper or another layout",
    )
