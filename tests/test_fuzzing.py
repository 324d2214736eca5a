"""Whatever is typed into a file is read, or refused with a place and words: no traceback."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaflets.blocks import block_kind, sample
from leaflets.catalogs.po import parse_po
from leaflets.model.clinic import Clinic
from leaflets.problems import LeafletsError, Problem
from leaflets.strict_yaml import parse
from leaflets.validation import validate
from tests.workspaces import FILES

PATH = Path("file")
SNIPPETS = (
    *(
        "kind: text\n",
        "title: ",
        "- ",
        "  ",
        "\n",
        "id: a",
        "{",
        "}",
        "[",
        "]",
        "&a ",
        "*a",
        "!!x ",
    ),
    *("#", " # x", '"', "'", ">-\n", "|\n", "---\n", "...\n", "%YAML 1.1\n", "? ", ": ", ",", "\t"),
    *("\r", "é", "\u202e", "\ufeff", "\x00", "msgid ", 'msgstr "a"\n', 'msgctxt "b"\n', "#~ "),
    *("#, fuzzy\n", "\\", "{clinic.phone}", "**", "[a](https://a.org)", "<b>", "<<: *a\n", "~"),
    *("null", "1e999", "0x10"),
)
MESS = st.lists(st.sampled_from(SNIPPETS), max_size=14).map("".join)


def told(work: Callable[[], Any]) -> None:
    problems: tuple[Problem, ...] = ()
    try:
        work()
    except LeafletsError as error:
        problems = error.problems or (Problem("", "", None),)
    for problem in problems:
        assert problem.message
        assert problem.where is not None
        assert problem.where.path == PATH


@given(MESS)
def test_any_mess_as_yaml(text: str) -> None:
    told(lambda: parse(text, PATH))


@given(MESS)
def test_any_mess_as_po(text: str) -> None:
    told(lambda: parse_po(text, PATH))


@given(MESS, st.integers(0, 400), st.sampled_from(["warning-signs", "comparison", "contact"]))
def test_any_mess_inside_a_block(mess: str, place: int, kind: str) -> None:
    text = sample(kind)
    text = text[:place] + mess + text[place:]
    told(lambda: validate(block_kind(kind), parse(text, PATH)))


@given(MESS, st.integers(0, 600))
def test_any_mess_inside_a_clinic(mess: str, place: int) -> None:
    text = FILES["content/clinics/riverbank.yaml"]
    told(lambda: validate(Clinic, parse(text[:place] + mess + text[place:], PATH)))


@pytest.mark.parametrize(
    "text", ["[" * 5000, "{a: " * 5000, "- " * 5000, "a:\n" + " " * 3000 + "b: c", "*" * 9000]
)
def test_depth_and_length(text: str) -> None:
    told(lambda: parse(text, PATH))
