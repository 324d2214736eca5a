"""Words that are cut off, covered or out of their room are seen on the picture of a page."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import cache

import pikepdf
import pytest

from leaflets.model.job import Job
from leaflets.model.page import PagedDocument
from leaflets.pdf import draw
from leaflets.pipeline import lay_out
from tests.end_to_end.jobs import MYTHS, SIGNS, SOURCE, shipped_library
from tests.forms.clipping import clipped_glyphs
from tests.small_workspace import CLINIC

Spoil = Callable[[pikepdf.Pdf], None]


@cache
def document(paper: str, profile: str) -> PagedDocument:
    job = Job(SIGNS, SOURCE, CLINIC, "handout", paper, profile)
    return lay_out(shipped_library(), job).document


def faults(spoil: Spoil, paper: str = "a4", profile: str = "screen") -> list[str]:
    made = document(paper, profile)
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(draw(made))) as pdf:
        spoil(pdf)
        pdf.save(out)
    return list(clipped_glyphs(out.getvalue(), made))


def around(before: bytes, after: bytes = b"") -> Spoil:
    def spoil(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].contents_add(b"q " + before, prepend=True)
        pdf.pages[0].contents_add(b"Q " + after)

    return spoil


@pytest.mark.parametrize(
    ("paper", "profile"), [("a4", "screen"), ("a4", "print"), ("a5-booklet", "office")]
)
def test_a_leaflet_of_ours_is_whole(paper: str, profile: str) -> None:
    assert faults(around(b""), paper, profile) == []


@pytest.mark.parametrize(
    "job",
    [
        # Tails of letters cross the underline of a web address, two pixels high.
        Job(MYTHS, "zh-Hans", CLINIC, "easy-read", "a4", "mono"),
        # A vowel sign below a tail that itself goes below the line.
        Job(SIGNS, "ar", CLINIC, "easy-read", "a3-landscape", "print-without-marks"),
    ],
    ids=lambda job: job.language,
)
def test_what_was_taken_for_a_fault_is_none(job: Job) -> None:
    made = lay_out(shipped_library(), job).document
    assert list(clipped_glyphs(draw(made), made)) == []


def test_words_under_something_are_covered() -> None:
    (fault,) = faults(around(b"", b"1 1 1 rg 60 400 300 60 re f"))
    assert "covered" in fault
    assert fault.startswith("side 1")


def test_words_behind_a_clip_are_cut_off() -> None:
    (fault,) = faults(around(b"0 0 595 500 re W n"))
    assert "stand behind a clip" in fault


@pytest.mark.parametrize("shift", [b"1 0 0 1 0 7 cm", b"1 0 0 1 12 0 cm", b"1 0 0 1 300 0 cm"])
def test_words_that_have_moved_are_out_of_their_room(shift: bytes) -> None:
    assert any("out of its frame" in fault for fault in faults(around(shift)))


def test_words_beyond_the_paper_are_seen() -> None:
    def spoil(pdf: pikepdf.Pdf) -> None:
        font = next(iter(dict(pdf.pages[1].Resources.Font)))
        words = f"BT {font} 12 Tf -15 400 Td <00240024> Tj ET"
        pdf.pages[1].contents_add(words.encode())

    (fault,) = faults(spoil)
    assert "out of its frame (-5 to" in fault
    assert fault.startswith("side 2")


def test_what_is_no_word_may_stand_anywhere() -> None:
    assert faults(around(b"0 1 0 rg 0 0 595 842 re f", b"1 0 0 rg 2 2 9 9 re f")) == []
