"""``leaflets check --format sarif`` and ``junit``: against the published schema of SARIF, and the
rules of JUnit XML as build servers read it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest
from pydantic_sarif.model import StaticAnalysisResultsFormatSarifVersion210JsonSchema as Sarif

from leaflets.checks import quality_checks
from leaflets.checks.explaining import explained
from leaflets.checks.translation import checks
from leaflets.commands._check_junit import as_junit
from leaflets.commands._check_run import Results
from leaflets.problems import Problem
from leaflets.stages.load import load
from tests.commands.conftest import Type
from tests.commands.test_check import LOST, MESSAGE, PO, SAMPLE
from tests.commands.test_check_quality import HERE, settings
from tests.small_workspace import CLINIC, LEAFLET, OTHER, change

SUITE = f"{LEAFLET}.es"


@pytest.fixture
def faulty(workspace: Path) -> Path:
    """An error in a translation, warnings in one leaflet and waived ones in the other."""
    change(workspace, PO, SAMPLE, LOST)
    settings(workspace, HERE)
    return workspace


def sarif(leaflets: Type, *words: str) -> dict[str, Any]:
    result = leaflets("check", "--no-fit", "--format", "sarif", *words)
    assert result.stderr == ""
    data: dict[str, Any] = json.loads(result.stdout)
    Sarif.model_validate_json(result.stdout)  # made from the schema that OASIS has published
    (run,) = data["runs"]
    return dict(run)


def test_sarif_has_a_rule_for_every_check(workspace: Path, leaflets: Type) -> None:
    run = sarif(leaflets)
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == list(explained())
    assert all(len(rule["help"]["text"]) > 40 for rule in rules)
    levels = {rule["id"]: rule["defaultConfiguration"]["level"] for rule in rules}
    assert levels["translation/negation"] == "error"
    assert levels["wording/list-length"] == "warning"
    assert all("suppressions" in one for one in run["results"])


def test_sarif_has_file_line_and_level(faulty: Path, leaflets: Type) -> None:
    run = sarif(leaflets)
    rules = run["tool"]["driver"]["rules"]
    assert all(rules[one["ruleIndex"]]["id"] == one["ruleId"] for one in run["results"])
    (error,) = [one for one in run["results"] if one["level"] == "error"]
    assert error["ruleId"] == "translation/negation"
    assert "What to do: " in error["message"]["text"]
    (location,) = error["locations"]
    place = location["physicalLocation"]
    assert unquote(place["artifactLocation"]["uri"]) == PO
    lines = (faulty / PO).read_text("utf-8").splitlines()
    assert lines[place["region"]["startLine"] - 2] == f'msgctxt "{MESSAGE}"'
    assert location["logicalLocations"] == [{"fullyQualifiedName": MESSAGE}]


def test_sarif_says_what_is_waived_and_why(faulty: Path, leaflets: Type) -> None:
    results = sarif(leaflets)["results"]
    waived = [one for one in results if "suppressions" in one]
    open_ones = [one for one in results if "suppressions" not in one]
    assert {one["ruleId"] for one in waived} > {"wording/list-length"}
    assert {one["ruleId"] for one in open_ones} == {"wording/list-length", "translation/negation"}
    for one in waived:
        (said,) = one["suppressions"]
        own = said["justification"] == "its designer is asked (until 2099-12-31)"
        assert own == (one["ruleId"] == "wording/list-length")


def test_sarif_knows_problems_of_no_check_and_files_elsewhere(
    workspace: Path, leaflets: Type, monkeypatch: pytest.MonkeyPatch
) -> None:
    (workspace / "content/clinics" / f"{CLINIC}.yaml").rename(
        workspace / "content/clinics/größe 1.yaml"
    )
    monkeypatch.chdir(workspace / "layouts")
    run = sarif(leaflets)
    assert run["results"]
    uri = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri.startswith("file:///")
    assert uri.isascii()
    last = run["tool"]["driver"]["rules"][run["results"][0]["ruleIndex"]]
    assert last == {"id": run["results"][0]["ruleId"]}


def test_the_schema_refuses_what_is_not_sarif(workspace: Path, leaflets: Type) -> None:
    text = leaflets("check", "--no-fit", "--format", "sarif").stdout
    for wrong in (text.replace('"shortDescription"', '"description"'),
                  text.replace('"level": "error"', '"level": "bad"')):  # fmt: skip
        assert wrong != text
        with pytest.raises(ValueError, match="validation error"):
            Sarif.model_validate_json(wrong)


def junit(leaflets: Type, *words: str) -> ElementTree.Element:
    result = leaflets("check", "--no-fit", "--format", "junit", *words)
    assert result.stderr == ""
    root = ElementTree.fromstring(result.stdout)
    _follows_the_rules(root)
    return root


def _follows_the_rules(root: ElementTree.Element) -> None:
    """What Jenkins and others expect: names, counts that agree, at most one verdict a case."""
    assert root.tag == "testsuites"
    for suite in root:
        assert suite.tag == "testsuite"
        assert suite.get("name")
        names = [case.get("name") for case in suite]
        assert len(set(names)) == len(names)
        for case in suite:
            assert case.tag == "testcase"
            assert case.get("classname") == suite.get("name")
            tags = [part.tag for part in case]
            assert tags in ([], ["failure"], ["skipped"], ["system-out"],
                            ["failure", "system-out"], ["skipped", "system-out"])  # fmt: skip
    for group in (root, *root):
        cases = list(group.iter("testcase"))
        verdicts = [part.tag for case in cases for part in case]
        assert int(group.get("tests", "")) == len(cases)
        assert int(group.get("failures", "")) == verdicts.count("failure")
        assert int(group.get("skipped", "")) == verdicts.count("skipped")
        assert group.get("errors") == "0"


def case_of(root: ElementTree.Element, suite: str, name: str) -> ElementTree.Element:
    (found,) = root.findall(f"testsuite[@name='{suite}']/testcase[@name='{name}']")
    return found


def test_junit_has_a_case_for_each_check_leaflet_and_language(
    workspace: Path, leaflets: Type
) -> None:
    root = junit(leaflets)
    assert root.get("failures") == "0"
    cases = {suite.get("name"): {case.get("name") for case in suite} for suite in root}
    own = {check.code for check in quality_checks()} | {"files"}
    both = own | {check.code for check in checks()}
    for leaflet in (LEAFLET, OTHER):
        assert cases[f"{leaflet}.en-GB"] == own
        assert cases[f"{leaflet}.es"] == cases[f"{leaflet}.ar"] == both
    assert cases["workspace"] == {"files"}
    assert cases["other words.es"] == both - own


def test_junit_fails_where_an_error_is(faulty: Path, leaflets: Type) -> None:
    root = junit(leaflets)
    failed = case_of(root, SUITE, "translation/negation")
    assert "[translation/negation]" in (failed.findtext("failure") or "")
    assert PO in (failed.findtext("failure") or "")
    assert root.get("failures") == "1"
    assert len(case_of(root, f"{OTHER}.es", "translation/negation")) == 0
    assert len(case_of(root, f"{LEAFLET}.ar", "translation/negation")) == 0


def test_junit_tells_warnings_and_skips_what_is_waived(faulty: Path, leaflets: Type) -> None:
    root = junit(leaflets)
    warned = case_of(root, f"{OTHER}.en-GB", "wording/list-length")
    assert [part.tag for part in warned] == ["system-out"]
    assert "readers take in 2" in (warned.findtext("system-out") or "")
    waived = case_of(root, f"{LEAFLET}.en-GB", "wording/list-length")
    skipped = waived.find("skipped")
    assert skipped is not None
    assert skipped.get("message") == "waived until 2099-12-31: its designer is asked"
    assert "readers take in 2" in (waived.findtext("system-out") or "")


def test_junit_tells_words_that_no_leaflet_prints(workspace: Path, leaflets: Type) -> None:
    file = f"content/translations/es/clinic-{CLINIC}.po"
    text = (workspace / file).read_text("utf-8")
    (workspace / file).write_text(text.replace('msgstr "', 'msgstr "7777 '), "utf-8")
    root = junit(leaflets)
    assert len(case_of(root, "other words.es", "translation/numbers").findall("failure")) == 1
    assert len(case_of(root, SUITE, "translation/numbers").findall("failure")) == 0


def test_junit_tells_files_that_cannot_be_used(workspace: Path, leaflets: Type) -> None:
    (workspace / "content/leaflets" / f"{OTHER}.yaml").write_text("id: OTHER\n", "utf-8")
    root = junit(leaflets)
    told = case_of(root, "workspace", "files").findtext("failure") or ""
    assert f"{OTHER}.yaml" in told
    assert root.find(f"testsuite[@name='{OTHER}.es']") is None


def test_junit_is_xml_whatever_a_file_holds(workspace: Path) -> None:
    problem = Problem("yaml/odd", "“\x07\x00]]>&<\ufffe” cannot stand here")
    results = Results(load(workspace), (problem,), (), (), whole=True)
    root = ElementTree.fromstring(as_junit(results))
    assert "“\ufffd\ufffd]]>&<\ufffd” cannot" in (root.findtext(".//failure") or "")


def test_the_shell_hears_the_same_in_every_format(faulty: Path, leaflets: Type) -> None:
    for form in ("text", "json", "sarif", "junit"):
        assert leaflets("check", "--no-fit", "--format", form).exit_code == 1
        assert leaflets("check", OTHER, "--no-fit", "--format", form).exit_code == 0
