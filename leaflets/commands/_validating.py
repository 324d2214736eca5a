"""``leaflets verify --verapdf``: a validator and the standards that each file declares."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from leaflets.commands._report import counted
from leaflets.conformance import Failure, conformance_failures, known_profiles, profiles_of
from leaflets.problems import Problem, Severity, Where

if TYPE_CHECKING:
    from leaflets.preflight.declared import Declared


@dataclass(frozen=True, slots=True)
class Validated:
    """What veraPDF says of a file. ``rules``: name of a profile -> how many of its rules failed."""

    rules: Mapping[str, int]
    problems: tuple[Problem, ...]

    def words(self) -> str:
        """``PDFUA-1 passed, PDFA-2A: 2 rules failed``."""
        said = (
            f"{name}: {counted(failed, 'rule')} failed" if failed else f"{name} passed"
            for name, failed in self.rules.items()
        )
        return ", ".join(said) or "it declares nothing that veraPDF knows"


def validate(files: Mapping[Path, Declared]) -> dict[Path, Validated]:
    """Files with the same standards go to the validator together. Raises LeafletsError when there
    is none, and when it does not answer."""
    alike: dict[tuple[str, ...], list[Path]] = {}
    for path, declared in files.items():
        named = profiles_of(declared.ua, declared.a)
        known = tuple(name for name in named if name in known_profiles())
        alike.setdefault(known, []).append(path)
    found: dict[Path, Validated] = {}
    for profiles, paths in alike.items():
        failures = conformance_failures(paths, profiles)
        for path in paths:
            here = [one for one in failures if one.path == path.resolve()]
            found[path] = _validated(path, files[path], profiles, here)
    return found


def _validated(
    path: Path, declared: Declared, profiles: Sequence[str], failures: Sequence[Failure]
) -> Validated:
    rules = {name: sum(one.profile == name for one in failures) for name in profiles}
    problems = (
        *(_failed(path, one) for one in failures),
        *_not_validated(path, declared, profiles),
    )
    return Validated(rules, problems)


def _failed(path: Path, failure: Failure) -> Problem:
    times = f" ({failure.times} times)" if failure.times > 1 else ""
    return Problem(
        "verify/verapdf",
        f"{failure.profile} {failure.clause}: {failure.message}{times}",
        Where(path),
        "build it again; programs that change PDFs break such rules",
    )


def _not_validated(path: Path, declared: Declared, profiles: Sequence[str]) -> Iterator[Problem]:
    named = profiles_of(declared.ua, declared.a)
    for name in named:
        if name not in profiles:
            message = f"veraPDF does not know {name}, which the file says it is"
            hint = f"it knows {', '.join(known_profiles())}"
            yield Problem("verify/unknown-standard", message, Where(path), hint)
    if not named:
        yield Problem(
            "verify/nothing-declared",
            "the file does not say that it is PDF/UA or PDF/A: veraPDF has looked at nothing",
            Where(path),
            severity=Severity.WARNING,
        )
