"""What ``leaflets check`` found as SARIF 2.1.0 (OASIS Standard, 2020), which tools for code review
show beside the lines of a file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import quote

from leaflets.checks.explaining import Explained, explained
from leaflets.commands._check_run import Results
from leaflets.problems import Problem, Where
from leaflets.quality.running import Waived
from leaflets.version import VERSION

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"


def as_sarif(results: Results) -> str:
    """One run. Its rules: every check, then the codes of what was found besides."""
    waived = results.waived
    found = [*results.problems, *(one.problem for one in waived)]
    rules = [_rule(one) for one in explained().values()]
    others = dict.fromkeys(problem.code for problem in found if problem.code not in explained())
    rules += [{"id": code} for code in others]
    index = {rule["id"]: number for number, rule in enumerate(rules)}
    listed = [_result(problem, index) for problem in results.problems]
    listed += [_result(one.problem, index) | _suppressed(one) for one in waived]
    driver = {"name": "leaflets", "version": VERSION, "rules": rules}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": listed}
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2)


def _rule(one: Explained) -> dict[str, Any]:
    """3.49: reportingDescriptor."""
    return {
        "id": one.code,
        "shortDescription": {"text": one.title},
        "fullDescription": {"text": one.words or one.title},
        "help": {"text": f"{one.words or one.title}\n\nleaflets check --explain {one.code}"},
        "defaultConfiguration": {"level": one.severity.value},
    }


def _result(problem: Problem, index: dict[str, int]) -> dict[str, Any]:
    """3.27; the message says what to do as well, since viewers show nothing else."""
    remedy = f"\nWhat to do: {problem.hint}" if problem.hint else ""
    result: dict[str, Any] = {
        "ruleId": problem.code,
        "ruleIndex": index[problem.code],
        "level": problem.severity.value,
        "message": {"text": f"{problem.message}{remedy}"},
    }
    if problem.where and (location := _location(problem.where)):
        result["locations"] = [location]
    return result


def _location(where: Where) -> dict[str, Any]:
    """3.28: the file with its line, and the field as a logical location."""
    location: dict[str, Any] = {}
    if where.path:
        location["physicalLocation"] = {"artifactLocation": {"uri": _uri(where.path)}}
        if where.line:
            location["physicalLocation"]["region"] = {"startLine": where.line}
    if where.field:
        location["logicalLocations"] = [{"fullyQualifiedName": where.field}]
    return location


def _uri(path: Path) -> str:
    """From the current folder if it lies below, as services that show files expect it (3.4.3)."""
    whole = path.absolute()
    try:
        return quote(whole.relative_to(Path.cwd()).as_posix())
    except ValueError:
        return whole.as_uri()


def _suppressed(waived: Waived) -> dict[str, Any]:
    """3.35: what is accepted outside the file it was found in."""
    said = f"{waived.waiver.reason} (until {waived.waiver.until})"
    return {"suppressions": [{"kind": "external", "justification": said}]}
