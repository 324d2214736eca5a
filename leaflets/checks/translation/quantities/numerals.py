"""Numbers in digits -> their values, in every digit system and every style of separators.

What a comma or a point between digits means depends on the language: 1.000 is a thousand in German
and one in English (CLDR knows which). A token keeps several readings only where nobody can tell.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from leaflets.checks.translation.quantities.folding import MARKS, folded, in_ascii_digits
from leaflets.checks.translation.quantities.vocabulary import vocabulary
from leaflets.cldr import decimal_mark

Reading = tuple[Fraction, ...]

_OTHER = "²³¹⁰⁴-⁹₀-₉①-⑳Ⅰ-Ⅻⅰ-ⅻ፩-፼"
_VULGAR = "¼½¾⅐-⅞↉"
HAS_NUMERAL = re.compile(rf"[\d{_VULGAR}{_OTHER}]")
"""Whether there is anything to read at all."""

_SPACE = "[ \u00a0\u202f\u2009]"
_NUMERAL = re.compile(
    rf"(?:(?P<whole>\d+){_SPACE}?)?(?P<vulgar>[{_VULGAR}])"
    rf"|(?<![\d/⁄])(?:(?P<before>\d+){_SPACE})?(?P<part>[1-9]\d?)[/⁄](?P<of>[2-9]|10)(?![\d/⁄])"
    rf"|(?<![\w.,){MARKS}])[.٫](?P<naked>\d+)"
    rf"|(?P<digits>\d+(?:(?:[.,'’·٫٬،]|{_SPACE}(?=\d{{3}}(?!\d)))\d+)*)"
    rf"|(?P<other>[{_OTHER}]+)"
)
_CLOCK = re.compile(r"([01]?\d|2[0-4])[.]([0-5]\d)")
_HALF_DAY = re.compile(r"(?:[:.](?P<minutes>[0-5]\d))?\s?(?P<half>[ap])\.?m\b", re.IGNORECASE)
_OPENS = " (\u00a0\u202f„“”«‘\"'"
_KIND = str.maketrans(
    {"’": "'", "·": "٫", "،": ",", **dict.fromkeys("\u00a0\u202f\u2009", "\u00a0")}
)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as it is written, its place, and what it can mean: values in each reading."""

    text: str
    start: int
    end: int
    readings: tuple[Reading, ...]

    @property
    def value(self) -> Fraction:
        """The likeliest value: what a unit after it counts."""
        return self.readings[0][-1]


@lru_cache(maxsize=256)
def numerals(text: str, language: str) -> tuple[Numeral, ...]:
    """The numbers written in digits in a text of a language, in order."""
    if not HAS_NUMERAL.search(text):
        return ()
    plain, mark = in_ascii_digits(text), decimal_mark(language)
    found = []
    for match in _NUMERAL.finditer(plain):
        readings = _scaled(plain, match, _readings(match, mark), language)
        start, end = match.span()
        if _negative(plain, start):
            start, readings = start - 1, tuple((-first, *rest) for first, *rest in readings)
        found.append(Numeral(text[start:end], start, end, readings))
    return tuple(found)


def _readings(match: re.Match[str], mark: str) -> tuple[Reading, ...]:
    if match["vulgar"]:
        return ((int(match["whole"] or 0) + _vulgar(match["vulgar"]),),)
    if match["of"]:
        return _fraction(match)
    if match["naked"]:
        return ((Fraction(f"0.{match['naked']}"),),)
    if match["other"]:
        return ((_other(match["other"]),),)
    return _separated(match["digits"], mark)


def _vulgar(sign: str) -> Fraction:
    return Fraction(unicodedata.numeric(sign)).limit_denominator(100)


def _fraction(match: re.Match[str]) -> tuple[Reading, ...]:
    """1/2 is a half or two numbers (a date, a blood pressure): the source knows."""
    part, of = int(match["part"]), int(match["of"])
    whole = (Fraction(match["before"]),) if match["before"] else ()
    apart: Reading = (*whole, Fraction(part), Fraction(of))
    if part >= of:
        return (apart,)
    mixed = (*whole, Fraction(part, of))
    return ((sum(mixed, Fraction(0)),), apart, *((mixed,) if whole else ()))


