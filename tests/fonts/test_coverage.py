"""Every language of the table can be printed, and what no font has is said."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
import uharfbuzz as hb

from leaflets.fonts import font_table
from leaflets.languages import languages
from leaflets.problems import LeafletsError
from leaflets.text.face import prints_nothing
from leaflets.text.faces import FontLibrary, FontStack

SAMPLES: dict[str, str] = tomllib.loads(
    (Path(__file__).with_name("samples.toml")).read_text("utf-8")
)["samples"]
LIBRARY = FontLibrary()


def stack_or_skip(tag: str) -> FontStack:
    try:
        return LIBRARY.stack(tag)
    except LeafletsError as error:
        if error.problems[0].code == "fonts/extra-missing":
            pytest.skip("needs the optional CJK fonts")
        raise


def test_every_language_has_a_sample() -> None:
    assert sorted(SAMPLES) == sorted(item.tag for item in languages())


@pytest.mark.parametrize("tag", SAMPLES)
@pytest.mark.parametrize("weight", [400, 700])
def test_a_sample_is_covered(tag: str, weight: int) -> None:
    stack = stack_or_skip(tag)
    missing = [char for char in SAMPLES[tag] if stack.face_for(char, weight) is None]
    assert missing == []


@pytest.mark.parametrize("tag", SAMPLES)
def test_its_letters_come_from_the_face_of_the_script(tag: str) -> None:
    stack = stack_or_skip(tag)
    letters = [char for char in SAMPLES[tag] if char.isalpha() and not char.isascii()]
    first = stack.faces_regular[0]
    strangers = {char for char in letters if stack.face_for(char, 400) is not first}
    assert strangers == set()


@pytest.mark.parametrize("tag", SAMPLES)
def test_a_line_is_as_high_as_its_ink(tag: str) -> None:
    """Lines `leading` apart do not touch: the ink of the sample is not higher than that."""
    stack = stack_or_skip(tag)
    face = stack.faces_bold[0]
    text = "".join(c for c in SAMPLES[tag] if face.has(c) or prints_nothing(c))
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(face.hb_font, buffer)
    top = bottom = 0
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        box = face.hb_font.get_glyph_extents(info.codepoint)
        if box is None:
            continue
        top = max(top, box.y_bearing + position.y_offset)
        bottom = min(bottom, box.y_bearing + box.height + position.y_offset)
    assert (top - bottom) / face.units_per_em <= stack.leading


def test_every_language_can_be_named_in_an_english_leaflet() -> None:
    stack = LIBRARY.stack("en")
    names = {item.tag: item.name for item in languages()}
    bare = {
        tag: name for tag, name in names.items() if not all(stack.face_for(c, 700) for c in name)
    }
    assert bare == {}


@pytest.mark.parametrize("sign", "☎✓✗✔✘☐☑→←↑↓≤≥±×●■▲◆•⚠ℹ✂…≈≠①❿⟦⟧★½µ°℃€")
def test_signs_are_at_hand_in_every_language(sign: str) -> None:
    for tag in ("en", "ar", "bn", "zh-Hans"):
        assert LIBRARY.stack(tag).face_for(sign, 400) is not None
        assert LIBRARY.stack(tag).face_for(sign, 700) is not None


@pytest.mark.parametrize("char", ["\ue123", "🦋", "𒀀"])
def test_what_no_font_has_is_not_hidden(char: str) -> None:
    for tag in ("en", "ur", "zh-Hans"):
        assert LIBRARY.stack(tag).face_for(char, 400) is None


def test_arabic_has_one_glyph_for_each_letter() -> None:
    face = LIBRARY.stack("ar").faces_regular[0]
    text = SAMPLES["ar"].replace("لا", "ل")  # lam-alef is one sign in every Arabic font
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(face.hb_font, buffer)
    assert len(buffer.glyph_infos) <= len(text)


def test_the_table_has_sensible_measures() -> None:
    for fonts in font_table().values():
        assert 1.2 <= fonts.leading <= 2.6
        assert 1.0 <= fonts.scale <= 1.2
    assert {item.font_script for item in languages()} <= set(font_table())
