"""UAX #9 against the consortium's own cases, and the few things those do not say."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaflets.text import bidi
from leaflets.text.unicode_data import BIDI_CLASS
from tests.text.conformance import conformance_file, lines

# One character of each Bidi_Class for BidiTest.txt; none of them is a bracket.
CHARACTER_OF_CLASS = {
    "L": "a",
    "R": "\u05d0",
    "AL": "\u0628",
    "EN": "1",
    "ES": "-",
    "ET": "%",
    "AN": "\u0661",
    "CS": ",",
    "NSM": "\u0300",
    "BN": "\u00ad",
    "B": "\u2029",
    "S": "\t",
    "WS": " ",
    "ON": "!",
    "LRE": "\u202a",
    "RLE": "\u202b",
    "PDF": "\u202c",
    "LRO": "\u202d",
    "RLO": "\u202e",
    "LRI": "\u2066",
    "RLI": "\u2067",
    "FSI": "\u2068",
    "PDI": "\u2069",
}
REMOVED = {"LRE", "RLE", "LRO", "RLO", "PDF", "BN"}


def shown_levels(text: str, level: int) -> str:
    """Levels as the conformance files write them: ``x`` for characters rule X9 removes."""
    levels = bidi.resolve_levels(text, level)
    return " ".join(
        "x" if BIDI_CLASS[ord(char)] in REMOVED else str(value)
        for char, value in zip(text, levels, strict=True)
    )


def shown_order(text: str, level: int) -> str:
    kept = [i for i, char in enumerate(text) if BIDI_CLASS[ord(char)] not in REMOVED]
    levels = bidi.resolve_levels(text, level)
    return " ".join(str(kept[k]) for k in bidi.visual_order([levels[i] for i in kept]))


def character_failures(path: Path) -> tuple[int, list[str]]:
    cases, failures = 0, []
    for line in lines(path):
        codes, direction, base, levels, order = line.split(";")
        text = "".join(chr(int(code, 16)) for code in codes.split())
        level = int(direction) if direction != "2" else bidi.paragraph_level(text)
        cases += 1
        found = (str(level), shown_levels(text, level), shown_order(text, level))
        if found != (base, levels, order):
            failures.append(f"{line}: {found}")
    return cases, failures


def class_failures(path: Path) -> tuple[int, list[str]]:
    cases, failures = 0, []
    levels = ""
    for line in lines(path):
        if line.startswith("@Levels:"):
            levels = " ".join(line.split()[1:])
        if line.startswith("@"):
            continue
        classes, bits = line.split(";")
        text = "".join(CHARACTER_OF_CLASS[name] for name in classes.split())
        chosen = [
            level
            for bit, level in ((1, bidi.paragraph_level(text)), (2, 0), (4, 1))
            if int(bits, 16) & bit
        ]
        cases += len(chosen)
        # Automatic direction gives level 0 or 1: each of the two is resolved once.
        failures += [
            f"{line} at {k}" for k in sorted(set(chosen)) if shown_levels(text, k) != levels
        ]
    return cases, failures


def test_bidi_character_conformance() -> None:
    cases, failures = character_failures(conformance_file("BidiCharacterTest.txt"))
    assert not failures, failures[:5]
    assert cases > 1000


def test_bidi_class_conformance() -> None:
    cases, failures = class_failures(conformance_file("BidiTest.txt"))
    assert not failures, failures[:5]
    assert cases > 1000


def test_a_wrong_expectation_is_noticed(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.txt"
    wrong.write_text("05D0 0031;1;1;1 1;1 0\n", encoding="utf-8")
    assert character_failures(wrong)[1]
    wrong.write_text("@Levels: 1 1\nR EN;4\n", encoding="utf-8")
    assert class_failures(wrong)[1]


def test_class_representatives_are_what_they_stand_for() -> None:
    assert all(BIDI_CLASS[ord(char)] == name for name, char in CHARACTER_OF_CLASS.items())


def test_every_character_that_can_raise_a_level_is_in_the_searched_blocks() -> None:
    raising = {"R", "AL", "AN", "RLE", "RLO", "LRE", "LRO", "LRI", "RLI", "FSI"}
    missed = [
        f"U+{code:04X}"
        for code in itertools.chain(range(0xD800), range(0xE000, 0x110000))
        if BIDI_CLASS[code] in raising and not bidi._bidi_blocks().match(chr(code))
    ]
    assert missed == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", False),
        ("500 mg", False),
        ("naïve – 你好", False),
        ("\u200b\u200d\ufeff", False),
        ("שלום", True),
        ("a ب", True),
        ("٥", True),
        ("\u2067", True),
        ("\u2066a\u2069", False),
    ],
)
def test_has_right_to_left(text: str, expected: bool) -> None:
    assert bidi.has_right_to_left(text) is expected


def test_paragraph_level_takes_the_first_strong_character_outside_isolates() -> None:
    assert bidi.paragraph_level("12 abc שלום") == 0
    assert bidi.paragraph_level("12 שלום abc") == 1
    assert bidi.paragraph_level("\u2066abc\u2069 ב") == 1
    assert bidi.paragraph_level("12 – 34") == 0
    assert bidi.paragraph_level("12 – 34", default=1) == 1


def test_levels_start_anew_after_a_line_feed() -> None:
    assert bidi.resolve_levels("\u202eab\nab", 0) == (0, 1, 1, 0, 0, 0)


def test_paragraph_level_other_than_0_or_1_is_refused() -> None:
    with pytest.raises(ValueError, match="0 or 1"):
        bidi.resolve_levels("a", 2)


def test_reset_whitespace_puts_the_space_at_a_line_end_on_the_paragraphs_side() -> None:
    text = "שלום abc def"
    levels = bidi.resolve_levels(text, 1)
    line = slice(0, 9)  # broken after "abc "
    assert levels[8] == 2
    assert bidi.reset_whitespace(text[line], levels[line], 1)[8] == 1


def test_visual_order_of_items() -> None:
    assert bidi.visual_order([]) == []
    assert bidi.visual_order([0, 0]) == [0, 1]
    assert bidi.visual_order([1, 2, 2, 1]) == [3, 1, 2, 0]
    assert bidi.visual_order([0, 1, 2, 3, 0]) == [0, 2, 3, 1, 4]


def test_mirrored() -> None:
    assert bidi.mirrored("(") == ")"
    assert bidi.mirrored("≤") == "≥"
    assert bidi.mirrored("a") is None


@given(
    st.lists(
        st.sampled_from("ab 12,-(){\u05d0\u0628\u0661\u2066\u2067\u2069\u202b\u202c\n"), max_size=30
    )
)
def test_any_text_gets_one_level_per_character(chars: list[str]) -> None:
    text = "".join(chars)
    for base in (0, 1):
        levels = bidi.resolve_levels(text, base)
        assert len(levels) == len(text)
        assert all(base <= level <= bidi.MAX_DEPTH + 1 for level in levels)
        assert sorted(bidi.visual_order(levels)) == list(range(len(text)))
