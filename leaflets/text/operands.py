"""Placed glyphs to the operands of the PDF operator ``TJ`` (ISO 32000-1 9.4.3)."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import count
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from leaflets.text.face import Face

LEAST_MOVE: Final = 0.4
"""Smallest correction of the pen worth writing, in 1/1000 em: far below what a printer shows. The
pen never strays further, since what was not corrected adds to the next difference."""


def text_operands(
    places: Iterable[tuple[int, float, float]], advance: float, face: Face
) -> tuple[tuple[float, str], ...]:
    """Operands of ``TJ`` (ISO 32000-1 9.4.3) that draw the glyphs and leave the pen at `advance`.

    ``places``: id, x and y of each. Codes are the font's own glyph numbers (Identity-H), so they
    suit every document.
    """
    pieces: list[tuple[float, str]] = []
    parts: list[str] = []
    codes: list[str] = []
    pen = rise = 0.0

    def flush_codes() -> None:
        if codes:
            parts.append(f"<{''.join(codes)}>")
            codes.clear()

    def flush_parts() -> None:
        flush_codes()
        if parts:
            pieces.append((rise, "".join(parts)))
            parts.clear()

    for glyph_id, x, y in places:
        if y != rise:
            flush_parts()
            rise = y
        back = pen - x
        if not -LEAST_MOVE < back < LEAST_MOVE:  # before rounding, which takes long
            back = round(back, 1)
            if abs(back) > LEAST_MOVE:
                flush_codes()
                parts.append(f"{back:g}")
                pen -= back
        codes.append(f"{glyph_id:04X}")
        pen += face.advance(glyph_id)
    back = round(pen - advance, 1)
    if abs(back) > LEAST_MOVE:
        if rise:
            flush_parts()
            rise = 0.0
        flush_codes()
        parts.append(f"{back:g}")
    flush_parts()
    return tuple(pieces)


def kerned_operands(codes: str, natural: tuple[float, ...], advances: tuple[float, ...]) -> str:
    """What ``text_operands`` gives where all measures are whole numbers: nothing is rounded, and
    no correction is too small."""
    parts: list[str] = []
    start = 0
    for end, width, advance in zip(count(1), natural, advances, strict=False):
        if width != advance:
            parts.append(f"<{codes[start : 4 * end]}>{width - advance:g}")
            start = 4 * end
    if start < len(codes):
        parts.append(f"<{codes[start:]}>")
    return "".join(parts)
