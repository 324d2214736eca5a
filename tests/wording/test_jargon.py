"""Words that patients may not know."""

from __future__ import annotations

import pytest

from leaflets.batch import load_workspace
from leaflets.wording.jargon import holds, jargon_in, possible_in
from tests.small_workspace import REPOSITORY

WORDS = {
    "anomaly": "difference",
    "lesion": "mark",
    "prognosis": "what will happen",
    "conservative management": "waiting",
}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("An anomaly.", ["anomaly"]),
        ("Two ANOMALIES and **lesions**", ["anomaly", "lesion"]),
        ("A lesion's edge, a lesion’s edge", ["lesion"]),
        ("Prognoses differ.", ["prognosis"]),
        ("Non-lesion", ["lesion"]),
        ("Conservative\nmanagement works.", ["conservative management"]),
        ("Conservative wording, good management.", []),
        ("Lesional. {cite:lesion} {term:anomaly} [this](https://a.example/lesion)", []),
        ("The [lesion](https://a.example/x)", ["lesion"]),
    ],
)
def test_found(text: str, found: list[str]) -> None:
    assert list(jargon_in(text, WORDS)) == [(word, WORDS[word]) for word in found]


def test_holds() -> None:
    assert holds("Two ultrasound scans", "Ultrasound scan")
    assert not holds("Ultrasounds", "ultrasound scan")
    assert not holds("a s", "–")


def test_the_list_that_is_shipped_is_in_use() -> None:
    jargon = load_workspace(REPOSITORY).jargon
    assert len(jargon) >= 25
    for word, plain in jargon.items():
        assert word == word.lower()
        assert not holds(plain, word), f"the plain word for {word} is {word}"
    assert list(jargon_in("Congenital anomalies of neonates", jargon)) == [
        (word, jargon[word]) for word in jargon if word in ("congenital", "anomaly", "neonate")
    ]


@pytest.mark.parametrize(
    "word", ["anomaly", "lesion", "prognosis", "box", "conservative management", "basis of care"]
)
def test_no_form_of_a_word_is_overlooked(word: str) -> None:
    forms = {word, f"{word}s", f"{word}es", f"{word[:-1]}ies", f"{word[:-2]}es"}
    for form in forms:
        text = f"It is {form.upper()}, **{form}** or [{form}](https://a.example)."
        found = dict(jargon_in(text, {word: "x", "never": "y"}))
        assert found == dict.fromkeys([word] if holds(form, word) else [], "x")
        assert possible_in(f"before\n{text}", {word: "x", "never": "y"}).keys() >= found.keys()
    assert possible_in("Nothing of it", {word: "x"}) == {}
