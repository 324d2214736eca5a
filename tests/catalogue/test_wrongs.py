"""What is said of a file that is not for patients."""

from __future__ import annotations

import pytest

from leaflets.catalogue.wrongs import OVERDUE, wrongs_of
from leaflets.marks import MARKS
from leaflets.provenance import Provenance

OF_PAGES = tuple(mark for mark in MARKS if not mark.endswith("-here"))


def said(review: str = "reviewed", marks: str = "none") -> Provenance:
    return Provenance("SD-WARN", "1.0.0", "en-GB", "0" * 8, "clinic", review, marks)


def test_what_is_reviewed_and_has_no_mark_may_go_to_patients() -> None:
    assert wrongs_of(said()) == ()


@pytest.mark.parametrize("mark", OF_PAGES)
def test_every_mark_has_a_sentence_for_the_front_desk(mark: str) -> None:
    (one,) = wrongs_of(said("draft", mark))
    assert one.printed
    assert mark not in one.sentence.split(), "in words, not by its name"
    assert one.sentence.endswith(".")
    assert one.short


def test_a_mark_of_a_later_version_is_said_as_it_is() -> None:
    (one,) = wrongs_of(said("draft", "recalled"))
    assert (one.short, one.sentence) == ("recalled", "It carries the mark “recalled”.")


@pytest.mark.parametrize(("review", "marks"), [("draft", "none"), ("", ""), ("reviewed", "")])
def test_a_file_that_does_not_say_that_it_is_final_is_not(review: str, marks: str) -> None:
    (one,) = wrongs_of(said(review, marks))
    assert one.short == "not reviewed"
    assert not one.printed


def test_what_has_happened_since_it_was_made_is_said() -> None:
    (old,) = wrongs_of(said(), "superseded", "version 2.0.0 is out")
    assert (old.short, old.sentence, old.printed) == (
        "out of date", "It is out of date: version 2.0.0 is out.", False,
    )  # fmt: skip
    assert wrongs_of(said(), "expired", "since yesterday") == (OVERDUE,)
    marked = wrongs_of(said("expired", "overdue"), "expired", "since yesterday")
    assert [one.short for one in marked] == ["review overdue"]
