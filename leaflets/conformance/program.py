"""The program ``verapdf``, where somebody has installed it: its report in XML."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final
from xml.etree import ElementTree

from leaflets.conformance.engine import answered, no_answer
from leaflets.conformance.failure import UNREADABLE, Failure
from leaflets.conformance.profiles import flavour
from leaflets.problems import LeafletsError

_AT_ONCE: Final = 200
"""Files on one command line: no system refuses as many."""


def found() -> str | None:
    """Where it is."""
    return shutil.which("verapdf")


def failures(paths: Sequence[Path], profiles: Sequence[str]) -> list[Failure]:
    """Raises LeafletsError ``verify/no-answer``."""
    listed: list[Failure] = []
    for profile in profiles:
        for start in range(0, len(paths), _AT_ONCE):
            listed += _failures(paths[start : start + _AT_ONCE], profile)
    order = {path: place for place, path in enumerate(paths)}
    return sorted(listed, key=lambda failure: order[failure.path])


def _failures(paths: Sequence[Path], profile: str) -> list[Failure]:
    command = [found() or "verapdf", "--flavour", flavour(profile), *map(str, paths)]
    done = answered(command)
    try:
        root = ElementTree.fromstring(done.stdout)
    except ElementTree.ParseError as error:
        raise LeafletsError(no_answer(done.stderr or done.stdout)) from error
    jobs = {Path(job.findtext("item/name") or ""): job for job in root.iter("job")}
    if set(jobs) != set(paths):
        raise LeafletsError(no_answer(done.stderr))
    return [failure for path in paths for failure in _of_job(jobs[path], path, profile)]


def _of_job(job: Any, path: Path, profile: str) -> Iterator[Failure]:
    """A file that cannot be read has an exception in place of a report."""
    report = job.find("validationReport")
    if report is None:
        said = " ".join((job.findtext(".//exceptionMessage") or "it cannot be read").split())
        yield Failure(path, profile, UNREADABLE, 1, said)
        return
    rules = [rule for rule in report.iter("rule") if rule.get("status") == "failed"]
    for rule in rules:
        clause = f"{rule.get('clause')}-{rule.get('testNumber')}"
        said = " ".join((rule.findtext("description") or "").split())
        yield Failure(path, profile, clause, int(rule.get("failedChecks") or 1), said)
    if not rules and report.get("isCompliant") != "true":
        yield Failure(path, profile, UNREADABLE, 1, "it is not compliant, and does not say why")
