"""Syllables of Dutch words: groups of vowel letters, as the Woordenlijst Nederlandse Taal has them.

Each double vowel and diphthong is one syllable, every other vowel one of its own; a trema begins
one. Where an ending meets the same letters, and in words that are read as in English, a list says
so.
"""

from __future__ import annotations

import re

_NUCLEUS = re.compile(
    "eau|aai|ooi|oei|eeu|ieu|ij|aa|ee|oo|uu|ie|oe|eu|ui|ei|ai|au|ou|ay|oy|ey|[aeiouyäëïöüáéíóúàèê]"
)

_NO_VOWELS = re.compile(
    r"(?<=q)u|^y(?=[aeiou])|(?<=[aeou])y(?=[aeou])"
    r"|(?<=[ts])i(?=oen|on(?:s$|$|eel|ele|a|er))"  # pensioen, station, nationaal
)

_PARTED = re.compile(
    r"""
    i(?=eu[sz]) | (?:muse|lyce|petrole)(?=um) | ^ge(?=ijk|uit)  # serieus, museum, geijkt
    """,
    re.VERBOSE,
)
"""Letters after which the next vowel begins a syllable."""

_LISTED = {"team": 1, "teams": 1, "online": 2, "website": 2, "websites": 2, "service": 2, "live": 1,
           "site": 1, "smartphone": 2}  # fmt: skip


def syllables(word: str) -> int:
    """Syllables of a word in small letters, at least one."""
    if word in _LISTED:
        return _LISTED[word]
    spelled = _PARTED.sub(r"\g<0>-", _NO_VOWELS.sub("", word))
    return max(1, len(_NUCLEUS.findall(spelled)))
