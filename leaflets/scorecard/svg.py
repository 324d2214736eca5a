"""Charts as SVG inside a page: the same shapes, with a title that is read aloud."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape

from leaflets.model.nodes import Image
from leaflets.model.picture import Path, VectorPicture

ABOVE = 6.0
"""Room for what is written above a chart, in picture units."""

LETTERS = 4.6
"""Height of letters in picture units."""


def svg(image: Image, picture: VectorPicture, palette: Mapping[str, str], name: str) -> str:
    """An ``svg`` element. ``name``: of its own in the page, for its title and description."""
    above = ABOVE if image.labels else 0.0
    lead, _, rest = image.alt.partition(": ")
    box = f"0 {-above:g} {picture.width:g} {picture.height + above:g}"
    shapes = "".join(_path(path, palette) for path in picture.paths)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" class="{image.classes[-1]}" '
        f'aria-labelledby="{name}-t {name}-d" viewBox="{box}" '
        f'style="max-width:{picture.width * 1.25:g}mm">'
        f'<title id="{name}-t">{escape(lead)}</title>'
        f'<desc id="{name}-d">{escape(rest or lead)}</desc>'
        f"{shapes}{''.join(_labels(image, picture, palette))}</svg>"
    )


def _path(path: Path, palette: Mapping[str, str]) -> str:
    d = " ".join(" ".join(_written(part) for part in segment) for segment in path.segments)
    fill = palette[path.fill] if path.fill else "none"
    stroke = ""
    if path.stroke:
        stroke = f' stroke="{palette[path.stroke]}" stroke-width="{path.stroke_width:g}"'
    return f'<path d="{d}" fill="{fill}"{stroke}/>'


def _written(part: str | float) -> str:
    return part if isinstance(part, str) else f"{part:g}"


def _labels(image: Image, picture: VectorPicture, palette: Mapping[str, str]) -> Iterator[str]:
    """What is written above the points that it belongs to, not beyond the sides."""
    for label in image.labels:
        at = label.points[0][0]
        anchor = "start" if at < LETTERS else "middle"
        anchor = "end" if at > picture.width - LETTERS else anchor
        yield (
            f'<text x="{at:g}" y="-1" font-size="{LETTERS:g}" font-weight="bold" '
            f'text-anchor="{anchor}" fill="{palette["ink"]}" aria-hidden="true">'
            f"{escape(str(label.words))}</text>"
        )
