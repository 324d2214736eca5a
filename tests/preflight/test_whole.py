"""Checks of whole files: the standards they declare, each with one fault put into a good file."""

from __future__ import annotations

import io
from collections.abc import Callable

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from leaflets.preflight import WHOLE_CHECKS
from leaflets.problems import Problem, Severity
from leaflets.stages.verify import verify
from tests.preflight.planted import HERE, good, spoilt, undeclared

Spoil = Callable[[pikepdf.Pdf], None]


def found(profile: str, spoil: Spoil) -> list[Problem]:
    return list(verify(spoilt(profile, spoil), HERE).problems)


@pytest.mark.parametrize(
    ("profile", "names"),
    [
        ("screen", ("PDF/UA-1", "PDF/A-2a")),
        ("mono", ("PDF/UA-1", "PDF/A-2a")),
        ("print", ("PDF/UA-1", "PDF/A-2a", "PDF/X-4 keys")),
    ],
)
def test_standards_are_read_from_the_file(profile: str, names: tuple[str, ...]) -> None:
    assert verify(good(profile), HERE).declared.names == names
    assert verify(spoilt(profile, undeclared), HERE).declared.names == ()
    assert verify(spoilt(profile, undeclared), HERE).problems == ()


def test_standards_can_stand_in_attributes() -> None:
    def spoil(pdf: pikepdf.Pdf) -> None:
        text = bytes(pdf.Root.Metadata.read_bytes())
        text = text.replace(b"<pdfaid:part>2</pdfaid:part>", b"")
        text = text.replace(b"<pdfaid:conformance>A</pdfaid:conformance>", b"")
        said = b'<rdf:Description rdf:about="" pdfaid:part="3" pdfaid:conformance="b"'
        text = text.replace(b'<rdf:Description rdf:about=""', said)
        pdf.Root.Metadata = pdf.make_stream(text, Type=Name.Metadata, Subtype=Name.XML)

    assert verify(spoilt("screen", spoil), HERE).declared.names == ("PDF/UA-1", "PDF/A-3b")


def elements(pdf: pikepdf.Pdf, *kinds: str) -> list[pikepdf.Object]:
    names = {f"/{kind}" for kind in kinds}
    return [
        one for one in pdf.objects
        if isinstance(one, pikepdf.Dictionary) and "/P" in one and str(one.get("/S")) in names
    ]  # fmt: skip


def dropped(key: str, *kinds: str) -> Spoil:
    def spoil(pdf: pikepdf.Pdf) -> None:
        there = [one for one in elements(pdf, *kinds) if key in one]
        assert there
        for one in there:
            del one[key]

    return spoil


def renamed(old: str, new: str) -> Spoil:
    def spoil(pdf: pikepdf.Pdf) -> None:
        there = elements(pdf, old)
        assert there
        there[0].S = Name(f"/{new}")

    return spoil


def table(scope: str = "", heads: bool = True) -> Spoil:
    """A table of two cells at the end of the tags."""

    def spoil(pdf: pikepdf.Pdf) -> None:
        top = pdf.Root.StructTreeRoot.K
        top = top[0] if isinstance(top, pikepdf.Array) else top
        cells: list[pikepdf.Object] = []
        for kind in ("TH" if heads else "TD", "TD"):
            cell = Dictionary(S=Name(f"/{kind}"), K=Array([]))
            if kind == "TH" and scope:
                cell.A = Dictionary(O=Name.Table, Scope=Name(f"/{scope}"))
            cells.append(pdf.make_indirect(cell))
        row = pdf.make_indirect(Dictionary(S=Name.TR, K=Array(cells)))
        made = pdf.make_indirect(Dictionary(S=Name.Table, P=top, K=Array([row])))
        row.P = made
        for one in cells:
            one.P = row
        top.K = Array([*top.K, made])

    return spoil


def root(key: str, value: object) -> Spoil:
    def spoil(pdf: pikepdf.Pdf) -> None:
        pdf.Root[key] = value

    return spoil


