"""QR codes are read from pages as a phone sees them; what is wrong with one is noticed."""

from __future__ import annotations

import io
from functools import cache

import pikepdf
import pytest

from leaflets.model.job import Job
from leaflets.model.page import PagedDocument
from leaflets.pdf import draw
from leaflets.pipeline import lay_out
from tests.end_to_end.jobs import SIGNS, shipped_library
from tests.end_to_end.rendering import rendered
from tests.forms.codes import DPI, WAYS, photocopied, read_codes, seen, unreadable_codes
from tests.oracle.read_back import Node, read_tree
from tests.small_workspace import CLINIC

ADDRESS = "https://leaflets.example.org/sd-warn"

FORMS = [
    ("en-GB", "a4", "screen"), ("ar", "a5", "office"), ("en-GB", "letter", "mono"),
    ("zh-Hans", "a5", "print"), ("ur", "a4", "print"), ("ar", "a4", "mono"),
]  # fmt: skip


SMALL_CODES = [("slip", "legal"), ("card", "card"), ("tri-fold", "dl")]
"""Layouts with little room for them, and their papers."""


@cache
def document(language: str, paper: str, profile: str, layout: str = "handout") -> PagedDocument:
    job = Job(SIGNS, language, CLINIC, layout, paper, profile)
    return lay_out(shipped_library(), job).document


@pytest.mark.parametrize("form", FORMS, ids="-".join)
def test_codes_say_what_the_page_says(form: tuple[str, str, str]) -> None:
    made = document(*form)
    pdf = draw(made)
    tree = read_tree(pdf)
    assert list(unreadable_codes(pdf, made, tree)) == []
    assert [node.alt for node in tree.walk() if "example.org/sd-warn" in node.alt]
    if not made.press:
        links = {target for node in tree.walk() for target in node.targets}
        assert ADDRESS in links


@pytest.mark.parametrize(("layout", "paper"), SMALL_CODES)
def test_small_codes_can_be_read_from_a_photocopy(layout: str, paper: str) -> None:
    made = document("en-GB", paper, "office", layout)
    pdf = draw(made)
    assert list(unreadable_codes(pdf, made, read_tree(pdf))) == []


def test_a_photocopy_is_worse_and_the_same_each_time() -> None:
    made = document("en-GB", "a4", "screen")
    page = rendered(draw(made), 1, DPI, colour=True)
    copy = photocopied(page)
    assert copy.tobytes() == photocopied(page).tobytes()
    assert copy.tobytes() != photocopied(page, seed=2).tobytes()
    dark, light = copy.getextrema()
    assert int(str(dark)) > 20
    assert int(str(light)) < 256
    for seed in range(2, 6):
        assert read_codes(photocopied(page, seed)) == {ADDRESS: 1}


def _faults(spoil: bytes, say: str = "") -> list[str]:
    made = document("en-GB", "a4", "screen")
    pdf = draw(made)
    tree = read_tree(pdf)
    if say:
        for node in tree.walk():
            node.alt = node.alt.replace("sd-warn", say)
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        opened.pages[-1].contents_add(spoil)
        opened.save(out)
    return list(unreadable_codes(out.getvalue(), made, tree))


def test_these_guards_see_what_is_wrong() -> None:
    assert _faults(b"") == []
    covered = _faults(b"q 1 g 0 0 595 842 re f Q")
    assert [fault.partition(":")[0] for fault in covered] == [f"side 2 {way}" for way in WAYS]
    assert all("0 of 1 QR codes" in fault for fault in covered)
    assert all("no figure does" in fault for fault in _faults(b"", say="elsewhere"))
    assert len(_faults(b"", say="elsewhere")) == len(WAYS)


def test_the_tags_are_read_as_they_are() -> None:
    made = document("en-GB", "a4", "screen")
    tree: Node = read_tree(draw(made))
    assert "QR code for leaflets.example.org/sd-warn" in {node.alt for node in tree.walk()}
    page = rendered(draw(made), 1, DPI, colour=True)
    assert seen(page, "in grey").mode == "L"
