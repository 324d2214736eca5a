"""The whole proof: the leaflet's pages with names in their margins, then the tables, as one PDF."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from leaflets.marks import NOT_FOR_PATIENTS
from leaflets.model.job import Job
from leaflets.model.library import Library
from leaflets.model.nodes import Composition
from leaflets.model.page import Bookmark, Metadata, Page, PagedDocument, SetText
from leaflets.model.rich_text import RichText, Span
from leaflets.pipeline import PREVIEW, font_library, lay_out
from leaflets.profiles import profiles
from leaflets.proof.messages import Numbered, Row, rows_of
from leaflets.proof.pages import ProofPages, look
from leaflets.proof.room import fills
from leaflets.proof.scaled import Shrunk
from leaflets.proof.tables import Facts, tables
from leaflets.stages.paginate import Pagination, paginate
from leaflets.text.faces import FontLibrary
from leaflets.typeset.regions import regions
from leaflets.typeset.tags import TagTree


class Proof(NamedTuple):
    """The file, and what it says."""

    pdf: bytes
    rows: tuple[Row, ...]
    findings: tuple[Numbered, ...]


def proof_of(
    library: Library,
    job: Job,
    back: Mapping[str, str] | None = None,
    fonts: FontLibrary | None = None,
) -> Proof:
    """The proof of a leaflet. ``back``: back-translations by PO context.

    Raises LeafletsError when the leaflet cannot be laid out at all.
    """
    from leaflets.pdf import draw

    fonts = fonts or font_library()
    made = lay_out(library, job, fonts, PREVIEW)
    landed = regions(made.document, made.composition, made.edition.digits)
    rows, findings = rows_of(library, job, landed, made.edition.review.changed)
    recipe, clinic = library.leaflets[job.leaflet], library.clinics[job.clinic]
    fonts_used = _fonts_in(made.document)
    facts = Facts(recipe.title, library.language, job.language, clinic.name, back or {}, fonts_used)
    tags = TagTree(library.language)
    drawn = ProofPages(made, facts, rows, fonts, tags)
    pages, bookmarks = tuple(drawn.pages(landed)), tuple(drawn.bookmarks)
    composition = tables(facts, rows, findings, tuple(fills(made)))
    beside = _laid_out(made, facts, composition, fonts)
    moved = Shrunk(1.0, 0.0, 0.0, tags.adopt(beside.fragment()), beside.palette)
    pages += tuple(
        Page(page.width, page.height, tuple(map(moved.item, page.items))) for page in beside.pages
    )
    bookmarks += tuple(
        Bookmark(mark.title, mark.level, mark.page + len(made.document.pages), mark.y)
        for mark in beside.bookmarks
    )
    metadata = _metadata(made.document.metadata, facts, job)
    document = PagedDocument(pages, tags.elements(), bookmarks, {}, metadata)
    return Proof(draw(document), rows, findings)


def _laid_out(
    made: Pagination, facts: Facts, composition: Composition, fonts: FontLibrary
) -> PagedDocument:
    """The tables, on the paper of the pages turned on its side."""
    layout, theme = look()
    edition = made.edition
    pages = edition.paper.office
    sides = sorted((pages.width, pages.height))
    paper = pages.model_copy(update={"width": sides[1], "height": sides[0]})
    local = replace(
        edition,
        job=replace(edition.job, language=facts.source, layout="proof"),
        title=RichText((Span(facts.title),), facts.source),
        right_to_left=False,
        digits="latn",
        layout=layout,
        theme=theme,
        accent="default",
        paper=paper,
        pictures={},
    )
    date = made.document.metadata.date
    return paginate(local, composition, fonts, {}, profiles()["office"], date).document


def _metadata(of_leaflet: Metadata, facts: Facts, job: Job) -> Metadata:
    """It is no leaflet: nobody is to recall it, or to take it for one."""
    return Metadata(
        title=f"{NOT_FOR_PATIENTS}: {facts.title} ({facts.language})",
        language=facts.source,
        author=of_leaflet.author,
        subject="A proof for translators and reviewers",
        keywords=NOT_FOR_PATIENTS,
        identifier=f"proof|{job.leaflet}|{job.language}|{job.clinic}",
        date=of_leaflet.date,
        right_to_left=False,
        provenance=(("sheet", "proof"),),
    )


def _fonts_in(document: PagedDocument) -> tuple[str, ...]:
    """PostScript names of the fonts that letters are drawn with."""
    return tuple(
        sorted(
            {
                word.word.face.ps_name
                for page in document.pages
                for item in page.items
                if isinstance(item, SetText)
                for line in item.lines
                for word in line.words
            }
        )
    )
