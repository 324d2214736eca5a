"""What a check is about, in the words that stand in its own file."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from leaflets.checks import quality_checks
from leaflets.checks.translation import checks
from leaflets.model.quality import QualityCheck
from leaflets.model.translation import Check
from leaflets.problems import Severity


@dataclass(frozen=True, slots=True)
class Explained:
    """``title``: in one line; ``words``: paragraphs, for people; ``severity``: of what it usually
    finds."""

    check: Check | QualityCheck
    title: str
    words: str
    severity: Severity

    @property
    def code(self) -> str:
        return self.check.code


@cache
def explained() -> Mapping[str, Explained]:
    """Every check by its code: those of leaflets, then those of translations."""
    of_leaflets = (
        Explained(check, check.title, _words(check.code), Severity.WARNING)
        for check in quality_checks()
    )
    of_translations = (_of_translation(check) for check in checks())
    return {one.code: one for one in (*of_leaflets, *of_translations)}


def _of_translation(check: Check) -> Explained:
    """What it asks for is the first paragraph of its file."""
    title, _, words = _words(check.code).partition("\n\n")
    return Explained(check, " ".join(title.split()), words, check.severity)


def _words(code: str) -> str:
    """Two backticks stand around code in a docstring; people need none."""
    module = importlib.import_module(f"{__package__}.{code.replace('/', '.').replace('-', '_')}")
    return (module.__doc__ or "").strip().replace("``", "")
