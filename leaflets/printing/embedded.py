"""The printing condition that a finished file was made for."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from leaflets.model.profile import PrintingCondition


def embedded_condition(pdf: bytes) -> PrintingCondition | None:
    """What its output intent for print shops (GTS_PDFX, ISO 15930-7) says; None when it has none
    with a profile, or cannot be read."""
    from pypdf import PdfReader  # slow to load, and nobody else needs it

    try:
        catalogue: Any = PdfReader(BytesIO(pdf)).root_object
        for intent in catalogue.get("/OutputIntents", ()):
            one = intent.get_object()
            if one.get("/S") == "/GTS_PDFX" and "/DestOutputProfile" in one:
                profile = one["/DestOutputProfile"].get_object().get_data()
                return PrintingCondition(str(one["/OutputConditionIdentifier"]), profile)
    except Exception:  # a damaged file can break a PDF reader anywhere
        return None
    return None
