"""A laid-out leaflet to a PDF file that is PDF/UA-1 and PDF/A-2a."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from leaflets.pdf.checks import document_problems
from leaflets.pdf.content import content_stream
from leaflets.pdf.drawing import Scope, drawn_part
from leaflets.pdf.fonts import document_fonts, embedded_font
from leaflets.pdf.inks import colours_for
from leaflets.pdf.metadata import information, viewer_preferences, xmp_stream
from leaflets.pdf.outline import add_outline
from leaflets.pdf.output_intent import add_output_intents
from leaflets.pdf.parts import DrawnPart, Part, part_of
from leaflets.pdf.pictures import add_x_objects
from leaflets.pdf.press_marks import ALL_PLATES_SPACE, Medium
from leaflets.pdf.serialise import LeafletFile, LeafletPage
from leaflets.pdf.structure import Layout, Rectangle, structure_tree
from leaflets.pdf.syntax import rectangle, text_string
from leaflets.problems import LeafletsError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from leaflets.model.page import Item, Page, PagedDocument


def draw(document: PagedDocument) -> bytes:
    """The PDF file of ``document``: tagged, archivable, and the same bytes for the same input.

    Raises LeafletsError with all problems: a link that is not http(s), mailto or tel; a glyph that
    the font lacks; an unknown colour or structure type; a figure without alternative text; a
    missing title, language or date.
    """
    problems = document_problems(document)
    colours = colours_for(document)
    found = [[part_of(part, colours) for part in _parts(page)] for page in document.pages]
    parts = [part for page in found for part, _ in page]
    problems += chain.from_iterable([part.problems for part in parts])
    if problems:
        raise LeafletsError(*dict.fromkeys(problems))
    fonts = document_fonts([part for page in found for part, known in page if known], parts)
    embedded = [embedded_font(font.face, font.meanings) for font in fonts.values()]
    pictures = dict.fromkeys(chain.from_iterable([part.pictures for part in parts]))
    names = {picture: f"X{place}" for place, picture in enumerate(pictures, 1)}
    scope = Scope(document.elements, fonts, names, linked=not document.press)
    pages = [
        _draw_page(page, [part for part, _ in row], scope)
        for page, row in zip(document.pages, found, strict=True)
    ]
    problems += chain.from_iterable([font.problems for font in embedded])
    problems += chain.from_iterable([part.problems for page in pages for part in page])
    if problems:
        raise LeafletsError(*dict.fromkeys(problems))
    file = LeafletFile(6 if document.press else 7)  # PDF/X-4 is PDF 1.6 at the most
    used = zip(fonts.values(), embedded, strict=True)
    numbers = _add_pages(document, pages, file)
    listed = "".join([f"/{font.name} {program.add_to(file)} 0 R" for font, program in used])
    plates = f"/ColorSpace<<{ALL_PLATES_SPACE}>>" if document.press else ""
    file.resources.body = f"<</Font<<{listed}>>{add_x_objects(names, file)}{plates}>>".encode()
    outline = add_outline(document.bookmarks, _tops(document), numbers, file)
    _describe(document, file, numbers[-1] + 2, outline)
    return file.format()


def _parts(page: Page) -> tuple[tuple[Item, ...], ...]:
    """The parts that the page was put together from, if they are all of it."""
    in_parts = tuple(chain.from_iterable(page.parts)) == page.items
    return page.parts if in_parts else (page.items,)


def _draw_page(page: Page, parts: Sequence[Part], scope: Scope) -> list[DrawnPart]:
    size, marks = (page.width, page.height), 0
    drawn: list[DrawnPart] = []
    for part in parts:
        one = drawn_part(part, size, marks, scope)
        drawn.append(one)
        marks += one.marks
    return drawn


def _add_pages(
    document: PagedDocument, drawn: Sequence[Sequence[DrawnPart]], file: LeafletFile
) -> tuple[int, ...]:
    """Add the pages with the structure tree and the links; returns the numbers of the pages. The
    root of the tree comes two numbers after the last page, after the tree's object stream."""
    pages = [LeafletPage() for _ in drawn]
    numbers = tuple([file.add_page(page) for page in pages])
    events = tuple([tuple(chain.from_iterable([part.events for part in row])) for row in drawn])
    tree = structure_tree(document.elements, Layout(file.next_number, numbers, events))
    file.add_group(tree.group)
    for body in tree.worded_objects(document.elements, _boxes(drawn, _origin(document))):
        file.add(body)
    resources = file.number_of(file.resources)
    key = len(pages)
    for index, row in enumerate(drawn):
        links: list[str] = []
        for before_key, after_key in chain.from_iterable([part.annotations for part in row]):
            links.append(f"{file.add(f'{before_key}{key}{after_key}'.encode())} 0 R")
            key += 1
        # The tab key follows the structure (PDF/UA-1 7.18.3).
        pages[index].entries = (
            f"{_page_boxes(document, index)}/Resources {resources} 0 R"
            f"/StructParents {index}/Tabs/S" + (f"/Annots[{' '.join(links)}]" if links else "")
        )
    for number, (page, row) in enumerate(zip(pages, drawn, strict=True)):
        medium = _medium(document, number)
        content = content_stream([medium.before(), *row] if medium else row)
        page.entries += f"/Contents {file.add(content)} 0 R"
    return numbers


