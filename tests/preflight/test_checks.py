"""Each check, with a good file of ours and with one fault put into it."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pikepdf
import pytest

from leaflets.preflight import CHECKS, WHOLE_CHECKS
from leaflets.problems import Severity
from tests.preflight.planted import HERE, MM, codes, drawn, good, of_print, spoilt, undeclared

MIDDLE = "300 420"
"""On the page, far from its edges."""

TRIM = 13 * MM
"""Where the page begins on the medium: 3 mm of bleed and 10 mm for the marks."""

RIGHT, TOP = TRIM + 210 * MM, TRIM + 297 * MM


@pytest.mark.parametrize("profile", ["screen", "office", "mono", "print", "print-without-marks"])
def test_our_own_files_are_sound(profile: str) -> None:
    assert of_print(good(profile)) == []


def moved(name: str, side: int, millimetres: float) -> Callable[[pikepdf.Pdf], None]:
    def spoil(pdf: pikepdf.Pdf) -> None:
        for page in pdf.pages:
            box = [float(edge) for edge in page.obj[name]]
            box[side] += millimetres * MM
            page.obj[name] = box

    return spoil


@pytest.mark.parametrize("side", range(4))
@pytest.mark.parametrize("name", ["/TrimBox", "/BleedBox"])
def test_boxes_are_kept_to_a_hundredth_of_a_millimetre(name: str, side: int) -> None:
    assert "verify/boxes" in codes("print", moved(name, side, 0.05))
    assert "verify/boxes" in codes("print", moved(name, side, -0.05))
    assert codes("print", moved(name, side, 0.005)) == set()


def test_boxes_lie_in_each_other() -> None:
    def spoil(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].obj["/TrimBox"] = [-20, 0, 300, 300]

    assert "verify/boxes" in codes("screen", spoil)


def test_a_print_shop_needs_one_trimmed_size() -> None:
    def without(pdf: pikepdf.Pdf) -> None:
        del pdf.pages[0].obj["/TrimBox"]

    def both(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].obj["/ArtBox"] = pdf.pages[0].obj["/TrimBox"]

    def larger(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[1].obj
        for name in ("/MediaBox", "/TrimBox", "/BleedBox"):
            page[name] = [*list(page[name])[:3], float(page[name][3]) + 0.05 * MM]

    assert "verify/boxes" in codes("print", without)
    assert "verify/boxes" in codes("print", both)
    assert codes("print", larger) == {"verify/boxes"}


def pattern(pdf: pikepdf.Pdf) -> None:
    tiles = pikepdf.Stream(pdf, b"1 0 0 rg 0 0 5 5 re f")
    tiles.PatternType, tiles.PaintType, tiles.TilingType = 1, 1, 1
    tiles.BBox, tiles.XStep, tiles.YStep = [0, 0, 9, 9], 9, 9
    tiles.Resources = pikepdf.Dictionary()
    pdf.pages[0].Resources.Pattern = pikepdf.Dictionary(Tiles=pdf.make_indirect(tiles))
    drawn(f"/Pattern cs /Tiles scn {MIDDLE} 9 9 re f")(pdf)


def form(pdf: pikepdf.Pdf) -> None:
    picture = pikepdf.Stream(pdf, b"1 0 0 RG 0 0 m 5 5 l S")
    picture.Subtype, picture.BBox = pikepdf.Name.Form, [0, 0, 9, 9]
    pdf.pages[0].Resources.XObject["/Form"] = pdf.make_indirect(picture)
    drawn(f"1 0 0 1 {MIDDLE} cm /Form Do")(pdf)


def shading(pdf: pikepdf.Pdf) -> None:
    between = pikepdf.Dictionary(FunctionType=2, Domain=[0, 1], N=1, C0=[1, 0, 0], C1=[0, 0, 1])
    pdf.pages[0].Resources.Shading = pikepdf.Dictionary(
        Fade=pikepdf.Dictionary(
            ShadingType=2, ColorSpace=pikepdf.Name.DeviceRGB, Coords=[0, 0, 9, 0], Function=between
        )
    )
    drawn(f"{MIDDLE} 9 9 re W n /Fade sh")(pdf)


def spot(pdf: pikepdf.Pdf) -> None:
    ink = pikepdf.Dictionary(FunctionType=2, Domain=[0, 1], N=1, C0=[0] * 4, C1=[0, 1, 1, 0])
    pdf.pages[0].Resources.ColorSpace["/Gold"] = pikepdf.Array(
        [pikepdf.Name.Separation, pikepdf.Name("/Gold"), pikepdf.Name.DeviceCMYK, ink]
    )
    drawn(f"/Gold cs 1 scn {MIDDLE} 9 9 re f")(pdf)


def picture(space: str, samples: bytes, size: int, side: float) -> Callable[[pikepdf.Pdf], None]:
    """A square one; ``side``: in points on paper."""

    def spoil(pdf: pikepdf.Pdf) -> None:
        image = pikepdf.Stream(pdf, samples * size * size)
        image.Subtype, image.Width, image.Height = pikepdf.Name.Image, size, size
        image.BitsPerComponent, image.ColorSpace = 8, pikepdf.Name(space)
        pdf.pages[0].Resources.XObject["/Dots"] = pdf.make_indirect(image)
        drawn(f"{side} 0 0 {side} {MIDDLE} cm /Dots Do")(pdf)

    return spoil


@pytest.mark.parametrize(
    "spoil",
    [
        drawn(f"1 0 0 rg {MIDDLE} 9 9 re f"), drawn(f"0.5 0 0 RG {MIDDLE} m 310 430 l S"),
        drawn(f"/DeviceRGB cs 0 0 1 sc {MIDDLE} 9 9 re f"), pattern, form, shading, spot,
        picture("/DeviceRGB", b"\xff\0\0", 9, 2),
        drawn(f"0.2 0 0 0.2 {MIDDLE} cm BI /W 1 /H 1 /BPC 8 /CS /RGB ID abc EI"),
    ],
)  # fmt: skip
def test_a_print_shop_gets_process_colours_alone(spoil: Callable[[pikepdf.Pdf], None]) -> None:
    assert codes("print", spoil) == {"verify/colour-space"}


def test_a_black_and_white_file_has_no_colour_and_one_in_rgb_no_inks() -> None:
    assert codes("mono", drawn(f"1 0 0 rg {MIDDLE} 9 9 re f")) == {"verify/colour-space"}
    assert codes("screen", drawn(f"1 0 0 0 k {MIDDLE} 9 9 re f")) == {"verify/colour-space"}
    assert codes("screen", drawn(f"1 0 0 rg {MIDDLE} 9 9 re f")) == set()


def test_no_more_ink_than_dries() -> None:
    assert codes("print", drawn(f"0.8 0.8 0.8 0.8 k {MIDDLE} 9 9 re f")) == {"verify/ink"}
    assert codes("print", drawn(f"0.8 0.7 0.7 0.8 k {MIDDLE} 9 9 re f")) == set()
    assert codes("print", picture("/DeviceCMYK", b"\xcc\xcc\xcc\xcc", 9, 2)) == {"verify/ink"}
    assert codes("print", picture("/DeviceCMYK", b"\xcc\xb2\xb2\xcc", 9, 2)) == set()


def test_a_picture_that_cannot_be_looked_into_is_told() -> None:
    def spoil(pdf: pikepdf.Pdf) -> None:
        picture("/DeviceCMYK", b"\0\0\0\0", 8, 1)(pdf)
        pdf.pages[0].Resources.XObject["/Dots"].BitsPerComponent = 16

    (problem,) = of_print(spoilt("print", spoil))
    assert (problem.code, problem.severity) == ("verify/ink-unknown", Severity.WARNING)


def words(colour: str, x: float = 300, y: float = 420) -> Callable[[pikepdf.Pdf], None]:
    """Two letters of 10 points in the first font of the page."""

    def spoil(pdf: pikepdf.Pdf) -> None:
        font = next(iter(pdf.pages[0].Resources.Font.keys()))
        shown = "/Span <</ActualText (xx)>> BDC <00240024> Tj EMC"
        drawn(f"BT {font} 10 Tf {colour} {x} {y} Td {shown} ET")(pdf)

    return spoil


def test_black_words_are_on_one_plate() -> None:
    assert codes("print", words("0.6 0.5 0.5 0.9 k")) == {"verify/black-words"}
    assert codes("print", words("0.9 0.9 0.9 0 k")) == {"verify/black-words"}
    assert codes("print", words("0 0 0 1 k")) == set()
    assert codes("print", words("1 0.6 0 0.2 k")) == set()


@pytest.mark.parametrize("key", ["/OP", "/op"])
def test_nothing_is_overprinted(key: str) -> None:
    def spoil(pdf: pikepdf.Pdf, on: bool = True) -> None:
        state = pikepdf.Dictionary({key: on})
        pdf.pages[0].Resources.ExtGState = pikepdf.Dictionary(Over=state)
        drawn(f"/Over gs 0 1 0 0 k {MIDDLE} 9 9 re f")(pdf)

    assert codes("print", spoil) == {"verify/overprint"}
    assert codes("print", lambda pdf: spoil(pdf, on=False)) == set()


def test_fonts_are_inside() -> None:
    def spoil(pdf: pikepdf.Pdf) -> None:
        font: Any = next(iter(dict(pdf.pages[0].Resources.Font).values()))
        descriptor = font.DescendantFonts[0].FontDescriptor
        for key in [key for key in list(descriptor) if str(key).startswith("/FontFile")]:
            del descriptor[key]

    assert codes("print", spoil) == {"verify/font-outside"}


@pytest.mark.parametrize(
    ("profile", "dots", "severity"),
    [
        ("print", 100, Severity.ERROR), ("print", 200, Severity.WARNING), ("print", 300, None),
        ("office", 100, Severity.WARNING), ("office", 200, None), ("screen", 100, None),
    ],
)  # fmt: skip
def test_pictures_have_dots_enough(profile: str, dots: int, severity: Severity | None) -> None:
    spoil = picture("/DeviceGray", b"\x80", 50, 50 * 72 / dots)
    found = [(one.code, one.severity) for one in of_print(spoilt(profile, spoil))]
    assert found == ([("verify/resolution", severity)] if severity else [])


@pytest.mark.parametrize(
    ("x", "y"),
    [(TRIM + 4 * MM, 420), (RIGHT - 5 * MM - 8, 420), (300, TRIM + 5 * MM), (300, TOP - 5 * MM)],
)
def test_words_stay_away_from_the_cut(x: float, y: float) -> None:
    assert codes("print", words("0 0 0 1 k", x, y)) == {"verify/margin"}


def test_pictures_stay_away_from_the_cut_and_colour_does_not() -> None:
    def near(pdf: pikepdf.Pdf) -> None:
        picture("/DeviceGray", b"\x80", 50, 9)(pdf)
        drawn(f"9 0 0 9 {TRIM + 4 * MM} 420 cm /Dots Do")(pdf)

    assert codes("print", near) == {"verify/margin"}
    assert codes("print", drawn(f"0 0.1 0 0 k {TRIM + 4 * MM} 420 9 9 re f")) == set()
    read = f"/P <</MCID 999>> BDC 0 0.1 0 0 k {TRIM + 4 * MM} 420 9 9 re f EMC"
    assert codes("print", drawn(read)) == {"verify/margin"}


@pytest.mark.parametrize("profile", ["office", "mono"])
def test_office_printers_reach_everything(profile: str) -> None:
    assert codes(profile, drawn(f"0.5 g {5 * MM} 420 9 9 re f")) == {"verify/margin"}
    assert codes(profile, drawn(f"0.5 g {6 * MM} 420 9 9 re f")) == set()
    assert codes(profile, drawn(f"1 g {5 * MM} 420 9 9 re f")) == set()
    assert codes(profile, words("0 g", 5 * MM)) == {"verify/margin"}
    assert codes(profile, drawn("0 G 300 0 m 300 9 l S")) == {"verify/margin"}
    assert codes(profile, drawn("0 G 300 0 m 300 842 l S")) == set()  # where to cut


BLEED = 10 * MM


def test_colour_that_reaches_the_cut_fills_the_bleed() -> None:
    stops = f"0 0.2 0 0 k {TRIM} 420 20 9 re f"
    assert codes("print", drawn(stops)) == {"verify/bleed"}
    assert codes("print", drawn(f"0 0.2 0 0 k {BLEED} 420 40 9 re f")) == set()
    assert codes("print", drawn(f"{stops} {BLEED} 420 {3 * MM} 9 re f")) == set()
    assert codes("print", drawn(f"{stops} {BLEED} 420 {3 * MM} 5 re f")) == {"verify/bleed"}
    other = f"0 0.9 0 0 k {BLEED} 420 {3 * MM} 9 re f"
    assert codes("print", drawn(f"{stops} {other}")) == {"verify/bleed"}
    assert codes("print", drawn(f"0 0 0 0 k {TRIM} 420 20 9 re f")) == set()


@pytest.mark.parametrize(
    "box", [(RIGHT - 20, 420, 20, 9), (300, TRIM, 9, 20), (300, TOP - 20, 9, 20)]
)
def test_the_bleed_is_filled_on_every_side(box: tuple[float, ...]) -> None:
    listed = " ".join(map(str, box))
    assert codes("print", drawn(f"0 0.2 0 0 k {listed} re f")) == {"verify/bleed"}


def test_marks_stay_outside_the_bleed() -> None:
    mark = "/MarksAll CS 1 SCN 0.25 w {x} 420 m {end} 420 l S"
    inside = mark.format(x=BLEED - 9, end=BLEED + 2)
    assert codes("print", drawn(inside)) == {"verify/mark-in-bleed"}
    assert codes("print", drawn(mark.format(x=BLEED - 12, end=BLEED - 2))) == set()
    tagged = f"EMC /Artifact <</Type /Page>> BDC 0 0 0 1 k {BLEED + 1} 420 1 9 re f"
    assert codes("print", drawn(tagged)) == {"verify/mark-in-bleed"}


def test_files_of_other_programs_that_declare_nothing_are_not_judged() -> None:
    def spoil(pdf: pikepdf.Pdf) -> None:
        undeclared(pdf)
        drawn(f"1 0 0 rg {MIDDLE} 9 9 re f 1 1 1 1 k 310 430 9 9 re f")(pdf)

    assert codes("print", spoil) == set()


def test_every_check_is_on_the_list() -> None:
    """Two of them look at other things than one sheet."""
    import pkgutil

    import leaflets.preflight as room

    found = {
        info.name
        for info in pkgutil.iter_modules(room.__path__)
        if hasattr(__import__(f"leaflets.preflight.{info.name}", fromlist=["faults"]), "faults")
    }
    listed = {check.__module__.rsplit(".", 1)[1] for check in (*CHECKS, *WHOLE_CHECKS)}
    assert listed == found - {"fonts"}


def test_all_faults_are_told_at_once_with_file_and_remedy() -> None:
    def spoil(pdf: pikepdf.Pdf) -> None:
        drawn(f"1 0 0 rg {MIDDLE} 9 9 re f 1 1 1 1 k 310 430 9 9 re f")(pdf)
        words("0 0 0 1 k", TRIM)(pdf)

    found = of_print(spoilt("print", spoil))
    assert {one.code for one in found} == {
        "verify/colour-space", "verify/ink", "verify/margin",
    }  # fmt: skip
    for one in found:
        assert one.where
        assert one.where.path == HERE
        assert one.hint
        assert "page 1" in one.message


def test_saving_again_changes_nothing() -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(good("print"))) as pdf:
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    assert of_print(out.getvalue()) == []
