"""A theme in the colours of a clinic, made so that all of it can be read.

A clinic's accent must do wherever that of the topic does: each text that can be read there with the
colours of the topic must have the contrast that the style asks for, in colour and in grey, with
those of the clinic. A colour that does not is replaced by the nearest lighter or darker one of its
hue that does, and whoever builds is told. So is one that could be taken for the colour of an urgent
warning, where that of the topic could not.
"""

from __future__ import annotations

import colorsys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from leaflets.model.brand import BrandColours
from leaflets.model.form import Layout
from leaflets.model.layout import Accent, Theme
from leaflets.model.library import Library
from leaflets.places import where
from leaflets.problems import Problem, Severity
from leaflets.remembered import Kept
from leaflets.typeset.contrast import contrast, rgb, suffices
from leaflets.typeset.likeness import difference
from leaflets.typeset.styles import Stylesheet

ACCENT: Final = "accent"
TINT: Final = "accent-tint"
"""What themes call the two colours that a topic, or a clinic, decides."""

_DECIDED: Final[tuple[str, ...]] = (ACCENT, TINT)

TINT_SHARE: Final = 0.1
"""Of the accent in a tint that is made from it, the rest is paper: as in the shipped themes."""

URGENT: Final[tuple[str, ...]] = ("emergency", "today")
"""What themes call the colours of warnings that cannot wait. Blue, of the others, is the colour of
many clinics and topics, and is left to them."""

APART: Final = 0.1
"""How different an accent must look from these (OKLab; our choice: as those of the shipped themes
do from each other)."""

_LEVELS: Final = 255


class Replaced(NamedTuple):
    """A colour of a clinic that cannot be printed, why, and what is printed: a colour, or nothing
    where those of the topic are. ``field``: of the clinic's colours. ``ratio``: contrast of
    ``text`` on ``behind``; where ``like`` names an urgent colour, ``behind``, how different from it
    ``text`` looks."""

    field: str
    asked: str
    text: str
    behind: str
    ratio: float
    needed: float
    used: str
    like: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Branded:
    """A theme in a clinic's colours, and which of them had to be replaced."""

    theme: Theme
    replaced: tuple[Replaced, ...]


class _Demand(NamedTuple):
    """Text that must be readable on what is behind it: ``#rrggbb``, or ACCENT or TINT."""

    text: str
    behind: str
    needed: float

    def ratio(self, colours: Mapping[str, str]) -> float:
        return contrast(colours.get(self.text, self.text), colours.get(self.behind, self.behind))

    def holds(self, colours: Mapping[str, str]) -> bool:
        return suffices(self.ratio(colours), self.needed)


class _Unlike(NamedTuple):
    """The accent must not look like ``behind``, which themes call ``like``."""

    text: str
    behind: str
    needed: float
    like: str

    def ratio(self, colours: Mapping[str, str]) -> float:
        return difference(colours.get(self.text, self.text), self.behind)

    def holds(self, colours: Mapping[str, str]) -> bool:
        return self.ratio(colours) >= self.needed


_BRANDED: Kept[Branded] = Kept(256)


def branded(theme: Theme, layout: Layout, topic: str, asked: BrandColours) -> Branded:
    """``theme`` in the colours of a clinic, for leaflets with the accent ``topic``; the very same
    again for equal colours."""
    more = (topic, asked.accent, asked.tint)
    found = _BRANDED.get((theme, layout), more)
    return found or _BRANDED.put(_branded(theme, layout, topic, asked), (theme, layout), more)


def replaced_colours(library: Library, made: Iterable[tuple[str, str, str]]) -> tuple[Problem, ...]:
    """Warnings about colours of clinics that are not printed as they are. ``made``: clinic, leaflet
    and layout of what is asked for."""
    found: dict[Problem, None] = {}
    coloured = {name: c.colours for name, c in library.clinics.items() if c.colours}
    for clinic, leaflet, layout in dict.fromkeys(made) if coloured else ():
        asked, noun = coloured.get(clinic), library.layouts.get(layout)
        theme, recipe = (
            library.themes.get(noun.theme if noun else ""),
            library.leaflets.get(leaflet),
        )
        if asked and noun and theme and recipe:
            for one in branded(theme, noun, recipe.accent, asked).replaced:
                found[_warning(library, clinic, one)] = None
    return tuple(found)


def _warning(library: Library, clinic: str, one: Replaced) -> Problem:
    instead = (
        f"{one.used} is printed instead, the nearest of its hue that can"
        if one.used
        else "the colours of each topic are printed instead, since none of its hue can"
    )
    why = (
        f"{one.asked} could be taken for the colour of a warning, “{one.like}”: {one.text} and "
        f"{one.behind} are {one.ratio:.3f} apart, and {one.needed:g} is needed (OKLab)"
        if one.like
        else f"{one.asked} cannot be read everywhere: {one.text} on {one.behind} has a contrast of "
        f"{one.ratio:.2f}:1, and {one.needed:g}:1 is needed (in colour and in grey)"
    )
    return Problem(
        "clinic/colour-replaced",
        f"{why}; {instead}",
        where(library, f"content/clinics/{clinic}.yaml", ("colours", one.field)),
        f'write {one.field}: "{one.used}" if you agree, or choose another of your colours'
        if one.used
        else "choose another of your colours, or leave colours out",
        Severity.WARNING,
    )


