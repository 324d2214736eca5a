"""CSV and XLSX: the words of every cell come back, and nothing in a cell is carried out."""

from __future__ import annotations

import csv
import datetime
import io
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from leaflets.exchange import workbook_reading
from leaflets.exchange.csv_reading import spreadsheet_cell
from leaflets.exchange.formats import format_called
from leaflets.exchange.segments import Delivery, Segment, State
from leaflets.exchange.sheet import COLUMNS, column_letters
from leaflets.exchange.xml_tree import read_xml
from leaflets.problems import LeafletsError

KINDS = ("csv", "xlsx")
FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "＝1", "=cmd|' /C calc'!A0", "'", "'=x")
SEGMENTS = (
    Segment("a/b#title", None, "A, “small” dent", "Mały; dołek", "translated", notes=("x", "y")),
    Segment("a/b#new", None, "New", "", "untranslated"),
    Segment("a/b#old", None, "It is small", "Duże", "stale", "It is big"),
    Segment("measures#week", 2, "{n} weeks", "{n} tygodni", "machine draft"),
)


def sheet(kind: str, *segments: Segment, language: str = "pl") -> bytes:
    return format_called(kind).write(Delivery("en-GB", language, segments or SEGMENTS))


def read(kind: str, data: bytes) -> Delivery:
    reader = format_called(kind).read
    assert reader is not None
    (delivery,) = reader(data, Path(f"back.{kind}"))
    return delivery


def refused(kind: str, data: bytes) -> tuple[str, str]:
    """Code and message of why nothing in a file can be relied on."""
    with pytest.raises(LeafletsError) as caught:
        read(kind, data)
    problem = caught.value.problems[0]
    assert problem.where is not None
    assert problem.where.path == Path(f"back.{kind}")
    return problem.code, problem.message


Rows = list[list[str]]


def edited(kind: str, change: Callable[[Rows], None], *segments: Segment) -> bytes:
    """A sheet after somebody has typed into it and saved it, with a program that is not ours."""
    data = sheet(kind, *segments)
    if kind == "csv":
        rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
        change(rows)
        file = io.StringIO(newline="")
        csv.writer(file).writerows(rows)
        return file.getvalue().encode("utf-8-sig")
    book = openpyxl.load_workbook(io.BytesIO(data))
    rows = [[c if c is not None else "" for c in row] for row in book.active.values]
    change(rows)
    return saved(rows)


