"""The SVG reader: what it draws, and everything it refuses."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leaflets.model.picture import Path as DrawnPath
from leaflets.model.picture import VectorPicture
from leaflets.pictures import read_svg
from leaflets.pictures.path_data import SEGMENT_LIMIT
from leaflets.pictures.svg import PROBLEM_LIMIT, SVG_BYTES_LIMIT, parse_svg
from leaflets.problems import LeafletsError, Problem

ROOT = Path(__file__).parents[2]
SHIPPED = sorted(
    [
        *(ROOT / "layouts/icons").glob("*.svg"),
        *(ROOT / "content/figures").glob("*.svg"),
        *(ROOT / "content/clinics").glob("*.svg"),
    ]
)
BOX = '<rect width="4" height="4"/>'


def svg(body: str, attributes: str = 'viewBox="0 0 24 24"') -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}>\n{body}\n</svg>'.encode()


def drawn(body: str, attributes: str = 'viewBox="0 0 24 24"') -> VectorPicture:
    return parse_svg(svg(body, attributes), Path("a.svg"))


def problems(data: bytes) -> tuple[Problem, ...]:
    with pytest.raises(LeafletsError) as caught:
        parse_svg(data, Path("a.svg"))
    return caught.value.problems


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_every_shipped_drawing_reads(path: Path) -> None:
    picture = read_svg(path)
    assert picture.paths
    for piece in picture.paths:
        points = [value for segment in piece.segments for value in segment[1:]]
        xs, ys = points[0::2], points[1::2]
        margin = piece.stroke_width / 2 + 0.5
        assert min(xs) >= -margin
        assert max(xs) <= picture.width + margin
        assert min(ys) >= -margin
        assert max(ys) <= picture.height + margin


def test_icons_have_one_palette_colour_and_one_grid() -> None:
    icons = sorted((ROOT / "layouts/icons").glob("*.svg"))
    assert len(icons) >= 17
    for path in icons:
        picture = read_svg(path)
        assert (picture.width, picture.height) == (24, 24)
        assert {c for p in picture.paths for c in (p.fill, p.stroke) if c} == {"ink"}


def test_figures_use_palette_names_only_so_that_a_theme_can_choose() -> None:
    for path in (ROOT / "content/figures").glob("*.svg"):
        colours = {c for p in read_svg(path).paths for c in (p.fill, p.stroke) if c}
        assert not {c for c in colours if c.startswith("#")}
        assert colours, path.name
    backs = (ROOT / "content/figures").glob("*lower-back.svg")
    for path in backs:
        colours = {c for p in read_svg(path).paths for c in (p.fill, p.stroke) if c}
        assert {"skin", "skin-shade", "skin-line"} <= colours


def test_a_palette_name_wins_over_the_colour_beside_it() -> None:
    picture = drawn('<rect width="1" height="1" style="fill:red" data-fill="skin" fill="#0f0"/>')
    assert picture.paths[0].fill == "skin"


def test_a_colour_of_its_own_wins_over_an_inherited_palette_name() -> None:
    picture = drawn(f'<g data-fill="skin">{BOX}<rect width="1" height="1" fill="red"/></g>')
    assert [path.fill for path in picture.paths] == ["skin", "#ff0000"]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("#0A4", "#00aa44"),
        ("#0a4f8E", "#0a4f8e"),
        ("rgb(255, 0,16)", "#ff0010"),
        ("rgb(100%, 0%, 50%)", "#ff0080"),
        ("Navy", "#000080"),
        ("lightgrey", "#d3d3d3"),
    ],
)
def test_colours(written: str, read: str) -> None:
    assert drawn(f'<rect width="1" height="1" fill="{written}"/>').paths[0].fill == read


def test_initial_values_are_those_of_svg() -> None:
    path = drawn(BOX).paths[0]
    assert (path.fill, path.stroke, path.stroke_width) == ("#000000", None, 0)
    assert not path.even_odd
    assert not path.round_joins


def test_inheritance_and_style_attribute() -> None:
    picture = drawn(
        '<g stroke="#111" stroke-width="2" fill="none" stroke-linecap="round" fill-rule="evenodd">'
        '<path d="M0 0H4" style="stroke-width: 3; stroke-dasharray: 2 1 1; font-size: 9px"/></g>'
    )
    path = picture.paths[0]
    assert (path.stroke, path.stroke_width, path.fill) == ("#111111", 3, None)
    assert path.dash == (2, 1, 1, 2, 1, 1)
    assert path.round_joins
    assert path.even_odd


def test_a_transform_scales_strokes_and_dashes() -> None:
    path = drawn(
        '<g transform="translate(1 1)"><path transform="scale(2) rotate(30)" d="M0 0H4" '
        'fill="none" stroke="#000" stroke-width="1.5" stroke-dasharray="1 2"/></g>'
    ).paths[0]
    assert path.segments[0] == ("M", 1, 1)
    assert path.stroke_width == 3
    assert path.dash == (2, 4)


def test_the_view_box_moves_the_origin() -> None:
    picture = drawn('<path d="M10 20H12V22Z"/>', 'viewBox="10 20 30 40" width="3" height="4"')
    assert (picture.width, picture.height) == (30, 40)
    assert picture.paths[0].segments[0] == ("M", 0, 0)


def test_width_and_height_stand_in_for_a_view_box() -> None:
    picture = drawn(BOX, 'width="25.4mm" height="10"')
    assert (round(picture.width, 6), picture.height) == (96, 10)


def test_hidden_layers_and_notes_are_not_drawn() -> None:
    picture = drawn(
        f'<title>t</title><g display="none">{BOX}</g><g style="display:none">{BOX}</g>'
        f'<g visibility="hidden">{BOX}</g><defs>{BOX}</defs>{BOX}'
        '<x:note xmlns:x="urn:x"><x:a onclick="1"/></x:note><metadata><a/></metadata>'
    )
    assert len(picture.paths) == 1


REFUSED = [
    ("<script>1</script>", "picture/script", ""),
    ('<rect width="1" height="1" onclick="x()"/>', "picture/script", "onclick"),
    ("<text>words</text>", "picture/text", ""),
    ('<image href="a.png"/>', "picture/embedded", ""),
    ("<foreignObject/>", "picture/embedded", ""),
    ("<style>@import url(x.css);</style>", "picture/style-sheet", ""),
    ("<linearGradient/>", "picture/gradient", ""),
    ("<filter/>", "picture/effect", ""),
    ("<animate/>", "picture/animation", ""),
    ("<use/>", "picture/reuse", ""),
    ("<a/>", "picture/reference", ""),
    ("<svg/>", "picture/nested", ""),
    ("<view/>", "picture/element", ""),
    ('<g href="b.svg"/>', "picture/reference", "href"),
    ('<g xml:base="http://a.example/"/>', "picture/reference", "base"),
    ('<g xmlns:q="http://www.w3.org/1999/xlink" q:href="b.svg"/>', "picture/reference", "href"),
    ('<g fill="url(#g)"/>', "picture/reference", "fill"),
    ('<g style="stroke:URL(http://a.example/)"/>', "picture/reference", "stroke"),
    ('<g opacity=".5"/>', "picture/effect", "opacity"),
    ('<g style="fill-opacity:0.2"/>', "picture/effect", "fill-opacity"),
    ('<g mask="none" filter="blur(2px)"/>', "picture/effect", "filter"),
    ('<g fill="#12345678"/>', "picture/colour", "fill"),
    ('<g fill="rgb(1,2)"/>', "picture/colour", "fill"),
    ('<g stroke="currentColor"/>', "picture/colour", "stroke"),
    ('<g data-fill="Skin Tone"/>', "picture/palette-name", "data-fill"),
    ('<g stroke-width="-1"/>', "picture/value", "stroke-width"),
    ('<g stroke-width="10%"/>', "picture/value", "stroke-width"),
    ('<g stroke-linejoin="bevel"/>', "picture/value", "stroke-linejoin"),
    ('<g stroke-dasharray="0 0"/>', "picture/value", "stroke-dasharray"),
    ('<g mystery="1"/>', "picture/attribute", "mystery"),
    ('<g style="mystery:1"/>', "picture/attribute", "style"),
    ('<g transform="spin(3)"/>', "picture/transform", "transform"),
    ('<g transform="scale(1 2 3)"/>', "picture/transform", "transform"),
    ('<path d="L1 1"/>', "picture/shape", ""),
    ('<circle r="-1"/>', "picture/shape", ""),
    ('<polygon points="1 2 3"/>', "picture/shape", ""),
    (
        '<path transform="scale(1 3)" stroke="#000" d="M0 0H3"/>',
        "picture/uneven-stroke",
        "transform",
    ),
    ("<?xml-stylesheet href='a.css'?>", "picture/style-sheet", ""),
]


@pytest.mark.parametrize(("body", "code", "field"), REFUSED, ids=[row[0][:40] for row in REFUSED])
def test_each_refusal_names_file_line_and_way_out(body: str, code: str, field: str) -> None:
    found = problems(svg(f"{BOX}\n{body}"))
    assert [problem.code for problem in found] == [code]
    where = found[0].where
    assert where is not None
    assert (where.path, where.line, where.field) == (Path("a.svg"), 3, field)
    assert found[0].message.endswith(".")
    assert found[0].hint


def test_all_problems_are_reported_at_once() -> None:
    found = problems(svg('<text/>\n<g opacity="0" fill="nothing"/>\n<script/>'))
    assert [(p.code, p.where.line if p.where else 0) for p in found] == [
        ("picture/text", 2),
        ("picture/effect", 3),
        ("picture/colour", 3),
        ("picture/script", 4),
    ]


def test_problems_have_an_end() -> None:
    assert len(problems(svg("<text/>" * 500))) == PROBLEM_LIMIT


BOMB = b"""<!DOCTYPE svg [
<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">
]><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><title>&d;</title></svg>"""


@pytest.mark.parametrize(
    "data",
    [
        BOMB,
        b'<!DOCTYPE svg SYSTEM "file:///etc/passwd"><svg xmlns="http://www.w3.org/2000/svg"/>',
        b'<!DOCTYPE s [<!ENTITY x SYSTEM "file:///etc/passwd">]><s>&x;</s>',
    ],
)
def test_document_types_are_refused_before_an_entity_counts(data: bytes) -> None:
    assert [problem.code for problem in problems(data)] == ["picture/doctype"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "picture/not-xml"),
        (b"<svg", "picture/not-xml"),
        (b"<svg>&nope;</svg>", "picture/not-svg"),
        (svg(BOX).replace(b"</svg>", b"&nope;</svg>"), "picture/not-xml"),
        (svg(BOX).decode().encode("utf-16"), "picture/encoding"),
        (svg("é").decode().encode("latin-1"), "picture/not-xml"),
        (b"<html/>", "picture/not-svg"),
        (svg(BOX).replace(b"2000/svg", b"2001/svg"), "picture/not-svg"),
        (svg(""), "picture/empty"),
        (svg('<path d=""/><rect width="0" height="3"/><g fill="none"><circle r="2"/></g>'),
         "picture/empty"),
        (svg(BOX, ""), "picture/size"),
        (svg(BOX, 'viewBox="0 0 0 5"'), "picture/size"),
        (svg(BOX, 'viewBox="0 0 5"'), "picture/size"),
        (svg(BOX, 'width="100%" height="4"'), "picture/size"),
        (b"<" * (SVG_BYTES_LIMIT + 1), "picture/too-large"),
        (svg(f'<path d="M0 0{"h1" * (SEGMENT_LIMIT + 1)}"/>'), "picture/too-complex"),
        (svg('<g transform="scale(900)">' * 30 + BOX + "</g>" * 30), "picture/transform"),
    ],
)  # fmt: skip
def test_files_that_are_no_drawing(data: bytes, code: str) -> None:
    assert problems(data)[0].code == code


@pytest.mark.parametrize("name", ["missing.svg", "."])
def test_a_file_that_cannot_be_opened(tmp_path: Path, name: str) -> None:
    with pytest.raises(LeafletsError, match="picture/unreadable"):
        read_svg(tmp_path / name)


def test_deep_nesting_is_read_without_trouble() -> None:
    assert len(drawn("<g>" * 30_000 + BOX + "</g>" * 30_000).paths) == 1


SEEDS = [path.read_bytes() for path in SHIPPED] + [svg(row[0]) for row in REFUSED] + [BOMB]
SYNTAX = st.text("0123456789.-eE, MmAaZz\"'<>/&#();", max_size=8).map(str.encode)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_damaged_files_end_in_a_picture_or_in_words(data: st.DataObject) -> None:
    seed = bytearray(data.draw(st.sampled_from(SEEDS)))
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(seed)))
        cut = data.draw(st.integers(0, 12))
        seed[at : at + cut] = data.draw(st.one_of(st.binary(max_size=6), SYNTAX))
    found: tuple[Problem, ...] = ()
    paths: tuple[DrawnPath, ...] = ()
    try:
        paths = parse_svg(bytes(seed), Path("a.svg")).paths
    except LeafletsError as error:
        found = error.problems
    assert bool(paths) != bool(found)
    assert all(problem.message and problem.where for problem in found)
    numbers = [n for path in paths for s in path.segments for n in s[1:]]
    assert all(isinstance(n, float) and abs(n) < 1e15 for n in numbers)


@given(st.binary(max_size=200))
def test_noise_ends_in_words(data: bytes) -> None:
    with pytest.raises(LeafletsError):
        parse_svg(data, Path("a.svg"))


def test_long_attributes_are_no_trap() -> None:
    found = problems(svg(f'<g transform="{"(" * 90_000}"/>\n<path d="M{"1" * 90_000}"/>'))
    assert [problem.code for problem in found] == ["picture/transform", "picture/shape"]
    assert all(len(problem.message) < 200 for problem in found)
    assert drawn(f'<g style="{";" * 90_000}">{BOX}</g>').paths