def _other(signs: str) -> Fraction:
    """Superscripts and circled numbers as they stand; Ethiopic numerals are added and multiplied:
    ፲፭ is 10 + 5, ፪፻ is 2 × 100."""
    total = Fraction(0)
    for sign in signs:
        value = Fraction(unicodedata.numeric(sign))
        if value >= 100:
            total = max(total, Fraction(1)) * value
        elif signs[0] in "²³¹⁰⁴⁵⁶⁷⁸⁹":
            total = total * 10 + value
        else:
            total += value
    return total


def _separated(token: str, mark: str) -> tuple[Reading, ...]:
    parts, signs = re.split(r"\D", token), re.sub(r"\d", "", token).translate(_KIND)
    if not signs:
        return ((Fraction(token),),)
    apart: Reading = tuple(Fraction(part) for part in parts)
    last = signs[-1]
    whole = Fraction("".join(parts))
    if last != "٫" and len(set(signs)) == 1 and _grouped(parts, last):
        if len(signs) > 1 or last not in ".,":
            return ((whole,), apart) if last == " " else ((whole,),)
        decimal = (Fraction(".".join(parts)),)
        if not mark:
            return ((whole,), decimal)
        return (decimal if last == mark else (whole,),)
    if _decimal(parts, signs):
        decimal = (Fraction("".join(parts[:-1]) + "." + parts[-1]),)
        doubtful = len(signs) == 1 and last in ",'" and last != mark
        return (decimal, apart) if doubtful else (decimal,)
    return (apart,)


def _grouped(parts: list[str], sign: str) -> bool:
    """Thousands: 1,000,000, or as in India 10,00,000."""
    first, *middle, last = parts
    if first.startswith("0") or len(last) != 3 or not 1 <= len(first) <= 3:
        return False
    western = all(len(part) == 3 for part in middle)
    indian = sign in ",٬" and len(first) <= 2 and all(len(part) == 2 for part in middle)
    return western or (indian and bool(middle))


def _decimal(parts: list[str], signs: str) -> bool:
    """The last sign parts decimals, those before it thousands."""
    before, last = signs[:-1], signs[-1]
    if last not in ".,٫'" or last in before:
        return False
    return not before or (len(set(before)) == 1 and _grouped(parts[:-1], before[0]))


def _negative(plain: str, start: int) -> bool:
    """A minus belongs to the number when nothing stands before it that a range could start with."""
    if start == 0 or plain[start - 1] not in "−-":
        return False
    before = plain[: start - 1]
    return (not before or before[-1] in _OPENS) and not before.rstrip()[-1:].isdigit()


def _scaled(
    plain: str, match: re.Match[str], readings: tuple[Reading, ...], language: str
) -> tuple[Reading, ...]:
    """2 million is 2,000,000, where the language has a list of such words."""
    words = vocabulary(language)
    if words is None or not plain[match.end() : match.end() + 1]:
        return readings
    pattern, factors = words.scales
    found = pattern.match(folded(plain[match.end() : match.end() + 24]))
    if not found:
        return readings
    factor = factors[re.sub(r"\s+", " ", found[1])]
    return tuple((*rest, last * factor) for *rest, last in readings)


def clock_readings(numeral: Numeral, plain: str) -> tuple[Reading, ...]:
    """Readings of a number that may be of a time of day: 12.30, 8 pm as 20, :00 as nothing."""
    if numeral.text in ("00", "٠٠", "۰۰") and plain[: numeral.start].endswith((":", "h")):
        return (*numeral.readings, ())
    if found := _CLOCK.fullmatch(numeral.text):
        return (*numeral.readings, (Fraction(found[1]), Fraction(found[2])))
    if found := _HALF_DAY.match(plain, numeral.end):
        (hour, *more), *_ = numeral.readings
        if hour <= 12 and not more:
            other = hour % 12 + (12 if found["half"].lower() == "p" else 0)
            return (*numeral.readings, (other,))
    return numeral.readings
