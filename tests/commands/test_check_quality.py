"""``leaflets check``: checks of leaflets, and the thresholds and waivers of a workspace."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.commands.conftest import Type
from tests.small_workspace import LEAFLET, OTHER

SETTINGS = "content/quality.yaml"
SHORT = "thresholds:\n  wording/list-length: {most: 2}\n"
WAIVER = """\
waivers:
  - check: wording/list-length
    leaflet: {leaflet}
    reason: its designer is asked
    until: {until}
"""


EVERYWHERE = "thresholds:\n  readability/sentence-length: {words: 2}\n"
"""Found in each language."""


def settings(workspace: Path, text: str) -> None:
    """Before what the shipped leaflets are waived."""
    path = workspace / SETTINGS
    *_, shipped = path.read_text("utf-8").partition("waivers:\n")
    head = text if "waivers:" in text else f"{text}waivers:\n"
    indented = "".join(f"  {line}\n" for line in shipped.splitlines())
    path.write_text(head + indented, "utf-8")


@pytest.mark.parametrize("words", [(), ("--no-fit",), ("-l", "en"), ("-l", "es", "--no-fit")])
def test_leaflets_are_looked_at_in_every_language(
    words: tuple[str, ...], workspace: Path, leaflets: Type
) -> None:
    settings(workspace, EVERYWHERE)
    result = leaflets("check", *words)
    assert result.exit_code == 0
    assert "[readability/sentence-length]" in result.stderr
    assert "content/leaflets/" in result.stderr
    assert "the aim is 2 or less" in result.stderr
    assert "0 errors, 0 warnings" not in result.stdout


def test_a_line_of_the_content_is_told_once_for_all_languages(
    workspace: Path, leaflets: Type
) -> None:
    settings(workspace, SHORT)
    told = leaflets("check", "--no-fit").stderr
    assert told.count("[wording/list-length]") == (
        leaflets("check", "--no-fit", "-l", "en").stderr.count("[wording/list-length]")
    )
    assert "PDFs)" not in told


def test_only_the_leaflets_that_are_named(workspace: Path, leaflets: Type) -> None:
    settings(workspace, SHORT)
    data = json.loads(leaflets("check", OTHER, "--no-fit", "--format", "json").stdout)
    assert list(data["leaflets"]) == [OTHER]
    assert list(data["leaflets"][OTHER]) == ["en-GB", "ar", "es"]


def test_made_up_languages_are_left_alone(workspace: Path, leaflets: Type) -> None:
    settings(workspace, SHORT)
    result = leaflets("check", "-l", "en-XA", "--no-fit")
    assert (result.exit_code, result.stderr) == (0, "")
    assert f"not checked: {LEAFLET} in en-XA (its words are made up)" in result.stdout


def test_a_leaflet_that_cannot_be_made_is_not_passed_over(workspace: Path, leaflets: Type) -> None:
    (workspace / "content/blocks/sacral-dimple/caring.yaml").unlink()
    result = leaflets("check", LEAFLET, "-l", "en", "--no-fit")
    assert result.exit_code == 1
    assert "caring" in result.stderr
    assert f"not checked: {LEAFLET} in en-GB (it cannot be made)" in result.stdout


def test_what_is_waived_is_counted_and_listed(workspace: Path, leaflets: Type) -> None:
    settings(workspace, SHORT + WAIVER.format(leaflet=LEAFLET, until="2099-12-31"))
    told = leaflets("check", LEAFLET, "--no-fit")
    assert (told.exit_code, told.stderr) == (0, "")
    data = json.loads(leaflets("check", LEAFLET, "--no-fit", "--format", "json").stdout)
    assert data["problems"] == []
    number = len(data["waived"])
    assert number > 0
    assert f"0 errors, 0 warnings, {number} waived, the first until 20" in told.stdout
    for waived in data["waived"]:
        own = waived["code"] == "wording/list-length"
        said = ("its designer is asked", "2099-12-31")
        assert ((waived["reason"], waived["until"]) == said) == own
    assert {"wording/list-length"} < {waived["code"] for waived in data["waived"]}
    assert data["leaflets"][LEAFLET]["es"]["waived"]


def test_a_waiver_holds_for_its_leaflet_and_language_alone(workspace: Path, leaflets: Type) -> None:
    waiver = WAIVER.format(leaflet=LEAFLET, until="2099-12-31") + "    language: es\n"
    code = "readability/sentence-length"
    settings(workspace, EVERYWHERE + waiver.replace("wording/list-length", code))
    for words in ((LEAFLET, "-l", "ar"), (OTHER, "-l", "es")):
        assert f"[{code}]" in leaflets("check", *words, "--no-fit").stderr, words
    assert leaflets("check", LEAFLET, "-l", "es", "--no-fit").stderr == ""


ENDED = SHORT + WAIVER.format(leaflet=LEAFLET, until="2026-01-31")
HERE = SHORT + WAIVER.format(leaflet=LEAFLET, until="2099-12-31")


@pytest.mark.parametrize(
    ("text", "line", "said", "code"),
    [
        (ENDED, 7, "this waiver ended on 2026-01-31: its designer is asked",
         "quality/waiver-ended"),
        (HERE.replace("check: wording/list", "check: wording/lists"), 4,
         "there is no check “wording/lists-length”", "quality/unknown"),
        (HERE.replace(f"leaflet: {LEAFLET}", "leaflet: sacral"), 5,
         "there is no leaflet “sacral”", "quality/unknown"),
        (HERE + "    language: tlh\n", 8, "there is no language “tlh”", "quality/unknown"),
        (HERE.replace("    reason: its designer is asked\n", ""), 4,
         "the field “reason” is missing", "content/missing"),
        (HERE.replace("its designer is asked", '""'), 6, "this is empty", "content/fault"),
        (SHORT.replace("list-length", "list-lenght"), 2,
         "there is no check with thresholds “wording/list-lenght”", "quality/unknown"),
        (SHORT.replace("most:", "moist:"), 2,
         "there is no threshold of wording/list-length “moist”", "quality/unknown"),
        (SHORT.replace("2", "two"), 2, "“two” is not a number", "content/float-parsing"),
    ],
)  # fmt: skip
def test_faults_of_the_settings_are_errors_with_their_lines(
    text: str, line: int, said: str, code: str, workspace: Path, leaflets: Type
) -> None:
    settings(workspace, text)
    result = leaflets("check", LEAFLET, "-l", "en", "--no-fit", "--format", "json")
    assert result.exit_code == 1
    (fault,) = [p for p in json.loads(result.stdout)["problems"] if p["severity"] == "error"]
    assert fault["where"].startswith(f"{workspace / SETTINGS}:{line} ")
    assert said in fault["message"]
    assert fault["code"] == code
    assert fault["hint"]


def test_a_waiver_that_has_ended_hides_nothing(workspace: Path, leaflets: Type) -> None:
    settings(workspace, ENDED)
    told = leaflets("check", LEAFLET, "--no-fit").stderr
    assert "[quality/waiver-ended]" in told
    assert "[wording/list-length]" in told


def test_a_waiver_that_waives_nothing_any_more_is_told(workspace: Path, leaflets: Type) -> None:
    waiver = WAIVER.format(leaflet=LEAFLET, until="2099-12-31")
    settings(workspace, waiver.replace("list-length", "acronyms"))
    told = leaflets("check", "--no-fit")
    assert "nothing is found any more that this waiver of wording/acronyms is for" in told.stderr
    assert told.stderr.count("[quality/waiver-idle]") == 1
    assert told.exit_code == 0
    assert "[quality/waiver-idle]" not in leaflets("check", LEAFLET, "--no-fit").stderr
