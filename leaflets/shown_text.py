"""The letters a page shows, read from its content stream, and those a reader could not copy.

For ``verify``. A letter is lost when its font has no shape for it (glyph 0, ``.notdef``, ISO
32000-1 9.7.6.3) or when nothing says which character it is (no ToUnicode entry and no ActualText,
14.9.4 and 9.10.2).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pypdf import PageObject

NO_SHAPE = "letters print as empty boxes because the font lacks them"
NO_MEANING = "letters cannot be copied, searched or read aloud"

_SHOW = frozenset({b"Tj", b"'", b'"', b"TJ"})
_DEPTH = 12
"""Forms inside forms deeper than this are a loop."""


@dataclass(frozen=True, slots=True)
class _Font:
    """``width``: bytes per code; ``known``: codes with a ToUnicode entry, None: needs none."""

    width: int
    known: frozenset[int] | None
    glyph_ids: bool


def shown_text(page: PageObject) -> tuple[int, Counter[str]]:
    """Count the letters shown on ``page``, and what is missing (words for people -> how often)."""
    from pypdf.generic import ContentStream

    counting = _Counting(page.pdf)
    content = page.get_contents()
    if content is not None:
        counting.stream(ContentStream(content, page.pdf), _get(page, "/Resources"), 0)
    return counting.letters, counting.missing


class _Counting:
    """Follows the operators of a page (ISO 32000-1 9.4.3, 8.4.2, 14.6.1), forms included."""

    def __init__(self, pdf: Any) -> None:
        self.letters = 0
        self.missing: Counter[str] = Counter()
        self._pdf = pdf
        self._fonts: dict[int, _Font] = {}

    def stream(self, stream: Any, resources: Any, depth: int) -> None:
        font: _Font | None = None
        saved: list[_Font | None] = []
        replaced: list[bool] = []  # one entry per open marked content: has it ActualText?
        for operands, operator in stream.operations:
            if operator in _SHOW and font:
                self._show(operands[-1], font, any(replaced))
            elif operator == b"Tf":
                font = self._font(_get(_get(resources, "/Font"), operands[0]))
            elif operator in (b"BDC", b"BMC"):
                replaced.append(operator == b"BDC" and _has_actual_text(operands[1], resources))
            elif operator == b"EMC" and replaced:
                replaced.pop()
            elif operator == b"q":
                saved.append(font)
            elif operator == b"Q" and saved:
                font = saved.pop()
            elif operator == b"Do" and depth < _DEPTH:
                self._form(_get(_get(resources, "/XObject"), operands[0]), resources, depth + 1)

    def _show(self, shown: Any, font: _Font, replaced: bool) -> None:
        for code in _codes(shown, font.width):
            self.letters += 1
            if font.glyph_ids and code == 0:
                self.missing[NO_SHAPE] += 1
            elif font.known is not None and code not in font.known and not replaced:
                self.missing[NO_MEANING] += 1

    def _form(self, form: Any, outer: Any, depth: int) -> None:
        from pypdf.generic import ContentStream

        if _get(form, "/Subtype") == "/Form":
            own = _get(form, "/Resources") or outer
            self.stream(ContentStream(form, self._pdf), own, depth)

    def _font(self, font: Any) -> _Font | None:
        if font is None:
            return None
        if id(font) not in self._fonts:
            self._fonts[id(font)] = _read_font(font)
        return self._fonts[id(font)]


def _get(mapping: Any, key: str) -> Any:
    """``mapping[key]`` with references followed; None when there is no such thing."""
    if not isinstance(mapping, Mapping) or key not in mapping:
        return None
    return mapping[key]


def _has_actual_text(properties: Any, resources: Any) -> bool:
    if isinstance(properties, str):
        properties = _get(_get(resources, "/Properties"), properties)
    return _get(properties, "/ActualText") is not None


def _codes(shown: Any, width: int) -> Iterator[int]:
    for part in shown if isinstance(shown, list) else [shown]:
        raw = getattr(part, "original_bytes", part)
        if isinstance(raw, bytes):
            for at in range(0, len(raw) - width + 1, width):
                yield int.from_bytes(raw[at : at + width], "big")


def _read_font(font: Any) -> _Font:
    composite = _get(font, "/Subtype") == "/Type0"
    unicode_map = _get(font, "/ToUnicode")
    known: frozenset[int] | None
    if unicode_map is not None:
        known = _mapped(unicode_map.get_data())
    else:
        # A font with one byte a letter may rely on the names in its encoding (9.10.2).
        known = frozenset() if composite else None
    # Only Identity says that codes are the glyph numbers of the font (9.7.5.2).
    identity = composite and str(_get(font, "/Encoding")).startswith("/Identity")
    return _Font(2 if composite else 1, known, identity)


def _mapped(cmap: bytes) -> frozenset[int]:
    """The codes a ToUnicode CMap gives characters for (ISO 32000-1 9.10.3)."""
    codes: set[int] = set()
    for section in re.findall(rb"beginbfchar(.*?)endbfchar", cmap, re.DOTALL):
        for code, _text in re.findall(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f\s]+)>", section):
            codes.add(int(code, 16))
    for section in re.findall(rb"beginbfrange(.*?)endbfrange", cmap, re.DOTALL):
        for first, last in re.findall(
            rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(?:<[^>]*>|\[[^\]]*\])", section
        ):
            codes.update(range(int(first, 16), min(int(last, 16), int(first, 16) + 0xFFFF) + 1))
    return frozenset(codes)
