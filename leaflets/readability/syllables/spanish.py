"""Syllables of Spanish words, exactly as they are written: Ortografía de la lengua española (Real
Academia Española, 2010): diphthongs, triphthongs and hiatus.

The mute ``u`` of ``que`` and ``guerra`` makes no difference: it is one with the vowel behind it. A
word of another language that keeps its own spelling is read as if it were Spanish.
"""

from __future__ import annotations

import re
from itertools import pairwise

_SILENT_H = re.compile("(?<=[aeiouáéíóúü])h(?=[aeiouáéíóúü])")
"""Vowels meet as if it were not there: ahu-mar."""

_CONSONANT_Y = re.compile("y(?=[aeiouáéíóúü])")
"""Before a vowel: ya, mayo; elsewhere it is one: rey."""

_VOWELS = re.compile("[aeiouyáéíóúü]+")
_OPEN = frozenset("aeoáéó")
_STRESSED = frozenset("íú")
_SAME = {"í": "i", "ú": "u", "ü": "u", "y": "i"}


def syllables(word: str) -> int:
    """Syllables of a word in small letters, at least one."""
    spelled = _CONSONANT_Y.sub("-", _SILENT_H.sub("", word))
    return max(1, sum(_nuclei(group[0]) for group in _VOWELS.finditer(spelled)))


def _nuclei(vowels: str) -> int:
    """Syllables of vowels in a row. Two are parted when both are open, when one is open and the
    other a stressed í or ú, and when they are the same; and a syllable has one open vowel."""
    count, open_before = 1, vowels[0] in _OPEN
    for before, vowel in pairwise(vowels):
        both = {before, vowel}
        parted = (
            (vowel in _OPEN and open_before)
            or (both & _OPEN and both & _STRESSED)
            or _SAME.get(before, before) == _SAME.get(vowel, vowel)
        )
        if parted:
            count += 1
            open_before = False
        open_before = open_before or vowel in _OPEN
    return count
