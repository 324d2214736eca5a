"""Reads CSV that a spreadsheet has written: its separator, its encoding, its guarded formulas."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

from leaflets.exchange.sheet import Cell, Rows
from leaflets.problems import LeafletsError, Problem, Where

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet takes for the start of a formula (OWASP, "CSV Injection")."""

GUARD = "'"
"""Stands before a cell that begins like a formula, so that it is none."""


def spreadsheet_cell(value: Any) -> Any:
    """A value for a CSV file that is only looked at. What begins like a formula gets a guard: what
    somebody wrote into a PDF, or called a file, must not be carried out by a spreadsheet."""
    return f"{GUARD}{value}" if isinstance(value, str) and value.startswith(FORMULA) else value


def read_rows(data: bytes, path: Path) -> Rows:
    """All rows, numbered from 1, without guards. Raises LeafletsError ``exchange/encoding`` or
    ``exchange/format``."""
    text = _decoded(data, path)
    # Excel writes the sign that lists have in the country of the computer. No head holds one.
    separator = max(",;\t", key=text.partition("\n")[0].count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    rows = []
    try:
        for number, row in enumerate(reader, 1):
            rows.append((number, [_cell(text) for text in row]))
    except csv.Error as error:
        hint = "export it again; a quotation mark may be missing"
        message = f"this file is not whole CSV: {error}"
        where = Where(path, reader.line_num)
        raise LeafletsError(Problem("exchange/format", message, where, hint)) from None
    return rows


def _decoded(data: bytes, path: Path) -> str:
    """Excel's “Unicode text” is UTF-16 with a mark; its plain CSV is in the computer's own code
    page, in which letters of other languages are lost."""
    code = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return data.decode(code)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        hint = "save it as “CSV UTF-8”, or as an Excel workbook"
        problem = Problem("exchange/encoding", "this file is not UTF-8", Where(path, line), hint)
        raise LeafletsError(problem) from None


def _cell(text: str) -> Cell:
    if text.startswith(GUARD) and text[1:].startswith((*FORMULA, GUARD)):
        return Cell(text[1:])
    return Cell(text, "a formula" if text.startswith("=") else "")
