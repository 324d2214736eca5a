"""Names that styles use and nobody has: colours, steps of the type scale, icons."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from leaflets.model.layout import Bar, Icon, Layout, Style, Theme
from leaflets.model.library import Library
from leaflets.places import Location, where
from leaflets.problems import Problem
from leaflets.validation import nearest

_COLOURS = ("colour", "background", "border", "marker_colour", "rules", "line")


def unknown_names(library: Library, layout_name: str) -> Iterator[Problem]:
    """Problems of the styles of a layout and of its theme, at their lines."""
    layout = library.layouts[layout_name]
    theme = library.themes[layout.theme]
    known = _Known(library, theme)
    file = f"layouts/themes/{layout.theme}.yaml"
    for place, styles in _theme_styles(theme):
        yield from known.problems(file, place, styles)
    for place, styles in _layout_styles(layout):
        yield from known.problems(f"layouts/{layout_name}.yaml", place, styles)
    for name, accent in theme.accents.items():
        for colour, value in accent.colours.items():
            if not value.startswith("#"):
                found = where(library, file, ("accents", name, "colours", colour))
                hint = "write # and six digits or letters a to f, between quotation marks"
                yield Problem("theme/colour", f"“{value}” is not a colour", found, hint)


def _theme_styles(theme: Theme) -> Iterator[tuple[Location, Mapping[str, Style]]]:
    yield ("styles",), theme.styles
    for name, profile in theme.profiles.items():
        yield ("profiles", name, "styles"), profile.styles


def _layout_styles(layout: Layout) -> Iterator[tuple[Location, Mapping[str, Style]]]:
    for number, form in enumerate(layout.forms):
        yield ("forms", number, "styles"), form.styles


class _Known:
    """What there is to name."""

    def __init__(self, library: Library, theme: Theme) -> None:
        self._library = library
        self._steps = theme.type
        changed = [accent.colours for accent in theme.accents.values()]
        changed += [profile.palette for profile in theme.profiles.values()]
        self._colours = {*theme.palette, *(name for colours in changed for name in colours)}
        self._icons = library.path("layouts", "icons")

    def problems(
        self, file: str, place: Location, styles: Mapping[str, Style]
    ) -> Iterator[Problem]:
        """What is wrong with ``styles``, which stand at ``place`` of ``file``."""
        for name, style in styles.items():
            for location, code, message, hint in self._wrong(style):
                found = where(self._library, file, (*place, name, *location))
                yield Problem(f"theme/{code}", message, found, hint)

    def _wrong(self, style: Style) -> Iterator[tuple[Location, str, str, str]]:
        if style.type is not None and style.type not in self._steps:
            message = f"there is no step “{style.type}” in the type scale"
            yield ("type",), "unknown-type", message, nearest(style.type, self._steps)
        if style.widths is not None and min(style.widths, default=0) <= 0:
            yield ("widths",), "widths", "each column needs a width above 0", "for example [4, 5]"
        for name in _COLOURS:
            yield from self._colour((name,), getattr(style, name))
        if style.icon:
            yield from self._icon(("icon",), style.icon)
        if style.bar:
            yield from self._bar(style.bar)

    def _bar(self, bar: Bar) -> Iterator[tuple[Location, str, str, str]]:
        yield from self._colour(("bar", "colour"), bar.colour)
        if bar.icon:
            yield from self._icon(("bar", "icon"), bar.icon)

    def _icon(self, place: Location, icon: Icon) -> Iterator[tuple[Location, str, str, str]]:
        yield from self._colour((*place, "colour"), icon.colour)
        if not (self._icons / f"{icon.name}.svg").is_file():
            there = sorted(path.stem for path in self._icons.glob("*.svg"))
            message = f"there is no icon “{icon.name}” in layouts/icons"
            yield (*place, "name"), "unknown-icon", message, nearest(icon.name, there)

    def _colour(self, place: Location, colour: Any) -> Iterator[tuple[Location, str, str, str]]:
        if colour is None or colour.startswith("#") or colour in self._colours:
            return
        message = f"the theme's palette has no colour “{colour}”"
        yield place, "unknown-colour", message, nearest(colour, sorted(self._colours))
