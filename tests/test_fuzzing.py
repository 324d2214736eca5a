"""Whatever is typed into a file is read, or refused with a place and words: no traceback."""

from __future__ import annotations

import datetime
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leaflets.blocks import block_kind, sample
from leaflets.catalogs.merging import Heading, merge
from leaflets.catalogs.messages import Message
from leaflets.catalogs.po import Catalog, parse_po, read_po
from leaflets.catalogs.writing import quoted
from leaflets.model.clinic import Clinic
from leaflets.problems import LeafletsError, Problem
from leaflets.strict_yaml import parse
from leaflets.validation import validate
from tests.workspaces import FILES

PATH = Path("file")
SNIPPETS = (
    *(
        "kind: text\n",
        "title: ",
        "- ",
        "  ",
        "\n",
        "id: a",
        "{",
        "}",
        "[",
        "]",
        "&a ",
        "*a",
        "!!x ",
    ),
    *("#", " # x", '"', "'", ">-\n", "|\n", "---\n", "...\n", "%YAML 1.1\n", "? ", ": ", ",", "\t"),
    *("\r", "é", "\u202e", "\ufeff", "\x00", "msgid ", 'msgstr "a"\n', 'msgctxt "b"\n', "#~ "),
    *("#, fuzzy\n", "\\", "{clinic.phone}", "**", "[a](https://a.org)", "<b>", "<<: *a\n", "~"),
    *("null", "1e999", "0x10"),
)
MESS = st.lists(st.sampled_from(SNIPPETS), max_size=14).map("".join)


def told(work: Callable[[], Any], path: Path = PATH) -> None:
    problems: tuple[Problem, ...] = ()
    try:
        work()
    except LeafletsError as error:
        problems = error.problems or (Problem("", "", None),)
    for problem in problems:
        assert problem.message
        assert problem.where is not None
        assert problem.where.path == path


@given(MESS)
def test_any_mess_as_yaml(text: str) -> None:
    told(lambda: parse(text, PATH))


PO_MESS = st.lists(
    st.sampled_from(
        (*SNIPPETS, 'msgid "a"\n', 'msgid_plural "b"\n', 'msgstr[0] "c"\n', 'msgctxt "t/a#b"\n',
         '"d"\n', "#. e\n", "#: f\n", "#| ", "#= g\n", "#~| ", "\n\n", "\r\n", 'msgstr "é"\n',
         '"Plural-Forms: nplurals=1; plural=0;\\n"\n', "\x85", "\u2028", "<<<<<<< x\n")
    ),
    max_size=14,
).map("".join)  # fmt: skip


@given(PO_MESS)
@settings(max_examples=500, deadline=None)
def test_any_mess_as_po_comes_back_to_the_byte_or_is_refused(text: str) -> None:
    def read() -> None:
        catalog = parse_po(text, PATH)
        assert catalog.text() == text
        result = merge(Heading("es", datetime.date(2026, 1, 1)), [Message("t/a#b", "a")], catalog)
        again = parse_po(result.text, PATH)
        words = [w for entry in catalog.entries for w in entry.translations if w]
        assert all(quoted(w)[1:-1] in unwrapped(again) for w in words)

    told(read)


def unwrapped(catalog: Catalog) -> str:
    return "".join(quoted("".join(e.translations)) + "".join(e.remarks) for e in catalog.entries)


@given(st.binary(max_size=60) | PO_MESS.map(str.encode), st.integers(0, 60))
def test_any_bytes_as_a_po_file(raw: bytes, cut: int) -> None:
    """Also one that breaks off in the middle, or in the middle of a letter."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.po")
        path.write_bytes(raw[: len(raw) - cut] if cut < len(raw) else raw)
        told(lambda: _comes_back(path), path)


def _comes_back(path: Path) -> None:
    assert read_po(path).text().encode() == path.read_bytes()


@given(MESS, st.integers(0, 400), st.sampled_from(["warning-signs", "comparison", "contact"]))
def test_any_mess_inside_a_block(mess: str, place: int, kind: str) -> None:
    text = sample(kind)
    text = text[:place] + mess + text[place:]
    told(lambda: validate(block_kind(kind), parse(text, PATH)))


@given(MESS, st.integers(0, 600))
def test_any_mess_inside_a_clinic(mess: str, place: int) -> None:
    text = FILES["content/clinics/riverbank.yaml"]
    told(lambda: validate(Clinic, parse(text[:place] + mess + text[place:], PATH)))


@pytest.mark.parametrize(
    "text", ["[" * 5000, "{a: " * 5000, "- " * 5000, "a:\n" + " " * 3000 + "b: c", "*" * 9000]
)
def test_depth_and_length(text: str) -> None:
    told(lambda: parse(text, PATH))
