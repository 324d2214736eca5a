"""Characters that may not be in content, sources or translations, and why.

Invisible characters change what is printed or in which order it reads without anybody seeing them
in an editor (Unicode Technical Report 36); private-use characters print as boxes. Direction is set
by the program around each value (UAX #9 isolates), so authors never need to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

_REASONS = (
    ("\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069", "an invisible direction mark",
     "delete it: the page sets the direction of words and numbers itself"),
    ("\ue000-\uf8ff\U000f0000-\U0010ffff", "a private character that no font can show",
     "type the letter or sign itself"),
    ("\ufdd0-\ufdef\ufff0-\uffff" + "".join(f"{chr(p + 0xFFFE)}{chr(p + 0xFFFF)}"
     for p in range(0x10000, 0xF0000, 0x10000)), "a character that is not text",
     "delete it; it often comes from copying"),
    ("\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029", "an invisible control character",
     "delete it; it often comes from copying out of a PDF or a word processor"),
    ("\ufeff\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u3164\uffa0\u206a-\u206f"
     "\U000e0000-\U000e0fff", "an invisible character",
     "delete it; it often comes from copying out of a web page"),
)  # fmt: skip


@cache
def _anything() -> re.Pattern[str]:
    return re.compile("[" + "".join(chars for chars, _, _ in _REASONS) + "]")


_HARMLESS: set[str] = set()
"""Characters that have been looked at: of the same few each text is made, and a set is compared
three times as fast as a text is searched."""


def forbidden_characters(text: str) -> Iterator[tuple[int, str, str]]:
    """Position, name (with its code point) and remedy of each character that may not be printed.

    Tabs and line breaks (``\\n``) are not judged here.
    """
    new = set(text) - _HARMLESS
    if not new:
        return
    if not _anything().search("".join(new)):
        _HARMLESS.update(new)
        return
    for match in _anything().finditer(text):
        char = match[0]
        for chars, name, hint in _REASONS:
            if re.match(f"[{chars}]", char):
                yield match.start(), f"{name} (U+{ord(char):04X})", hint
                break
