"""The words of the marks: complete in each language, openly English where there are none."""

from __future__ import annotations

import datetime
import re
import tomllib
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

import leaflets.marks
from leaflets.catalogs.pseudo import STACK, pseudo
from leaflets.languages import language
from leaflets.marks import MARKS, mark_words, needed_marks
from leaflets.model.localized import LocalEdition
from leaflets.model.review import Review, SignOff, State
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
    )
    assert set(wanted) <= set(TABLE)


def test_no_two_marks_or_languages_have_the_same_words() -> None:
    words = [mark_words(kind, tag)[0] for tag in (*TABLE, *PSEUDOLOCALES) for kind in MARKS]
    assert len(words) == len(set(words))


def test_every_draft_says_so() -> None:
    heads = re.findall(r"^\[([\w-]+)\](.*)$", FILE.read_text("utf-8"), re.MULTILINE)
    for tag, remark in heads:
        if tag != "en":
            assert "draft by machine" in remark, tag


def test_pseudolocales_are_not_english() -> None:
    for tag in PSEUDOLOCALES:
        for mark in MARKS:
            words, used = mark_words(mark, tag)
            assert used == tag
            plain = re.sub(f".{STACK}", "", words)
            assert not any(c.isascii() and c.isalpha() for c in plain)
    assert mark_words("overdue", "en-XA")[0] == pseudo("Review overdue.", "en-XA")


def test_pseudolocales_always_say_that_they_are_not_for_patients() -> None:
    for tag in PSEUDOLOCALES:
        review = Review("draft", "unreviewed", draft_translation=True)
        assert needed_marks(edition("draft", sign_off=review.sign_off, draft=True))[:1] == (
            "unsigned",
        )
        assert mark_words("unsigned", tag)[0] == pseudo(TABLE["en"]["unsigned"], tag)


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


def edition(state: State = "reviewed", **facts: Any) -> LocalEdition:
    """As much of an edition as marks look at; reviewed and real unless ``facts`` say otherwise."""
    signed = SignOff("A. Person", "nurse", datetime.date(2026, 11, 1), "human", "", "00", ())
    review = Review(
        state,
        facts.get("clinic", "reviewed"),
        facts.get("draft", False),
        frozenset(facts.get("changed", ())),
        facts.get("sign_off", signed),
    )
    made = SimpleNamespace(
        review=review,
        clinic=SimpleNamespace(sample=facts.get("sample", False)),
        stale=facts.get("stale", False),
        mixed=facts.get("mixed", False),
        overdue=facts.get("overdue", False),
    )
    made.sides = (made,)
    return cast("LocalEdition", made)


def test_only_what_is_reviewed_fresh_and_real_needs_no_mark() -> None:
    assert needed_marks(edition()) == ()


@pytest.mark.parametrize(
    ("state", "facts", "marks"),
    [
        ("draft", {"sign_off": None, "draft": True}, ("unsigned", "draft-translation")),
        ("translated", {"sign_off": None}, ("unsigned",)),
        ("translated", {}, ("unsigned",)),  # signed, but its source is not
        ("stale", {"changed": ["a#b"]}, ("stale",)),
        ("reviewed", {"changed": ["a#b"]}, ("stale",)),
        ("draft", {"sign_off": None, "stale": True}, ("unsigned", "stale")),
        ("reviewed", {"mixed": True}, ("mixed",)),
        ("reviewed", {"sample": True, "clinic": "unreviewed"}, ("sample-clinic",)),
        ("reviewed", {"clinic": "stale"}, ("clinic-unreviewed",)),
        ("reviewed", {"clinic": "unreviewed"}, ("clinic-unreviewed",)),
        ("reviewed", {"overdue": True}, ("overdue",)),
        ("expired", {"sign_off": None}, ("unsigned", "overdue")),
        ("expired", {"changed": ["a#b"]}, ("stale", "overdue")),
        ("superseded", {}, ("superseded",)),
    ],
)
def test_each_reason_has_its_mark(state: State, facts: dict[str, Any], marks: tuple[str]) -> None:
    assert needed_marks(edition(state, **facts)) == marks


def test_two_languages_have_the_marks_of_both_each_once() -> None:
    good, draft = edition(), edition("draft", sign_off=None, draft=True, sample=True)
    sample = edition(sample=True)
    for first, second in ((good, draft), (draft, good), (sample, draft)):
        both = cast("LocalEdition", SimpleNamespace(sides=(first, second)))
        assert needed_marks(both) == ("unsigned", "draft-translation", "sample-clinic")
    assert needed_marks(cast("LocalEdition", SimpleNamespace(sides=(good, good)))) == ()
