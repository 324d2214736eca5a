"""Numbers written in words -> their values, as far as the language's list goes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache

from leaflets.checks.translation.quantities.folding import folded
from leaflets.checks.translation.quantities.vocabulary import Vocabulary, Word, vocabulary

_CJK = {sign: n for n, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "兩": 2}
_CJK_TENS = {"十": 10, "百": 100, "千": 1000, "萬": 10**4, "万": 10**4, "億": 10**8, "亿": 10**8}
_CJK_RUN = re.compile(f"[{''.join(_CJK)}{''.join(_CJK_TENS)}]+")
_JOINED = re.compile(r"[-\s]|\s(?:and|y|e|et|i|și|iyo|na)\s|-(?:et)-")


@lru_cache(maxsize=256)
def number_words(text: str, language: str) -> tuple[Word, ...]:
    """The number words of a text in a language, in order; none where the language has no list."""
    words = vocabulary(language)
    if words is None:
        return ()
    plain = folded(text)
    found = [*_listed(plain, words)]
    if not words.spaces:
        found += _cjk(plain, words)
    return tuple(_put_together(sorted(found, key=lambda word: word.start), plain))


def _listed(plain: str, words: Vocabulary) -> Iterator[Word]:
    for match in words.words.finditer(plain):
        if (known := words.value_of(match[0])) is not None:
            yield Word(known[0], *match.span(), known[1])


def _cjk(plain: str, words: Vocabulary) -> Iterator[Word]:
    """三十五 is 35. A lone 一 is “a” as often as 1; a sign after digits multiplies those."""
    taken = {at for match in words.words.finditer(plain) for at in range(*match.span())}
    for match in _CJK_RUN.finditer(plain):
        after_digit = plain[: match.start()].rstrip()[-1:].isdigit() and match[0] in _CJK_TENS
        if not after_digit and not taken.intersection(range(*match.span())):
            yield Word(Fraction(cjk_value(match[0])), *match.span(), match[0] != "一")


def cjk_value(run: str) -> int:
    """The value of a number in Chinese numerals; 二〇二六 is read digit by digit."""
    if len(run) > 1 and not any(sign in _CJK_TENS for sign in run):
        return int("".join(str(_CJK[sign]) for sign in run))
    total = section = digit = 0
    for sign in run:
        unit = _CJK_TENS.get(sign)
        if unit is None:
            digit = _CJK[sign]
        elif unit < 10**4:
            section, digit = section + (digit or 1) * unit, 0
        else:
            total, section, digit = total + (section + digit or 1) * unit, 0, 0
    return total + section + digit


def _put_together(found: list[Word], plain: str) -> Iterator[Word]:
    """Twenty-five is 25, two hundred 200: words that touch make one number where they can."""
    held: Word | None = None
    for word in found:
        value = None
        if held is not None and _JOINED.fullmatch(plain[held.end : word.start]):
            value = _together(held.value, word.value)
        if held is not None and value is not None:
            held = Word(value, held.start, word.end, held.exact or word.exact)
            continue
        if held is not None:
            yield held
        held = word
    if held is not None:
        yield held


def _together(first: Fraction, then: Fraction) -> Fraction | None:
    if 0 < then < 10 and first >= 20 and first % 10 == 0:
        return first + then
    if 10 <= then < 100 and first >= 100 and first % 100 == 0:
        return first + then
    if then in (100, 1000) and 0 < first < then and first.denominator == 1:
        return first * then
    return None
