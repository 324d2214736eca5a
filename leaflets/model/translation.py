"""A message with its translation, and what is to be found wrong with it. No input or output."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from leaflets.model.inline import Fault, Hole, Inline
from leaflets.problems import Severity, Where

HOLE = "\ufffc"
"""Stands for a hole in ``Pair.source_words`` and ``target_words`` (U+FFFC)."""


@dataclass(frozen=True)
class Pair:
    """A message and its translation, both as they are written.

    ``context``: its PO context; ``kind``: what holds it: a kind of block, or ``recipe``,
    ``figure``, ``term``, ``label``, ``clinic``, ``unit``. ``source`` and ``target``: read;
    languages are BCP 47 tags. ``form``: the plural form of a unit, from 0. ``remarks``: the
    translator's comments. ``limit``: the most characters there is room for.
    """

    context: str
    kind: str
    source: Inline
    target: Inline
    source_text: str
    target_text: str
    source_language: str
    language: str
    where: Where
    form: int | None = None
    remarks: tuple[str, ...] = ()
    limit: int | None = None

    # Every check asks for them: made once.
    @cached_property
    def source_words(self) -> str:
        """The words alone: no stars, no link targets, ``HOLE`` for each hole."""
        return words_alone(self.source)

    @cached_property
    def target_words(self) -> str:
        """As ``source_words``, of the translation."""
        return words_alone(self.target)


def words_alone(inline: Inline) -> str:
    """What a reader reads of it, with ``HOLE`` for each hole."""
    return "".join(HOLE if isinstance(piece, Hole) else piece.text for piece in inline.pieces)


def length(words: str) -> int:
    """Characters that take room: marks on letters, invisible joiners and holes do not count."""
    return sum(unicodedata.category(char) not in ("Mn", "Me", "Cf") for char in words) - (
        words.count(HOLE)
    )


def shortened(words: str) -> str:
    """Words for a message: holes as an ellipsis, no longer than a line."""
    text = words.strip(f"{HOLE} ").replace(HOLE, "…")
    return text if len(text) <= 80 else f"{text[:79].rstrip()}…"


@dataclass(frozen=True, slots=True, eq=False)
class Surroundings:
    """What a check may look at besides the pair itself. ``pairs``: all that are printed with it, in
    reading order; ``terms``: words of the glossary with their translations; ``kept``: words that
    stay as they are in every language."""

    pairs: Sequence[Pair] = ()
    terms: Sequence[tuple[str, str]] = ()
    kept: Sequence[str] = ()


class Check(NamedTuple):
    """One rule for translations.

    ``code``: ``translation/`` and the name of its file with hyphens; ``severity``: an error blocks
    printing, a warning can be acknowledged with a reason; ``find``: what is wrong with a pair;
    ``unreliable``: why it says nothing about translations into a language (a BCP 47 tag), or
    nothing where it can be relied on. ``sources``: languages of content that it can read, or all.
    ``confirmable``: whether a named reviewer can confirm that a message is right in spite of an
    error. ``alone``: whether it looks at nothing but the words and kind of the pair, and at terms
    and kept words: neither at other pairs nor at its name, place and remarks. What it finds is then
    remembered.
    """

    code: str
    severity: Severity
    find: Callable[[Pair, Surroundings], Iterable[Fault]]
    unreliable: Callable[[str], str] = lambda _language: ""
    sources: tuple[str, ...] = ()
    confirmable: bool = False
    alone: bool = False
