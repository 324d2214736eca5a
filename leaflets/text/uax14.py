"""The Unicode Line Breaking Algorithm, untailored (UAX #14 revision 50, Unicode 15.0).

Rule names in comments are its own. `leaflets.text.line_breaking` builds on this what leaflets need.
"""

from __future__ import annotations

import re
from functools import cache
from operator import add

from leaflets.text.unicode_data import (
    GENERAL_CATEGORY,
    LINE_BREAK,
    is_extended_pictographic,
    is_wide,
)

# One letter per line break class, so that a text becomes a string of classes. OP, CP and ID have a
# second letter for the characters that rules LB30 (East Asian width) and LB30b (emoji) tell apart.
_CLASSES = (
    "AL B2 BA BB BK CB CL CM CP CR EB EM EX GL H2 H3 HL HY ID IN IS JL JT JV LF NL NS NU OP PO PR "
    "QU RI SP SY WJ ZW ZWJ WIDE_OP WIDE_CP FUTURE_EMOJI"
)
_LETTER = {name: chr(ord("A") + k) for k, name in enumerate(_CLASSES.split())}


class _ClassLetters(dict[int, str]):
    """Code point to the letter of its resolved class (rule LB1), for ``str.translate``."""

    def __missing__(self, code: int) -> str:
        letter = self[code] = _LETTER[_resolved_class(code)]
        return letter


_CLASS_LETTERS = _ClassLetters()


def _resolved_class(code: int) -> str:
    listed = LINE_BREAK[code]
    if listed in ("AI", "SG", "XX"):
        return "AL"
    if listed == "CJ":
        return "NS"
    if listed == "SA":
        return "CM" if GENERAL_CATEGORY[code] in ("Mn", "Mc") else "AL"
    if listed in ("OP", "CP") and is_wide(chr(code)):
        return f"WIDE_{listed}"
    if listed == "ID" and GENERAL_CATEGORY[code] == "Cn" and is_extended_pictographic(chr(code)):
        return "FUTURE_EMOJI"
    return listed


def _one_of(names: str) -> str:
    """The letters of several classes; OP, CP and ID stand for both of their letters."""
    also = {"OP": "WIDE_OP", "CP": "WIDE_CP", "ID": "FUTURE_EMOJI"}
    letters = [_LETTER[name] for name in names.split()]
    return "".join(letters + [_LETTER[also[name]] for name in names.split() if name in also])


_SPACE = _LETTER["SP"]
_HARD = _one_of("BK CR LF NL")
_MARKS = _one_of("CM ZWJ")
_NO_BASE = _one_of("BK CR LF NL SP ZW")
_LETTERS = _one_of("AL HL")
_HANGUL = _one_of("JL JV JT H2 H3")
_OPENING, _CLOSING, _BEFORE_NUMBER = _one_of("OP"), _one_of("CL CP"), _one_of("PR PO")

# Rules of the form "A B: no break between", that is LB11 to LB30b without those that also look
# through spaces or further back. Every pair of classes is looked up once and remembered.
_ANY = "".join(_LETTER.values())
_TOGETHER: tuple[tuple[str, str], ...] = (
    (_ANY, _one_of("WJ")),  # LB11
    (_one_of("WJ GL"), _ANY),  # LB11, LB12
    ("".join(c for c in _ANY if c not in _one_of("BA HY")), _one_of("GL")),  # LB12a
    (_ANY, _one_of("CL CP EX IS SY")),  # LB13
    (_OPENING, _ANY),  # LB14
    (_one_of("QU"), _OPENING),  # LB15
    (_CLOSING, _one_of("NS")),  # LB16
    (_one_of("B2"), _one_of("B2")),  # LB17
    (_ANY, _one_of("QU")),  # LB19
    (_one_of("QU"), _ANY),
)
_TOGETHER_UNLESS_CB: tuple[tuple[str, str], ...] = (  # LB20: an object may stand alone
    (_ANY, _one_of("BA HY NS")),  # LB21
    (_one_of("BB"), _ANY),
    (_one_of("SY"), _one_of("HL")),  # LB21b
    (_ANY, _one_of("IN")),  # LB22
    (_LETTERS, _one_of("NU")),  # LB23
    (_one_of("NU"), _LETTERS),
    (_one_of("PR"), _one_of("ID EB EM")),  # LB23a
    (_one_of("ID EB EM"), _one_of("PO")),
    (_BEFORE_NUMBER, _LETTERS),  # LB24
    (_LETTERS, _BEFORE_NUMBER),
    (_one_of("JL"), _one_of("JL JV H2 H3")),  # LB26
    (_one_of("JV H2"), _one_of("JV JT")),
    (_one_of("JT H3"), _one_of("JT")),
    (_HANGUL, _one_of("PO")),  # LB27
    (_one_of("PR"), _HANGUL),
    (_LETTERS, _LETTERS),  # LB28
    (_one_of("IS"), _LETTERS),  # LB29
    (_one_of("AL HL NU"), _LETTER["OP"]),  # LB30
    (_LETTER["CP"], _one_of("AL HL NU")),
    (_LETTER["EB"] + _LETTER["FUTURE_EMOJI"], _one_of("EM")),  # LB30b
)
# The same for "A SP* B".
_TOGETHER_OVER_SPACES: tuple[tuple[str, str], ...] = (
    (_ANY, _one_of("WJ CL CP EX IS SY")),  # LB11, LB13
    (_OPENING, _ANY),  # LB14
    (_one_of("QU"), _OPENING),  # LB15
    (_CLOSING, _one_of("NS")),  # LB16
    (_one_of("B2"), _one_of("B2")),  # LB17
)


