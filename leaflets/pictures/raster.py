"""Reads PNG and JPEG pictures into plain 8-bit samples, checked before they are used."""

from __future__ import annotations

import io
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from leaflets.model.picture import RasterPicture
from leaflets.problems import LeafletsError, Problem, Where

if TYPE_CHECKING:
    from PIL import Image

PIXEL_LIMIT: Final = 40_000_000
"""Pixels of one picture (our choice): A4 at 600 dpi has 35 million."""

RASTER_BYTES_LIMIT: Final = 64 * 1024 * 1024
"""Bytes of one file (our choice)."""

PNG_START: Final = b"\x89PNG\r\n\x1a\n"
JPEG_START: Final = b"\xff\xd8\xff"

_OTHERS = {
    b"GIF8": "GIF",
    b"RIFF": "WebP",
    b"II*\x00": "TIFF",
    b"MM\x00*": "TIFF",
    b"BM": "BMP",
    b"%PDF": "PDF",
    b"%!PS": "PostScript",
    b"8BPS": "Photoshop",
    b"\x1f\x8b": "compressed (SVGZ?)",
}


def read_raster(path: Path) -> RasterPicture:
    """The PNG or JPEG file ``path``, known by its content and not by its suffix.

    The camera's orientation is applied; palettes and 16-bit samples become 8-bit; transparency is
    kept. Colour profiles are not applied: samples are taken as sRGB. Raises ``LeafletsError``.
    """
    return parse_raster(read_limited(path, RASTER_BYTES_LIMIT), path)


def read_limited(path: Path, limit: int) -> bytes:
    """All bytes of a file that has at most ``limit``. Raises ``LeafletsError``."""
    try:
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "not a usable file name"
        hint = "Check the file's name and that you may read it."
        raise _refused(path, "unreadable", f"The picture cannot be read: {reason}.", hint) from None
    if len(data) > limit:
        message = f"The picture's file is larger than {limit // 1024} KB."
        hint = "Simplify the drawing, or save the picture at 300 dpi of its printed size."
        raise _refused(path, "too-large", message, hint)
    return data


def parse_raster(data: bytes, path: Path) -> RasterPicture:
    """The picture in the bytes of the file ``path``; see :func:`read_raster`."""
    if not data.startswith((PNG_START, JPEG_START)):
        raise wrong_type(data, path)
    # Pillow takes about 40 ms to import: only jobs with raster pictures pay for it.
    from PIL import Image, ImageOps

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as image:
                _check(image, path)
                image.load()
                upright = ImageOps.exif_transpose(image)
                return _samples(upright, path)
    except LeafletsError:
        raise
    except Image.DecompressionBombError:
        message = "The picture has far more than 40 million pixels; at most 40 million are read."
        hint = "Scale it to 300 dpi of its printed size."
        raise _refused(path, "too-large", message, hint) from None
    except Exception as error:
        # A broken file may end in nearly any exception of the decoder: all mean the same here.
        message = f"The picture is damaged or cut short ({type(error).__name__})."
        raise _refused(path, "damaged", message, "Export or copy the picture again.") from None


def resolution(picture: RasterPicture, width: float) -> float:
    """Pixels an inch when the picture is printed ``width`` points wide."""
    return picture.width / (width / 72)


def wrong_type(data: bytes, path: Path) -> LeafletsError:
    """The error for a file that is neither SVG, PNG nor JPEG."""
    found = next((name for start, name in _OTHERS.items() if data.startswith(start)), "")
    message = "The file is empty." if not data else "The file is not an SVG, PNG or JPEG picture."
    if found:
        message = f"The file is a {found} file, not an SVG, PNG or JPEG picture."
    return _refused(
        path, "wrong-type", message, "Export it as SVG (drawings) or PNG (photographs)."
    )


def _refused(path: Path, what: str, message: str, hint: str) -> LeafletsError:
    return LeafletsError(Problem(f"picture/{what}", message, Where(path), hint))


def _check(image: Image.Image, path: Path) -> None:
    """Everything that can be known before pixels are decoded."""
    width, height = image.size
    if width * height > PIXEL_LIMIT:
        millions = f"{width * height / 1_000_000:.0f}"
        message = f"The picture has {millions} million pixels; at most 40 million are read."
        raise _refused(path, "too-large", message, "Scale it to 300 dpi of its printed size.")
    # A JPEG from a telephone may hold a second view (MPO); its first picture is the picture.
    if image.format != "MPO" and getattr(image, "n_frames", 1) > 1:
        message = "The picture is animated; paper shows one picture."
        raise _refused(path, "animated", message, "Save the one frame to print.")
    if image.mode == "CMYK":
        message = "The picture is in CMYK, which looks different on every screen and printer."
        raise _refused(path, "cmyk", message, "Save it as RGB with the sRGB profile.")


def _samples(image: Image.Image, path: Path) -> RasterPicture:
    if image.mode.startswith("I"):
        # 16-bit grey: keep the high byte. Pillow would clip at 255 when converting mode I.
        image = image.convert("I").point(lambda value: value / 257).convert("L")
    see_through = image.has_transparency_data
    grey = image.mode in {"1", "L", "LA"}
    if see_through:
        image = image.convert("RGBA")
    elif image.mode not in {"1", "L", "P", "RGB", "RGBX", "YCbCr"}:
        message = f'The picture\'s colours are of the kind "{image.mode}", which is not read.'
        raise _refused(path, "colours", message, "Save it as RGB with the sRGB profile.")
    mode: Literal["rgb", "gray"] = "gray" if grey else "rgb"
    alpha = image.getchannel("A").tobytes() if see_through else None
    if alpha is not None and alpha.count(255) == len(alpha):
        alpha = None
    flat = image.convert("RGB").convert("L" if grey else "RGB")
    return RasterPicture(flat.width, flat.height, mode, flat.tobytes(), alpha)
