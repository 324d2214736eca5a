"""Opened fonts: measures, weights, and the face a character gets."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import uharfbuzz as hb

from leaflets.fonts import FILES, Extra, FaceFiles, ScriptFonts, font_table
from leaflets.problems import LeafletsError
from leaflets.text import faces
from leaflets.text.face import Face, open_face
from leaflets.text.faces import FontLibrary

LATIN = font_table()["Latn"].faces[0]
DROPPED = "GSUB GPOS GDEF name OS/2 post cmap STAT"


def subset(face: Face, glyphs: set[int]) -> hb.Face:
    """The face cut to `glyphs`, as a PDF embeds it; glyph ids kept so that widths compare."""
    wanted = hb.SubsetInput()
    for glyph in glyphs:
        wanted.glyph_set.add(glyph)
    wanted.flags = (
        hb.SubsetFlags.NO_HINTING
        | hb.SubsetFlags.NO_LAYOUT_CLOSURE
        | hb.SubsetFlags.NOTDEF_OUTLINE
        | hb.SubsetFlags.RETAIN_GIDS
    )
    for tag in DROPPED.split():
        wanted.sets(hb.SubsetInputSets.DROP_TABLE_TAG).add(
            int.from_bytes(tag.ljust(4).encode(), "big")
        )
    for axis, value in face.variations.items():
        assert wanted.pin_axis_location(face.hb_face, axis, value)
    cut = hb.subset(face.hb_face, wanted)
    return hb.Face(cut.blob)


@pytest.mark.parametrize("script", [s for s, row in font_table().items() if row.faces])
@pytest.mark.parametrize("weight", [400, 700])
def test_widths_are_those_of_the_embedded_font(script: str, weight: int) -> None:
    """PDF/A-2, 6.2.11.5: a PDF's widths must agree with the embedded font, bold ones too."""
    face = open_face(font_table()[script].faces[0], weight)
    # Not .notdef: it is never drawn, and in one bold the two tables of widths differ about it.
    glyphs = set(range(1, face.hb_face.glyph_count, max(1, face.hb_face.glyph_count // 60)))
    cut = subset(face, glyphs)
    assert not {"fvar", "gvar", "HVAR"} & set(cut.table_tags)
    font = hb.Font(cut)
    unlike = {
        glyph: (face.advance(glyph), font.get_glyph_h_advance(glyph) * 1000 / cut.upem)
        for glyph in glyphs
        if abs(face.advance(glyph) - font.get_glyph_h_advance(glyph) * 1000 / cut.upem) > 0.5
    }
    assert unlike == {}


def test_bold_of_a_variable_file_is_bold() -> None:
    regular, bold = open_face(LATIN, 400), open_face(LATIN, 700)
    assert (regular.variations, bold.variations) == ({"wght": 400.0}, {"wght": 700.0})
    assert (regular.weight, bold.weight) == (400, 700)
    assert (regular.key, bold.ps_name) == ("NotoSans-Regular", "NotoSans-Bold")
    glyph = regular.glyph_for("m")
    assert glyph is not None
    assert bold.advance(glyph) > regular.advance(glyph)


def test_a_static_pair_has_no_variations() -> None:
    files = font_table()["Arab"].faces[0]
    assert open_face(files, 700).variations == {}
    assert open_face(files, 700).weight == 700
    assert open_face(files, 400).key == "NotoSansArabic-Regular"


def test_a_face_is_opened_once_and_only_when_asked() -> None:
    assert open_face(LATIN, 400) is open_face(LATIN, 400)
    fresh = Face(LATIN.regular)
    assert "hb_face" not in vars(fresh)
    assert fresh.has("a")
    assert "hb_face" in vars(fresh)


def test_keys_are_unique() -> None:
    opened = {
        id(face): face.key
        for row in font_table().values()
        for files in row.faces
        for face in (open_face(files, 400), open_face(files, 700))
    }
    assert len(set(opened.values())) == len(opened)


def test_measures() -> None:
    face = open_face(LATIN, 400)
    assert (face.units_per_em, face.ascent, face.descent) == (1000, 1069, -293)
    assert (face.cap_height, face.italic_angle) == (714, 0)
    assert 530 <= face.x_height <= 550
    left, bottom, right, top = face.bbox
    assert left < 0 < right
    assert bottom < 0 < top


def test_kinds_of_outlines() -> None:
    assert open_face(LATIN, 400).outlines == "truetype"
    assert open_face(font_table()["Hans"].faces[0], 700).outlines == "cff-cid"


def test_the_chinese_face_numbers_its_glyphs_from_zero() -> None:
    """CID = glyph id, so the codes in a PDF need no map; a subset keeps the CIDs."""
    from io import BytesIO

    from fontTools.ttLib import TTFont

    face = open_face(font_table()["Hans"].faces[0], 400)
    charset = TTFont(face.path, lazy=True)["CFF "].cff.topDictIndex[0].charset
    assert charset[1:] == [f"cid{gid:05d}" for gid in range(1, len(charset))]
    glyphs = {face.glyph_for(char) for char in "打电话"} - {None}
    wanted = hb.SubsetInput()
    for glyph in glyphs:
        wanted.glyph_set.add(glyph)
    cut = TTFont(BytesIO(bytes(hb.subset(face.hb_face, wanted).blob.data)))
    kept = cut["CFF "].cff.topDictIndex[0].charset
    assert kept[1:] == [f"cid{gid:05d}" for gid in sorted(g for g in glyphs if g)]


def test_ascii_digits_stay_with_the_script_when_its_face_has_them() -> None:
    library = FontLibrary()
    bengali = library.stack("hi")
    assert bengali.face_for("5", 400) is bengali.faces_regular[0]
    assert bengali.face_for(" ", 400) is bengali.faces_regular[0]
    assert bengali.face_for("m", 700) is open_face(LATIN, 700)


def test_urdu_is_set_in_nastaliq_and_persian_is_not() -> None:
    library = FontLibrary()
    assert library.stack("ur").faces_regular[0].key == "NotoNastaliqUrdu-Regular"
    assert library.stack("fa").faces_regular[0].key == "NotoSansArabic-Regular"
    assert library.stack("ur").leading > library.stack("fa").leading > library.stack("en").leading


def test_latin_words_and_digits_in_urdu_are_set_in_the_sans() -> None:
    """The Nastaliq face has Latin letters too, with serifs: “500 mg” must not mix the two."""
    stack = FontLibrary().stack("ur")
    nastaliq = stack.faces_regular[0]
    assert {stack.face_for(char, 400) for char in "500mgéÅ"} == {open_face(LATIN, 400)}
    assert Face(nastaliq.path).has("m")
    assert not nastaliq.has("m")
    assert {stack.face_for(char, 400) for char in "۵۰۰ ،۔ا"} == {nastaliq}


def test_a_word_in_another_script_borrows_its_face() -> None:
    stack = FontLibrary().stack("en")
    for char, key in {"ب": "NotoSansArabic-Bold", "ক": "NotoSansBengali-Bold"}.items():
        face = stack.face_for(char, 700)
        assert face is not None
        assert face.key == key


def test_what_prints_nothing_goes_with_the_first_face() -> None:
    stack = FontLibrary().stack("bn")
    for char in "\u200b\u200c\u200d\u2066\u2069\u2060\u00ad\ufe0f":
        assert stack.face_for(char, 400) in stack.faces_regular
    assert stack.faces_regular[0].has_all("ক\u2069")


def test_has_all() -> None:
    face = open_face(LATIN, 400)
    assert face.has_all("Zażółć gęślą jaźń – Tiếng Việt")
    assert not face.has_all("ok ☎")


def test_missing_extra_is_refused_with_the_way_to_get_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    extra = Extra("cjk", "no_such_module", 'pip install "leaflets[cjk]"', "the CJK faces")
    japanese = ScriptFonts("Jpan", 1.5, 1.0, ((0x3040, 0x30FF),), (), extra)
    table = {**font_table(), "Jpan": japanese}
    monkeypatch.setattr("leaflets.fonts.font_table", lambda: table)
    monkeypatch.setattr(faces, "font_table", lambda: table)
    with pytest.raises(LeafletsError) as caught:
        FontLibrary().stack("ja")
    assert [problem.code for problem in caught.value.problems] == ["fonts/extra-missing"]
    assert 'pip install "leaflets[cjk]"' in caught.value.problems[0].hint
    english = FontLibrary().stack("en")
    assert "leaflets[cjk]" in english.hint_for("あ")
    assert english.hint_for("\ue123") == ""


def house(folder: Path, *names: str) -> Path:
    for name in names:
        shutil.copy(FILES / name, folder / name)
    return folder


def test_a_house_font_leads_where_it_can_write_the_language(tmp_path: Path) -> None:
    names = ("NotoSansArabic-Regular.ttf", "NotoSansArabic-Bold.ttf")
    library = FontLibrary([house(tmp_path, *names)])
    arabic, polish = library.stack("ar"), library.stack("pl")
    assert arabic.faces_bold[0].path == tmp_path / names[1]
    assert arabic.faces_bold[0].key.startswith("NotoSansArabic-Bold-")
    assert arabic.leading == FontLibrary().stack("ar").leading
    assert polish.faces_regular[0].path == LATIN.regular
    assert polish.faces_regular[1].path == tmp_path / names[0]


def test_a_variable_house_font_brings_its_own_bold(tmp_path: Path) -> None:
    stack = FontLibrary([house(tmp_path, "NotoSans[wght].ttf")]).stack("en")
    assert stack.faces_bold[0].path.parent == tmp_path
    assert stack.faces_bold[0].variations == {"wght": 700.0}
    assert stack.faces_bold[0].key != open_face(LATIN, 700).key


def codes(*folders: Path) -> list[str]:
    with pytest.raises(LeafletsError) as caught:
        FontLibrary(folders)
    return [problem.code for problem in caught.value.problems]


def test_house_fonts_that_cannot_be_used_are_all_named(tmp_path: Path) -> None:
    fonts, empty = tmp_path / "fonts", tmp_path / "empty"
    fonts.mkdir()
    empty.mkdir()
    house(fonts, "NotoSansArabic-Regular.ttf")
    (fonts / "junk.ttf").write_bytes(b"not a font")
    assert codes(fonts, empty, tmp_path / "nowhere") == [
        "fonts/unreadable",
        "fonts/no-bold",
        "fonts/none-found",
        "fonts/no-folder",
    ]
    house(empty, "NotoSansArabic-Bold.ttf")
    assert codes(empty) == ["fonts/no-regular"]


@pytest.mark.parametrize("fs_type", [0x0002, 0x0100, 0x0200])
def test_a_house_font_whose_licence_forbids_it_is_refused(tmp_path: Path, fs_type: int) -> None:
    from fontTools.ttLib import TTFont

    font = TTFont(FILES / "NotoSans[wght].ttf")
    font["OS/2"].fsType = fs_type
    font.save(tmp_path / "locked.ttf")
    assert codes(tmp_path) == ["fonts/not-embeddable"]


@pytest.mark.parametrize("fs_type", [0x0000, 0x0004, 0x0008])
def test_a_house_font_for_print_and_preview_is_taken(tmp_path: Path, fs_type: int) -> None:
    from fontTools.ttLib import TTFont

    font = TTFont(FILES / "NotoSansHebrew[wght].ttf")
    font["OS/2"].fsType = fs_type
    font.save(tmp_path / "house.ttf")
    assert FontLibrary([tmp_path]).stack("he").faces_regular[0].path.name == "house.ttf"


def test_a_font_file_with_one_weight_serves_both() -> None:
    symbols = font_table()["Zsym"].faces[0]
    assert symbols == FaceFiles(symbols.regular, symbols.regular)
    assert open_face(symbols, 700) is open_face(symbols, 400)


def test_the_programs_own_fonts_are_there_beside_those_of_the_house(tmp_path: Path) -> None:
    with_house = FontLibrary([house(tmp_path, "NotoSans[wght].ttf")])
    assert with_house.shipped().stack("en").faces_bold[0].path == LATIN.bold
    without = FontLibrary()
    assert without.shipped() is without
