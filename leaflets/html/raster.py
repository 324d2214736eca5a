"""Photographs and logos made of pixels, as addresses that hold the picture itself."""

from __future__ import annotations

import base64
import io
from functools import lru_cache
from typing import Final

from leaflets.model.picture import RasterPicture

WIDEST: Final = 1_000
"""Pixels: twice what a telephone shows, and sharp in print at half a page."""


@lru_cache(maxsize=8)
def address(picture: RasterPicture) -> str:
    """A ``data:`` URI (RFC 2397) of the picture as PNG, made smaller where it is very large."""
    from PIL import Image  # takes 40 ms: only pages with such pictures pay for it

    size = (picture.width, picture.height)
    image = Image.frombytes({"rgb": "RGB", "gray": "L"}[picture.mode], size, picture.samples)
    if picture.alpha is not None:
        image = image.convert("RGB")
        image.putalpha(Image.frombytes("L", size, picture.alpha))
    if picture.width > WIDEST:
        tall = max(1, round(picture.height * WIDEST / picture.width))
        image = image.resize((WIDEST, tall), Image.Resampling.LANCZOS)
    file = io.BytesIO()
    image.save(file, "PNG", optimize=True)
    return f"data:image/png;base64,{base64.b64encode(file.getvalue()).decode()}"
