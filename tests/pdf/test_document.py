"""The parts of a file around the text: links, outline, metadata, colours, pictures, refusals."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest

from leaflets.model.page import (
    ARTIFACT,
    Area,
    Bookmark,
    Drawing,
    Href,
    Page,
    PagedDocument,
    QrDrawing,
    SetText,
    Stroke,
)
from leaflets.model.picture import Path, RasterPicture, Segment, VectorPicture
from leaflets.pdf import draw
from leaflets.problems import LeafletsError
from tests.oracle.read_back import Node, read_tree
from tests.pdf.content import content_flaws, operators
from tests.pdf.samples import CHECK, HEIGHT, PHOTO, Builder, leaflet, qr_symbol
from tests.pdf.typesetting import pieces, saying, set_lines


def _open(document: PagedDocument) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(draw(document)))


def _link(target: str, contents: str = "Our page", words: str = "our page") -> PagedDocument:
    build = Builder("en")
    paragraph = build.element("P", -1)
    link = build.element("Link", paragraph, inline=True)
    runs = [("See ", build.style()), (words, build.style(inline=1, colour="accent"))]
    href = Href(1, target, contents)
    build.text(paragraph, runs, inlines=(link,), links=(href,), width=120)
    return build.document()


def _codes(document: PagedDocument) -> list[str]:
    with pytest.raises(LeafletsError) as caught:
        draw(document)
    return [problem.code for problem in caught.value.problems]


@pytest.mark.parametrize(
    "target",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "file:///etc/passwd",
        "data:text/html,x",
        "example.org",
        "",
        "https://",
        "tel:",
        "https://example.org/a b",
        "https://example.org/\nx",
        " https://example.org",
    ],
)
def test_dangerous_or_broken_links_are_refused(target: str) -> None:
    assert _codes(_link(target)) == ["pdf/link-target"]


@pytest.mark.parametrize(
    ("target", "written"),
    [
        ("https://example.org/a?b=(c)&d=%20", "https://example.org/a?b=(c)&d=%20"),
        ("HTTP://example.org", "HTTP://example.org"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("tel:+441632960961", "tel:+441632960961"),
        ("https://example.org/é", "https://example.org/%C3%A9"),
    ],
)
def test_links_lead_where_they_say(target: str, written: str) -> None:
    with _open(_link(target)) as pdf:
        (annotation,) = pdf.pages[0].Annots
        assert str(annotation.A.URI) == written
        assert str(annotation.Contents) == "Our page"
        assert annotation.F == 4


def test_a_link_over_lines_has_one_annotation_a_line() -> None:
    words = "our page about dimples and what they mean for your baby"
    document = _link("https://example.org", words=words)
    (item,) = document.pages[0].items
    assert isinstance(item, SetText)
    with _open(document) as pdf:
        rectangles = [[float(side) for side in entry.Rect] for entry in pdf.pages[0].Annots]
        keys = [int(entry.StructParent) for entry in pdf.pages[0].Annots]
        nums = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
        parents = {int(nums[at]): nums[at + 1] for at in range(0, len(nums), 2)}
        assert [parents[key].S for key in keys] == ["/Link"] * len(keys)
    assert len(rectangles) == len(item.lines)
    for (left, bottom, right, top), line, baseline in zip(
        rectangles, item.lines, item.baselines, strict=True
    ):
        assert bottom < HEIGHT - baseline < top
        assert right - left <= line.width + 0.1
    (link,) = [node for node in read_tree(draw(document)).walk() if node.role == "Link"]
    assert link.targets == ["https://example.org"] * len(rectangles)


def test_linked_words_are_underlined_in_their_colour() -> None:
    listed = operators(draw(_link("https://example.org")))
    at = next(index for index, (name, _) in enumerate(listed) if name == "re")
    assert listed[at - 1] == ("BDC", ["/Artifact", {"/Type": "/Layout"}])
    colours = [operands for name, operands in listed[:at] if name == "rg"]
    assert colours[-1] == [0.05, 0.35, 0.6]


def test_parts_of_a_link_apart_on_a_line_get_annotations_of_their_own() -> None:
    document = _link("https://example.org", words="one two")
    (item,) = document.pages[0].items
    assert isinstance(item, SetText)
    *others, last = item.lines[0].words
    moved = saying(item.lines[0], (*others, last._replace(x=last.x + 50)))
    text = item._replace(lines=(moved,))
    page = replace(document.pages[0], items=(text,))
    with _open(replace(document, pages=(page,))) as pdf:
        assert len(pdf.pages[0].Annots) == 2


def test_a_link_needs_words_for_those_who_hear_it() -> None:
    assert _codes(_link("https://example.org", contents=" ")) == ["pdf/link-contents"]


def test_a_repeated_link_is_decoration() -> None:
    build = Builder("en")
    lines = set_lines(pieces("our page", build.style(inline=1)), 200)
    href = Href(1, "https://example.org", "Our page")
    build.pages[-1].append(
        SetText(lines, (9,), (9,), ARTIFACT, (ARTIFACT,), (href,), kind="Header")
    )
    data = draw(build.document())
    assert content_flaws(data) == []
    with pikepdf.open(BytesIO(data)) as pdf:
        assert "/Annots" not in pdf.pages[0]
    kinds = [operands[1] for name, operands in operators(data) if name == "BDC"]
    assert kinds == [
        {"/Type": "/Pagination", "/Subtype": "/Header"},
        {"/Type": "/Layout"},
    ]


def test_bookmarks_are_nested_by_level() -> None:
    build = leaflet("en")
    build.bookmarks[:] = [
        Bookmark("One", 0, 0, 40),
        Bookmark("One and one", 1, 0, 60),
        Bookmark("Deep", 3, 1, 10),
        Bookmark("Zwölf", 0, 1, 100),
    ]
    with _open(build.document()) as pdf:
        assert pdf.Root.PageMode == "/UseOutlines"
        with pdf.open_outline() as outline:
            top = outline.root
            assert [entry.title for entry in top] == ["One", "Zwölf"]
            assert top[0].children[0].children[0].title == "Deep"
            destination = top[1].destination
            assert isinstance(destination, pikepdf.Array)
            page, kind, left, y, zoom = list(destination)
            assert page.objgen == pdf.pages[1].obj.objgen
            assert str(kind) == "/XYZ"
            assert left is None
            assert zoom is None
            assert float(y) == pytest.approx(HEIGHT - 100, abs=0.01)


def test_without_bookmarks_no_outline_is_shown() -> None:
    build = Builder("en")
    build.text(build.element("P", -1), [("x", build.style())])
    with _open(build.document()) as pdf:
        assert "/Outlines" not in pdf.Root
        assert "/PageMode" not in pdf.Root


def test_the_file_says_what_it_is() -> None:
    document = leaflet("ar").document(
        print_scaling_none=True, duplex="DuplexFlipLongEdge", author="", subject='<&">'
    )
    with _open(document) as pdf:
        assert pdf.pdf_version == "1.7"
        assert pdf.Root.Lang == "ar"
        assert pdf.Root.MarkInfo.Marked
        shown = {key: str(value) for key, value in pdf.Root.ViewerPreferences.items()}
        assert shown == {
            "/DisplayDocTitle": "True",
            "/Direction": "/R2L",
            "/PrintScaling": "/None",
            "/Duplex": "/DuplexFlipLongEdge",
        }
        assert pdf.docinfo.Title == document.metadata.title
        assert "/Author" not in pdf.docinfo
        assert pdf.docinfo.CreationDate == pdf.docinfo.ModDate == "D:20260203040506+00'00'"
        with pdf.open_metadata() as xmp:
            assert xmp["dc:title"] == document.metadata.title
            assert xmp["dc:description"] == '<&">'
            assert xmp["dc:language"] == {"ar"}
            assert xmp["dc:identifier"] == "job-7"
            assert xmp["pdf:Keywords"] == "dimple, baby"
            assert xmp["xmp:CreateDate"] == "2026-02-03T04:05:06+00:00"
            assert (xmp["pdfuaid:part"], xmp["pdfaid:part"]) == ("1", "2")
            assert xmp["pdfaid:conformance"] == "A"
            assert "dc:creator" not in xmp
        page = pdf.pages[0]
        assert page.MediaBox == page.TrimBox
        assert [float(side) for side in page.MediaBox] == [0, 0, 419.53, 595.28]


def test_times_of_other_zones_are_written_as_utc() -> None:
    with _open(leaflet("en").document(date="2026-02-03T04:05:06+05:30")) as pdf:
        assert pdf.docinfo.CreationDate == "D:20260202223506+00'00'"


def test_all_that_is_missing_is_said_at_once() -> None:
    build = Builder("en")
    build.element("Figure", -1, alt=" ")
    build.element("TH", 0)
    build.element("Blink", 0, language="english language")
    build.element("P", 9)
    build.bookmarks.append(Bookmark("Nowhere", 0, 4, 0))
    document = build.document(title=" ", date="tomorrow", language="", author="a\x00b")
    document = replace(document, pages=(*document.pages, Page(1, 100, ())))
    assert _codes(document) == [
        "pdf/no-title",
        "pdf/language-tag",
        "pdf/date",
        "pdf/control-character",
        "pdf/no-alternative-text",
        "pdf/no-scope",
        "pdf/unknown-role",
        "pdf/language-tag",
        "pdf/element-order",
        "pdf/page-size",
        "pdf/bookmark-page",
    ]
    assert _codes(replace(build.document(), pages=(), elements=(), bookmarks=())) == [
        "pdf/no-pages"
    ]


def _items(*items: Area | Stroke | Drawing | QrDrawing) -> PagedDocument:
    build = Builder("en")
    build.pages[-1].extend(items)
    build.element("Figure", -1, alt="A picture")
    return build.document()


def test_unknown_colours_are_refused_together() -> None:
    document = _items(
        Area(0, 0, 9, 9, fill="pink", stroke="#12345", stroke_width=1),
        Stroke(0, 0, 9, 9, "pink", 1),
    )
    with pytest.raises(LeafletsError) as caught:
        draw(document)
    assert [problem.message for problem in caught.value.problems] == [
        "there is no colour 'pink'",
        "there is no colour '#12345'",
    ]
    assert "accent, ink, line, pale" in caught.value.problems[0].hint
    bad = replace(document, palette={"pink": (1.0, 2.0, 0.0), "#12345": (0.0, 0.0, 0.0)})
    assert _codes(bad) == ["pdf/unknown-colour"]


def test_greys_are_written_as_grey() -> None:
    listed = operators(
        draw(_items(Area(0, 0, 9, 9, fill="line"), Area(9, 9, 9, 9, fill="#0000ff")))
    )
    assert ("g", [0.5]) in listed
    assert ("rg", [0, 0, 1]) in listed


def test_neighbouring_artifacts_share_a_mark() -> None:
    areas = [Area(9.0 * at, 0, 9, 9, fill="line") for at in range(5)]
    names = [name for name, _ in operators(draw(_items(*areas)))]
    assert (names.count("BDC"), names.count("g"), names.count("re")) == (1, 1, 5)


@pytest.mark.parametrize(
    ("corners", "curves", "lines"),
    [({"nw", "ne", "se", "sw"}, 4, 4), ({"ne"}, 1, 4), (set(), 0, 0)],
)
def test_corners_are_rounded_where_wanted(corners: set[str], curves: int, lines: int) -> None:
    area = Area(10, 20, 100, 50, fill="ink", radius=8, corners=frozenset(corners))
    listed = operators(draw(_items(area)))
    names = [name for name, _ in listed]
    assert (names.count("c"), names.count("l")) == (curves, lines)
    points = [
        (operands[at], operands[at + 1])
        for name, operands in listed
        if name in ("m", "l", "c")
        for at in range(0, len(operands), 2)
    ]
    assert all(9.99 <= x <= 110.01 and HEIGHT - 70.01 <= y <= HEIGHT - 19.99 for x, y in points)
    if corners == {"ne"}:
        ends = [tuple(operands[4:]) for name, operands in listed if name == "c"]
        assert ends == [(102, pytest.approx(HEIGHT - 20, abs=0.01))]
        square = {(10, 1), (110, 1), (10, 0)}
        at_bottom = {(x, int(y < HEIGHT - 45)) for x, y in points}
        assert square <= at_bottom


def test_areas_and_lines_look_as_told() -> None:
    listed = operators(
        draw(
            _items(
                Area(0, 0, 9, 9, fill="pale", stroke="line", stroke_width=0.5),
                Area(0, 0, 9, 9, stroke="line", stroke_width=0.5),
                Area(0, 0, 9, 9),
                Stroke(0, 5, 9, 5, "line", 0.5, (2, 1)),
            )
        )
    )
    painted = [name for name, _ in listed if name in ("B", "S", "f")]
    assert painted == ["B", "S", "S"]
    assert [operands for name, operands in listed if name == "w"] == [[0.5], [0.5]]
    assert [operands for name, operands in listed if name == "d"] == [[[], 0], [[2, 1], 0]]


def _figure(document: PagedDocument) -> Node:
    return next(node for node in read_tree(draw(document)).walk() if node.role == "Figure")


def test_a_figure_knows_how_far_it_reaches() -> None:
    parts = (Drawing(CHECK, 10, 20, 30, 40, 0), Drawing(PHOTO, 60, 30, 10, 10, 0))
    expected = f"10 {HEIGHT - 60:g} 70 {HEIGHT - 20:g}"
    assert _figure(_items(*parts)).attributes["BBox"] == expected


def test_words_in_a_figure_count_for_its_box() -> None:
    build = Builder("en")
    figure = build.element("Figure", -1, alt="A word")
    build.text(build.element("P", figure), [("Word", build.style())])
    left, bottom, right, top = map(float, _figure(build.document()).attributes["BBox"].split())
    assert left == 40
    assert right - left > 20
    assert top - bottom > 10


def test_a_mirrored_picture_stays_in_its_place() -> None:
    for picture, across in ((CHECK, 24), (PHOTO, 1)):
        plain, mirrored = (
            next(
                operands
                for name, operands in operators(
                    draw(_items(Drawing(picture, 100, 50, 48, 48, 0, mirror)))
                )
                if name == "cm"
            )
            for mirror in (False, True)
        )
        assert plain[0] * across + plain[4] == pytest.approx(148)
        assert (mirrored[0], mirrored[4]) == (-plain[0], pytest.approx(148))


def test_paths_keep_their_rules_colours_and_dashes() -> None:
    square: tuple[Segment, ...] = (("M", 0, 0), ("L", 4, 0), ("L", 4, 4), ("Z",))
    picture = VectorPicture(
        4,
        4,
        (
            Path(square, "ink", even_odd=True),
            Path(square, "#ff0000", "ink", 0.25, dash=(1, 0.5)),
            Path(square, None, "ink", 1, round_joins=False),
            Path(square),
        ),
    )
    drawing = Drawing(picture, 0, 0, 8, 8, 0, colours={"ink": "accent"})
    listed = operators(draw(_items(drawing)))
    assert [name for name, _ in listed if name in ("f*", "B", "S", "n")] == ["f*", "B", "S", "n"]
    assert ("rg", [0.05, 0.35, 0.6]) in listed
    assert ("d", [[1, 0.5], 0]) in listed
    assert [operands for name, operands in listed if name == "j"] == [[1], [0]]


def test_an_image_is_embedded_once_with_its_mask() -> None:
    again = RasterPicture(PHOTO.width, PHOTO.height, "rgb", PHOTO.samples, PHOTO.alpha)
    document = _items(Drawing(PHOTO, 0, 0, 9, 9, 0), Drawing(again, 20, 0, 9, 9, ARTIFACT))
    with _open(document) as pdf:
        images = pdf.pages[0].Resources.XObject
        assert list(images.keys()) == ["/X1"]
        assert images.X1.read_bytes() == PHOTO.samples
        assert images.X1.SMask.read_bytes() == PHOTO.alpha


def test_a_qr_code_is_dark_where_it_should_be() -> None:
    symbol = qr_symbol(25)
    listed = operators(draw(_items(QrDrawing(symbol, 50, 60, 66, 0))))
    matrix = next(operands for name, operands in listed if name == "cm")
    module = 66 / 33
    assert matrix == [module, 0, 0, -module, 58, pytest.approx(HEIGHT - 68, abs=0.01)]
    dark = [[0] * symbol.size for _ in range(symbol.size)]
    for name, operands in listed:
        if name == "re":
            left, top, width, height = map(int, operands)
            for row in range(top, top + height):
                for column in range(left, left + width):
                    dark[row][column] += 1
    assert [bytes(row) for row in dark] == list(symbol.rows)
    assert sum(name == "f" for name, _ in listed) == 1


def test_notes_have_identifiers_of_their_own() -> None:
    build = Builder("en")
    for words in ("One", "Two"):
        build.text(build.element("Note", -1), [(words, build.style())])
    with _open(build.document()) as pdf:
        notes = list(pdf.Root.StructTreeRoot.K)
        names = list(pdf.Root.StructTreeRoot.IDTree.Names)
        assert [bytes(note.ID) for note in notes] == [bytes(name) for name in names[::2]]
        assert [name.objgen for name in names[1::2]] == [note.objgen for note in notes]


def test_what_is_never_drawn_is_not_tagged_but_empty_cells_are() -> None:
    build = Builder("en")
    build.element("P", -1)
    table = build.element("Table", -1)
    for words in ("Drunk", ""):
        line = build.element("TR", table)
        cell = build.element("TD", line)
        if words:
            build.text(cell, [(words, build.style())])
    unused = build.element("Table", -1)
    build.element("TD", build.element("TR", unused))
    roles = [node.role for node in read_tree(draw(build.document())).walk()]
    assert roles == ["StructTreeRoot", "Table", "TR", "TD", "TR", "TD"]
