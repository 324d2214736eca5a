"""Colour spaces (ISO 32000-1 8.6), as far as a print shop asks: which inks, or which light."""

from __future__ import annotations

from typing import Any, NamedTuple

from leaflets.preflight.objects import entry, resolved

GREY, RGB, CMYK, SPOT, ALL, NONE, PATTERN, LAB, OTHER = (
    "grey", "RGB", "CMYK", "a spot colour", "all plates", "no plate", "a pattern", "Lab",
    "a colour space that does not exist",
)  # fmt: skip
"""Families of colour spaces; names for people too."""

_NAMES = {
    "/DeviceGray": GREY, "/G": GREY, "/CalGray": GREY, "/DeviceRGB": RGB, "/RGB": RGB,
    "/CalRGB": RGB, "/DeviceCMYK": CMYK, "/CMYK": CMYK, "/Lab": LAB, "/Pattern": PATTERN,
}  # fmt: skip
_BY_COMPONENTS = {1: GREY, 3: RGB, 4: CMYK}
_PROCESS = frozenset({"/Cyan", "/Magenta", "/Yellow", "/Black"})
_PLATES = {"/All": ALL, "/None": NONE, "/Black": GREY}
_DEPTH = 4
"""Spaces based on spaces based on spaces: deeper than this is a loop."""


class Colour(NamedTuple):
    """A colour that is set. ``values``: as the file has them, 0 to 1; none where they are not
    known: in patterns, and in pictures before their samples are looked at."""

    family: str
    values: tuple[float, ...] = ()

    @property
    def inks(self) -> float:
        """All inks together; 1 is one ink in full."""
        return sum(self.values) if self.family == CMYK else 0.0

    @property
    def is_paper(self) -> bool:
        """White: nothing is printed there."""
        if self.family == CMYK:
            return not any(self.values)
        return bool(self.values) and self.family in (GREY, RGB) and min(self.values) >= 1


BLACK = Colour(GREY, (0.0,))
"""What everything is painted with until a colour is set (8.6.5.6)."""


def family(space: Any, resources: Any, depth: int = 0) -> str:
    """What a colour space boils down to. ``space``: a name, also one of the resources, or an
    array."""
    space = resolved(space)
    if isinstance(space, str):
        if space in _NAMES:
            return _NAMES[space]
        known = entry(entry(resources, "/ColorSpace"), space)
        return OTHER if known is None or depth > _DEPTH else family(known, resources, depth + 1)
    if not isinstance(space, list) or not space or depth > _DEPTH:
        return OTHER
    kind, rest = str(resolved(space[0])), [resolved(one) for one in space[1:]]
    if kind == "/ICCBased" and rest:
        return _BY_COMPONENTS.get(entry(rest[0], "/N"), OTHER)
    if kind in ("/Indexed", "/I") and rest:
        return family(rest[0], resources, depth + 1)
    if kind == "/Pattern" and rest:
        return family(rest[0], resources, depth + 1)
    if kind == "/Separation" and rest:
        return _PLATES.get(str(rest[0]), SPOT)
    if kind == "/DeviceN" and rest:
        named = rest[0] if isinstance(rest[0], list) else []
        return CMYK if named and {str(resolved(one)) for one in named} <= _PROCESS else SPOT
    return _NAMES.get(kind, OTHER)


def values_known(space: Any, resources: Any) -> bool:
    """Whether operands of ``sc`` are amounts of ink or light themselves, in the usual order:
    neither an index nor a part of the plates."""
    space = resolved(space)
    if isinstance(space, str) and space not in _NAMES:
        space = entry(entry(resources, "/ColorSpace"), space)
    kind = str(resolved(space[0])) if isinstance(space, list) and space else str(space)
    return kind not in ("/Indexed", "/I", "/DeviceN", "/Pattern", "/Separation", "/Lab")
