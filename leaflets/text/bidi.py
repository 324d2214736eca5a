"""The Unicode Bidirectional Algorithm: the embedding level of every character, and the order of
runs on a line (UAX #9 revision 46, Unicode 15.0; rule names in comments are its own).

Levels are those of a whole paragraph. A line needs two more steps once the paragraph is broken:
`reset_whitespace` (rule L1) on the levels of its characters, then `visual_order` (rule L2).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from leaflets.text import unicode_data
from leaflets.text.bidi_runs import ISOLATES, STRONG, resolve_run
from leaflets.text.unicode_data import BIDI_CLASS

MAX_DEPTH = 125  # BD2

_EMBEDDINGS = frozenset(("LRE", "RLE", "LRO", "RLO"))
_REMOVED = _EMBEDDINGS | {"PDF", "BN"}  # X9
_TRAILING = ISOLATES | _REMOVED | {"WS", "PDI"}  # L1
_RIGHT_TO_LEFT = frozenset(("R", "AL", "AN", "RLE", "RLO", "RLI"))


def mirrored(char: str) -> str | None:
    """The character to draw for ``char`` at an odd level, or None for ``char`` itself (rule L4)."""
    return unicode_data.mirrored(char)


@cache
def _bidi_blocks() -> re.Pattern[str]:
    """Every character that can raise a level is in these blocks; so are a few that cannot."""
    return re.compile(
        "[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefe"
        "\U00010800-\U00010fff\U0001e800-\U0001efff]"
    )


def has_right_to_left(text: str) -> bool:
    """Whether any character asks for right-to-left order (letters, Arabic digits, controls)."""
    if text.isascii() or not _bidi_blocks().search(text):
        return False
    return any(BIDI_CLASS[ord(char)] in _RIGHT_TO_LEFT for char in text)


def paragraph_level(text: str, default: int = 0) -> int:
    """0 or 1 after the first strong character outside isolates, else ``default`` (P2, P3)."""
    return _first_strong_level([BIDI_CLASS[ord(char)] for char in text], default)


def resolve_levels(text: str, paragraph_level: int) -> tuple[int, ...]:
    """The embedding level of every character; even is left-to-right, odd is right-to-left.

    ``paragraph_level`` is 0 or 1. A line feed ends a paragraph (P1): what follows starts anew at
    the same level. Rule L1 is applied as if each paragraph were one line. Characters the algorithm
    removes (X9: embedding controls, U+200B…) get the level of the character before them.

    Raises:
        ValueError: ``paragraph_level`` is neither 0 nor 1.
    """
    if paragraph_level not in (0, 1):
        raise ValueError(f"a paragraph level is 0 or 1, not {paragraph_level!r}")
    if paragraph_level == 0 and (text.isascii() or not _bidi_blocks().search(text)):
        return (0,) * len(text)
    classes = [BIDI_CLASS[ord(char)] for char in text]
    levels: list[int] = []
    start = 0
    for end, bidi_class in enumerate(classes, 1):
        if bidi_class == "B" or end == len(classes):
            levels += _resolve_paragraph(text[start:end], classes[start:end], paragraph_level)
            start = end
    return tuple(levels)


def reset_whitespace(text: str, levels: Sequence[int], paragraph_level: int) -> tuple[int, ...]:
    """Rule L1 for one line: tabs, line ends, and the spaces before them or at the end of the line
    go back to the paragraph level. ``text`` and ``levels`` are those of the line."""
    classes = [BIDI_CLASS[ord(char)] for char in text]
    return tuple(_reset_whitespace(classes, list(levels), paragraph_level))


def visual_order(levels: Sequence[int]) -> list[int]:
    """The indices of items (characters, runs, boxes) from left to right on a line (rule L2)."""
    order = list(range(len(levels)))
    odd = [level for level in levels if level & 1]
    if not odd:
        return order
    for level in range(max(levels), min(odd) - 1, -1):
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and levels[order[end]] >= level:
                end += 1
            order[start:end] = order[start:end][::-1]
            start = end + 1
    return order


def _resolve_paragraph(text: str, original: list[str], base: int) -> list[int]:
    partners = _matching_isolates(original)
    classes = original.copy()
    levels = _explicit_levels(original, classes, partners, base)
    kept = [i for i, bidi_class in enumerate(original) if bidi_class not in _REMOVED]
    resolved = levels.copy()
    for sequence, start, end in _isolating_runs(original, levels, partners, kept, base):
        level = levels[sequence[0]]
        run = [classes[i] for i in sequence]
        resolve_run(run, sequence, text, original, level, (start, end))
        for i, bidi_class in zip(sequence, run, strict=True):  # I1, I2
            if level & 1:
                resolved[i] = level + (bidi_class != "R")
            elif bidi_class != "L":
                resolved[i] = level + (1 if bidi_class == "R" else 2)
    for i, bidi_class in enumerate(original):
        if bidi_class in _REMOVED:
            resolved[i] = resolved[i - 1] if i else base
    return _reset_whitespace(original, resolved, base)


def _first_strong_level(classes: Sequence[str], default: int) -> int:
    depth = 0
    for bidi_class in classes:
        if bidi_class in ISOLATES:
            depth += 1
        elif bidi_class == "PDI":
            depth -= depth > 0
        elif bidi_class == "B":
            break
        elif depth == 0 and bidi_class in STRONG:
            return int(bidi_class != "L")
    return default


def _matching_isolates(classes: list[str]) -> dict[int, int]:
    """Initiator to PDI and back again (BD9)."""
    partners: dict[int, int] = {}
    opened: list[int] = []
    for i, bidi_class in enumerate(classes):
        if bidi_class in ISOLATES:
            opened.append(i)
        elif bidi_class == "PDI" and opened:
            start = opened.pop()
            partners[start], partners[i] = i, start
    return partners


def _explicit_levels(
    original: list[str], classes: list[str], partners: dict[int, int], base: int
) -> list[int]:
    """Rules X1 to X8. Overrides are written into ``classes``."""
    levels: list[int] = []
    stack: list[tuple[int, str, bool]] = [(base, "", False)]  # level, override, isolate?
    extra_isolates = extra_embeddings = isolates = 0
    for i, bidi_class in enumerate(original):
        if bidi_class == "PDI":  # X6a
            if extra_isolates:
                extra_isolates -= 1
            elif isolates:
                extra_embeddings = 0
                while not stack.pop()[2]:
                    pass
                isolates -= 1
        level, override, isolate = stack[-1]
        levels.append(base if bidi_class == "B" else level)
        if override and bidi_class not in _REMOVED and bidi_class != "B":
            classes[i] = override
        if bidi_class in _EMBEDDINGS:  # X2 to X5
            inner = _next_level(level, bidi_class[0] == "R")
            if inner <= MAX_DEPTH and not extra_isolates and not extra_embeddings:
                stack.append((inner, bidi_class[0] if bidi_class[2] == "O" else "", False))
            elif not extra_isolates:
                extra_embeddings += 1
        elif bidi_class in ISOLATES:  # X5a to X5c
            rightwards = bidi_class == "RLI"
            if bidi_class == "FSI":
                inside = original[i + 1 : partners.get(i, len(original))]
                rightwards = _first_strong_level(inside, 0) == 1
            inner = _next_level(level, rightwards)
            if inner <= MAX_DEPTH and not extra_isolates and not extra_embeddings:
                isolates += 1
                stack.append((inner, "", True))
            else:
                extra_isolates += 1
        elif bidi_class == "PDF" and not extra_isolates:  # X7
            if extra_embeddings:
                extra_embeddings -= 1
            elif not isolate and len(stack) > 1:
                stack.pop()
    return levels


def _next_level(level: int, right_to_left: bool) -> int:
    return (level + 1) | 1 if right_to_left else (level + 2) & ~1


def _isolating_runs(
    original: list[str], levels: list[int], partners: dict[int, int], kept: list[int], base: int
) -> list[tuple[list[int], str, str]]:
    """The isolating run sequences (BD13), each with its sos and eos (X10).

    sos and eos compare explicit levels: the caller must not have resolved any of them yet.
    """
    runs: list[list[int]] = []
    for i in kept:
        if runs and levels[runs[-1][-1]] == levels[i]:
            runs[-1].append(i)
        else:
            runs.append([i])
    run_at = {run[0]: run for run in runs}
    place = {i: k for k, i in enumerate(kept)}
    isolating = (run[-1] for run in runs if original[run[-1]] in ISOLATES)
    continued = {partners[i] for i in isolating if i in partners}
    sequences = []
    for run in runs:
        if run[0] in continued:
            continue
        sequence = run.copy()
        while original[sequence[-1]] in ISOLATES and sequence[-1] in partners:
            sequence += run_at[partners[sequence[-1]]]
        first, last = sequence[0], sequence[-1]
        before = levels[kept[place[first] - 1]] if place[first] else base
        after = base
        if original[last] not in ISOLATES and place[last] + 1 < len(kept):
            after = levels[kept[place[last] + 1]]
        level = levels[first]
        sequences.append((sequence, "LR"[max(level, before) & 1], "LR"[max(level, after) & 1]))
    return sequences


def _reset_whitespace(classes: Sequence[str], levels: list[int], base: int) -> list[int]:
    """Rule L1, in place."""
    trailing = True
    for i in range(len(classes) - 1, -1, -1):
        if classes[i] in ("B", "S"):
            trailing = True
        elif not trailing or classes[i] not in _TRAILING:
            trailing = False
            continue
        levels[i] = base
    return levels
