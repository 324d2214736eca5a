"""What goes with PDFs into record systems and web sites: ``NAME.fhir.json`` beside each, and
``catalogue.csv`` for all.

A side-car is whole or is not there, and never says what is no longer true: of a PDF that was
refused, or that says something to one person, there is none.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from leaflets.batch.rows import MADE, Row, Rows
from leaflets.model.library import Library
from leaflets.outputs import Output
from leaflets.problems import LeafletsError, Problem, Where
from leaflets.wording.titles import title_for_staff

if TYPE_CHECKING:
    from leaflets.batch.fhir import Filed

CATALOGUE = PurePosixPath("catalogue.csv")
COLUMNS = (
    "leaflet", "title", "title for staff", "language", "clinic", "layout", "paper", "profile",
    "version", "published", "review by", "state", "icd-10-cm", "path", "url", "sha-256",
)  # fmt: skip


def side_car_of(path: PurePosixPath) -> PurePosixPath:
    """Where the side-car of a PDF is."""
    return path.with_suffix(".fhir.json")


@dataclass(slots=True)
class SideCars:
    """Those of one run. ``base_url``: where the output folder can be had, or nothing."""

    library: Library
    output: Output
    base_url: str = ""
    problems: list[Problem] = field(default_factory=list)

    def make(self, rows: Rows) -> None:
        """For every PDF that there is, whether it was made or kept; what is wrong gathers in
        ``problems``."""
        listed = sorted(filter(None, map(self._row, rows)), key=_path)
        self._put(CATALOGUE, _csv(listed))

    def _row(self, row: Row) -> tuple[str, ...] | None:
        """Make the side-car of a PDF; gives its line of the catalogue."""
        from leaflets.batch.fhir import document_reference  # for those who want side-cars

        path = PurePosixPath(row.file)
        filed = self._filed(row, path) if row.status in MADE else None
        if filed is None:
            self.take_away(path)
            return None
        if not self._put(side_car_of(path), document_reference(filed)):
            self.take_away(path)
        recipe, clinic = self.library.leaflets[row.leaflet], self.library.clinics[row.clinic]
        return (
            filed.said.leaflet, filed.title,
            title_for_staff(self.library, row.leaflet, clinic.language),
            row.language, row.clinic, row.layout, row.paper, row.profile, filed.said.version,
            str(recipe.published), str(recipe.review_by),
            "final" if filed.final else filed.said.marks, " ".join(recipe.codes),
            row.file, filed.url, row.digest,
        )  # fmt: skip

    def _filed(self, row: Row, path: PurePosixPath) -> Filed | None:
        """A PDF as it is filed; None where it says something to one person, or is not what was
        made."""
        from urllib.parse import quote

        from leaflets.batch.fhir import Filed
        from leaflets.provenance import from_metadata

        try:
            pdf = self.output.read(path) or b""
        except LeafletsError as error:
            self.problems += error.problems
            return None
        said = from_metadata(pdf)
        if said is None or hashlib.sha256(pdf).hexdigest() != row.digest:
            self.problems.append(_changed(self.output, path))
            return None
        if said.personal:
            return None
        recipe, clinic = self.library.leaflets[row.leaflet], self.library.clinics[row.clinic]
        url = f"{self.base_url.rstrip('/')}/{quote(row.file)}" if self.base_url else ""
        return Filed(pdf, said, clinic.name, recipe.purpose, url, bool(recipe.superseded_by))

    def _put(self, path: PurePosixPath, data: bytes) -> bool:
        """Whether it is there now. What somebody else has put in its place is left alone."""
        try:
            before = self.output.read(path)
            if before is not None and not _is_ours(path, before):
                self.problems.append(_in_the_way(self.output, path))
                return False
            self.output.put(path, data)
        except LeafletsError as error:
            self.problems += error.problems
            return False
        return True

    def take_away(self, pdf: PurePosixPath) -> tuple[PurePosixPath, ...]:
        """Take away the side-car of a PDF, if it is one of ours; gives what is gone."""
        path = side_car_of(pdf)
        try:
            if self._remove(path):
                return (path,)
        except LeafletsError as error:
            self.problems += error.problems
        return ()

    def forget(self, rows: Iterable[Row]) -> None:
        """After a run that makes none: take away what earlier ones said of PDFs that are other ones
        now, and their catalogue. An output without a catalogue has no side-cars."""
        try:
            if not self._is_there(CATALOGUE):
                return
            changed = [PurePosixPath(row.file) for row in rows if row.status == "written"]
            for path in changed:
                self.take_away(path)
            if changed:
                self._remove(CATALOGUE)
        except LeafletsError as error:
            self.problems += error.problems

    def _is_there(self, path: PurePosixPath) -> bool:
        """One of ours: nothing is read where there is none."""
        found = self.output.read(path) if self.output.stamp(path) is not None else None
        return found is not None and _is_ours(path, found)

    def _remove(self, path: PurePosixPath) -> bool:
        return self._is_there(path) and self.output.remove(path)


def _is_ours(path: PurePosixPath, data: bytes) -> bool:
    if path == CATALOGUE:
        return data.startswith(_csv(()))
    from leaflets.batch.fhir import is_ours

    return is_ours(data)


def _path(line: tuple[str, ...]) -> str:
    return line[COLUMNS.index("path")]


def _csv(rows: Iterable[tuple[str, ...]]) -> bytes:
    """For any spreadsheet: RFC 4180, UTF-8 with a mark."""
    import csv

    from leaflets.exchange.csv_reading import spreadsheet_cell

    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in rows:
        writer.writerow(map(spreadsheet_cell, row))
    return file.getvalue().encode("utf-8-sig")


def _in_the_way(output: Output, path: PurePosixPath) -> Problem:
    message = "this file is not one of ours: it is left as it is, and no side-car is made"
    hint = "move it away, or call it otherwise, then build again"
    return Problem("batch/side-car", message, Where.at(output.place(path)), hint)


def _changed(output: Output, path: PurePosixPath) -> Problem:
    message = "it has no side-car: it is not what was made"
    hint = "somebody is changing the output: build again when they are done"
    return Problem("batch/side-car", message, Where.at(output.place(path)), hint)
