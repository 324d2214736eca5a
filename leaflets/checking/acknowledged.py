"""Warnings that a translator has looked at: a comment in the PO entry, which every tool keeps.

``# leaflets: ok length: Polish needs more words here`` names a check and gives a reason. An error
cannot be acknowledged: a translator would otherwise judge alone what a reviewer must see.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from leaflets.model.inline import Fault
from leaflets.model.translation import Check, Pair
from leaflets.problems import Problem, Severity
from leaflets.validation import nearest

CODE = "translation/acknowledgement"

_OURS = re.compile(r"\s*leaflets\s*:", re.IGNORECASE)
_ACKNOWLEDGED = re.compile(
    r"\s*leaflets\s*:\s*ok\s+(?:translation/)?(?P<check>[a-z_-]+)\s*(?::\s*(?P<reason>.*))?",
    re.IGNORECASE,
)
_FORM = "write # leaflets: ok CHECK: REASON, for example # leaflets: ok length: nothing is lost"


class Remark(NamedTuple):
    """An acknowledgement: the bare name of a check, and the reason, which may be missing."""

    check: str
    reason: str


def bare(code: str) -> str:
    """The name of a check without its room."""
    return code.rpartition("/")[2]


def acknowledged(code: str, remarks: Iterable[str]) -> bool:
    """Whether a translator's comments acknowledge the check ``code``, with a reason."""
    return any(r.check == bare(code) and r.reason for r in _said(remarks) if r)


def faults_of_remarks(
    pairs: Iterable[Pair], checks: Iterable[Check], found: Mapping[str, Collection[str]] | None
) -> Iterator[Problem]:
    """Acknowledgements that acknowledge nothing. ``found``: context -> bare names of the checks
    that found something; None where not everything was looked at."""
    known = {bare(check.code): check for check in checks}
    told: set[tuple[str, str]] = set()
    for pair in pairs:
        for remark in pair.remarks if pair.remarks else ():
            if not _OURS.match(remark) or (pair.context, remark) in told:
                continue
            told.add((pair.context, remark))  # once, of all plural forms
            here = None if found is None else found.get(pair.context, ())
            if fault := _fault(_read(remark), known, here):
                yield Problem(CODE, fault.message, pair.where, fault.hint, Severity.WARNING)


def _fault(
    remark: Remark | None, known: Mapping[str, Check], found: Collection[str] | None
) -> Fault | None:
    if remark is None:
        return Fault("a comment begins with “leaflets:” and is no acknowledgement", _FORM)
    check = known.get(remark.check)
    if check is None:
        hint = nearest(remark.check, known)
        return Fault(f"“{remark.check}” is acknowledged, but no check has this name", hint)
    if check.severity is Severity.ERROR:
        hint = "mend the translation"
        if check.confirmable:
            hint += ", or have it confirmed: leaflets check --confirm"
        return Fault(f"{remark.check} is an error: a comment cannot acknowledge it", hint)
    if not remark.reason:
        return Fault(f"{remark.check} is acknowledged without a reason", _FORM)
    if found is not None and remark.check not in found:
        return Fault(
            f"{remark.check} is acknowledged, and finds nothing here", "delete the comment"
        )
    return None


def _said(remarks: Iterable[str]) -> Iterator[Remark | None]:
    return (_read(remark) for remark in remarks if _OURS.match(remark))


def _read(remark: str) -> Remark | None:
    found = _ACKNOWLEDGED.fullmatch(remark.strip())
    if not found:
        return None
    return Remark(found["check"].lower().replace("_", "-"), (found["reason"] or "").strip())