def _branded(theme: Theme, layout: Layout, topic: str, asked: BrandColours) -> Branded:
    demands = frozenset(_demands(theme, layout, topic))
    paper = theme.palette.get("paper", "#ffffff")
    of_tint = [one for one in demands if TINT in one[:2] and ACCENT not in one[:2]]
    given = asked.tint and _nearest(asked.tint, lambda c: all(d.holds({TINT: c}) for d in of_tint))

    def colours(accent: str, tint: str | None = None) -> dict[str, str]:
        return {ACCENT: accent, TINT: tint or _mixed(accent, paper)}

    def readable(tint: str | None) -> Callable[[str], bool]:
        return lambda accent: all(d.holds(colours(accent, tint)) for d in demands)

    used = _nearest(asked.accent, readable(given)) if given else None
    if used is None:
        given, used = None, _nearest(asked.accent, readable(None))
    printed = colours(used, given) if used else {}
    replaced: list[Replaced] = []
    if used != asked.accent:
        tried = colours(asked.accent, given)
        replaced.append(_told("accent", asked.accent, demands, tried, used or ""))
    if asked.tint and printed.get(TINT) != asked.tint:
        tried = colours(used or asked.accent, asked.tint)
        replaced.append(_told("tint", asked.tint, demands, tried, printed.get(TINT, "")))
    return Branded(_in_colours(theme, printed), tuple(replaced))


def _told(
    field: str,
    asked: str,
    demands: Iterable[_Demand | _Unlike],
    tried: Mapping[str, str],
    used: str,
) -> Replaced:
    """With the text that could be read worst, or the warning it looks most like."""
    worst = min(demands, key=lambda one: (one.ratio(tried) / one.needed, one))
    text, behind = (tried.get(name, name) for name in worst[:2])
    like = worst.like if isinstance(worst, _Unlike) else ""
    return Replaced(field, asked, text, behind, worst.ratio(tried), worst.needed, used, like)


def _demands(theme: Theme, layout: Layout, topic: str) -> Iterator[_Demand | _Unlike]:
    """What can be read with the colours of ``topic``, and told from warnings, in any form and
    profile."""
    for profile in ("", *theme.profiles):
        changed = theme.profiles[profile].palette if profile else {}
        for form in layout.forms:
            sheet = Stylesheet(theme, topic, profile, form)
            own = {name: sheet.palette[name] for name in _DECIDED if name in sheet.palette}
            # What a profile decides, for printers without colours, no clinic changes.
            fixed = {**sheet.palette, **{name: name for name in own if name not in changed}}
            for text, behind, needed in sheet.pairs():
                demand = _Demand(fixed.get(text, text), fixed.get(behind, behind), needed)
                if own.keys() & demand[:2] and text != behind and demand.holds(own):
                    yield demand
            for name in URGENT if fixed.get(ACCENT) == ACCENT else ():
                unlike = _Unlike(ACCENT, sheet.palette.get(name, ""), APART, name)
                if unlike.behind and unlike.holds(own):
                    yield unlike


def _nearest(asked: str, passes: Callable[[str], bool]) -> str | None:
    """``asked`` or, of the colours with its hue and saturation (HLS), the one that differs least in
    lightness and passes; of two the darker one."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*rgb(asked))
    if passes(asked):
        return asked
    for step in range(1, _LEVELS + 1):
        for other in (lightness - step / _LEVELS, lightness + step / _LEVELS):
            if 0 <= other <= 1:
                colour = _hex(colorsys.hls_to_rgb(hue, other, saturation))
                if passes(colour):
                    return colour
    return None


def _mixed(accent: str, paper: str) -> str:
    """``TINT_SHARE`` of the accent on paper."""
    pairs = zip(rgb(accent), rgb(paper), strict=True)
    return _hex(tuple(TINT_SHARE * a + (1 - TINT_SHARE) * b for a, b in pairs))


def _hex(colour: Iterable[float]) -> str:
    return "#" + "".join(f"{round(part * _LEVELS):02x}" for part in colour)


def _in_colours(theme: Theme, colours: Mapping[str, str]) -> Theme:
    """``theme`` with these colours in its palette and its accents."""
    accents = {
        name: Accent(colours={**accent.colours, **colours})
        for name, accent in theme.accents.items()
    }
    return theme.model_copy(update={"palette": {**theme.palette, **colours}, "accents": accents})
