"""The peer: the same words set by ReportLab's own platypus, without tags. Knows nothing of us.

As a program it makes one PDF in a process of its own: ``python platypus.py STORY FONTS OUT``.
"""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import segno
from reportlab.graphics.shapes import Circle, Drawing, Line, PolyLine
from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_LEFT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import (
    Flowable,
    HRFlowable,
    ListFlowable,
    ListItem,
    Paragraph,
    SimpleDocTemplate,
    Spacer,
    Table,
    TableStyle,
)

INK, TINT, RED = HexColor("#1c2b33"), HexColor("#e8f1f2"), HexColor("#b3261e")


def register(folder: Path, name: str) -> dict[str, ParagraphStyle]:
    """Open ``name``-Regular.ttf and -Bold.ttf in ``folder``; returns the styles set in them."""
    for weight in ("Regular", "Bold"):
        pdfmetrics.registerFont(TTFont(f"{name}-{weight}", str(folder / f"{name}-{weight}.ttf")))
    regular, bold = f"{name}-Regular", f"{name}-Bold"
    pdfmetrics.registerFontFamily(
        regular, normal=regular, bold=bold, italic=regular, boldItalic=bold
    )
    base = {"fontName": regular, "textColor": INK, "alignment": TA_LEFT, "spaceAfter": 5}
    styles = {"text": ParagraphStyle("text", fontSize=12, leading=16.8, **base)}
    for level, size in ((1, 24), (2, 15), (3, 12.5)):
        heading = {**base, "fontName": bold, "keepWithNext": 1, "spaceBefore": 8}
        styles[f"h{level}"] = ParagraphStyle(
            f"h{level}", fontSize=size, leading=size * 1.25, **heading
        )
    return styles


def ready(folder: Path, font: str) -> Callable[[Any], bytes]:
    """Register the fonts."""
    styles = register(folder, font)
    return lambda story: build(story, styles)


def prepared(story: dict[str, Any]) -> Any:
    """A story is what it needs: markup is ready made."""
    return story


class QrCode(Flowable):  # type: ignore[misc]  # ReportLab has no types
    """A QR code of segno's, as one path of rectangles."""

    def __init__(self, payload: str, side: float) -> None:
        super().__init__()
        self.width = self.height = side
        self.matrix = segno.make_qr(payload, error="q").matrix

    def draw(self) -> None:
        """Dark runs of each row."""
        module = self.width / (len(self.matrix) + 8)
        path = self.canv.beginPath()
        for row, modules in enumerate(self.matrix):
            y = self.height - (row + 5) * module
            start = None
            for column, dark in enumerate((*modules, 0)):
                if dark and start is None:
                    start = column
                elif not dark and start is not None:
                    path.rect((start + 4) * module, y, (column - start) * module, module)
                    start = None
        self.canv.drawPath(path, stroke=0, fill=1)


def build(story: dict[str, Any], styles: dict[str, ParagraphStyle]) -> bytes:
    """One PDF."""
    file = io.BytesIO()
    document = SimpleDocTemplate(
        file, pagesize=A4, leftMargin=17 * mm, rightMargin=17 * mm, topMargin=14 * mm,
        bottomMargin=20 * mm, title=story["title"], invariant=1,
    )  # fmt: skip

    def footer(canvas: Any, _document: Any) -> None:
        words = Paragraph(story["footer"], styles["text"])
        words.wrap(document.width, 40)
        words.drawOn(canvas, document.leftMargin, 6 * mm)

    flowables = _flowables(story["body"], styles, document.width)
    document.build(flowables, onFirstPage=footer, onLaterPages=footer)
    return file.getvalue()


def _flowables(body: list[Any], styles: dict[str, ParagraphStyle], width: float) -> list[Any]:
    made: list[Any] = []
    for kind, *rest in body:
        match kind:
            case "heading":
                made.append(Paragraph(rest[1], styles[f"h{rest[0]}"]))
            case "text":
                made.append(Paragraph(rest[0], styles["text"]))
            case "box":
                made.append(_box(_flowables(rest[0], styles, width - 24), width))
            case "list":
                made.append(_list(rest[1], rest[0], styles["text"]))
            case "table":
                made.append(_table(rest[0], width, styles["text"]))
            case "qr":
                made.append(QrCode(rest[0], 26 * mm))
            case "picture":
                made.append(_picture(rest[1], styles["text"]))
            case "rule":
                made.append(HRFlowable(width="100%", color=INK))
    return made


def _box(inside: list[Any], width: float) -> Any:
    rules = [("BACKGROUND", (0, 0), (-1, -1), TINT), ("BOX", (0, 0), (-1, -1), 1, RED)]
    box = Table([[flowable] for flowable in inside], colWidths=[width], style=TableStyle(rules))
    box.spaceAfter = 6
    return box


def _list(items: list[list[str]], ordered: bool, style: ParagraphStyle) -> Any:
    kind = "1" if ordered else "bullet"
    made = [ListItem([Paragraph(words, style) for words in item]) for item in items]
    return ListFlowable(
        made, bulletType=kind, bulletFontName=style.fontName, start=None if ordered else "•"
    )


def _table(rows: list[list[list[str]]], width: float, style: ParagraphStyle) -> Any:
    cells = [[[Paragraph(words, style) for words in cell] for cell in row] for row in rows]
    columns = max(map(len, cells))
    rules = [("GRID", (0, 0), (-1, -1), 0.5, INK), ("BACKGROUND", (0, 0), (-1, 0), TINT)]
    return Table(
        cells, colWidths=[width / columns] * columns, repeatRows=1, style=TableStyle(rules)
    )


def _picture(labels: list[str], style: ParagraphStyle) -> Any:
    drawing = Drawing(160, 90)
    drawing.add(PolyLine([20, 10, 30, 60, 70, 80, 110, 80, 140, 60, 150, 10], strokeColor=INK))
    drawing.add(Circle(80, 40, 4, fillColor=RED, strokeColor=None))
    drawing.add(Line(80, 40, 130, 85, strokeColor=INK))
    return Table([[drawing], *[[Paragraph(words, style)] for words in labels], [Spacer(1, 2)]])


def main() -> None:
    """Make one PDF; the story is JSON, ``FONTS`` is folder/Name."""
    words, fonts, target = sys.argv[1:]
    styles = register(Path(fonts).parent, Path(fonts).name)
    Path(target).write_bytes(build(json.loads(Path(words).read_text("utf-8")), styles))


if __name__ == "__main__":
    main()
