"""Cutting English into sentences: a sentence too many rather than one too few."""

from __future__ import annotations

import pytest

from leaflets.wording.sentences import (
    CITE,
    cited_sentences,
    has_numeral,
    is_question,
    sentences,
    shown,
)


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("It is rare. It is small.", ["It is rare.", "It is small."]),
        ("It is rare!It is small.", ["It is rare!", "It is small."]),
        ("See www.a.example now. Go.", ["See www.a.example now.", "Go."]),
        ("It is rare.{cite:a}It is small.", ["It is rare.^", "It is small."]),
        ("It is rare.{cite:a}{cite:b} It is small.", ["It is rare.^^", "It is small."]),
        ("**It is rare.{cite:a}** It is small.", ["**It is rare.^**", "It is small."]),
        ("**It is rare.**{cite:a} It is small.", ["**It is rare.**^", "It is small."]),
        ("(It is rare.){cite:a} Small.", ["(It is rare.)^", "Small."]),
        ("“Is it rare?” Yes.", ["“Is it rare?”", "Yes."]),
        ("It is 5.5 mm. It is small.", ["It is 5.5 mm.", "It is small."]),
        ("It is 5 mm. 3 in 10 have it.", ["It is 5 mm. 3 in 10 have it."]),
        ("Ask Dr. J. Smith now. Go.", ["Ask Dr. J. Smith now.", "Go."]),
        ("This, e.g. a dent, is small vs. that. Go.", ["This, e.g. a dent, is small vs. that.",
                                                       "Go."]),
        ("In the U.K. it is rare. Go.", ["In the U.K. it is rare.", "Go."]),
        ("It needs vitamin C. It is rare.", ["It needs vitamin C.", "It is rare."]),
        ("Dents, lumps etc. are rare. Go.", ["Dents, lumps etc. are rare.", "Go."]),
        ("Dents, lumps etc. They are rare.", ["Dents, lumps etc.", "They are rare."]),
        ("Come at 5 p.m. on Monday. Go.", ["Come at 5 p.m. on Monday.", "Go."]),
        ("Well … it is rare. Go.", ["Well … it is rare.", "Go."]),
        ("Really?! Yes.", ["Really?!", "Yes."]),
        ("See [this page](https://a.example/b?c=1.) Go.", ["See [this page] Go."]),
        ("See [this](https://a.example/5). Go.", ["See [this].", "Go."]),
        ("**Nothing unusual.** Go.", ["**Nothing unusual.**", "Go."]),
        ("No full stop", ["No full stop"]),
        ("Rare.{cite:a} ", ["Rare.^"]),
    ],
)  # fmt: skip
def test_cut(text: str, cut: list[str]) -> None:
    assert [sentence.replace(CITE, "^") for sentence in sentences(text)] == cut


def test_each_sentence_has_its_own_sources() -> None:
    text = "One.{cite:a} Two{cite:b, c}, and more {cite:a}. **Three.** Four. {cite:d,d}"
    assert cited_sentences(text) == [
        ("One.", ("a",)),
        ("Two, and more .", ("b", "c", "a")),
        ("Three.", ()),
        ("Four.", ("d",)),
    ]


def test_numerals() -> None:
    assert has_numeral("It is 5 mm.")
    assert has_numeral("It is ٥ mm.")
    assert has_numeral("It is ½ mm.")
    assert not has_numeral("Call {clinic.nhs_111} or ask.")
    assert not has_numeral("Two of them.")


def test_questions() -> None:
    assert is_question(f"**“Is it?”**{CITE}")
    assert not is_question("Is it? Yes.")


def test_shown() -> None:
    assert shown(f"**See** [this].{CITE}") == "See this."
