"""Pictures as data: vector paths read from SVG, raster images, QR modules."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Segment = (
    tuple[Literal["M", "L"], float, float]
    | tuple[Literal["C"], float, float, float, float, float, float]
    | tuple[Literal["Z"]]
)
"""Absolute path segments in picture units, y downwards: move, line, cubic curve, close."""


@dataclass(frozen=True, slots=True)
class Path:
    """One painted path. Colours are ``#rrggbb`` or the name of a palette colour of the theme.

    ``stroke_width`` and ``dash`` are in picture units; opacity is not supported (PDF/A and print
    stay simple): the SVG reader refuses it.
    """

    segments: tuple[Segment, ...]
    fill: str | None = None
    stroke: str | None = None
    stroke_width: float = 0.0
    even_odd: bool = False
    round_joins: bool = True
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class VectorPicture:
    """A drawing of ``width`` x ``height`` picture units, origin top left. ``mirrored``: turned over
    for a right-to-left page; its labels are still given in units of the drawing as it was made."""

    width: float
    height: float
    paths: tuple[Path, ...]
    mirrored: bool = False


@dataclass(frozen=True, slots=True)
class RasterPicture:
    """A raster image, decoded and checked: 8-bit samples, row by row; ``cmyk`` when it was made
    ready for a press.

    ``alpha`` has one byte a pixel when the image is not opaque. ``width``/``height`` in pixels.
    """

    width: int
    height: int
    mode: Literal["rgb", "gray", "cmyk"]
    samples: bytes
    alpha: bytes | None = None

    @property
    def has_alpha(self) -> bool:
        """Whether what is behind it shows through: print shops want pictures without."""
        return self.alpha is not None


@dataclass(frozen=True, slots=True)
class QrSymbol:
    """A QR code: ``size`` modules a side without quiet zone, rows of 0/1 bytes."""

    size: int
    rows: tuple[bytes, ...]
    version: int
    error_level: str


Picture = VectorPicture | RasterPicture
