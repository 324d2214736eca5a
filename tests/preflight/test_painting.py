"""What is put on a page, against PDFium, which knows nothing of ours; and the graphics state."""

from __future__ import annotations

import io

import pikepdf
import pypdfium2
import pypdfium2.raw
import pytest
from pypdf import PdfReader

from leaflets.preflight.content import Reading
from leaflets.preflight.painting import painted
from leaflets.preflight.sheet import Box, Mark, Sheet, boxes_of
from leaflets.preflight.shown_fonts import Fonts
from tests.pdf.samples import WORDS
from tests.preflight.planted import good
from tests.stages.test_verify import sound

NEAR = 0.02


def sheet_of(pdf: bytes, number: int = 1) -> Sheet:
    page = PdfReader(io.BytesIO(pdf)).pages[number - 1]
    return painted(number, boxes_of(page), list(Reading().operations(page)), Fonts())


def written(operators: str, resources: pikepdf.Dictionary | None = None) -> tuple[Mark, ...]:
    """What operators put on a page of 100 x 100 points."""
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(100, 100))
        page.Contents = pdf.make_stream(operators.encode())
        if resources:
            page.Resources = resources
        pdf.save(out)
    return sheet_of(out.getvalue()).marks


@pytest.mark.parametrize("language", WORDS)
def test_words_stand_where_pdfium_sees_them(language: str) -> None:
    """Ink of letters lies between the edges that widths give, but for parts that hang over."""
    _compare_words(sound(language))


def test_words_of_a_leaflet_for_print_stand_where_pdfium_sees_them() -> None:
    _compare_words(good("print"))


def _compare_words(pdf: bytes) -> None:
    page = pypdfium2.PdfDocument(pdf)[0]
    found = [
        Box(*item.get_bounds())
        for item in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT], max_depth=5)
    ]
    seen = [box for box in found if box.width > 0.1 and box.height > 0.1]
    mine = [mark.box for mark in sheet_of(pdf).marks if mark.kind == "words"]
    assert len(seen) > 3
    for box in seen:
        near = [one for one in mine if one.narrowed(-3.5).holds(box) and one.width > 0]
        assert near, box
    assert max(box.right for box in seen) == pytest.approx(max(b.right for b in mine), abs=3)
    assert min(box.left for box in seen) == pytest.approx(min(b.left for b in mine), abs=3)


def test_paths_stand_where_pdfium_sees_them() -> None:
    pdf = good("print")
    page = pypdfium2.PdfDocument(pdf)[0]
    kinds = [pypdfium2.raw.FPDF_PAGEOBJ_PATH]
    seen = [Box(*item.get_bounds()) for item in page.get_objects(filter=kinds, max_depth=1)]
    marks = [mark for mark in sheet_of(pdf).marks if not mark.in_form]
    areas = [mark.box for mark in marks if mark.kind == "area"]
    lines = [mark.box for mark in marks if mark.kind == "line"]
    assert min(len(areas), len(lines)) > 5
    for box in areas:
        assert any(_alike(one, box) for one in seen), box
    for box in lines:  # PDFium's reach as far as a pointed corner could
        assert any(one.holds(box, 0.5) for one in seen), box


def _alike(one: Box, other: Box) -> bool:
    return one.holds(other, 1.0) and other.holds(one, 1.0)


def test_matrices_multiply_and_are_restored() -> None:
    first, second = written("q 2 0 0 2 10 10 cm 1 0 0 1 5 5 cm 0 0 3 3 re f Q 0 0 3 3 re f")
    assert first.box == pytest.approx((20, 20, 26, 26))
    assert second.box == pytest.approx((0, 0, 3, 3))


def test_turned_things_take_the_room_they_turn_into() -> None:
    (mark,) = written("0 1 -1 0 50 0 cm 0 0 30 10 re f")
    assert mark.box == pytest.approx((40, 0, 50, 30))


def test_lines_are_as_thick_as_they_are_drawn() -> None:
    (mark,) = written("2 0 0 2 0 0 cm 3 w 10 10 m 20 10 l S")
    assert mark.box == pytest.approx((20, 17, 40, 23))
    (mark,) = written("2 w 10 10 m 10 20 l S")
    assert mark.box == pytest.approx((9, 10, 11, 20))
    (mark,) = written("2 w 10 10 9 9 re S")
    assert mark.box == pytest.approx((9, 9, 20, 20))


def test_what_is_clipped_away_is_not_on_the_page() -> None:
    (mark,) = written("10 10 20 20 re W n 0 0 50 15 re f 60 60 9 9 re f")
    assert mark.box == pytest.approx((10, 10, 30, 15))


def test_colours_hold_until_the_state_is_restored() -> None:
    marks = written(
        "q 1 0 0 rg 0 0 1 1 re f q 0 1 0 0 k 0 0 1 1 re f Q 0 0 1 1 re f Q 0 0 1 1 re f"
    )
    assert [mark.colour.family for mark in marks] == ["RGB", "CMYK", "RGB", "grey"]


def test_forms_keep_their_state_to_themselves() -> None:
    with pikepdf.new() as pdf:
        form = pikepdf.Stream(pdf, b"1 0 0 rg Q Q 0 0 50 5 re f EMC q q")
        form.Subtype, form.BBox, form.Matrix = pikepdf.Name.Form, [0, 0, 20, 20], [1, 0, 0, 1, 7, 0]
        held = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Form=form))
        operators = "/Artifact BMC q 0 g /Form Do 30 0 1 1 re f Q EMC 40 0 1 1 re f"
        out = io.BytesIO()
        page = pdf.add_blank_page(page_size=(100, 100))
        page.Contents, page.Resources = pdf.make_stream(operators.encode()), held
        pdf.save(out)
    inside, after, last = sheet_of(out.getvalue()).marks
    assert inside.box == pytest.approx((7, 0, 27, 5))
    assert (inside.colour.family, after.colour.family) == ("RGB", "grey")
    assert (inside.in_form, after.in_form) == (True, False)
    assert (inside.artifact, after.artifact, last.artifact) == ("other", "other", "")


def test_words_nobody_sees_are_not_on_the_page() -> None:
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Courier,
        FirstChar=32, Widths=[600] * 95,
    )  # fmt: skip
    held = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
    assert written("BT /F 10 Tf 3 Tr (hidden) Tj ET", held) == ()
    assert written("BT /F 10 Tf (   ) Tj ET", held) == ()
    (one,) = written("BT /F 10 Tf 1 0 0 1 20 30 Tm 2 Ts 50 Tz [( a) -1000 (b )] TJ ET", held)
    assert one.box == pytest.approx((23, 29.5, 34, 39.5))
