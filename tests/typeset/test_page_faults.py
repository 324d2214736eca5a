"""Numbers stay in one line, or are refused."""

from __future__ import annotations

import pytest

from leaflets.model.page import SetText
from leaflets.profiles import profiles
from leaflets.text.faces import FontLibrary
from leaflets.text.glyphs import TextRun, TextStyle
from leaflets.text.paragraph import Paragraph, paragraph
from leaflets.typeset.boxes import FontMetrics, TextBox
from leaflets.typeset.page_faults import page_faults
from leaflets.typeset.sheet import Sheet
from leaflets.typeset.styles import Look

PHONES = ("020 7946 0123", "+44 20 7946 0123", "(555) 010-0199", "0800-1111-222")
PALETTE = {"ink": (0.0, 0.0, 0.0), "paper": (1.0, 1.0, 1.0)}
FONTS = FontLibrary()
SIZE = 12.0


def made(text: str, language: str = "en") -> Paragraph:
    style = TextStyle(SIZE, 400, "ink", language)
    return paragraph((TextRun(text, style),), language, language in ("ar", "ur"), FONTS)


def faults(text: str, width: float, language: str = "en") -> list[tuple[str, str]]:
    sheet = Sheet(2, 600, 800, False)
    box = TextBox(made(text, language), Look(), 16, FontMetrics(SIZE, 3), 0)
    box.place(sheet, 20, 20, width)
    assert any(isinstance(item, SetText) for part in sheet.parts() for item in part)
    found = page_faults([sheet], profiles()["screen"], PALETTE)
    return [(problem.code, problem.message) for problem in found]


@pytest.mark.parametrize("phone", PHONES)
@pytest.mark.parametrize(
    ("words", "language"), [("Call {}.", "en"), ("اتصل بالرقم {} اليوم", "ar"), ("{}", "en")]
)
def test_a_phone_number_is_never_in_two_lines(phone: str, words: str, language: str) -> None:
    """Refused in any column that is narrower than it, and whole in any other."""
    text = words.format(phone)
    alone = made(phone, language).natural_width
    for width in (alone * 0.98, alone * 0.6, alone * 0.3):
        for code, message in faults(text, width, language):
            assert code == "layout/number-divided"
            assert phone in message
            assert message.startswith("on page 3 “")
        assert faults(text, width, language)
    for width in (alone * 1.15, alone * 2, alone * 4):
        assert faults(text, width, language) == []
        lines = made(text, language).fill(width)
        assert sum(phone in "".join(word.word.text for word in line.words) for line in lines) == 1


def test_long_words_and_addresses_may_go_on() -> None:
    assert faults("Donaudampfschifffahrtsgesellschaft 12", 90) == []
    assert faults("https://leaflets.example.org/a-long-address/sd-warn-2026", 90) == []
