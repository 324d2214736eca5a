"""Pictures: vector paths and QR modules to operators, raster images to image XObjects."""

from __future__ import annotations

import re
from functools import lru_cache
from math import log10
from typing import TYPE_CHECKING, Final, NamedTuple

from leaflets.model.page import ARTIFACT, Drawing, QrDrawing
from leaflets.model.picture import Path, QrSymbol, RasterPicture, Segment, VectorPicture
from leaflets.pdf.syntax import CACHED_EFFORT, fine_number, number, rectangle, stream
from leaflets.pictures.qr import QUIET_ZONE, module_size
from leaflets.remembered import Kept, KeptByOne

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from leaflets.model.page import Element
    from leaflets.pdf.canvas import PartCanvas
    from leaflets.pdf.colours import Colours
    from leaflets.pdf.serialise import LeafletFile
    from leaflets.problems import Problem

CACHED_PICTURES: Final = 32
FORM_LENGTH: Final = 1000
"""Characters of a drawing that is worth an object of its own (a form XObject, 8.10): it is
compressed once and drawn by name. A smaller one is written where it is used."""

_COLOUR_SPACES: Final = {"rgb": "DeviceRGB", "gray": "DeviceGray", "cmyk": "DeviceCMYK"}
_MITRE: Final = 10
"""How far a corner of a line can reach, in line widths (8.4.3.5: the mitre limit)."""


class XObject(NamedTuple):
    """A picture that is drawn by name: its stream in two halves, between which the reference of its
    soft mask goes; and the stream of the mask, if it has one."""

    before_mask: bytes
    after_mask: bytes = b""
    mask: bytes = b""


class Painting(NamedTuple):
    """A vector drawing in its colours, in picture units: operators, or the form they are in."""

    operators: str
    form: XObject | None


_outlines: KeptByOne[VectorPicture, tuple[str, ...]] = KeptByOne(CACHED_PICTURES)
_paintings: Kept[Painting] = Kept(CACHED_PICTURES)


def x_object(drawing: Drawing, colours: Colours, problems: list[Problem]) -> XObject | None:
    """The object that a drawing needs, if any."""
    picture = drawing.picture
    if isinstance(picture, RasterPicture):
        return _image(colours.raster(drawing, problems))
    return _painting(picture, drawing, colours, problems).form


def add_x_objects(names: Mapping[XObject, str], file: LeafletFile) -> str:
    """Add the objects of a document's pictures; returns the entry of its resource dictionary."""
    entries: list[str] = []
    for picture, name in names.items():
        before, after, mask = picture
        body = b"%b/SMask %d 0 R%b" % (before, file.add(mask), after) if mask else before + after
        entries.append(f"/{name} {file.add(body)} 0 R")
    return f"/XObject<<{''.join(entries)}>>" if entries else ""


@lru_cache(maxsize=32)
def _image(picture: RasterPicture) -> XObject:
    """An image XObject (ISO 32000-1 8.9.5) and its soft mask (11.6.5.3). Samples are compressed
    without loss."""
    size = f"/Type/XObject/Subtype/Image/Width {picture.width}/Height {picture.height}"
    colour_space = f"/BitsPerComponent 8/ColorSpace/{_COLOUR_SPACES[picture.mode]}"
    image = stream(picture.samples, size + colour_space, CACHED_EFFORT)
    if picture.alpha is None:
        return XObject(image)
    gray = "/BitsPerComponent 8/ColorSpace/DeviceGray"
    mask = stream(picture.alpha, size + gray, CACHED_EFFORT)
    return XObject(image[:2], image[2:], mask)  # after the << of its dictionary


def draw_picture(
    canvas: PartCanvas,
    drawing: Drawing,
    elements: Sequence[Element],
    names: Mapping[XObject, str],
) -> None:
    """Paint a picture into its rectangle. ``names``: of the document's picture objects."""
    _open(canvas, drawing.element, elements)
    picture = drawing.picture
    bottom = canvas.top - drawing.y - drawing.height
    left = canvas.left + drawing.x
    right = left + drawing.width
    if isinstance(picture, RasterPicture):  # an image fills the unit square, upright
        across, start = (-drawing.width, right) if drawing.mirror else (drawing.width, left)
        matrix = f"{number(across)} 0 0 {number(drawing.height)} {number(start)} {number(bottom)}"
        image = _image(canvas.colours.raster(drawing, canvas.problems))
        canvas.operators.append(f"q {matrix} cm /{names[image]} Do Q")
        return
    across, start = drawing.width / picture.width, left
    if drawing.mirror:
        across, start = -across, right
    down = -drawing.height / picture.height
    top = number(canvas.top - drawing.y)
    matrix = f"{fine_number(across)} 0 0 {fine_number(down)} {number(start)} {top}"
    operators, form = _painting(picture, drawing, canvas.colours, canvas.problems)
    shown = f"/{names[form]} Do" if form else operators
    canvas.operators.append(f"q {matrix} cm\n{shown}\nQ")


