"""The words of the marks: complete in each language, openly English where there are none."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

import leaflets.marks
from leaflets.catalogs.pseudo import pseudo
from leaflets.languages import language
from leaflets.marks import MARKS, mark_words
from leaflets.workspace import PSEUDOLOCALES

FILE = Path(leaflets.marks.__file__).with_suffix(".toml")
TABLE: dict[str, dict[str, str]] = tomllib.loads(FILE.read_text("utf-8"))


@pytest.mark.parametrize("tag", TABLE)
def test_each_language_is_complete_and_known(tag: str) -> None:
    assert sorted(TABLE[tag]) == sorted(MARKS)
    assert all(words.strip() for words in TABLE[tag].values())
    assert language(tag)


def test_the_languages_that_must_be_there() -> None:
    wanted = (
        "en",
        "es",
        "ar",
        "fr",
        "pl",
        "pt",
        "ur",
        "bn",
        "hi",
        "vi",
        "zh-Hans",
        "en-XA",
        "ar-XB",
    )
    assert set(wanted) <= set(TABLE)


def test_no_two_marks_or_languages_have_the_same_words() -> None:
    words = [text for table in TABLE.values() for text in table.values()]
    assert len(words) == len(set(words))


def test_every_draft_says_so() -> None:
    heads = re.findall(r"^\[([\w-]+)\](.*)$", FILE.read_text("utf-8"), re.MULTILINE)
    for tag, remark in heads:
        if tag not in ("en", *PSEUDOLOCALES):
            assert "draft by machine" in remark, tag


def test_pseudolocales_are_not_english() -> None:
    for tag in PSEUDOLOCALES:
        for mark in MARKS:
            words, used = mark_words(mark, tag)
            assert used == tag
            assert not any(c.isascii() and c.isalpha() for c in words)
    assert mark_words("overdue", "en-XA")[0].strip("⟦⟧") == pseudo(
        "Review overdue.", "en-XA", longer=False
    )


def test_the_nearest_language_serves() -> None:
    assert mark_words("unsigned", "en-GB") == (TABLE["en"]["unsigned"], "en-GB")
    assert mark_words("unsigned", "pt-BR") == (TABLE["pt"]["unsigned"], "pt-BR")
    assert mark_words("unsigned", "zh-Hans-CN")[0] == TABLE["zh-Hans"]["unsigned"]


@pytest.mark.parametrize("tag", ["fi", "zh-Hant", "pa-Arab", "xx"])
def test_other_languages_are_told_openly_in_english(tag: str) -> None:
    assert mark_words("unsigned", tag) == (TABLE["en"]["unsigned"], "en")


def test_unknown_marks() -> None:
    with pytest.raises(KeyError):
        mark_words("approved", "en")