def attached(data: bytes) -> Spoil:
    def spoil(pdf: pikepdf.Pdf) -> None:
        pdf.attachments["notes.txt"] = pikepdf.AttachedFileSpec(pdf, data)

    return spoil


def link(**changes: object) -> Spoil:
    """None: without this entry."""

    def spoil(pdf: pikepdf.Pdf) -> None:
        one = next(a for page in pdf.pages for a in page.get("/Annots", []) if a.Subtype == "/Link")
        for key, value in changes.items():
            if value is None:
                del one[f"/{key}"]
            else:
                one[f"/{key}"] = value

    return spoil


def no_tabs(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        if "/Tabs" in page.obj:
            del page.obj["/Tabs"]


def no_title(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        del metadata["dc:title"]


def no_maps(pdf: pikepdf.Pdf) -> None:
    for font in pdf.pages[0].Resources.Font.values():
        del font["/ToUnicode"]


SCRIPT = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
LAUNCH = Dictionary(S=Name.Launch, F=String("calc.exe"))

FAULTS: list[tuple[str, Spoil]] = [
    ("verify/no-alternative", dropped("/Alt", "Figure")),
    ("verify/heading-level", renamed("H1", "H2")),
    ("verify/heading-level", renamed("H2", "H4")),
    ("verify/heading-level", renamed("H2", "H")),
    ("verify/table-heads", table(heads=False)),
    ("verify/table-heads", table(scope="")),
    ("verify/annotation", link(Contents=None)),
    ("verify/annotation", link(Contents=String(" "))),
    ("verify/annotation", link(StructParent=None)),
    ("verify/action", root("/OpenAction", SCRIPT)),
    ("verify/action", link(A=LAUNCH)),
    ("verify/action", link(A=Dictionary(S=Name.URI, URI=String("x:"), Next=Array([SCRIPT])))),
    ("verify/action", root("/AA", Dictionary(WC=SCRIPT))),
    ("verify/action", root("/Names", Dictionary(JavaScript=Dictionary(Names=Array([]))))),
    ("verify/attachment", attached(b"Dear diary")),
    ("verify/no-language", root("/Lang", String("English (UK)"))),
    ("verify/suspect-tags", root("/MarkInfo", Dictionary(Marked=True, Suspects=True))),
]


@pytest.mark.parametrize(("code", "spoil"), FAULTS)
def test_a_fault_is_an_error_where_a_standard_is_declared(code: str, spoil: Spoil) -> None:
    faults = found("screen", spoil)
    assert {(fault.code, fault.severity) for fault in faults} == {(code, Severity.ERROR)}
    assert all(fault.where and fault.where.path == HERE and fault.hint for fault in faults)

    def both(pdf: pikepdf.Pdf) -> None:
        spoil(pdf)
        undeclared(pdf)

    faults = found("screen", both)
    assert {(fault.code, fault.severity) for fault in faults} == {(code, Severity.WARNING)}


ONLY_DECLARED: list[tuple[str, str, Spoil]] = [
    ("screen", "verify/tab-order", no_tabs),
    ("screen", "verify/title-not-shown", root("/ViewerPreferences", Dictionary())),
    ("screen", "verify/title-not-shown",
     root("/ViewerPreferences", Dictionary(DisplayDocTitle=False))),
    ("screen", "verify/no-metadata-title", no_title),
    ("print", "verify/key-missing", lambda pdf: pdf.docinfo.__delitem__("/Trapped")),
    ("print", "verify/key-missing", lambda pdf: pdf.Root.__delitem__("/OutputIntents")),
]  # fmt: skip


@pytest.mark.parametrize(("profile", "code", "spoil"), ONLY_DECLARED)
def test_what_only_a_standard_asks_for(profile: str, code: str, spoil: Spoil) -> None:
    if code == "verify/key-missing":
        plain = spoil

        def spoil(pdf: pikepdf.Pdf) -> None:
            plain(pdf)
            text = bytes(pdf.Root.Metadata.read_bytes())
            text = text.replace(b"<pdf:Trapped>False</pdf:Trapped>", b"")
            pdf.Root.Metadata = pdf.make_stream(text, Type=Name.Metadata, Subtype=Name.XML)

    faults = found(profile, spoil)
    assert {(fault.code, fault.severity) for fault in faults} == {(code, Severity.ERROR)}

    def both(pdf: pikepdf.Pdf) -> None:
        spoil(pdf)
        undeclared(pdf)

    assert [fault.code for fault in found(profile, both)] == []


def test_what_stands_in_its_order_is_no_fault() -> None:
    assert found("screen", table(scope="Column")) == []
    assert found("screen", link(A=Dictionary(S=Name.GoTo, D=Array([])))) == []
    assert found("screen", root("/Lang", String("zh-Hans-CN"))) == []


def test_an_attached_pdf_is_told_and_may_be_archived() -> None:
    (fault,) = found("screen", attached(b"%PDF-1.7 and so on"))
    assert (fault.code, fault.severity) == ("verify/attachment", Severity.WARNING)
    assert "notes.txt" in fault.message


def test_fonts_without_meaning() -> None:
    codes = {fault.code for fault in found("screen", no_maps)}
    assert codes == {"verify/no-meaning", "verify/missing-text"}


def named(*letters: str) -> pikepdf.Dictionary:
    return Dictionary(Differences=Array([65, *map(Name, letters)]))


@pytest.mark.parametrize(
    ("font", "meant"),
    [
        (Dictionary(Subtype=Name.Type1, Encoding=Name.WinAnsiEncoding), True),
        (Dictionary(Subtype=Name.Type1), True),
        (Dictionary(Subtype=Name.TrueType), False),
        (Dictionary(Subtype=Name.Type3, Encoding=named("/eacute", "/uni0041")), True),
        (Dictionary(Subtype=Name.Type3, Encoding=named("/g12")), False),
        (Dictionary(Subtype=Name.Type0, Encoding=Name("/Identity-H"), DescendantFonts=Array([
            Dictionary(CIDSystemInfo=Dictionary(Registry=String("Adobe"),
                                                Ordering=String("Identity")))])), False),
        (Dictionary(Subtype=Name.Type0, Encoding=Name("/UniGB-UTF16-H"), DescendantFonts=Array([
            Dictionary(CIDSystemInfo=Dictionary(Registry=String("Adobe"),
                                                Ordering=String("GB1")))])), True),
    ],
)  # fmt: skip
def test_which_fonts_need_a_table_of_meanings(font: pikepdf.Dictionary, meant: bool) -> None:
    def spoil(pdf: pikepdf.Pdf) -> None:
        font.Type = Name.Font
        font.BaseFont = Name("/Odd")
        pdf.pages[0].Resources.Font["/Odd"] = font

    told = [one for one in found("screen", spoil) if one.code == "verify/no-meaning"]
    assert bool(told) != meant
    assert all("Odd" in one.message for one in told)


def test_loops_end() -> None:
    def spoil(pdf: pikepdf.Pdf) -> None:
        action = pdf.make_indirect(Dictionary(S=Name.GoTo))
        action.Next = action
        pdf.Root.OpenAction = action
        names = pdf.make_indirect(Dictionary())
        names.Kids = Array([names])
        pdf.Root.Names = Dictionary(EmbeddedFiles=names)
        pdf.Root.StructTreeRoot.RoleMap = Dictionary(P=Name("/Q"), Q=Name("/P"))

    assert found("screen", spoil) == []


def test_every_check_of_whole_files_has_a_fault_here() -> None:
    assert len(WHOLE_CHECKS) == len({check.__module__ for check in WHOLE_CHECKS}) == 9


def test_a_file_without_an_id() -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(good("screen"))) as pdf:
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    data = out.getvalue()
    start = data.rindex(b"/ID")
    without = data[:start] + b"/Xx" + data[start + 3 :]
    assert [fault.code for fault in verify(without, HERE).problems] == ["verify/key-missing"]
