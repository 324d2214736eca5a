"""Plain text: one look at it finds the breaks that reading it letter by letter finds."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leaflets.text.line_breaking import line_breaks
from leaflets.text.plain_text import _LETTERS, plain_breaks
from leaflets.text.token_patterns import UNITS
from leaflets.text.unicode_data import BIDI_CLASS, GRAPHEME_BREAK, LINE_BREAK, SCRIPT
from leaflets.workspace import IDS

PIECES = (
    *"aéẻ12.,;:!?()“”‘’\"'…–-x",
    *("word", "don’t", "The", "ext", "am", "pm", "per", "12", "1,000", "0.5", "500", "020", "7946"),
    *sorted(UNITS),
)
SPACES = (" ", " ", " ", "\u00a0", "\u202f")


@settings(max_examples=1000)
@given(st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from((*SPACES, "", "")))))
def test_plain_breaks_are_those_of_uax14_and_tokens(pieces: list[tuple[str, str]]) -> None:
    text = "".join([piece + space for piece, space in pieces]).strip()
    found = plain_breaks(text, "en-GB")
    assert found is None or found == line_breaks(text, "en-GB")


@pytest.mark.parametrize(
    "text",
    [
        "Call us if the skin is red.",
        "(Low on the back) – a dent’s “end”; why?",
        "A follow-up in 2 weeks, or 1,000 of 30 babies.\u202f3,\u00a04 And so on",
        "Zażółć gęślą jaźń",
    ],
)
def test_plain_text_is_known_for_what_it_is(text: str) -> None:
    assert plain_breaks(text, "en-GB") == line_breaks(text, "en-GB")


@pytest.mark.parametrize(
    "text",
    [
        *("", " a", "a ", "a  b", "a\nb", "5 mg", "020 7946", "8:30", "a/b", "c.example.org"),
        *("a\u0301", "حمى", "皮肤", "Haut\u00adfarbe", "a\u2060b", "5 – 6", "call 0199 ext 5"),
        "“a” (b)",
    ],
)
def test_what_is_not_plain_is_left_to_the_rules(text: str) -> None:
    assert plain_breaks(text, "en-GB") is None


@pytest.mark.parametrize("language", ["fr", "pl-PL", "cs", "sk", "ko", IDS])
def test_languages_with_rules_of_their_own_are_left_to_them(language: str) -> None:
    assert plain_breaks("a word", "en-GB") == (2, 6)
    assert plain_breaks("a word", language) is None


def test_letters_are_latin_alphabetic_and_stand_alone() -> None:
    letters = [code for code in range(0x10000) if re.match(f"[{_LETTERS}]", chr(code))]
    assert {LINE_BREAK[code] for code in letters} == {"AL"}
    assert {BIDI_CLASS[code] for code in letters} == {"L"}
    assert {SCRIPT[code] for code in letters} == {"Latn"}
    assert {GRAPHEME_BREAK[code] for code in letters} == {"XX"}
