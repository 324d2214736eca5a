"""The product's validator, for tests: where it cannot run they skip and say so; where ``CI`` is set
they fail instead, so that no release goes out unchecked."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final, Protocol

import pytest

from leaflets.conformance import Failure, missing
from leaflets.conformance import conformance_failures as failures_of

PROFILES: Final = ("PDFUA-1", "PDFA-2A")
"""What every PDF of ours is."""


class Validator(Protocol):
    """What the fixture gives."""

    def __call__(
        self, paths: Iterable[Path], profiles: Sequence[str] = PROFILES
    ) -> list[Failure]: ...


def conformance_failures(
    paths: Iterable[Path], profiles: Sequence[str] = PROFILES
) -> list[Failure]:
    """All failed rules of all files, of what every PDF of ours is."""
    return failures_of(paths, profiles)


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
        pytest.fail(f"conformance cannot be checked: {lacking.message}")
    if lacking:
        pytest.skip(f"CONFORMANCE NOT CHECKED: {lacking.message}")


@pytest.fixture(scope="session")
def verapdf() -> Validator:
    """``conformance_failures``, where it can run."""
    require_engine()
    return conformance_failures
