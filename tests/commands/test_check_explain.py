"""``leaflets check --explain``."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click import unstyle

from leaflets.checks.explaining import explained
from leaflets.commands._check_explained import explain
from leaflets.model.quality_settings import QualitySettings
from leaflets.strict_yaml import parse
from leaflets.validation import validate
from tests.commands.conftest import Type
from tests.commands.test_check_quality import SETTINGS, SHORT, settings
from tests.end_to_end.jobs import shipped_library


@pytest.mark.parametrize("code", explained())
def test_every_check_is_explained(code: str) -> None:
    told = "\n".join(explain(code, shipped_library()))
    first, second, *rest = unstyle(told).splitlines()
    assert first == code
    assert len(second) > 20
    assert "``" not in told
    assert len(rest) > 2


def test_thresholds_that_hold_and_where_they_come_from(workspace: Path, leaflets: Type) -> None:
    assert (
        "most: 7  (of the program)" in leaflets("check", "--explain", "wording/list-length").stdout
    )
    settings(workspace, f"# ours\n{SHORT}")
    told = leaflets("check", "--explain", "wording/list-length").stdout
    assert f"most: 2  ({SETTINGS}, line 3; the program has 7)" in told


def test_settings_that_cannot_be_read_do_not_hold(workspace: Path, leaflets: Type) -> None:
    settings(workspace, SHORT.replace("2", "two"))
    result = leaflets("check", "--explain", "wording/list-length")
    assert result.exit_code == 1
    assert "most: 7  (of the program)" in result.stdout
    assert f"{SETTINGS}\n  error: line 2" in result.stderr


def test_the_example_can_be_taken_as_it_is(workspace: Path, leaflets: Type) -> None:
    told = leaflets("check", "--explain", "wording/list-length").stdout
    text = told[told.index("thresholds:\n") :]
    validate(QualitySettings, parse(text, workspace / SETTINGS))
    settings(workspace, text)
    assert leaflets("check", "--no-fit").exit_code == 0


def test_what_to_do_where_a_translation_is_right(workspace: Path, leaflets: Type) -> None:
    assert "# leaflets: ok length: " in leaflets("check", "--explain", "translation/length").stdout
    confirmed = leaflets("check", "--explain", "translation/limits").stdout
    assert "leaflets check -l LANGUAGE --confirm MESSAGE" in confirmed
    assert "cannot be waived" in leaflets("check", "--explain", "translation/numbers").stdout


def test_languages_that_a_check_says_nothing_about(workspace: Path, leaflets: Type) -> None:
    (workspace / "content/translations/vi").mkdir()
    told = leaflets("check", "--explain", "translation/double-words").stdout
    assert "It says nothing about vi: it doubles words on purpose." in told


def test_a_name_alone_and_without_a_workspace(
    tmp_path: Path, leaflets: Type, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    told = leaflets("check", "--explain", " List-Length ")
    assert told.exit_code == 0
    assert told.stdout.startswith("wording/list-length\n")
    assert "leaflet: NAME" in told.stdout
    assert leaflets("check", "--explain", "list-length", "-w", tmp_path).exit_code == 2


@pytest.mark.parametrize(
    ("code", "hint"),
    [
        ("wording/list-lenght", "did you mean wording/list-length?"),
        ("negatoin", "did you mean negation"),
        ("yaml/colour", "only checks are explained"),
        ("legiblity/contrast", "did you mean legibility/contrast"),
    ],
)
def test_no_such_check(code: str, hint: str, workspace: Path, leaflets: Type) -> None:
    result = leaflets("check", "--explain", code)
    assert result.exit_code == 2
    assert re.search(
        rf"there is no check called “{code}” \[usage/no-check\]\n.*{hint}", result.stderr
    )
    assert not result.stdout
