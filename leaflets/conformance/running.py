"""Which validator there is, and every file before it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from leaflets.conformance import engine, program
from leaflets.conformance.failure import Failure
from leaflets.conformance.profiles import known_profiles
from leaflets.problems import LeafletsError, Problem


def missing() -> Problem | None:
    """What is not installed; nothing when files can be validated."""
    return None if program.found() else engine.missing()


def conformance_failures(paths: Iterable[Path], profiles: Sequence[str]) -> list[Failure]:
    """All failed rules of all files, in their order. Raises LeafletsError when there is no
    validator (``usage/...``), no such profile, or no answer for every file and profile
    (``verify/no-answer``)."""
    if lacking := missing():
        raise LeafletsError(lacking)
    for profile in profiles:
        if profile not in known_profiles():
            raise LeafletsError(_unknown(profile))
    wanted = [path.resolve() for path in paths]
    if not wanted or not profiles:
        return []
    run = program.failures if program.found() else engine.failures
    return run(wanted, profiles)


def _unknown(profile: str) -> Problem:
    message = f"veraPDF knows no profile {profile}"
    hint = f"it knows {', '.join(known_profiles())}"
    return Problem("verify/unknown-standard", message, hint=hint)
