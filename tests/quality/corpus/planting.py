"""A kind of fault and a seed -> files of a leaflet with one fault, and where it must be told."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import yaml

BASE = Path(__file__).parent / "base"

SEEDS = 50
"""Of a kind; many of them may give the same fault."""

WIDE = 10_000
"""Characters: every text stands on one line, so that its line is known."""


class Told(NamedTuple):
    """Where a fault must be told: in ``file``, on a line that holds ``line`` (nothing: whatever
    line); ``hint``: what its hint must say."""

    file: str
    line: str = ""
    hint: str = ""


class Draft:
    """The sound leaflet, file by file, to be changed."""

    def __init__(self) -> None:
        self._data: dict[str, Any] = {}
        self._bytes: dict[str, bytes] = {}

    def __getitem__(self, file: str) -> Any:
        """What a YAML file holds, to be changed in place."""
        if file not in self._data:
            self._data[file] = deepcopy(_held(file))
        return self._data[file]

    def replace(self, file: str, old: str, new: str) -> None:
        """Other words in a file that is no YAML, or not to be written anew."""
        text = self._bytes.get(file, _text(file).encode()).decode()
        assert old in text, f"{old!r} is not in {file}"
        self._bytes[file] = text.replace(old, new, 1).encode()

    def retranslate(self, file: str, message: str, words: str) -> None:
        """Another translation of a message in a PO file, with the sources of the one before."""
        text = self._bytes.get(file, _text(file).encode()).decode()
        entry = re.compile(
            rf'(msgctxt "{re.escape(message)}"\nmsgid .*\nmsgstr )".*?((?:{{.*}})?)"'
        )
        text, count = entry.subn(rf'\1"{words}\2"', text)
        assert count == 1, f"{message} is not in {file}"
        self._bytes[file] = text.encode()

    def write(self, file: str, content: bytes) -> None:
        """A file that was not there before."""
        self._bytes[file] = content

    @property
    def files(self) -> dict[str, bytes]:
        """The files that are not as they were."""
        written = {
            file: yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=WIDE).encode()
            for file, data in self._data.items()
        }
        return {**written, **self._bytes}


@cache
def _held(file: str) -> Any:
    return yaml.safe_load(_text(file))


@cache
def _text(file: str) -> str:
    """A file of the sound leaflet; what it shares with the repository stands there."""
    own = BASE / file
    return (own if own.exists() else Path(__file__).parents[3] / file).read_text("utf-8")


Plants = Callable[[Draft, Random], Told]


@dataclass(frozen=True)
class Kind:
    """A kind of fault. ``code``: of the check that must tell it; ``plant``: puts it at a place and
    in a form that chance chooses; ``times``: how many of it the corpus has. ``signed``: somebody
    signs the sound leaflet before."""

    code: str
    plant: Plants
    times: int = 3
    leaflet: str = "dimple"
    language: str = "en-GB"
    signed: bool = False


@dataclass(frozen=True)
class Planted:
    """A leaflet with one fault. ``files``: those that are not as in the sound leaflet."""

    kind: Kind
    seed: int
    told: Told
    files: dict[str, bytes] = field(repr=False)

    @property
    def name(self) -> str:
        """For people who read what a test says."""
        return f"{self.kind.code} {self.kind.language} {self.seed}"


def planted(kinds: Sequence[Kind]) -> Iterator[Planted]:
    """So many faults of each kind, no two of them alike."""
    for number, kind in enumerate(kinds):
        before: list[dict[str, bytes]] = []
        seeds = iter(range(SEEDS))
        while len(before) < kind.times and (seed := next(seeds, None)) is not None:
            draft = Draft()
            told = kind.plant(draft, Random(f"{number} {seed}"))
            files = draft.files
            if files not in before:
                before.append(files)
                yield Planted(kind, seed, told, files)
        assert len(before) == kind.times, f"{kind.code} has {len(before)} forms"
