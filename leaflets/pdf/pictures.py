"""Pictures: vector paths and QR modules to operators, raster images to image XObjects."""

from __future__ import annotations

from functools import lru_cache
from math import log10
from typing import TYPE_CHECKING, Final

from leaflets.model.page import ARTIFACT, Drawing, QrDrawing
from leaflets.model.picture import Path, QrSymbol, RasterPicture, Segment, VectorPicture
from leaflets.pdf.syntax import CACHED_EFFORT, fine_number, number, stream
from leaflets.pictures.qr import QUIET_ZONE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from leaflets.model.page import Element
    from leaflets.pdf.canvas import PageCanvas
    from leaflets.pdf.serialise import LeafletFile

CACHED_PICTURES: Final = 256
_COLOUR_SPACES: Final = {"rgb": "DeviceRGB", "gray": "DeviceGray"}
_drawn_pictures: dict[int, tuple[VectorPicture, tuple[str, ...]]] = {}


class Images:
    """The raster images of one document, each embedded once."""

    def __init__(self, file: LeafletFile) -> None:
        self._file = file
        self._names: dict[RasterPicture, tuple[str, int]] = {}

    def name(self, picture: RasterPicture) -> str:
        """The resource name of a picture; embeds it at first use."""
        entry = self._names.get(picture)
        if entry is None:
            image, mask = _image_streams(picture)
            softmask = f"/SMask {self._file.add(mask)} 0 R" if mask else ""
            body = image.replace(b"/SMask", softmask.encode(), 1)
            entry = (f"Im{len(self._names) + 1}", self._file.add(body))
            self._names[picture] = entry
        return entry[0]

    def resources(self) -> str:
        """The XObject entry of the resource dictionary, if there are images."""
        names = "".join([f"/{name} {number} 0 R" for name, number in self._names.values()])
        return f"/XObject<<{names}>>" if names else ""


@lru_cache(maxsize=32)
def _image_streams(picture: RasterPicture) -> tuple[bytes, bytes]:
    """An image XObject (ISO 32000-1 8.9.5) with a place for its soft mask's reference, and the
    soft mask (11.6.5.3). Samples are compressed without loss."""
    size = f"/Type/XObject/Subtype/Image/Width {picture.width}/Height {picture.height}"
    colour_space = f"/BitsPerComponent 8/ColorSpace/{_COLOUR_SPACES[picture.mode]}"
    image = stream(picture.samples, f"{size}{colour_space}/SMask", CACHED_EFFORT)
    if picture.alpha is None:
        return image, b""
    gray = "/BitsPerComponent 8/ColorSpace/DeviceGray"
    return image, stream(picture.alpha, size + gray, CACHED_EFFORT)


def draw_picture(
    canvas: PageCanvas, drawing: Drawing, elements: Sequence[Element], images: Images
) -> None:
    """Paint a picture into its rectangle."""
    _open(canvas, drawing.element, elements)
    picture = drawing.picture
    bottom = canvas.height - drawing.y - drawing.height
    right = drawing.x + drawing.width
    operators = canvas.operators
    if isinstance(picture, RasterPicture):  # an image fills the unit square, upright
        across, start = (-drawing.width, right) if drawing.mirror else (drawing.width, drawing.x)
        matrix = f"{number(across)} 0 0 {number(drawing.height)} {number(start)} {number(bottom)}"
        operators.append(f"q {matrix} cm /{images.name(picture)} Do Q")
        return
    across, start = drawing.width / picture.width, drawing.x
    if drawing.mirror:
        across, start = -across, right
    down = -drawing.height / picture.height
    top = number(canvas.height - drawing.y)
    operators.append(f"q {fine_number(across)} 0 0 {fine_number(down)} {number(start)} {top} cm")
    last = ""
    for path, outline in zip(picture.paths, _outlines(picture), strict=True):
        settings = _path_settings(canvas, path, drawing)
        if settings and settings != last:
            operators.append(settings)
            last = settings
        operators.append(outline)
    operators.append("Q")


