"""Words on a picture, in the font that ships with us: the same on every machine."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal

from leaflets.fonts import fonts_for
from leaflets.text.face import Face, open_face

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

Weight = Literal[400, 700]
NO_LETTER = "?"
"""In place of a letter that the font has not: names of files may be in any script."""
MORE = "…"


@cache
def font(size: int, weight: Weight) -> FreeTypeFont:
    """The Latin font, ``size`` pixels large."""
    from PIL import ImageFont

    # Pillow's own placing of letters: libraqm is not on every machine.
    basic = ImageFont.Layout.BASIC
    opened = ImageFont.truetype(fonts_for("Latn").faces[0].regular, size, layout_engine=basic)
    opened.set_variation_by_axes([weight])
    return opened


def shown(text: str) -> str:
    """``text`` with what the font can show."""
    face = _face()
    return "".join(char if char.isprintable() and face.has(char) else NO_LETTER for char in text)


@cache
def _face() -> Face:
    return open_face(fonts_for("Latn").faces[0], 400)


def lines(text: str, font: FreeTypeFont, width: int, most: int) -> list[str]:
    """``text`` in at most ``most`` lines, none wider than ``width`` pixels. Words that are too long
    are divided; what is left over becomes ``…``."""
    found: list[str] = []
    left = " ".join(shown(text).split())
    while left and len(found) < most:
        end = _fitting(left, font, width)
        if end < len(left):
            if len(found) == most - 1:
                shorter = _fitting(left, font, width - int(font.getlength(MORE)))
                found.append(left[:shorter].rstrip() + MORE)
                return found
            end = left.rfind(" ", 0, end + 1) if " " in left[: end + 1] else end
        found.append(left[:end].rstrip())
        left = left[end:].lstrip()
    return found


def _fitting(text: str, font: FreeTypeFont, width: int) -> int:
    """How many letters from the start fit into ``width``; one at least."""
    low, high = 1, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if font.getlength(text[:middle]) <= width:
            low = middle
        else:
            high = middle - 1
    return low
