"""PO files: read strictly, kept as they are."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaflets.catalogs.po import MAX_BYTES, parse_po, read_po
from leaflets.catalogs.writing import quoted
from leaflets.characters import forbidden_characters
from leaflets.problems import LeafletsError, Problem

PATH = Path("es/dimple.po")
HEADER = (
    'msgid ""\nmsgstr ""\n"Language: es\\n"\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
)
FULL = (
    HEADER
    + """\
# a remark
#. text: what the words mean
#: content/blocks/dimple/what.yaml#title
#, fuzzy, placeholders:r"\\{[a-z,]+\\}", max-length:90
#= no-wrap
#| msgctxt "dimple/what#title"
#| msgid "What was it?"
msgctxt "dimple/what#title"
msgid "What is it?"
msgstr ""
"¿Qué "
"es?"

msgctxt "measures#week"
msgid "{n} week"
msgid_plural "{n} weeks"
msgstr[0] "{n} semana"
msgstr[1] "{n} semanas"

#, fuzzy
#~| msgid "Older"
#~ msgctxt "dimple/what#old"
#~ msgid "Old"
#~ msgstr "Viejo"
"""
)


def problems(text: str) -> tuple[Problem, ...]:
    with pytest.raises(LeafletsError) as caught:
        parse_po(text, PATH)
    return caught.value.problems


def entry(body: str) -> str:
    return HEADER + body


def test_everything_in_a_file() -> None:
    catalog = parse_po(FULL, PATH)
    assert catalog.header["language"] == "es"
    title = catalog.by_context["dimple/what#title"]
    assert title.source == "What is it?"
    assert title.translations == ("¿Qué es?",)
    assert title.flags == ("fuzzy", 'placeholders:r"\\{[a-z,]+\\}"', "max-length:90", "no-wrap")
    assert title.notes == ("text: what the words mean",)
    assert title.remarks == ("a remark",)
    assert title.references == ("content/blocks/dimple/what.yaml#title",)
    assert title.previous == ('msgctxt "dimple/what#title"', 'msgid "What was it?"')
    assert title.line == 14
    assert title.fuzzy
    assert not title.translated
    week = catalog.by_context["measures#week"]
    assert week.translations == ("{n} semana", "{n} semanas")
    assert week.translated
    assert [e.obsolete for e in catalog.entries] == [False, False, False, True]
    assert "dimple/what#old" not in catalog.by_context
    assert catalog.entries[-1].before("msgid") == "Older"
    assert catalog.entries[-1].fuzzy


@pytest.mark.parametrize(
    "text",
    [
        FULL,
        FULL + "\n# the end\n",
        FULL.rstrip("\n"),
        HEADER,
        "",
        FULL.replace("\n", "\r\n"),
        "\ufeff" + FULL,
        FULL.replace("\n\n", "\n"),
        FULL.replace('msgid "', '  msgid  "'),
    ],
)
def test_an_untouched_file_comes_back_byte_for_byte(text: str) -> None:
    assert parse_po(text, PATH).text() == text


def test_escapes() -> None:
    catalog = parse_po(entry('msgctxt "a#b"\nmsgid "x"\nmsgstr "a\\n\\t\\"\\\\n"\n'), PATH)
    assert catalog.by_context["a#b"].translations == ('a\n\t"\\n',)


@pytest.mark.parametrize(
    ("body", "code", "line"),
    [
        ('msgctxt "a#b"\nmsgid "x"\nmsgstr "open\n', "po/quotes", 8),
        ('msgctxt "a#b"\nmsgid "x"\nmsgstr "a" b"\n', "po/quotes", 8),
        ('msgctxt "a#b"\nmsgid "x"\nmsgstr "\\x"\n', "po/escape", 8),
        ('msgctxt "a#b"\nmsgid "x"\nmsgstring "y"\n', "po/syntax", 8),
        ('# remark\n"stray"\n', "po/syntax", 7),
        ('msgctxt "a#b"\nmsgid "x"\n#~ msgstr "y"\n', "po/syntax", 8),
        ('<<<<<<< HEAD\nmsgctxt "a#b"\nmsgid "x"\nmsgstr ""\n', "po/syntax", 6),
        ('msgid "x"\nmsgstr "y"\n\nmsgid "x"\nmsgstr "z"\n', "po/twice", 9),
        (HEADER, "po/twice", 6),
        ('msgctxt "a#b"\nmsgid "x"\nmsgstr "y\x85"\n', "po/character", 8),
        ('msgctxt "a#b"\nmsgid "x"\n', "po/syntax", 7),
        ('msgctxt "a#b"\nmsgstr "x"\n', "po/syntax", 6),
        (f'msgctxt "a#b"\nmsgid "x"\nmsgstr "{"1" * 4_400}"\n', "po/too-long", 7),
        ('msgid "a"\nmsgid "x"\nmsgstr ""\n', "po/twice", 7),
        ('msgctxt "a#b"\nmsgid "x"\nmsgstr "a\u202eb"\n', "po/character", 8),
        ('msgctxt "a#b"\nmsgid "x"\nmsgid_plural "y"\nmsgstr[0] "z"\n', "po/forms", 7),
        ('msgctxt "a#b"\nmsgid "x"\nmsgstr[0] "z"\n', "po/forms", 7),
        (
            'msgctxt "a#b"\nmsgid "x"\nmsgstr "y"\n\nmsgctxt "a#b"\nmsgid "z"\nmsgstr ""\n',
            "po/twice",
            11,
        ),
    ],
)
def test_what_cannot_be_read(body: str, code: str, line: int) -> None:
    found = problems(entry(body))
    assert code in [p.code for p in found]
    first = next(p for p in found if p.code == code)
    assert first.where is not None
    assert first.where.line == line


def test_all_problems_of_a_file_at_once() -> None:
    body = 'msgctxt "a#b"\nmsgid "x"\nmsgstr "open\n\nnonsense\n'
    body += 'msgctxt "a#c"\nmsgid "\\q"\nmsgstr ""\n'
    assert len(problems(entry(body))) == 3


def test_a_plural_rule_that_cannot_be_read() -> None:
    assert problems(HEADER.replace("(n != 1)", "__import__('os')"))[0].code == "po/plural-forms"


def test_files_that_are_not_there_or_not_utf8(tmp_path: Path) -> None:
    with pytest.raises(LeafletsError, match="cannot be read"):
        read_po(tmp_path / "none.po")
    path = tmp_path / "a.po"
    path.write_bytes(b'msgid "a"\nmsgstr "caf\xe9"\n')
    with pytest.raises(LeafletsError) as caught:
        read_po(path)
    assert caught.value.problems[0].where is not None
    assert caught.value.problems[0].where.line == 2


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"])).filter(
    lambda words: not list(forbidden_characters(words))
)


@given(WORDS)
def test_any_words_survive_writing_and_reading(words: str) -> None:
    words = unicodedata.normalize("NFC", words)
    text = f'msgctxt "a#b"\nmsgid "x"\nmsgstr {quoted(words)}\n'
    assert parse_po(entry(text), PATH).by_context["a#b"].translations == (words,)


def test_what_stood_there_before_is_read_over_several_lines() -> None:
    previous = '#, fuzzy\n#| msgctxt ""\n#| "a#"\n#| "b"\n#| msgid "One \\"two\\""\n#| " three"\n'
    found = parse_po(entry(f'{previous}msgctxt "a#b"\nmsgid "x"\nmsgstr "y"\n'), PATH)
    outdated = found.by_context["a#b"]
    assert outdated.before("msgctxt") == "a#b"
    assert outdated.before("msgid") == 'One "two" three'
    assert outdated.before("msgid_plural") is None
    assert outdated.outdated("x", None)


@pytest.mark.parametrize("raw", [FULL.encode(), b"\xef\xbb\xbf" + FULL.encode(), b""])
def test_files_come_back_with_their_byte_order_mark(raw: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    path.write_bytes(raw)
    assert read_po(path).text().encode() == raw


def test_a_file_that_is_far_too_large_is_not_even_read(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    with path.open("wb") as file:
        file.truncate(10 * MAX_BYTES)  # a sparse file: 100 MB without using them
    with pytest.raises(LeafletsError) as caught:
        read_po(path)
    assert caught.value.problems[0].code == "po/too-large"
