"""Sentences of leaflets in the languages that ship: nothing is found in the right ones, and each
slip of a careless translator is found by one check or another."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from leaflets.checks.translation import checks
from leaflets.checks.translation.length import SHORTEST
from leaflets.model.translation import Surroundings
from leaflets.problems import Severity
from tests.checks.translation.pairing import a_pair

FOLDER = Path(__file__).parent / "corpus"
ENGLISH: Mapping[str, str] = tomllib.loads((FOLDER / "en.toml").read_text("utf-8"))
LANGUAGES = tuple(sorted(path.stem for path in FOLDER.glob("*.toml") if path.stem != "en"))


class Slip(NamedTuple):
    """One mistake in the translation of a sentence, and what is found in it: code -> severity."""

    name: str
    words: str
    found: Mapping[str, Severity]


def read(language: str) -> dict[str, Any]:
    """The file of a language."""
    return tomllib.loads((FOLDER / f"{language}.toml").read_text("utf-8"))


def corpus(language: str) -> Mapping[str, Sequence[str]]:
    """Name of a sentence -> its translation, and slips: what the translator wrote for what."""
    return {name: texts for name, texts in read(language).items() if name in ENGLISH}


def right(language: str) -> list[tuple[str, str]]:
    """Names of sentences with right translations: ``also`` has other ways to say the same."""
    first = [(name, texts[0]) for name, texts in corpus(language).items()]
    return first + [(name, text) for name, also in read(language)["also"].items() for text in also]


def found(language: str, source: str, target: str) -> dict[str, Severity]:
    """Code -> severity of what the checks find, as ``leaflets check`` applies them."""
    pair = a_pair(language, source, target)
    around = Surroundings((pair,))
    apply = (check for check in checks() if not check.unreliable(language))
    return {check.code: check.severity for check in apply if any(check.find(pair, around))}


def slips(language: str) -> list[Slip]:
    """Every sentence with each of its slips."""
    out = []
    for name, (text, *changes) in corpus(language).items():
        for change in changes:
            before, after = change.split("→")
            assert text.count(before) == 1, (name, change)
            wrong = text.replace(before, after)
            out.append(Slip(name, wrong, found(language, ENGLISH[name], wrong)))
    return out


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_is_there_with_a_slip(language: str) -> None:
    assert corpus(language).keys() == ENGLISH.keys()
    assert all(len(texts) > 1 for texts in corpus(language).values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_found_in_right_translations(language: str) -> None:
    said = {text: found(language, ENGLISH[name], text) for name, text in right(language)}
    assert {text: codes for text, codes in said.items() if codes} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_right_words_from_the_other_end_are_a_warning_at_most(language: str) -> None:
    for name, texts in read(language).get("doubted", {}).items():
        for text in texts:
            said = found(language, ENGLISH[name], text)
            assert set(said.values()) == {Severity.WARNING}, text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_slip_is_found(language: str) -> None:
    assert [slip.words for slip in slips(language) if not slip.found] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_happens_to_any_sentence_is_found(language: str) -> None:
    for name, text in right(language):
        english = ENGLISH[name]
        wrongs = [english, f"{text} {english}", f"{text[:2]}\u200b{text[2:]}"]
        wrongs.append(text.rstrip(".।。۔？؟? "))
        if len(english) >= SHORTEST:
            wrongs.append(text[: len(text) * 2 // 5])
        assert [wrong for wrong in wrongs if not found(language, english, wrong)] == []
