"""Outcomes of made-up orders."""

from __future__ import annotations

import hashlib
from pathlib import PurePosixPath

from leaflets.batch.outcome import Outcome
from leaflets.batch.rows import Row, Rows, RowStatus
from leaflets.model.job import Job
from leaflets.model.order import Order, Values
from leaflets.outputs import Output
from leaflets.problems import Problem, Where

SECRET = "Wilhelmina Featherstonehaugh"

BAD = Problem("fake/bad", "it is <bad>", Where(field="title"), "mend it")


def order(leaflet: str = "a", clinic: str = "hill", language: str = "ar", **more: str) -> Order:
    """An order with something for one person only."""
    job = Job(leaflet, language, clinic, "handout", "a4", "office", **more)
    return Order(job, job.path, 3, Values({"patient": SECRET}), Where(None, 7, "orders.csv"))


def outcome(of: Order, status: str = "written", pages: int = 3, **more: object) -> Outcome:
    """What became of it."""
    refused = {"pages": 0, "size": 0, "problems": (BAD,)} if status == "refused" else {}
    fields = {"pages": pages, "size": len(pdf(of)), "digest": digest(of), **refused, **more}
    return Outcome(of, PurePosixPath("out", of.path).as_posix(), status, **fields)  # type: ignore[arg-type]


def pdf(of: Order) -> bytes:
    """What stands for its PDF."""
    return f"%PDF {of.job}".encode()


def digest(of: Order) -> str:
    """Of the PDF."""
    return hashlib.sha256(pdf(of)).hexdigest()


def made(output: Output, *orders: Order, status: RowStatus = "written") -> list[Row]:
    """Put the PDFs of orders into an output."""
    for one in orders:
        output.put(one.path, pdf(one))
    return [Row.of(outcome(one, status, reason="new"), "1.2.3") for one in orders]


def rows_of(*rows: Row) -> Rows:
    """Rows of a run."""
    found = Rows()
    for row in rows:
        found.add(row)
    return found
