"""Colours and strokes of SVG: presentation attributes, ``style``, and palette names.

A drawing names a theme's palette colour with ``data-fill`` and ``data-stroke``; the ordinary
``fill`` and ``stroke`` beside them are for the drawing program only. Everything that would need
transparency is refused: one flat colour a shape prints alike on every machine (PDF/A stays plain).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Literal, NamedTuple

from leaflets.pictures.path_data import number_list
from leaflets.pictures.shapes import length


class Paint(NamedTuple):
    """What a shape inherits from the groups around it. Initial values: SVG 1.1 chapter 11."""

    fill: str | None = "#000000"
    stroke: str | None = None
    stroke_width: float = 1.0
    even_odd: bool = False
    cap: str = "butt"
    join: str = "miter"
    dash: tuple[float, ...] = ()
    visible: bool = True


class Refusal(Exception):  # noqa: N818 - a reason, turned into a Problem by the reader
    """Why a value cannot be used: a stable code, a sentence, and what to do."""

    def __init__(self, code: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.code, self.message, self.hint = code, message, hint


_BASIC_COLOURS: Mapping[str, str] = {
    # The sixteen basic names of CSS (CSS Color Level 3, section 4.1) and a few common ones.
    "black": "#000000", "silver": "#c0c0c0", "gray": "#808080", "white": "#ffffff",
    "maroon": "#800000", "red": "#ff0000", "purple": "#800080", "fuchsia": "#ff00ff",
    "green": "#008000", "lime": "#00ff00", "olive": "#808000", "yellow": "#ffff00",
    "navy": "#000080", "blue": "#0000ff", "teal": "#008080", "aqua": "#00ffff",
    "grey": "#808080", "orange": "#ffa500", "pink": "#ffc0cb", "brown": "#a52a2a",
    "gold": "#ffd700", "lightgray": "#d3d3d3", "lightgrey": "#d3d3d3",
    "darkgray": "#a9a9a9", "darkgrey": "#a9a9a9",
}  # fmt: skip
_HEX = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})", re.ASCII)
_RGB = re.compile(r"rgb\(([^()]*)\)")
_PALETTE_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


def colour(text: str) -> str | None:
    """``#rrggbb`` for a colour value, None for ``none``. Raises ``Refusal``."""
    value = text.strip()
    if value in {"none", "transparent"}:
        return None
    if _HEX.fullmatch(value):
        digits = value[1:].lower()
        return "#" + (digits if len(digits) == 6 else "".join(d + d for d in digits))
    if value.lower() in _BASIC_COLOURS:
        return _BASIC_COLOURS[value.lower()]
    match = _RGB.fullmatch(value)
    if match:
        return _from_rgb(value, match.group(1))
    hint = "Write the colour as #rrggbb."
    if value.lower() == "currentcolor":
        hint = 'Name a palette colour: data-fill="ink" or data-stroke="ink".'
    raise Refusal("picture/colour", f'"{value[:40]}" is not a colour this reader knows.', hint)


def _from_rgb(value: str, inside: str) -> str:
    try:
        numbers = number_list(inside.replace("%", " "))
    except ValueError:
        numbers = []
    percent = inside.count("%")
    top = 100.0 if percent else 255.0
    if len(numbers) != 3 or percent not in {0, 3} or not all(0 <= n <= top for n in numbers):
        message = f'"{value[:40]}" must hold three numbers from 0 to 255, or three percentages.'
        raise Refusal("picture/colour", message, "Write the colour as #rrggbb.")
    return "#" + "".join(f"{round(n * 255 / top):02x}" for n in numbers)


def palette_name(text: str) -> str:
    """The name of a palette colour as written in ``data-fill``. Raises ``Refusal``."""
    if not _PALETTE_NAME.fullmatch(text.strip()):
        raise Refusal(
            "picture/palette-name",
            f'"{text[:40]}" is not the name of a palette colour.',
            "Use small letters, digits and single hyphens, such as skin-line.",
        )
    return text.strip()


def _fill(paint: Paint, value: str) -> Paint:
    return paint._replace(fill=colour(value))


def _stroke(paint: Paint, value: str) -> Paint:
    return paint._replace(stroke=colour(value))


def _palette_fill(paint: Paint, value: str) -> Paint:
    return paint._replace(fill=palette_name(value))


def _palette_stroke(paint: Paint, value: str) -> Paint:
    return paint._replace(stroke=palette_name(value))


def _width(paint: Paint, value: str) -> Paint:
    width = length(value)
    if width < 0:
        raise ValueError("a stroke width must not be negative")
    return paint._replace(stroke_width=width)


def _dash(paint: Paint, value: str) -> Paint:
    if value == "none":
        return paint._replace(dash=())
    parts = tuple(number_list(value.replace("px", " ")))
    if not parts or len(parts) > 12 or min(parts) < 0 or not any(parts):
        raise ValueError("a dash pattern holds up to 12 lengths, none negative, not all zero")
    # An odd pattern is repeated to become even (SVG 1.1 11.4).
    return paint._replace(dash=parts * 2 if len(parts) % 2 else parts)


