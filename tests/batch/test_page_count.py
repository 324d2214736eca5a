"""Pages counted without a PDF reader, and with one."""

from __future__ import annotations

import io

import pikepdf
import pypdfium2
import pytest

from leaflets.batch.page_count import page_count
from leaflets.pdf import draw
from tests.pdf import samples


def sound(language: str) -> bytes:
    return draw(samples.leaflet(language).document())


@pytest.mark.parametrize("language", samples.WORDS)
def test_page_count_agrees(language: str) -> None:
    assert page_count(sound(language)) == len(pypdfium2.PdfDocument(sound(language)))


def test_page_count_without_object_streams() -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(sound("en"))) as pdf:
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    assert page_count(out.getvalue()) == 2
