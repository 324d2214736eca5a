"""Composition -> one HTML file: the same content as the PDF, nothing fetched, no scripts."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from leaflets.html.dress import Dress
from leaflets.html.nodes import Writer
from leaflets.model.nodes import Composition, Image
from leaflets.model.picture import Picture, VectorPicture
from leaflets.scorecard.page import LANGUAGE, form
from leaflets.scorecard.svg import svg

STYLE = """
body { font: 16px/1.45 system-ui, sans-serif; color: INK; background: #fff; margin: 0 auto;
  max-width: 62em; padding: 1.5em; }
header { background: BAND; color: #fff; border-radius: .5em; padding: 1em 1.5em; }
header.band { display: flex; flex-wrap: wrap; gap: 1em 2em; justify-content: space-between; }
h1 { margin: .1em 0 .3em; } h2 { color: BAND; margin: 1.4em 0 .4em; font-size: 1.2em; }
p { margin: 0 0 .4em; max-width: 45em; } td p, th p { margin: 0; }
.overline, .good, .wait, .bad, .state-words, .tile-figure, .code { font-weight: bold; }
.band-words { flex: 1 1 24em; } .scores th.head:nth-child(2) { width: 40%; }
.state { flex: 0 1 17em; background: #fff; color: INK; border-radius: .4em; padding: .8em 1.2em; }
.tiles { display: flex; flex-wrap: wrap; gap: 1em; margin: 1.2em 0; }
.tile { background: TILE; border-radius: .4em; padding: .6em 1.2em; flex: 1 1 8em; }
.tile-figure { font-size: 1.7em; line-height: 1.2; } .state-words { font-size: 1.2em; }
.fine, .note, .below-heading, .tile-words, .state-name, th.head { color: MUTED; font-size: .9em; }
.good { color: GOOD; } .wait { color: WAIT; } .bad { color: BAD; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: start; vertical-align: top; padding: .4em .8em .4em 0;
  border-bottom: 1px solid RULE; font-weight: inherit; }
th.head { font-weight: bold; } td { min-width: 3em; }
svg { width: 100%; height: auto; min-width: 8em; display: block; }
.key { display: grid; grid-template-columns: repeat(auto-fill, 2em 9em); gap: .3em .6em;
  margin: .6em 0; align-items: center; }
.key svg { min-width: 2em; }
.caution { border: 2px solid BAND; border-radius: .4em; padding: .8em 1.2em; margin: 1.5em 0; }
.signatures td { height: 3.5em; } .choices { display: flex; gap: 1em; } li { margin-bottom: .4em; }
footer { color: MUTED; font-size: .9em; margin-top: 2em; }
"""
COLOURS = {
    "INK": "ink",
    "BAND": "band",
    "TILE": "tile",
    "MUTED": "muted",
    "GOOD": "good-words",
    "WAIT": "wait-words",
    "BAD": "bad-words",
    "RULE": "hairline",
}
"""Names in ``STYLE`` -> colours of the theme."""


def page(composition: Composition, pictures: Mapping[str, Picture], title: str) -> str:
    """The whole page."""
    writer = Writer(_Charts(pictures).draw, Dress(), landmarks=("header", "footer"))
    blocks = "\n".join(writer.nodes(block.nodes) for block in composition.blocks)
    header, footer = writer.nodes(composition.header), writer.nodes(composition.footer)
    return (
        f'<!doctype html>\n<html lang="{LANGUAGE}">\n<head><meta charset="utf-8"/>'
        '<meta name="viewport" content="width=device-width"/>'
        f"<title>{escape(title)}</title><style>{_style()}</style></head>\n"
        f"<body>{header}\n<main>{blocks}</main>\n{footer}</body>\n</html>\n"
    )


def _style() -> str:
    palette, style = form()[1].palette, STYLE
    for name in sorted(COLOURS, key=len, reverse=True):  # BAND before BAD
        style = style.replace(name, palette[COLOURS[name]])
    return style


class _Charts:
    """Images of a report, all of them charts."""

    def __init__(self, pictures: Mapping[str, Picture]) -> None:
        self._pictures, self._palette = pictures, form()[1].palette
        self._drawn = 0

    def draw(self, node: Image) -> str:
        picture = self._pictures[node.name]
        if not isinstance(picture, VectorPicture):
            raise TypeError("charts are drawings")
        self._drawn += 1
        return svg(node, picture, self._palette, f"chart-{self._drawn}")
