"""Labels with holes, filled once and never quietly."""

from __future__ import annotations

import pytest

from leaflets.model.rich_text import RichText, Span
from leaflets.model.seal import Value

LABEL = RichText((Span("Published {date} by {who}"),), "en")


def test_all_holes_are_filled_in_one_pass() -> None:
    filled = LABEL.fill(date=Value("{who}"), who=Value("Dr Ito"))
    assert str(filled) == "Published {who} by Dr Ito"


def test_words_inside_words_keep_only_their_text() -> None:
    who = RichText((Span("the ward"),), "en")
    assert str(LABEL.fill(who=who)) == "Published {date} by the ward"


def test_a_hole_that_is_not_there() -> None:
    with pytest.raises(TypeError, match=r"has no hole \{day\}"):
        LABEL.fill(day=Value("1 May"))


def test_a_value_that_a_template_made_up() -> None:
    with pytest.raises(TypeError):
        LABEL.fill(date="tomorrow")  # type: ignore[arg-type]


def test_without_words_there_is_nothing_to_fill() -> None:
    empty = RichText((), "en")
    assert empty.fill(date=Value("1 May")) is empty
