"""fpdf2, with text shaping by HarfBuzz; it can tag neither paragraphs nor lists."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import segno
from fpdf import FPDF

ARABIC: dict[str, Any] = {"direction": "rtl", "script": "arab", "language": "ara"}
WIDTH = 176.0
"""Millimetres between the margins."""


def ready(folder: Path, font: str) -> Callable[[Any], bytes]:
    """fpdf2 opens its fonts for every document."""
    arabic = "Arabic" in font
    files = {"": folder / f"{font}-Regular.ttf", "B": folder / f"{font}-Bold.ttf"}

    def build(story: Any) -> bytes:
        pdf = FPDF(format="A4")
        pdf.set_margins(17, 14)
        pdf.set_auto_page_break(True, 20)
        for style, file in files.items():
            pdf.add_font("Leaflet", style, file)
        pdf.set_font("Leaflet", size=12)
        pdf.set_text_shaping(True, **(ARABIC if arabic else {}))
        pdf.set_title(story["title"])
        pdf.add_page()
        _all(pdf, story["body"])
        return bytes(pdf.output())

    return build


def prepared(story: dict[str, Any]) -> Any:
    """Its own little markup."""
    return {"title": story["title"], "body": story["body"]}


def _words(markup: str) -> str:
    text = re.sub(r"</?b>", "**", markup)
    text = re.sub(r"</?(?:super|a)[^>]*>", "", text)
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _paragraph(pdf: FPDF, markup: str, size: float = 12, style: str = "") -> None:
    pdf.set_font("Leaflet", style, size)
    pdf.multi_cell(
        WIDTH, size * 0.5, _words(markup), markdown=True, new_x="LMARGIN", new_y="NEXT", align="L"
    )


def _all(pdf: FPDF, body: list[Any]) -> None:
    for kind, *rest in body:
        match kind:
            case "heading":
                _paragraph(pdf, rest[1], {1: 24, 2: 15}.get(rest[0], 12.5), "B")
            case "text":
                _paragraph(pdf, rest[0])
            case "box":
                _all(pdf, rest[0])
            case "list":
                for number, item in enumerate(rest[1], 1):
                    for words in item:
                        _paragraph(pdf, f"{number}. {words}" if rest[0] else f"• {words}")
            case "table":
                _table(pdf, rest[0])
            case "qr":
                _qr(pdf, rest[0])
            case "picture":
                pdf.polyline([(20, 60), (70, 10), (140, 60)])
                for words in rest[1]:
                    _paragraph(pdf, words)
            case "rule":
                pdf.line(17, pdf.get_y(), 193, pdf.get_y())


def _table(pdf: FPDF, rows: list[list[list[str]]]) -> None:
    pdf.set_font("Leaflet", size=12)
    with pdf.table(markdown=True, first_row_as_headings=True) as table:
        for cells in rows:
            row = table.row()
            for cell in cells:
                row.cell(_words(" ".join(cell)))


def _qr(pdf: FPDF, payload: str) -> None:
    matrix = segno.make_qr(payload, error="q").matrix
    module, top = 26 / (len(matrix) + 8), pdf.get_y()
    if top > 240:
        pdf.add_page()
        top = pdf.get_y()
    for row, modules in enumerate(matrix):
        for column, dark in enumerate(modules):
            if dark:
                x, y = 17 + (column + 4) * module, top + (row + 4) * module
                pdf.rect(x, y, module, module, style="F")
    pdf.set_y(top + 28)