def _rule(paint: Paint, value: str) -> Paint:
    return paint._replace(even_odd=_one_of(value, "nonzero", "evenodd") == "evenodd")


def _cap(paint: Paint, value: str) -> Paint:
    return paint._replace(cap=_one_of(value, "butt", "round"))


def _join(paint: Paint, value: str) -> Paint:
    return paint._replace(join=_one_of(value, "miter", "round"))


def _visibility(paint: Paint, value: str) -> Paint:
    return paint._replace(visible=_one_of(value, "visible", "hidden", "collapse") == "visible")


def _one_of(value: str, *allowed: str) -> str:
    if value not in allowed:
        raise ValueError(f'"{value[:20]}" is not supported; use {" or ".join(allowed)}')
    return value


_SETTERS: Mapping[str, Callable[[Paint, str], Paint]] = {
    "fill": _fill,
    "stroke": _stroke,
    "stroke-width": _width,
    "stroke-linecap": _cap,
    "stroke-linejoin": _join,
    "stroke-dasharray": _dash,
    "fill-rule": _rule,
    "visibility": _visibility,
    # Last, so that a palette name wins over the colour beside it.
    "data-fill": _palette_fill,
    "data-stroke": _palette_stroke,
}

Kind = Literal["paint", "neutral-only", "ignored", "unknown"]

_OPAQUE = "Mix the colour by hand and use it at full strength."
_NEUTRAL: Mapping[str, tuple[frozenset[str], str]] = {
    "opacity": (frozenset({"1", "1.0", "100%"}), _OPAQUE),
    "fill-opacity": (frozenset({"1", "1.0", "100%"}), _OPAQUE),
    "stroke-opacity": (frozenset({"1", "1.0", "100%"}), _OPAQUE),
    "mix-blend-mode": (frozenset({"normal"}), _OPAQUE),
    "filter": (frozenset({"none"}), "Remove the effect (shadow, blur) from the drawing."),
    "mask": (frozenset({"none"}), "Cut the shape itself instead of masking it."),
    "clip-path": (frozenset({"none"}), "Cut the shape itself instead of clipping it."),
    "marker": (frozenset({"none"}), "Draw the arrow head as a path."),
    "marker-start": (frozenset({"none"}), "Draw the arrow head as a path."),
    "marker-mid": (frozenset({"none"}), "Draw the arrow head as a path."),
    "marker-end": (frozenset({"none"}), "Draw the arrow head as a path."),
    "stroke-dashoffset": (frozenset({"0", "0px"}), "Begin the dash pattern at 0."),
    "paint-order": (frozenset({"normal"}), "Draw the stroke as a shape of its own."),
    "vector-effect": (frozenset({"none"}), "Let the stroke grow with the drawing."),
}
_WITHOUT_EFFECT = frozenset({
    "stroke-miterlimit", "clip-rule", "color", "color-interpolation", "color-rendering",
    "shape-rendering", "image-rendering", "overflow", "enable-background", "isolation",
    "solid-color", "solid-opacity", "color-interpolation-filters", "white-space", "line-height",
    "letter-spacing", "word-spacing", "direction", "writing-mode", "baseline-shift", "display",
})  # fmt: skip
_TEXT_PREFIXES = ("font", "text-", "-")


def property_kind(name: str) -> Kind:
    """How a property is treated, wherever it is written."""
    if name in _SETTERS:
        return "paint"
    if name in _NEUTRAL:
        return "neutral-only"
    # Drawing programs write font settings on shapes too; without text they change nothing.
    if name in _WITHOUT_EFFECT or name.startswith(_TEXT_PREFIXES):
        return "ignored"
    return "unknown"


def apply_property(paint: Paint, name: str, value: str) -> Paint:
    """``paint`` with one property set. Raises ``Refusal``, or ``ValueError`` with a sentence."""
    value = value.removesuffix("!important").strip()
    if "url(" in value.lower():
        raise Refusal(
            "picture/reference",
            f'{name}="{value[:40]}" points at something else (a gradient, pattern or file).',
            "Use one flat colour, such as #0b5c73.",
        )
    if name in _NEUTRAL:
        neutral, hint = _NEUTRAL[name]
        if value not in neutral:
            raise Refusal("picture/effect", f'{name}="{value[:40]}" is not supported.', hint)
        return paint
    if value == "inherit" or name not in _SETTERS:
        return paint
    return _SETTERS[name](paint, value)


def in_order(names: Mapping[str, str]) -> list[tuple[str, str]]:
    """The properties in the order in which they must be applied."""
    order = list(_SETTERS)
    return sorted(names.items(), key=lambda item: order.index(item[0]) if item[0] in order else -1)
