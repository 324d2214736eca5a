"""Page one of a PDF as a small picture."""

from __future__ import annotations

import io
import re
from pathlib import PurePosixPath
from typing import Final

from leaflets.catalogue.gathering import Found

FOLDER: Final = PurePosixPath("catalogue/pages")
WIDTH: Final = 264
"""Pixels: twice the 132 CSS pixels it is shown with, for sharp screens."""
MOST: Final = 4
"""Times as high as wide, at most: of anything taller its top is shown."""
QUALITY: Final = 82
"""Of WebP, out of 100: words stay grey lines, and a page takes about 8 KB."""
_OVERSAMPLED: Final = 2
"""Drawn so many times larger and made smaller, as in ``leaflets.fit.contact_sheet``."""

_OURS: Final = re.compile(r"[0-9a-f]{20}-\d+\.webp")
"""Also of earlier versions, with another width."""


def picture_of(found: Found) -> PurePosixPath | None:
    """Where the picture of a file goes: its name comes from what the file holds, so one that is
    there is the right one. None for what has no pages."""
    return FOLDER / f"{found.digest[:20]}-{WIDTH}.webp" if found.medium == "paper" else None


def is_picture(name: str) -> bool:
    """Whether a file of ``FOLDER`` is one of ours, by its name."""
    return _OURS.fullmatch(name) is not None


def drawn(pdf: bytes) -> bytes | None:
    """A WebP of page one, ``WIDTH`` pixels wide; None where it cannot be drawn. The same for the
    same PDF, and the same versions of pypdfium2 and Pillow."""
    import pypdfium2  # a program of its own, 7 MB: only when there is something to draw
    from PIL.Image import Resampling

    try:
        document = pypdfium2.PdfDocument(pdf)
        try:
            page = document[0]
            scale = _OVERSAMPLED * WIDTH / page.get_width()
            high = min(round(WIDTH * page.get_height() / page.get_width()), MOST * WIDTH)
            image = page.render(scale=scale).to_pil().convert("RGB")
        finally:
            document.close()
    except (pypdfium2.PdfiumError, IndexError, ValueError, ZeroDivisionError):
        return None
    image = image.crop((0, 0, image.width, min(image.height, high * _OVERSAMPLED)))
    out = io.BytesIO()
    image.resize((WIDTH, high), Resampling.LANCZOS).save(out, "WEBP", quality=QUALITY, method=4)
    return out.getvalue()


def height_of(picture: bytes) -> int:
    """Pixels; 0 for what is no picture of ours."""
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(picture), formats=["WEBP"]) as image:
            return image.height if image.width == WIDTH else 0
    except (UnidentifiedImageError, OSError, ValueError):
        return 0