def _painting(
    picture: VectorPicture, drawing: Drawing, colours: Colours, problems: list[Problem]
) -> Painting:
    """A drawing's operators, with names of colours replaced as ``drawing`` says."""
    replaced = tuple(drawing.colours.items())
    thinnest = colours.thinnest * picture.width / drawing.width if colours.thinnest else 0.0
    more = (replaced, thinnest)
    known = _paintings.get((picture, colours), more)
    if known is not None:
        return known
    flaws: list[Problem] = []
    parts: list[str] = []
    last = ""
    for path, outline in zip(picture.paths, _picture_outlines(picture), strict=True):
        settings = _path_settings(path, drawing.colours, colours, flaws, thinnest)
        if settings and settings != last:
            parts.append(settings)
            last = settings
        parts.append(outline)
    operators = "\n".join(parts)
    form = _form(picture, operators, thinnest) if len(operators) >= FORM_LENGTH else None
    problems.extend(flaws)
    painting = Painting("" if form else operators, form)
    return painting if flaws else _paintings.put(painting, (picture, colours), more)


def _form(picture: VectorPicture, operators: str, thinnest: float) -> XObject:
    """A form XObject (8.10.2); its box is where it paints, with room for corners of lines."""
    room = 1 + _MITRE * max(thinnest, *[path.stroke_width for path in picture.paths])
    segments = [segment for path in picture.paths for segment in path.segments]
    xs = [float(value) for segment in segments for value in segment[1::2]]
    ys = [float(value) for segment in segments for value in segment[2::2]]
    box = rectangle(min(xs) - room, min(ys) - room, max(xs) + room, max(ys) + room)
    entries = f"/Type/XObject/Subtype/Form/BBox{box}/Resources<<>>"
    return XObject(stream(operators.encode("ascii"), entries, CACHED_EFFORT))


def draw_qr(canvas: PartCanvas, drawing: QrDrawing, elements: Sequence[Element]) -> None:
    """Paint a QR code; the quiet zone stays empty."""
    _open(canvas, drawing.element, elements)
    module = module_size(drawing.symbol, drawing.side)
    left = number(canvas.left + drawing.x + QUIET_ZONE * module)
    top = number(canvas.top - drawing.y - QUIET_ZONE * module)
    scale = fine_number(module)
    colour = canvas.colours.fill(drawing.colour, canvas.problems)
    modules = _modules(drawing.symbol)
    canvas.operators.append(f"q {colour} {scale} 0 0 -{scale} {left} {top} cm\n{modules}\nQ")


def _open(canvas: PartCanvas, element: int, elements: Sequence[Element]) -> None:
    if element == ARTIFACT:
        canvas.open_artifact("Layout")
    else:
        canvas.open_element(element, elements[element].role)


def _path_settings(
    path: Path,
    replaced: Mapping[str, str],
    colours: Colours,
    problems: list[Problem],
    thinnest: float,
) -> str:
    """Operators that set a path's colours and line; names replaced as the drawing says.
    ``thinnest``: of lines, in picture units."""
    parts: list[str] = []
    if path.fill:
        parts.append(colours.fill(replaced.get(path.fill, path.fill), problems))
    if path.stroke:
        parts.append(colours.stroke(replaced.get(path.stroke, path.stroke), problems))
        ends = 1 if path.round_joins else 0
        dash = " ".join(map(fine_number, path.dash))
        width = max(path.stroke_width, thinnest)
        parts.append(f"{fine_number(width)} w {ends} J {ends} j [{dash}]0 d")
    return " ".join(parts)


def _picture_outlines(picture: VectorPicture) -> tuple[str, ...]:
    """Each path's outline and painting operator, in picture units; kept by identity, because
    hashing a large drawing costs more than writing it."""
    known = _outlines.get(picture)
    if known is not None:
        return known
    size = max(picture.width, picture.height, 1.0)
    places = max(0, 4 - int(log10(size)))  # to between 1/10 000 and 1/100 000 of the picture
    return _outlines.put(picture, tuple([_outline(path, places) for path in picture.paths]))


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


@lru_cache(maxsize=256)
def _modules(symbol: QrSymbol) -> str:
    """The dark modules as one path of rectangles, each as wide and then as high as it can be: in
    one path, no renderer leaves hairlines between neighbours."""
    found: list[int] = []
    left_open: dict[tuple[int, int], int] = {}
    for row, modules in enumerate((*symbol.rows, bytes(symbol.size))):
        still_open: dict[tuple[int, int], int] = {}
        for stretch in _DARK.finditer(modules):
            run = stretch.span()
            still_open[run] = left_open.pop(run, row)
        for (start, end), first in left_open.items():
            found += (start, first, end - start, row - first)
        left_open = still_open
    # In one go, which takes half as long as a rectangle at a time.
    return "%d %d %d %d re\n" * (len(found) // 4) % tuple(found) + "f"


_DARK: Final = re.compile(rb"\x01+")
"""Neighbouring dark modules of a row."""
