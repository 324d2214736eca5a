"""A laid-out leaflet to a PDF file that is PDF/UA-1 and PDF/A-2a."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from leaflets.pdf.checks import document_problems
from leaflets.pdf.content import content_stream
from leaflets.pdf.drawing import Scope
from leaflets.pdf.fonts import document_fonts, embedded_font
from leaflets.pdf.inks import colours_for
from leaflets.pdf.metadata import information, viewer_preferences, xmp_stream
from leaflets.pdf.outline import Destination, add_outline
from leaflets.pdf.output_intent import add_output_intents
from leaflets.pdf.parts import part_of
from leaflets.pdf.pictures import add_x_objects
from leaflets.pdf.press_marks import ALL_PLATES_SPACE, Medium
from leaflets.pdf.serialise import LeafletFile, LeafletPage
from leaflets.pdf.sides import DrawnSides, draw_sides, sides_of
from leaflets.pdf.structure import Layout, Rectangle, structure_tree
from leaflets.pdf.syntax import text_string
from leaflets.problems import LeafletsError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from leaflets.model.page import Element, Item, Page, PagedDocument, Side
    from leaflets.pdf.parts import DrawnPart


def draw(document: PagedDocument) -> bytes:
    """The PDF file of ``document``: tagged, archivable, and the same bytes for the same input.

    Raises LeafletsError with all problems: a link that is not http(s), mailto or tel; a glyph that
    the font lacks; an unknown colour or structure type; a figure without alternative text; a
    missing title, language or date.
    """
    problems = document_problems(document)
    colours = colours_for(document)
    sides = sides_of(document)
    found = [[part_of(part, colours) for part in _parts(page)] for page in document.pages]
    lines = [[part_of(side.lines, colours)[0]] if side.lines else [] for side in sides]
    parts = [part for page in found for part, _ in page]
    problems += chain.from_iterable([part.problems for part in chain(parts, *lines)])
    if problems:
        raise LeafletsError(*dict.fromkeys(problems))
    fonts = document_fonts([part for page in found for part, known in page if known], parts)
    embedded = [embedded_font(font.face, font.meanings) for font in fonts.values()]
    pictures = dict.fromkeys(chain.from_iterable([part.pictures for part in parts]))
    names = {picture: f"X{place}" for place, picture in enumerate(pictures, 1)}
    scope = Scope(document.elements, fonts, names, linked=not document.press)
    drawn = draw_sides(sides, [[part for part, _ in row] for row in found], lines, scope)
    problems += chain.from_iterable([font.problems for font in embedded])
    problems += chain.from_iterable([part.problems for side in drawn.contents for part in side])
    if problems:
        raise LeafletsError(*dict.fromkeys(problems))
    file = LeafletFile(6 if document.press else 7)  # PDF/X-4 is PDF 1.6 at the most
    used = zip(fonts.values(), embedded, strict=True)
    media = [Medium(side.width, side.height, document.press) for side in sides]
    numbers = _add_pages(document.elements, media, drawn, file)
    listed = "".join([f"/{font.name} {program.add_to(file)} 0 R" for font, program in used])
    plates = f"/ColorSpace<<{ALL_PLATES_SPACE}>>" if document.press else ""
    file.resources.body = f"<</Font<<{listed}>>{add_x_objects(names, file)}{plates}>>".encode()
    outline = add_outline(document.bookmarks, _destinations(document, sides, numbers), file)
    _describe(document, file, numbers[-1] + 2, outline)
    return file.format()


def _parts(page: Page) -> tuple[tuple[Item, ...], ...]:
    """The parts that the page was put together from, if they are all of it."""
    in_parts = tuple(chain.from_iterable(page.parts)) == page.items
    return page.parts if in_parts else (page.items,)


def _add_pages(
    elements: Sequence[Element], media: Sequence[Medium], drawn: DrawnSides, file: LeafletFile
) -> tuple[int, ...]:
    """Add a page for each side, with the structure tree and the links; returns their numbers. The
    root of the tree comes two numbers after the last page, after the tree's object stream."""
    pages = [LeafletPage() for _ in media]
    numbers = tuple([file.add_page(page) for page in pages])
    events = tuple(
        [tuple(chain.from_iterable([part.events for part in row])) for row in drawn.pages]
    )
    tree = structure_tree(elements, Layout(file.next_number, numbers, drawn.on, tuple(events)))
    file.add_group(tree.group)
    for body in tree.worded_objects(elements, _boxes(drawn.pages, media[0].origin)):
        file.add(body)
    resources = file.number_of(file.resources)
    links: list[list[str]] = [[] for _ in media]
    key = len(pages)
    for index, row in zip(drawn.on, drawn.pages, strict=True):
        for before_key, after_key in chain.from_iterable([part.annotations for part in row]):
            links[index].append(f"{file.add(f'{before_key}{key}{after_key}'.encode())} 0 R")
            key += 1
    for index, (page, medium) in enumerate(zip(pages, media, strict=True)):
        # The tab key follows the structure (PDF/UA-1 7.18.3).
        page.entries = (
            f"{medium.boxes()}/Resources {resources} 0 R/StructParents {index}/Tabs/S"
            + (f"/Annots[{' '.join(links[index])}]" if links[index] else "")
        )
    for page, medium, row in zip(pages, media, drawn.contents, strict=True):
        page.entries += f"/Contents {file.add(content_stream([*medium.before(), *row]))} 0 R"
    return numbers


def _destinations(
    document: PagedDocument, sides: Sequence[Side], numbers: Sequence[int]
) -> list[Destination]:
    """Where a bookmark finds each page of the leaflet."""
    found = {}
    for number, side in zip(numbers, sides, strict=True):
        across, up = Medium(side.width, side.height, document.press).origin
        for placed in side.pages:
            if not placed.copy:
                left = placed.x + across if document.sides else None
                found[placed.page] = Destination(number, left, side.height - placed.y + up)
    return [found[page] for page in range(len(document.pages))]


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
