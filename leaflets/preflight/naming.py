"""What a file is called, and in which language it says it is (ISO 14289-1 7.1, 7.2)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from leaflets.preflight.objects import entry
from leaflets.preflight.whole import Whole
from leaflets.problems import Problem

_TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
"""RFC 3066 2.1, which ISO 32000-1 14.9.2.2 names."""
_AGAIN = "build it again; programs that change PDFs lose such things"


def faults(file: Whole) -> Iterator[Problem]:
    """That there is no title, tag or language at all is told wherever it is so; here, that they are
    not what a standard asks for."""
    severity = file.declared.severity("UA")
    shown = entry(entry(file.catalogue, "/ViewerPreferences"), "/DisplayDocTitle")
    if not _true(shown) and file.declared.asks("UA"):
        message = "readers show the name of the file, not the title (no DisplayDocTitle)"
        yield Problem("verify/title-not-shown", message, hint=_AGAIN, severity=severity)
    if not file.title and file.declared.asks("UA"):
        message = "the metadata (XMP) have no title"
        yield Problem("verify/no-metadata-title", message, hint=_AGAIN, severity=severity)
    language = str(entry(file.catalogue, "/Lang") or "").strip()
    if language and not _TAG.fullmatch(language):
        message = f"“{language}” is no language: a screen reader cannot choose its voice"
        yield Problem("verify/no-language", message, hint=_AGAIN, severity=severity)
    if _true(entry(entry(file.catalogue, "/MarkInfo"), "/Suspects")):
        message = "the file itself says that its tags may be wrong (Suspects)"
        yield Problem("verify/suspect-tags", message, hint=_AGAIN, severity=severity)


def _true(value: object) -> bool:
    """pypdf gives a boolean of its own, which is true whatever it says."""
    return getattr(value, "value", value) is True
