"""Plural rules give what C would give, and run nothing else."""

from __future__ import annotations

import gettext

import pytest
from babel.messages.plurals import PLURALS
from hypothesis import given
from hypothesis import strategies as st

from leaflets.catalogs.plural import GERMANIC, PluralRule, plural_rule

RULES = sorted(set(PLURALS.values()))


@pytest.mark.parametrize(("count", "rule"), RULES)
def test_every_rule_in_use_agrees_with_the_standard_library(count: int, rule: str) -> None:
    ours = plural_rule(f"nplurals={count}; plural={rule};")
    theirs = gettext.c2py(rule)
    assert ours.count == count
    for number in (*range(205), 1000, 1_000_000):
        assert ours.form(number) == theirs(number)


ARABIC = (
    "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3"
    " : n%100>=11 && n%100<=99 ? 4 : 5)"
)


@given(st.integers(0, 10**6))
def test_arabic_has_six_forms(number: int) -> None:
    assert plural_rule(ARABIC).form(number) in range(6)


@pytest.mark.parametrize(
    "header",
    [
        "",
        "nplurals=2",
        "nplurals=9; plural=0;",
        "nplurals=2; plural=m;",
        "nplurals=2; plural=(n;",
        "nplurals=2; plural=n !=;",
        "nplurals=2; plural=n ? 1;",
        "nplurals=2; plural=1 1;",
        "nplurals=2; plural=__import__('os');",
        "nplurals=2; plural=" + "(" * 100 + "n" + ")" * 100 + ";",
        "nplurals=2; plural=" + "n+" * 400 + "n;",
        "nplurals=2; plural=n%0;",
        "nplurals=2; plural=n>100 ? n/(n-101) : 0;",
        "nplurals=2; plural=n;",
        "nplurals=2; plural=0-n;",
        "nplurals=1; plural=n!=1;",
    ],
)
def test_what_is_not_a_rule(header: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        plural_rule(header)


def test_a_rule_that_goes_astray_gives_the_last_form() -> None:
    """For numbers that nobody tried when the rule was read."""
    assert PluralRule(2, lambda n: n // 0).form(3) == 1
    assert PluralRule(2, lambda n: n).form(7) == 1
    assert PluralRule(2, lambda n: -n).form(7) == 0


def test_without_a_rule_one_differs_from_all_else() -> None:
    assert [GERMANIC.form(n) for n in (0, 1, 2)] == [1, 0, 1]
