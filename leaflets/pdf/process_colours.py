"""The one map from colours to inks, for print shops.

sRGB is turned into cyan, magenta, yellow and black (in that order, each 0 to 1) by the ICC profile
of the printing condition: relative colorimetric, so that white is bare paper and other colours are
met where the inks can. What a profile does not know is put right after that:

- What is grey is black ink alone, as light as the grey is; and so is what is nearly grey, and what
  is nearly black. Words and hairlines of one ink stay sharp when the plates do not meet.
- Inks are whole percents, and traces that only soil a colour are left out.
- No more than ``MOST_INK`` of all inks together: more does not dry.

White is no ink at all, and hides what is below it: nothing is overprinted (ISO 32000-1 8.6.7).
"""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from leaflets.model.picture import RasterPicture
from leaflets.pdf.colours import Colours, Operators, Palette, Rgb
from leaflets.pdf.icc import srgb_profile
from leaflets.pdf.syntax import fine_number
from leaflets.remembered import Kept

if TYPE_CHECKING:
    from leaflets.model.page import Drawing
    from leaflets.problems import Problem

Inks = tuple[float, float, float, float]
"""Cyan, magenta, yellow, black, each 0..1."""

MOST_INK: Final = 3.0
"""300 %: what coated paper on a sheet-fed offset press takes (ISO 12647-2 allows up to 350 %)."""

NEARLY_GREY: Final = 10.0
"""Chroma (CIE 1976 C*ab) below which a colour that is darker than ``TINT`` counts as grey."""

TINT: Final = 85.0
"""Lightness (CIE L*) from which a colour is a tint and keeps its hue, however faint."""

NEARLY_BLACK: Final = (20.0, 20.0)
"""Lightness and chroma below which a colour is black."""

_TRACE: Final = 5
"""Percent of an ink that is left out beside ten times as much of others."""


class ProcessColours(Colours):
    """All colours in DeviceCMYK. Thinner lines than a quarter of a point break up in print."""

    thinnest = 0.25

    def __init__(self, palette: Palette, profile: bytes) -> None:
        super().__init__(palette)
        self._press = press_inks(profile)
        self._rasters: Kept[RasterPicture] = Kept(32)

    def operator(self, value: Rgb, names: Operators) -> str:
        inks = " ".join(map(fine_number, self._press.inks(value)))
        return f"{inks} {names.cmyk}"

    def raster(self, drawing: Drawing, problems: list[Problem]) -> RasterPicture:
        picture, ground = super().raster(drawing, problems), drawing.ground or "paper"
        known = self._rasters.get((picture,), ground)
        if known is None:
            below = self._press.inks(self.value(ground) or (1.0, 1.0, 1.0))
            known = self._rasters.put(self._press.raster(picture, below), (picture,), ground)
        return known


