"""Numbers, doses, phone numbers, dates, addresses: pieces of text that must stay in one piece.

A token keeps its own order inside right-to-left text (`isolated`) and does not break across lines
(`kept_together`). Why it matters: UAX #9 alone prints the phone number ``0800 123 456`` in an
Arabic sentence as ``456 123 0800``, and ``38.5 °C`` with its ``C`` on the wrong side.

Tokens are found by reading, not by one great expression: from every place a number can begin, each
kind is tried, and the longest reading wins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from leaflets.text.bidi import has_right_to_left
from leaflets.text.token_patterns import (
    PER_UNITS,
    UNITS,
    Patterns,
    plain,
    right_to_left_unit,
    unit_of_other_scripts,
)
from leaflets.text.unicode_data import BIDI_CLASS


@dataclass(frozen=True, slots=True)
class Token:
    """``text[start:end]`` is a number, measure, range, date, time, phone, url or email (``kind``).

    A short code such as 999 is a number: nothing in its shape tells it from a quantity.
    """

    start: int
    end: int
    kind: str


LEFT_TO_RIGHT_ISOLATE = "\u2066"
POP_ISOLATE = "\u2069"
LEFT_TO_RIGHT_OVERRIDE = "\u202d"
POP_OVERRIDE = "\u202c"

_WORTH_READING = re.compile("[0-9½@]|[.][a-z]")

MAX_PHONE_DIGITS = 15  # ITU-T E.164
MAX_NATIONAL_DIGITS = 11  # so that a number after the phone number is not taken for its end


@lru_cache(maxsize=512)
def tokens(text: str) -> tuple[Token, ...]:
    """Every token of a text, in order, none overlapping. Digits of all scripts count."""
    line = plain(text)
    if not _WORTH_READING.search(line):
        return ()
    patterns = _patterns()
    links = sorted(_links(line, patterns), key=lambda link: link.start)
    found = links.copy()
    position = 0
    while begin := patterns.begin.search(line, position):
        start = begin.start()
        link = next((link for link in links if start < link.end), None)
        inside = link is not None and link.start <= start
        token = None if inside else _read(line[: link.start] if link else line, start, patterns)
        if link and inside:
            position = link.end
        elif token:
            found.append(token)
            position = token.end
        elif line[start] == "(":
            position = start + 1
        else:
            position = _end_of_word(line, begin.end())
    return tuple(sorted(found, key=lambda token: token.start))


def kept_together(text: str) -> tuple[tuple[int, int], ...]:
    """The spans ``(start, end)`` no line may end inside.

    Tokens but for addresses, with the sign before (``≥ 38``) and, as it is no part of the token,
    an Arabic or Hebrew unit after (``500 مغ``).
    """
    found = tokens(text)
    if not found:
        return ()
    patterns, line, right_to_left = _patterns(), plain(text), has_right_to_left(text)
    spans = []
    for token in found:
        if token.kind in ("url", "email"):
            continue
        before = patterns.comparison.search(line, max(0, token.start - 3), token.start)
        after = right_to_left_unit().match(line, token.end) if right_to_left else None
        start = before.start() if before else token.start
        spans.append((start, after.end() if after else token.end))
    return tuple(spans)


def isolated(text: str) -> tuple[str, tuple[int, ...]]:
    """``text`` with every token kept apart from the direction of its surroundings.

    Round each token, and the Latin words it stands among (``NHS 111``), go U+2066 and U+2069. The
    inside of a token with Arabic-Indic digits and other characters is put between U+202D and
    U+202C as well: alone, these digits order what is between them from right to left.

    Returns:
        The new text, and for each of its characters the offset in ``text``, -1 for one put in.
    """
    opening: dict[int, str] = {}
    closing: dict[int, str] = {}
    for token in tokens(text):
        if _needs_override(text[token.start : token.end]):
            opening[token.start] = LEFT_TO_RIGHT_OVERRIDE
            closing[token.end] = POP_OVERRIDE
    for start, end in _isolated_spans(text):
        opening[start] = LEFT_TO_RIGHT_ISOLATE + opening.get(start, "")
        closing[end] = closing.get(end, "") + POP_ISOLATE
    chars: list[str] = []
    offsets: list[int] = []
    for offset in range(len(text) + 1):
        controls = closing.get(offset, "") + opening.get(offset, "")
        chars.append(controls + text[offset : offset + 1])
        offsets += [-1] * len(controls) + [offset] * (offset < len(text))
    return "".join(chars), tuple(offsets)


@cache
def _patterns() -> Patterns:
    return Patterns.compile()


def _end_of_word(text: str, position: int) -> int:
    while position < len(text) and text[position].isalnum():
        position += 1
    return position


def _links(text: str, patterns: Patterns) -> Iterator[Token]:
    """E-mail addresses, then web addresses that are no part of one."""
    if "." not in text:
        return
    emails = [Token(match.start(), match.end(), "email") for match in patterns.email.finditer(text)]
    yield from emails
    for match in patterns.url.finditer(text):
        end = match.start() + len(match.group().rstrip(".,;:!?'*"))
        if match.group().count("(") < match.group().count(")"):
            end = match.start() + len(text[match.start() : end].rstrip(").,;:"))
        if not any(email.start < end and match.start() < email.end for email in emails):
            yield Token(match.start(), end, "url")


def _read(text: str, start: int, patterns: Patterns) -> Token | None:
    """The longest token that begins at ``start``; a phone number wins over others as long."""
    first = _single(text, start, patterns)
    token = first and _range(text, first, patterns)
    phone_end = 0
    if first is None or first.kind != "date":  # a number after a date does not make a phone number
        phone_end = _phone_end(text, start, patterns)
    if phone_end and (token is None or phone_end >= token.end):
        token = Token(start, phone_end, "phone")
    return token if token and not patterns.word_goes_on.match(text, token.end) else None


def _range(text: str, first: Token, patterns: Patterns) -> Token:
    """``first``, and all that is joined to it by dashes."""
    token = first
    while dash := patterns.dash.match(text, token.end):
        following = _single(text, dash.end(), patterns)
        if following is None or patterns.word_goes_on.match(text, following.end):
            break
        # "500 mg – 2 tablets" is no range: after a unit and a spaced dash a unit must follow.
        if " " in dash.group() and following.kind == "number" != token.kind:
            break
        token = Token(first.start, following.end, "range")
    return token


def _single(text: str, start: int, patterns: Patterns) -> Token | None:
    """A date, a time, a number or a measure."""
    date = patterns.date.match(text, start)
    time = patterns.time.match(text, start)
    quantity = _quantity(text, start, patterns)
    if date and (quantity is None or date.end() >= quantity.end):
        return Token(start, date.end(), "date")
    if time and (quantity is None or time.end() >= quantity.end):
        return Token(start, time.end(), "time")
    return quantity


def _quantity(text: str, start: int, patterns: Patterns) -> Token | None:
    """A number, or a measure: factors, a unit, and what it is per (``2 × 5 mg/kg``)."""
    number = patterns.number.match(text, start)
    if number is None:
        return None
    end, kind = number.end(), "measure" if number[1] else "number"
    while factor := patterns.factor.match(text, end):
        end, kind = factor.end(), "measure"
    if unit_end := _unit_end(text, end, patterns, UNITS):
        end, kind = unit_end, "measure"
        while per := patterns.per.match(text, end):
            unit_end = _unit_end(text, per.end(), patterns, PER_UNITS)
            if not unit_end:
                break
            end = unit_end
    return Token(start, end, kind)


def _unit_end(text: str, start: int, patterns: Patterns, units: frozenset[str]) -> int:
    """Where the unit at ``start``, or after a space, ends; 0 if there is none."""
    word = patterns.unit_word.match(text, start)
    if word and word[1] in units:
        return word.end()
    match = patterns.unit_symbol.match(text, start)
    if match is None and not text[start : start + 2].isascii():
        match = unit_of_other_scripts().match(text, start)
    return match.end() if match else 0


def _phone_end(text: str, start: int, patterns: Patterns) -> int:
    """Where the phone number beginning at ``start`` ends; 0 if there is none."""
    known = patterns.phone_of_known_shape.match(text, start)
    end = known.end() if known else _general_phone_end(text, start, patterns)
    extension = patterns.extension.match(text, end) if end else None
    return extension.end() if extension else end


def _general_phone_end(text: str, start: int, patterns: Patterns) -> int:
    match = patterns.phone.match(text, start)
    if match is None:
        return 0
    international = match.group().startswith(("+", "(+", "00"))
    most = MAX_PHONE_DIGITS if international else MAX_NATIONAL_DIGITS
    groups = list(re.finditer("([0-9]+)\\)?", match.group()))
    lengths = [len(group[1]) for group in groups]
    while sum(lengths) > most:
        lengths.pop()
    count = sum(lengths)
    if international or match.group().lstrip("(").startswith("0"):
        enough = count >= 7
    else:
        enough = count >= 8 and (len(lengths) >= 3 or (len(lengths) == 2 and min(lengths) >= 4))
    return start + groups[len(lengths) - 1].end() if enough else 0


def _isolated_spans(text: str) -> Iterator[tuple[int, int]]:
    """Tokens, with the Latin words before and after them that belong to the same phrase."""
    found = tokens(text)
    if not found:
        return
    masked = list(plain(text))
    for token in found:
        masked[token.start : token.end] = "\0" * (token.end - token.start)
    for phrase in _patterns().phrase.finditer("".join(masked)):
        if "\0" in phrase.group():
            yield phrase.span()


def _needs_override(token: str) -> bool:
    classes = {BIDI_CLASS[ord(char)] for char in token}
    return "AN" in classes and len(classes) > 1
