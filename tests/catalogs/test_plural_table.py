"""Plural forms for new files: every language has a rule that can be read, and none is a guess."""

from __future__ import annotations

import pytest
from babel import Locale, UnknownLocaleError
from babel.messages.plurals import PLURALS

from leaflets.catalogs.plural import plural_rule
from leaflets.catalogs.plural_table import (
    _CLDR,
    may_leave_number_out,
    plural_forms,
    plural_header,
)
from leaflets.languages import languages
from leaflets.workspace import PSEUDOLOCALES

TAGS = sorted({item.tag for item in languages()} - set(PSEUDOLOCALES))


@pytest.mark.parametrize("tag", TAGS)
def test_every_language_has_a_rule_that_uses_all_its_forms(tag: str) -> None:
    rule = plural_rule(plural_header(tag))
    assert {rule.form(number) for number in range(1001)} == set(range(plural_forms(tag)[0]))


def of_our_own() -> list[str]:
    """Languages that Babel's table does not have, or not as we need it."""
    return [t for t in TAGS if t in _CLDR or t.replace("-", "_").split("_")[0] not in PLURALS]


@pytest.mark.parametrize("tag", of_our_own())
def test_rules_of_our_own_tell_numbers_apart_as_cldr_does(tag: str) -> None:
    try:
        category = Locale.parse({"prs": "fa"}.get(tag, tag)).plural_form
    except UnknownLocaleError:
        assert tag == "hmn", "CLDR knows it not: two forms do no harm"
        return
    rule = plural_rule(plural_header(tag))
    pairs = {(rule.form(number), category(number)) for number in range(3000)}
    assert len(pairs) == rule.count == len({form for form, _ in pairs})


def test_regions_and_scripts_take_the_rule_of_their_language() -> None:
    assert plural_forms("zh-Hant") == plural_forms("zh") == (1, "0")
    assert plural_forms("pt-BR") != plural_forms("pt")
    assert plural_forms("ar-EG") == plural_forms("ar")


ARABIC = plural_header("ar")


@pytest.mark.parametrize(
    ("language", "rule", "form", "allowed"),
    [
        ("ar", ARABIC, 2, True),
        ("ar", ARABIC.replace("n==2 ?", "n==6 ?"), 2, False),  # “two weeks” for six
        ("ru", plural_header("ru"), 0, False),  # “one week” for 21
        ("gd", plural_header("gd"), 1, False),  # “two weeks” for 12
        ("ar", ARABIC, 3, False),
        ("pl", plural_header("pl"), 0, True),
    ],
)
def test_only_what_one_number_takes_can_leave_it_out(
    language: str, rule: str, form: int, allowed: bool
) -> None:
    assert may_leave_number_out(language, plural_rule(rule), form) is allowed
