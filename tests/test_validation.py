"""Problems of content files in the author's words, at the author's line and field."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import BaseModel

from leaflets.blocks import block_kind
from leaflets.model.clinic import Clinic
from leaflets.model.content import Labels, SourceList
from leaflets.model.figure import Figure
from leaflets.model.measures import Measures
from leaflets.model.paper import Paper
from leaflets.model.recipe import Recipe
from leaflets.problems import LeafletsError, Problem
from leaflets.strict_yaml import parse
from leaflets.validation import LISTED, nearest, validate
from tests.workspaces import FILES

PATH = Path("file.yaml")


def problems(model: type[BaseModel], text: str) -> tuple[Problem, ...]:
    with pytest.raises(LeafletsError) as caught:
        validate(model, parse(text, PATH))
    return caught.value.problems


def place(problem: Problem) -> tuple[int | None, str]:
    assert problem.where is not None
    return problem.where.line, problem.where.field


TEXT = "kind: text\ntitle: T\nparagraphs:\n  - id: a\n    text: words\n"


def test_a_misspelt_field_is_one_problem_with_the_right_name() -> None:
    (problem,) = problems(block_kind("text"), TEXT.replace("paragraphs", "paragrafs"))
    assert problem.message == "there is no field “paragrafs” here"
    assert problem.hint == "did you mean paragraphs?"
    assert place(problem) == (3, "paragrafs")


def test_a_missing_field_is_described() -> None:
    (problem,) = problems(block_kind("text"), TEXT.replace("    text: words\n", "    \n"))
    assert problem.message == "the field “text” is missing"
    assert problem.hint == "add a line: text: … (the words of the paragraph)"
    assert place(problem) == (4, "paragraphs.a")


def test_an_unknown_word_names_the_known() -> None:
    text = "kind: notice\ntext: words\ntone: cauton\n"
    (problem,) = problems(block_kind("notice"), text)
    assert problem.hint == "did you mean caution?"
    assert place(problem) == (3, "tone")


@pytest.mark.parametrize(
    ("value", "message", "hint"),
    [
        ("{clinic.phone}", "{ at the start", ">-"),
        ("{a: b}", "words are expected here, not fields", "colon"),
        ("[a]", "not a list", "begins with ["),
        ("", "empty", "delete the field"),
        ("a **b", "** is missing", "two stars"),
        ("<b>a</b>", "HTML", "**words**"),
    ],
)
def test_what_is_not_a_text(value: str, message: str, hint: str) -> None:
    found = problems(block_kind("text"), TEXT.replace("words", value))
    assert message in found[0].message
    assert hint in found[0].hint
    assert place(found[0]) == (5, "paragraphs.a.text")


def test_every_fault_of_a_text_is_a_problem() -> None:
    found = problems(block_kind("text"), TEXT.replace("words", "<i>a</i> * {nonsense}"))
    assert [p.where and p.where.line for p in found] == [5, 5, 5, 5]


@pytest.mark.parametrize("value", ["Big", "a--b", "-a", "ä", "a_b"])
def test_ids(value: str) -> None:
    (problem,) = problems(block_kind("text"), TEXT.replace("id: a", f"id: {value}"))
    assert problem.message == f"“{value}” cannot stand here"
    assert "small letters, digits and single hyphens" in problem.hint


def test_lists() -> None:
    (problem,) = problems(block_kind("text"), "kind: text\nparagraphs: words\n")
    assert "not a list" in problem.message
    (problem,) = problems(block_kind("text"), "kind: text\nparagraphs: []\n")
    assert "needs 1 or more" in problem.message
    (problem,) = problems(block_kind("text"), "kind: text\nparagraphs:\n  - words\n")
    assert "fields are expected" in problem.message
    assert "id, text" in problem.hint


def test_not_fields_at_all() -> None:
    (problem,) = problems(block_kind("text"), "- a\n- b\n")
    assert problem.message == "this file holds no fields"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("published: 2026-11-22", "published: 22 Nov 2026", "is not a date"),
        ("published: 2026-11-22", "published: 2026-02-30", "is not a date"),
        ("published: 2026-11-22", "published: 1700000000", "is not a date"),
        ("review_by: 2028-11-22", "review_by: 2026-11-22", "overdue on the day"),
        ("version: 1.0.0", "version: 1.0", "cannot stand here"),
        ("id: SD-WARN", "id: sd warn", "cannot stand here"),
        ("block: dimple/what", "block: ../what", "cannot stand here"),
        ("dimple/signs", "dimple/what", "twice"),
        ("role: lead", "role: leader", "not one of the words"),
        ("title: Sacral dimple", "title: Sacral **dimple**", "not allowed in a title"),
    ],
)
def test_recipes(old: str, new: str, message: str) -> None:
    (problem, *_) = problems(Recipe, FILES["content/leaflets/dimple.yaml"].replace(old, new))
    assert message in problem.message
    assert problem.hint


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("country: GB", "country: gb", "cannot stand here"),
        ("phone: 020 7946 0123", "phone: soon", "not a phone number"),
        ("email: leaflets@example.org", "email: leaflets", "not an email address"),
        ("web: https://clinic.example.org", "web: clinic.example.org", "not an address"),
        ("leaflets_web: leaflets.example.org", "leaflets_web: https://a.org", "cannot begin"),
        ('opens: "08:00"', 'opens: "8.00"', "not a time"),
        ('closes: "18:00"', 'closes: "07:00"', "closes before"),
        ("days: mon-fri", "days: monday", "not a day"),
        ("days: mon-fri", "days: fri-mon", "not a day"),
        ("number: 6,", "number: six,", "cannot stand here"),
        ("number: 6,", "number: 1.5,", "cannot stand here"),
        ("age_limit:", "Age-Limit:", "is not a name"),
        ("sample: true", "sample: perhaps", "neither true nor false"),
        ("paper: a4", "paper: a4\nlogo: ../../logo.svg", "not a file name"),
    ],
)
def test_clinics(old: str, new: str, message: str) -> None:
    text = FILES["content/clinics/riverbank.yaml"]
    assert old in text
    (problem, *_) = problems(Clinic, text.replace(old, new))
    assert message in problem.message
    assert problem.hint


def test_a_real_clinic_needs_its_numbers() -> None:
    text = "name: C\nlanguage: en-GB\ncountry: GB\npaper: a4\n"
    sample = f"{text}sample: true\n"
    assert validate(Clinic, parse(f"{sample}emergency_number: 112\n", PATH)).phone is None
    (problem,) = problems(Clinic, sample)
    assert problem.message == "the field “emergency_number” is missing"
    messages = [p.message for p in problems(Clinic, text)]
    assert messages == [
        "the field “phone” is missing",
        "the field “emergency_number” is missing",
    ]


def test_labels_and_units() -> None:
    (problem,) = problems(Labels, "labels:\n  - {id: a, text: 'Page {page}'}\n")
    assert place(problem) == (2, "labels.a.text")
    (problem,) = problems(Measures, "units:\n  - {id: a, one: one week, other: weeks}\n")
    assert "{n} is missing" in problem.message
    validate(Measures, parse("units:\n  - {id: a, one: one week, other: '{n} weeks'}\n", PATH))


ARRAY = """\
kind: icon-array
title: T
total: 1000
groups:
  - {id: a, count: 3, text: words}
