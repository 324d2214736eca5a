"""verify: finished PDFs read back, sound ones and damaged ones."""

from __future__ import annotations

import contextlib
import io
import random
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from leaflets.pdf import draw
from leaflets.problems import LeafletsError
from leaflets.stages.verify import Report, verify
from tests.pdf import samples

HERE = Path("leaflet.pdf")


@cache
def sound(language: str = "en") -> bytes:
    return draw(samples.leaflet(language).document())


def changed(change: Callable[[pikepdf.Pdf], None], **saving: Any) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(sound())) as pdf:
        change(pdf)
        pdf.save(out, **saving)
    return out.getvalue()


def codes(report: Report) -> list[str]:
    return [problem.code for problem in report.problems]


def refusal(pdf: bytes) -> str:
    with pytest.raises(LeafletsError) as raised:
        verify(pdf, HERE)
    (problem,) = raised.value.problems
    assert problem.where
    assert problem.where.path == HERE
    return problem.code


@pytest.mark.parametrize("language", samples.WORDS)
def test_a_sound_leaflet(language: str) -> None:
    report = verify(sound(language), HERE)
    assert report.problems == ()
    assert report.language == language
    assert report.title == samples.leaflet(language).document().metadata.title
    assert report.identifier == "job-7"
    assert report.marked
    assert report.tags["H1"] == 1
    assert report.tags["Figure"] == 3
    assert report.images == 2
    assert len(report.pages) == 2
    assert all(page.letters for page in report.pages)
    width, height = samples.WIDTH, samples.HEIGHT
    assert report.pages[0].boxes["TrimBox"] == pytest.approx((0, 0, width, height))
    assert all(font.embedded and font.subset for font in report.fonts)


def test_not_a_pdf() -> None:
    assert refusal(b"") == "verify/empty"
    assert refusal(b"GIF89a" + bytes(2000)) == "verify/not-a-pdf"
    assert refusal(b"%PDF-1.7\n%%EOF\n") == "verify/broken"


@pytest.mark.parametrize("percent", range(1, 100, 7))
def test_cut_off(percent: int) -> None:
    pdf = sound()
    assert refusal(pdf[: len(pdf) * percent // 100]) == "verify/cut-off"


def test_damage_is_never_a_traceback() -> None:
    dice = random.Random(4)
    for _ in range(60):
        pdf = bytearray(sound())
        for _ in range(12):
            pdf[dice.randrange(len(pdf))] = dice.randrange(256)
        with contextlib.suppress(LeafletsError):
            verify(bytes(pdf), HERE)


def test_locked() -> None:
    locked = changed(lambda _: None, encryption=pikepdf.Encryption(owner="o", user="u"))
    assert refusal(locked) == "verify/locked"


def test_what_a_leaflet_must_have() -> None:
    def strip(pdf: pikepdf.Pdf) -> None:
        for key in ("/StructTreeRoot", "/MarkInfo", "/Lang"):
            del pdf.Root[key]
        del pdf.docinfo["/Title"]

    report = verify(changed(strip), HERE)
    assert codes(report) == ["verify/no-tags", "verify/no-language", "verify/no-title"]
    assert report.tags == {}


def test_tags_but_not_marked() -> None:
    def unmark(pdf: pikepdf.Pdf) -> None:
        pdf.Root.MarkInfo.Marked = False

    assert codes(verify(changed(unmark), HERE)) == ["verify/no-tags"]


def test_a_loop_in_the_tags_ends() -> None:
    def loop(pdf: pikepdf.Pdf) -> None:
        top = pdf.Root.StructTreeRoot
        first = top.K[0] if isinstance(top.K, pikepdf.Array) else top.K
        first.K = pikepdf.Array([first])

    assert verify(changed(loop), HERE).tags == {"Document": 1}


def add_text(pdf: pikepdf.Pdf, operators: str) -> None:
    page = pdf.pages[0]
    font = next(iter(page.Resources.Font.keys()))
    content = f"BT {font} 9 Tf {operators} ET".encode()
    page.contents_add(pikepdf.Stream(pdf, content))


def test_letters_without_a_shape() -> None:
    before = verify(sound(), HERE).pages[0].letters
    report = verify(changed(lambda pdf: add_text(pdf, "[<0000> 5 <00000000>] TJ")), HERE)
    assert codes(report) == ["verify/missing-text"]
    assert "empty boxes" in report.problems[0].message
    assert "(3 times)" in report.problems[0].message
    assert report.pages[0].letters == before + 3


def test_letters_without_a_meaning() -> None:
    unknown = "<fff0> Tj"
    report = verify(changed(lambda pdf: add_text(pdf, unknown)), HERE)
    assert "cannot be copied" in report.problems[0].message
    told = f"/Span <</ActualText (x)>> BDC {unknown} EMC"
    assert verify(changed(lambda pdf: add_text(pdf, told)), HERE).problems == ()
    after = f"/Span <</ActualText (x)>> BDC EMC {unknown}"
    assert codes(verify(changed(lambda pdf: add_text(pdf, after)), HERE)) == ["verify/missing-text"]


def test_text_inside_a_form_counts() -> None:
    def form(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0]
        font = next(iter(page.Resources.Font.keys()))
        drawing = pikepdf.Stream(pdf, f"BT {font} 9 Tf <0000> Tj ET /Again Do".encode())
        drawing.Subtype = pikepdf.Name.Form
        drawing.Type = pikepdf.Name.XObject
        drawing = pdf.make_indirect(drawing)
        drawing.Resources = pikepdf.Dictionary(
            Font=page.Resources.Font, XObject=pikepdf.Dictionary({"/Again": drawing})
        )
        page.Resources.XObject = pikepdf.Dictionary({"/Form": drawing})
        page.contents_add(pikepdf.Stream(pdf, b"/Form Do"))

    assert "verify/missing-text" in codes(verify(changed(form), HERE))


def test_a_font_without_a_unicode_map() -> None:
    def forget(pdf: pikepdf.Pdf) -> None:
        for font in pdf.pages[0].Resources.Font.values():
            del font["/ToUnicode"]

    told = codes(verify(changed(forget), HERE))
    assert set(told) == {"verify/missing-text", "verify/no-meaning"}


def test_a_stranger_with_fonts_outside_and_an_empty_page() -> None:
    out = io.BytesIO()
    canvas = Canvas(out, lang="en")
    canvas.setTitle("Title")
    canvas.drawString(72, 72, "Hello")
    canvas.showPage()
    canvas.rect(0, 0, 10, 10)
    canvas.showPage()
    canvas.save()
    report = verify(out.getvalue(), HERE)
    assert set(codes(report)) == {"verify/no-tags", "verify/no-text", "verify/font-outside"}
    assert [page.letters for page in report.pages] == [5, 0]
    assert "MediaBox" in report.pages[0].boxes
