"""Pseudolocales keep what must stay, and change all else."""

from __future__ import annotations

import re

import pytest

from leaflets.catalogs.pseudo import STACK, named, pseudo
from leaflets.model.inline import Inline, Words, read_inline
from leaflets.workspace import ACCENTED, IDS, MIRRORED, PSEUDOLOCALES, TALL

TEXT = "Call **us** on {clinic.phone}, 30 to 1,000. [More](https://example.org/Ab) {cite:a,b} {{"


def test_accents_are_longer_and_bracketed() -> None:
    words = pseudo("Keep the skin clean and dry", ACCENTED)
    assert words.startswith("⟦Ķééþ ţĥé šķîñ")
    assert words.endswith("⟧")
    assert 1.4 < len(words) / len("Keep the skin clean and dry") < 1.8
    assert pseudo("May", ACCENTED, longer=False) == "Ṁåý"


def test_right_to_left_is_in_arabic_letters() -> None:
    words = pseudo("Keep dry, 5 mm?", MIRRORED)
    assert not any(c.isascii() and c.isalpha() for c in words)
    assert "5" in words
    assert words.endswith("؟")


def test_tall_letters_bear_one_mark_below_and_three_above() -> None:
    assert pseudo("So, 5", TALL) == f"S{STACK}o{STACK}, 5"
    assert re.fullmatch("\u0323[\u0301\u0302]{3}", STACK)


def test_an_id_stands_for_the_words_of_its_message() -> None:
    made = named("topic/block#entry.field", read_inline("Keep it dry."))
    assert made == Inline((Words("topic/block#entry.field"),))


def _in(language: str) -> Inline:
    source = read_inline(TEXT)
    if language == IDS:
        return named("topic/block#entry.field", source)
    return read_inline(pseudo(TEXT, language))


@pytest.mark.parametrize("language", PSEUDOLOCALES)
def test_structure_stays(language: str) -> None:
    before, after = read_inline(TEXT), _in(language)
    assert after.faults == ()
    assert after.holes == before.holes
    assert after.links == before.links
    assert after.strong_count == before.strong_count
    if language != IDS:
        said = "".join(piece.text for piece in after.pieces if isinstance(piece, Words))
        assert "30" in said
        assert "1,000" in said


def test_bold_parts_and_links_of_an_id_stay_apart() -> None:
    source = read_inline("**A** b **c {local.x}** [d](https://example.org/a)")
    made = named("t/b#e.f", source)
    assert made.strong_count == source.strong_count == 2
    assert made.links == source.links
    assert made.holes == source.holes


@pytest.mark.parametrize("language", PSEUDOLOCALES)
def test_no_plain_english_letter_is_left(language: str) -> None:
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ abcdefghijklmnopqrstuvwxyz"
    plain = re.sub(f".{STACK}", "", pseudo(alphabet, language))
    assert not any(c.isascii() and c.isalpha() for c in plain)
