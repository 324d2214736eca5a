"""Files for a print shop: boxes, inks, marks, intents and keys, read back from finished bytes."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from itertools import product
from typing import Any

import pikepdf
import pytest

from leaflets.model.page import Area, Drawing, PagedDocument
from leaflets.model.picture import RasterPicture
from leaflets.model.profile import MARKS, PressSetup
from leaflets.pdf import draw
from leaflets.pdf.press_marks import ALL_PLATES
from leaflets.printing.conditions import usual_condition
from leaflets.typeset.press import for_press as made_ready
from tests.oracle.read_back import flaws, read_tree
from tests.pdf.colour_use import Use, colours, image_spaces, text_colours
from tests.pdf.content import content_flaws
from tests.pdf.samples import HEIGHT, PHOTO, SCAN, WIDTH, Builder, leaflet

MM = 72 / 25.4
CONDITION = usual_condition()


def for_press(document: PagedDocument, bleed: float = 3, marks: Any = MARKS) -> bytes:
    """``bleed``: millimetres."""
    return draw(made_ready(document, PressSetup(bleed, marks)))


SAMPLE = for_press(leaflet("en").document())


def _open(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(data))


def _box(page: pikepdf.Page, name: str) -> list[float]:
    return [float(value) / MM for value in page.obj[name]]


@pytest.mark.parametrize(
    ("bleed", "marks", "slug"), [(3, MARKS, 10), (1, (), 0), (0, (), 0), (5.5, ("crop",), 10)]
)
def test_boxes_lie_in_one_another(bleed: float, marks: tuple[str, ...], slug: float) -> None:
    edge = bleed + slug
    wide, high = WIDTH / MM, HEIGHT / MM
    trim = [edge, edge, edge + wide, edge + high]
    bled = [slug, slug, slug + wide + 2 * bleed, slug + high + 2 * bleed]
    for page in _open(for_press(leaflet("en").document(), bleed, marks)).pages:
        assert _box(page, "/TrimBox") == pytest.approx(trim, abs=0.01)
        assert _box(page, "/BleedBox") == pytest.approx(bled, abs=0.01)
        medium = [0, 0, wide + 2 * edge, high + 2 * edge]
        assert _box(page, "/MediaBox") == pytest.approx(medium, abs=0.01)
        assert "/ArtBox" not in page.obj


def test_every_colour_is_an_ink() -> None:
    found = list(colours(SAMPLE))
    assert {use.space for use in found if use.artifact != "/Page"} == {"cmyk"}
    assert max(sum(use.values) for use in found if use.space == "cmyk") <= 3.0
    assert Use("named", (1.0,), "/Page") in found
    assert image_spaces(SAMPLE) == {"/DeviceCMYK"}


def test_black_words_are_black_ink_alone() -> None:
    assert ("cmyk", (0.0, 0.0, 0.0, 1.0)) in text_colours(SAMPLE)
    black = leaflet("en").document()
    near = for_press(replace(black, palette={**black.palette, "ink": (0.106, 0.137, 0.188)}))
    assert ("cmyk", (0.0, 0.0, 0.0, 1.0)) in text_colours(near)


def test_nothing_is_overprinted_or_seen_through() -> None:
    with _open(SAMPLE) as pdf:
        for one in pdf.objects:
            if isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
                assert not {"/OP", "/op", "/SMask", "/ca", "/CA", "/ExtGState"} & set(one.keys())


def test_marks_are_artifacts_outside_the_bleed() -> None:
    for page in _open(SAMPLE).pages:
        bleed = [float(value) for value in page.obj["/BleedBox"]]
        media = [float(value) for value in page.obj["/MediaBox"]]
        points, depth, inside = [], 0, False
        listed: Any = pikepdf.parse_content_stream(page)
        for operands, operator in listed:
            name = str(operator)
            if name == "BDC":
                inside = str(operands[0]) == "/Artifact" and operands[1].get("/Type") == "/Page"
                depth += inside
            elif name == "EMC":
                inside = False
            elif inside and name in ("m", "l", "re", "c"):
                points += _corners(name, [float(value) for value in operands])
        assert depth == 1
        assert len(points) > 50
        for x, y in points:
            assert 0 < x < media[2]
            assert 0 < y < media[3]
            assert not (bleed[0] < x < bleed[2] and bleed[1] < y < bleed[3]), (x, y)


def _corners(name: str, values: list[float]) -> list[tuple[float, float]]:
    if name == "re":
        x, y, width, height = values
        return list(product((x, x + width), (y, y + height)))
    return list(zip(values[::2], values[1::2], strict=True))


@pytest.mark.parametrize("marks", [(), ("crop",), ("registration",), ("colour-bar",)])
def test_only_the_marks_that_are_wanted(marks: tuple[str, ...]) -> None:
    data = for_press(leaflet("en").document(), marks=marks)
    on_the_edge = [use for use in colours(data) if use.artifact == "/Page"]
    assert bool(on_the_edge) == bool(marks)
    assert any(use.space == "named" for use in on_the_edge) == (marks not in ((), ("colour-bar",)))
    assert content_flaws(data) == []


def test_marks_print_on_every_plate() -> None:
    with _open(SAMPLE) as pdf:
        kind, name, alternate, _ = pdf.pages[0].Resources.ColorSpace[f"/{ALL_PLATES}"]
        assert (str(kind), str(name), str(alternate)) == ("/Separation", "/All", "/DeviceCMYK")


def test_both_intents_share_the_profile() -> None:
    with _open(SAMPLE) as pdf:
        intents = list(pdf.Root.OutputIntents)
        assert [str(one.S) for one in intents] == ["/GTS_PDFX", "/GTS_PDFA1"]
        assert len({one.DestOutputProfile.objgen for one in intents}) == 1
        assert intents[0].DestOutputProfile.read_bytes() == CONDITION.profile
        assert intents[0].DestOutputProfile.N == 4
        assert {str(one.OutputConditionIdentifier) for one in intents} == {"Chemical proof"}


def test_keys_of_pdf_x() -> None:
    assert SAMPLE.startswith(b"%PDF-1.6\n")
    with _open(SAMPLE) as pdf:
        assert str(pdf.docinfo["/GTS_PDFXVersion"]) == "PDF/X-4"
        assert str(pdf.docinfo["/Trapped"]) == "/False"
        with pdf.open_metadata() as said:
            assert said["{http://www.npes.org/pdfx/ns/id/}GTS_PDFXVersion"] == "PDF/X-4"
            assert said["pdf:Trapped"] == "False"
            assert said["xmpMM:DocumentID"].startswith("uuid:")
            assert said["xmpMM:RenditionClass"] == "default"
            assert said["xmpMM:VersionID"]


def test_ids_are_of_the_leaflet_alone() -> None:
    again = for_press(leaflet("en").document())
    other = for_press(leaflet("en").document(identifier="job-8"))
    assert again == SAMPLE
    assert _document_id(other) != _document_id(SAMPLE)


def _document_id(data: bytes) -> str:
    with _open(data) as pdf, pdf.open_metadata() as said:
        return str(said["xmpMM:DocumentID"])


def test_nothing_to_click() -> None:
    plain = leaflet("en").document()
    assert any("/Annots" in page.obj for page in _open(draw(plain)).pages)
    with _open(SAMPLE) as pdf:
        assert not any("/Annots" in page.obj for page in pdf.pages)
    assert "Link" not in {node.role for node in read_tree(SAMPLE).walk()}


def test_it_reads_as_on_the_screen() -> None:
    assert flaws(read_tree(SAMPLE)) == []
    assert content_flaws(SAMPLE) == []


def test_the_page_moves_with_all_that_points_into_it() -> None:
    plain, moved = draw(leaflet("en").document()), SAMPLE
    shift = 13 * MM

    def pointed(data: bytes) -> list[float]:
        with _open(data) as pdf:
            found = [
                float(value)
                for one in pdf.objects
                if isinstance(one, pikepdf.Dictionary) and "/A" in one and "/BBox" in one.A
                for value in one.A.BBox
            ]
            tops = [
                float(one.Dest[3])
                for one in pdf.objects
                if isinstance(one, pikepdf.Dictionary) and "/Dest" in one
            ]
            return found + tops

    assert len(pointed(plain)) > 5
    assert pointed(moved) == pytest.approx([value + shift for value in pointed(plain)], abs=0.02)


def _with_picture(picture: RasterPicture, ground: str = "accent") -> PagedDocument:
    build = Builder("en")
    figure = build.element("Figure", -1, alt="A picture")
    page = build.document().pages[0]
    drawing = Drawing(picture, 40, 40, 80, 60, figure)
    fill = Area(0, 0, 200, 200, fill=ground)
    return replace(build.document(), pages=(replace(page, items=(fill, drawing)),))


def _samples(data: bytes) -> list[tuple[int, ...]]:
    with _open(data) as pdf:
        (image,) = [
            one
            for one in pdf.objects
            if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image"
        ]
        samples = image.read_bytes()
    return [tuple(samples[at : at + 4]) for at in range(0, len(samples), 4)]


def test_a_picture_that_can_be_seen_through_is_put_on_what_is_below() -> None:
    document = _with_picture(PHOTO, "accent")
    data = for_press(document)
    ground = next(use.values for use in colours(data) if use.artifact == "/Layout")
    samples = _samples(data)
    assert len(samples) == PHOTO.width * PHOTO.height
    assert samples[0] == tuple(round(one * 255) for one in ground)  # alpha 0: the ground alone
    assert _samples(for_press(_with_picture(PHOTO, "pale")))[0] != samples[0]


def test_greys_of_pictures_are_black_ink_alone() -> None:
    samples = _samples(for_press(_with_picture(SCAN)))
    assert {sample[:3] for sample in samples} == {(0, 0, 0)}
    assert samples[0][3] == 255  # black
    assert [sample[3] for sample in samples] == sorted((s[3] for s in samples), reverse=True)


def test_pictures_keep_to_the_limit() -> None:
    dark = RasterPicture(4, 1, "rgb", bytes((0, 0, 0, 40, 0, 0, 0, 0, 60, 255, 255, 255)))
    samples = _samples(for_press(_with_picture(dark)))
    assert max(sum(sample) for sample in samples) <= 3 * 255
    assert samples[3] == (0, 0, 0, 0)  # white is paper
