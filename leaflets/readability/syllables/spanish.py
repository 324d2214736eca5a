"""Syllables of Spanish words, exactly as they are written: Ortografía de la lengua española (Real
Academia Española, 2010), 3.4.1: diphthongs, triphthongs and hiatus.

A word of another language that keeps its own spelling is read as if it were Spanish.
"""

from __future__ import annotations

import re
from itertools import pairwise

_MUTE = re.compile(
    r"(?<=q)u(?=[eiéí])"  # que
    r"|(?<=g)u(?=[eiéí])"  # guerra; güe is heard
    r"|(?<=[aeiouáéíóúü])h(?=[aeiouáéíóúü])"  # ahu is one syllable (2010, 3.4.1.2)
    r"|(?<![aeiouáéíóúü])y(?=[aeiouáéíóúü])"  # ya
    r"|(?<=[aeiouáéíóúü])y(?=[aeiouáéíóúü])"  # mayo: parts what is around it
)

_VOWELS = re.compile("[aeiouyáéíóúü]+")
_OPEN = frozenset("aeoáéó")
_STRESSED = frozenset("íú")
_SAME = {"í": "i", "ú": "u", "ü": "u", "y": "i"}


def syllables(word: str) -> int:
    """Syllables of a word in small letters, at least one."""
    spelled = _MUTE.sub(lambda match: "" if match[0] in "uh" else "-", word)
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
