"""What a screen reader hears of each leaflet is what was written, paragraph by paragraph."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from leaflets.cldr import in_digits
from leaflets.languages import language as known_language
from leaflets.model.job import Job
from leaflets.model.localized import LocalEdition
from leaflets.model.nodes import Cell, Node, Section, Table
from tests.end_to_end.expected import (
    ONE_SPACE,
    expected,
    expected_footer,
    expected_marks,
    heard,
    in_reading_order,
    on_paper,
)
from tests.end_to_end.jobs import EVERY_JOB, SOURCE, job_id, shipped
from tests.oracle import read_back
from tests.oracle.read_back import marked_texts, open_pdf, read_tree

all_jobs = pytest.mark.parametrize("job", EVERY_JOB, ids=job_id)


@cache
def _tree(path: Path) -> read_back.Node:
    return read_tree(path)


def _pages(job: Job) -> int:
    return len(shipped(job).pagination.document.pages)


@all_jobs
def test_every_paragraph_reads_as_it_was_written(job: Job, built: Mapping[Job, Path]) -> None:
    made = shipped(job)
    wanted = expected(made.edition, made.composition, _pages(job))
    if made.pagination.document.press:
        wanted = on_paper(wanted)
    found = heard(_tree(built[job]))
    for here, there in zip(found, wanted, strict=False):
        assert here == there
    assert len(found) == len(wanted)


@all_jobs
def test_every_page_carries_the_marks_as_read_text(job: Job, built: Mapping[Job, Path]) -> None:
    tree, marks = _tree(built[job]), expected_marks(shipped(job).edition)
    assert len(marks) == len({job.language, job.second or SOURCE, SOURCE})
    for page in range(1, _pages(job) + 1):
        said = [(node.text, node.language) for node in tree.walk() if node.page == page]
        for mark in marks:
            assert (mark.text, mark.language) in said


@all_jobs
def test_every_page_has_its_footer(job: Job, built: Mapping[Job, Path]) -> None:
    made, pages = shipped(job), _pages(job)
    edition = made.edition
    last = "".join(said.text for said in expected_footer(edition, made.composition, pages, pages))
    for part in (
        edition.leaflet_id, edition.version, job.language, edition.content_hash,
        edition.published_words, edition.review_by_words, edition.language_name,
        edition.title_for_staff, in_digits(str(pages), edition.digits),
        *_of_second(edition.second, pages),
    ):  # fmt: skip
        assert part.translate(ONE_SPACE) in last
    for page, text in enumerate(_footers(built[job]), start=1):
        words = expected_footer(edition, made.composition, page, pages)
        shown = "" if page == pages else "".join(said.text for said in words)
        assert text == shown, f"page {page}"


def _of_second(edition: LocalEdition | None, pages: int) -> tuple[str, ...]:
    if edition is None:
        return ()
    number = in_digits(str(pages), edition.digits)
    said = (edition.published_words, edition.review_by_words, edition.language_name, number)
    return (edition.job.language, *said)


def _footers(path: Path) -> list[str]:
    """Text of the artifacts of kind Footer, page by page: none on the last page, whose footer is
    read aloud. Each artifact is given an identifier, so that the reader reads it too."""
    with open_pdf(path) as pdf:
        for page in pdf.pages:
            listed: list[Any] = []
            for number, part in enumerate(pikepdf.parse_content_stream(page)):
                operands = list(part.operands)
                if str(part.operator) == "BDC" and operands[0] == "/Artifact":
                    kind = operands[1].get("/Subtype", "")
                    operands = [operands[0], pikepdf.Dictionary()]
                    if kind == "/Footer":
                        operands[1]["/MCID"] = 100_000 + number
                listed.append((operands, part.operator))
            page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(listed))
        texts = marked_texts(pdf)
        return [
            "".join(
                text for (index, mark), text in texts.items() if index == at and mark >= 100_000
            )
            for at in range(len(pdf.pages))
        ]


@all_jobs
def test_headings_start_at_one_and_skip_no_level(job: Job, built: Mapping[Job, Path]) -> None:
    nodes = _tree(built[job]).walk()
    levels = [int(node.role[1]) for node in nodes if node.role in ("H1", "H2", "H3")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    for above, below in itertools.pairwise(levels):
        assert below <= above + 1


@all_jobs
def test_pictures_lists_and_links_are_described(job: Job, built: Mapping[Job, Path]) -> None:
    nodes = list(_tree(built[job]).walk())
    figures = [node for node in nodes if node.role == "Figure"]
    assert figures
    assert all(node.alt and "BBox" in node.attributes for node in figures)
    lists = [node for node in nodes if node.role == "L"]
    assert all(node.attributes["ListNumbering"] in ("Disc", "Decimal", "None") for node in lists)
    links = [node for node in nodes if node.role == "Link"]
    assert bool(links) == (shipped(job).pagination.document.press is None)
    for node in links:
        assert node.targets
        assert {words.translate(ONE_SPACE) for words in node.contents} == {node.text}


@all_jobs
def test_table_headings_have_the_scope_of_the_template(job: Job, built: Mapping[Job, Path]) -> None:
    wanted = [
        {"column": "Column", "row": "Row"}.get(cell.header, "")
        for block in in_reading_order(shipped(job).composition)
        for cell in _cells(block.nodes)
    ]
    nodes = [node for node in _tree(built[job]).walk() if node.role in ("TH", "TD")]
    assert [node.attributes.get("Scope", "") for node in nodes] == wanted
    assert all((node.role == "TH") == ("Scope" in node.attributes) for node in nodes)


def _cells(nodes: tuple[Node, ...]) -> list[Cell]:
    found: list[Cell] = []
    for node in nodes:
        if isinstance(node, Table):
            found += [cell for row in (*node.head, *node.body) for cell in row.cells]
        elif isinstance(node, Section):
            found += _cells(node.children)
    return found


@all_jobs
def test_the_file_knows_its_language_and_title(job: Job, built: Mapping[Job, Path]) -> None:
    with open_pdf(built[job]) as pdf:
        assert str(pdf.Root.Lang) == job.language
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        right_to_left = pdf.Root.ViewerPreferences.get("/Direction") == "/R2L"
        assert right_to_left == known_language(job.language).right_to_left
        assert str(pdf.docinfo["/Title"]) == str(shipped(job).edition.title)
    (document,) = _tree(built[job]).children
    assert (document.role, document.own_language) == ("Document", job.language)
