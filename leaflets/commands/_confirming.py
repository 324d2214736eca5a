"""Confirming, for ``leaflets check``: a named person says that one message is right as it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from leaflets.checking.acknowledged import bare
from leaflets.checking.confirmed import confirmations, is_confirmed, with_confirmed
from leaflets.checking.pairs import pairs_of_language
from leaflets.checking.running import Finding, findings
from leaflets.commands._signing import write_signed
from leaflets.governance.register import file_of_messages
from leaflets.governance.signing import Signature, faults
from leaflets.model.library import Library
from leaflets.model.translation import Pair
from leaflets.problems import LeafletsError, Problem
from leaflets.validation import nearest


class Confirmed(NamedTuple):
    """What was confirmed, and the files that say so."""

    findings: tuple[Finding, ...]
    files: tuple[Path, ...]


def confirm(library: Library, message: str, language: str, signature: Signature) -> Confirmed:
    """Write that ``signature`` has compared a message with its translation, and that it is right in
    spite of what the checks find.

    Raises LeafletsError, before anything is written, when the signature cannot stand, when there is
    no such message, or when nothing has to be confirmed.
    """
    problems = list(faults(signature))
    found: tuple[Finding, ...] = ()
    try:
        found = _to_confirm(library, message, language)
    except LeafletsError as error:
        problems += error.problems
    if problems:
        raise LeafletsError(*problems)
    codes = dict.fromkeys(finding.check.code for finding in found)
    return Confirmed(found, tuple(_write(library, found, code, signature) for code in codes))


def _write(library: Library, found: Iterable[Finding], code: str, signature: Signature) -> Path:
    """Add what was found by one check to its file."""
    pairs = {one.pair.target_text: one.pair for one in found if one.check.code == code}
    language = next(iter(pairs.values())).language
    path = file_of_messages(library.root, language, bare(code))
    write_signed(
        path, lambda: with_confirmed(library.root, language, code, pairs.values(), signature)
    )
    return path


def _to_confirm(library: Library, message: str, language: str) -> tuple[Finding, ...]:
    """Errors in a message that can be confirmed and have not been."""
    pairs = tuple(pairs_of_language(library, language))
    asked = tuple(pair for pair in pairs if pair.context == message)
    if not asked:
        known = sorted({pair.context for pair in pairs})
        text = f"there is no message “{message}” with a translation into {language}"
        raise LeafletsError(Problem("usage/no-message", text, hint=nearest(message, known)))
    found = tuple(_open(library, pairs, message, language))
    if not found:
        text = f"no error in {message} waits for a reviewer"
        hint = "warnings are acknowledged in the PO file; see leaflets check"
        raise LeafletsError(Problem("usage/nothing-to-confirm", text, hint=hint))
    return found


def _open(
    library: Library, pairs: Sequence[Pair], message: str, language: str
) -> Iterator[Finding]:
    for finding in findings(library, pairs, language):
        if finding.pair.context == message and finding.check.confirmable:
            known = confirmations(library.root, language, finding.check.code)
            if not is_confirmed(finding.pair, known):
                yield finding