def saved(rows: Iterable[Iterable[object]]) -> bytes:
    """Rows as a workbook of openpyxl: words in a table of their own, numbers as such."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(list(row))
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


@pytest.mark.parametrize("kind", KINDS)
def test_what_was_written_is_read_again(kind: str) -> None:
    back = read(kind, sheet(kind))
    assert (back.source_language, back.language) == ("en-GB", "pl")
    for sent, got in zip(SEGMENTS, back.segments, strict=True):
        assert (got.id, got.source, got.target) == (sent.id, sent.source, sent.target)
        assert got.fingerprint == got.at_export == sent.fingerprint
        assert not got.comment
    assert sheet(kind) == sheet(kind), "the same bytes"


@pytest.mark.parametrize("kind", KINDS)
def test_what_another_program_saves_is_read_again(kind: str) -> None:
    back = read(kind, edited(kind, lambda rows: None))
    assert [(s.source, s.target) for s in back.segments] == [(s.source, s.target) for s in SEGMENTS]


@pytest.mark.parametrize("text", FORMULAS)
def test_a_formula_in_csv_is_words(text: str) -> None:
    data = sheet("csv", Segment("a/b#c", None, text, text, "translated", notes=(text,)))
    row = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))[1]
    assert not [cell for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r", "＝"))]
    (segment,) = read("csv", data).segments
    assert (segment.source, segment.target) == (text, text)


@pytest.mark.parametrize("text", FORMULAS)
def test_a_formula_in_xlsx_is_words(text: str) -> None:
    data = sheet("xlsx", Segment("a/b#c", None, text, text, "translated", notes=(text,)))
    assert b"<f>" not in data
    cell = openpyxl.load_workbook(io.BytesIO(data)).active["C2"]
    assert cell.data_type in ("s", "inlineStr")
    assert cell.number_format == "@", "what is typed there stays words as well"
    (segment,) = read("xlsx", data).segments
    assert (segment.source, segment.target) == (text, text)


WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from("\n=+-@'\t\r_x0D"))


@pytest.mark.parametrize("kind", KINDS)
@given(WORDS, WORDS)
def test_any_words_come_back(kind: str, source: str, target: str) -> None:
    sent = Segment("a/b#c", None, source, target, "translated", notes=(target,))
    (got,) = read(kind, sheet(kind, sent)).segments
    assert (got.source, got.target) == (source, target)


@pytest.mark.parametrize("text", ["_x000D_", "_x005F_", "__x0041_", "_x0041", "a_x_"])
def test_words_that_look_like_what_excel_escapes(text: str) -> None:
    data = sheet("xlsx", Segment("a/b#c", None, text, text, "translated"))
    assert read("xlsx", data).segments[0].target == text


def test_the_sheet_in_excel() -> None:
    segment = Segment("a/b#c", None, "A dent", "غمّازة", "stale", "Old", ("a note",))
    book = openpyxl.load_workbook(io.BytesIO(sheet("xlsx", segment, language="ar")))
    page = book.active
    assert [cell.value for cell in page[1]] == [
        "Id", "Source: English (en-GB)", "Translation: Arabic (ar)", "Note", "Status", "Comment",
        "Do not change",
    ]  # fmt: skip
    assert page["D2"].value == "a note\nThe translation belongs to this older text: Old"
    assert page["E2"].value == "stale"
    assert page["F2"].value is None
    assert page["C2"].alignment.readingOrder == 2, "from right to left"
    assert page["B2"].alignment.readingOrder == 0
    assert page.freeze_panes == "A2"
    assert page["C2"].alignment.wrap_text


def test_csv_begins_with_the_mark_that_excel_needs() -> None:
    assert sheet("csv").startswith(b"\xef\xbb\xbfId,")


CSV_OTHERWISE: dict[str, Callable[[str], bytes]] = {
    "semicolons": lambda text: _with_separator(text, ";").encode("utf-8-sig"),
    "tabs, UTF-16": lambda text: _with_separator(text, "\t").encode("utf-16"),
    "no mark": lambda text: text.encode(),
    "line ends of Unix": lambda text: text.replace("\r\n", "\n").encode(),
    "empty lines": lambda text: (text + "\r\n,,,,\r\n\r\n").encode(),
}


def _with_separator(text: str, separator: str) -> str:
    file = io.StringIO(newline="")
    rows = csv.reader(io.StringIO(text, newline=""))
    csv.writer(file, delimiter=separator).writerows(rows)
    return file.getvalue()


@pytest.mark.parametrize("name", CSV_OTHERWISE)
def test_csv_as_other_programs_write_it(name: str) -> None:
    data = CSV_OTHERWISE[name](sheet("csv").decode("utf-8-sig"))
    back = read("csv", data)
    assert [(s.source, s.target) for s in back.segments] == [(s.source, s.target) for s in SEGMENTS]


@pytest.mark.parametrize("kind", KINDS)
def test_columns_may_be_moved_and_others_added(kind: str) -> None:
    def change(rows: Rows) -> None:
        for row in rows:
            row.insert(0, "mine")
            row.append(row.pop(2))

    back = read(kind, edited(kind, change))
    assert [(s.source, s.target) for s in back.segments] == [(s.source, s.target) for s in SEGMENTS]


ANSWERS: dict[str, tuple[int, str, str, State]] = {
    "a new translation, whatever stands under Status": (1, "Nowe", "untranslated", "translated"),
    "a stale one typed anew": (2, "Małe", "stale", "translated"),
    "a stale one left as it is": (2, "Duże", "stale", "stale"),
    "a stale one confirmed": (2, "Duże", "translated", "translated"),
    "one that the reviewer does not want printed": (0, "Mały; dołek", "Needs work ", "stale"),
    "one taken away": (0, "", "translated", "untranslated"),
    "a status taken away": (0, "Dołek", "", "translated"),
    "one that a file calls approved": (0, "Dołek", "approved", "approved"),
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", ANSWERS)
def test_what_a_reviewer_types(name: str, kind: str) -> None:
    number, words, status, state = ANSWERS[name]

    def change(rows: Rows) -> None:
        rows[number + 1][2] = words
        rows[number + 1][4] = status
        rows[number + 1][5] = "I am not sure"

    segment = read(kind, edited(kind, change)).segments[number]
    assert segment.needs_work is (state in ("stale", "untranslated"))
    assert segment.comment == "I am not sure"
    assert segment.where.field == f"cell C{number + 2}"


CELLS: dict[str, tuple[str, str, object, str, str]] = {
    "a formula": ("cell", "C2", "=1+1", "cell C2", "a formula"),
    "an id twice in one sheet": ("twice", "A3", "a/b#title", "cell A3", "first in row 2"),
    "no id": ("cell", "A2", "", "cell A2", "no id"),
    "a status that means nothing": ("status", "E2", "OK", "cell E2", "“OK”"),
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", CELLS)
def test_cells_that_are_refused(name: str, kind: str) -> None:
    code, cell, value, place, said = CELLS[name]

    def change(rows: Rows) -> None:
        rows[int(cell[1:]) - 1][ord(cell[0]) - ord("A")] = str(value)

    data = edited(kind, change)
    if code == "twice":
        assert refused(kind, data)[0] == "exchange/twice"
        return
    back = read(kind, data)
    (problem,) = back.problems
    assert problem.code == f"exchange/{code}"
    assert said in problem.message
    assert problem.where is not None
    assert problem.where.field == place
    assert len(back.segments) == len(SEGMENTS) - 1


NO_WORDS = {
    "a number": (5, "a number or a date"),
    "a date": ("date", "a number or a date"),
    "true": (True, "true or false"),
    "an error": ("#N/A", "an error (#N/A)"),
}


@pytest.mark.parametrize("name", NO_WORDS)
def test_excel_made_something_else_of_words(name: str) -> None:
    value, said = NO_WORDS[name]
    rows: list[list[object]] = [
        ["Id", "Source: English (en-GB)", "Translation: Polish (pl)", "Comment"],
        ["a/b#c", "Half", datetime.date(2026, 2, 1) if value == "date" else value, 5],
        ["a/b#d", "Half", "Pół", datetime.date(2026, 2, 1)],
    ]
    back = read("xlsx", saved(rows))
    (problem,) = back.problems
    assert problem.code == "exchange/cell"
    assert said in problem.message
    assert problem.where is not None
    assert problem.where.field == "cell C2"
    assert [segment.target for segment in back.segments] == ["Pół"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_sheet_without_its_heads(kind: str) -> None:
    code, message = refused(kind, edited(kind, lambda rows: rows.__delitem__(0)))
    assert code == "exchange/format"
    assert "no Id" in message


BAD_CSV = {
    "a code page": (sheet("csv").decode("utf-8-sig").encode("cp1250"), "exchange/encoding"),
    "half of a UTF-16 letter": (b"\xff\xfea", "exchange/encoding"),
    "a quotation mark missing": (sheet("csv") + b'"x', "exchange/format"),
    "nothing": (b"", "exchange/format"),
    "a cell as long as a book": (sheet("csv") + b"x" * 200_000, "exchange/format"),
}


@pytest.mark.parametrize("name", BAD_CSV)
def test_csv_that_cannot_be_relied_on(name: str) -> None:
    data, code = BAD_CSV[name]
    assert refused("csv", data)[0] == code


LOST = {
    "letters that a code page has not": ("Prosz? dzwoni?, je?li boli", True),
    "a script that a code page has not": ("???? ?????", True),
    "UTF-8 read as Windows-1252": ("MaÅ‚y doÅ‚ek; nie boli", True),
    "a question": ("Mały? Tak. Duży? Nie.", False),
    "French marks": ("« É\N{NO-BREAK SPACE}» dołek", False),
}


@pytest.mark.parametrize("name", LOST)
def test_csv_whose_letters_were_lost(name: str) -> None:
    words, lost = LOST[name]
    data = edited("csv", lambda rows: rows[1].__setitem__(2, words))
    if lost:
        code, message = refused("csv", data)
        assert (code, words in message) == ("exchange/encoding", True)
    else:
        assert read("csv", data).segments[0].target == words


@pytest.mark.parametrize("kind", KINDS)
def test_two_columns_of_one_name(kind: str) -> None:
    def change(rows: Rows) -> None:
        for row in rows:
            row.append(row[2])

    code, message = refused(kind, edited(kind, change))
    assert (code, "two columns are called Translation" in message) == ("exchange/twice", True)


RICH = {
    "struck out": (InlineFont(strike=True), "words that are struck out"),
    "raised": (InlineFont(vertAlign="superscript"), "raised or lowered"),
    "red": (InlineFont(color="FF0000"), ""),
}


@pytest.mark.parametrize("name", RICH)
def test_words_whose_looks_mean_something(name: str) -> None:
    font, said = RICH[name]
    book = openpyxl.load_workbook(io.BytesIO(sheet("xlsx")))
    book.active["C2"] = CellRichText("Nie ", TextBlock(font, "3"), " dołek")
    back = _saved(book)
    assert len(back.problems) == bool(said)
    assert all(said in problem.message for problem in back.problems)
    assert len(back.segments) == len(SEGMENTS) - bool(said)


def test_a_cell_that_is_struck_out() -> None:
    book = openpyxl.load_workbook(io.BytesIO(sheet("xlsx")))
    book.active["C2"].font = Font(strike=True)
    book.active["C3"].font = Font(bold=True)
    (problem,) = _saved(book).problems
    assert (problem.code, problem.where and problem.where.field) == ("exchange/cell", "cell C2")


def _saved(book: openpyxl.Workbook) -> Delivery:
    file = io.BytesIO()
    book.save(file)
    return read("xlsx", file.getvalue())


def repacked(change: Callable[[dict[str, bytes]], None], kind: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A workbook with other files in it."""
    with zipfile.ZipFile(io.BytesIO(sheet("xlsx"))) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    change(files)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", kind) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


