"""Rules W1 to W7 and N0 to N2 of UAX #9: the classes of one isolating run sequence are resolved.

`leaflets.text.bidi` finds the sequences and turns the classes into levels.
"""

from __future__ import annotations

from leaflets.text import unicode_data

MAX_OPEN_BRACKETS = 63  # BD16

ISOLATES = frozenset(("LRI", "RLI", "FSI"))
STRONG = frozenset(("L", "R", "AL"))
_NEUTRALS = ISOLATES | {"B", "S", "WS", "ON", "PDI"}  # NI
# Direction as rules N0 to N2 see it: numbers count as right-to-left.
_DIRECTION = {"L": "L", "R": "R", "EN": "R", "AN": "R"}


def resolve_run(
    run: list[str],
    sequence: list[int],
    text: str,
    original: list[str],
    level: int,
    ends: tuple[str, str],
) -> None:
    """Resolve the classes in ``run`` to L, R, EN and AN, in place.

    ``sequence`` holds the offsets of the run's characters in ``text``, ``original`` the classes of
    all of ``text`` before any rule, ``ends`` the directions before and after (sos and eos, X10).
    """
    start, end = ends
    _resolve_weak(run, start)
    _resolve_brackets(run, sequence, text, original, level, start)
    _resolve_neutral(run, level, start, end)


def _resolve_weak(run: list[str], start: str) -> None:
    """Rules W1 to W7 on one isolating run sequence."""
    previous = strong = start
    for k, bidi_class in enumerate(run):
        if bidi_class == "NSM":  # W1
            bidi_class = "ON" if previous in ISOLATES or previous == "PDI" else previous
        previous = bidi_class
        if bidi_class in STRONG:
            strong = bidi_class
        elif bidi_class == "EN" and strong == "AL":  # W2
            bidi_class = "AN"
        run[k] = "R" if bidi_class == "AL" else bidi_class  # W3
    for k in range(1, len(run) - 1):  # W4
        before, after = run[k - 1], run[k + 1]
        if run[k] == "CS" and before == after and before in ("EN", "AN"):
            run[k] = before
        elif run[k] == "ES" and before == after == "EN":
            run[k] = "EN"
    _resolve_terminators(run)
    strong = start
    for k, bidi_class in enumerate(run):
        if bidi_class in ("ES", "CS", "ET"):  # W6
            run[k] = "ON"
        elif bidi_class in ("L", "R"):
            strong = bidi_class
        elif bidi_class == "EN" and strong == "L":  # W7
            run[k] = "L"


def _resolve_terminators(run: list[str]) -> None:
    """Rule W5: terminators beside a European number are part of it."""
    k = 0
    while k < len(run):
        if run[k] != "ET":
            k += 1
            continue
        end = k
        while end < len(run) and run[end] == "ET":
            end += 1
        if "EN" in (run[k - 1] if k else "", run[end] if end < len(run) else ""):
            run[k:end] = ["EN"] * (end - k)
        k = end


def _bracket_pairs(run: list[str], sequence: list[int], text: str) -> list[tuple[int, int]]:
    """The bracket pairs of one sequence, by opening bracket (BD16)."""
    opened: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    for k, i in enumerate(sequence):
        bracket = unicode_data.paired_bracket(text[i]) if run[k] == "ON" else None
        if bracket is None:
            continue
        other, opens = bracket
        if opens:
            if len(opened) == MAX_OPEN_BRACKETS:
                return []
            opened.append((_canonical(other), k))
            continue
        for depth in range(len(opened) - 1, -1, -1):
            if opened[depth][0] == _canonical(text[i]):
                pairs.append((opened[depth][1], k))
                del opened[depth:]
                break
    return sorted(pairs)


def _canonical(bracket: str) -> str:
    """U+2329 and U+232A count as the angle brackets they are canonically equal to (BD16)."""
    return {"\u2329": "\u3008", "\u232a": "\u3009"}.get(bracket, bracket)


def _resolve_brackets(
    run: list[str], sequence: list[int], text: str, original: list[str], level: int, start: str
) -> None:
    """Rule N0: both brackets of a pair get one direction."""
    own, opposite = ("R", "L") if level & 1 else ("L", "R")
    for opening, closing in _bracket_pairs(run, sequence, text):
        inside = {_DIRECTION.get(bidi_class) for bidi_class in run[opening + 1 : closing]}
        if own in inside:
            direction = own
        elif opposite in inside:
            earlier = (_DIRECTION[c] for c in reversed(run[:opening]) if c in _DIRECTION)
            direction = opposite if next(earlier, start) == opposite else own
        else:
            continue
        for k in (opening, closing):
            run[k] = direction
            for after in range(k + 1, len(run)):
                if original[sequence[after]] != "NSM":
                    break
                run[after] = direction


def _resolve_neutral(run: list[str], level: int, start: str, end: str) -> None:
    """Rules N1 and N2."""
    embedding = "LR"[level & 1]
    k = 0
    while k < len(run):
        if run[k] not in _NEUTRALS:
            k += 1
            continue
        stop = k
        while stop < len(run) and run[stop] in _NEUTRALS:
            stop += 1
        before = _DIRECTION[run[k - 1]] if k else start
        after = _DIRECTION[run[stop]] if stop < len(run) else end
        run[k:stop] = [before if before == after else embedding] * (stop - k)
        k = stop
