"""Pseudolocales keep what must stay, and change all else."""

from __future__ import annotations

import pytest

from leaflets.catalogs.pseudo import pseudo
from leaflets.model.inline import read_inline
from leaflets.workspace import PSEUDOLOCALES

TEXT = "Call **us** on {clinic.phone}, 30 to 1,000. [More](https://example.org/Ab) {cite:a,b} {{"


def test_accents_are_longer_and_bracketed() -> None:
    words = pseudo("Keep the skin clean and dry", "en-XA")
    assert words.startswith("⟦Ķééþ ţĥé šķîñ")
    assert words.endswith("⟧")
    assert 1.3 < len(words) / len("Keep the skin clean and dry") < 1.8
    assert pseudo("May", "en-XA", longer=False) == "Ṁåý"


def test_right_to_left_is_in_arabic_letters() -> None:
    words = pseudo("Keep dry, 5 mm?", "ar-XB")
    assert not any(c.isascii() and c.isalpha() for c in words)
    assert "5" in words
    assert words.endswith("؟")


@pytest.mark.parametrize("language", PSEUDOLOCALES)
def test_structure_stays(language: str) -> None:
    before, after = read_inline(TEXT), read_inline(pseudo(TEXT, language))
    assert after.faults == ()
    assert after.holes == before.holes
    assert after.links == before.links
    assert after.strong_count == before.strong_count
    for number in ("30", "1,000"):
        assert number in pseudo(TEXT, language)


@pytest.mark.parametrize("language", PSEUDOLOCALES)
def test_no_plain_english_letter_is_left(language: str) -> None:
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ abcdefghijklmnopqrstuvwxyz"
    assert not any(c.isascii() and c.isalpha() for c in pseudo(alphabet, language))
