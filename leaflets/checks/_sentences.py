"""Where sentences end, in every script, as far as signs can tell.

The English of the content has a reader of its own (``leaflets.wording.sentences``), made so that
one sentence too many is asked for its source. Here a sentence too many would be a false alarm.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from leaflets.checks._tables import Row, row
from leaflets.model.translation import HOLE, Pair

_CLOSING = rf"(?:\s?[{HOLE}»]|[\"'”’)\]」』）])*"
"""May stand between the end of a sentence and the space after it; a citation is a hole."""

_NUMBERED = re.compile(r"(?<![\d.,])\d{1,2}\.$|\b[^\W\d_]\.$")
"""An ordinal (German “3. Tag”) or an initial looks like this before its full stop."""


class Sentences(NamedTuple):
    """A text cut at the ends that are sure; ``doubtful``: how many more there may be."""

    parts: tuple[str, ...]
    doubtful: int


def unreliable(language: str) -> str:
    """Why sentences of a language cannot be told apart, or nothing."""
    known = row("punctuation", language)
    if known is None:
        return "its punctuation is not known here"
    return "" if known.get("sentences", True) else "its sentences end without a sign"


def uncountable(language: str) -> str:
    """Why nobody can say that a language should have as many, or nothing."""
    known = row("punctuation", language) or {}
    if known.get("joined"):
        return "it joins sentences with a comma where English begins a new one"
    return unreliable(language)


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
    known = row("punctuation", language) or {}
    signs = "".join(dict.fromkeys(known["stop"] + known["question"] + known["exclamation"]))
    space = r"\s*" if known.get("joined") else r"(?:\s+|$)"
    return known, re.compile(f"[{re.escape(signs)}]+{_CLOSING}{space}")


def _may_go_on(before: str, after: str, known: Row) -> bool:
    if _NUMBERED.search(before):
        return True
    said = before[:-1].lower()
    for word in known.get("abbreviations", ()):
        bare = word.rstrip("#")
        if said.endswith(bare) and not said[: -len(bare)][-1:].isalpha():
            return bare == word or after.isdigit()
    return False


def aligned(source: Sentences, target: Sentences) -> bool:
    """Whether one sentence stands for one, so that they can be compared one by one."""
    return not (source.doubtful or target.doubtful) and len(source.parts) == len(target.parts)


def of_both(pair: Pair) -> tuple[Sentences, Sentences]:
    """The sentences of the original and of the translation."""
    return (
        sentences(pair.source_words, pair.source_language),
        sentences(pair.target_words, pair.language),
    )


def one_by_one(pair: Pair) -> Iterator[tuple[str, str]]:
    """Each sentence with its translation; the whole texts where it is not sure which belongs to
    which."""
    source, target = of_both(pair)
    if aligned(source, target):
        yield from zip(source.parts, target.parts, strict=True)
    else:
        yield pair.source_words, pair.target_words


def difference(pair: Pair) -> int:
    """How many sentences the translation has more (or, negative, fewer), at the very least."""
    source, target = of_both(pair)
    more = len(target.parts) - len(source.parts) - source.doubtful
    fewer = len(target.parts) + target.doubtful - len(source.parts)
    return max(more, 0) + min(fewer, 0)


def counted(pair: Pair) -> str:
    """That the numbers differ, in words."""
    source, target = of_both(pair)
    return f"the original has {_many(source)}, the translation {_many(target)}"


def _many(found: Sentences) -> str:
    number = len(found.parts)
    said = f"{number} sentence{'s' if number > 1 else ''}"
    return f"{said} or more" if found.doubtful else said
