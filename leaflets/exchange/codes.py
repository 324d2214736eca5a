"""Holes, bold and links as codes that a translator's program keeps whole.

Reading is by letters alone and can be undone for every text, even one that the content would
refuse: what is wrong with a translation is told when it is taken, not lost on the way out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_LINK = r"\[(?P<words>[^\[\]]*)\]\((?P<target>[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)\)"
_TOKEN = re.compile(
    rf"(?P<code>\{{\{{|\}}\}}|\{{[a-z][a-z0-9_.:, -]*\}})|(?P<bold>\*\*)|(?P<link>{_LINK})"
)


@dataclass(frozen=True, slots=True)
class Code:
    """Letters that stand for something: a hole, a doubled brace, stars without a partner."""

    id: int
    text: str

    @property
    def key(self) -> str:
        """What tells it from other codes."""
        return self.text


@dataclass(frozen=True, slots=True)
class Span:
    """Words between codes: bold, or a link with its ``address``."""

    id: int
    address: str | None
    parts: tuple[Part, ...]

    @property
    def key(self) -> str:
        """What tells it from other codes: a pair of stars is not one without a partner."""
        return "** **" if self.address is None else self.close

    @property
    def open(self) -> str:
        """What stands before its words."""
        return "**" if self.address is None else "["

    @property
    def close(self) -> str:
        """What stands after its words."""
        return "**" if self.address is None else f"]({self.address})"


Part = str | Code | Span
"""Words, or words with codes."""


def coded(text: str, like: str | None = None) -> tuple[Part, ...]:
    """``text`` with its codes numbered from 1, as they come. ``like``: the source of a translation;
    what stands in both has the same number in both."""
    parts = tuple(_read(text))
    numbers = _Numbers(() if like is None else tuple(_keys(coded(like))))
    return tuple(_numbered(parts, numbers))


def written(parts: Sequence[Part]) -> str:
    """The text that ``coded`` was given."""
    return "".join(_text(part) for part in parts)


def codes_of(parts: Sequence[Part]) -> dict[int, str]:
    """Number -> what each code is: ``{clinic.phone}``, ``** **``, ``](https://…)``."""
    return dict(_keys(parts))


def _text(part: Part) -> str:
    match part:
        case Code():
            return part.text
        case Span():
            return part.open + written(part.parts) + part.close
    return part


def _read(text: str) -> Iterator[Part]:
    """The parts of a text, all numbered 0. Stars are paired where they stand at one level."""
    flat: list[Part] = []
    last = 0
    for token in _TOKEN.finditer(text):
        flat.append(text[last : token.start()])
        last = token.end()
        if token.lastgroup == "link":
            flat.append(Span(0, token["target"], tuple(_read(token["words"]))))
        else:
            flat.append(Code(0, token[0]))
    flat.append(text[last:])
    yield from _paired([part for part in flat if part != ""])


_STARS = Code(0, "**")


def _paired(flat: list[Part]) -> Iterator[Part]:
    stars = [n for n, part in enumerate(flat) if part == _STARS]
    done = 0
    for start, end in zip(stars[::2], stars[1::2], strict=False):
        yield from flat[done:start]
        yield Span(0, None, tuple(flat[start + 1 : end]))
        done = end + 1
    yield from flat[done:]


class _Numbers:
    """Gives out numbers: those of the source to what is the same, then new ones."""

    def __init__(self, source: Sequence[tuple[int, str]]) -> None:
        self._free: dict[str, list[int]] = {}
        for number, key in source:
            self._free.setdefault(key, []).append(number)
        self._last = len(source)

    def take(self, key: str) -> int:
        if self._free.get(key):
            return self._free[key].pop(0)
        self._last += 1
        return self._last


def _numbered(parts: Sequence[Part], numbers: _Numbers) -> Iterator[Part]:
    for part in parts:
        match part:
            case Code():
                yield Code(numbers.take(part.key), part.text)
            case Span():
                number = numbers.take(part.key)
                yield Span(number, part.address, tuple(_numbered(part.parts, numbers)))
            case _:
                yield part


def _keys(parts: Sequence[Part]) -> Iterator[tuple[int, str]]:
    for part in parts:
        if isinstance(part, Code | Span):
            yield part.id, part.key
        if isinstance(part, Span):
            yield from _keys(part.parts)
