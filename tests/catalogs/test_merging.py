"""Merging: found by id, nothing lost, and what did not change is left alone."""

from __future__ import annotations

import datetime
import re
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from leaflets.catalogs.merging import Heading, Merged, merge
from leaflets.catalogs.messages import Message
from leaflets.catalogs.plural_table import plural_header
from leaflets.catalogs.po import Catalog, Entry, parse_po
from leaflets.catalogs.writing import template
from leaflets.problems import LeafletsError, Problem
from tests.catalogs import gnu_gettext

PATH = Path("es/dimple.po")
DAY = datetime.date(2026, 12, 1)
HEADING = Heading("es", DAY)
HEADER = """\
msgid ""
msgstr ""
"Project-Id-Version: leaflets\\n"
"PO-Revision-Date: 2026-11-22 10:00+0000\\n"
"Last-Translator: A. Person\\n"
"Language-Team: none\\n"
"Language: es\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
"X-Generator: Poedit 3.4\\n"
"X-Unknown: kept\\n"

"""
TITLE = Message("dimple/what#title", "What is it?", None, ("text: Heading",), "what.yaml#title")
SMALL = Message("dimple/what#small.text", "A small dent.", None, ("text: Words",), "what.yaml#s")
WEEK = Message("dimple/weeks#week", "{n} week", "{n} weeks", ("{n} is the number",), "m.yaml#week")
ALL = (TITLE, SMALL, WEEK)
ENTRIES = """\
#. text: Heading
#: what.yaml#title
msgctxt "dimple/what#title"
msgid "What is it?"
msgstr "¿Qué es?"

# Checked with a nurse.
#. text: Words
#: what.yaml#s
#, placeholders:r"\\{[a-z,]+\\}", no-wrap
#= sticky-thing
msgctxt "dimple/what#small.text"
msgid "A small dent."
msgstr ""
"Un pequeño "
"hoyuelo."

#. {n} is the number
#: m.yaml#week
msgctxt "dimple/weeks#week"
msgid "{n} week"
msgid_plural "{n} weeks"
msgstr[0] "{n} semana"
msgstr[1] "{n} semanas"
"""
FILE = HEADER + ENTRIES


def read(text: str) -> Catalog:
    return parse_po(text, PATH)


def merged(text: str, *messages: Message, heading: Heading = HEADING) -> Merged:
    """The result, which must be readable and stay as it is the second time."""
    result = merge(heading, messages or ALL, read(text))
    again = merge(heading, messages or ALL, read(result.text))
    assert again.text == result.text
    assert (again.new, again.changed, again.gone) == (0, 0, 0)
    return result


def entry(result: Merged, message: Message = TITLE) -> Entry:
    return read(result.text).by_context[message.context]


def obsolete(result: Merged) -> list[Entry]:
    return [found for found in read(result.text).entries if found.obsolete]


def refused(text: str, *messages: Message) -> Problem:
    with pytest.raises(LeafletsError) as caught:
        merge(HEADING, messages or ALL, read(text))
    (problem,) = caught.value.problems
    assert problem.where
    assert problem.where.path == PATH
    assert problem.hint
    return problem


# ---------------------------------------------------------------- what does not change


@pytest.mark.parametrize(
    "text",
    [
        FILE,
        FILE.replace("\n", "\r\n"),
        "\ufeff" + FILE,
        FILE.rstrip("\n"),
        FILE + "\n# the end\n",
        FILE.replace("\n\n", "\n"),
        FILE.replace("\n\n", "\n\n\n"),
        FILE + '\n#~ msgctxt "dimple/x#y"\n#~ msgid "Old"\n#~ msgstr "Viejo"\n',
        FILE.replace("#. text: Words", '#~ msgid "Old"\n#~ msgstr "Viejo"\n\n#. text: Words'),
    ],
)
def test_a_file_in_which_nothing_changes_is_the_same_to_the_byte(text: str) -> None:
    assert merged(text) == Merged(text)


def test_a_change_leaves_the_other_entries_their_lines_and_line_ends() -> None:
    text = FILE.replace("\n", "\r\n")
    result = merged(text, replace(TITLE, source="What is this?"), SMALL, WEEK).text
    assert result[result.index("# Checked") :] == text[text.index("# Checked") :]
    assert "\n" not in result.replace("\r\n", "")