alt: words
"""


@pytest.mark.parametrize(
    ("old", "new", "message", "hint"),
    [
        ("total: 1000", "total: 100", "100 is out of range", "write 1000"),
        ("total: 1000", "total: 1_000", "“1_000” is not a whole number",
         "write the digits 0 to 9 and nothing else, for example 12"),
        ("count: 3", "count: 3.5", "“3.5” is not a whole number",
         "write the digits 0 to 9 and nothing else, for example 12"),
        ("count: 3", "count: +33", "“+33” is not a whole number",
         "write the digits 0 to 9 and nothing else, for example 12"),
        ("count: 3", "count: 33.0", "“33.0” is not a whole number",
         "write the digits 0 to 9 and nothing else, for example 12"),
        ("count: 3", "count: ٣", "“٣” is not a whole number",
         "write the digits 0 to 9 and nothing else, for example 12"),
    ],
)  # fmt: skip
def test_whole_numbers(old: str, new: str, message: str, hint: str) -> None:
    (problem,) = problems(block_kind("icon-array"), ARRAY.replace(old, new))
    assert (problem.message, problem.hint) == (message, hint)


@pytest.mark.parametrize("width", ["1_0", "1e1", "+10", "٩", ".5", "5.", "ten", "nan"])
def test_decimals(width: str) -> None:
    text = "kind: figure\nfigure: back\ncaption: words\nwidth: {}\n"
    (problem,) = problems(block_kind("figure"), text.format(width))
    assert problem.message == f"“{width}” is not a number"
    assert "12.5" in problem.hint
    assert validate(block_kind("figure"), parse(text.format("12.5"), PATH))


@pytest.mark.parametrize("number", ["٦", "6.0", "+6", "6_0"])
def test_numbers_of_clinics(number: str) -> None:
    text = FILES["content/clinics/riverbank.yaml"].replace("number: 6", f"number: {number}")
    (problem,) = problems(Clinic, text)
    assert problem.hint == "write a whole number with the digits 0 to 9, for example 6"


def test_a_point_needs_two_numbers() -> None:
    text = FILES["content/figures/back.yaml"].replace("[[10, 20]]", "[[120]]")
    (problem,) = problems(Figure, text)
    assert problem.message == "entry 2 of this list is missing"
    assert "[[x, y], …]" in problem.hint
    assert place(problem)[1].startswith("labels.dimple.points")


def test_numbers_out_of_range_and_not_numbers() -> None:
    (problem,) = problems(Paper, "title: A4\nwidth: 0\nheight: 297\n")
    assert problem.hint == "write more than 0"
    (problem,) = problems(Paper, "title: A4\nwidth: wide\nheight: 297\n")
    assert "not a number" in problem.message


def test_a_choice_is_told_once_for_each_way_out() -> None:
    text = FILES["content/figures/back.yaml"].replace("[[10, 20]]", "[[10, x]]")
    (problem,) = problems(Figure, text)
    assert place(problem)[0] == 5


def test_sources() -> None:
    text = "sources:\n  - {id: a, citation: C, strength: rumour, checked: 2026-11-22}\n"
    (problem,) = problems(SourceList, text)
    assert "guideline" in problem.hint


def test_a_message_does_not_list_hundreds_of_names() -> None:
    names = [f"name-{number}" for number in range(LISTED + 1)]
    assert nearest("?", names[:LISTED]).endswith(f"name-{LISTED - 1}")
    assert nearest("?", names).endswith(f"name-{LISTED - 1} and 1 more")
