"""What all commands have alike: what is typed and says nothing is refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Type = Callable[..., Result]


@pytest.mark.parametrize(
    "words",
    [
        ("build", "--orders", "", "--plan"),
        ("build", "--report="),
        ("build", "--record", ""),
        ("build", "--output", ""),
        ("build", "-o", "  "),
        ("build", "--scheduler", ""),
        ("build", "--orders", "a.csv", "--file-name", ""),
        ("build", "--font-dir", "fonts", "--font-dir", ""),
        ("build", "-w", ""),
        ("build", ""),
        ("status", "--workspace="),
        ("audit", ""),
        ("translations", "add", ""),
    ],
)
def test_what_is_typed_and_empty_is_refused(
    words: tuple[str, ...], workspace: Path, leaflets: Type
) -> None:
    result = leaflets(*words)
    assert "it is empty: write something, or leave it out." in result.output
    assert result.exit_code == 2
    assert not (workspace / "output").exists()


@pytest.mark.parametrize(
    "words",
    [
        ("build", "-o", "a", "--output", "b"),
        ("build", "--report", "a.html", "--report", "a.csv"),
        ("build", "--jobs", "1", "-j2"),
        ("build", "--bilingual", "fr", "--bilingual", "es"),
    ],
)
def test_of_two_values_none_is_dropped(
    words: tuple[str, ...], workspace: Path, leaflets: Type
) -> None:
    result = leaflets(*words)
    assert "it is there twice, and only one can be meant." in result.output
    assert result.exit_code == 2
    assert not {"a", "b", "output"} & {path.name for path in workspace.iterdir()}


def test_what_may_be_typed_twice(workspace: Path, leaflets: Type) -> None:
    assert leaflets("build", "-l", "en", "-l", "es", "-q", "-q", "--plan").exit_code == 0


def test_a_word_that_only_looks_empty_is_taken(workspace: Path, leaflets: Type) -> None:
    assert leaflets("build", "-l", "ar", "--plan", "--bilingual").exit_code == 0
    assert leaflets("build", "--help").exit_code == 0