def test_a_byte_order_mark_goes_with_the_first_change() -> None:
    assert merged("\ufeff" + FILE, TITLE, SMALL).text.startswith('msgid ""')


def test_headers_dates_and_what_other_programs_wrote_stay() -> None:
    assert merged(FILE, TITLE).text.startswith(HEADER)


# ---------------------------------------------------------------- new, changed, gone, back


def test_a_new_file_is_a_draft_with_everything_to_translate() -> None:
    result = merge(replace(HEADING, language="pl", notes=("Plain words.",)), ALL)
    catalog = read(result.text)
    assert result.new == 3
    assert catalog.header["language"] == "pl"
    assert catalog.header["x-leaflets-status"] == "draft"
    assert catalog.header["po-revision-date"] == "2026-12-01 00:00+0000"
    assert catalog.plural.count == 3
    assert catalog.entries[0].notes == ("Plain words.",)
    assert [e.translations for e in catalog.entries[1:]] == [("",), ("",), ("", "", "")]


def test_a_new_file_of_a_begun_language_counts_as_its_other_files_do() -> None:
    rule = "nplurals=3; plural=(n==1 ? 0 : n<5 ? 1 : 2);"
    assert rule in merge(replace(HEADING, plural=rule), ALL).text
    assert plural_header("ar").endswith("n%100>=11 && n%100<=99 ? 4 : 5);")


def test_a_new_message_stands_where_it_is_read() -> None:
    more = Message("dimple/what#more.text", "More.")
    result = merged(FILE, TITLE, more, SMALL, WEEK)
    assert (result.new, result.changed, result.gone) == (1, 0, 0)
    addition = '\nmsgctxt "dimple/what#more.text"\nmsgid "More."\nmsgstr ""\n'
    assert result.text == FILE.replace("\n# Checked", f"{addition}\n# Checked")


def test_a_changed_source_makes_the_translation_stale() -> None:
    result = merged(FILE, replace(TITLE, source="What is this?"), SMALL, WEEK)
    assert (result.new, result.changed, result.gone) == (0, 1, 0)
    old = 'msgctxt "dimple/what#title"\nmsgid "What is it?"\n'
    new = '#, fuzzy\n#| msgid "What is it?"\n' + old.replace("it?", "this?")
    assert result.text == FILE.replace(old, new)


def test_a_stale_translation_keeps_the_oldest_source_until_somebody_looks() -> None:
    second = merged(FILE, replace(TITLE, source="What is this?"))
    third = merged(second.text, replace(TITLE, source="What is a dimple?"))
    assert entry(third).before("msgid") == "What is it?"
    back = merged(third.text, TITLE)
    assert entry(back).fuzzy, "nobody knows whether the words were changed meanwhile"
    looked_at = re.sub("#, fuzzy\n", "", third.text)  # and has forgotten the line with #|
    assert entry(merged(looked_at, replace(TITLE, source="New"))).before("msgid") == (
        "What is a dimple?"
    )


def test_flags_and_comments_stay_whatever_they_are() -> None:
    result = merged(FILE, TITLE, replace(SMALL, source="A tiny dent."), WEEK)
    assert '#, fuzzy, placeholders:r"\\{[a-z,]+\\}", no-wrap\n#= sticky-thing\n' in result.text
    assert "# Checked with a nurse.\n" in result.text
    assert 'msgstr ""\n"Un pequeño "\n"hoyuelo."\n' in result.text


def test_an_untranslated_message_that_changes_is_no_guess() -> None:
    text = FILE.replace('"¿Qué es?"', '""')
    found = entry(merged(text, replace(TITLE, source="What is this?")))
    assert not found.fuzzy
    assert not found.previous


def test_a_guess_stays_a_guess() -> None:
    """It is not printed; with ``#|`` it would be, set apart, as if somebody had translated it."""
    text = FILE.replace("#: what.yaml#title\n", "#: what.yaml#title\n#, fuzzy\n")
    found = entry(merged(text, replace(TITLE, source="What is this?")))
    assert found.fuzzy
    assert not found.previous


