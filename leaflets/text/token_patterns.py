"""The shapes `leaflets.text.tokens` reads: numbers, units, dates, times, phone and web addresses.

All are matched against *plain* text (`plain`): one character for one, with the digits of all
scripts, the many spaces, hyphens and accented letters brought down to ASCII. That keeps the
expressions short, and quick to compile.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

DASH = "\x96"  # stands for every dash that is not a hyphen; no text contains this control
_PLAIN_CHARS = {
    " ": "\u00a0\u2009\u202f",
    "-": "\u2010\u2011\u2212",
    DASH: "\u2012\u2013\u2014～",
    "'": "’",
    ".": "٫",
    ",": "٬",
    "$": "£€¥₹₪₺₽₴",
    "<": "≤≥≈",
    "½": "¼¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞",
    "u": "µμ",
    "%": "‰٪％",
    "/": "⁄",
    "C": "С",  # the Cyrillic letter
    "²": "³",
}


class _PlainTable(dict[int, str]):
    """For ``str.translate``; what a character becomes is found when it is first met.

    Digit values never change between Unicode versions (stability policy): Python's serve as well.
    """

    def __missing__(self, code: int) -> str:
        char = chr(code)
        digit = unicodedata.decimal(char, None)
        if digit is not None:
            char = str(digit)
        elif 0xC0 <= code <= 0x24F and char.isalpha():
            char = "a"
        self[code] = char
        return char


_PLAIN = _PlainTable(
    {ord(char): target for target, chars in _PLAIN_CHARS.items() for char in chars}
)


def plain(text: str) -> str:
    """``text`` as the expressions below expect it; every character keeps its offset."""
    return text if text.isascii() else text.translate(_PLAIN)


_DECIMALS = "(?:[.,'·][0-9]+)*"
# "1 000 mg" is one number though its space is an ordinary one: read as two, right-to-left text
# would print "000 mg 1". And ".5" keeps its point: moved, it would be five.
_NUMBER = (
    f"(?:\\.?(?:[1-9][0-9]{{0,2}}(?: [0-9]{{3}})+(?![0-9])|[0-9]+){_DECIMALS}"
    f"(?:[/:][0-9]+{_DECIMALS})*(?: ?½)?|½)"
)

# Abbreviations only: a word such as "weeks" may go to the next line, but "mg/dose" is one unit.
_UNIT_WORDS = (
    "mmol umol nmol mol mEq mosmol mcg ug ng mg kg g mmHg cmH2O kPa kcal cal kJ um mm cm km "
    "m m² m2 m3 ml mL dl dL cl cL ul uL l L IU UI IE MU mU U CFU tsp tbsp lbs lb oz ft mins min "
    "hrs hr h secs sec s wks wk yrs yr bpm kHz MHz Hz x zł "
    "мкг мг кг г мл л см мм м ммоль мин ч γρ"
)
UNITS = frozenset(_UNIT_WORDS.split()) | {"mm Hg"}
PER_UNITS = UNITS | {"day", "dose", "hour", "week"}
_INDIC_UNITS = (
    # Devanagari, Bengali, Gurmukhi, Gujarati, Tamil
    "मि\\.ग्रा\\.|मिग्रा|मि\\.ली\\.|मिली|मि\\.लि\\.|কেজি|মি\\.গ্রা\\.|মিগ্রা|মি\\.লি\\.|মিলি|"
    "ਮਿ\\.ਗ੍ਰਾ\\.|ਮਿ\\.ਲੀ\\.|મિ\\.ગ્રા\\.|મિ\\.લી\\.|மி\\.கி\\.|மி\\.லி\\."
)
# These are followed by the next word without a space.
_UNITS_OF_UNSPACED_SCRIPTS = (
    "毫克|微克|公斤|千克|克|毫升|升|厘米|公分|毫米|度|"
    "ミリグラム|ミリリットル|グラム|มก\\.|มล\\.|กก\\.|ซม\\."
)
_SYMBOLS = "° ?[CF](?![A-Za-z])|[°℃℉]|[%$](?![0-9])|×(?! ?[0-9])"
_RIGHT_TO_LEFT_UNITS = (
    "°م|ملغم|ملغ|ملجم|ملج|مغم|مغ|مجم|مكغ|مكجم|ملل|مل|كغم|كغ|كجم|غم|غ|جم|ج|سم|مم|م|ل|"
    "میلی\u200c?گرم|میلی\u200c?لیتر|ملی[ \u200c]?گرام|ملی[ \u200c]?لیٹر|سی\u200c?سی|"
    'מק["״]ג|מ["״]ג|ק["״]ג|מ["״]ל|ס["״]מ|מ["״]מ|ג[׳\']|גרם'
)

_DAY = "(?:0?[1-9]|[12][0-9]|3[01])"
_HALF_DAY = "(?:[ap]m|AM|PM|[ap]\\.m\\.?|[AP]\\.M\\.?)(?![A-Za-z])"
_LINK_CHARS = "[A-Za-z0-9\\-._~:/?#\\[\\]@!$&'()*+,;=%]"
_DOMAIN = "(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\\.)+"
_TOP_LEVEL = "(?:com|org|net|gov|edu|int|info|health|care|clinic|hospital|scot|wales|[a-z]{2})"
# Where a number may not begin: in a word (B12), a compound (COVID-19), another number.
_BEGIN = f"(?<![A-Za-z0-9_])(?<![A-Za-z][-'./])(?<![0-9][-{DASH}.,:/'])"
_WORD = "[A-Za-z][A-Za-z0-9]*(?:['.-][A-Za-z0-9]+)*"


@dataclass(frozen=True, slots=True)
class Patterns:
    """Every expression, compiled together when the first text with a digit is read."""

    begin: re.Pattern[str]
    number: re.Pattern[str]
    factor: re.Pattern[str]
    unit_word: re.Pattern[str]
    unit_symbol: re.Pattern[str]
    per: re.Pattern[str]
    dash: re.Pattern[str]
    date: re.Pattern[str]
    time: re.Pattern[str]
    phone: re.Pattern[str]
    phone_of_known_shape: re.Pattern[str]
    extension: re.Pattern[str]
    email: re.Pattern[str]
    url: re.Pattern[str]
    word_goes_on: re.Pattern[str]
    comparison: re.Pattern[str]
    phrase: re.Pattern[str]

    @classmethod
    def compile(cls) -> Patterns:
        """Compile them."""
        return cls(
            begin=re.compile(f'{_BEGIN}(?:(?<![^\\s(\\[«"“„:;/])[-+±.]+|[($×] ?|\\(?\\+)?[0-9½]'),
            number=re.compile(f"([$×] ?)?[-+±]?{_NUMBER}"),
            factor=re.compile(f" ?[x×] ?{_NUMBER}"),
            unit_word=re.compile(" ?(mm Hg|cmH2O|[A-Za-zΑ-ҁ]+[²23]?)(?![0-9A-Za-z])"),
            unit_symbol=re.compile(f" ?(?:{_SYMBOLS})"),
            per=re.compile(f" ?/ ?(?:{_NUMBER} ?)?"),
            dash=re.compile(f" [-{DASH}~±] |[-{DASH}~±]"),
            date=re.compile(
                f"{_DAY}([/.-]){_DAY}\\1(?:[0-9]{{4}}|[0-9]{{2}})(?!\\1?[0-9])"
                f"|[0-9]{{4}}([/.-]){_DAY}\\2{_DAY}(?!\\2?[0-9])"
                f"|[0-9]{{4}} ?年 ?{_DAY} ?月 ?{_DAY} ?日"
            ),
            time=re.compile(
                "(?:[01]?[0-9]|2[0-4])(?:"
                f":[0-5][0-9](?::[0-5][0-9])?(?![0-9:])(?: ?{_HALF_DAY})?"
                f"|(?:\\.[0-5][0-9])? ?{_HALF_DAY}| ?h ?[0-5][0-9](?![0-9]))"
            ),
            phone=re.compile(
                "(?:\\(\\+?[0-9]{1,6}\\)|\\+?[0-9]+)(?: ?\\(0\\))?(?:/(?=[0-9]{4})[0-9]+)?"
                "(?:[ -]?(?:\\([0-9]{1,6}\\)|[0-9]+))*"
            ),
            # North America; France; European helplines; Australia.
            phone_of_known_shape=re.compile(
                "(?:(?:\\+?1[ .-])?(?:\\([2-9][0-9]{2}\\) ?|[2-9][0-9]{2}[ .-])"
                "[0-9]{3}[ .-][0-9]{4}|0[0-9](?:\\.[0-9]{2}){4}|116 [0-9]{3}"
                "|1[38]00 [0-9]{3} [0-9]{3}|13 [0-9]{2} [0-9]{2})(?![0-9])"
            ),
            extension=re.compile(",? ?(?:ext\\.?|x) ?[0-9]{1,5}(?![0-9])"),
            email=re.compile(f"[A-Za-z0-9][A-Za-z0-9._%+'-]*@{_DOMAIN}[A-Za-z]{{2,}}"),
            url=re.compile(
                f"(?<![A-Za-z0-9@._-])(?:(?:https?://|www\\.){_LINK_CHARS}+"
                f"|{_DOMAIN}{_TOP_LEVEL}(?![A-Za-z0-9-])(?:[/?#]{_LINK_CHARS}*)?)"
            ),
            word_goes_on=re.compile("[0-9A-Za-z]"),
            comparison=re.compile("[<>~×±]=? ?$"),
            phrase=re.compile(f"(?:{_WORD}|\0+)(?: ?(?:{_WORD}|\0+))*"),
        )


@cache
def unit_of_other_scripts() -> re.Pattern[str]:
    """A unit of a script that joins it to words, or writes it with full stops."""
    return re.compile(f" ?(?:(?:{_INDIC_UNITS})(?!\\w)|{_UNITS_OF_UNSPACED_SCRIPTS})")


@cache
def right_to_left_unit() -> re.Pattern[str]:
    """An Arabic, Persian, Urdu or Hebrew unit."""
    return re.compile(f" ?(?:{_RIGHT_TO_LEFT_UNITS})(?!\\w)")
