"""Phone numbers and addresses typed among the words; what is left counts something.

Only what is a phone number by its shape is taken for one: a plus and digits, an area code in
brackets, groups that start with a nought, or 555-0143. Anything else is a number like any other,
and ``translation/numbers`` compares it. So no phone library is needed: whether a number exists in
a country does not matter, none may be typed at all.
"""

from __future__ import annotations

import re
from functools import lru_cache

from leaflets.checks.translation.quantities.folding import in_ascii_digits

_GAP = r"[ \u00a0\u202f\u2009.\-‐‑–]"
_APART = r"(?<!\d[ \u00a0\u202f\u2009'’])"
"""Not in the middle of a number whose thousands are set apart."""

_PHONE = re.compile(
    rf"(?<![\dA-Za-z+])(?:\+|00){_GAP}?[1-9](?:(?:{_GAP}|[()]){{0,2}}\d){{6,}}"
    rf"|(?<![\dA-Za-z.,])\(0?\d{{1,5}}\){_GAP}?\d(?:{_GAP}?\d){{4,}}"
    rf"|(?<![\dA-Za-z.,:/-]){_APART}0\d(?:{_GAP}?\d){{5,}}"
    rf"|(?<![\dA-Za-z.,]){_APART}\d{{3}}{_GAP}\d{{3}}[-‐‑–.]\d{{4}}(?!\d)"
    r"|(?<![\dA-Za-z.,])(?P<area>\d{3})[-‐‑](?P<line>\d{4})(?!\d)"
)
_DIGITS = re.compile(r"\d[^\d]{0,3}\d[^\d]{0,3}\d")
_DATE = re.compile(r"\d{1,2}[-.]\d{1,2}[-.]\d{2,4}|\d{4}[-.]\d{2}[-.]\d{2}")

_ENDINGS = "com|org|net|edu|gov|int|eu|uk|nhs"
_ADDRESS = re.compile(
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|(?:https?://|www\.)[^\s\ufffc<>()«»“”，。；、）]+"
    rf"|(?<![\w@.-])[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:{_ENDINGS})(?![\w-]|\.\w)(?:/[!-~]*)?",
    re.ASCII,
)

EMERGENCY = frozenset((
    "000", "061", "108", "110", "111", "112", "113", "115", "118", "119", "190", "192", "911",
    "988", "995", "997", "998", "999", "116117",
))  # fmt: skip
"""Numbers that are called for help in one country or another (ITU-T E.129 and national plans). Not
a full list: an unknown one is a number too much all the same."""

SHORT_EMERGENCY = frozenset(("15", "17", "18"))
"""As above, in France: only where something is called."""


@lru_cache(maxsize=256)
def phones(text: str) -> tuple[str, ...]:
    """The digits of each phone number typed in a text, a plus first where it has one."""
    if not _DIGITS.search(text):
        return ()
    plain = in_ascii_digits(text)
    return tuple(re.sub(r"[^\d+]", "", match[0]) for match in _phones(plain))


@lru_cache(maxsize=256)
def addresses(text: str) -> tuple[str, ...]:
    """Web and mail addresses typed in a text, without the full stop of a sentence."""
    return tuple(match[0].rstrip(".,;:!?") for match in _ADDRESS.finditer(text))


@lru_cache(maxsize=256)
def without_calls(text: str) -> str:
    """A text with its phone numbers and addresses as spaces; all else stays in its place."""
    out = text
    for match in (*_ADDRESS.finditer(text), *_phones(in_ascii_digits(text))):
        out = out[: match.start()] + " " * len(match[0]) + out[match.end() :]
    return out


def _phones(plain: str) -> list[re.Match[str]]:
    return [match for match in _PHONE.finditer(plain) if _is_phone(match)]


def _is_phone(match: re.Match[str]) -> bool:
    """Not a date, and not a range: 100-1000 goes up, 555-0143 does not."""
    if _DATE.fullmatch(match[0]):
        return False
    if match["area"]:
        return match["line"].startswith("0") or int(match["line"]) < int(match["area"])
    return True
