"""Names that styles use and nobody has (colours, steps of the type scale, icons, the styles
themselves), and type that comes out too small."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from leaflets.markup import BLOCKS, INLINE
from leaflets.model.form import Form, Layout
from leaflets.model.layout import Bar, Icon, Style, Theme
from leaflets.model.library import Library
from leaflets.places import Location, where
from leaflets.problems import Problem
from leaflets.templating.classes import classes_of
from leaflets.validation import nearest

NESTED = ("li", "caption", "thead", "tbody", "tr", "th", "td", "figcaption")
"""Elements that stand only inside others, beside ``BLOCKS`` and ``INLINE``."""

OF_PROGRAM = ("page", "figure-label", "between-languages")
"""Styles that the program itself asks for."""

_COLOURS = ("colour", "background", "border", "marker_colour", "rules", "line")


def theme_problems(library: Library, layout: str, theme: str) -> Iterator[Problem]:
    """That the theme of a layout is broken or not there."""
    yield from library.problems_of(f"layouts/themes/{theme}.yaml")
    if theme not in library.themes and not library.problems_of(f"layouts/themes/{theme}.yaml"):
        place = where(library, f"layouts/{layout}.yaml", ("theme",))
        hint = nearest(theme, library.themes)
        yield Problem("layout/no-theme", f"there is no theme “{theme}”", place, hint)


def accent_problems(library: Library, leaflet: str, theme: Theme) -> Iterator[Problem]:
    """That the theme does not have the accent of a leaflet."""
    accent = library.leaflets[leaflet].accent
    if accent != "default" and accent not in theme.accents:
        place = where(library, f"content/leaflets/{leaflet}.yaml", ("accent",))
        message = f"the theme has no accent “{accent}”"
        yield Problem("content/no-accent", message, place, nearest(accent, theme.accents))


def unknown_names(library: Library, layout_name: str) -> Iterator[Problem]:
    """Problems of the styles of a layout and of its theme, at their lines."""
    layout = library.layouts[layout_name]
    theme = library.themes[layout.theme]
    known = _Known(library, theme)
    file = f"layouts/themes/{layout.theme}.yaml"
    for place, styles in _theme_styles(theme):
        yield from known.problems(file, place, styles)
    own = f"layouts/{layout_name}.yaml"
    for place, styles in _layout_styles(layout):
        yield from known.problems(own, place, styles)
    for number, form in enumerate(layout.forms):
        yield from _wrong_type(library, own, number, form, theme)
    yield from _unused(library, theme, (own, _layout_styles(layout)), (file, _profiles(theme)))
    for name, accent in theme.accents.items():
        for colour, value in accent.colours.items():
            if not value.startswith("#"):
                found = where(library, file, ("accents", name, "colours", colour))
                hint = "write # and six digits or letters a to f, between quotation marks"
                yield Problem("theme/colour", f"“{value}” is not a colour", found, hint)


def _unused(
    library: Library,
    theme: Theme,
    *changed: tuple[str, Iterable[tuple[Location, Mapping[str, Style]]]],
) -> Iterator[Problem]:
    """Changes of styles that the theme does not have and no template names."""
    templates = sorted(library.path("layouts").rglob("*.j2"))
    named = classes_of(templates)
    known = {*theme.styles, *BLOCKS, *INLINE, *NESTED, *OF_PROGRAM}
    for file, found in changed:
        for place, styles in found:
            for name in styles:
                if name not in known and not named.has(name):
                    message = f"nothing is called “{name}”: no template and no style of the theme"
                    hint = nearest(name, sorted(known | named.words))
                    at = where(library, file, (*place, name))
                    yield Problem("theme/unused-style", message, at, hint)


def _theme_styles(theme: Theme) -> Iterator[tuple[Location, Mapping[str, Style]]]:
    yield ("styles",), theme.styles
    yield from _profiles(theme)


def _profiles(theme: Theme) -> Iterator[tuple[Location, Mapping[str, Style]]]:
    for name, profile in theme.profiles.items():
        yield ("profiles", name, "styles"), profile.styles


def _layout_styles(layout: Layout) -> Iterator[tuple[Location, Mapping[str, Style]]]:
    for number, form in enumerate(layout.forms):
        yield ("forms", number, "styles"), form.styles


def _wrong_type(
    library: Library, file: str, number: int, form: Form, theme: Theme
) -> Iterator[Problem]:
    """Steps of a form that the theme does not have, and those of its styles below its floor."""
    place: Location = ("forms", number)
    compact = form.fit.compact if form.fit else {}
    for part, scale in ((("type",), form.type), (("fit", "compact"), compact)):
        for name in scale:
            if name not in theme.type:
                found = where(library, file, (*place, *part, name))
                message = f"the theme’s type scale has no step “{name}”"
                yield Problem("theme/unknown-type", message, found, nearest(name, theme.type))
    scale = {**theme.type, **form.type}
    used: dict[str, str] = {}
    for styles in (form.styles, *(styles for _, styles in _theme_styles(theme))):
        for style_name, style in styles.items():
            if style.type in scale:
                used.setdefault(style.type, style_name)
    for name, style_name in used.items():
        if scale[name].size < form.smallest:
            found = where(library, file, (*place, "smallest"))
            message = (
                f"the style “{style_name}” would be {scale[name].size:g} pt, "
                f"below {form.smallest:g} pt"
            )
            hint = f"add to type of this form: {name}: {{size: {form.smallest:g}}}"
            yield Problem("theme/too-small", message, found, hint)


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
