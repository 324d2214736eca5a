"""Checks that say they look at no other pair: what they find is remembered."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from leaflets.batch import load_workspace
from leaflets.checking.pairs import pairs_of_language
from leaflets.checking.running import findings, surroundings
from leaflets.checks.translation import checks
from leaflets.model.inline import read_inline
from leaflets.model.library import Library
from leaflets.model.translation import Check, Pair
from leaflets.problems import Where
from tests.checks.translation.pairing import a_pair
from tests.small_workspace import REPOSITORY


@pytest.fixture(scope="module")
def library() -> Library:
    """The shipped one."""
    return load_workspace(REPOSITORY)


ALONE = [check for check in checks() if check.alone]


def spoilt(pair: Pair) -> Pair:
    """With enough wrong in it that many checks find something."""
    text = f"({pair.target_text} 0800 123 456 ** {pair.target_text[::-1]} 7 www.x.org"
    return replace(pair, target=read_inline(text, True), target_text=text)


@pytest.mark.parametrize("check", ALONE, ids=lambda check: check.code)
def test_they_find_the_same_anywhere(check: Check, library: Library) -> None:
    pairs = tuple(pairs_of_language(library, "ar"))
    around = surroundings(library, pairs, "ar")
    apart = replace(around, pairs=())
    count = 0
    for pair in (*pairs[::7], *map(spoilt, pairs[::5])):
        elsewhere = replace(
            pair, context="other/block#entry.text", where=Where(Path("x.po"), 1), remarks=("a: b",)
        )
        found = list(check.find(pair, around))
        assert list(check.find(elsewhere, apart)) == found
        count += len(found)
    assert count or check.code not in SPOILT


SPOILT = {"translation/numbers", "translation/phones", "translation/addresses"}


def test_most_checks_of_every_clinic_are_such() -> None:
    assert {"translation/holes", "translation/units", *SPOILT} <= {check.code for check in ALONE}


def test_what_is_remembered_is_told_with_the_place_of_each(library: Library) -> None:
    pairs = [a_pair("ar", "At 7 weeks", "في 8", context=f"clinics/{name}#when") for name in "ab"]
    places = [
        {(f.check.code, f.pair.context) for f in findings(library, [pair], "ar", errors_only=True)}
        for pair in pairs
    ]
    assert ("translation/numbers", "clinics/a#when") in places[0]
    assert ("translation/numbers", "clinics/b#when") in places[1]
