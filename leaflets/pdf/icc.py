"""Colour profiles for sRGB and for greys, made here: no licence, no time stamp, 0.5 KB."""

from __future__ import annotations

import struct
from functools import lru_cache
from typing import Final

from leaflets.pdf.syntax import CACHED_EFFORT, stream

SRGB_NAME: Final = "sRGB IEC61966-2.1"
GREY_NAME: Final = "Greys of sRGB"

_WHITE: Final = (0.9642, 1.0, 0.8249)
"""D50, the white of the profile connection space (ICC.1 7.2.16)."""

_PRIMARIES: Final = {
    b"rXYZ": (0.43607, 0.22249, 0.01392),
    b"gXYZ": (0.38515, 0.71687, 0.09708),
    b"bXYZ": (0.14307, 0.06061, 0.71410),
}
"""IEC 61966-2-1 primaries, adapted to D50 by the Bradford transform."""

_ADAPTATION: Final = (
    *(1.047882, 0.022918, -0.050217),
    *(0.029587, 0.990479, -0.017059),
    *(-0.009232, 0.015076, 0.751678),
)
"""The Bradford transform from D65 to D50."""

_CURVE: Final = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
"""IEC 61966-2-1 transfer function: g a b c d of the ICC parametric curve of type 3."""


@lru_cache(maxsize=1)
def srgb_stream() -> bytes:
    """The profile as the stream of an output intent."""
    return stream(srgb_profile(), "/N 3", CACHED_EFFORT)


def srgb_profile() -> bytes:
    """An ICC version 4.2 display profile (ICC.1 clause 7)."""
    curve = _curve()
    tags = {
        b"desc": _localised("sRGB"),
        b"cprt": _localised("CC0"),
        b"wtpt": _xyz(_WHITE),
        b"chad": b"sf32" + bytes(4) + _fixed(_ADAPTATION),
        **{name: _xyz(value) for name, value in _PRIMARIES.items()},
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    return _profile(b"RGB ", tags)


@lru_cache(maxsize=1)
def grey_stream() -> bytes:
    """The profile for greys as the stream of an output intent."""
    return stream(grey_profile(), "/N 1", CACHED_EFFORT)


def grey_profile() -> bytes:
    """The same for a file without colours: sRGB where red, green and blue are equal."""
    tags = {
        b"desc": _localised(GREY_NAME),
        b"cprt": _localised("CC0"),
        b"wtpt": _xyz(_WHITE),
        b"chad": b"sf32" + bytes(4) + _fixed(_ADAPTATION),
        b"kTRC": _curve(),
    }
    return _profile(b"GRAY", tags)


def _curve() -> bytes:
    return b"para" + bytes(4) + struct.pack(">HH", 3, 0) + _fixed(_CURVE)


def _profile(space: bytes, tags: dict[bytes, bytes]) -> bytes:
    start = 128 + 4 + 12 * len(tags)
    table, data = b"", b""
    places: dict[bytes, int] = {}
    for name, value in tags.items():
        if value not in places:  # the three curves share their data
            places[value] = start + len(data)
            data += value + bytes(-len(value) % 4)
        table += struct.pack(">4sII", name, places[value], len(value))
    return _header(start + len(data), space) + struct.pack(">I", len(tags)) + table + data


def _header(size: int, space: bytes) -> bytes:
    """ICC.1 7.2; the date is a constant."""
    date = struct.pack(">6H", 2026, 1, 1, 0, 0, 0)
    head = (
        struct.pack(">I4sI", size, bytes(4), 0x04200000)
        + b"mntr"
        + space
        + b"XYZ "
        + date
        + b"acsp"
    )
    return (head + bytes(28) + _fixed(_WHITE)).ljust(128, b"\0")


def _fixed(values: tuple[float, ...]) -> bytes:
    """s15Fixed16Number (ICC.1 4.6)."""
    return b"".join(struct.pack(">i", round(value * 65536)) for value in values)


def _xyz(values: tuple[float, ...]) -> bytes:
    return b"XYZ " + bytes(4) + _fixed(values)


def _localised(text: str) -> bytes:
    """multiLocalizedUnicodeType with one record (ICC.1 10.15)."""
    encoded = text.encode("utf-16-be")
    record = struct.pack(">II4sII", 1, 12, b"enUS", len(encoded), 28)
    return b"mluc" + bytes(4) + record + encoded
