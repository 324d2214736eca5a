"""Where sentences end, in every script, as far as signs can tell. The table is a TOML file.

The English of the content has a reader of its own (``leaflets.wording.sentences``), made so that
one sentence too many is asked for its source. Here a sentence too many would be a false alarm.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from leaflets.language_tables import Row, row
from leaflets.model.translation import HOLE

_TABLE = Path(__file__).with_suffix(".toml")

_CLOSING = rf"(?:\s?[{HOLE}»]|[\"'”’)\]」』）])*"
"""May stand between the end of a sentence and the space after it; a citation is a hole."""

_INITIAL = re.compile(r"(?<![^\s.(«“\"'’-])[^\W\d_]\.$")
"""A letter that stands alone; behind a vowel mark (Arabic “متيبّسًا.”) it does not."""
_ORDINAL = re.compile(r"(?<![\d.,])\d{1,2}\.$")
"""German “3. Tag” looks like this before its full stop."""


class Sentences(NamedTuple):
    """A text cut at the ends that are sure; ``doubtful``: how many more there may be."""

    parts: tuple[str, ...]
    doubtful: int


@cache
def punctuation(language: str) -> Row | None:
    """The signs of a language or its script, as the table explains them; None where not known."""
    return row(_TABLE, language)


def unreliable(language: str) -> str:
    """Why sentences of a language cannot be told apart, or nothing."""
    known = punctuation(language)
    if known is None:
        return "its punctuation is not known here"
    return "" if known.get("sentences", True) else "its sentences end without a sign"


@lru_cache(maxsize=256)
def sentences(text: str, language: str) -> Sentences:
    """The sentences of a text with ``HOLE`` for its holes; a language must not be unreliable."""
    known, end = _ends(language)
    found, start, doubtful = [], 0, 0
    for match in end.finditer(text):
        after = text[match.end() : match.end() + 1]
        if known.get("cased") and after.islower():
            continue
        before = text[start : match.start() + 1]
        if after and match[0][0] == "." and _may_go_on(before, after, known):
            doubtful += 1
            continue
        found.append(text[start : match.end()].strip())
        start = match.end()
    found.append(text[start:].strip())
    parts = tuple(part for part in found if any(map(str.isalnum, part)))
    return Sentences(parts or (text,), doubtful)


@cache
def _ends(language: str) -> tuple[Row, re.Pattern[str]]:
    known = punctuation(language) or {}
    signs = "".join(dict.fromkeys(known["stop"] + known["question"] + known["exclamation"]))
    space = r"\s*" if known.get("joined") else r"(?:\s+|$)"
    return known, re.compile(f"[{re.escape(signs)}]+{_CLOSING}{space}")


def _may_go_on(before: str, after: str, known: Row) -> bool:
    if _INITIAL.search(before) or (known.get("ordinals", True) and _ORDINAL.search(before)):
        return True
    said = before[:-1].lower()
    for word in known.get("abbreviations", ()):
        bare = word.rstrip("#")
        if said.endswith(bare) and not said[: -len(bare)][-1:].isalpha():
            return bare == word or after.isdigit()
    return False
