"""The translations that ship: nothing is found in them, and any digit that changes is."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from leaflets.checking.pairs import pairs_of_language
from leaflets.checking.running import check_language
from leaflets.checks.translation import number_words, numbers, phones
from leaflets.model.inline import read_inline
from leaflets.model.library import Library
from leaflets.model.translation import Pair, Surroundings
from leaflets.stages.load import load

ROOT = Path(__file__).parents[3]
LANGUAGES = load(ROOT).languages[1:]
CODES = frozenset(
    f"translation/{name}"
    for name in (
        "addresses", "bold-numbers", "brackets", "empty-bold", "frequency", "holes",
        "number-words", "numbers", "phones", "proportions", "same-source", "same-translation",
        "units",
    )
)  # fmt: skip


@cache
def library() -> Library:
    return load(ROOT)


@cache
def pairs(language: str) -> tuple[Pair, ...]:
    return tuple(pairs_of_language(library(), language))


def retold(pair: Pair, target: str) -> Pair:
    return replace(pair, target=read_inline(target), target_text=target)


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_found(language: str) -> None:
    assert [p for p in check_language(library(), language) if p.code in CODES] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_changed_digit_is_found(language: str) -> None:
    changed = 0
    for pair in pairs(language):
        words = re.sub(r"\{[^}]*\}|\]\([^)]*\)", lambda m: "#" * len(m[0]), pair.target_text)
        for match in re.finditer(r"\d", words):
            other = chr(ord(match[0]) + (1 if int(match[0]) < 9 else -9))
            text = pair.target_text[: match.start()] + other + pair.target_text[match.end() :]
            wrong, around = retold(pair, text), Surroundings()
            found = [*numbers.CHECK.find(wrong, around), *phones.CHECK.find(wrong, around)]
            assert len(found) == 1, text
            changed += 1
    assert changed > 100


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_dropped_number_is_found(language: str) -> None:
    dropped = 0
    for pair in pairs(language):
        for match in re.finditer(r"(?<![\d{:a-z-])\d[\d\u202f]*(?![^{]*\})", pair.target_text):
            if "(" + match[0] + ")" in pair.target_text:
                continue  # Arabic: ساعتين (2), which says it in a word as well
            text = pair.target_text[: match.start()] + pair.target_text[match.end() :]
            wrong, around = retold(pair, text), Surroundings()
            found = [*numbers.CHECK.find(wrong, around), *number_words.CHECK.find(wrong, around)]
            assert found, text
            dropped += 1
    assert dropped > 50
