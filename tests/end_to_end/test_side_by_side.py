"""Two languages beside each other: whose words stand where, and what says so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from leaflets.batch import load_workspace
from leaflets.languages import language as known_language
from leaflets.marks import mark_words
from leaflets.model.job import TWO_LANGUAGES, Job
from leaflets.model.layout import MM
from leaflets.model.page import Element, PagedDocument, SetText
from leaflets.pipeline import Terms, lay_out
from leaflets.problems import LeafletsError, Problem
from leaflets.provenance import from_metadata
from tests.end_to_end.expected import ONE_SPACE
from tests.end_to_end.geometry import parts, text_lines
from tests.end_to_end.jobs import JOBS_OF_TWO, SOURCE, Stages, job_id, shipped, shipped_library
from tests.oracle.read_back import open_pdf, read_tree
from tests.small_workspace import CLINIC, LEAFLET, change, copy_workspace

all_jobs = pytest.mark.parametrize("job", JOBS_OF_TWO, ids=job_id)

BESIDE = ("H2", "H3", "P", "LBody", "Caption")
"""Elements with words that stand beside the same words in the other language."""

HAIR = 0.05


@all_jobs
def test_each_block_is_read_whole_in_one_language_and_then_in_the_other(
    job: Job, built: Mapping[Job, Path]
) -> None:
    (document,) = read_tree(built[job]).children
    header, marks, *rest = document.children
    blocks = rest[: 2 * len(shipped(job).composition.blocks)]
    assert [block.language for block in blocks] == [job.language, job.second] * (len(blocks) // 2)
    assert {block.own_language for block in blocks[1::2]} == {job.second}
    for one, other in zip(blocks[::2], blocks[1::2], strict=True):
        roles = [[n.role for n in side.walk() if n.role in BESIDE] for side in (one, other)]
        assert roles[0][: len(roles[1])] == roles[1]
    titles = [node for node in header.walk() if node.role in ("H1", "P")]
    assert {job.language, job.second} <= {node.language for node in titles}
    assert marks.children


@all_jobs
def test_what_says_the_same_begins_at_the_same_height(job: Job) -> None:
    made = shipped(job)
    assert list(_crooked(made.pagination.document, len(made.composition.blocks))) == []


def _crooked(document: PagedDocument, blocks: int) -> Iterator[tuple[object, object]]:
    """First lines that do not stand beside those of the other language."""
    sides = _first_lines(document)
    for number in range(blocks):
        one, other = (sides.get(2 + 2 * number + side, []) for side in (0, 1))
        assert other
        for here, there in zip(one, other, strict=False):
            if here[0] != there[0] or abs(here[1] - there[1]) > HAIR:
                yield here, there


def _first_lines(document: PagedDocument) -> dict[int, list[tuple[int, float]]]:
    """Part of the document -> page and baseline of the first line of each of its elements. Left out
    are tables, for wide ones stand below each other, and what follows in an entry of a list."""
    owners, elements = parts(document), document.elements
    found: dict[int, dict[int, tuple[int, float]]] = {}
    for number, page in enumerate(document.pages):
        for item in page.items:
            if isinstance(item, SetText) and item.element >= 0:
                above = elements[item.element]
                inside = False
                while above.parent >= 0:
                    inside = inside or above.role == "Table" or _follows(elements, above)
                    above = elements[above.parent]
                if elements[item.element].role in BESIDE and not inside:
                    first = (number, item.baselines[0])
                    found.setdefault(owners[item.element], {}).setdefault(item.element, first)
    return {part: [lines[at] for at in sorted(lines)] for part, lines in found.items()}


def _follows(elements: tuple[Element, ...], element: Element) -> bool:
    """Whether it is a further paragraph of an entry."""
    if elements[element.parent].role != "LBody" or element.role != "P":
        return False
    first = next(e for e in elements if e.role == "P" and e.parent == element.parent)
    return element is not first


def test_this_guard_sees_what_is_crooked() -> None:
    made = shipped(JOBS_OF_TWO[0])
    document, count = made.pagination.document, len(made.composition.blocks)
    owners, page = parts(document), document.pages[0]
    text = next(
        item
        for item in page.items
        if isinstance(item, SetText) and item.element >= 0 and owners[item.element] == 3
    )
    lower = text._replace(baselines=tuple(baseline + 1 for baseline in text.baselines))
    items = tuple(lower if item is text else item for item in page.items)
    moved = replace(document, pages=(replace(page, items=items), *document.pages[1:]))
    assert list(_crooked(moved, count))


@all_jobs
def test_each_language_keeps_to_its_column(job: Job) -> None:
    made = shipped(job)
    document = made.pagination.document
    across = _parts_across(made)
    first_is_right = known_language(job.language).right_to_left
    for line in text_lines(document):
        if not 2 <= line.part < 2 + 2 * len(made.composition.blocks) or line.part in across:
            continue
        middle = document.pages[line.page].width / 2
        right = first_is_right == (line.part % 2 == 0)
        inside = line.rectangle.left >= middle if right else line.rectangle.right <= middle
        assert inside, line.text


def _parts_across(made: Stages) -> set[int]:
    """Blocks with something over both columns: comparisons, and sources that are listed once."""
    return {
        2 + 2 * number + side
        for number, block in enumerate(made.edition.blocks)
        if block.kind in ("comparison", "sources")
        for side in (0, 1)
    }


@all_jobs
def test_the_file_says_which_two_languages_it_is_in(job: Job, built: Mapping[Job, Path]) -> None:
    assert job.path.name.endswith(f"-{job.profile}-with-{job.second}.pdf")
    both = f"{job.language}+{job.second}"
    with open_pdf(built[job]) as pdf:
        assert str(pdf.Root.Lang) == job.language
        with pdf.open_metadata() as metadata:
            assert metadata["dc:identifier"].split("|")[-1] == job.second
            assert set(metadata["dc:language"]) == {job.language, job.second}
        headings = {node.text for node in read_tree(built[job]).walk() if node.role[0] == "H"}
        assert {title.translate(ONE_SPACE) for title in _outline(pdf)} <= headings
    found = from_metadata(built[job].read_bytes())
    assert found
    assert found.language == both
    assert found.hash == shipped(job).edition.content_hash
    footer = [node.text for node in read_tree(built[job]).walk() if both in node.text]
    assert any(found.hash in text for text in footer)


def _outline(pdf: pikepdf.Pdf) -> set[str]:
    with pdf.open_outline() as outline:
        return {str(item.title) for item in outline.root}


def _job(language: str, second: str, paper: str = "a4", layout: str = TWO_LANGUAGES) -> Job:
    return Job(LEAFLET, language, CLINIC, layout, paper, "screen", second)


def _refused(job: Job, terms: Terms | None = None) -> list[str]:
    with pytest.raises(LeafletsError) as raised:
        lay_out(shipped_library(), job, terms=terms or Terms())
    return [problem.code for problem in raised.value.problems]


def test_what_is_refused() -> None:
    assert _refused(_job("ar", "ar")) == ["job/one-language-twice"]
    assert _refused(_job("ar", "xx")) == ["job/unknown-language"]
    assert _refused(_job("ar", SOURCE, "a5")) == ["layout/paper-too-narrow"]
    assert _refused(_job("ar", SOURCE, layout="handout")) == ["layout/languages"]
    assert _refused(_job("ar", "")) == ["layout/languages"]


def test_neither_language_is_final_before_both_are() -> None:
    with pytest.raises(LeafletsError) as raised:
        lay_out(shipped_library(), _job(SOURCE, "ar"), terms=Terms(final=True))
    said = [(problem.code, problem.message.split(" for ")[0]) for problem in raised.value.problems]
    assert ("review/unsigned", f"{LEAFLET} in {SOURCE}") in said
    assert ("review/unsigned", f"{LEAFLET} in ar") in said
    assert ("review/draft-translation", f"{LEAFLET} in ar") in said


def test_marks_that_only_the_second_language_needs_stand_in_both() -> None:
    job = next(job for job in JOBS_OF_TWO if job.languages == f"{SOURCE}+ar")
    lines = text_lines(shipped(job).pagination.document)
    marks = "".join(line.text for line in lines if line.part == 1 and line.page == 0)
    for language in (job.language, job.second):
        words, _ = mark_words("draft-translation", language)
        assert all(word in marks for word in words.split())


def test_marks_stand_over_the_columns_of_their_languages() -> None:
    job = _job("ar", SOURCE)
    document = shipped(job).pagination.document
    lines = [line for line in text_lines(document) if line.part == 1 and line.page == 0]
    english = [line.rectangle for line in lines if line.text[0].isascii()]
    arabic = [line.rectangle for line in lines if not line.text[0].isascii()]
    margin, end = 13 * MM, document.pages[0].width - 13 * MM
    assert {round(one.left - margin) for one in english} == {0}
    assert {round(one.right - end) for one in arabic} == {0}
    assert max(one.right for one in english) < document.pages[0].width / 2


def test_the_code_is_of_the_words_of_both_languages() -> None:
    alone = shipped(Job(LEAFLET, "ar", CLINIC, "handout", "a4", "screen")).edition.content_hash
    with_english, with_bengali = (shipped(_job("ar", other)) for other in (SOURCE, "bn"))
    codes = {alone, with_english.edition.content_hash, with_bengali.edition.content_hash}
    assert len(codes) == 3
    assert shipped(_job(SOURCE, "ar")).edition.content_hash not in codes


def test_half_a_page_is_what_the_layout_says() -> None:
    job = _job("ar", SOURCE)
    widths = {round(place.width / MM, 1) for place in shipped(job).pagination.placements}
    assert widths == {87.5}


PAGE = f"layouts/{TWO_LANGUAGES}/page"


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        ("header", "{{ second.leaflet.title }}", "", "Sacral dimple: warning signs"),
        ("continued", "{{ second.leaflet.title }}", "", "Sacral dimple: warning signs"),
        ("footer", "{{ leaflet.languages }}", "{{ leaflet.language }}", f"ar+{SOURCE}"),
        ("footer", '{{ second.labels["review-by"] }}', "", "22\u00a0November\u00a02028"),
        ("footer", '<p class="footer cell-words">{{ second.labels', "<p>Hello {{ second.labels",
         "words of the template’s own"),
    ],
)  # fmt: skip
def test_a_template_of_the_page_leaves_out_neither_language(
    file: str, old: str, new: str, says: str, tmp_path: Path
) -> None:
    workspace = copy_workspace(tmp_path / "mine")
    change(workspace, f"{PAGE}/{file}.xml.j2", old, new)
    with pytest.raises(LeafletsError) as raised:
        lay_out(load_workspace(workspace), _job("ar", SOURCE))
    assert {problem.code for problem in raised.value.problems} == {"template/markup"}
    assert any(says in problem.message for problem in raised.value.problems)


def test_a_template_of_a_block_leaves_out_words_of_neither_side(tmp_path: Path) -> None:
    workspace = copy_workspace(tmp_path / "mine")
    only_arabic = '{% if leaflet.language == "ar" %}<p>{{ entry.text }}</p>{% endif %}'
    change(workspace, "layouts/blocks/text.xml.j2", "<p>{{ entry.text }}</p>", only_arabic)
    with pytest.raises(LeafletsError) as raised:
        lay_out(load_workspace(workspace), _job("ar", SOURCE))
    assert {problem.code for problem in raised.value.problems} == {"template/markup"}


@pytest.mark.parametrize("language", ["ar", "es"])
def test_errors_in_either_translation_refuse_the_leaflet(
    language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    unsafe = Problem("check/numbers", "a number is missing")
    monkeypatch.setattr(
        "leaflets.pipeline.blocking",
        lambda _library, _leaflet, _clinic, tag: (unsafe,) if tag == language else (),
    )
    assert _refused(_job("ar", "es")) == ["check/numbers"]


def test_what_is_missing_in_both_languages_is_told_at_once(tmp_path: Path) -> None:
    workspace = copy_workspace(tmp_path / "mine")
    for language in ("ar", "es"):
        (workspace / f"content/translations/{language}/sacral-dimple.po").unlink()
    with pytest.raises(LeafletsError) as raised:
        lay_out(load_workspace(workspace), _job("ar", "es"))
    said = " ".join(str(problem) for problem in raised.value.problems)
    assert "translations/ar" in said
    assert "translations/es" in said
