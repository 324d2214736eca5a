"""Syllables of words, by rules of our own for each language that a formula needs them for."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from leaflets.readability.syllables import dutch, english, french, german, spanish

COUNTERS: Mapping[str, Callable[[str], int]] = {
    "de": german.syllables,
    "en": english.syllables,
    "es": spanish.syllables,
    "fr": french.syllables,
    "nl": dutch.syllables,
}
"""Language (tag of ``leaflets.languages``) -> syllables of a word in small letters (NFC) without
hyphens; apostrophes are ``'``."""
