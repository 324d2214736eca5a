"""Output intents: what the colours of the file mean (ISO 32000-1 14.11.5)."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from leaflets.pdf.icc import GREY_NAME, SRGB_NAME, grey_stream, srgb_stream
from leaflets.pdf.syntax import CACHED_EFFORT, stream, text_string

if TYPE_CHECKING:
    from leaflets.model.page import PagedDocument
    from leaflets.pdf.serialise import LeafletFile


def add_output_intents(document: PagedDocument, file: LeafletFile) -> str:
    """Add the profile; returns the catalogue's entry. For a press, PDF/A's and PDF/X's intents
    share one profile object (ISO 19005-2 6.2.3)."""
    if document.press:
        profile = file.add(_press_stream(document.press.profile))
        intents = [
            _intent(kind, document.press.condition, profile) for kind in ("GTS_PDFX", "GTS_PDFA1")
        ]
    elif document.grey:
        intents = [_intent("GTS_PDFA1", GREY_NAME, file.add(grey_stream()))]
    else:
        intents = [_intent("GTS_PDFA1", SRGB_NAME, file.add(srgb_stream()))]
    return f"/OutputIntents[{''.join(intents)}]"


def _intent(kind: str, name: str, profile: int) -> str:
    said = text_string(name)
    return (
        f"<</Type/OutputIntent/S/{kind}/OutputConditionIdentifier{said}"
        f"/Info{said}/DestOutputProfile {profile} 0 R>>"
    )


@lru_cache(maxsize=8)
def _press_stream(profile: bytes) -> bytes:
    return stream(profile, "/N 4", CACHED_EFFORT)
