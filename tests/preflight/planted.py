"""Files of ours that are fit for print, and faults put into them."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pikepdf
from pikepdf import Name

from leaflets.model.job import Job
from leaflets.pipeline import build
from leaflets.problems import Problem
from leaflets.stages.verify import verify
from tests.end_to_end.jobs import SOURCE, shipped_library
from tests.small_workspace import CLINIC, LEAFLET

HERE = Path("leaflet.pdf")
MM = 72 / 25.4


@cache
def good(profile: str) -> bytes:
    """The warning signs on A4, with a QR code, pictures and colour that bleeds."""
    job = Job(LEAFLET, SOURCE, CLINIC, "handout", "a4", profile)
    return build(shipped_library(), job)


def spoilt(profile: str, spoil: Callable[[pikepdf.Pdf], None]) -> bytes:
    """A good file with a fault that another program might put in."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(good(profile))) as pdf:
        spoil(pdf)
        pdf.save(out)
    return out.getvalue()


def undeclared(pdf: pikepdf.Pdf) -> None:
    """The same file, that says nothing of standards."""
    text = bytes(pdf.Root.Metadata.read_bytes())
    for prefix in (b"pdfuaid", b"pdfaid", b"pdfxid"):
        text = text.replace(b"<" + prefix, b"<dc").replace(b"</" + prefix, b"</dc")
    pdf.Root.Metadata = pdf.make_stream(text, Type=Name.Metadata, Subtype=Name.XML)
    for holder, key in ((pdf.Root, "/OutputIntents"), (pdf.docinfo, "/GTS_PDFXVersion")):
        if key in holder:
            del holder[key]


def drawn(operators: str) -> Callable[[pikepdf.Pdf], None]:
    """More on the first page, as decoration; lengths count from the corner of its medium."""

    def spoil(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0]
        page.contents_add(b"q", prepend=True)
        page.contents_add(b"Q /Artifact <</Type /Layout>> BDC q " + operators.encode() + b" Q EMC")

    return spoil


def of_print(pdf: bytes) -> list[Problem]:
    """What is wrong with a file but for words that are no text."""
    return [problem for problem in verify(pdf, HERE).problems if problem.code != "verify/no-text"]


def codes(profile: str, spoil: Callable[[pikepdf.Pdf], None]) -> set[str]:
    """What is wrong with a good file after a fault is put in."""
    return {problem.code for problem in of_print(spoilt(profile, spoil))}
