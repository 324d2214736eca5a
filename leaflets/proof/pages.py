"""The pages of a leaflet, smaller, with the names of their messages in the margins."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from leaflets.languages import language as known_language
from leaflets.marks import NOT_FOR_PATIENTS
from leaflets.model.form import Layout
from leaflets.model.layout import MM, Theme
from leaflets.model.nodes import Heading, Node, Paragraph, Run, Section
from leaflets.model.page import Area, Bookmark, Item, Page
from leaflets.proof.margins import Margins, Name, tinted
from leaflets.proof.messages import Row
from leaflets.proof.scaled import Shrunk
from leaflets.proof.tables import Facts
from leaflets.review_sheet.sheet import form
from leaflets.stages.paginate import Pagination
from leaflets.strict_yaml import load as load_yaml
from leaflets.text.faces import FontLibrary
from leaflets.typeset.contrast import rgb
from leaflets.typeset.regions import Region
from leaflets.typeset.setting import Built, height_of, place_all, setting
from leaflets.typeset.sheet import Sheet
from leaflets.typeset.tags import TagTree
from leaflets.typeset.words import Voice
from leaflets.validation import validate

EDGE = 7 * MM
"""Empty along the paper's edges: office printers leave 4 to 5 mm."""
NAMES = 25 * MM
"""Width of the names in each margin."""
SPACE = 1.5 * MM
"""Between the names and the page, and below the head."""

TINTS = {"stale": "stale", "untranslated": "missing"}
COLOURS = {"stale": "warning", "untranslated": "error"}
"""Of doubtful messages: what is below their words, and their bars and lines."""


@cache
def look() -> tuple[Layout, Theme]:
    """The layout and theme of review sheets, with the styles of proofs."""
    layout, theme = form()
    own = validate(Theme, load_yaml(Path(__file__).parent / "theme.yaml"))
    both = {
        name: {**getattr(theme, name), **getattr(own, name)}
        for name in ("palette", "type", "styles")
    }
    return layout, theme.model_copy(update=both)


class ProofPages:
    """Draws the pages of a leaflet. ``tags`` takes in the leaflet's own tag tree as it is, so that
    the pages are heard as patients would hear them."""

    def __init__(
        self, made: Pagination, facts: Facts, rows: Sequence[Row], fonts: FontLibrary, tags: TagTree
    ) -> None:
        layout, theme = look()
        self._made, self._facts, self._tags = made, facts, tags
        self._rows = {row.context: row for row in rows}
        self._setting = setting(
            theme, layout.forms[0], fonts, {}, "default", "", Voice(facts.source, False, "latn")
        )
        self._plain = Shrunk(1.0, 0.0, 0.0, 0, _palette(self._setting.stylesheet.palette))
        self._known: dict[tuple[Node, ...], Built] = {}
        self.bookmarks: list[Bookmark] = []

    def pages(self, landed: Sequence[Region]) -> Iterator[Page]:
        """Every page; ``landed``: where its messages are."""
        document = self._made.document
        pages = len(document.pages)
        base = -1
        paper = self._made.edition.paper.office
        for number, page in enumerate(document.pages):
            sheet = Sheet(number, paper.width * MM, paper.height * MM, False)
            head = self._setting.build(self._head(number + 1, pages), {})
            width = sheet.width - 2 * EDGE
            if number:
                sheet.artifact = "Header"
            place_all(
                sheet, head, 0 if number else self._tags.adopt(head.elements), EDGE, EDGE, width
            )
            top = EDGE + height_of(head, width) + SPACE
            if not number:
                base = self._tags.adopt(document.fragment(self._made.edition.job.language))
            yield self._page(page, sheet, top, base, [one for one in landed if one.page == number])

    def _page(
        self, page: Page, sheet: Sheet, top: float, base: int, landed: Sequence[Region]
    ) -> Page:
        document = self._made.document
        room = sheet.width - 2 * (EDGE + NAMES + 2 * SPACE)
        scale = min(1.0, room / page.width, (sheet.height - EDGE - top) / page.height)
        left = (sheet.width - page.width * scale) / 2
        shrunk = Shrunk(scale, left, top, base, document.palette)
        self._note_bookmarks(sheet, shrunk)
        right, bottom = left + page.width * scale, top + page.height * scale
        margins = Margins(left, right, NAMES, top, sheet.height - EDGE)
        names = [self._name(shrunk.region(region)) for region in landed]
        beside = Sheet(sheet.number, sheet.width, sheet.height, False)
        beside.artifact = "Layout"
        margins.draw(beside, names)
        frame = Area(left, top, right - left, bottom - top, None, "hairline", 0.5)
        items: list[Item] = [*sheet.page().items, frame]
        items += tinted(map(shrunk.item, page.items), names)
        items += beside.page().items
        # What comes from the leaflet has its colours written out by now, and stays as it is.
        return Page(sheet.width, sheet.height, tuple(map(self._plain.item, items)))

    def _note_bookmarks(self, sheet: Sheet, shrunk: Shrunk) -> None:
        self.bookmarks += sheet.bookmarks
        for mark in self._made.document.bookmarks:
            if mark.page == sheet.number:
                y = shrunk.y + mark.y * shrunk.scale
                self.bookmarks.append(Bookmark(mark.title, mark.level + 1, mark.page, y))

    def _head(self, page: int, pages: int) -> tuple[Node, ...]:
        facts = self._facts
        spoken = known_language(facts.language)
        about = (
            Run(f"{facts.title} · "),
            Run(spoken.name, language=facts.language, isolate=True),
            Run(f" ({facts.language}) · {facts.clinic} · page {page} of {pages}"),
        )
        return (
            Section(
                (
                    Heading(1, (Run(NOT_FOR_PATIENTS),), ("h1", "proof-title")),
                    Paragraph(about, ("p", "proof-facts")),
                ),
                ("section", "proof-head"),
            ),
            Section(tuple(_legend(facts)), ("section", "legend")),
        )

    def _name(self, region: Region) -> Name:
        row = self._rows.get(region.context)
        number, doubt = (str(row.number), row.doubt) if row else ("", None)
        file, _, field = region.context.partition("#")
        found = [
            Paragraph((Run(" ".join(names)),), ("p", style))
            for style, error in (("name-error", True), ("name-warning", False))
            if (names := [f.name for f in row.findings if f.error is error] if row else [])
        ]
        bold = Run(number, strong=True)
        whole = Paragraph((bold, Run(f" {field}")), ("p", "name"))
        short = Paragraph((bold,), ("p", "name"))
        return Name(
            region,
            self._built(Paragraph((Run(file.rpartition("/")[2]),), ("p", "name-file"))),
            (self._built(whole, *found), self._built(short, *found)),
            COLOURS.get(doubt or "", "leader"),
            TINTS.get(doubt or ""),
        )

    def _built(self, *nodes: Node) -> Built:
        """The very same for the same words, so that neighbours can be told to be of one file."""
        return self._known.setdefault(nodes, self._setting.build(nodes, {}))


def _legend(facts: Facts) -> Iterator[Paragraph]:
    yield _part("Number and id of each text")
    if facts.two:
        yield _part("Its translation is of an older text", "legend-stale")
        yield _part("Not translated: the source stands here", "legend-missing")
    yield _part("E1, W1 …: errors and warnings, see Findings")


def _part(words: str, *more: str) -> Paragraph:
    return Paragraph((Run(words),), ("p", "legend-part", *more))


def _palette(colours: Mapping[str, str]) -> dict[str, tuple[float, float, float]]:
    return {name: rgb(colour) for name, colour in colours.items()}
