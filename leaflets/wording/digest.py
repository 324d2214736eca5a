"""The content hash: 8 hex digits that change with any word or picture that is printed."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

from leaflets.model.localized import LocalEdition, LocalFigure
from leaflets.model.rich_text import RichText, Span
from leaflets.remembered import Kept
from leaflets.wording.known_blocks import Known

_LABELS: Kept[str] = Kept(8)
"""The fixed words of a language are the same object for every leaflet of a run."""


def content_hash(
    first: tuple[object, ...],
    made: tuple[Known, ...],
    labels: tuple[Mapping[str, RichText], ...],
    pictures: tuple[str, ...],
) -> str:
    """8 hex digits of SHA-256 over every word that is printed, in reading order, and the hashes of
    the pictures. ``first``: what stands before the blocks; ``labels``: of the leaflet, and those of
    its layout if there are any."""
    printed = [words_printed(first)]
    printed += [known.printed for known in made]
    printed += [
        _LABELS.get((some,)) or _LABELS.put(words_printed(some), (some,)) for some in labels
    ]
    printed += pictures
    return hashlib.sha256("\x1f".join(printed).encode()).hexdigest()[:8]


def with_second(first: LocalEdition, second: LocalEdition) -> LocalEdition:
    """``first`` with ``second`` beside it, under one content hash over the words of both."""
    both = f"{first.content_hash}\x1f{second.content_hash}"
    code = hashlib.sha256(both.encode()).hexdigest()[:8]
    return replace(first, content_hash=code, second=replace(second, content_hash=code))


def words_printed(value: Any) -> str:
    found: list[str] = []
    _gather_printed(value, found)
    return "\x1f".join(found)


_SIGN = "\ue010"
"""Stands around the number of words that are not known yet. No content may hold it."""


def sign(number: int, language: str) -> RichText:
    """What stands for words in the argument of ``with_gaps``."""
    return RichText((Span(f"{_SIGN}{number}{_SIGN}"),), language)


def with_gaps(value: Any) -> tuple[str, ...]:
    """``words_printed`` where ``sign`` stands for some words: at odd places their numbers."""
    return tuple(re.split(f"{_SIGN}(\\d+){_SIGN}\x1eFalse\x1e", words_printed(value)))


def gaps_filled(pieces: tuple[str, ...], words: Sequence[RichText]) -> str:
    """``words_printed`` with these words in its gaps; none of them may be empty."""
    known = [words_printed(one) for one in words]
    found = list(pieces)
    found[1::2] = [known[int(number)] for number in pieces[1::2]]
    return "".join(found)


def _gather_printed(value: Any, found: list[str]) -> None:
    match value:  # in the order of how many there are; to ask for a Mapping takes long
        case str():
            found.append(value)
        case RichText():
            for span in value.spans:
                found.append(f"{span.text}\x1e{span.strong}\x1e{span.href or ''}")
        case tuple() | list():
            for item in value:
                _gather_printed(item, found)
        case SimpleNamespace():
            _gather_printed(vars(value), found)
        case dict():
            for name, item in value.items():
                found.append(str(name))
                _gather_printed(item, found)
        case None | bool():
            found.append("" if value is None else str(value))
        case LocalFigure():
            labels = [(label.id, label.words, label.place, label.points) for label in value.labels]
            _gather_printed((value.name, value.alt, labels), found)
        case Mapping():
            _gather_printed(dict(value), found)
        case _:
            found.append(str(value))
