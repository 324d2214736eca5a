"""A laid-out leaflet to a PDF file that is PDF/UA-1 and PDF/A-2a."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from leaflets.pdf.checks import document_problems
from leaflets.pdf.colours import colours_of
from leaflets.pdf.content import content_stream
from leaflets.pdf.drawing import Scope, drawn_part
from leaflets.pdf.fonts import document_fonts, embedded_font
from leaflets.pdf.icc import SRGB_NAME, srgb_stream
from leaflets.pdf.metadata import information, viewer_preferences, xmp_stream
from leaflets.pdf.outline import add_outline
from leaflets.pdf.parts import DrawnPart, Part, part_of
from leaflets.pdf.pictures import add_x_objects
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
    colours = colours_of(tuple(document.palette.items()))
    found = [[part_of(part, colours) for part in _parts(page)] for page in document.pages]
    parts = [part for page in found for part, _ in page]
    problems += chain.from_iterable([part.problems for part in parts])
    if problems:
        raise LeafletsError(*dict.fromkeys(problems))
    fonts = document_fonts([part for page in found for part, known in page if known], parts)
    embedded = [embedded_font(font.face, font.meanings) for font in fonts.values()]
    pictures = dict.fromkeys(chain.from_iterable([part.pictures for part in parts]))
    names = {picture: f"X{place}" for place, picture in enumerate(pictures, 1)}
    scope = Scope(document.elements, fonts, names)
    pages = [
        _draw_page(page, [part for part, _ in row], scope)
        for page, row in zip(document.pages, found, strict=True)
    ]
    problems += chain.from_iterable([font.problems for font in embedded])
    problems += chain.from_iterable([part.problems for page in pages for part in page])
    if problems:
        raise LeafletsError(*dict.fromkeys(problems))
    file = LeafletFile()
    used = zip(fonts.values(), embedded, strict=True)
    numbers = _add_pages(document, pages, file)
    listed = "".join([f"/{font.name} {program.add_to(file)} 0 R" for font, program in used])
    file.resources.body = f"<</Font<<{listed}>>{add_x_objects(names, file)}>>".encode()
    outline = add_outline(document.bookmarks, document.pages, numbers, file)
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
    for body in tree.worded_objects(document.elements, _boxes(drawn)):
        file.add(body)
    resources = file.number_of(file.resources)
    key = len(pages)
    for index, row in enumerate(drawn):
        links: list[str] = []
        for before_key, after_key in chain.from_iterable([part.annotations for part in row]):
            links.append(f"{file.add(f'{before_key}{key}{after_key}'.encode())} 0 R")
            key += 1
        page = document.pages[index]
        box = rectangle(0, 0, page.width, page.height)
        # The tab key follows the structure (PDF/UA-1 7.18.3).
        pages[index].entries = (
            f"/MediaBox{box}/TrimBox{box}/Resources {resources} 0 R/StructParents {index}/Tabs/S"
            + (f"/Annots[{' '.join(links)}]" if links else "")
        )
    for page, row in zip(pages, drawn, strict=True):
        page.entries += f"/Contents {file.add(content_stream(row))} 0 R"
    return numbers


def _boxes(pages: Sequence[Sequence[DrawnPart]]) -> dict[int, tuple[int, Rectangle]]:
    """The bounding box of each Figure, on the page where it starts."""
    boxes: dict[int, tuple[int, Rectangle]] = {}
    for page, parts in enumerate(pages):
        for figure, box in chain.from_iterable([part.boxes for part in parts]):
            start, old = boxes.setdefault(figure, (page, box))
            if start == page:
                low, high = map(min, old[:2], box[:2]), map(max, old[2:], box[2:])
                left, bottom, right, top = (*low, *high)
                boxes[figure] = (page, (left, bottom, right, top))
    return boxes


def _describe(document: PagedDocument, file: LeafletFile, tree: int, outline: int) -> None:
    """Everything the catalogue points to. ``tree``, ``outline``: their object numbers."""
    metadata = document.metadata
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
