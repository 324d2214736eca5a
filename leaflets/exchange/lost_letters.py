"""Letters that a spreadsheet has lost or mistaken when it saved a CSV file in another code page."""

from __future__ import annotations

import re

from leaflets.exchange.segments import Segment

_LOST = re.compile(r"(?<=\w)\?(?=\w)|\?\?")
"""A question mark inside a word, or two: what is written for letters that a code page has not."""


def is_spoilt(segment: Segment) -> bool:
    """Whether the words that came back, and are not those that went out, have lost letters. One
    such row is enough: in others the loss need not be seen (``Prosz? dzwoni?``)."""
    if segment.fingerprint == segment.at_export:
        return False
    lost = _LOST.search(segment.target) and not _LOST.search(segment.source)
    return bool(lost) or _is_mistaken(segment.target)


def _is_mistaken(words: str) -> bool:
    """Whether words are UTF-8 that was read as Windows-1252, and saved so: ``pequeÃ±os``. Only all
    of them together tell: “É »” alone would be UTF-8 of another letter, too."""
    try:
        real = words.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return False
    return real != words and all(ord(c) < 0x800 or 0x2000 <= ord(c) < 0x2070 for c in real)
