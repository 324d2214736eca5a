"""The packed tables against the files they were made from, and the list of unsafe characters."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from leaflets.text import unicode_data
from leaflets.text.data import generate
from tests.text.conformance import unicode_folder


@pytest.mark.parametrize(
    ("char", "bidi", "line", "category", "script"),
    [
        ("a", "L", "AL", "Ll", "Latn"),
        ("5", "EN", "NU", "Nd", "Zyyy"),
        (" ", "WS", "SP", "Zs", "Zyyy"),
        ("ب", "AL", "AL", "Lo", "Arab"),
        ("٥", "AN", "NU", "Nd", "Arab"),
        ("ש", "R", "HL", "Lo", "Hebr"),
        ("क", "L", "AL", "Lo", "Deva"),
        ("ก", "L", "SA", "Lo", "Thai"),
        ("水", "L", "ID", "Lo", "Hani"),
        ("\u0301", "NSM", "CM", "Mn", "Zinh"),
        ("\U0010ffff", "BN", "XX", "Cn", "Zzzz"),
        ("\U00010fff", "R", "XX", "Cn", "Zzzz"),  # a default of unassigned characters
    ],
)
def test_known_characters(char: str, bidi: str, line: str, category: str, script: str) -> None:
    assert unicode_data.bidi_class(char) == bidi
    assert unicode_data.line_break_class(char) == line
    assert unicode_data.general_category(char) == category
    assert unicode_data.script(char) == script


def test_script_extensions() -> None:
    assert unicode_data.script_extensions("a") == ("Latn",)
    assert set(unicode_data.script_extensions("،")) > {"Arab", "Syrc"}
    assert "Deva" in unicode_data.script_extensions("।")


def test_width_emoji_ignorable_and_mirroring() -> None:
    assert [unicode_data.is_wide(char) for char in "a（水ｱ"] == [False, True, True, True]
    assert unicode_data.is_extended_pictographic("☎")
    assert not unicode_data.is_extended_pictographic("a")
    assert unicode_data.is_default_ignorable("\u200b")
    assert not unicode_data.is_default_ignorable(" ")
    assert unicode_data.mirrored("(") == ")"
    assert unicode_data.mirrored("x") is None
    assert unicode_data.paired_bracket("[") == ("]", True)
    assert unicode_data.paired_bracket("≤") is None


def test_tables_say_the_pinned_version() -> None:
    tables = sorted(unicode_data._DATA.glob("*.txt"))
    assert len(tables) == 9
    for table in tables:
        head = table.read_text(encoding="ascii").partition("\n")[0]
        assert re.search(rf"Unicode {re.escape(unicode_data.UNICODE_VERSION)}\b", head), table
    assert generate.VERSION == unicode_data.UNICODE_VERSION


@pytest.mark.skipif(
    not (unicode_folder() / "extracted/DerivedGeneralCategory.txt").is_file(),
    reason="needs the Unicode data files (Debian: unicode-data)",
)
def test_tables_are_what_the_generator_writes(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path_factory.mktemp("tables")
    monkeypatch.setattr(generate, "HERE", target)
    generate.main(unicode_folder())
    for table in unicode_data._DATA.glob("*.txt"):
        assert (target / table.name).read_bytes() == table.read_bytes(), table.name


def test_generator_refuses_another_version(tmp_path_factory: pytest.TempPathFactory) -> None:
    other = tmp_path_factory.mktemp("ucd") / "PropertyValueAliases.txt"
    other.write_text("# PropertyValueAliases-16.0.0.txt\n", encoding="utf-8")
    with pytest.raises(SystemExit, match=r"not Unicode 15\.0\.0"):
        generate.lines(other)


def test_importing_reads_no_table() -> None:
    code = (
        "import leaflets.text.unicode_data as u, leaflets.text.bidi, leaflets.text.uax14;"
        "assert not u.LINE_BREAK._starts and not u.BIDI_CLASS._starts;"
        "leaflets.text.uax14.uax14_breaks('Call 0800 123 456.');"
        "assert u.LINE_BREAK._starts and not u.EAST_ASIAN_WIDTH._starts and not u.SCRIPT._starts"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize(
    ("char", "name"),
    [
        ("\x00", "U+0000 control character"),
        ("\t", "U+0009 control character"),
        ("\x7f", "U+007F control character"),
        ("\x96", "U+0096 control character"),
        ("\u200e", "U+200E left-to-right mark"),
        ("\u202e", "U+202E right-to-left override"),
        ("\u2067", "U+2067 right-to-left isolate"),
        ("\u061c", "U+061C arabic letter mark"),
        ("\u2028", "U+2028 line separator"),
        ("\ue000", "U+E000 private-use character"),
        ("\U000f0000", "U+F0000 private-use character"),
        ("\ud800", "U+D800 surrogate"),
        ("\ufdd0", "U+FDD0 noncharacter"),
        ("\uffff", "U+FFFF noncharacter"),
        ("\U0003fffe", "U+3FFFE noncharacter"),
        ("\ufb56", "U+FB56 arabic presentation form"),
        ("\ufefb", "U+FEFB arabic presentation form"),
        ("\ufeff", "U+FEFF byte order mark"),
        ("\ufffd", "U+FFFD special character"),
    ],
)
def test_unsafe_characters_are_named_at_their_offset(char: str, name: str) -> None:
    assert unicode_data.unsafe_characters(f"ab{char}c") == ((2, name),)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Call 0800 123 456.\nNext line – “quoted” €5 ≥ 38 °C ✓",
        "a\u00a0b\u00adc\u200bd\u200ce\u200df\u202fg\u2060h",
        "می‌خواهم خذ ٥٠٠ مغ ﷺ",
        "क्षि 水 한국어 👩‍⚕️ 葛\U000e0100",
        "\ufb01",  # a Latin ligature is poor style, but safe
    ],
)
def test_ordinary_text_is_safe(text: str) -> None:
    assert unicode_data.unsafe_characters(text) == ()
