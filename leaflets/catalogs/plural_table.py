"""Which plural forms a language has, for the header of a new PO file."""

from __future__ import annotations

from functools import cache

from leaflets.catalogs.plural import PluralRule, plural_rule

_CLDR = {
    "ar": (
        6,
        "(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3"
        " : n%100>=11 && n%100<=99 ? 4 : 5)",
    ),
    "gd": (4, "(n==1 || n==11 ? 0 : n==2 || n==12 ? 1 : n>2 && n<20 ? 2 : 3)"),
    "mk": (2, "(n%10==1 && n%100!=11 ? 0 : 1)"),
    "tl": (2, "(n%10!=4 && n%10!=6 && n%10!=9 ? 0 : 1)"),
    **dict.fromkeys(("am", "as", "gu", "ht", "kn", "prs", "si", "ti"), (2, "(n > 1)")),
    **dict.fromkeys(("id", "ig", "ms", "my", "yo", "yue"), (1, "0")),
}
"""Plural rules of CLDR for languages that are not in Babel's table or, as Arabic, have there the
forms of 11 to 99 and of 100 to 102 the other way round. For whole numbers below a million."""


@cache
def plural_forms(language: str) -> tuple[int, str]:
    """Number of plural forms and the rule, from Babel's table of the gettext world. For a language
    that neither it nor CLDR tells from English: two forms, one of them for 1."""
    from babel.messages.plurals import PLURALS  # only when a file is made

    tag = language.replace("-", "_")
    for name in (tag, tag.split("_")[0]):
        count, rule = _CLDR.get(name) or PLURALS.get(name) or (0, "")
        if count:
            return int(count), str(rule)
    return 2, "(n != 1)"


def may_leave_number_out(language: str, rule: PluralRule, form: int) -> bool:
    """Whether a form can say its number in words (Arabic “two weeks”): one number alone takes it,
    by the rule of the file and by the usual one. Else a rule that somebody has changed would print
    “two weeks” for six, and “one week” would stand for 21 in Russian."""
    number = rule.sole_number(form)
    usual = plural_rule(plural_header(language))
    return number is not None and usual.sole_number(usual.form(number)) == number


def plural_header(language: str) -> str:
    """The value of ``Plural-Forms``."""
    count, rule = plural_forms(language)
    return f"nplurals={count}; plural={rule};"
