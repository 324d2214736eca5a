"""What page content streams are held against: the rules of tagged content, operator by operator."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pikepdf

PAINTING = frozenset(
    ("Tj", "TJ", "'", '"', "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "Do")
)


def operators(pdf_bytes: bytes, page: int = 0) -> list[tuple[str, list[Any]]]:
    """(operator, operands) of a page."""
    with pikepdf.open(BytesIO(pdf_bytes)) as pdf:
        return [
            (str(part.operator), [_plain(operand) for operand in part.operands])
            for part in pikepdf.parse_content_stream(pdf.pages[page])
        ]


def _plain(operand: Any) -> Any:
    if isinstance(operand, pikepdf.Dictionary):
        return {key: _plain(value) for key, value in operand.items()}
    if isinstance(operand, pikepdf.Array):
        return [_plain(value) for value in operand]
    if isinstance(operand, pikepdf.String):
        return bytes(operand)
    return str(operand) if isinstance(operand, pikepdf.Name) else float(operand)


def content_flaws(pdf_bytes: bytes) -> list[str]:
    """Painting outside marked content, nested or unbalanced marks, text objects cut through."""
    with pikepdf.open(BytesIO(pdf_bytes)) as pdf:
        count = len(pdf.pages)
    return [flaw for page in range(count) for flaw in _page_flaws(operators(pdf_bytes, page), page)]


def _page_flaws(listed: list[tuple[str, list[Any]]], page: int) -> list[str]:
    found: list[str] = []
    marks: list[tuple[str, bool]] = []  # tag, opened inside a text object
    in_text = False
    saved = 0
    for name, operands in listed:
        if name in ("BDC", "BMC"):
            nested_span = operands[0] == "/Span" and "/ActualText" in operands[-1]
            if marks and not nested_span:
                found.append(f"page {page}: {operands[0]} inside {marks[-1][0]}")
            marks.append((operands[0], in_text))
        elif name == "EMC":
            _, opened_in_text = marks.pop()
            if opened_in_text != in_text:
                found.append(f"page {page}: a mark crosses a text object")
        elif name in ("BT", "ET"):
            in_text = name == "BT"
        elif name in ("q", "Q"):
            saved += 1 if name == "q" else -1
        elif name in PAINTING and not marks:
            found.append(f"page {page}: {name} outside marked content")
    if marks or in_text or saved:
        found.append(f"page {page}: left open: {marks} {in_text} {saved}")
    return found
