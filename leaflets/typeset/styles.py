"""Styles as computed for one leaflet: theme + accent + profile, in points."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from types import MappingProxyType
from typing import Any, Final, Literal

from leaflets.model.form import Form
from leaflets.model.layout import MIN_TEXT_PT, MM, Bar, Icon, Style, Theme, TypeStep
from leaflets.remembered import Kept

Sides = tuple[float, float, float, float]
"""Top, end, bottom, start, in points."""

_INHERITED = ("size", "leading", "weight", "colour", "align", "contrast", "background_seen")
BORDER_WIDTH = 0.3 * MM


@dataclass(frozen=True, slots=True)
class Look:
    """A style with nothing left open. Lengths in points, ``size`` the Latin size.

    ``leading``: line height / size for Latin. ``background_seen``: the colour behind the text,
    from this box or one around it. ``background``: this box's own, or None.
    """

    size: float = 12.0
    leading: float = 1.4
    weight: int = 400
    colour: str = "ink"
    align: Literal["start", "center", "end"] = "start"
    contrast: float = 4.5
    background_seen: str = "paper"
    background: str | None = None
    border: str | None = None
    border_width: float = BORDER_WIDTH
    radius: float = 0.0
    padding: Sides = (0.0, 0.0, 0.0, 0.0)
    before: float = 0.0
    after: float = 0.0
    gap: float = 0.0
    bar: Bar | None = None
    icon: Icon | None = None
    marker: Literal["disc", "decimal", "checkbox", "none"] | None = None
    marker_colour: str | None = None
    indent: float = 0.0
    keep: Literal["together", "with-next", "free"] = "free"
    row: tuple[float | Literal["flex"], ...] | None = None
    columns: int = 1
    widths: tuple[float, ...] | None = None
    rules: str | None = None
    width: float = 0.0
    height: float = 0.0
    line: str = "ink"
    line_width: float = BORDER_WIDTH
    dash: tuple[float, ...] = ()
    bleed: bool = False


LINK_COLOUR = "link"

PAPER, INK, YELLOW = "#ffffff", "#1a1a1a", "#ffe14d"
"""Colours of what the program itself marks: no theme can change them."""

_APART_PADDING = (1.0 * MM, 1.6 * MM, 1.0 * MM, 1.6 * MM)


SET_APART: Final[Mapping[str, Any]] = {
    "colour": INK,
    "background": YELLOW,
    "background_seen": YELLOW,
    "contrast": 7.0,
    "border": INK,
    "border_width": 0.8,
    "radius": 0.0,
    "padding": _APART_PADDING,
}
"""How a paragraph with words that nobody has checked looks: framed, so that it shows in black and
white too."""

_MOST_LOOKS: Final = 4_096
"""Kept by a stylesheet; a theme makes some hundreds of them."""

_LENGTHS = frozenset(
    {"border_width", "radius", "before", "after", "gap", "indent", "width", "height", "line_width"}
)


class Stylesheet:
    """Finds the look of an element by its class names.

    One for each theme, accent, form of the layout and profile; each changes the one before. Bars
    and icons of a form keep their sizes: a profile knows ink, and no paper.
    """

    def __init__(self, theme: Theme, accent: str, profile: str, form: Form | None = None) -> None:
        changes = theme.profiles.get(profile)
        self._type = {**theme.type, **(form.type if form else {})}
        self.smallest = form.smallest if form else MIN_TEXT_PT
        """No text is smaller, in points."""
        self._styles: dict[str, dict[str, Any]] = {}
        self._change(theme.styles)
        if form:
            self._change(form.styles)
        if changes:
            self._change(changes.styles, form.styles if form else {})
        self.palette: dict[str, str] = dict(theme.palette)
        if accent in theme.accents:
            self.palette.update(theme.accents[accent].colours)
        if changes:
            self.palette.update(changes.palette)
        self._looks: dict[tuple[tuple[str, ...], int], tuple[Look, Look]] = {}
        self._changed: Kept[Look] = Kept(_MOST_LOOKS)

    def _change(
        self, styles: Mapping[str, Style], sizes: Mapping[str, Style] = MappingProxyType({})
    ) -> None:
        """``sizes``: styles whose bars and icons are as large as they are."""
        for name, style in styles.items():
            changed = _given(style)
            if own := sizes.get(name):
                changed |= _resized(style, own)
            self._styles[name] = {**self._styles.get(name, {}), **changed}

    def look(self, classes: tuple[str, ...], parent: Look) -> Look:
        """The look of an element with ``classes`` inside ``parent``; later classes win. The very
        same for the very same parent."""
        key = (classes, id(parent))  # comparing looks takes long
        found = self._looks.get(key)
        if found is None:
            if len(self._looks) >= _MOST_LOOKS:
                self._looks.clear()
            found = self._looks[key] = (self._computed(classes, parent), parent)
        return found[0]

    def changed(self, look: Look, **values: Any) -> Look:
        """``look`` with other values, the very same again for the very same look."""
        more = tuple(values.items())
        found = self._changed.get((look,), more)
        if found is None:
            found = self._changed.put(replace(look, **values), (look,), more)
        return found

    def knows(self, name: str) -> bool:
        return name in self._styles

    def pairs(self) -> Iterator[tuple[str, str, float]]:
        """Each colour that styles give to text, with each background that they give to boxes, and
        the contrast asked for by the text or else by the box; which of them meet is for templates
        to say."""
        page = self.look(("page",), Look())
        texts = {(page.colour, 0.0), (LINK_COLOUR, 0.0)}
        boxes = {(page.background_seen, page.contrast)}
        for given in self._styles.values():
            contrast = given.get("contrast")
            for colour in filter(None, map(given.get, ("colour", "marker_colour"))):
                texts.add((colour, contrast or 0.0))
            if background := given.get("background"):
                boxes.add((background, contrast or page.contrast))
        for colour, asked in sorted(texts):
            for background, usual in sorted(boxes):
                yield colour, background, asked or usual

    def given(self, classes: tuple[str, ...]) -> dict[str, Any]:
        """What the styles of ``classes`` say themselves, by the fields of ``Style``; later classes
        win. Lengths in millimetres."""
        given: dict[str, Any] = {}
        for name in classes:
            given.update(self._styles.get(name, {}))
        return given

    def step(self, name: str) -> TypeStep:
        """A step of the type scale, as the form of the layout has it."""
        return self._type[name]

    def _computed(self, classes: tuple[str, ...], parent: Look) -> Look:
        given = self.given(classes)
        values: dict[str, Any] = {name: getattr(parent, name) for name in _INHERITED}
        if (step := given.pop("type", None)) is not None:
            values["size"], values["leading"] = self._type[step].size, self._type[step].leading
        for name, value in given.items():
            if name in _LENGTHS:
                values[name] = value * MM
            elif name == "padding":
                values[name] = _sides(value)
            elif name == "weight":
                values[name] = 700 if value == "bold" else 400
            elif name == "dash":
                values[name] = tuple(part * MM for part in value)
            else:
                values[name] = value
        if values.get("background"):
            values["background_seen"] = values["background"]
        return Look(**values)


def _given(style: Style) -> dict[str, Any]:
    return {name: getattr(style, name) for name in style.model_fields_set}


def _resized(style: Style, own: Style) -> dict[str, Bar | Icon]:
    """The bar and the icon of ``style``, as large as those of ``own``."""
    found: dict[str, Bar | Icon] = {}
    if style.bar and own.bar:
        icon = style.bar.icon and _icon_resized(style.bar.icon, own.bar.icon)
        found["bar"] = Bar(width=own.bar.width, colour=style.bar.colour, icon=icon)
    if style.icon and own.icon:
        found["icon"] = _icon_resized(style.icon, own.icon)
    return found


def _icon_resized(icon: Icon, own: Icon | None) -> Icon:
    return icon.model_copy(update={"size": own.size}) if own else icon


def _sides(value: tuple[float, ...]) -> Sides:
    points = tuple(part * MM for part in value)
    if len(points) == 1:
        return (points[0],) * 4
    if len(points) == 2:
        return (points[0], points[1], points[0], points[1])
    return (points[0], points[1], points[2], points[3])


assert {field.name for field in fields(Look)} >= _LENGTHS
