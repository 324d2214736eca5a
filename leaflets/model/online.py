"""Where a clinic puts the HTML editions of its leaflets: a pattern that gives each an address."""

from __future__ import annotations

import re
from typing import Annotated, Final

from pydantic import AfterValidator

from leaflets.model.content import fault_error
from leaflets.model.inline import Fault, link_fault

HOLES: Final = ("language", "leaflet", "short_address", "clinic")
"""What may stand in braces. ``short_address``: of the leaflet, for codes that are easy to scan."""

_HOLE = re.compile(r"\{([^{}]*)\}")
_HINT = "for example https://leaflets.example.org/{language}/{leaflet}.html"


def filled(pattern: str, language: str, leaflet: str, short_address: str, clinic: str) -> str:
    """The address of one HTML edition. ``pattern`` must be an ``EditionAddress``."""
    said = {"language": language, "leaflet": leaflet, "clinic": clinic}
    said["short_address"] = short_address
    return _HOLE.sub(lambda hole: said[hole[1]], pattern)


def _checked(value: str) -> str:
    faults = [
        Fault(f"{{{name}}} is nothing that the address can hold", f"use {', '.join(HOLES)}")
        for name in dict.fromkeys(_HOLE.findall(value))
        if name not in HOLES
    ]
    bare = _HOLE.sub("x", value)
    if not value.startswith("https://") or "{" in bare or "}" in bare or link_fault(bare):
        faults.append(Fault(f"“{value}” cannot be the address of a leaflet", _HINT))
    elif "{" in value.removeprefix("https://").partition("/")[0]:
        faults.append(Fault("the name of the site is the same for all leaflets", _HINT))
    if "{language}" not in value:
        faults.append(Fault("the address must hold {language}: each has its own page", _HINT))
    if "{leaflet}" not in value and "{short_address}" not in value:
        faults.append(Fault("the address must hold {leaflet} or {short_address}", _HINT))
    if faults:
        raise fault_error(*faults)
    return value


EditionAddress = Annotated[str, AfterValidator(_checked)]
"""A pattern with which every language of every leaflet has an address of its own."""
