"""The five leaflets that are shipped: what each must have, whoever edits them."""

from __future__ import annotations

import re
from functools import cache

import pytest

from leaflets.batch import load_workspace
from leaflets.catalogs.messages import words_of
from leaflets.model.library import Library
from tests.small_workspace import REPOSITORY

LEAFLETS = (
    "back-dimples-myths-and-facts", "dimples-compared", "dimples-research",
    "sacral-dimple-tests", "sacral-dimple-warning-signs",
)  # fmt: skip
LANGUAGES = ("ar", "bn", "es", "fr", "hi", "pl", "pt", "ur", "vi", "zh-Hans")


@cache
def library() -> Library:
    return load_workspace(REPOSITORY)


def kinds(leaflet: str) -> list[str]:
    return [library().blocks[placed.block].kind for placed in library().leaflets[leaflet].blocks]


def english(leaflet: str) -> str:
    blocks = [library().blocks[placed.block] for placed in library().leaflets[leaflet].blocks]
    return " ".join(found.text for block in blocks for found in words_of(block, ""))


def test_there_are_five_in_ten_languages_for_two_clinics() -> None:
    assert tuple(sorted(library().leaflets)) == LEAFLETS
    assert sorted(library().languages) == sorted(("en-GB", *LANGUAGES))
    assert not library().problems
    one, other = library().clinics.values()
    assert one.sample
    assert other.sample
    for differing in ("country", "paper", "emergency_number", "digits", "logo", "language"):
        assert getattr(one, differing) != getattr(other, differing), differing
    assert one.local != other.local


@pytest.mark.parametrize("leaflet", LEAFLETS)
def test_what_each_leaflet_has(leaflet: str) -> None:
    found = kinds(leaflet)
    assert found[0] == "key-message", "one main message, first"
    assert found.count("key-message") == 1
    assert found[-1] == "sources"
    assert {"questions", "contact"} <= set(found)
    assert {"figure", "icon-array"} & set(found)
    assert library().leaflets[leaflet].banner in library().figures
    words = english(leaflet)
    assert "{clinic.emergency_number}" in words, "when to worry"
    assert re.search(r"\b[Nn]ot (known|settled)\b|is not known", words), "what is not known"
    assert re.search(r"\*\*Known|What is known|Myths and facts", words), "what is known"


@pytest.mark.parametrize("leaflet", LEAFLETS)
def test_numbers_are_out_of_every_thousand(leaflet: str) -> None:
    words = english(leaflet)
    assert not re.search(r"%|per ?cent|in (every )?(10|100|10,000)\b", words)


def test_what_two_leaflets_say_stands_once() -> None:
    first: dict[str, str] = {}
    for name, block in library().blocks.items():
        for found in words_of(block, name):
            words = re.sub(r"\{cite:[^}]*\}", "", found.text)
            if len(words) > 60:
                assert first.setdefault(words, found.context) == found.context


def test_no_trial_is_said_to_be_open_and_the_search_has_its_date() -> None:
    words = english("dimples-research")
    assert "We searched public registers in November 2026." in words
    assert not re.search(r"recruiting|NCT\d|now open|open for", words)
    assert "links" in kinds("dimples-research"), "registers with QR codes"
