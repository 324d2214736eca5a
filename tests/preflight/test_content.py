"""What is read of a page has a limit, whatever a file tries."""

from __future__ import annotations

import io

import pikepdf
import pytest
from pypdf import PdfReader

from leaflets.preflight import content
from leaflets.problems import LeafletsError
from leaflets.stages.verify import verify
from tests.preflight.planted import HERE, codes, drawn, good, spoilt


def forms_of_forms(pdf: pikepdf.Pdf, depth: int = 9, each: int = 9) -> None:
    """Draws 9 to the power of 9 rectangles in ten short streams."""
    drawing = pdf.make_stream(b"0 0 9 9 re f ")
    for level in range(depth):
        drawing.Subtype, drawing.BBox = pikepdf.Name.Form, [0, 0, 9, 9]
        above = pdf.make_stream(b"/Below Do " * each)
        above.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Below=drawing))
        drawing = above
        assert level < depth
    drawing.Subtype, drawing.BBox = pikepdf.Name.Form, [0, 0, 9, 9]
    pdf.pages[0].Resources.XObject["/Bomb"] = drawing
    drawn("/Bomb Do")(pdf)


def long_stream(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].Contents = pdf.make_stream(b" " * (content.MOST_IN_ONE + 1))


def one_stream_often(pdf: pikepdf.Pdf) -> None:
    part = pdf.make_stream(b" " * (content.MOST_IN_ONE - 1))
    pdf.pages[0].Contents = pikepdf.Array([part] * 1000)


@pytest.mark.parametrize("spoil", [forms_of_forms, long_stream, one_stream_often])
def test_a_page_without_end_is_told_and_ends(
    spoil: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(content, "MOST_OPERATORS", 20_000)
    assert callable(spoil)
    report = verify(spoilt("print", spoil), HERE)
    assert "verify/too-much" in {problem.code for problem in report.problems}
    assert "page 1 draws more" in " ".join(problem.message for problem in report.problems)


def test_the_limit_is_that_of_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """Many pages of usual length are too much together."""
    first = PdfReader(io.BytesIO(good("print"))).pages[0]
    on_the_first = len(list(content.Reading().operations(first)))
    monkeypatch.setattr(content, "MOST_OPERATORS", on_the_first + 9)
    (problem,) = verify(good("print"), HERE).problems
    assert "page 2 draws more" in problem.message


def loop(pdf: pikepdf.Pdf) -> None:
    form = pdf.make_stream(b"0 0 9 9 re f /Again Do")
    form.Subtype, form.BBox = pikepdf.Name.Form, [0, 0, 9, 9]
    form.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Again=form))
    pdf.pages[0].Resources.XObject["/Loop"] = form
    drawn("1 0 0 1 300 400 cm /Loop Do")(pdf)


def test_a_form_in_itself_is_drawn_once() -> None:
    assert codes("print", loop) == set()


@pytest.mark.parametrize(
    "operators",
    [
        "Q Q Q", "EMC EMC", "ET ET", "q " * 200, "/None Do", "/None gs", "/None sh",
        "/None cs 1 sc 0 0 1 1 re f", "/Pattern cs /None scn", "(no number) w", "cm", "re f",
        "/None 12 Tf (a) Tj", "[(a) /b <</c 1>>] TJ", "1 2 Td", "/P /None BDC EMC", "scn", "Tf",
        "1 0 0 1 cm", "99999999999999999999 0 0 1 0 0 cm 0 0 1 1 re f", "Do",
        "k", "0.1 k 0 0 1 1 re n", "W n 300 400 9 9 re n", "() ' (a) \" 1 2 (a) \"",
    ],
)  # fmt: skip
def test_operators_without_sense_are_no_traceback(operators: str) -> None:
    report = verify(spoilt("print", drawn(operators)), HERE)
    assert len(report.pages) == 2


def test_content_that_cannot_be_read_is_told() -> None:
    with pytest.raises(LeafletsError) as raised:
        verify(spoilt("print", drawn("BI /W 1 ID xEI")), HERE)
    assert [problem.code for problem in raised.value.problems] == ["verify/broken"]