def draw_qr(canvas: PageCanvas, drawing: QrDrawing, elements: Sequence[Element]) -> None:
    """Paint a QR code; the quiet zone stays empty."""
    _open(canvas, drawing.element, elements)
    module = drawing.side / (drawing.symbol.size + 2 * QUIET_ZONE)
    left = number(drawing.x + QUIET_ZONE * module)
    top = number(canvas.height - drawing.y - QUIET_ZONE * module)
    scale = fine_number(module)
    colour = canvas.colours.fill(drawing.colour)
    canvas.operators.append(f"q {colour} {scale} 0 0 -{scale} {left} {top} cm")
    canvas.operators.append(_modules(drawing.symbol))
    canvas.operators.append("Q")


def _open(canvas: PageCanvas, element: int, elements: Sequence[Element]) -> None:
    if element == ARTIFACT:
        canvas.open_artifact("Layout")
    else:
        canvas.open_element(element, elements[element].role)


def _path_settings(canvas: PageCanvas, path: Path, drawing: Drawing) -> str:
    """Operators that set a path's colours and line; names replaced as the drawing says."""
    parts: list[str] = []
    if path.fill:
        parts.append(canvas.colours.fill(drawing.colours.get(path.fill, path.fill)))
    if path.stroke:
        parts.append(canvas.colours.stroke(drawing.colours.get(path.stroke, path.stroke)))
        ends = 1 if path.round_joins else 0
        dash = " ".join(map(fine_number, path.dash))
        parts.append(f"{fine_number(path.stroke_width)} w {ends} J {ends} j [{dash}]0 d")
    return " ".join(parts)


def _outlines(picture: VectorPicture) -> tuple[str, ...]:
    """Each path's outline and painting operator, in picture units; kept by identity, because
    hashing a large drawing costs more than writing it."""
    known = _drawn_pictures.get(id(picture))
    if known is not None and known[0] is picture:
        return known[1]
    size = max(picture.width, picture.height, 1.0)
    places = max(0, 4 - int(log10(size)))  # to between 1/10 000 and 1/100 000 of the picture
    outlines = tuple([_outline(path, places) for path in picture.paths])
    if len(_drawn_pictures) >= CACHED_PICTURES:
        _drawn_pictures.clear()
    _drawn_pictures[id(picture)] = (picture, outlines)
    return outlines


def _outline(path: Path, places: int) -> str:
    parts = [_segment(segment, places) for segment in path.segments]
    rule = "*" if path.even_odd else ""
    if path.fill:
        parts.append(("B" if path.stroke else "f") + rule)
    else:
        parts.append("S" if path.stroke else "n")
    return " ".join(parts)


def _segment(segment: Segment, places: int) -> str:
    if segment[0] == "Z":
        return "h"
    values = " ".join([fine_number(round(value, places)) for value in segment[1:]])
    return f"{values} {segment[0].lower()}"


@lru_cache(maxsize=CACHED_PICTURES)
def _modules(symbol: QrSymbol) -> str:
    """The dark modules as one path of rectangles, each as wide and then as high as it can be: in
    one path, no renderer leaves hairlines between neighbours."""
    left_open: dict[tuple[int, int], int] = {}
    parts: list[str] = []

    def finish(run: tuple[int, int], first_row: int, row: int) -> None:
        parts.append(f"{run[0]} {first_row} {run[1]} {row - first_row} re")

    for row, modules in enumerate((*symbol.rows, bytes(symbol.size))):
        runs = _dark_runs(modules)
        for run in sorted(set(left_open).difference(runs)):
            finish(run, left_open.pop(run), row)
        for run in runs:
            left_open.setdefault(run, row)
    return "\n".join([*parts, "f"])


def _dark_runs(modules: bytes) -> list[tuple[int, int]]:
    """(first module, number of modules) of each dark stretch of a row."""
    runs: list[tuple[int, int]] = []
    start = -1
    for column, module in enumerate((*modules, 0)):
        if module and start < 0:
            start = column
        elif not module and start >= 0:
            runs.append((start, column - start))
            start = -1
    return runs
