"""Answers in PO files: the words of an entry change, and nothing else in the file."""

from __future__ import annotations

from pathlib import Path

import pytest

from leaflets.catalogs.answers import Answer, with_answers
from leaflets.catalogs.po import Catalog, parse_po

PATH = Path("pl/dimple.po")
HEADER = 'msgid ""\nmsgstr ""\n"Language: pl\\n"\n'
BEFORE = '\n#  by hand \nmsgctxt "a/b#before"\nmsgid "B"\nmsgstr   "b"\n'
AFTER = '\n\n#~ msgctxt "a/b#one"\n#~ msgid "Old"\n#~ msgstr "Stare"\n# the end'
ENTRY = """
# mine: {a, b}
#. text: the words
#: a/b.yaml#one
msgctxt "a/b#one"
msgid "One"
msgstr ""
"Je"
"den"
"""


def catalog(entry: str) -> Catalog:
    return parse_po(HEADER + BEFORE + entry + AFTER, PATH)


def answered(entry: str, *translations: str, fuzzy: bool = False) -> str:
    """The entry with an answer; everything around it must be as it was."""
    text = with_answers(catalog(entry), {"a/b#one": Answer(translations, fuzzy)})
    start, end = HEADER + BEFORE, AFTER
    assert text.startswith(start)
    assert text.endswith(end)
    found = parse_po(text, PATH).by_context["a/b#one"]
    assert found.translations == translations
    assert found.fuzzy is fuzzy
    return text[len(start) : len(text) - len(end)]


def test_an_answer_takes_the_place_of_the_words() -> None:
    assert answered(ENTRY, 'Je"den\\').endswith('msgid "One"\nmsgstr "Je\\"den\\\\"\n')
    assert answered(ENTRY, "1").partition("msgstr")[0] == ENTRY.partition("msgstr")[0]


def test_no_answer_changes_nothing() -> None:
    file = catalog(ENTRY)
    assert with_answers(file, {}) == file.text() == HEADER + BEFORE + ENTRY + AFTER


FLAGS = {
    "#, fuzzy\n": "",
    "#, fuzzy, max-length:90\n": "#, max-length:90\n",
    "#, max-length:90, fuzzy\n": "#, max-length:90\n",
    '#, regex:"[a-z,]+", fuzzy, no-wrap\n': '#, regex:"[a-z,]+", no-wrap\n',
    "#= fuzzy\n": "",
    "#, fuzzy-match, fuzzy\n": "#, fuzzy-match\n",
}


@pytest.mark.parametrize("flags", FLAGS)
def test_an_answer_takes_fuzzy_away_and_no_other_flag(flags: str) -> None:
    previous = '#| msgid "Older"\n'
    entry = ENTRY.replace("msgctxt", f"{flags}{previous}msgctxt")
    assert answered(entry, "1") == answered(ENTRY, "1").replace("msgctxt", f"{FLAGS[flags]}msgctxt")


def test_one_that_needs_work_stays_or_becomes_fuzzy() -> None:
    previous = '#, fuzzy, no-wrap\n#| msgid "Older"\n'
    stale = ENTRY.replace("msgctxt", f"{previous}msgctxt")
    assert previous in answered(stale, "1", fuzzy=True)
    assert '#, fuzzy\nmsgctxt "a/b#one"' in answered(ENTRY, "1", fuzzy=True)
    flagged = ENTRY.replace("msgctxt", "#, no-wrap\nmsgctxt")
    assert "#, fuzzy, no-wrap\nmsgctxt" in answered(flagged, "1", fuzzy=True)


def test_plural_forms() -> None:
    entry = '\nmsgctxt "a/b#one"\nmsgid "{n} a"\nmsgid_plural "{n} as"\n'
    entry += 'msgstr[0] "x"\nmsgstr[1] ""\n"y"\n'
    assert answered(entry, "1", "2").endswith('"{n} as"\nmsgstr[0] "1"\nmsgstr[1] "2"\n')


def test_lines_end_as_they_did() -> None:
    entry = ENTRY.replace("\n", "\r\n")
    assert answered(entry, "1").count("\n") == answered(entry, "1").count("\r\n")
    assert '#, fuzzy\r\nmsgctxt "a/b#one"' in answered(entry, "1", fuzzy=True)
