"""A laid-out leaflet to a PDF file that is PDF/UA-1 and PDF/A-2a."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from leaflets.model.page import ARTIFACT, Area, Drawing, QrDrawing, SetText, Stroke
from leaflets.pdf.canvas import PageCanvas
from leaflets.pdf.checks import document_problems
from leaflets.pdf.colours import Colours
from leaflets.pdf.fonts import DocumentFonts
from leaflets.pdf.icc import SRGB_NAME, srgb_stream
from leaflets.pdf.links import Annotation, annotate, draw_links
from leaflets.pdf.metadata import information, viewer_preferences, xmp_stream
from leaflets.pdf.outline import add_outline
from leaflets.pdf.parts import DrawnPart, font_uses, known_part, remember, same_palette
from leaflets.pdf.pictures import Images, draw_picture, draw_qr
from leaflets.pdf.serialise import LeafletFile, LeafletPage
from leaflets.pdf.set_text import write_text
from leaflets.pdf.structure import StructureTree
from leaflets.pdf.syntax import rectangle, stream, text_string
from leaflets.problems import LeafletsError, Problem

if TYPE_CHECKING:
    from leaflets.model.page import Item, Page, PagedDocument


def draw(document: PagedDocument) -> bytes:
    """The PDF file of ``document``: tagged, archivable, and the same bytes for the same input.

    Raises LeafletsError with all problems: a link that is not http(s), mailto or tel; a glyph that
    the font lacks; an unknown colour or structure type; a figure without alternative text; a
    missing title, language or date.
    """
    problems = document_problems(document)
    if problems:
        raise LeafletsError(*problems)
    return _Drawing(document).draw()


class _Drawing:
    """What one document gathers while it is drawn."""

    def __init__(self, document: PagedDocument) -> None:
        self._document = document
        self._problems: list[Problem] = []
        self._file = LeafletFile()
        self._colours = Colours(document.palette, self._problems)
        self._palette = same_palette(tuple(document.palette.items()))
        self._fonts = DocumentFonts()
        self._images = Images(self._file)
        self._pages = [LeafletPage() for _ in document.pages]
        self._page_numbers = [self._file.add_page(page) for page in self._pages]
        self._tree = StructureTree(document.elements, self._file, self._page_numbers)

    def draw(self) -> bytes:
        for index, page in enumerate(self._document.pages):
            self._draw_page(index, page)
        self._problems.extend(self._fonts.problems())
        if self._problems:
            raise LeafletsError(*self._problems)
        entries = f"<</Font<<{self._fonts.add_to(self._file)}>>{self._images.resources()}>>"
        self._file.resources.body = entries.encode()
        self._describe()
        return self._file.format()

    def _draw_page(self, index: int, page: Page) -> None:
        canvas = PageCanvas(index, page.width, page.height, self._colours, self._tree)
        annotations: list[int] = []
        in_parts = tuple(chain.from_iterable(page.parts)) == page.items
        for part in page.parts if in_parts else (page.items,):
            annotations += self._draw_part(canvas, part)
        box = rectangle(0, 0, page.width, page.height)
        contents = self._file.add(stream(canvas.content()))
        resources = self._file.number_of(self._file.resources)
        # The tab key follows the structure (PDF/UA-1 7.18.3).
        entries = (
            f"/MediaBox{box}/TrimBox{box}/Resources {resources} 0 R/Contents {contents} 0 R"
            f"/StructParents {index}/Tabs/S"
        )
        if annotations:
            entries += f"/Annots[{' '.join([f'{number} 0 R' for number in annotations])}]"
        self._pages[index].entries = entries

    def _draw_part(self, canvas: PageCanvas, part: tuple[Item, ...]) -> list[int]:
        """Draw items, or take them as they were drawn for another document; returns the object
        numbers of their annotations."""
        before, marks = canvas.state, self._tree.marks_on(canvas.index)
        known = known_part(part, canvas, marks, self._palette)
        if known is not None and known.fits(self._document.elements, self._fonts):
            return self._repeat(canvas, known)
        tree, elements = self._tree, self._document.elements
        first, first_event, flaws = len(canvas.operators), len(tree.events), len(self._problems)
        annotations = [number for item in part for number in self._draw_item(canvas, item)]
        uses = font_uses(part, self._fonts)
        if uses is not None and len(self._problems) == flaws:
            events = tuple(tree.events[first_event:])
            roles = tuple([elements[event].role for event in events if isinstance(event, int)])
            operators = "\n".join(canvas.operators[first:])
            drawn = DrawnPart(operators, canvas.state, events, roles, uses)
            remember(part, canvas.size, before, marks, self._palette, drawn)
        return annotations

    def _repeat(self, canvas: PageCanvas, known: DrawnPart) -> list[int]:
        """Draw a known part again."""
        annotations: list[int] = []
        canvas.append_drawn(known.operators, known.after)
        for event in known.events:
            if isinstance(event, int):
                self._tree.mark(event, canvas.index)
            elif isinstance(event, Annotation):
                annotations.append(annotate(event, canvas.index, self._tree, self._file))
            else:
                self._tree.extend_box(event.figure, canvas.index, event.box)
        return annotations

    def _draw_item(self, canvas: PageCanvas, item: Item) -> list[int]:
        match item:
            case SetText():
                return self._draw_text(canvas, item)
            case Area():
                canvas.area(item)
            case Stroke():
                canvas.stroke(item)
            case Drawing():
                draw_picture(canvas, item, self._document.elements, self._images)
                self._widen_figure(canvas, item.element, item.x, item.y, item.width, item.height)
            case QrDrawing():
                draw_qr(canvas, item, self._document.elements)
                self._widen_figure(canvas, item.element, item.x, item.y, item.side, item.side)
        return []

    def _draw_text(self, canvas: PageCanvas, text: SetText) -> list[int]:
        write_text(canvas, text, self._document.elements, self._fonts)
        if text.element != ARTIFACT and self._tree.figure_of(text.element) is not None:
            size = max((word.size for line in text.lines for word in line.words), default=0.0)
            right = max(x + line.width for x, line in zip(text.xs, text.lines, strict=True))
            top = min(text.baselines) - size
            height = max(text.baselines) - top + size / 4
            left = min(text.xs)
            self._widen_figure(canvas, text.element, left, top, right - left, height)
        if not text.links:
            return []
        return draw_links(canvas, text, self._document.elements, self._tree, self._file)

    def _widen_figure(
        self, canvas: PageCanvas, element: int, x: float, y: float, width: float, height: float
    ) -> None:
        """What is drawn in a Figure counts for its bounding box (PDF/UA-1 7.3)."""
        if element == ARTIFACT:
            return
        figure = self._tree.figure_of(element)
        if figure is not None:
            top = canvas.height - y
            self._tree.extend_box(figure, canvas.index, (x, top - height, x + width, top))

    def _describe(self) -> None:
        """Everything the catalogue points to."""
        file, document = self._file, self._document
        metadata = document.metadata
        outline = add_outline(document.bookmarks, document.pages, self._page_numbers, file)
        tree = self._tree.write()
        description = file.add(xmp_stream(metadata))
        profile = file.add(srgb_stream())
        name = text_string(SRGB_NAME)
        file.Catalog.entries = (
            f"/StructTreeRoot {tree} 0 R/MarkInfo<</Marked true>>"
            f"/Lang{text_string(metadata.language)}/Metadata {description} 0 R"
            f"/ViewerPreferences{viewer_preferences(metadata)}"
            f"/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier{name}"
            f"/Info{name}/DestOutputProfile {profile} 0 R>>]"
            + (f"/Outlines {outline} 0 R/PageMode/UseOutlines" if outline else "")
        )
        file.info.body = information(metadata)
