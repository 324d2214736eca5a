"""Charts as SVG inside a page: the same shapes, with a title that is read aloud."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape

from leaflets.html.svg import element, shapes
from leaflets.model.nodes import Image
from leaflets.model.picture import VectorPicture

ABOVE = 6.0
"""Room for what is written above a chart, in picture units."""

LETTERS = 4.6
"""Height of letters in picture units."""


def svg(image: Image, picture: VectorPicture, palette: Mapping[str, str], name: str) -> str:
    """An ``svg`` element. ``name``: of its own in the page, for its title and description."""
    above = ABOVE if image.labels else 0.0
    lead, _, rest = image.alt.partition(": ")
    return element(
        shapes(picture, lambda colour: palette.get(colour, colour))
        + "".join(_labels(image, picture, palette)),
        f"0 {-above:g} {picture.width:g} {picture.height + above:g}",
        name=name,
        title=lead,
        about=rest or lead,
        more=f' class="{image.classes[-1]}" style="max-width:{picture.width * 1.25:g}mm"',
    )


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
