"""Pictures from files: drawings (SVG), raster images (PNG, JPEG) and QR codes."""

from leaflets.pictures.qr import qr_symbol
from leaflets.pictures.raster import read_raster, resolution
from leaflets.pictures.reading import read_picture
from leaflets.pictures.svg import read_svg

__all__ = ["qr_symbol", "read_picture", "read_raster", "read_svg", "resolution"]
