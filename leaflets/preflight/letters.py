"""The letters a page shows, and those a reader could not copy.

A letter is lost when its font has no shape for it (glyph 0, ``.notdef``, ISO 32000-1 9.7.6.3) or
when nothing says which character it is (no ToUnicode entry and no ActualText, 14.9.4 and 9.10.2).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from leaflets.preflight.content import END, FORM, PATTERN, Operation
from leaflets.preflight.objects import entry
from leaflets.preflight.shown_fonts import Fonts, ShownFont, codes

NO_SHAPE = "letters print as empty boxes because the font lacks them"
NO_MEANING = "letters cannot be copied, searched or read aloud"

SHOW = frozenset({b"Tj", b"'", b'"', b"TJ"})
"""The operators that show text (ISO 32000-1 9.4.3)."""


def shown_letters(operations: Iterable[Operation], fonts: Fonts) -> tuple[int, Counter[str]]:
    """Count the letters shown on a page, and what is missing (words for people -> how often)."""
    counting = _Counting(fonts)
    for operation in operations:
        counting.follow(operation)
    return counting.letters, counting.missing


class _Counting:
    """Follows the operators of a page (ISO 32000-1 9.4.3, 8.4.2, 14.6.1)."""

    def __init__(self, fonts: Fonts) -> None:
        self.letters = 0
        self.missing: Counter[str] = Counter()
        self._fonts = fonts
        self._font: ShownFont | None = None
        self._saved: list[ShownFont | None] = []
        self._replaced: list[bool] = []  # one entry per open marked content: has it ActualText?
        self._forms: list[tuple[ShownFont | None, int, int]] = []

    def follow(self, operation: Operation) -> None:
        operator, operands, resources = operation
        if operator in SHOW and self._font and operands:
            self._show(operands[-1], self._font, any(self._replaced))
        elif operator == b"Tf" and operands:
            self._font = self._fonts.named(operands[0], resources)
        elif operator in (b"BDC", b"BMC"):
            told = operator == b"BDC" and _has_actual_text(operands[-1:], resources)
            self._replaced.append(told)
        elif operator == b"EMC" and self._replaced:
            self._replaced.pop()
        elif operator == b"q":
            self._saved.append(self._font)
        elif operator == b"Q" and len(self._saved) > (self._forms[-1][1] if self._forms else 0):
            self._font = self._saved.pop()
        elif operator in (FORM, PATTERN):
            self._forms.append((self._font, len(self._saved), len(self._replaced)))
        elif operator == END:
            self._font, saved, replaced = self._forms.pop()
            del self._saved[saved:], self._replaced[replaced:]

    def _show(self, shown: Any, font: ShownFont, replaced: bool) -> None:
        for part in shown if isinstance(shown, list) else [shown]:
            for code in codes(part, font):
                self.letters += 1
                if font.glyph_ids and code == 0:
                    self.missing[NO_SHAPE] += 1
                elif font.known is not None and code not in font.known and not replaced:
                    self.missing[NO_MEANING] += 1


def _has_actual_text(operands: Any, resources: Any) -> bool:
    properties = operands[0] if operands else None
    if isinstance(properties, str):
        properties = entry(entry(resources, "/Properties"), properties)
    return entry(properties, "/ActualText") is not None
