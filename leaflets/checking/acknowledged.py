"""Warnings that a translator has looked at: a comment in the PO entry, which every tool keeps.

``# leaflets: ok length-ratio: Polish needs more words here`` names a check and gives a reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_ACKNOWLEDGED = re.compile(r"leaflets:\s*ok\s+(?P<check>[a-z-]+)\s*:\s*(?P<reason>\S.*)")


def acknowledged(code: str, remarks: Iterable[str]) -> bool:
    """Whether a translator's comments acknowledge the check ``code``, with a reason."""
    return code.rpartition("/")[2] in dict(_said(remarks))


def _said(remarks: Iterable[str]) -> Iterator[tuple[str, str]]:
    for remark in remarks:
        if found := _ACKNOWLEDGED.fullmatch(remark.strip()):
            yield found["check"], found["reason"]
