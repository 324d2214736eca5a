"""Whatever is in an order file, it is read or refused with words."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leaflets.orders import read_orders
from leaflets.orders.reading import READERS
from leaflets.problems import LeafletsError
from tests.orders.reading import HEAD, ROW
from tests.personal import CLINIC, LEAFLET, personal_library

SNIPPETS = (
    HEAD, ROW, LEAFLET, CLINIC, "leaflet", "ward", "en", "ar", ",", ",,", ";", "\t", "\n", "\r\n",
    "\r", '"', '""', '","', "=1", "+1", "-", "\0", "\u202e", "\ufeff", "é", "{", "}", "[", "]", ":",
    '{"leaflet": "x", "ward": 3}', "- leaflet: x\n  ward: y\n", "orders:\n", "#", "{row}", "/",
    "..", '{"file": "../{ward}"}', "1e999", "NaN", "null", "\\u0000", "\\ud800", "&a ", "*a",
    "!x ", "|\n",
)  # fmt: skip
MESS = st.lists(st.sampled_from(SNIPPETS), max_size=30).map("".join)
BYTES = st.binary(max_size=200) | MESS.map(lambda text: text.encode("utf-8", "surrogatepass"))
MARKS = st.sampled_from([b"", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", f"{HEAD},ward\n".encode()])


@pytest.mark.parametrize("ending", READERS)
@given(start=MARKS, rest=BYTES)
@settings(max_examples=150, deadline=None)
def test_no_bytes_break_the_reader(ending: str, start: bytes, rest: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, f"orders{ending}")
        file.write_bytes(start + rest)
        try:
            found = read_orders(file, personal_library())
        except LeafletsError as error:
            problems = error.problems
            assert problems
        else:
            problems = found.problems
            assert len(found.orders) + len(found.refused)
    for problem in problems:
        assert problem.message
        assert problem.hint
        assert problem.where
        assert problem.where.path == file
        assert str(problem).isprintable() or "\n" in str(problem)
        str(problem).encode()
