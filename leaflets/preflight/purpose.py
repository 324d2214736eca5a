"""What a file says it is made for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from leaflets.preflight.declared import has_press_intent, intents
from leaflets.preflight.objects import entry, resolved
from leaflets.preflight.spaces import ALL, CMYK, GREY, LAB, NONE, PATTERN, RGB

_FAMILIES = {1: {GREY}, 3: {RGB, GREY, LAB}, 4: {CMYK, GREY}}
"""By components of the profile of the output intent: what is printed as it is meant. Grey is black
ink on a press, and a part of RGB."""


@dataclass(frozen=True, slots=True)
class Purpose:
    """``press``: for a print shop (an output intent GTS_PDFX, ISO 15930-7); ``office``: for an
    office printer (PrintScaling None, ISO 32000-1 12.2: actual size); ``families``: of colour
    spaces that the output intent allows, None when there is none; ``intent``: its colours in
    words."""

    press: bool = False
    office: bool = False
    families: frozenset[str] | None = None
    intent: str = ""


def purpose_of(catalogue: Any) -> Purpose:
    """From the document's catalogue."""
    press = has_press_intent(catalogue)
    profiles = (resolved(one.get("/DestOutputProfile")) for one in intents(catalogue))
    sizes = [entry(profile, "/N") for profile in profiles]
    # An intent of a print shop may name a condition and bring no profile: its inks are four.
    size = next((one for one in sizes if one in _FAMILIES), 4 if press else None)
    families = frozenset({*_FAMILIES[size], ALL, NONE, PATTERN}) if size else None
    intent = {1: "shades of grey", 3: "RGB", 4: "process colours (CMYK)"}.get(size or 0, "")
    scaling = entry(entry(catalogue, "/ViewerPreferences"), "/PrintScaling")
    return Purpose(press, scaling == "/None" and not press, families, intent)
