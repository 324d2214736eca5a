"""LocalEdition + Composition -> PagedDocument: measures and places, draws nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from leaflets.model.form import Form, column_for
from leaflets.model.layout import MM, Band
from leaflets.model.localized import LocalEdition
from leaflets.model.nodes import ComposedBlock, Composition
from leaflets.model.page import PagedDocument
from leaflets.model.picture import Picture
from leaflets.model.profile import Profile
from leaflets.problems import LeafletsError, Problem
from leaflets.provenance import metadata_of
from leaflets.text.faces import FontLibrary
from leaflets.typeset.balance import flow_balanced, headed
from leaflets.typeset.boxes import Box
from leaflets.typeset.fitting import fitted, taken
from leaflets.typeset.flow import Cursor, NamedBox, PageFrame, Placement
from leaflets.typeset.imposition import imposed, too_many
from leaflets.typeset.marks import MarkStrip, mark_strip, marks_of_page
from leaflets.typeset.page_faults import page_faults
from leaflets.typeset.pairs import Sides
from leaflets.typeset.press import for_press
from leaflets.typeset.room import no_room, squeezed, too_narrow
from leaflets.typeset.setting import Built, height_of, place_all, setting_of
from leaflets.typeset.sheet import Sheet, put
from leaflets.typeset.sides import side_by_side
from leaflets.typeset.slip import SPACE, Slip, too_tall
from leaflets.typeset.tags import TagTree

FOOTER_SPACE = 4 * MM
"""Least space between the text and the footer."""


FRAME_SPACE = 2.5 * MM
"""Between the header and a framed strip of marks."""

BETWEEN = ("between-languages",)
"""Class of the line between two languages."""


@dataclass(frozen=True, slots=True)
class Pagination:
    """A laid-out leaflet, where each block landed, and what it was made from. ``columns``: where
    they begin and end on each page, in points from its top."""

    document: PagedDocument
    placements: tuple[Placement, ...]
    columns: tuple[tuple[float, float], ...]
    edition: LocalEdition
    composition: Composition


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
    nowhere, every letter no font has and every weak contrast, and for more pages than the layout
    allows.
    """
    form = edition.layout.form_for(edition.paper)
    if form is None:
        raise LeafletsError(too_narrow(edition.layout, edition.paper, edition.job))
    if problems := tuple(no_room(form, edition.paper)):
        raise LeafletsError(*problems)

    def made(form: Form) -> Pagination:
        return _Paginator(edition, composition, fonts, icons, profile, form).run(date)

    return fitted(form, edition.job.paper, made)


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
        self.edition, self.composition = edition, composition
        self.profile, self.form = profile, form
        # A font of the clinic's own could make the marks unreadable.
        self.setting, self.setting_of_marks, self.setting_of_second = (
            setting_of(edition, form, library, icons, profile.section, side=side, beside=beside)
            for library, side, beside in (
                (fonts, 0, True), (fonts.shipped(), 0, False), (fonts, -1, False),
            )
        )  # fmt: skip
        self.tags = TagTree(edition.job.language)
        self.problems: dict[Problem, None] = {}
        self.page_width = edition.paper.narrowest * MM
        self.page_height = edition.paper.height * MM
        self.margin = form.margins.sides * MM
        self.width = self.page_width - 2 * self.margin

    def run(self, date: str) -> Pagination:
        header, continued = self._stack("header"), self._stack("continued")
        strip = mark_strip(
            self.setting_of_marks,
            marks_of_page(self.edition),
            self.profile.edge_clearance > 0,
            self.page_width,
            self.form.bands[0].gutter * MM if self.edition.second else 0.0,
            self.margin - self.profile.edge_clearance * MM,
        )
        header_base = self.tags.adopt(header.elements)
        strip_base = self.tags.adopt(strip.built.elements)
        columns = self._blocks(self.composition.blocks, self.form.bands)
        slip = self._slip(strip)
        margin_top = self.form.margins.top * MM
        first = 0.0 if self._bleeds(header) else margin_top
        strip_tops = (
            first + height_of(header, self.width) + (FRAME_SPACE if strip.outlined else 0),
            margin_top + height_of(continued, self.width),
        )
        room = strip.height(self.width) + self.setting.root.gap
        footer = self._footer(88, 88)
        bottom = self.page_height - self.form.margins.bottom * MM
        frame = PageFrame(
            lambda page: strip_tops[min(page, 1)] + room,
            bottom - height_of(footer, self.width) - FOOTER_SPACE,
            self._sheet,
        )
        self._flow(frame, columns)
        if slip:
            self._place_slip(frame, slip, bottom)
        sheets = frame.sheets or [frame.sheet(0)]
        bases = [strip_base]
        place_all(sheets[0], header, header_base, self.margin, first, self.width)
        for sheet in sheets[1:]:
            with sheet.artifacts("Header"):
                place_all(sheet, continued, 0, self.margin, margin_top, self.width)
            bases.append(self.tags.adopt(strip.built.elements))
        self._place_footers(sheets, bottom, slip)
        # Painted last: whatever a template or a style draws, it does not cover the marks.
        for sheet, base in zip(sheets, bases, strict=True):
            put(sheet, strip, base, self.margin, strip_tops[min(sheet.number, 1)], self.width)
        problems = [*self.problems, *strip.built.problems, *frame.problems]
        if not problems:
            problems.extend(page_faults(sheets, self.profile, self.setting.palette))
        if tall := squeezed(strip_tops[: len(sheets)], frame.bottom - strip.height(self.width)):
            problems = tall  # nothing could fit, and to say so of each block would not help
        problems += too_many(self.edition.job.paper, self.edition.paper, len(sheets))
        if problems:
            raise LeafletsError(*problems)
        return Pagination(
            self._document(frame, date),
            tuple(frame.placements),
            tuple((frame.top(page), frame.bottom) for page in range(len(sheets))),
            self.edition,
            self.composition,
        )

    def _sheet(self, page: int) -> Sheet:
        paper = self.edition.paper
        inset = (paper.widths.get(page + 1, paper.width) - paper.narrowest) / 2 * MM
        return Sheet(page, self.page_width, self.page_height, self.edition.right_to_left, inset)

    def _stack(self, part: str, counters: tuple[int, int] | None = None) -> Built:
        nodes = getattr(self.composition, part)
        built = self.setting.build(nodes, self.edition.pictures, counters=counters)
        self.problems.update(dict.fromkeys(built.problems))
        return built

    def _bleeds(self, built: Built) -> bool:
        return any(getattr(box, "look", self.setting.root).bleed for box in built.boxes)

    def _footer(self, page: int, pages: int) -> Built:
        return self._stack("footer", (page, pages))

    def _blocks(
        self, blocks: tuple[ComposedBlock, ...], bands: tuple[Band, ...]
    ) -> dict[str, list[NamedBox]]:
        """Boxes by column name, made in reading order so that tags are in reading order."""
        columns = [column for band in bands for column in band.columns]
        made: dict[str, list[NamedBox]] = {column.name: [] for column in columns}
        plain = self.setting.stylesheet.look((), self.setting.root)
        for number, block in enumerate(blocks):
            built = self.setting.build(block.nodes, self.edition.pictures, where=block.id)
            self.problems.update(dict.fromkeys(built.problems))
            base = self.tags.adopt(built.elements)
            name = column_for(block.role, bands).name
            boxes = (
                self._beside(built, number, name)
                if self.composition.second
                else headed(built.boxes, plain)
            )
            made[name].extend(NamedBox(block.id, box, base) for box in boxes)
        return made

    def _beside(self, first: Built, number: int, column: str) -> tuple[Box, ...]:
        """Boxes of block ``number``, which is ``first``, with its second language beside it; read
        after it."""
        edition, block = self.edition.sides[1], self.composition.second[number]
        built = self.setting_of_second.build(block.nodes, edition.pictures, where=block.id)
        self.problems.update(dict.fromkeys(built.problems))
        self.tags.adopt(built.elements, edition.job.language)
        band = next(b for b in self.form.bands if column in {c.name for c in b.columns})
        apart = band.widths(self.width / MM)[0] * MM + band.gutter * MM
        same = edition.right_to_left == self.edition.right_to_left
        sides = Sides(
            edition.right_to_left, apart, apart if same else 0.0, offset=len(first.elements)
        )
        line = self.setting.stylesheet.look(BETWEEN, self.setting.root)
        return side_by_side(first.boxes, built.boxes, sides, line)

    def _flow(self, frame: PageFrame, columns: Mapping[str, list[NamedBox]]) -> None:
        start = Cursor(0, frame.top(0))
        for band in self.form.bands:
            if band.page and any(columns[column.name] for column in band.columns):
                names = [column.name for column in band.columns]
                frame.problems += taken(frame.placements, band.page - 1, names)
                if start.page < band.page - 1:
                    start = Cursor(band.page - 1, frame.top(band.page - 1))
            place = partial(flow_balanced, frame) if band.balance else frame.flow_band
            end = place(band, columns, self.margin, self.width, start)
            if end != start:
                start = Cursor(end.page, end.y + self.setting.root.gap)

    def _slip(self, strip: MarkStrip) -> Slip | None:
        """The slip to tear off, made after all blocks: it is read after them."""
        if not self.form.slip:
            return None
        head = self._stack("slip")
        base = self.tags.adopt(head.elements)
        strip_base = self.tags.adopt(strip.built.elements)
        band = self.form.slip.band
        columns = self._blocks(self.composition.slip_blocks, (band,))
        least = self.form.slip.height * MM
        return Slip(head, base, strip, strip_base, band, columns, least)

    def _place_slip(self, frame: PageFrame, slip: Slip, bottom: float) -> None:
        """At the foot of a page, below its footer: what is left of the page keeps that."""
        high = slip.height(self.width) + SPACE
        page = slip.page(tuple(frame.placements), len(frame.sheets), frame.bottom - high)
        if frame.top(page) > frame.bottom - high:
            frame.problems.append(too_tall(frame.top(page) - frame.bottom + high))
        slip.place(frame.sheet(page), self.margin, bottom - high + SPACE, self.width)

    def _place_footers(self, sheets: list[Sheet], bottom: float, slip: Slip | None) -> None:
        """The last one is read aloud; the others are artifacts."""
        for number, sheet in enumerate(sheets, start=1):
            footer = self._footer(number, len(sheets))
            y = bottom - height_of(footer, self.width)
            if slip and number == len(sheets):
                y -= slip.height(self.width) + SPACE
            if number == len(sheets):
                base = self.tags.adopt(footer.elements)
                place_all(sheet, footer, base, self.margin, y, self.width)
            else:
                with sheet.artifacts("Footer"):
                    place_all(sheet, footer, 0, self.margin, y, self.width)

    def _document(self, frame: PageFrame, date: str) -> PagedDocument:
        bookmarks = [mark for sheet in frame.sheets for mark in sheet.bookmarks]
        metadata = metadata_of(self.edition, self.profile, date)
        pages = tuple(sheet.page() for sheet in frame.sheets)
        elements, marks = self.tags.elements(), tuple(bookmarks)
        paper, clearance = self.edition.paper, self.profile.edge_clearance * MM
        sides = imposed(paper, len(pages), self.edition.right_to_left, clearance)
        document = PagedDocument(
            pages, elements, marks, self.setting.palette, metadata, sides, grey=self.profile.grey
        )
        return for_press(document, self.profile.press) if self.profile.press else document