def _medium(document: PagedDocument, number: int) -> Medium | None:
    """What a page for a press stands on."""
    page = document.pages[number]
    return Medium(page.width, page.height, document.press) if document.press else None


def _page_boxes(document: PagedDocument, number: int) -> str:
    medium, page = _medium(document, number), document.pages[number]
    if medium:
        return medium.boxes()
    box = rectangle(0, 0, page.width, page.height)
    return f"/MediaBox{box}/TrimBox{box}"


def _origin(document: PagedDocument) -> tuple[float, float]:
    """Where the bottom left corner of each page is on its medium."""
    edge = document.press.bleed + document.press.slug if document.press else 0.0
    return (edge, edge)


def _tops(document: PagedDocument) -> tuple[float, ...]:
    """Height of each page's top edge on its medium."""
    return tuple(page.height + _origin(document)[1] for page in document.pages)


def _boxes(
    pages: Sequence[Sequence[DrawnPart]], origin: tuple[float, float]
) -> dict[int, tuple[int, Rectangle]]:
    """The bounding box of each Figure, on the page where it starts."""
    across, up = origin
    boxes: dict[int, tuple[int, Rectangle]] = {}
    for page, parts in enumerate(pages):
        for figure, box in chain.from_iterable([part.boxes for part in parts]):
            start, old = boxes.setdefault(figure, (page, box))
            if start == page:
                low, high = map(min, old[:2], box[:2]), map(max, old[2:], box[2:])
                left, bottom, right, top = (*low, *high)
                boxes[figure] = (page, (left, bottom, right, top))
    if not any(origin):
        return boxes
    return {
        figure: (page, (left + across, bottom + up, right + across, top + up))
        for figure, (page, (left, bottom, right, top)) in boxes.items()
    }


def _describe(document: PagedDocument, file: LeafletFile, tree: int, outline: int) -> None:
    """Everything the catalogue points to. ``tree``, ``outline``: their object numbers."""
    metadata = document.metadata
    for_press = document.press is not None
    description = file.add(xmp_stream(metadata, for_press))
    intents = add_output_intents(document, file)
    file.Catalog.entries = (
        f"/StructTreeRoot {tree} 0 R/MarkInfo<</Marked true>>"
        f"/Lang{text_string(metadata.language)}/Metadata {description} 0 R"
        f"/ViewerPreferences{viewer_preferences(metadata)}"
        f"{intents}" + (f"/Outlines {outline} 0 R/PageMode/UseOutlines" if outline else "")
    )
    file.info.body = information(metadata, for_press)
