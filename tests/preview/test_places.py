"""What can be pointed at is where the words are: found again by PDFium in the finished file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from itertools import pairwise
from typing import Any

import pypdfium2
import pytest

from leaflets.model.job import Job
from leaflets.pipeline import font_library
from leaflets.preview.drawing import Drawn, drawn
from leaflets.preview.places import Part
from leaflets.stages.load import load
from tests.small_workspace import CLINIC, LEAFLET, REPOSITORY

FORMS = [
    Job(LEAFLET, "en-GB", CLINIC, "handout", "a4", "screen"),
    Job(LEAFLET, "en-GB", CLINIC, "handout", "a4", "print"),
    Job(LEAFLET, "en-GB", CLINIC, "tri-fold", "a4-tri-fold", "office"),
    Job(LEAFLET, "en-GB", CLINIC, "handout", "a5-booklet", "office"),
    Job(LEAFLET, "ar", CLINIC, "handout", "letter", "print"),
    Job(LEAFLET, "ar", CLINIC, "card", "card", "screen"),
    Job(LEAFLET, "ar", CLINIC, "side-by-side", "a4", "screen", "en-GB"),
]


@cache
def _drawn(job: Job) -> Drawn:
    return drawn(load(REPOSITORY), job, font_library())


@contextmanager
def _page(found: Drawn, number: int) -> Iterator[Any]:
    document = pypdfium2.PdfDocument(found.pdf)
    try:
        yield document[number]
    finally:
        document.close()


def _letters(found: Drawn, part: Part) -> Counter[str]:
    left, top, width, height = part.place
    with _page(found, part.sheet) as page:
        high = page.get_height()
        text = page.get_textpage().get_text_bounded(
            left, high - top - height, left + width, high - top
        )
    return _counted(text)


def _counted(text: str) -> Counter[str]:
    return Counter(char for char in text.lower() if char.isalnum())


def _words(found: Drawn, block: str) -> str:
    composition = found.made.composition
    # The list of sources is printed in one language.
    second = () if block == "shared/sources" else composition.second
    said = [one.said for one in (*composition.blocks, *second) if one.id == block]
    return " ".join(one.text for words in said for one in words if not one.of_picture)


@pytest.mark.parametrize("job", FORMS, ids=str)
def test_the_words_of_a_block_stand_in_its_parts(job: Job) -> None:
    found = _drawn(job)
    blocks = {part.block for part in found.parts}
    assert blocks >= {block.id for block in found.made.composition.blocks}
    for block in {one.id for one in found.made.composition.blocks}:
        there: Counter[str] = Counter()
        for part in found.parts:
            there += _letters(found, part) if part.block == block else Counter()
        wanted = _counted(_words(found, block))
        # Numbers of steps and sources, and marks of citations, are no message's words.
        missing = (wanted - there).total() / max(1, wanted.total())
        strange = (there - wanted).total() / max(1, there.total())
        assert missing <= 0.03, (block, wanted - there)
        assert strange <= 0.2, (block, there - wanted)


@pytest.mark.parametrize("job", FORMS, ids=str)
def test_parts_are_on_the_paper_and_do_not_cover_each_other(job: Job) -> None:
    found = _drawn(job)
    for part in found.parts:
        page = found.pages[part.sheet]
        left, top, width, height = part.place
        assert 0 <= left < left + width <= page.width
        assert 0 <= top < top + height <= page.height
        for other in found.parts:
            if other is not part and other.sheet == part.sheet:
                x = min(left + width, other.place[0] + other.place[2]) - max(left, other.place[0])
                y = min(top + height, other.place[1] + other.place[3]) - max(top, other.place[1])
                assert min(x, y) < 3, (part, other)


@pytest.mark.parametrize("job", FORMS, ids=str)
def test_pages_are_as_large_as_those_of_the_pdf(job: Job) -> None:
    found = _drawn(job)
    document = pypdfium2.PdfDocument(found.pdf)
    sizes = [(page.get_width(), page.get_height()) for page in document]
    document.close()
    assert sizes == [pytest.approx((page.width, page.height), abs=0.01) for page in found.pages]


@pytest.mark.parametrize("job", FORMS, ids=str)
def test_no_words_stand_outside_of_the_margins(job: Job) -> None:
    found = _drawn(job)
    for page in found.pages:
        for x1, y1, x2, _ in page.baselines:
            assert any(
                left - 0.5 <= x1 and x2 <= left + width + 0.5 and top <= y1 <= top + height
                for left, top, width, height in page.margins
            )


def test_baselines_are_below_letters() -> None:
    found = _drawn(FORMS[0])
    with _page(found, 0) as page:
        high, text = page.get_height(), page.get_textpage()
        boxes = [
            text.get_charbox(n)
            for n in range(text.count_chars())
            if text.get_text_range(n, 1) in ("n", "m", "x", "h")
        ]
    feet = {round(high - box[1]) for box in boxes}
    lines = {round(y) for _, y, _, _ in found.pages[0].baselines}
    assert len(feet) > 15
    assert all({y - 1, y, y + 1} & lines for y in feet)


def test_sheets_are_folded_where_pages_meet_and_cut_at_the_trim() -> None:
    tri_fold, press, plain = (_drawn(FORMS[n]).pages[0] for n in (2, 1, 0))
    assert plain.cuts == ()
    assert [line[0] == line[2] for line in tri_fold.cuts] == [True, True]
    panels = sorted(left for left, *_ in tri_fold.margins)
    folds = (line[0] for line in tri_fold.cuts)
    for fold, (before, after) in zip(folds, pairwise(panels), strict=True):
        assert before < fold < after
    edge = (press.width - plain.width) / 2
    assert edge > 0
    assert {round(x - edge, 3) for x1, _, x2, _ in press.cuts for x in (x1, x2)} == {
        0.0, round(plain.width, 3),
    }  # fmt: skip


def test_what_a_printer_cannot_print_is_outside() -> None:
    assert _drawn(FORMS[0]).pages[0].safe == ()
    page = _drawn(FORMS[2]).pages[0]
    assert len(page.safe) == 1
    left, top, width, height = page.safe[0]
    assert left == pytest.approx(top)
    assert left + width == pytest.approx(page.width - left)
    assert top + height == pytest.approx(page.height - top)


def test_each_message_is_known_by_its_block() -> None:
    found = _drawn(FORMS[0])
    assert found.blocks[f"leaflets/{LEAFLET}#title"] == f"leaflets/{LEAFLET}"
    own = {
        context: block for context, block in found.blocks.items() if context.startswith("sacral-")
    }
    assert len(own) > 20
    assert all(context.partition("#")[0] == block for context, block in own.items())
    figures = {block for context, block in found.blocks.items() if context.startswith("figures/")}
    assert figures == {"sacral-dimple/what-it-is"} or all("/" in one for one in figures)
