"""Links and other annotations say what they are, and come in their turn (ISO 14289-1 7.18)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from leaflets.preflight.objects import entry
from leaflets.preflight.whole import Whole
from leaflets.problems import Problem

_HIDDEN = 2
"""ISO 32000-1 12.5.3."""
_NOT_READ = ("/Popup", "/PrinterMark", "/TrapNet")
_AGAIN = "build it again: leaflets writes what each link is"


def faults(file: Whole) -> Iterator[Problem]:
    """Annotations without contents (7.18.1, 7.18.5) or outside the tags, and pages that do not lead
    from one to the next in the order of the tags (7.18.3)."""
    silent, outside = Counter[int](), Counter[int]()
    for number, one in file.annotations():
        if one.get("/Subtype") in _NOT_READ or int(entry(one, "/F") or 0) & _HIDDEN:
            continue
        silent[number] += not _told(one)
        outside[number] += "/StructParent" not in one
    severity = file.declared.severity("UA")
    for number, count in silent.items():
        if count:
            message = f"page {number}: {count} of its links or notes do not say what they are"
            yield Problem("verify/annotation", message, hint=_AGAIN, severity=severity)
    for number, count in outside.items():
        if count:
            message = f"page {number}: {count} of its links or notes stand outside the tags"
            yield Problem("verify/annotation", message, hint=_AGAIN, severity=severity)
    for number, page in enumerate(file.pages if file.declared.asks("UA") else (), start=1):
        if entry(page, "/Annots") and entry(page, "/Tabs") != "/S":
            message = f"page {number}: the tab key does not follow the reading order (Tabs)"
            yield Problem("verify/tab-order", message, hint=_AGAIN, severity=severity)


def _told(annotation: Mapping[str, Any]) -> bool:
    """A field of a form has another name for itself (12.7.3.1)."""
    key = "/TU" if annotation.get("/Subtype") == "/Widget" else "/Contents"
    return bool(str(entry(annotation, key) or "").strip())