class _BreakBetween(dict[str, bool]):
    """Whether a line may end between two classes: ``"ab"`` side by side, ``"a b"`` over spaces."""

    def __missing__(self, key: str) -> bool:
        allowed = self[key] = self._decide(key[0], key[-1], len(key) == 3)
        return allowed

    @staticmethod
    def _decide(before: str, after: str, spaces: bool) -> bool:
        if before in _HARD and not spaces:  # LB4, LB5
            return not (before == _LETTER["CR"] and after == _LETTER["LF"])
        if after in _HARD or after in (_SPACE, _LETTER["ZW"]):  # LB6, LB7
            return False
        if before == _LETTER["ZW"]:  # LB8
            return True
        if spaces:
            return not any(before in a and after in b for a, b in _TOGETHER_OVER_SPACES)  # LB18
        if any(before in a and after in b for a, b in _TOGETHER):
            return False
        if _LETTER["CB"] in (before, after):  # LB20
            return True
        return not any(before in a and after in b for a, b in _TOGETHER_UNLESS_CB)  # LB31


_BREAK_BETWEEN = _BreakBetween()


@cache
def _longer_rules() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    def of(names: str) -> str:
        return f"[{re.escape(_one_of(names))}]"

    number = f"{of('PR PO')}?{of('OP HY')}?{of('NU')}{of('NU SY IS')}*{of('CL CP')}?{of('PR PO')}?"
    prefix = f"{of('PR PO')}(?={of('OP HY')}?{of('NU')})"
    hebrew = f"{of('HL')}{of('HY BA')}(?=[^{_LETTER['CB']}{re.escape(_NO_BASE)}])"
    return (
        re.compile(f"{number}"),  # LB25, as the regular expression of UAX #14 section 8.2
        re.compile(prefix),
        re.compile(hebrew),  # LB21a
        re.compile(f"{_LETTER['RI']}+"),  # LB30a
    )


def uax14_breaks(text: str) -> tuple[int, ...]:
    """The offsets UAX #14 allows a line to end at, untailored; the last is ``len(text)``."""
    classes = text.translate(_CLASS_LETTERS)
    if not text:
        return ()
    joined: set[int] = set()
    starts = None
    if any(mark in classes for mark in _MARKS):
        classes, starts, joined = _combine_marks(classes)
    allowed = list(map(_BREAK_BETWEEN.__getitem__, map(add, classes, classes[1:])))
    for spaces in re.finditer(f"{_SPACE}+", classes):
        first, end = spaces.span()
        for k in range(first, end - 1):
            allowed[k] = False  # LB7
        if end < len(classes):
            before = classes[first - 1] if first else _HARD[0]
            allowed[end - 1] = _BREAK_BETWEEN[f"{before} {classes[end]}"]
    for k in _joined_by_longer_rules(classes) | joined:
        allowed[k - 1] = False
    offsets = [k for k, may_break in enumerate(allowed, 1) if may_break]
    if starts is not None:
        offsets = [starts[k] for k in offsets]
    return (*offsets, len(text))


def _combine_marks(classes: str) -> tuple[str, list[int], set[int]]:
    """Rules LB8a, LB9 and LB10: a character and its marks become one.

    Returns the classes of the combined characters, where each starts in the text, and those that
    a zero width joiner binds to the one before.
    """
    combined: list[str] = []
    starts: list[int] = []
    joined: set[int] = set()
    after_joiner = False
    for offset, letter in enumerate(classes):
        is_mark = letter in _MARKS
        if is_mark and combined and combined[-1] not in _NO_BASE:
            after_joiner = letter == _LETTER["ZWJ"]
            continue
        if after_joiner:
            joined.add(len(combined))
        combined.append(_LETTER["AL"] if is_mark else letter)
        starts.append(offset)
        after_joiner = letter == _LETTER["ZWJ"]
    return "".join(combined), starts, joined


def _joined_by_longer_rules(classes: str) -> set[int]:
    number, prefix, hebrew, flags = _longer_rules()
    joined: set[int] = set()
    if _LETTER["NU"] in classes:
        joined.update(*(range(m.start() + 1, m.end()) for m in number.finditer(classes)))
        joined.update(m.end() for m in prefix.finditer(classes))
    if _LETTER["HL"] in classes:
        joined.update(m.end() for m in hebrew.finditer(classes))
    if _LETTER["RI"] in classes:
        joined.update(*(range(m.start() + 1, m.end(), 2) for m in flags.finditer(classes)))
    return joined
