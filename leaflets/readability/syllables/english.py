"""Syllables of English words: rules of spelling, and a list of words that follow none.

A word has as many syllables as groups of vowel letters, less those with an ``e`` that is not heard,
and more where two vowels beside each other are heard apart. The rules are ours, found by comparing
with the CMU Pronouncing Dictionary (``tests/readability/test_english.py``).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

_CONSONANTS = re.compile("(?<=q)u|^y(?=[aeiou])|(?<=[aeiou])y(?=[aeiou])|(?<=g)u(?=[aeio])")
"""Vowel letters that are none: quick, you, player, guess."""

_GROUP = re.compile("[aeiouy]+")

_SILENT = re.compile(
    r"""
    (?<=[^aeiouy])e$                               # take, there
    | (?<=[^aeiouy])e(?=ly$|ful|less|ness)         # lonely, careful
    | (?<=[^aeiouyl])e(?=ment)                     # movement; not element
    | (?<=[^aeioudt])ed(?:ly)?$                    # asked; not needed, started
    | (?<=[^aeioucsxzgh])es$ | (?<=th)es$          # times, clothes; not boxes
    | ^(?:some|home|house|life|time|there|where|here|fore(?!v|st)|share|white|safe|side|face|base|
         like|make|take|wide|stake|fire|while|more|name|place|space|trade|line)
      (?<=e)(?=[b-df-hj-np-tv-z])(?!s$|d$|rs?$|n|ly$|ful|less|ness|ment)  # something, homework
    | (?<=ic)a(?=lly$)                             # medically
    """,
    re.VERBOSE,
)
"""A vowel, mostly ``e``, that is written and not heard."""

_HEARD = re.compile(r"(?<=[^aeiouylr])le[sd]?$|(?<=[^aeiouyrwlh])re[sd]?$")
"""Yet another is heard before it: table, needles, centre."""

_APART = re.compile(
    r"""
    (?<![ctgsl])i(?=a(?!ge)) | i(?=at[eio])        # dial, negotiate; not social
    | (?<=l)i(?=an[ct]|ab[il])                     # reliable
    | (?<![ctgsxln])i(?=o) | (?<=phys)i(?=o)       # period, physio; not nation, million
    | (?<![tc])i(?=en(?!d)) | (?<=sc)i(?=en)       # client, science; not patient, friend
    | i(?=um|et|ers?$|est$|us$|i)                  # medium, quiet, easier
    | (?<![gp])e(?=o(?!u)) | e(?=ing$|um)          # video, seeing, museum
    | (?<=^g)e(?=o[glmp]) | (?<=[lnr])e(?=ous)     # geography, spontaneous
    | (?<=[aeiouy][^aeiou])e(?=as?$)               # idea; not tea
    | (?<=^r)e(?=un|us[ei]|in[cfstv])              # reunion
    | (?<=cr)e(?=at) | (?<=^r)e(?=a[cls][ltis]) | (?<=th)e(?=at)
    | u(?=al|ou|at|en|el|er|in[ei]|ity|itous)      # usual, fluent, continuing
    | y(?=ing|a|o)                                 # trying
    | o(?=ing|et|ev|e[rm]|i[cs]t) | (?<=^co)o(?=[pr])  # going, poem, cooperate
    | (?<=[aeiouy][ths])m(?=s?$)                   # mechanism, rhythm
    """,
    re.VERBOSE,
)
"""A sound that has a syllable of its own before the next letters."""


@cache
def _listed() -> Mapping[str, int]:
    lines = Path(__file__).with_suffix(".txt").read_text("utf-8").splitlines()
    found = {}
    for line in lines:
        if line and not line.startswith("#"):
            count, words = line.split(":")
            found.update(dict.fromkeys(words.split(), int(count)))
    return found


def syllables(word: str) -> int:
    """Syllables of a word in small letters, at least one; it may hold an apostrophe."""
    if word in _listed():
        return _listed()[word]
    if "'" in word:
        return _with_end(word)
    spelled = _CONSONANTS.sub("-", word)
    groups = len(_GROUP.findall(spelled))
    silent, heard, apart = (
        sum(1 for _ in pattern.finditer(spelled)) for pattern in (_SILENT, _HEARD, _APART)
    )
    return max(1, groups - silent + heard + apart)


_HISS = re.compile("(?:s|x|z|ch|sh|ce|ge|se|ze)$")


def _with_end(word: str) -> int:
    """Doesn't has a syllable more than does, don't has as many as do; boss's has one more."""
    base, _, end = word.partition("'")
    if end == "t" and base.endswith("n"):
        base = base[:-1]
        return syllables(base) + (base[-1:] in set("dst"))
    if end == "s":
        return syllables(base) + bool(_HISS.search(base))
    return syllables(base) + (end in {"ve", "ll", "d"} and base[-1:] not in set("aeiouy"))
