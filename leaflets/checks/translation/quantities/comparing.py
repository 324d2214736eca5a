"""Which numbers of a source are missing in its translation, and which are too much there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import islice, product
from typing import NamedTuple

from leaflets.checks.translation.quantities.numerals import Numeral, Reading

_MOST = 256
"""Combinations of readings that are tried: eight numbers with two readings each."""


class Written(NamedTuple):
    """A value with the text it was read from."""

    value: Fraction
    text: str


class Difference(NamedTuple):
    """What one side has and the other has not, each in the order of its text."""

    missing: tuple[Written, ...]
    extra: tuple[Written, ...]


Read = tuple[Numeral, tuple[Reading, ...]]


def difference(source: Sequence[Read], target: Sequence[Read]) -> Difference:
    """The least difference that the readings allow: a text may mean what it can mean."""
    best: Difference | None = None
    for chosen in islice(product(*(readings for _, readings in (*source, *target))), _MOST):
        ours = _written(source, chosen[: len(source)])
        theirs = _written(target, chosen[len(source) :])
        found = Difference(without(ours, theirs), without(theirs, ours))
        if not found.missing and not found.extra:
            return found
        if best is None or _size(found) < _size(best):
            best = found
    return best or Difference((), ())


def without(these: Iterable[Written], those: Iterable[Written]) -> tuple[Written, ...]:
    """``these`` less as many as ``those`` has of the same value."""
    left = Counter(written.value for written in those)
    out = []
    for written in these:
        if left[written.value]:
            left[written.value] -= 1
        else:
            out.append(written)
    return tuple(out)


def _written(numerals: Sequence[Read], chosen: Sequence[Reading]) -> list[Written]:
    return [
        Written(value, numeral.text)
        for (numeral, _), reading in zip(numerals, chosen, strict=True)
        for value in reading
    ]


def _size(found: Difference) -> int:
    return len(found.missing) + len(found.extra)
