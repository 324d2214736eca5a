"""How large logos may be printed: what their pixels allow."""

from __future__ import annotations

import pytest

from leaflets.model.picture import RasterPicture, VectorPicture
from leaflets.pictures.logo import is_wide, pixels_needed, sharp_width


def raster(width: int, height: int, alpha: bytes | None = None) -> RasterPicture:
    return RasterPicture(width, height, "gray", b"", alpha)


def test_a_logo_is_printed_up_to_300_pixels_an_inch() -> None:
    assert sharp_width(raster(300, 50), 60) == 25.4
    assert sharp_width(raster(300, 50), 0) == 25.4
    assert sharp_width(raster(300, 50), 14) == 14
    assert sharp_width(VectorPicture(1, 1, ()), 60) == 60


@pytest.mark.parametrize(
    ("width", "height", "needed"),
    [
        (94, 94, None), (93, 93, (94, 94)), (40, 40, (94, 94)),
        (236, 79, None), (235, 79, (236, 79)), (120, 20, (236, 39)),  # as wide as 20 mm
        (47, 94, None), (46, 92, (47, 94)),  # as high as 8 mm
    ],
)  # fmt: skip
def test_fewer_pixels_than_the_smallest_print_needs(
    width: int, height: int, needed: tuple[int, int] | None
) -> None:
    assert pixels_needed(raster(width, height)) == needed


def test_a_strip_is_wide() -> None:
    assert is_wide(raster(200, 100))
    assert not is_wide(raster(199, 100))
    assert not is_wide(VectorPicture(10, 40, ()))


def test_transparency_is_known() -> None:
    assert raster(1, 1, b"\0").has_alpha
    assert not raster(1, 1).has_alpha
