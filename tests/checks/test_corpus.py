"""Sentences of leaflets in the languages that ship: nothing is found in the right ones, and each
slip of a careless translator is found by one check or another."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from leaflets.checks import checks
from leaflets.model.translation import Surroundings
from leaflets.problems import Severity
from tests.checks.pairing import a_pair

FOLDER = Path(__file__).parent / "corpus"
ENGLISH: Mapping[str, str] = tomllib.loads((FOLDER / "en.toml").read_text("utf-8"))
LANGUAGES = tuple(sorted(path.stem for path in FOLDER.glob("*.toml") if path.stem != "en"))


class Slip(NamedTuple):
    """One mistake in the translation of a sentence, and what is found in it: code -> severity."""

    name: str
    words: str
    found: Mapping[str, Severity]


def corpus(language: str) -> Mapping[str, Sequence[str]]:
    """Name of a sentence -> its translation, and slips: what the translator wrote for what."""
    read: Mapping[str, Sequence[str]] = tomllib.loads(
        (FOLDER / f"{language}.toml").read_text("utf-8")
    )
    return read


def found(language: str, source: str, target: str) -> dict[str, Severity]:
    """Code -> severity of what the checks find, as ``leaflets check`` applies them."""
    pair = a_pair(language, source, target)
    around = Surroundings((pair,))
    apply = (check for check in checks() if not check.unreliable(language))
    return {check.code: check.severity for check in apply if any(check.find(pair, around))}


def slips(language: str) -> list[Slip]:
    """Every sentence with each of its slips."""
    out = []
    for name, (right, *changes) in corpus(language).items():
        for change in changes:
            before, after = change.split("→")
            assert right.count(before) == 1, (name, change)
            wrong = right.replace(before, after)
            out.append(Slip(name, wrong, found(language, ENGLISH[name], wrong)))
    return out


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_is_there_with_a_slip(language: str) -> None:
    assert corpus(language).keys() == ENGLISH.keys()
    assert all(len(texts) > 1 for texts in corpus(language).values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_found_in_right_translations(language: str) -> None:
    said = {
        name: found(language, ENGLISH[name], right)
        for name, (right, *_) in corpus(language).items()
    }
    assert {name: codes for name, codes in said.items() if codes} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_slip_is_found(language: str) -> None:
    assert [slip.words for slip in slips(language) if not slip.found] == []
