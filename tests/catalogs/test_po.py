"""PO files: read strictly, kept as they are."""

from __future__ import annotations

import shutil
import subprocess
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaflets.catalogs.messages import Message
from leaflets.catalogs.po import Catalog, parse_po, read_po
from leaflets.catalogs.writing import quoted, write_po
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
#, fuzzy, max-length:90
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
    assert title.flags == ("fuzzy", "max-length:90", "no-wrap")
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


@pytest.mark.parametrize("text", [FULL, FULL + "\n# the end\n", FULL.rstrip("\n"), HEADER, ""])
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
        ('msgctxt "a#b"\nmsgid "x"\n', "po/syntax", 7),
        ('msgctxt "a#b"\nmsgstr "x"\n', "po/syntax", 6),
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


MESSAGES = (
    Message("dimple/what#title", "What is it?", notes=("Heading",), reference="a.yaml#title"),
    Message("measures#week", "{n} week", "{n} weeks"),
)


def written(language: str, known: Catalog | None = None) -> Catalog:
    return parse_po(write_po(language, MESSAGES, known), PATH)


def test_a_new_file() -> None:
    catalog = written("pl")
    assert catalog.header["language"] == "pl"
    assert catalog.plural.count == 3
    assert [e.translations for e in catalog.entries[1:]] == [("",), ("", "", "")]
    assert catalog.entries[1].notes == ("Heading",)


def test_translations_are_kept_and_old_ones_marked() -> None:
    old = parse_po(FULL.replace("fuzzy, ", ""), PATH)
    assert written("es", old).by_context["dimple/what#title"].translations == ("¿Qué es?",)
    assert not written("es", old).by_context["dimple/what#title"].fuzzy
    changed = parse_po(
        FULL.replace("fuzzy, ", "").replace('"What is it?"', '"What is this?"'), PATH
    )
    updated = written("es", changed).by_context["dimple/what#title"]
    assert updated.fuzzy
    assert updated.source == "What is it?"
    assert updated.translations == ("¿Qué es?",)
    assert updated.previous[-1] == 'msgid "What was it?"'


def test_what_is_no_longer_needed_becomes_obsolete() -> None:
    old = parse_po(FULL, PATH)
    text = write_po("es", MESSAGES[:1], old)
    catalog = parse_po(text, PATH)
    assert "measures#week" not in catalog.by_context
    assert [e.translations for e in catalog.entries if e.obsolete] == [
        ("{n} semana", "{n} semanas"),
        ("Viejo",),
    ]


def test_writing_twice_changes_nothing() -> None:
    once = write_po("es", MESSAGES, parse_po(FULL, PATH))
    assert write_po("es", MESSAGES, parse_po(once, PATH)) == once


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"])).filter(
    lambda words: not list(forbidden_characters(words))
)


@given(WORDS)
def test_any_words_survive_writing_and_reading(words: str) -> None:
    words = unicodedata.normalize("NFC", words)
    text = f'msgctxt "a#b"\nmsgid "x"\nmsgstr {quoted(words)}\n'
    assert parse_po(entry(text), PATH).by_context["a#b"].translations == (words,)


@pytest.mark.skipif(shutil.which("msgfmt") is None, reason="GNU gettext is not installed")
@pytest.mark.parametrize("language", ["es", "ar", "pl", "zh-Hans"])
def test_gnu_gettext_reads_what_we_write(language: str, tmp_path: Path) -> None:
    path = tmp_path / "new.po"
    path.write_text(
        write_po(language, MESSAGES, parse_po(FULL, PATH) if language == "es" else None)
    )
    done = subprocess.run(
        ["msgfmt", "-c", "-o", str(tmp_path / "x.mo"), str(path)],
        capture_output=True,
        text=True,
        check=False,
    )
    errors = [line for line in done.stderr.splitlines() if "header field" not in line]
    assert done.returncode == 0, errors
