"""Drawings inside a page: vector pictures as ``svg`` elements with words that are read aloud."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from leaflets.model.picture import Path, Segment, VectorPicture

Paint = Callable[[str], str]
"""A colour of a picture, ``#rrggbb`` or of the palette -> the colour in CSS."""


def element(
    inside: str, box: str, *, name: str = "", title: str = "", more: str = "", about: str = ""
) -> str:
    """An ``svg`` element. ``box``: its viewBox; ``title``: read aloud in its place, and ``about``
    after it; without a title it is decoration. ``name``: of its own in the page; ``more``: further
    attributes."""
    start = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}"{more}'
    if not title:
        return f'{start} aria-hidden="true" focusable="false">{inside}</svg>'
    labels = f"{name}-t {name}-d" if about else f"{name}-t"
    desc = f'<desc id="{name}-d">{escape(about)}</desc>' if about else ""
    return (
        f'{start} role="img" aria-labelledby="{labels}">'
        f'<title id="{name}-t">{escape(title)}</title>{desc}{inside}</svg>'
    )


def shapes(picture: VectorPicture, paint: Paint) -> str:
    """All paths of a drawing."""
    # A ten-thousandth of its width, or better: finer than any screen shows.
    places = max(1, 4 - len(f"{picture.width:.0f}"))
    return "".join(_path(path, paint, places) for path in picture.paths)


def painted(**colours: str) -> str:
    """Attributes for colours; those that the page may change stand in a style."""
    plain = "".join(f' {name}="{one}"' for name, one in colours.items() if not _varies(one))
    style = ";".join(f"{name}:{one}" for name, one in colours.items() if _varies(one))
    return plain + (f' style="{style}"' if style else "")


def _varies(colour: str) -> bool:
    return colour.startswith("var(")


def _path(path: Path, paint: Paint, places: int) -> str:
    d = "".join(_segment(segment, places) for segment in path.segments)
    colours, more = {"fill": paint(path.fill) if path.fill else "none"}, ""
    if path.stroke:
        colours["stroke"] = paint(path.stroke)
        more = f' stroke-width="{path.stroke_width:g}"'
        if path.round_joins:
            more += ' stroke-linejoin="round" stroke-linecap="round"'
        if path.dash:
            more += f' stroke-dasharray="{" ".join(f"{one:g}" for one in path.dash)}"'
    if path.even_odd:
        more += ' fill-rule="evenodd"'
    return f'<path d="{d}"{painted(**colours)}{more}/>'


def _segment(segment: Segment, places: int) -> str:
    command, *numbers = segment
    return f"{command}{' '.join(f'{round(float(one), places):g}' for one in numbers)}"
