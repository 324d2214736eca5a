"""Titles in other scripts bring their letters: none becomes a square at the front desk."""

from __future__ import annotations

import base64
import re

import pytest
import uharfbuzz as hb

from leaflets.catalogue.lettering import lettering
from leaflets.html.web_font import HEAVY

TITLES = {
    "ar": "الغمّازة العجزية: علامات الخطر",
    "bn": "স্যাক্রাল টোল: সতর্কতার লক্ষণ",
    "hi": "सेक्रल डिंपल: चेतावनी के संकेत",
    "ur": "سیکرل گڑھا: خطرے کی علامات",
    "zh-Hans": "骶部小凹：警示信号",
}


def fonts(style: str) -> list[bytes]:
    return [base64.b64decode(data) for data in re.findall(r"base64,([^)]*)\)", style)]


@pytest.mark.parametrize("language", TITLES)
def test_every_letter_of_a_title_is_there(language: str) -> None:
    style = lettering({language: TITLES[language]})
    (font,) = fonts(style)
    assert f'[lang="{language}"]' in style
    assert len(font) < HEAVY
    held = hb.Face(unpacked(font)).unicodes
    assert {char for char in TITLES[language] if char.isalpha() and ord(char) not in held} == set()


def test_what_every_computer_has_is_left_to_it() -> None:
    assert lettering({"pl": "Dołek", "en": "Dimple", "qqq": "x"}) == ""


def test_each_language_has_a_family_of_its_own() -> None:
    style = lettering(TITLES)
    assert len(set(re.findall(r"font-family:(leaflets-\d+);", style))) == len(TITLES)


def unpacked(woff: bytes) -> bytes:
    """The OpenType font in a WOFF file."""
    import io

    from fontTools.ttLib import TTFont

    font, out = TTFont(io.BytesIO(woff)), io.BytesIO()
    font.flavor = None
    font.save(out)
    return out.getvalue()
