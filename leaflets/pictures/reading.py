"""Reads a picture file of any supported kind, known by its content."""

from __future__ import annotations

from pathlib import Path

from leaflets.model.picture import Picture
from leaflets.pictures.raster import (
    JPEG_START,
    PNG_START,
    RASTER_BYTES_LIMIT,
    parse_raster,
    read_limited,
    wrong_type,
)
from leaflets.pictures.svg import parse_svg


def read_picture(path: Path) -> Picture:
    """The drawing or raster picture in ``path``. Raises ``LeafletsError``."""
    return parse_picture(read_limited(path, RASTER_BYTES_LIMIT), path)


def parse_picture(data: bytes, path: Path) -> Picture:
    """The picture in the bytes of the file ``path``. Raises ``LeafletsError``."""
    if data.startswith((PNG_START, JPEG_START)):
        return parse_raster(data, path)
    if data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"<":
        return parse_svg(data, path)
    raise wrong_type(data, path)
