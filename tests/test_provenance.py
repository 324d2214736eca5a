"""Where a PDF says it is from: as made, saved again by other programs, joined, or lying."""

from __future__ import annotations

import io
from dataclasses import replace
from functools import cache

import pikepdf
import pytest
from pypdf import PdfReader, PdfWriter

from leaflets.model.page import PROVENANCE_URI
from leaflets.pdf import draw
from leaflets.provenance import Origin, Provenance, from_metadata, origin_of
from tests.pdf.samples import Builder

CODE = ("SD-WARN", "1.0.0", "en-GB", "0a1b2c3d")
OTHER = ("BD-MYTH", "2.0.1", "ar", "ffff0000")
HERE = Provenance(
    *CODE, "hill-street", "draft", "unsigned sample-clinic", "2028-11-22", "leaflets 0.1.0"
)
NAMES = ("leaflet", "version", "language", "hash", "clinic", "review", "marks", "reviewBy", "tool")
VALUES = (*CODE, HERE.clinic, HERE.review, HERE.marks, HERE.review_by, HERE.tool)


@cache
def made(code: tuple[str, ...] = CODE, values: tuple[str, ...] = VALUES) -> bytes:
    build = Builder("en")
    root = build.element("Document", -1)
    build.text(build.element("H1", root), [("Title", build.style(16))])
    leaflet, version, language, digest = code
    words = f"{leaflet} {version} · {language} · {digest}"
    build.text(build.element("P", root), [(words, build.style())])
    document = build.document()
    said = tuple(zip(NAMES, values, strict=True)) if values else ()
    return draw(replace(document, metadata=replace(document.metadata, provenance=said)))


def saved(pdf: pikepdf.Pdf) -> bytes:
    out = io.BytesIO()
    pdf.save(out, compress_streams=True)
    return out.getvalue()


def again(packet: bytes) -> bytes:
    """The leaflet as another program saves it, with this XMP."""
    with pikepdf.open(io.BytesIO(made())) as pdf:
        pdf.Root.Metadata = pikepdf.Stream(pdf, packet)
        return saved(pdf)


def test_as_made() -> None:
    assert origin_of(made()) == Origin((HERE,))


def test_as_made_needs_no_pdf_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("leaflets.provenance._read", None)
    assert origin_of(made()).leaflets == (HERE,)


def described(attributes: str, elements: str) -> str:
    return (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description rdf:about="" xmlns:q="{PROVENANCE_URI}"{attributes}>{elements}'
        "</rdf:Description></rdf:RDF></x:xmpmeta>"
    )


PAIRS = tuple(zip(NAMES, VALUES, strict=True))


@pytest.mark.parametrize(
    "packet",
    [
        described("", "".join(f"<q:{name}>{value}</q:{name}>" for name, value in PAIRS)),
        described("".join(f' q:{name}="{value}"' for name, value in PAIRS), ""),
    ],
    ids=["another prefix", "attributes"],
)
def test_metadata_written_anew(packet: str) -> None:
    pdf = again(packet.encode())
    assert from_metadata(pdf) is None
    assert origin_of(pdf) == Origin((HERE,))


@pytest.mark.parametrize(
    "packet",
    [
        f'<!DOCTYPE d [<!ENTITY e "x">]><d xmlns:q="{PROVENANCE_URI}"><q:tool>&e;</q:tool></d>',
        f'<d xmlns:q="{PROVENANCE_URI}">',
        "nothing",
        "",
    ],
)
def test_without_usable_metadata_the_printed_code_is_left(packet: str) -> None:
    assert origin_of(again(packet.encode())) == Origin((Provenance(*CODE, printed=True),))


def test_every_leaflet_of_joined_files() -> None:
    """One program keeps the metadata of the first file, the other one's is gone."""
    both = (HERE, Provenance(*OTHER, printed=True))
    with (
        pikepdf.open(io.BytesIO(made())) as first,
        pikepdf.open(io.BytesIO(made(OTHER, ()))) as second,
    ):
        first.pages.extend(second.pages)
        assert origin_of(saved(first)).leaflets == both
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(made())))
    writer.append(PdfReader(io.BytesIO(made(OTHER, ()))))
    out = io.BytesIO()
    writer.write(out)
    assert origin_of(out.getvalue()).leaflets == both


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("leaflet", "\x1b[31m"),
        ("leaflet", "A\nB"),
        ("version", "one"),
        ("language", "../en"),
        ("hash", "0A1B2C3D"),
        ("hash", "٠1234567"),
    ],
)
def test_what_does_not_look_like_ours_is_not_believed(name: str, value: str) -> None:
    values = tuple(value if n == name else v for n, v in zip(NAMES, VALUES, strict=True))
    assert from_metadata(made(values=values)) is None


def test_a_detail_that_does_not_look_like_ours_is_left_out() -> None:
    values = tuple("<b>" if n == "clinic" else v for n, v in zip(NAMES, VALUES, strict=True))
    assert from_metadata(made(values=values)) == replace(HERE, clinic="")


def test_locked() -> None:
    for user in ("secret", ""):
        out = io.BytesIO()
        with pikepdf.open(io.BytesIO(made())) as pdf:
            pdf.save(out, encryption=pikepdf.Encryption(owner="x", user=user))
        assert "locked" in origin_of(out.getvalue()).trouble or not user


@pytest.mark.parametrize(
    ("pdf", "trouble"),
    [
        (b"", "empty"),
        (b"words", "not a PDF"),
        (b"%PDF-1.7 words", "damaged"),
        (made(values=())[:1500], "damaged"),
    ],
)
def test_what_cannot_be_read(pdf: bytes, trouble: str) -> None:
    assert origin_of(pdf).leaflets == ()
    assert trouble in origin_of(pdf).trouble


def test_of_other_programs() -> None:
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        assert "no text" in origin_of(saved(pdf)).trouble
    strange = made(("sd-warn", "1", "en", "no"), ())
    assert origin_of(strange) == Origin(trouble="not made by this program")
