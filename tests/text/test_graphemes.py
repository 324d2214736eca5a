"""UAX #29 against the consortium's own cases."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaflets.text.graphemes import grapheme_boundaries
from tests.text.conformance import break_cases, conformance_file


def test_grapheme_conformance() -> None:
    cases = break_cases(conformance_file("auxiliary/GraphemeBreakTest.txt"))
    failures = [
        (text, expected, found)
        for text, expected in cases
        if (found := list(grapheme_boundaries(text))) != expected
    ]
    assert failures == []
    assert len(cases) > 500


@pytest.mark.parametrize(
    ("text", "clusters"),
    [
        ("", 0),
        ("abc", 3),
        ("a\r\nb", 3),
        ("e\u0301", 1),
        ("क्षि", 2),  # a conjunct is two clusters in Unicode 15.0
        ("กำ", 1),
        ("👩‍⚕️", 1),
        ("🇬🇧🇫🇷", 2),
        ("각", 1),
    ],
)
def test_clusters_of_known_words(text: str, clusters: int) -> None:
    assert len(grapheme_boundaries(text)) == clusters


@given(st.text())
def test_boundaries_rise_and_end_the_text(text: str) -> None:
    boundaries = grapheme_boundaries(text)
    assert list(boundaries) == sorted(set(boundaries))
    assert boundaries[-1:] == ((len(text),) if text else ())
