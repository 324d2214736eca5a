"""Faults that show on the page: in the layout, the theme and the pictures."""

from __future__ import annotations

from io import BytesIO
from random import Random

from PIL import Image

from tests.quality.corpus.planting import Draft, Kind, Told

LAYOUT = "layouts/plain.yaml"
THEME = "layouts/themes/calm.yaml"
FIGURE = "content/figures/back.yaml"


def _alignment(draft: Draft, chance: Random) -> Told:
    align = chance.choice(("center", "end"))
    draft[THEME]["styles"]["p"]["align"] = align
    return Told(THEME, "styles:")


def _colour_alone(draft: Draft, chance: Random) -> Told:
    """Two boxes have the same picture, or one has none."""
    styles = draft[THEME]["styles"]
    names = [f"tier-{urgency}" for urgency in ("emergency-now", "call-today", "book-soon")]
    one, other = chance.sample(names, 2)
    styles[one]["bar"]["icon"] = dict(styles[other]["bar"]["icon"])
    return Told(THEME, "styles:")


def _contrast(draft: Draft, chance: Random) -> Told:
    grey = chance.choice(("#666666", "#6a6a6a", "#707070"))
    draft[THEME]["palette"]["soft"] = grey
    draft[THEME]["styles"]["h2"]["colour"] = "soft"
    return Told(THEME, f"soft: '{grey}'")


def _underlined(draft: Draft, chance: Random) -> Told:
    """A line to write on stands right below its label."""
    theme = draft[THEME]
    theme["type"]["tight"] = {"size": chance.choice((12, 13, 14)), "leading": 1.0}
    theme["styles"]["blank-label"].update(type="tight", after=0)
    theme["styles"]["blank-line"].update(before=0)
    return Told(THEME, "styles:")


def _gutter(draft: Draft, chance: Random) -> Told:
    gutter = chance.choice((4, 5, 6, 7))
    draft[LAYOUT]["forms"][0]["bands"][0]["gutter"] = gutter
    return Told(LAYOUT, f"gutter: {gutter}")


def _leading(draft: Draft, chance: Random) -> Told:
    step, leading = chance.choice((("body", 1.25), ("body", 1.15), ("lead", 1.2)))
    draft[THEME]["type"][step]["leading"] = leading
    return Told(THEME, f"{step}:")


def _line_length(draft: Draft, chance: Random) -> Told:
    """Most of it stands in a narrow column."""
    draft[LAYOUT]["forms"][0]["bands"][0]["columns"][1]["width"] = chance.choice((116, 119, 122))
    return Told(LAYOUT, "bands:")


def _margins(draft: Draft, chance: Random) -> Told:
    side, width = chance.choice((("sides", 4), ("sides", 3), ("bottom", 3)))
    draft[LAYOUT]["forms"][0]["margins"][side] = width
    return Told(LAYOUT, "margins:")


def _point_size(draft: Draft, chance: Random) -> Told:
    step, size = chance.choice(("small", "fine", "footer")), chance.choice((9, 10, 11))
    draft[LAYOUT]["forms"][0]["type"][step]["size"] = size
    return Told(LAYOUT, f"{step}:")


def _qr_code(draft: Draft, chance: Random) -> Told:
    draft[THEME]["styles"]["qr"]["width"] = chance.choice((20, 22, 24))
    return Told(THEME, "qr:")


def _resolution(draft: Draft, chance: Random) -> Told:
    side, kind = chance.choice((60, 200, 500)), chance.choice(("png", "jpeg"))
    file = BytesIO()
    Image.new("RGB", (side, side), "#f0d5c2").save(file, kind, dpi=(72, 72))
    draft.write(f"content/figures/back.{kind}", file.getvalue())
    draft[FIGURE]["picture"] = f"back.{kind}"
    return Told(FIGURE, "picture:")


PAGES = (
    Kind("legibility/alignment", _alignment, 2),
    Kind("legibility/colour-alone", _colour_alone),
    Kind("legibility/contrast", _contrast),
    Kind("legibility/emphasis", _underlined),
    Kind("legibility/gutters", _gutter),
    Kind("legibility/leading", _leading),
    Kind("legibility/line-length", _line_length),
    Kind("legibility/margins", _margins),
    Kind("legibility/point-size", _point_size),
    Kind("legibility/qr-codes", _qr_code),
    Kind("legibility/resolution", _resolution),
)
