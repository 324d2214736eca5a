"""Syllables of German words: groups of vowel letters, as Duden parts them.

Each double vowel and diphthong is one syllable, every other vowel one of its own. Where a prefix or
a foreign ending meets the same letters, and in words that are read as in English, a list says so.
"""

from __future__ import annotations

import re

_NUCLEUS = re.compile("eau|aa|ee|oo|ie|ei|ai|ey|ay|au|ou|eu|äu|[aeiouyäöüéè]")

_NO_VOWELS = re.compile(r"(?<=q)u|^y(?=[aeiou])|(?<=^t)o(?=il)|(?<=s)e(?=ites?$)|e(?=s?$)(?<=line)")

_PARTED = re.compile(
    r"""
    (?:ge|be)(?=impf|irr|inhalt|integr|urteil|urlaub|urkund|unruh|ehr|eign|eil|einfl|eindr|einig|
       end|erdig|ebn|eng)                      # geimpft, beurteilen
    | (?<!w)(?<!sch)i(?=ens?$)                 # Bakterien; not Wien, schien
    | (?:famil|fer|bakter|med|stud|mater|kriter|prinzip|ital|span|lin|ser|petersil|akt|hyg)
       i(?=e(?!r))                             # Familie, Hygiene; not inserieren
    | (?<!v)i(?=ell) | (?<!d)i(?=ent|enz)      # speziell, Patient; not vielleicht, dient
    | [eä](?=ums?$) | muse(?=um) | e(?=en$)    # Jubiläum, Museumsbesuch, Ideen
    | (?:^ko|zo)(?=o(?:p|rd|log))              # kooperieren
    | (?:prote|koffe|koka)(?=in) | the(?=is[tm]) | a(?=iv|ik|isch)
    """,
    re.VERBOSE,
)
"""Letters after which the next vowel begins a syllable."""

_LISTED = {"team": 1, "teams": 1, "steak": 1, "creme": 1, "online": 2, "website": 2, "websites": 2,
           "service": 2, "smartphone": 2, "smartphones": 2, "make": 1, "cool": 1}  # fmt: skip


def syllables(word: str) -> int:
    """Syllables of a word in small letters, at least one."""
    if word in _LISTED:
        return _LISTED[word]
    spelled = _PARTED.sub(r"\g<0>-", _NO_VOWELS.sub("", word))
    return max(1, len(_NUCLEUS.findall(spelled)))
