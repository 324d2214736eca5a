"""What holds of a leaflet, so that an item of an instrument applies to it or is met by it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from leaflets.checks.wording._blocks import kinds_of
from leaflets.checks.wording._rates import rates
from leaflets.model.quality import Subject
from leaflets.quality.instruments import Predicate
from leaflets.quality.running import Findings


@dataclass(frozen=True)
class Evidence:
    """A leaflet, and what checks found in it."""

    subject: Subject
    findings: Findings

    @cached_property
    def kinds(self) -> frozenset[str]:
        """Kinds of the blocks that it has."""
        return kinds_of(self.subject)

    @cached_property
    def found(self) -> frozenset[str]:
        """Codes of the checks that found something, waived or not."""
        waived = (one.problem for one in self.findings.waived)
        return frozenset(problem.code for problem in (*self.findings.problems, *waived))


def _has_numbers(evidence: Evidence) -> bool:
    return any(any(map(str.isdigit, printed.own)) for printed in evidence.subject.texts)


def _has_chances(evidence: Evidence) -> bool:
    return bool(rates(evidence.subject)) or "icon-array" in evidence.kinds


def _several_pages(evidence: Evidence) -> bool:
    """Where nobody has looked at pages, there may be several."""
    laid = evidence.subject.laid
    return laid is None or len(laid.document.pages) > 1


PREDICATES: Mapping[Predicate, Callable[[Evidence], bool]] = {
    "has-numbers": _has_numbers,
    "has-chances": _has_chances,
    "tells-risks": lambda of: _has_chances(of) or "warning-signs" in of.kinds,
    "has-figures": lambda of: bool(of.kinds & {"figure", "icon-array"}),
    "has-tables": lambda of: "comparison" in of.kinds,
    "has-charts": lambda of: bool(of.kinds & {"icon-array", "comparison"}),
    "several-pages": _several_pages,
    "asks-to-calculate": lambda of: "wording/no-calculations" in of.found,
    "signed": lambda of: of.subject.edition.review.sign_off is not None,
}
