"""Raster pictures: what is converted and what is refused."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from leaflets.model.picture import RasterPicture
from leaflets.pictures import raster, read_picture, read_raster, resolution
from leaflets.pictures.raster import parse_raster
from leaflets.problems import LeafletsError

HERE = Path("a.png")


def encoded(image: Image.Image, form: str = "PNG", **options: object) -> bytes:
    data = io.BytesIO()
    image.save(data, form, **options)
    return data.getvalue()


def code(data: bytes) -> str:
    with pytest.raises(LeafletsError) as caught:
        parse_raster(data, HERE)
    (problem,) = caught.value.problems
    assert problem.where is not None
    assert problem.where.path == HERE
    assert problem.hint
    return problem.code


def test_rgb_and_grey_samples() -> None:
    picture = parse_raster(encoded(Image.new("RGB", (3, 2), (1, 2, 3))), HERE)
    assert picture == RasterPicture(3, 2, "rgb", b"\1\2\3" * 6)
    assert parse_raster(encoded(Image.new("L", (2, 1), 7)), HERE).samples == b"\7\7"
    assert parse_raster(encoded(Image.new("1", (2, 1), 1)), HERE).samples == b"\xff\xff"


def test_palette_pictures_become_rgb() -> None:
    image = Image.new("RGB", (2, 2), (255, 0, 0)).convert("P")
    assert parse_raster(encoded(image), HERE).samples[:3] == b"\xff\0\0"


def test_sixteen_bits_become_eight() -> None:
    image = Image.frombytes("I;16", (3, 1), b"\0\0\x80\x80\xff\xff")
    picture = parse_raster(encoded(image), HERE)
    assert (picture.mode, picture.samples) == ("gray", b"\x00\x80\xff")


def test_alpha_is_kept_when_it_matters() -> None:
    clear = parse_raster(encoded(Image.new("RGBA", (1, 1), (9, 8, 7, 6))), HERE)
    assert (clear.samples, clear.alpha) == (b"\x09\x08\x07", b"\x06")
    opaque = parse_raster(encoded(Image.new("RGBA", (1, 1), (9, 8, 7, 255))), HERE)
    assert opaque.alpha is None
    grey = parse_raster(encoded(Image.new("LA", (1, 1), (9, 100))), HERE)
    assert (grey.mode, grey.samples, grey.alpha) == ("gray", b"\x09", b"\x64")


def test_transparent_palette_entries_become_alpha() -> None:
    image = Image.new("P", (1, 1), 0)
    image.putpalette([5, 6, 7])
    picture = parse_raster(encoded(image, transparency=0), HERE)
    assert (picture.samples, picture.alpha) == (b"\5\6\7", b"\0")


def test_the_cameras_orientation_is_applied() -> None:
    image = Image.new("RGB", (4, 2))
    exif = Image.Exif()
    exif[0x0112] = 6  # turned a quarter (Exif 2.3, tag Orientation)
    picture = parse_raster(encoded(image, "JPEG", exif=exif), HERE)
    assert (picture.width, picture.height) == (2, 4)


def test_content_counts_and_not_the_suffix(tmp_path: Path) -> None:
    path = tmp_path / "photo.png"
    path.write_bytes(encoded(Image.new("RGB", (2, 2)), "JPEG"))
    assert read_raster(path).width == 2
    assert isinstance(read_picture(path), RasterPicture)


@pytest.mark.parametrize("form", ["GIF", "WEBP", "TIFF", "BMP", "PDF"])
def test_other_kinds_are_named(form: str) -> None:
    data = encoded(Image.new("RGB", (2, 2)), form)
    assert code(data) == "picture/wrong-type"
    with pytest.raises(LeafletsError, match="(?i)the file is a " + form):
        parse_raster(data, HERE)


def test_nothing_and_noise_are_refused() -> None:
    assert code(b"") == "picture/wrong-type"
    assert code(b"hello") == "picture/wrong-type"


def test_cmyk_is_refused() -> None:
    assert code(encoded(Image.new("CMYK", (2, 2)), "JPEG")) == "picture/cmyk"


def test_animation_is_refused() -> None:
    frames = [Image.new("RGB", (2, 2), (shade, 0, 0)) for shade in (0, 200)]
    data = encoded(frames[0], save_all=True, append_images=frames[1:])
    assert code(data) == "picture/animated"


def test_too_many_pixels_are_refused_before_decoding(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(raster, "PIXEL_LIMIT", 3)
    assert code(encoded(Image.new("L", (2, 2)))) == "picture/too-large"


def test_a_bomb_is_refused() -> None:
    assert code(encoded(Image.new("1", (15_000, 13_000)))) in {
        "picture/too-large",
        "picture/damaged",
    }


@pytest.mark.parametrize("form", ["PNG", "JPEG"])
def test_a_cut_file_is_refused(form: str) -> None:
    data = encoded(Image.effect_noise((64, 64), 50), form)
    assert code(data[: len(data) // 2]) == "picture/damaged"


def test_a_large_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(raster, "RASTER_BYTES_LIMIT", 10)
    path = tmp_path / "a.png"
    path.write_bytes(encoded(Image.new("L", (2, 2))))
    with pytest.raises(LeafletsError, match="picture/too-large"):
        read_raster(path)


def test_unreadable_files_are_refused(tmp_path: Path) -> None:
    for name in ("missing.png", ".", "nul\0.png"):
        with pytest.raises(LeafletsError, match="picture/unreadable"):
            read_picture(tmp_path / name)


def test_read_picture_tells_drawings_by_their_content(tmp_path: Path) -> None:
    path = tmp_path / "logo.png"
    path.write_text(
        '\ufeff\n<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 2"><circle r="1"/></svg>',
        encoding="utf-8",
    )
    assert read_picture(path).width == 2
    path.write_text("words", encoding="utf-8")
    with pytest.raises(LeafletsError, match="picture/wrong-type"):
        read_picture(path)


def test_resolution_is_pixels_an_inch() -> None:
    assert resolution(RasterPicture(600, 1, "gray", b""), 144) == 300


SEEDS = [
    encoded(Image.effect_noise((9, 9), 50)),
    encoded(Image.effect_noise((9, 9), 50).convert("RGBA")),
    encoded(Image.effect_noise((9, 9), 50), "JPEG"),
]


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(SEEDS), st.lists(st.tuples(st.integers(3, 400), st.binary(max_size=4))))
def test_damaged_files_end_in_a_picture_or_in_words(
    seed: bytes, changes: list[tuple[int, bytes]]
) -> None:
    data = bytearray(seed)
    for at, new in changes:
        data[at : at + len(new)] = new
    picture, codes = None, ["picture/"]
    try:
        picture = parse_raster(bytes(data), HERE)
    except LeafletsError as error:
        codes = [problem.code for problem in error.problems]
    assert all(code.startswith("picture/") for code in codes)
    if picture:
        channels = 3 if picture.mode == "rgb" else 1
        assert len(picture.samples) == picture.width * picture.height * channels
