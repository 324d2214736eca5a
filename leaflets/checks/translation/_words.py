"""Text as words in a row, the same for every script, so that words can be looked for in it."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from leaflets.text.unicode_data import GENERAL_CATEGORY

APOSTROPHE = "\u02bc"
"""Stands for an apostrophe inside a word (a letter, so that the word is not cut)."""

_INSIDE = re.compile(r"(?<=[^\W\d_])['’ʼ](?=[^\W\d_])")
_UNWRITTEN = re.compile("[\u0640\u064b-\u0652\u0670\u200b-\u200d\u2060]")
"""Vowel marks of Arabic, kashida, joiners: words are the same with and without them."""


class _Kept(dict[int, int | str]):
    """Letters, marks and digits as they are; a space for all else."""

    def __missing__(self, code: int) -> int | str:
        kept: int | str = code if GENERAL_CATEGORY[code][0] in "LMN" else " "
        self[code] = kept
        return kept


_KEPT = _Kept()


@lru_cache(maxsize=256)
def spaced(text: str, language: str = "", elision: bool = False) -> str:
    """Its words in small letters, with one space around each.

    ``elision``: an apostrophe ends a word (French ``l’eau`` is two).
    """
    text = _INSIDE.sub(f"{APOSTROPHE} " if elision else APOSTROPHE, text)
    if not text.isascii():
        text = _UNWRITTEN.sub("", text)
        if language.partition("-")[0] in ("tr", "az"):
            text = text.replace("İ", "i").replace("I", "ı")
    return f" {' '.join(text.lower().translate(_KEPT).split())} "


@cache
def pattern_of(words: tuple[str, ...], never: tuple[str, ...] = ()) -> str:
    """A pattern for any of ``words`` as ``spaced`` writes them, the longest first.

    ``*`` stands for any letters, alone for one whole word; ``…`` for one to four words that are not
    in ``never``; a full stop at the end for the end of the text. Words are in small letters.
    """
    one = f"(?!(?:{pattern_of(never)}) )[^ ]+" if never else "[^ ]+"
    gap = f"{one}(?: {one}){{0,3}}"
    longest_first = sorted(words, key=len, reverse=True)
    return "|".join(_one(word, gap) for word in longest_first) or "(?!)"


def _one(word: str, gap: str) -> str:
    whole = {"*": "[^ ]+", "…": gap}
    inner = " ".join(
        whole.get(token) or "[^ ]*".join(map(re.escape, token.split("*")))
        for token in word.rstrip(".").replace("'", APOSTROPHE).split()
    )
    return f"{inner}(?= $)" if word.endswith(".") else inner


def finder(pattern: str, joined: bool = False) -> re.Pattern[str]:
    """What finds a pattern in what ``spaced`` makes; ``joined``: inside words as well.

    It begins with the space before a word: a plain letter to look for is found many times faster.
    """
    return re.compile(pattern if joined else f" (?:{pattern})(?= )")
