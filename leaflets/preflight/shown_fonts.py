"""Fonts as a page uses them: how codes are read, which have a meaning, how far each goes on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from leaflets.preflight.objects import dictionary, entry, numbers, resolved

_SPACES = frozenset({0x20, 0xA0, 0x202F, 0x200B})
"""Characters that are no ink."""

_USUAL_WIDTH = 1000.0
"""Thousandths of an em, where a composite font says nothing (ISO 32000-1 9.7.4.3)."""

_MOST_CODES = 500_000
"""That a table may speak of: a font has 65,536 codes, but a broken table may name them forever."""

_UNKNOWN_WIDTH = 500.0
"""Of a font that says nothing at all: those every viewer brings, and none is of ours."""


@dataclass(frozen=True, slots=True)
class ShownFont:
    """``bytes_a_code``: 1 or 2; ``known``: codes with a ToUnicode entry, None: needs none;
    ``spaces``: codes without ink; ``glyph_ids``: codes are glyph numbers of the font; ``widths``:
    in thousandths of an em, with the one of all others."""

    bytes_a_code: int
    known: frozenset[int] | None
    spaces: frozenset[int]
    glyph_ids: bool
    widths: Mapping[int, float]
    other_width: float

    def width(self, code: int) -> float:
        """Of a code, in thousandths of an em."""
        return self.widths.get(code, self.other_width)


class Fonts:
    """Each font read once."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[Any, ShownFont]] = {}

    def named(self, name: Any, resources: Any) -> ShownFont | None:
        """What ``Tf`` names; None when there is no such font."""
        font = entry(entry(resources, "/Font"), name)
        if font is None:
            return None
        if id(font) not in self._known:
            self._known[id(font)] = (font, _read(font))
        return self._known[id(font)][1]


def codes(shown: Any, font: ShownFont) -> Iterator[int]:
    """Of a string (ISO 32000-1 9.4.3)."""
    raw, width = getattr(shown, "original_bytes", shown), font.bytes_a_code
    if isinstance(raw, bytes):
        for at in range(0, len(raw) - width + 1, width):
            yield int.from_bytes(raw[at : at + width], "big")


def _read(font: Any) -> ShownFont:
    composite = entry(font, "/Subtype") == "/Type0"
    unicode_map = entry(font, "/ToUnicode")
    known: frozenset[int] | None
    spaces = frozenset() if composite else frozenset({32})
    if unicode_map is not None:
        meanings = _mapped(unicode_map.get_data())
        known = frozenset(meanings)
        spaces = frozenset(code for code, first in meanings.items() if first in _SPACES)
    else:
        # A font with one byte a letter may rely on the names in its encoding (9.10.2).
        known = frozenset() if composite else None
    # Only Identity says that codes are the glyph numbers of the font (9.7.5.2).
    identity = composite and str(entry(font, "/Encoding")).startswith("/Identity")
    widths, other = _composite_widths(font) if composite else _simple_widths(font)
    return ShownFont(2 if composite else 1, known, spaces, identity, widths, other)


def _simple_widths(font: Any) -> tuple[dict[int, float], float]:
    first, listed = entry(font, "/FirstChar"), numbers(entry(font, "/Widths"))
    if not isinstance(first, int) or not listed:
        return {}, _UNKNOWN_WIDTH
    scale = 1.0
    matrix = numbers(entry(font, "/FontMatrix"))
    if entry(font, "/Subtype") == "/Type3" and matrix:
        scale = matrix[0] * 1000  # its widths are in glyph space (9.6.5)
    return {first + place: width * scale for place, width in enumerate(listed)}, 0.0


def _composite_widths(font: Any) -> tuple[dict[int, float], float]:
    """ISO 32000-1 9.7.4.3: ``c [w1 w2 ...]`` or ``first last w``."""
    below = entry(font, "/DescendantFonts")
    cid_font = dictionary(below[0]) if below else {}
    usual = entry(cid_font, "/DW")
    other = float(usual) if isinstance(usual, int | float) else _USUAL_WIDTH
    found: dict[int, float] = {}
    waiting: list[int] = []
    left = _MOST_CODES
    for item in entry(cid_font, "/W") or []:
        value = resolved(item)
        if isinstance(value, list) and waiting:
            first = waiting.pop()
            found.update({first + place: width for place, width in enumerate(numbers(value))})
            waiting.clear()
        elif len(waiting) == 2:
            first, last = waiting
            meant = range(first, min(last, 0xFFFF) + 1)[:left]
            left -= len(meant)
            found.update(dict.fromkeys(meant, float(value)))
            waiting.clear()
        else:
            waiting.append(int(value))
    return found, other


def _mapped(cmap: bytes) -> dict[int, int]:
    """The codes a ToUnicode CMap gives characters for (ISO 32000-1 9.10.3), and the first of
    each."""
    found: dict[int, int] = {}
    for section in re.findall(rb"beginbfchar(.*?)endbfchar", cmap, re.DOTALL):
        for code, text in re.findall(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f\s]+)>", section):
            found[int(code, 16)] = int(b"".join(text.split())[:4] or b"0", 16)
    left = _MOST_CODES
    for section in re.findall(rb"beginbfrange(.*?)endbfrange", cmap, re.DOTALL):
        for first, last, text in re.findall(
            rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(?:<([^>]*)>|\[[^\]]*\])", section
        ):
            start, end = int(first, 16), int(last, 16)
            meaning = int(text[:4], 16) if re.fullmatch(rb"[0-9A-Fa-f]+", text) else 0
            meant = range(start, min(end, start + 0xFFFF) + 1)[:left]
            left -= len(meant)
            for place, code in enumerate(meant):
                found[code] = meaning + place if meaning else 0
    return found
