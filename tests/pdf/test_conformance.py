"""Every kind of item in every kind of script is PDF/UA-1 and PDF/A-2a, and our guards see what is
broken on purpose."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from leaflets.conformance import Failure
from leaflets.model.page import ARTIFACT, Area, Element, Metadata, Page, PagedDocument
from leaflets.model.profile import MARKS, PressSetup
from leaflets.pdf import draw
from leaflets.typeset.press import for_press
from tests.conformance.verapdf import Validator, report
from tests.oracle.read_back import flaws, read_tree
from tests.pdf.content import content_flaws
from tests.pdf.samples import WORDS, Builder, leaflet

Break = Callable[[pikepdf.Pdf], None]


def _empty() -> PagedDocument:
    """The least document there is: one page with one rectangle."""
    metadata = Metadata("Nothing", "en", "", "", "", "", "2026-01-01", False)
    page = Page(200, 100, (Area(0, 0, 10, 10, fill="#ff0000"),))
    return PagedDocument((page,), (), (), {}, metadata)


_PRESS = PressSetup(marks=MARKS)


def _notes() -> PagedDocument:
    """Two notes, a page of another size, a leaflet to be printed on both sides."""
    build = Builder("en")
    root = build.element("Document", -1)
    heading = build.element("H1", root)
    build.text(heading, [("Notes", build.style(16))])
    for words in ("One note", "Another note"):
        build.text(build.element("Note", root), [(words, build.style())])
    document = build.document(
        print_scaling_none=True, duplex="DuplexFlipShortEdge", author="", subject="", keywords=""
    )
    page = document.pages[0]
    wide = Page(842, 595, (Area(1, 1, 9, 9, fill="ink"),))
    return PagedDocument((page, wide), document.elements, (), document.palette, document.metadata)


SAMPLES = {language: leaflet(language).document() for language in WORDS}
SAMPLES |= {"empty": _empty(), "notes": _notes()}
SAMPLES |= {f"{name}-grey": replace(SAMPLES[name], grey=True) for name in ("en", "empty")}
SAMPLES |= {f"{name}-press": for_press(SAMPLES[name], _PRESS) for name in ("en", "empty")}


@pytest.fixture(scope="session")
def failures(verapdf: Validator, tmp_path_factory: pytest.TempPathFactory) -> list[Failure]:
    """Of all samples, from one run of Java."""
    folder = tmp_path_factory.mktemp("samples")
    paths = []
    for name, document in SAMPLES.items():
        paths.append(folder / f"{name}.pdf")
        paths[-1].write_bytes(draw(document))
    return verapdf(paths)


@pytest.mark.parametrize("name", SAMPLES)
def test_sample_conforms(name: str, failures: list[Failure]) -> None:
    mine = [failure for failure in failures if failure.path.stem == name]
    assert not mine, report(mine)


@pytest.mark.parametrize("name", SAMPLES)
def test_sample_has_no_flaws_verapdf_overlooks(name: str) -> None:
    data = draw(SAMPLES[name])
    assert content_flaws(data) == []
    assert flaws(read_tree(data)) == []


def _element(pdf: pikepdf.Pdf, role: str) -> pikepdf.Object:
    waiting = list(pdf.Root.StructTreeRoot.K)
    while waiting:
        at = waiting.pop(0)
        if not isinstance(at, pikepdf.Dictionary) or "/S" not in at:
            continue
        if str(at.S) == f"/{role}":
            return at
        kids = at.get("/K", pikepdf.Array())
        waiting += list(kids) if isinstance(kids, pikepdf.Array) else [kids]
    raise AssertionError(f"no {role}")


def _paint(pdf: pikepdf.Pdf, before: bytes, after: bytes) -> None:
    page = pdf.pages[0]
    page.Contents = pdf.make_stream(before + page.Contents.read_bytes() + after)


def _no_alt(pdf: pikepdf.Pdf) -> None:
    del _element(pdf, "Figure").Alt


def _no_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Lang


def _no_scope(pdf: pikepdf.Pdf) -> None:
    del _element(pdf, "TH").A


def _untagged(pdf: pikepdf.Pdf) -> None:
    _paint(pdf, b"", b"\n0 0 9 9 re f")


def _inside_artifact(pdf: pikepdf.Pdf) -> None:
    _paint(pdf, b"/Artifact BMC\n", b"\nEMC")


def _no_description(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[0].Annots[0].Contents


def _no_tabs(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[0].obj["/Tabs"]


def _no_role_map(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.StructTreeRoot.RoleMap


def _no_parent_tree(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.StructTreeRoot.ParentTree


def _no_profile(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.OutputIntents


def _no_widths(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[0].Resources.Font.F1.DescendantFonts[0]["/W"]


def _no_to_unicode(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[0].Resources.Font.F1.ToUnicode


def _notdef(pdf: pikepdf.Pdf) -> None:
    _paint(pdf, b"/Artifact BMC BT /F1 9 Tf <0000>Tj ET EMC\n", b"")


BROKEN: dict[str, tuple[Break, str, str]] = {
    "no_alt": (_no_alt, "PDFUA-1", "7.3-1"),
    "no_language": (_no_language, "PDFUA-1", "7.2-33"),
    "no_scope": (_no_scope, "PDFUA-1", "7.5-1"),
    "untagged": (_untagged, "PDFUA-1", "7.1-3"),
    "inside_artifact": (_inside_artifact, "PDFUA-1", "7.1-2"),
    "no_description": (_no_description, "PDFUA-1", "7.18.1-2"),
    "no_tabs": (_no_tabs, "PDFUA-1", "7.18.3-1"),
    "no_role_map": (_no_role_map, "PDFUA-1", "7.1-5"),
    "no_parent_tree": (_no_parent_tree, "PDFUA-1", "7.1-3"),
    "no_profile": (_no_profile, "PDFA-2A", "6.2.4.3-4"),
    "no_widths": (_no_widths, "PDFA-2A", "6.2.11.5-1"),
    "no_to_unicode": (_no_to_unicode, "PDFA-2A", "6.2.11.7.2-1"),
    "notdef": (_notdef, "PDFA-2A", "6.2.11.8-1"),
}


@pytest.fixture(scope="session")
def broken(verapdf: Validator, tmp_path_factory: pytest.TempPathFactory) -> list[Failure]:
    """The English sample, broken in one way in each file."""
    folder = tmp_path_factory.mktemp("broken")
    whole = folder / "whole.pdf"
    whole.write_bytes(draw(_linked_first_page()))
    paths = []
    for name, (break_it, _, _) in BROKEN.items():
        with pikepdf.open(whole) as pdf:
            break_it(pdf)
            paths.append(folder / f"{name}.pdf")
            pdf.save(paths[-1])
    return verapdf([whole, *paths])


def _linked_first_page() -> PagedDocument:
    """The English sample on one page, so that everything breakable is on page one."""
    document = SAMPLES["en"]
    items = tuple(item for page in document.pages for item in page.items)
    page = Page(document.pages[0].width, document.pages[0].height, items)
    return PagedDocument((page,), document.elements, (), document.palette, document.metadata)


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_broken_is_seen(name: str, broken: list[Failure]) -> None:
    _, profile, clause = BROKEN[name]
    assert [failure for failure in broken if failure.path.stem == "whole"] == []
    seen = {(failure.profile, failure.clause) for failure in broken if failure.path.stem == name}
    assert (profile, clause) in seen


def test_our_own_checks_see_what_is_broken(tmp_path: Path) -> None:
    def broken_flaws(break_it: Break) -> list[str]:
        path = tmp_path / "broken.pdf"
        path.write_bytes(draw(_linked_first_page()))
        with pikepdf.open(path, allow_overwriting_input=True) as pdf:
            break_it(pdf)
            pdf.save(path)
        return flaws(read_tree(path)) + content_flaws(path.read_bytes())

    def no_box(pdf: pikepdf.Pdf) -> None:
        del _element(pdf, "Figure").A

    def no_numbering(pdf: pikepdf.Pdf) -> None:
        del _element(pdf, "L").A

    def no_annotation(pdf: pikepdf.Pdf) -> None:
        link = _element(pdf, "Link")
        link.K = pikepdf.Array([kid for kid in link.K if "/Obj" not in repr(kid)])

    def no_span_language(pdf: pikepdf.Pdf) -> None:
        del _element(pdf, "Span").Lang

    def no_content(pdf: pikepdf.Pdf) -> None:
        del _element(pdf, "H1").K

    expected = {
        no_box: "no BBox",
        no_numbering: "no ListNumbering",
        no_annotation: "no annotation",
        no_span_language: "no Lang",
        no_content: "empty",
        _no_description: "no Contents",
        _untagged: "f outside marked content",
        _inside_artifact: "inside /Artifact",
    }
    for break_it, words in expected.items():
        assert any(words in flaw for flaw in broken_flaws(break_it)), words
    assert broken_flaws(lambda _: None) == []


def test_an_artifact_belongs_to_no_element() -> None:
    assert read_tree(draw(_empty())).children == []
    assert ARTIFACT not in range(len((Element("P", -1),)))
