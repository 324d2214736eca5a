"""Character properties of one pinned Unicode version, whatever Python's own tables say.

The tables lie in ``data/`` (see ``data/generate.py``). One is read when its first character is
asked for, and each answer is remembered, so that an English leaflet pays for what it uses only.
Property names and values are those of UAX #44, in their short form (``AL``, ``Mn``, ``Arab``).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from pathlib import Path

UNICODE_VERSION = "15.0.0"

_DATA = Path(__file__).parent / "data"


def _read_table(name: str) -> list[str]:
    """The fields of one table, comments left out."""
    text = (_DATA / f"{name}.txt").read_text(encoding="ascii")
    while text.startswith("#"):
        text = text.partition("\n")[2]
    return text.split()


class PropertyTable(dict[int, str]):
    """The value of one property by code point: ``table[ord(char)]``.

    A dictionary that fills itself, so that it also serves ``str.translate`` and costs one hash
    look-up for every character after the first of its kind.
    """

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self._starts: list[int] = []
        self._values: list[str] = []

    def __missing__(self, code: int) -> str:
        if not self._starts:
            fields = _read_table(self._name)
            self._starts = [int(start, 16) for start in fields[::2]]
            self._values = fields[1::2]
        value = self._values[bisect_right(self._starts, code) - 1]
        self[code] = value
        return value


BIDI_CLASS = PropertyTable("bidi_class")
LINE_BREAK = PropertyTable("line_break")
EAST_ASIAN_WIDTH = PropertyTable("east_asian_width")
GENERAL_CATEGORY = PropertyTable("general_category")
SCRIPT = PropertyTable("script")
SCRIPT_EXTENSIONS = PropertyTable("script_extensions")
GRAPHEME_BREAK = PropertyTable("grapheme_break")
DEFAULT_IGNORABLE = PropertyTable("default_ignorable")


def bidi_class(char: str) -> str:
    """Bidi_Class of one character, e.g. ``AL`` (UAX #9 table 4)."""
    return BIDI_CLASS[ord(char)]


def line_break_class(char: str) -> str:
    """Line_Break of one character as listed: ``AI``, ``SA``, ``CJ`` are not resolved (UAX #14)."""
    return LINE_BREAK[ord(char)]


def general_category(char: str) -> str:
    """General_Category of one character, e.g. ``Mn``; ``Cn`` when it is not assigned."""
    return GENERAL_CATEGORY[ord(char)]


def script(char: str) -> str:
    """Script of one character as an ISO 15924 code, e.g. ``Deva``; ``Zyyy`` common, ``Zinh``
    inherited, ``Zzzz`` unknown (UAX #24)."""
    return SCRIPT[ord(char)]


def script_extensions(char: str) -> tuple[str, ...]:
    """Every script one character is used in (UAX #24 section 2.2), as ISO 15924 codes."""
    listed = SCRIPT_EXTENSIONS[ord(char)]
    return (SCRIPT[ord(char)],) if listed == "-" else tuple(listed.split(","))


def is_wide(char: str) -> bool:
    """Whether East_Asian_Width is Fullwidth, Wide or Halfwidth (UAX #11)."""
    # Nothing below Hangul Jamo is wide: European text never reads the table.
    return ord(char) >= 0x1100 and EAST_ASIAN_WIDTH[ord(char)] in ("F", "W", "H")


def is_extended_pictographic(char: str) -> bool:
    """Whether the character is an emoji, or kept for one (UTS #51 Extended_Pictographic)."""
    return GRAPHEME_BREAK[ord(char)] == "ExtPict"


def is_default_ignorable(char: str) -> bool:
    """Whether the character has no visible glyph of its own (Default_Ignorable_Code_Point)."""
    return char >= "\u00ad" and DEFAULT_IGNORABLE[ord(char)] == "Y"


@cache
def _mirroring() -> tuple[dict[str, str], dict[str, tuple[str, bool]]]:
    fields = _read_table("mirroring")
    mirrored: dict[str, str] = {}
    brackets: dict[str, tuple[str, bool]] = {}
    for first, second, kind in zip(fields[::3], fields[1::3], fields[2::3], strict=True):
        char, other = chr(int(first, 16)), chr(int(second, 16))
        mirrored[char] = other
        if kind != "-":
            brackets[char] = (other, kind == "o")
    return mirrored, brackets


def mirrored(char: str) -> str | None:
    """The character that looks like the mirror image of ``char``, if there is one
    (Bidi_Mirroring_Glyph, UAX #9 rule L4)."""
    return _mirroring()[0].get(char)


def paired_bracket(char: str) -> tuple[str, bool] | None:
    """The other half of a bracket, and whether ``char`` opens (UAX #9 BD14, BD15)."""
    return _mirroring()[1].get(char)


@cache
def _suspects() -> re.Pattern[str]:
    """A first look for `unsafe_characters`: all it lists is in here, ordinary text is not."""
    return re.compile(
        "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f"
        "\ud800-\uf8ff\ufb50-\ufdff\ufe70-\uffff"
        "\U0001fffe-\U0001ffff\U0002fffe-\U0002ffff\U0003fffe-\U0010ffff]"
    )


_BIDI_CONTROLS = {
    0x061C: "arabic letter mark",
    0x200E: "left-to-right mark",
    0x200F: "right-to-left mark",
    0x202A: "left-to-right embedding",
    0x202B: "right-to-left embedding",
    0x202C: "pop directional formatting",
    0x202D: "left-to-right override",
    0x202E: "right-to-left override",
    0x2066: "left-to-right isolate",
    0x2067: "right-to-left isolate",
    0x2068: "first strong isolate",
    0x2069: "pop directional isolate",
}


def unsafe_characters(text: str) -> tuple[tuple[int, str], ...]:
    """The characters no content or translation may contain, as ``(offset, what it is)``.

    Control characters (a line feed is allowed), bidi controls (isolation is the program's work),
    line and paragraph separators, private use, surrogates, noncharacters, and Arabic presentation
    forms (left over from old converters: neither searchable nor correctly joined). Characters that
    languages need stay allowed: U+00A0, U+00AD, U+200B, U+200C, U+200D, U+202F, U+2060.
    """
    found = []
    for match in _suspects().finditer(text):
        name = _unsafe_name(ord(match.group()))
        if name:
            found.append((match.start(), f"U+{ord(match.group()):04X} {name}"))
    return tuple(found)


def _unsafe_name(code: int) -> str:
    if code in _BIDI_CONTROLS:
        return _BIDI_CONTROLS[code]
    if 0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE:
        return "noncharacter"
    category = GENERAL_CATEGORY[code]
    if category in ("Cc", "Co", "Cs", "Zl", "Zp"):
        return {
            "Cc": "control character",
            "Co": "private-use character",
            "Cs": "surrogate",
            "Zl": "line separator",
            "Zp": "paragraph separator",
        }[category]
    # The ornate parentheses and the ligatures of blessings are characters in their own right.
    in_forms = 0xFB50 <= code <= 0xFD3D or 0xFD50 <= code <= 0xFDC7 or 0xFDF0 <= code <= 0xFDF9
    if in_forms or 0xFE70 <= code <= 0xFEFC:
        return "arabic presentation form"
    if code == 0xFEFF:
        return "byte order mark"
    if 0x206A <= code <= 0x206F:
        return "deprecated format character"
    if 0xFFF0 <= code <= 0xFFFD:
        return "special character"
    return ""
