from dataclasses import replace

import pytest

from leaflets.model.quality import Finding
from leaflets.model.rich_text import RichText, Span
from tests.checks.pages import found, shipped

CODE = "legibility/capitals"


def said(words: str) -> list[Finding]:
    subject = shipped()
    printed = subject.texts[3]._replace(words=RichText((Span(words),), "en-GB"))
    return found(CODE, replace(subject, texts=(printed,)))


def test_shipped_leaflets_have_no_words_in_capitals() -> None:
    for language in ("en-GB", "ar", "es", "pl"):
        assert not found(CODE, shipped(language=language))


def test_four_words_in_capitals_are_told_with_their_line() -> None:
    (finding,) = said("Please CALL US AT ONCE, day or night.")
    assert "4 words in capitals, “CALL US AT ONCE”" in finding.message
    assert finding.where == shipped().texts[3].where


@pytest.mark.parametrize(
    "words",
    [
        "Call us.",
        "An MRI or CT scan by the NHS",
        "CALL 999 NOW",
        "Ask for SD-WARN, SD-TESTS or BD-MYTH.",
        "I A B C D",
        "你好 你好 你好 你好",
        "سيكرال دمبل سيكرال دمبل",
    ],
)
def test_names_and_abbreviations_are_let_be(words: str) -> None:
    assert not said(words)


def test_numbers_do_not_divide_a_stretch() -> None:
    assert said("CALL 999 NOW OR LATER")
    assert said("ПОЗВОНИТЕ НАМ СЕГОДНЯ ЖЕ")
