"""What PO files say of a message, and of what no file can say."""

from __future__ import annotations

from pathlib import Path

from leaflets.catalogs.lookup import catalogs_of, entry_of, translated
from tests.exchange.polish import SMALL, TITLE, WEEK, library, po_of, polish
from tests.small_workspace import change

FILE = "content/translations/pl/dimple.po"


def test_the_translation_of_just_this_source(tmp_path: Path) -> None:
    found = library(polish(tmp_path))
    known = translated(found, "pl", TITLE, "What is it?")
    assert known
    assert known.entry.translations == ("Co to jest?",)
    assert known.catalog.path == tmp_path / FILE
    weeks = translated(found, "pl", WEEK, "{n} week", "{n} weeks")
    assert weeks
    assert len(weeks.entry.translations) == 3


def test_what_is_missing_older_or_a_guess_is_no_translation(tmp_path: Path) -> None:
    found = library(polish(tmp_path))
    assert translated(found, "pl", TITLE, "What was it?") is None
    assert translated(found, "pl", WEEK, "{n} week") is None
    untouched = entry_of(found, "pl", SMALL)
    assert untouched
    assert translated(found, "pl", SMALL, untouched.source) is None
    change(tmp_path, FILE, f'msgctxt "{TITLE}"', f'#, fuzzy\nmsgctxt "{TITLE}"')
    assert translated(library(tmp_path), "pl", TITLE, "What is it?") is None


def test_an_entry_is_given_whatever_it_is_worth(tmp_path: Path) -> None:
    found = library(polish(tmp_path))
    entry = entry_of(found, "pl", SMALL)
    assert entry
    assert not entry.translated
    assert entry_of(found, "pl", "dimple/what#nothing") is None
    assert entry_of(found, "cs", TITLE) is None


def test_a_file_that_cannot_be_read_says_why_once_and_nothing_of_messages(tmp_path: Path) -> None:
    polish(tmp_path)
    po_of(tmp_path, "dimple").write_text("no PO file", "utf-8")
    found = library(tmp_path)
    assert entry_of(found, "pl", TITLE) is None
    assert translated(found, "pl", TITLE, "What is it?") is None
    catalogs, unreadable = catalogs_of(found, "pl", ("dimple", "labels", "nothing"))
    assert list(unreadable) == ["dimple"]
    assert unreadable["dimple"][0].code.startswith("po/")
    assert catalogs["labels"]
    assert catalogs["nothing"] is None
