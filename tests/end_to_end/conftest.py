"""The shipped workspace, built once with the command a person would type."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner

from leaflets import clock
from leaflets.cli import cli
from leaflets.model.job import Job
from tests.conformance.verapdf import verapdf
from tests.end_to_end.jobs import EVERY_JOB, FORMS, FORMS_OF_TWO, TODAY, Form
from tests.small_workspace import CLINIC, REPOSITORY

__all__ = ["verapdf"]


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    """No golden may change because a review date passes."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", TODAY)
    monkeypatch.setattr(clock, "now", long_ago)


def long_ago() -> datetime.datetime:
    """So that ``SOURCE_DATE_EPOCH`` says which day it is: the later of the two counts."""
    return datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)


@pytest.fixture(scope="session")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output folder with all PDFs of ``JOBS``."""
    folder = tmp_path_factory.mktemp("output")
    for form in (*FORMS, *FORMS_OF_TWO):
        _build(folder, form)
    return folder


def _build(folder: Path, form: Form) -> None:
    words = ["build", "-w", str(REPOSITORY), "-o", str(folder), "--clinic", CLINIC, *form.leaflets]
    for option, values in (
        ("--language", form.languages),
        ("--layout", () if form.second else form.layouts),
        ("--paper", form.papers),
        ("--profile", form.profiles),
        ("--bilingual", (form.second,) if form.second else ()),
    ):
        words += [word for value in values for word in (option, value)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(clock, "now", long_ago)
        result = CliRunner().invoke(cli, words, env={"SOURCE_DATE_EPOCH": TODAY})
    assert result.exit_code == 0, result.output


@pytest.fixture(scope="session")
def built(output: Path) -> Mapping[Job, Path]:
    """Every job and its PDF."""
    return {job: output / job.path for job in EVERY_JOB}
