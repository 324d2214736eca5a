"""A hole prints a value: no digit may touch it, and what opens stands before what closes.

That the same holes are there is checked when words are read (``translation/differs``). What these
faults would print: “65 weeks” for ``{local.weeks}5``, “Sunday to Monday”, “Call020 7946 0123”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from leaflets.languages import language
from leaflets.model.inline import Fault
from leaflets.model.translation import HOLE, Check, Pair, Surroundings
from leaflets.problems import LeafletsError, Severity

_ORDERED = (("opens", "closes"), ("first", "last"))
"""Holes of labels that are the start and the end of a range: in no language the end comes first."""

_DIGIT = re.compile(rf"\d{HOLE}|{HOLE}\d")
_LETTER = re.compile(rf"([^\W\d_]){HOLE}")
_SPACED = frozenset(("Latn", "Cyrl", "Grek"))
"""Scripts in which a letter right before a value is a missing space."""


def _find(pair: Pair, _around: Surroundings) -> Iterator[Fault]:
    if not any(hole.kind != "cite" for hole in pair.target.holes):
        return
    ours, theirs = _values(pair.source.pieces), _values(pair.target.pieces)
    if _DIGIT.search(theirs) and not _DIGIT.search(ours):
        yield Fault("a digit touches a hole: it would print as one number", "put a space between")
    if _script(pair.language) in _SPACED and not _LETTER.search(ours):
        for letter in _LETTER.findall(theirs):
            hint = "put a space between"
            yield Fault(f"a letter ({letter}) touches the hole after it", hint)
    names = [hole.names[0] for hole in pair.target.holes if hole.kind == "label"]
    for first, last in _ORDERED:
        if first in names and last in names and names.index(last) < names.index(first):
            hint = f"write {{{first}}} first"
            yield Fault(f"{{{last}}} stands before {{{first}}}: the range is turned over", hint)


def _values(pieces: tuple[object, ...]) -> str:
    """The words with ``HOLE`` for values only: citations touch the word before them."""
    return "".join(
        HOLE if kind not in ("cite", "") else getattr(piece, "text", "")
        for piece in pieces
        for kind in (getattr(piece, "kind", ""),)
    )


def _script(tag: str) -> str:
    try:
        return language(tag).script
    except LeafletsError:
        return ""


CHECK = Check(
    "translation/holes",
    Severity.ERROR,
    _find,
    alone=True,
)