class PressInks:
    """What the inks of one printing condition make of colours. ``profile``: ICC, CMYK."""

    def __init__(self, profile: bytes) -> None:
        from PIL import ImageCms  # 20 ms, and only print shops need it

        intent = ImageCms.Intent.RELATIVE_COLORIMETRIC
        press = ImageCms.ImageCmsProfile(BytesIO(profile))
        screen = ImageCms.ImageCmsProfile(BytesIO(srgb_profile()))
        self._to_inks: Any = ImageCms.buildTransform(screen, press, "RGB", "CMYK", intent)
        lab = ImageCms.createProfile("LAB")
        to_lab = ImageCms.buildTransform(press, lab, "CMYK", "LAB", intent)
        self._lightness = _of_black(to_lab)
        self._known: dict[Rgb, Inks] = {}

    def inks(self, value: Rgb) -> Inks:
        """Of a colour."""
        known = self._known.get(value)
        if known is None:
            if len(self._known) >= 4_096:
                self._known.clear()
            known = self._known[value] = self._made(value)
        return known

    def _made(self, value: Rgb) -> Inks:
        lightness, chroma = lightness_and_chroma(value)
        if lightness <= NEARLY_BLACK[0] and chroma <= NEARLY_BLACK[1]:
            return (0.0, 0.0, 0.0, 1.0)
        if len(set(value)) == 1 or (chroma < NEARLY_GREY and lightness < TINT):
            return (0.0, 0.0, 0.0, self.black(lightness))
        from PIL import Image

        samples = bytes([round(part * 255) for part in value])
        made = Image.frombytes("RGB", (1, 1), samples)
        percents = [round(one / 2.55) for one in self._converted(made).tobytes()]
        return _limited(_without_traces(percents))

    def black(self, lightness: float) -> float:
        """How much black alone is as light as that; to a percent."""
        nearest = min(range(101), key=lambda k: abs(self._lightness[k] - lightness))
        return nearest / 100

    def raster(self, picture: RasterPicture, ground: Inks) -> RasterPicture:
        """A raster picture in inks, put on ``ground`` where it can be seen through."""
        from PIL import Image

        size = (picture.width, picture.height)
        if picture.mode == "gray":
            made = self._of_greys(Image.frombytes("L", size, picture.samples))
        else:
            made = self._converted(Image.frombytes("RGB", size, picture.samples))
        made = _limited_picture(made)
        if picture.alpha is not None:
            below = Image.new("CMYK", size, tuple(round(one * 255) for one in ground))
            made = Image.composite(made, below, Image.frombytes("L", size, picture.alpha))
        return RasterPicture(picture.width, picture.height, "cmyk", made.tobytes())

    def _converted(self, picture: Any) -> Any:
        from PIL import ImageCms

        return ImageCms.applyTransform(picture, self._to_inks)

    def _of_greys(self, picture: Any) -> Any:
        """Greys in black ink alone."""
        from PIL import Image

        table = [
            round(self.black(lightness_and_chroma((grey / 255,) * 3)[0]) * 255)
            for grey in range(256)
        ]
        none = Image.new("L", picture.size, 0)
        return Image.merge("CMYK", (none, none, none, picture.point(table)))


@lru_cache(maxsize=8)
def press_inks(profile: bytes) -> PressInks:
    """One object for each profile: it takes a tenth of a second to get ready."""
    return PressInks(profile)


@lru_cache(maxsize=64)
def process_colours_of(palette: Palette, profile: bytes) -> ProcessColours:
    """One object for equal palettes and profiles, as ``colours_of``."""
    return ProcessColours(palette, profile)


def lightness_and_chroma(value: Rgb) -> tuple[float, float]:
    """CIE L* and C*ab of an sRGB colour (IEC 61966-2-1; CIE 15, white point D65)."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in value
    )
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089
    fx, fy, fz = (
        one ** (1 / 3) if one > 216 / 24389 else (24389 / 27 * one + 16) / 116 for one in (x, y, z)
    )
    a, b = 500 * (fx - fy), 200 * (fy - fz)
    return 116 * fy - 16, (a * a + b * b) ** 0.5


def _of_black(to_lab: Any) -> list[float]:
    """Lightness of black ink alone, 0 to 100 %, from that of bare paper, which counts as white."""
    from PIL import Image, ImageCms

    ramp = b"".join(bytes((0, 0, 0, round(percent * 2.55))) for percent in range(101))
    picture = Image.frombytes("CMYK", (101, 1), ramp)
    made: Any = ImageCms.applyTransform(picture, to_lab)
    return [one / 2.55 for one in made.tobytes()[::3]]


def _without_traces(percents: list[int]) -> list[int]:
    most = max(percents)
    return [0 if one < _TRACE and one * 10 <= most else one for one in percents]


def _limited(percents: list[int]) -> Inks:
    """No more than ``MOST_INK``: black stays, the others give way alike."""
    *colours, black = percents
    over = sum(percents) - round(MOST_INK * 100)
    if over > 0:
        total = sum(colours)
        colours = [one * (total - over) // total for one in colours]
    cyan, magenta, yellow = (one / 100 for one in colours)
    return (cyan, magenta, yellow, black / 100)


def _limited_picture(picture: Any) -> Any:
    """The same for each sample of a picture."""
    from PIL import Image, ImageMath

    *colours, black = picture.split()
    most = round(MOST_INK * 255)

    def less(args: Any) -> Any:
        total = args["c"] + args["m"] + args["y"]
        room = args["min"](total, most - args["k"])
        return args["int"](args["one"] * room / args["max"](total, 1))

    given = {"c": colours[0], "m": colours[1], "y": colours[2], "k": black}
    kept = [ImageMath.lambda_eval(less, one=one, **given).convert("L") for one in colours]
    return Image.merge("CMYK", (*kept, black))
