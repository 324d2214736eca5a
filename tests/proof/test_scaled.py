"""A page made smaller is the same page: nothing lost, nothing moved against anything else."""

from __future__ import annotations

import pytest

from leaflets.model.job import Job
from leaflets.model.page import Area, Drawing, PagedDocument, QrDrawing, SetText, Stroke
from leaflets.pipeline import lay_out
from leaflets.proof.scaled import Shrunk
from tests.end_to_end.jobs import shipped_library
from tests.small_workspace import CLINIC, LEAFLET

SCALE, X, Y, BASE = 0.5, 100.0, 40.0, 7


@pytest.fixture(scope="module", params=["en-GB", "ar"])
def document(request: pytest.FixtureRequest) -> PagedDocument:
    job = Job(LEAFLET, request.param, CLINIC, "handout", "a4", "screen")
    return lay_out(shipped_library(), job).document


def test_everything_keeps_its_place_on_the_page(document: PagedDocument) -> None:
    shrunk = Shrunk(SCALE, X, Y, BASE, document.palette)
    seen = set()
    for item in (item for page in document.pages for item in page.items):
        made = shrunk.item(item)
        assert type(made) is type(item)
        seen.add(type(item))
        if isinstance(item, SetText) and isinstance(made, SetText):
            for line, other, x, left in zip(item.lines, made.lines, item.xs, made.xs, strict=True):
                assert left == pytest.approx(X + x * SCALE)
                for word, small in zip(line.words, other.words, strict=True):
                    assert small.word is word.word
                    assert (small.x, small.width, small.size) == pytest.approx(
                        (word.x * SCALE, word.width * SCALE, word.size * SCALE)
                    )
                    assert small.style.rise == pytest.approx(word.style.rise * SCALE)
            assert made.baselines == pytest.approx([Y + y * SCALE for y in item.baselines])
        elif isinstance(item, Area | Drawing) and isinstance(made, Area | Drawing):
            assert (made.x, made.y) == pytest.approx((X + item.x * SCALE, Y + item.y * SCALE))
            assert (made.width, made.height) == pytest.approx(
                (item.width * SCALE, item.height * SCALE)
            )
        elif isinstance(item, QrDrawing) and isinstance(made, QrDrawing):
            assert made.side == pytest.approx(item.side * SCALE)
        elif isinstance(item, Stroke) and isinstance(made, Stroke):
            assert (made.x2, made.y2) == pytest.approx((X + item.x2 * SCALE, Y + item.y2 * SCALE))
    assert seen == {SetText, Area, Drawing, QrDrawing, Stroke}


def test_numbers_of_elements_move_and_artifacts_stay(document: PagedDocument) -> None:
    shrunk = Shrunk(1.0, 0.0, 0.0, BASE, document.palette)
    for item in (item for page in document.pages for item in page.items):
        made = shrunk.item(item)
        if isinstance(item, SetText | Drawing | QrDrawing):
            assert isinstance(made, SetText | Drawing | QrDrawing)
            assert made.element == (item.element + BASE if item.element >= 0 else -1)


def test_colours_are_written_out(document: PagedDocument) -> None:
    shrunk = Shrunk(1.0, 0.0, 0.0, 0, dict.fromkeys(document.palette, (1.0, 0.0, 0.2)))
    for item in document.pages[0].items:
        made = shrunk.item(item)
        if isinstance(made, SetText):
            names = {word.style.colour for line in made.lines for word in line.words}
            assert all(name.startswith("#") for name in names)
        elif isinstance(made, Area):
            assert {made.fill, made.stroke} <= {None, "#ff0033", "#ffffff", "#ffe14d", "#1a1a1a"}
        elif isinstance(made, Drawing):
            assert made.colours["ink"].startswith("#")
