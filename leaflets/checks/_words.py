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


@lru_cache(maxsize=16384)
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
def pattern_of(words: tuple[str, ...], joined: bool = False) -> str:
    """A pattern that finds any of ``words`` in what ``spaced`` makes; ``joined``: inside words too.

    ``*`` stands for any letters, alone for one whole word; a full stop at the end for the end of
    the text. Words are in small letters.
    """
    longest_first = sorted(words, key=len, reverse=True)
    return "|".join(_one(word, joined) for word in longest_first) or "(?!)"


def _one(word: str, joined: bool) -> str:
    tokens = word.rstrip(".").replace("'", APOSTROPHE).split()
    inner = " ".join(
        "[^ ]+" if token == "*" else "[^ ]*".join(map(re.escape, token.split("*")))
        for token in tokens
    )
    end = "(?= $)" if word.endswith(".") else ""
    return f"{inner}{end}" if joined else f"(?<= ){inner}(?= ){end}"
