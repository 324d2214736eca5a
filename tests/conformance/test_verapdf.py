"""The runner itself: it must never take silence for a pass."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conformance import verapdf as runner
from tests.conformance.verapdf import Validator, verapdf

__all__ = ["verapdf"]


def test_without_java_the_tests_skip_and_say_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setattr("shutil.which", lambda _: None)
    with pytest.raises(pytest.skip.Exception, match="NOT CHECKED: Java"):
        runner.require_engine()


def test_without_java_a_release_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    monkeypatch.setattr("shutil.which", lambda _: None)
    with pytest.raises(pytest.fail.Exception, match="cannot be checked: Java"):
        runner.require_engine()


def test_a_file_that_is_no_pdf_is_a_failure(
    verapdf: Validator,  # the fixture
    tmp_path: Path,
) -> None:
    path = tmp_path / "letter.pdf"
    path.write_text("Dear colleague")
    failures = verapdf([path], ["PDFUA-1"])
    assert [(failure.path, failure.clause) for failure in failures] == [(path, "unreadable")]
    assert "letter.pdf: PDFUA-1 unreadable" in runner.report(failures)


def test_an_unknown_profile_is_an_error(
    verapdf: Validator,
    tmp_path: Path,
) -> None:
    with pytest.raises(RuntimeError, match="did not answer"):
        verapdf([tmp_path / "any.pdf"], ["PDFUA-99"])
