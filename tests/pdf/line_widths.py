"""How thick the lines of a finished file are, in points, with all scaling."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf


def line_widths(data: bytes) -> Iterator[float]:
    """Of every line that pages and form XObjects draw; pictures are scaled alike in both ways."""
    with pikepdf.open(BytesIO(data)) as pdf:
        for page in pdf.pages:
            yield from _drawn(page, page.Resources, 1.0)


def _drawn(content: Any, resources: Any, scale: float) -> Iterator[float]:
    scales, width = [scale], 1.0
    listed: Any = pikepdf.parse_content_stream(content)
    for operands, operator in listed:
        match str(operator):
            case "q":
                scales.append(scales[-1])
            case "Q":
                scales.pop()
            case "cm":
                scales[-1] *= abs(float(operands[0]))
            case "w":
                width = float(operands[0])
            case "S" | "B" | "B*":
                yield width * scales[-1]
            case "Do":
                shown = resources.XObject[str(operands[0])]
                if str(shown.Subtype) == "/Form":
                    yield from _drawn(shown, resources, scales[-1])
