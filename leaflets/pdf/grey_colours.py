"""Everything in shades of grey: for printing in black alone."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from leaflets.model.page import Drawing
from leaflets.model.picture import RasterPicture
from leaflets.pdf.colours import Colours, Operators, Palette, Rgb
from leaflets.pdf.syntax import fine_number
from leaflets.problems import Problem
from leaflets.remembered import KeptByOne

_GREYED: KeptByOne[RasterPicture, RasterPicture] = KeptByOne(64)


class GreyColours(Colours):
    """All colours in DeviceGray, by Rec. 601 luma: what office printers make of them, and what
    contrast was measured in. Thinner lines than half a point get lost when they are copied."""

    thinnest = 0.5

    def operator(self, value: Rgb, names: Operators) -> str:
        red, green, blue = value
        luma = 0.299 * red + 0.587 * green + 0.114 * blue
        return f"{fine_number(round(luma, 3))} {names.grey}"

    def raster(self, drawing: Drawing, problems: list[Problem]) -> RasterPicture:
        picture = super().raster(drawing, problems)
        if picture.mode == "gray":
            return picture
        return _GREYED.get(picture) or _GREYED.put(picture, _greyed(picture))


def _greyed(picture: RasterPicture) -> RasterPicture:
    from PIL import Image  # only for leaflets with raster pictures

    size = (picture.width, picture.height)
    samples = Image.frombytes("RGB", size, picture.samples).convert("L").tobytes()
    return replace(picture, mode="gray", samples=samples)


@lru_cache(maxsize=64)
def grey_colours_of(palette: Palette) -> GreyColours:
    """One object for equal palettes, as ``colours_of``."""
    return GreyColours(palette)
