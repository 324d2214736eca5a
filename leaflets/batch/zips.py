"""One zip for each clinic, or for each language, of the PDFs of a run: ``zips/clinic/NAME.zip``.

A zip is whole or is not there: when one PDF of it could not be made there is none, and an earlier
one, which holds what is no longer true, is taken away.
"""

from __future__ import annotations

import hashlib
import io
import tempfile
from array import array
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Literal

from leaflets.batch.rows import MADE, Row, Rows
from leaflets.outputs import Output
from leaflets.problems import LeafletsError, Problem, Where

if TYPE_CHECKING:
    from zipfile import ZipInfo

By = Literal["clinic", "language"]

CONTENTS = "contents.csv"
COLUMNS = ("leaflet", "language", "pages", "copies", "file", "version")
"""Of ``contents.csv``."""

_DATE = (1980, 1, 1, 0, 0, 0)
"""The first day a zip can say (APPNOTE 4.4.6): the same files give the same zip."""


@dataclass(frozen=True, slots=True)
class Zip:
    """What became of a zip. ``path``: below the output; ``place``: for a person; ``files``: PDFs in
    it; ``size``: bytes."""

    path: PurePosixPath
    place: Path | str
    status: Literal["written", "unchanged", "refused"]
    files: int = 0
    size: int = 0
    problems: tuple[Problem, ...] = ()


ZIPS = (PurePosixPath("zips", "clinic"), PurePosixPath("zips", "language"))
"""The folders they are in."""


def path_of(by: By, name: str) -> PurePosixPath:
    """Where the zip of a clinic or a language goes."""
    return PurePosixPath("zips", by, f"{name}.zip")


def make_zips(rows: Rows, by: By, output: Output) -> Iterator[Zip]:
    """Make them one after the other, by name, each as soon as it is asked for.

    ``rows``: all of a run that came to its end. A PDF in two languages is in the zip of the
    patient's. PDFs are read back from the output, one at a time, and must be what was made.
    """
    for name, positions in sorted(rows.grouped(_KEYS[by]).items()):
        yield _made(rows, positions, path_of(by, name), output)


def _language(row: Row) -> str:
    return row.language.partition("+")[0]


def _clinic(row: Row) -> str:
    return row.clinic


_KEYS: dict[By, Callable[[Row], str]] = {"clinic": _clinic, "language": _language}


def _made(rows: Rows, positions: array[int], path: PurePosixPath, output: Output) -> Zip:
    place = output.place(path)
    try:
        missing = [row.file for row in map(rows.at, positions) if row.status not in MADE]
        if missing:
            raise LeafletsError(_incomplete(place, missing, len(positions)))
        order = sorted(positions, key=lambda position: rows.at(position).file)
        with tempfile.TemporaryDirectory(prefix="leaflets-") as folder:
            local = Path(folder, path.name)
            _pack(local, order, rows, output, place)
            status = output.put_file(path, local)
            return Zip(path, place, status, len(order), local.stat().st_size)
    except LeafletsError as error:
        return Zip(path, place, "refused", problems=(*error.problems, *_taken_away(output, path)))
    except OSError as error:
        problem = _not_written(place, error)
        return Zip(path, place, "refused", problems=(problem, *_taken_away(output, path)))


def _pack(local: Path, order: list[int], rows: Rows, output: Output, place: Path | str) -> None:
    """PDFs are stored as they are, since they are compressed. Raises LeafletsError, OSError."""
    import zipfile  # for those who want zips

    with zipfile.ZipFile(local, "w", zipfile.ZIP_STORED) as packed:
        packed.writestr(_entry(CONTENTS), _contents(map(rows.at, order)))
        for row in map(rows.at, order):
            data = output.read(PurePosixPath(row.file))
            if data is None or (row.digest and hashlib.sha256(data).hexdigest() != row.digest):
                raise LeafletsError(_changed(place, row.file, data is None))
            packed.writestr(_entry(row.file), data)


def _entry(name: str) -> ZipInfo:
    from zipfile import ZipInfo

    entry = ZipInfo(name, _DATE)
    entry.create_system = 3  # as on Unix, on every system
    entry.external_attr = 0o644 << 16
    return entry


def _contents(rows: Iterable[Row]) -> bytes:
    """A table for any spreadsheet: RFC 4180, UTF-8 with a mark."""
    import csv

    from leaflets.exchange.csv_reading import spreadsheet_cell

    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in rows:
        writer.writerow(spreadsheet_cell(getattr(row, name)) for name in COLUMNS)
    return file.getvalue().encode("utf-8-sig")


def _taken_away(output: Output, path: PurePosixPath) -> tuple[Problem, ...]:
    """Take the earlier zip away; why it is still there, if it is."""
    try:
        output.remove(path)
    except LeafletsError as error:
        return error.problems
    return ()


def _incomplete(place: Path | str, missing: list[str], total: int) -> Problem:
    names = ", ".join(missing[:5]) + (f" and {len(missing) - 5} more" if missing[5:] else "")
    return Problem(
        "zip/incomplete",
        f"this zip is not made, and an earlier one is taken away: of its {total} PDFs, "
        f"{len(missing)} could not be made ({names})",
        Where.at(place),
        "mend what is wrong with them, then build again; the PDFs that were made are in the output",
    )


def _changed(place: Path | str, file: str, gone: bool) -> Problem:
    what = "is gone" if gone else "is not what was made"
    message = f"this zip is not made, and an earlier one is taken away: {file} {what}"
    hint = "somebody is changing the output: build again when they are done"
    return Problem("zip/changed-meanwhile", message, Where.at(place), hint)


def _not_written(place: Path | str, error: OSError) -> Problem:
    reason = error.strerror or str(error)
    message = f"this zip is not made, and an earlier one is taken away: {reason}"
    hint = "zips are packed in the folder for temporary files: free some space there, or set TMPDIR"
    return Problem("zip/not-written", message, Where.at(place), hint)
