"""The shipped workspace, built once with the command a person would type."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner

from leaflets.cli import cli
from leaflets.model.job import Job
from tests.conformance.verapdf import verapdf
from tests.end_to_end.jobs import EVERY_FORM, EVERY_LANGUAGE, JOBS, NAMES, TODAY
from tests.small_workspace import REPOSITORY

__all__ = ["verapdf"]


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    """No golden may change because a review date passes."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", TODAY)


@pytest.fixture(scope="session")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output folder with all PDFs of ``JOBS``."""
    folder = tmp_path_factory.mktemp("output")
    _build(folder, EVERY_LANGUAGE, ("a4",), ("screen",))
    _build(folder, EVERY_FORM, NAMES.papers, NAMES.profiles)
    return folder


def _build(
    folder: Path, languages: tuple[str, ...], papers: tuple[str, ...], profiles: tuple[str, ...]
) -> None:
    words = ["build", "-w", str(REPOSITORY), "-o", str(folder)]
    for option, values in (
        ("--language", languages),
        ("--layout", NAMES.layouts),
        ("--paper", papers),
        ("--profile", profiles),
    ):
        words += [word for value in values for word in (option, value)]
    result = CliRunner().invoke(cli, words, env={"SOURCE_DATE_EPOCH": TODAY})
    assert result.exit_code == 0, result.output


@pytest.fixture(scope="session")
def built(output: Path) -> Mapping[Job, Path]:
    """Every job and its PDF."""
    return {job: output / job.path for job in JOBS}
