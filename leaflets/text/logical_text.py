"""The characters of a paragraph in logical order: tidied, with levels and break opportunities."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from itertools import compress
from typing import Final

from leaflets.text.bidi import has_right_to_left, resolve_levels
from leaflets.text.glyphs import TextRun, TextStyle
from leaflets.text.line_breaking import line_breaks
from leaflets.text.plain_text import plain_breaks
from leaflets.text.tokens import isolated
from leaflets.text.unicode_data import GRAPHEME_BREAK

_CONTROLS: Final = "\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
"""Characters that steer direction and line breaks and are then done with."""

_NO_BREAK_SPACES: Final = "\u00a0\u2007\u202f"

_AS_SPACE: Final = dict.fromkeys(map(ord, _NO_BREAK_SPACES), " ")

_FORCED: Final = "\n\u2028\u2029"

_FSI: Final = "\u2068"
_PDI: Final = "\u2069"


@dataclass(frozen=True, slots=True)
class LogicalText:
    """What is left to shape of the runs of a paragraph.

    ``text`` has no controls, single spaces only, ``\\n`` for forced line ends, and U+0020 for
    no-break spaces (they are ``breaks`` by now). ``styles`` are the ends of the stretches of one
    style; ``levels`` are the bidi levels, or None when all are 0. ``breaks`` are the offsets where
    a line may end; the last is the end of the text. ``plain``: see ``leaflets.text.plain_text``.
    """

    text: str
    styles: tuple[tuple[int, TextStyle], ...]
    breaks: tuple[int, ...]
    levels: tuple[int, ...] | None
    plain: bool = False


@cache
def _untidy() -> re.Pattern[str]:
    white = rf"[^\S{_NO_BREAK_SPACES}]"
    steering = rf"[^\S{_NO_BREAK_SPACES}]|[{_CONTROLS}\u00ad]"
    return re.compile(
        rf"(?:{steering}){{2,}}|[^\S \n{_NO_BREAK_SPACES}]|\u00ad|\A{white}|{white}\Z"
    )


@cache
def _controls() -> re.Pattern[str]:
    return re.compile(f"[{_CONTROLS}]")


def logical_text(runs: tuple[TextRun, ...], language: str, right_to_left: bool) -> LogicalText:
    """Join the runs: white space collapsed, ends trimmed, soft hyphens gone (no hyphenation)."""
    text = "".join([run.text for run in runs])
    ends = _run_ends([len(run.text) for run in runs])
    plain = None if right_to_left else plain_breaks(text, language)
    if plain is not None:
        styles = [(end, run.style) for end, run in zip(ends, runs, strict=True)]
        breaks = _unbound(text, styles, plain)
        spaced = text.replace("\u00a0", " ").replace("\u202f", " ")
        return LogicalText(spaced, _shown(styles), breaks, None, plain=True)
    if _untidy().search(text):
        text, ends = _tidied(text, ends)
    ends = _with_marks_on_their_base(text, ends)
    styles = [(end, run.style) for end, run in zip(ends, runs, strict=True)]
    breaks = _unbound(text, styles, line_breaks(text, language))
    levels: tuple[int, ...] | None = None
    if right_to_left or has_right_to_left(text):
        levels = _levels(text, styles, int(right_to_left))
    if _controls().search(text):
        text, styles, breaks, levels = _without_controls(text, styles, breaks, levels)
    if not text.isascii():
        text = text.translate(_AS_SPACE)
    return LogicalText(text, _shown(styles), breaks, levels)


def _shown(styles: list[tuple[int, TextStyle]]) -> tuple[tuple[int, TextStyle], ...]:
    """The stretches that hold any text."""
    if len(styles) == 1:
        return tuple(styles) if styles[0][0] else ()
    starts = [0, *[end for end, _ in styles]]
    return tuple([one for one, start in zip(styles, starts, strict=False) if one[0] > start])


def _run_ends(lengths: list[int]) -> list[int]:
    ends: list[int] = []
    end = 0
    for length in lengths:
        end += length
        ends.append(end)
    return ends


def _tidied(text: str, ends: list[int]) -> tuple[str, list[int]]:
    """White space collapsed and trimmed; controls in between do not keep two spaces apart."""
    parts: list[str] = []
    removed: list[int] = []
    position = 0
    for match in _untidy().finditer(text):
        start, end = match.span()
        parts.append(text[position:start])
        at_edge = start == 0 or end == len(text)
        space = "" if at_edge or any(char in _FORCED for char in match.group()) else " "
        for offset, char in enumerate(match.group(), start):
            kept = "" if char == "\u00ad" else char
            if char in _FORCED:
                kept = "" if at_edge else "\n"
            elif char.isspace():
                kept, space = space, ""
            parts.append(kept)
            if not kept:
                removed.append(offset)
        position = end
    parts.append(text[position:])
    return "".join(parts), [end - bisect_left(removed, end) for end in ends]


def _with_marks_on_their_base(text: str, ends: list[int]) -> list[int]:
    """A style that changes between a letter and its mark changes after the mark instead."""
    if text.isascii() or len(ends) == 1:
        return ends
    moved: list[int] = []
    for end in ends:
        while 0 < end < len(text) and continues_letter(text, end):
            end += 1
        moved.append(end)
    return moved


def continues_letter(text: str, offset: int) -> bool:
    """Whether the character at an offset is drawn with the one before: a mark, or the second
    consonant of a conjunct (UAX #29 rules GB9, GB9a, and GB9c but for its longer sequences)."""
    if GRAPHEME_BREAK[ord(text[offset])] in _EXTENDING:
        return True
    return text[offset - 1] in _CONJUNCT_LINKERS and text[offset].isalpha()


_EXTENDING: Final = ("EX", "SM", "ZWJ")

_CONJUNCT_LINKERS: Final = "\u094d\u09cd\u0acd\u0b4d\u0c4d\u0ccd\u0d4d"
"""Viramas that join consonants (Indic_Conjunct_Break=Linker)."""


def _unbound(
    text: str, styles: list[tuple[int, TextStyle]], found: tuple[int, ...]
) -> tuple[int, ...]:
    """The break opportunities without those before bound runs."""
    forbidden: set[int] = set()
    start = 0
    for end, style in styles:
        if style.bound and start:
            forbidden.add(start)
            while start < end and text[start] == " ":
                start += 1
                forbidden.add(start)
        start = end
    if forbidden:
        kept = [b for b in found if b not in forbidden or b == len(text) or text[b - 1] == "\n"]
        found = tuple(kept)
    return found if found and found[-1] == len(text) else (*found, len(text))


def _levels(text: str, styles: list[tuple[int, TextStyle]], base: int) -> tuple[int, ...]:
    """Bidi levels of every character, with tokens and isolated runs kept apart.

    A phone number, dose or range reads from left to right whatever stands around it; without
    isolation UAX #9 shows "0800 123 456" as "456 123 0800" among Arabic words.
    """
    parts: list[str] = []
    own: list[bool] = []  # which characters of the parts are those of `text`

    def add(start: int, end: int) -> None:
        with_controls, offsets = isolated(text[start:end])
        parts.append(with_controls)
        own.extend([offset >= 0 for offset in offsets])

    start = done = 0
    for end, style in styles:
        if style.isolate and end > start:
            add(done, start)
            parts.append(_FSI)
            own.append(False)
            add(start, end)
            parts.append(_PDI)
            own.append(False)
            done = end
        start = end
    add(done, len(text))
    levels = list(compress(resolve_levels("".join(parts), base), own))
    for k in range(1, len(levels)):
        if levels[k] != levels[k - 1] and GRAPHEME_BREAK[ord(text[k])] in _EXTENDING:
            levels[k] = levels[k - 1]  # a joiner at the end of the text stays with its letter
    return tuple(levels)


def _without_controls(
    text: str,
    styles: list[tuple[int, TextStyle]],
    breaks: tuple[int, ...],
    levels: tuple[int, ...] | None,
) -> tuple[str, list[tuple[int, TextStyle]], tuple[int, ...], tuple[int, ...] | None]:
    is_control = _controls().match
    shown = [not is_control(char) for char in text]
    offsets = [0, *_run_ends([int(one) for one in shown])]
    return (
        "".join(compress(text, shown)),
        [(offsets[end], style) for end, style in styles],
        tuple(dict.fromkeys(offsets[offset] for offset in breaks if offsets[offset])),
        None if levels is None else tuple(compress(levels, shown)),
    )
