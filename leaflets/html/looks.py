"""The theme as CSS: a rule for each set of classes that a page uses, from the same styles as PDFs.

Sizes are relative to the reader's own type size: 1 rem is the body size of the theme, 12 points.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, Final

from leaflets.html.dark import is_dark, turned
from leaflets.model.layout import MM
from leaflets.model.nodes import Classes
from leaflets.typeset.styles import Stylesheet

LARGE: Final = 1.35
"""Type that is larger than this, in body sizes, is smaller on a narrow screen."""

ICON_SPACE: Final = 2.5
"""Millimetres between a sign and the words beside it, as on paper."""

BELOW: Final = 3.0
"""Most millimetres between what stands beside each other on paper and does so no more."""

COLUMN: Final = "12rem"
"""Least width of the columns of a list: on a telephone there is one."""

_EDGES = {"before": "margin-block-start", "after": "margin-block-end"}


class Looks:
    """Gathers the sets of classes that are used, and says how they look."""

    def __init__(self, stylesheet: Stylesheet) -> None:
        self._sheet = stylesheet
        self._body = stylesheet.step("body").size
        self._used: dict[str, Classes] = {}

    def use(self, tag: str, classes: Classes) -> dict[str, Any]:
        """Note that an element is used; gives what its styles say."""
        own = [_identifier(name) for name in classes[1:] if name != tag]
        self._used.setdefault(".".join((tag, *own)), classes)
        return self._sheet.given(classes)

    def css(self) -> str:
        """The palettes, light and dark, and the rules; fewer classes first, so that more win."""
        rules: list[str] = []
        kept, back = [".l-drawn", ".l-plate"], [":root"]
        for selector, classes in sorted(self._used.items(), key=lambda one: one[0].count(".")):
            given = self._sheet.given(classes)
            if declared := "".join(f"{name}:{value};" for name, value in self._declared(given)):
                rules.append(f"{selector}{{{declared}}}")
            rules += self._parts(selector, given)
            if ground := given.get("background"):
                (kept if is_dark(self._hex(ground)) else back).append(selector)
        light = self._palette(lambda colour: colour)
        dark = self._palette(turned)
        page = self._sheet.given(("page",)).get("colour", "ink")
        rules.insert(0, f":root{{{light}--page:{self.colour(page)};}}")
        night = [f"{','.join(back)}{{{dark}}}"]
        # What is dark by day stays so: its words were chosen for it.
        night += [f"{','.join(kept)}{{{light}}}"]
        rules.append(f"@media screen and (prefers-color-scheme:dark){{{''.join(night)}}}")
        return "\n".join(rules)

    def colour(self, name: str) -> str:
        """A colour of the palette, or one that is written out."""
        return name if name.startswith("#") else f"var(--{name})"

    def _hex(self, name: str) -> str:
        return self._sheet.palette.get(name, name if name.startswith("#") else "#ffffff")

    def _palette(self, changed: Callable[[str], str]) -> str:
        return "".join(
            f"--{name}:{changed(colour)};"
            for name, colour in self._sheet.palette.items()
            if re.fullmatch("[a-z][a-z0-9-]*", name)
        )

    def _declared(self, given: dict[str, Any]) -> Iterator[tuple[str, str]]:
        if step := given.get("type"):
            found = self._sheet.step(step)
            yield "font-size", self._size(found.size)
            yield "--line", f"{found.leading:g}"
            yield "line-height", "calc(var(--line)*var(--leading))"
        if weight := given.get("weight"):
            yield "font-weight", "700" if weight == "bold" else "400"
        if colour := given.get("colour"):
            yield "color", self.colour(colour)
            # A link on a panel keeps the panel's colour: the line below it tells it apart.
            yield "--link-here", "var(--link)" if colour == "ink" else "currentColor"
        if align := given.get("align"):
            yield "text-align", align
        for field, name in _EDGES.items():
            if field in given:
                yield name, _rem(given[field])
        yield from self._box(given)
        if given.get("keep") == "together":
            yield "break-inside", "avoid"
        if given.get("keep") == "with-next":
            yield "break-after", "avoid"

    def _box(self, given: dict[str, Any]) -> Iterator[tuple[str, str]]:
        if ground := given.get("background"):
            yield "background-color", self.colour(ground)
        if border := given.get("border"):
            width = max(1.0, given.get("border_width", 0.3) * 96 / 25.4)
            yield "border", f"{width:.3g}px solid {self.colour(border)}"
        if bar := given.get("bar"):
            yield "border-inline-start", f"{_rem(bar.width)} solid {self.colour(bar.colour)}"
            yield "--bar", _rem(bar.width)
            yield "--sign", _rem(bar.icon.size) if bar.icon else "0rem"
            if bar.icon:
                yield "--sign-colour", self.colour(bar.icon.colour)
        if radius := given.get("radius"):
            yield "border-radius", _rem(radius)
        icon, padding = given.get("icon"), given.get("padding")
        if padding or icon:
            top, end, bottom, start = _sides(padding or (0.0,))
            room = start + icon.size + ICON_SPACE if icon else start
            yield "padding-block", f"{_rem(top)} {_rem(bottom)}"
            yield "padding-inline", f"{_rem(room)} {_rem(end)}"
            yield "--start", _rem(start)
            yield "--top", _rem(top)
        if icon:
            yield "--sign", _rem(icon.size)
            yield "--sign-colour", self.colour(icon.colour)
        if given.get("indent") and not icon:
            yield "--indent", _rem(given["indent"])
        if (gap := given.get("gap")) is not None:
            yield "--gap", _rem(gap)
        if given.get("marker_colour"):
            yield "--marker", self.colour(given["marker_colour"])
        if rules := given.get("rules"):
            yield "--rules", f"1px solid {self.colour(rules)}"
        if line := given.get("line"):
            yield "--drawn", self.colour(line)
        if (width := given.get("line_width")) is not None:
            shown = max(1.0, width * 96 / 25.4) if width else 0.0
            yield "border-top", f"{shown:.3g}px solid {self.colour(given.get('line', 'ink'))}"

    def _parts(self, selector: str, given: dict[str, Any]) -> Iterator[str]:
        """Rules for what stands in an element."""
        if (row := given.get("row")) and len(row) > 1:
            gap = given.get("gap", 3.0)
            spaces = f"{_rem(min(gap, BELOW))} {_rem(gap)}"
            yield f"{selector}{{display:flex;flex-wrap:wrap;gap:{spaces}}}"
            yield f"{selector}>*{{flex:1 1 13rem;min-width:0;margin-block-start:0}}"
            yield f"{selector}>.l-drawn{{flex:0 1 auto}}"
        if (columns := given.get("columns") or 1) > 1:
            yield f"{selector}{{columns:{columns} {COLUMN}}}"
        if given.get("bleed"):
            # Colour from edge to edge, words where all words stand.
            edges = "margin-inline:0;padding-inline:max(var(--sides),.9rem);border-radius:0"
            yield f"header>{selector},footer>{selector}{{{edges}}}"
        if widths := given.get("widths"):
            for number, width in enumerate(widths, 1):
                share = f"{100 * width / sum(widths):.4g}%"
                cells = f"{selector}>thead>tr>:nth-child({number})"
                yield f"@media print,(min-width:34rem){{{cells}{{width:{share}}}}}"

    def _size(self, points: float) -> str:
        ratio = points / self._body
        if ratio <= LARGE:
            return f"{ratio:.4g}rem"
        least = max(LARGE, ratio * 0.7)
        return f"clamp({least:.4g}rem,{least * 0.7:.4g}rem + {ratio * 1.3:.3g}vw,{ratio:.4g}rem)"


def _identifier(name: str) -> str:
    """A class as CSS writes it (CSS Syntax 3, 4.3.7): whatever it is called, it ends no rule."""
    return re.sub(r"[^A-Za-z0-9_-]|^[0-9]", lambda found: f"\\{ord(found[0]):x} ", name)


def _rem(millimetres: float) -> str:
    return f"{millimetres * MM / 12:.4g}rem"


def _sides(padding: tuple[float, ...]) -> tuple[float, float, float, float]:
    if len(padding) == 1:
        return (padding[0],) * 4
    if len(padding) == 2:
        return (*padding, *padding)
    return padding[0], padding[1], padding[2], padding[3]