def test_what_is_no_longer_needed_keeps_what_it_has() -> None:
    changed = merged(FILE, TITLE, replace(SMALL, source="A tiny dent."), WEEK)
    result = merged(changed.text, TITLE)
    assert result.gone == 2
    small, week = obsolete(result)
    assert small.remarks == ("Checked with a nurse.",)
    assert small.flags == ("fuzzy", 'placeholders:r"\\{[a-z,]+\\}"', "no-wrap", "sticky-thing")
    assert small.before("msgid") == "A small dent."
    assert '#~ msgstr ""\n#~ "Un pequeño "\n#~ "hoyuelo."\n' in result.text
    assert week.translations == ("{n} semana", "{n} semanas")
    assert not small.notes


def test_what_has_nothing_to_keep_is_dropped() -> None:
    result = merged(FILE.replace('"¿Qué es?"', '""'), SMALL, WEEK)
    assert result.gone == 1
    assert "dimple/what#title" not in result.text


def test_an_id_that_comes_back_has_its_words_again() -> None:
    gone = merged(FILE, TITLE)
    assert merged(gone.text).text == FILE
    other = merged(gone.text, TITLE, replace(SMALL, source="A tiny dent."), WEEK)
    assert (other.new, other.changed) == (2, 1)
    assert entry(other, SMALL).before("msgid") == "A small dent."
    assert not obsolete(other)


def test_of_several_old_ones_the_one_with_these_very_words_comes_back() -> None:
    old = "".join(
        f'\n#~ msgctxt "{TITLE.context}"\n#~ msgid "{source}"\n#~ msgstr "{words}"\n'
        for source, words in (("A", "first"), (TITLE.source, "very"), ("B", "last"))
    )
    assert entry(merged(HEADER + old)).translations == ("very",)
    other = merged(HEADER + old, replace(TITLE, source="C"))
    assert entry(other).translations == ("last",)
    assert [e.translations for e in obsolete(other)] == [("first",), ("very",)]


def test_two_entries_that_would_be_one_lose_nothing() -> None:
    """The obsolete one has the id and the words that the live one has from now on."""
    old = f'\n# mine\n#~ msgctxt "{TITLE.context}"\n#~ msgid "New"\n#~ msgstr "Nuevo"\n'
    result = merged(FILE + old, replace(TITLE, source="New"), SMALL, WEEK)
    assert entry(result).remarks == ("mine", 'msgstr "Nuevo"')
    assert entry(result).translations == ("¿Qué es?",)
    assert not obsolete(result)


def test_the_order_is_that_of_the_content() -> None:
    result = merged(FILE, WEEK, SMALL, TITLE)
    assert list(read(result.text).by_context) == [m.context for m in (WEEK, SMALL, TITLE)]
    blocks = sorted(part.strip() for part in result.text.split("\n\n"))
    assert blocks == sorted(part.strip() for part in FILE.split("\n\n"))


# ---------------------------------------------------------------- comments


def test_a_changed_comment_makes_nothing_fuzzy() -> None:
    result = merged(FILE, replace(TITLE, notes=("text: Other",), reference="b#c"), SMALL, WEEK)
    assert (result.new, result.changed, result.gone) == (0, 0, 0)
    assert result.text == FILE.replace("text: Heading", "text: Other").replace(
        "#: what.yaml#title", "#: b#c"
    )


def test_notes_for_the_whole_file_stand_at_its_header() -> None:
    result = merged(FILE, heading=replace(HEADING, notes=("Plain words.",)))
    assert result.text == f"#. Plain words.\n{FILE}"


# ---------------------------------------------------------------- ids of others, forms, faults


def test_ids_that_nobody_knows_are_kept_and_told() -> None:
    foreign = '\nmsgid "OK"\nmsgstr "Vale"\n\nmsgctxt "menu"\nmsgid "Open"\nmsgstr "Abrir"\n'
    foreign += '\nmsgctxt "other/a#b"\nmsgid "x"\nmsgstr "y"\n'
    result = merged(FILE + foreign)
    assert result.text == FILE + foreign
    assert [e.context for e in result.foreign] == [None, "menu", "other/a#b"]


def test_an_id_of_this_file_that_nobody_knows_becomes_obsolete() -> None:
    slip = FILE.replace("dimple/what#title", "dimple/what#titel")
    result = merged(slip)
    assert (result.new, result.gone) == (1, 1)
    assert [e.context for e in obsolete(result)] == ["dimple/what#titel"]