SHEET = "xl/worksheets/sheet1.xml"


def bomb(files: dict[str, bytes]) -> None:
    files[SHEET] = files[SHEET].replace(b"</worksheet>", b" " * 30_000_000 + b"</worksheet>")


def laughs(files: dict[str, bytes]) -> None:
    files[SHEET] = files[SHEET].replace(
        b"<worksheet ", b'<!DOCTYPE x [<!ENTITY a "ha">]><worksheet '
    )


def lost_words(files: dict[str, bytes]) -> None:
    files[SHEET] = files[SHEET].replace(b'<c r="A1" s="1" t="inlineStr">',
                                        b'<c r="A1" t="s"><v>7</v>')  # fmt: skip


BAD_BOOKS: dict[str, tuple[Callable[[], bytes], str, str]] = {
    "a zip bomb": (lambda: repacked(bomb), "exchange/format", "larger than 20 MB"),
    "entities": (lambda: repacked(laughs), "exchange/doctype", "DOCTYPE"),
    "no sheet": (lambda: repacked(lambda f: f.__delitem__(SHEET)), "exchange/format", "is lost"),
    "no workbook": (
        lambda: repacked(lambda f: f.__delitem__("xl/workbook.xml")), "exchange/format", "is lost",
    ),
    "words lost": (lambda: repacked(lost_words), "exchange/format", "A1"),
    "an old workbook": (lambda: b"\xd0\xcf\x11\xe0" + b"x" * 600, "exchange/format", "password"),
    "no zip file": (lambda: b"Id;Source", "exchange/format", "no Excel workbook"),
    "half a file": (lambda: sheet("xlsx")[:5000], "exchange/format", "no Excel workbook"),
    "packed in another way": (
        lambda: repacked(lambda f: None, zipfile.ZIP_LZMA), "exchange/format", "unpacked",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD_BOOKS)
def test_workbooks_that_cannot_be_relied_on(name: str) -> None:
    make, code, said = BAD_BOOKS[name]
    data = make()
    if name == "a zip bomb":
        assert len(data) < 100_000
    found, message = refused("xlsx", data)
    assert found == code
    assert said in message


def test_a_row_that_claims_to_be_very_wide_costs_nothing() -> None:
    def wide(files: dict[str, bytes]) -> None:
        row = b'<row><c r="XFD9" t="inlineStr"><is><t>x</t></is></c></row>'
        files[SHEET] = files[SHEET].replace(b"</sheetData>", row * 200 + b"</sheetData>")

    data = repacked(wide)
    assert len(read("xlsx", data).segments) == len(SEGMENTS)
    rows = workbook_reading._Workbook(data, Path()).rows()
    assert max(len(cells) for _, cells in rows) <= 50


def test_words_in_several_looks_and_how_they_are_said() -> None:
    text = "<si><r><t>Mały </t></r><r><rPr/><t>dołek</t></r><rPh><t>no</t></rPh></si>"
    assert workbook_reading._words(read_xml(text.encode(), Path())) == "Mały dołek"


def test_letters_of_columns() -> None:
    assert [column_letters(n) for n in (0, 6, 25, 26, 51, 52)] == ["A", "G", "Z", "AA", "AZ", "BA"]
    assert len(COLUMNS) == 7


def test_a_cell_that_would_be_a_formula() -> None:
    for begin in ("=", "+", "-", "@", "\t", "\r", "\n", "＝"):
        assert spreadsheet_cell(f"{begin}1") == f"'{begin}1"
    for harmless in ("1=1", "", "a-b", 7, None, False):
        assert spreadsheet_cell(harmless) == harmless
