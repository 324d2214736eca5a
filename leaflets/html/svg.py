"""Drawings inside a page: vector pictures as ``svg`` elements with words that are read aloud."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from leaflets.model.picture import Path, VectorPicture

Paint = Callable[[str, str | None], str]
"""``fill`` or ``stroke``, and a colour or none -> the attribute."""


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
    return "".join(_path(path, paint) for path in picture.paths)


def _path(path: Path, paint: Paint) -> str:
    d = " ".join(" ".join(_written(part) for part in segment) for segment in path.segments)
    more = paint("fill", path.fill)
    if path.stroke:
        more += paint("stroke", path.stroke) + f' stroke-width="{path.stroke_width:g}"'
        if path.round_joins:
            more += ' stroke-linejoin="round" stroke-linecap="round"'
        if path.dash:
            more += f' stroke-dasharray="{" ".join(f"{one:g}" for one in path.dash)}"'
    if path.even_odd:
        more += ' fill-rule="evenodd"'
    return f'<path d="{d}"{more}/>'


def _written(part: str | float) -> str:
    return part if isinstance(part, str) else f"{round(part, 3):g}"
