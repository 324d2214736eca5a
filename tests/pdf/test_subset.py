"""Font programs: glyphs keep their numbers in the page, whatever the kind of outlines."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

import pytest
from fontTools.cffLib import CFFFontSet
from fontTools.ttLib import TTFont

from leaflets.pdf.cff import with_charset
from leaflets.pdf.icc import srgb_profile
from leaflets.pdf.subset import FontProgram, font_program, to_unicode
from leaflets.problems import LeafletsError
from leaflets.text.face import Face
from tests.pdf.typesetting import face_of

NAMED_CFF = Path("/usr/share/fonts/opentype/urw-base35/NimbusSans-Regular.otf")


def _data(stream: bytes) -> bytes:
    return zlib.decompress(stream.partition(b"stream\n")[2].removesuffix(b"\nendstream"))


def _glyphs(face: Face, text: str) -> dict[str, int]:
    return {character: face.glyph_for(character) or 0 for character in text}


def _cff(program: FontProgram) -> CFFFontSet:
    fonts = CFFFontSet()
    fonts.decompile(io.BytesIO(_data(program.file_stream)), None)
    return fonts


@pytest.mark.parametrize("weight", [400, 700])
def test_truetype_glyphs_are_found_through_the_map(weight: int) -> None:
    face = face_of("en", weight)
    glyphs = _glyphs(face, "Hamburg")
    program = font_program(face, frozenset(glyphs.values()))
    places = _data(program.glyph_map)
    font = TTFont(io.BytesIO(_data(program.file_stream)))
    widths = font["hmtx"].metrics
    for glyph in glyphs.values():
        (place,) = struct.unpack_from(">H", places, 2 * glyph)
        assert place > 0
        width = widths[font.getGlyphName(place)][0] * 1000 / font["head"].unitsPerEm
        assert width == pytest.approx(face.advance(glyph), abs=1)
    assert "fvar" not in font
    assert program.file_entry == "FontFile2"
    assert program.base_name.endswith(f"+{face.ps_name}")
    assert len(program.base_name.partition("+")[0]) == 6


def test_cid_keyed_glyphs_keep_their_cids() -> None:
    face = face_of("zh-Hans")
    glyphs = _glyphs(face, "骶骨凹")
    program = font_program(face, frozenset(glyphs.values()))
    charset = _cff(program)[0].charset
    assert charset == [".notdef", *[f"cid{glyph:05}" for glyph in sorted(glyphs.values())]]
    assert program.glyph_map == b""


@pytest.mark.skipif(not NAMED_CFF.exists(), reason="a font with named CFF glyphs is not installed")
def test_named_glyphs_keep_their_places() -> None:
    face = Face(NAMED_CFF)
    glyphs = _glyphs(face, "abc")
    program = font_program(face, frozenset(glyphs.values()))
    order = _cff(program)[0].charset
    assert [order[glyph] for glyph in glyphs.values()] == ["a", "b", "c"]


def test_a_charset_is_replaced_and_nothing_else() -> None:
    face = face_of("zh-Hans")
    glyphs = sorted(_glyphs(face, "骶骨").values())
    program = _data(font_program(face, frozenset(glyphs)).file_stream)
    fonts = CFFFontSet()
    fonts.decompile(io.BytesIO(with_charset(program, [7, 65000])), None)
    before = CFFFontSet()
    before.decompile(io.BytesIO(program), None)
    assert fonts[0].charset == [".notdef", "cid00007", "cid65000"]
    assert [fonts[0].CharStrings[name].bytecode for name in fonts[0].charset] == [
        before[0].CharStrings[name].bytecode for name in before[0].charset
    ]


@pytest.mark.parametrize(
    "top_dict",
    [
        b"\x8b\x0f",  # charset 0: a one-byte operand, nothing to point elsewhere
        b"\x1e\x12\x3f\x0c\x03\x1c\x00\x01\x11\xf7\x00\x10",  # real, escape, short, two bytes
        b"",
    ],
)
def test_a_program_without_charset_offset_is_refused(top_dict: bytes) -> None:
    entry = struct.pack(">HBBB", 1, 1, 1, 1 + len(top_dict)) + top_dict
    header = b"\x01\x00\x04\x01" + struct.pack(">H", 0)
    with pytest.raises(ValueError, match="no charset"):
        with_charset(header + entry, [1])


def test_a_font_that_cannot_be_embedded_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_program: bytes, _cids: list[int]) -> bytes:
        raise ValueError("it is odd")

    monkeypatch.setattr("leaflets.pdf.subset.with_charset", refuse)
    font_program.cache_clear()
    with pytest.raises(LeafletsError, match="LeafletsSansSC-Regular cannot be embedded: it is odd"):
        font_program(face_of("zh-Hans"), frozenset((40,)))


def test_every_glyph_means_something() -> None:
    texts = tuple((glyph, "é" if glyph % 2 else "") for glyph in range(1, 251))
    cmap = _data(to_unicode(texts)).decode()
    assert cmap.count("><00E9>") == 125
    assert cmap.count("><200B>") == 125
    assert [line for line in cmap.split("\n") if "beginbfchar" in line] == [
        "100 beginbfchar",
        "100 beginbfchar",
        "50 beginbfchar",
    ]


def test_the_same_glyphs_give_the_same_program() -> None:
    face = face_of("en")
    first = font_program(face, frozenset((40, 50, 60)))
    assert font_program(face, frozenset((60, 50, 40))) is first
    font_program.cache_clear()
    assert font_program(face, frozenset((50, 60, 40))) == first
    assert font_program(face, frozenset((40, 50))).base_name != first.base_name
    bold = font_program(face_of("en", 700), frozenset((40, 50, 60)))
    assert bold.base_name.partition("+")[0] != first.base_name.partition("+")[0]


def test_widths_of_neighbours_share_an_entry() -> None:
    face = face_of("en")
    widths = font_program(face, frozenset((40, 41, 50))).widths
    expected = [f"{face.advance(glyph):g}" for glyph in (40, 41, 50)]
    assert widths == f"40[{expected[0]} {expected[1]}]50[{expected[2]}]"


def test_the_colour_profile_is_srgb() -> None:
    from PIL import Image, ImageCms

    profile = ImageCms.ImageCmsProfile(io.BytesIO(srgb_profile()))
    assert ImageCms.getProfileName(profile).strip() == "sRGB"
    reference = ImageCms.createProfile("sRGB")
    steps = range(0, 256, 51)
    colours = [(red, green, blue) for red in steps for green in steps for blue in steps]
    image = Image.new("RGB", (len(colours), 1))
    image.putdata(colours)
    converted = ImageCms.profileToProfile(image, profile, reference)
    assert converted is not None
    differences = [
        abs(value - wanted)
        for value, wanted in zip(
            converted.tobytes(), (part for colour in colours for part in colour), strict=True
        )
    ]
    assert max(differences) <= 1  # the rounding of the conversion itself
