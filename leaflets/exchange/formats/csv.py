"""CSV (RFC 4180): the review sheet for any spreadsheet. UTF-8 with a mark, so that Excel reads it.

What begins like a formula gets an apostrophe before it, and loses it again when it comes back.
"""

from __future__ import annotations

import csv
import io
from pathlib import Path

from leaflets.exchange.csv_reading import FORMULA, GUARD, read_rows
from leaflets.exchange.lost_letters import is_spoilt
from leaflets.exchange.segments import Delivery, Format
from leaflets.exchange.sheet import delivery_of, rows_of
from leaflets.problems import LeafletsError, Problem


def _write(delivery: Delivery) -> bytes:
    file = io.StringIO(newline="")
    csv.writer(file, lineterminator="\r\n").writerows(map(_safe, row) for row in rows_of(delivery))
    return file.getvalue().encode("utf-8-sig")


def _read(data: bytes, path: Path) -> tuple[Delivery, ...]:
    delivery = delivery_of(read_rows(data, path), path)
    spoilt = (one for one in delivery.segments if is_spoilt(one))
    if first := next(spoilt, None):
        message = f"letters were lost when this file was saved: “{first.target[:60]}”"
        hint = "export it again; in Excel, save it as “CSV UTF-8” or as an Excel workbook"
        raise LeafletsError(Problem("exchange/encoding", message, first.where, hint))
    return (delivery,)


def _safe(text: str) -> str:
    return f"{GUARD}{text}" if text.startswith((*FORMULA, GUARD)) else text


FORMAT = Format((".csv", ".txt"), _write, _read)
