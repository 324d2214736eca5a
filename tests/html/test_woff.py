"""Fonts of pages are those that other programs read, with all their letters and rules."""

from __future__ import annotations

import base64
import io
import re

from fontTools.ttLib import TTFont

from leaflets.html.faces import Letters
from leaflets.html.woff import woff
from leaflets.pipeline import font_library
from leaflets.text.faces import FontLibrary


def fonts(css: str) -> dict[tuple[str, str], TTFont]:
    """Family and weight -> the font."""
    found = re.findall(r"font-family:(leaflet-\d+);font-weight:(\d+);.*?base64,([^)]*)\)", css)
    return {
        (family, weight): TTFont(io.BytesIO(base64.b64decode(data)))
        for family, weight, data in found
    }


def letters(library: FontLibrary, language: str, *said: tuple[str, int]) -> str:
    gathered = Letters(library, language)
    for text, weight in said:
        gathered.note(text, language, weight)
    return gathered.css()


def test_tables_are_the_same_behind_the_wrapping() -> None:
    face = font_library().stack("en").faces(400)[0]
    plain = face.path.read_bytes()
    before, after = TTFont(io.BytesIO(plain)), TTFont(io.BytesIO(woff(plain)))
    assert after.flavor == "woff"
    assert sorted(after.reader.keys()) == sorted(before.reader.keys())
    for tag in ("cmap", "glyf", "GSUB"):
        assert after.reader[tag] == before.reader[tag]


def test_a_font_holds_the_letters_that_are_shown_and_no_others() -> None:
    made = fonts(letters(font_library(), "en", ("Ham", 400), ("egg", 700)))
    held = {
        weight: {chr(code) for code in font.getBestCmap()} for (_, weight), font in made.items()
    }
    assert held == {"400": {*"Ham", " ", "\u00a0"}, "700": {*"eg", " ", "\u00a0"}}


def test_letters_of_another_script_are_in_a_font_of_theirs() -> None:
    css = letters(font_library(), "ar", ("الغمازة SD-WARN", 400))
    held = [{chr(code) for code in font.getBestCmap()} for font in fonts(css).values()]
    assert any("غ" in one for one in held)
    assert any("W" in one for one in held)
    arabic = next(font for font in fonts(css).values() if 0x63A in font.getBestCmap())
    features = {one.FeatureTag for one in arabic["GSUB"].table.FeatureList.FeatureRecord}
    assert {"init", "medi", "fina"} <= features, "letters would not join"


def test_a_bold_face_that_would_double_the_file_is_left_to_the_browser() -> None:
    text = "یہ دو الگ چیزیں ہیں کمر کے گڑھے کولہوں سے اوپر سیکرل بچے خطرے علامات طبی جائزہ نہیں"
    css = letters(font_library(), "ur", (text, 400), (f"{text} ٹھیک", 700))
    weights = {weight for _, weight in fonts(css)}
    assert weights == {"400"}
    (one,) = fonts(css).values()
    assert ord("ٹ") in one.getBestCmap(), "letters that are only bold are in the other face"


def test_the_same_letters_give_the_same_bytes() -> None:
    said = ("Sacral dimple", 400)
    assert letters(FontLibrary(), "en", said) == letters(FontLibrary(), "en", said)
