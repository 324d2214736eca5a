"""File names: patterns, and everything that no file is called."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaflets.orders.naming import HOLES, LONGEST_PART, folded, pattern, usual_path
from leaflets.orders.targets import Targets
from leaflets.problems import LeafletsError, Problem
from tests.personal import CLINIC, JOB, LEAFLET


def faults(text: str) -> tuple[Problem, ...]:
    with pytest.raises(LeafletsError) as raised:
        pattern(text, {"ward"}).path(JOB, 7, 2)
    return raised.value.problems


def path(text: str) -> str:
    return str(pattern(text, {"ward"}).path(JOB, 7, 2))


def test_names_in_braces_are_filled_in() -> None:
    usual = "{clinic}/{language}/{leaflet}-{layout}-{paper}-{profile}"
    assert path(usual) == str(JOB.path)
    assert path("{row}/{copies}.pdf") == "7/2.pdf"
    both = replace(JOB, language="ar", second="en-GB")
    assert str(pattern("{languages}", ()).path(both, 7, 1)) == "ar+en-GB.pdf"
    for name in HOLES:
        assert "{" not in path(f"{{{name}}}")


@pytest.mark.parametrize("text", ["a", "a.pdf", "a.PDF", "a b/c.d", "é/ع", "a" * LONGEST_PART])
def test_good_names(text: str) -> None:
    if len(text) < LONGEST_PART:
        assert path(text).lower() == f"{text.lower().removesuffix('.pdf')}.pdf"
    else:
        assert path(f"{text}/a") == f"{text}/a.pdf"


@pytest.mark.parametrize(
    "text",
    [
        "/a", "//a", "../a", "a/../b", "a/..", "./a", "a//b", "a/", "/", ".", "..", "\\a", "a\\b",
        "C:a", "C:/a", "a:b", "a*", "a?", 'a"', "<a", "a>", "a|b", "a\0", "a\nb", "a\tb", "a\x7f",
        "a\u202eb", "a\ufeffb", "a\ud800", " a", "a ", "a /b", "a./b", "a. /b", ".a", "a/.b",
        ".pdf", ".leaflets", ".leaflets/a", "CON", "con.pdf", "nul.tar.pdf", "a/aux", "COM1",
        "lpt9.x", "com¹", "CONIN$", "con .pdf", "\u00a0a", "x" * 201, "é" * 101,
        "/".join("abcdefgh" * 60), "{ward}", "{Ward}", "{wrad}", "{}", "{clinic", "clinic}",
        "{{clinic}}", "{{}}", "{a{b}}",
        "{clinic}/{row}/..",
    ],
)  # fmt: skip
def test_bad_names(text: str) -> None:
    found = faults(text)
    assert {problem.code for problem in found} <= {"orders/file-name", "orders/private-file-name"}
    assert all(problem.hint for problem in found)
    assert all("\n" not in problem.message and len(problem.message) < 200 for problem in found)


def test_values_are_refused_with_the_reason() -> None:
    (problem,) = faults("{ward}/{row}")
    assert problem.code == "orders/private-file-name"
    assert "patient" in problem.message
    assert "logs" in problem.hint


def test_all_faults_at_once() -> None:
    assert len(faults("/{wrad}/../a:b/con")) == 5


def test_what_a_name_is_filled_with_is_looked_at_too() -> None:
    found = "/".join(["{clinic}"] * 60)
    assert [problem.code for problem in faults(found)] == ["orders/file-name"]


@given(st.text(max_size=80))
def test_no_name_leads_out(text: str) -> None:
    try:
        made = pattern(text, ()).path(JOB, 7, 2)
    except LeafletsError:
        return
    assert not made.is_absolute()
    assert made.suffix.lower() == ".pdf"
    assert not {"..", "."} & set(made.parts)
    assert not any(part.startswith(".") or part != part.strip() for part in made.parts)
    assert not set("\\:\0\n") & set(str(made))


def test_usual_names() -> None:
    assert usual_path(JOB, 7, personal=False) == JOB.path
    named = f"{CLINIC}/en-GB/{LEAFLET}-handout-a4-screen-row-7.pdf"
    assert str(usual_path(JOB, 7, personal=True)) == named


@pytest.mark.parametrize(
    ("one", "other"),
    [("A.pdf", "a.PDF"), ("é", "e\u0301"), ("ÅB", "A\u030ab"), ("straße", "STRASSE"), ("Σ", "ς")],
)
def test_names_that_some_systems_take_for_one(one: str, other: str) -> None:
    assert folded(one) == folded(other)
    assert folded("a") != folded("b")


def test_no_two_rows_have_one_file() -> None:
    targets = Targets()
    take = [
        ("a/b.pdf", None), ("A/B.pdf", "orders/same-file"), ("a/c.pdf", None),
        ("a", "orders/file-and-folder"), ("a/b.pdf/c.pdf", "orders/file-and-folder"),
        ("A/B.PDF/c/d.pdf", "orders/file-and-folder"), ("b/a", None),
        ("b/a/c", "orders/file-and-folder"),
    ]  # fmt: skip
    for row, (name, code) in enumerate(take, 2):
        problem = targets.take(PurePosixPath(name), row, same=False)
        assert (problem.code if problem else None) == code, name
        assert not problem or f"row {row} " in problem.message
        assert not problem or "row 2" in problem.message or "row 8" in problem.message
