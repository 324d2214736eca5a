"""English source text cut into sentences, each with the sources it cites.

Where it is not plain that a full stop ends no sentence, it ends one: then a sentence too many asks
for its source, and none too few.
"""

from __future__ import annotations

import re

CITE = "\x01"
"""Stands for a citation in a sentence. No content file may hold this character."""

_HOLE = re.compile(r"\{cite:([^{}]*)\}")
_TARGET = re.compile(r"(?<=\])\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*\)")
# The last case is a space that somebody forgot.
_AFTER = r"""["'”’)\]*]*"""
_END = re.compile(
    # Most letters are none of these: one look is enough.
    rf"(?=[.!?…])(?:[.!?…]+{_AFTER}(?:(?:\ ?{CITE})+{_AFTER}|(?=\s|$))|(?<=[a-z])[.!?]+(?=[A-Z]))"
)
_TITLE = r"\b(?:Dr|Mr|Mrs|Ms|Prof|St)\."
_ABBREVIATION = re.compile(
    rf"(?:{_TITLE}|{_TITLE}(?: ?[A-Z]\.)+|\b[A-Z]\.(?: ?[A-Z]\.)+|\bvs\.|\b[Cc]f\."
    r"|\b[Ee]\.g\.|\b[Ii]\.e\.)$"
)
"""A full stop after these ends no sentence."""
_MAY_END = re.compile(r"(?:\betc\.|\b[ap]\.m\.|\b(?:mm|cm|min|no|No|approx)\.|…)$")
"""A full stop after these ends a sentence unless a small letter or a digit follows."""


_NUMERAL = re.compile(r"[\d½⅓⅔¼¾]")
_ANY_HOLE = re.compile(r"\{[^{}]*\}")


def sentences(text: str) -> list[str]:
    """The sentences of ``text``, with ``CITE`` for each citation and without targets of links.

    A citation directly behind a full stop belongs to the sentence before it.
    """
    marked = _HOLE.sub(CITE, text) if "{" in text else text
    if "](" in marked:
        marked = _TARGET.sub("", marked)
    found, start = [], 0
    for end in _END.finditer(marked):
        if not _goes_on(marked[start : end.end()], marked[end.end() :]):
            found.append(marked[start : end.end()].strip())
            start = end.end()
    found.append(marked[start:].strip())
    return [sentence for sentence in found if sentence.strip(CITE + "* ")]


def cited_sentences(text: str) -> list[tuple[str, tuple[str, ...]]]:
    """Each sentence as people read it, without marks, with the ids of its sources."""
    holes = [re.split(r", ?", found) for found in _HOLE.findall(text)]
    made = []
    for sentence in sentences(text):
        count = sentence.count(CITE)
        names = [name for hole in holes[:count] for name in hole]
        del holes[:count]
        made.append((shown(sentence), tuple(dict.fromkeys(names))))
    return made


def has_numeral(sentence: str) -> bool:
    """Whether digits stand in it; those that come from holes do not count."""
    if not _NUMERAL.search(sentence):
        return False
    return _NUMERAL.search(_ANY_HOLE.sub("", sentence)) is not None


def is_question(sentence: str) -> bool:
    """Whether it ends in a question mark, whatever closes behind it."""
    return sentence.rstrip("\"'”’)]* " + CITE).endswith("?")


def shown(sentence: str) -> str:
    """A sentence for a message: no stars, no marks, brackets of links taken away."""
    return re.sub(r"\[([^\[\]]*)\]", r"\1", sentence.replace("**", "").replace(CITE, "")).strip()


def _goes_on(before: str, after: str) -> bool:
    if CITE in before[-2:] or not after.strip(CITE + "* "):
        return False
    if _ABBREVIATION.search(before):
        return True
    return bool(_MAY_END.search(before) and re.match(r"\s+[a-z0-9]", after))
