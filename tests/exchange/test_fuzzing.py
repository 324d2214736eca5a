"""Whatever comes back is read or refused with a place and words; it never brings a traceback."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from leaflets.exchange.formats import format_called
from leaflets.exchange.segments import Delivery
from leaflets.problems import LeafletsError
from tests.exchange.test_sheets import SHEET, repacked, sheet
from tests.exchange.test_xliff import WHOLE

SNIPPETS = (
    *("<trans-unit>", '<trans-unit id="a[99999999999]">', "</trans-unit>", "<target>", "</g>"),
    *('<g id="1">', '<x id="99999999999999999999999"/>', '<x id="²" equiv-text="{n}"/>', "<mrk>"),
    *("<file>", "<group>", "</group>", "<body>", "</file>", "<!--", "-->", "<![CDATA[", "]]>"),
    *("&amp;", "&#x0;", "&#xD800;", "&a;", "\x00", "\ufeff", "é", '"', "'", "<", ">", "\r"),
    *('state="new"', "xmlns=''", "<!DOCTYPE a>", " ", "\n", "{", "**", "\u202e", "</xliff>"),
)  # fmt: skip
CELLS = (
    *(",", ";", "\t", '"', '""', "\n", "\r\n", "'", "=1", "a/b#title", "Id", "Translation: x (y)"),
    *("\x00", "\ufeff", "é", "[9]", "v1:0", "stale", "OK", "(", ")", "Source"),
)
PARTS = (
    *('<c r="A1">', '<c t="s">', "<v>99</v>", "<v>-1</v>", "</c>", "<f>", "</f>", '<row r="x">'),
    *("</row>", "<is>", "<t>", "</t>", 'r="ZZZZ1"', 't="b"', "_x0000_", "_xD800_", "_xFFFF_"),
)  # fmt: skip


def told(kind: str, data: bytes) -> None:
    path = Path(f"back.{kind}")
    reader = format_called(kind).read
    assert reader is not None
    try:
        deliveries: tuple[Delivery, ...] = reader(data, path)
    except LeafletsError as error:
        problems = error.problems
    else:
        problems = tuple(p for delivery in deliveries for p in delivery.problems)
        for delivery in deliveries:
            for segment in delivery.segments:
                assert segment.where.path == path
                assert segment.fingerprint
    for problem in problems:
        assert problem.message
        assert problem.where is not None
        assert problem.where.path == path


def put(text: str, edits: list[tuple[int, int, str]]) -> str:
    """The text with pieces of it replaced."""
    for start, length, new in edits:
        at = start % (len(text) + 1)
        text = text[:at] + new + text[at + length :]
    return text


def edits(*snippets: str) -> st.SearchStrategy[list[tuple[int, int, str]]]:
    one = st.tuples(st.integers(0, 5000), st.integers(0, 40), st.sampled_from(("", *snippets)))
    return st.lists(one, min_size=1, max_size=4)


@given(edits(*SNIPPETS))
def test_any_mess_in_xliff(found: list[tuple[int, int, str]]) -> None:
    told("xliff", put(WHOLE, found).encode())


@given(st.binary(max_size=60), st.integers(0, 400))
def test_any_bytes_in_xliff(data: bytes, at: int) -> None:
    whole = WHOLE.encode()
    told("xliff", data)
    told("xliff", whole[:at] + data + whole[at:])


@given(edits(*CELLS))
def test_any_mess_in_csv(found: list[tuple[int, int, str]]) -> None:
    told("csv", put(sheet("csv").decode("utf-8-sig"), found).encode())


@given(st.binary(max_size=60), st.integers(0, 400))
def test_any_bytes_in_csv(data: bytes, at: int) -> None:
    whole = sheet("csv")
    told("csv", data)
    told("csv", whole[:at] + data + whole[at:])


@given(edits(*SNIPPETS, *PARTS))
def test_any_mess_in_a_sheet_of_a_workbook(found: list[tuple[int, int, str]]) -> None:
    def change(files: dict[str, bytes]) -> None:
        files[SHEET] = put(files[SHEET].decode(), found).encode()

    told("xlsx", repacked(change))


@given(st.sampled_from(("xl/workbook.xml", "xl/_rels/workbook.xml.rels")), edits(*SNIPPETS))
def test_any_mess_in_other_parts(name: str, found: list[tuple[int, int, str]]) -> None:
    def change(files: dict[str, bytes]) -> None:
        files[name] = put(files[name].decode(), found).encode()

    told("xlsx", repacked(change))


@given(st.lists(st.tuples(st.integers(0, 100_000), st.integers(0, 255)), max_size=6), st.booleans())
def test_any_bytes_in_a_workbook(found: list[tuple[int, int]], packed: bool) -> None:
    data = bytearray(repacked(lambda files: None) if packed else sheet("xlsx"))
    for at, value in found:
        data[at % len(data)] = value
    told("xlsx", bytes(data))


@given(st.dictionaries(st.text("abcxl/._", max_size=8), st.binary(max_size=30), max_size=3))
def test_any_zip_file(files: dict[str, bytes]) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in files.items():
            archive.writestr(f"x{name}", data)
    told("xlsx", out.getvalue())