def test_forms_follow_the_file_and_those_left_over_are_kept_as_comments() -> None:
    more = merged(FILE, replace(TITLE, plural="What are they?"), SMALL, WEEK)
    assert entry(more).translations == ("¿Qué es?", "")
    assert entry(more).fuzzy
    less = merged(FILE, TITLE, SMALL, replace(WEEK, plural=None))
    assert entry(less, WEEK).translations == ("{n} semana",)
    assert entry(less, WEEK).remarks == ('msgstr[1] "{n} semanas"',)


def test_a_new_message_has_as_many_forms_as_the_file() -> None:
    text = FILE.replace("nplurals=2; plural=(n != 1);", "nplurals=3; plural=(n>2 ? 2 : n);")
    text = text.partition("#. {n}")[0]
    assert entry(merged(text), WEEK).translations == ("", "", "")


def test_plural_forms_without_a_rule_are_not_guessed() -> None:
    text = re.sub(r'"Plural-Forms.*\n', "", FILE)
    assert refused(text).code == "po/plural-forms"
    assert merged(text, TITLE, SMALL).gone == 1, "they are not needed: kept as they are"
    assert refused(ENTRIES).code == "po/plural-forms"


def test_a_file_without_a_header_gets_one() -> None:
    body = ENTRIES.partition("#. {n}")[0]
    result = merged(body, TITLE, SMALL)
    assert result.text.endswith(body.rstrip("\n") + "\n")
    assert read(result.text).header["x-leaflets-status"] == "draft"


def test_an_obsolete_entry_that_stands_twice_is_refused_as_gnu_gettext_does() -> None:
    twin = f'\n#~ msgctxt "{TITLE.context}"\n#~ msgid "{TITLE.source}"\n#~ msgstr "x"\n'
    assert refused(FILE + twin).code == "po/twice"
    assert refused(HEADER + twin + twin).code == "po/twice"


# ---------------------------------------------------------------- GNU gettext

STAGES = {
    "as it is": ALL,
    "changed": (replace(TITLE, source="What is this?"), SMALL, replace(WEEK, source="{n} wk")),
    "gone": (TITLE,),
    "moved": (WEEK, replace(SMALL, source="A tiny dent."), TITLE),
}


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("start", [FILE, merged(FILE, TITLE).text])
def test_gnu_gettext_finds_nothing_to_say(stage: str, start: str, tmp_path: Path) -> None:
    gnu_gettext.require()
    result = merged(start, *STAGES[stage]).text
    gnu_gettext.check(result, tmp_path)
    plain = re.sub("#, .*no-wrap\n#= .*\n", "", result)  # 0.21 knows neither
    normal = read(gnu_gettext.normal(plain, tmp_path))
    for context, found in read(plain).by_context.items():
        assert replace(normal.by_context[context], line=0, raw="") == replace(found, line=0, raw="")


@pytest.mark.parametrize("language", ["es", "ar", "pl", "zh-Hans", "gd"])
def test_gnu_gettext_takes_new_files_and_templates(language: str, tmp_path: Path) -> None:
    gnu_gettext.require()
    heading = Heading(language, DAY, ("Plain words.",))
    made = merge(heading, ALL).text
    gnu_gettext.check(made, tmp_path)
    assert gnu_gettext.normal(made, tmp_path) == made
    pot, po = tmp_path / "a.pot", tmp_path / "a.po"
    pot.write_text(template(ALL, ("Plain words.",)), "utf-8")
    po.write_text(made, "utf-8")
    assert gnu_gettext.run("msgmerge", "-q", "--previous", "--no-wrap", po, pot) == made


def test_a_language_that_is_begun_with_msginit_is_a_draft(tmp_path: Path) -> None:
    gnu_gettext.require()
    pot = tmp_path / "a.pot"
    pot.write_text(template(ALL), "utf-8")
    words = ("--no-translator", "--locale=pl", f"--input={pot}", f"--output-file={tmp_path}/a.po")
    subprocess.run(["msginit", *words], check=True, capture_output=True)
    text = (tmp_path / "a.po").read_text("utf-8")
    assert read(text).header["x-leaflets-status"] == "draft"
    assert read(text).plural.count == 3
    assert merged(text, heading=Heading("pl", DAY)).new == 0


def test_without_gnu_gettext_the_tests_skip_and_a_release_fails(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("shutil.which", lambda _: None)
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="NOT COMPARED: GNU gettext"):
        gnu_gettext.require()
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="msgmerge"):
        gnu_gettext.require()
