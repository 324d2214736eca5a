"""Orders and the record -> which of them must be made, and why: in words for a person."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from leaflets.model.order import Order
from leaflets.outputs import Output
from leaflets.record.database import Record
from leaflets.record.entry import MATRIX, Entry
from leaflets.record.parts import Fingerprints

NEVER = "never made"
REFUSED = "the last time it was refused"
STRANGER = "it is not known what its PDF was made from"
GONE = "its PDF is gone"
TOUCHED = "its PDF was changed or replaced by hand"
FORCED = "asked for with --force"
CLOCK = "the clock was set back since it was made"


@dataclass(frozen=True, slots=True)
class Decision:
    """``reason``: why the order must be made; None: its PDF is up to date, and ``entry`` says what
    is known of it."""

    order: Order
    reason: str | None
    entry: Entry | None = None


def decide(
    orders: Sequence[Order],
    record: Record,
    fingerprints: Fingerprints,
    output: Output,
    *,
    force: bool = False,
) -> Iterator[Decision]:
    """One decision for each order, in their order; files are only read when they seem changed.

    Raises LeafletsError ``record/…`` when the record cannot be read or written any more.
    """
    stamps = output.stamps(order.path for order in orders)
    for order in orders:
        path = str(order.path)
        entry = record.entry(path)
        if force:
            yield Decision(order, FORCED)
        elif entry is None:
            yield Decision(order, _unknown(record, path, order.path in stamps))
        else:
            stamp = stamps.get(order.path)
            reason = _changed(order, entry, fingerprints) or _touched(entry, record, output, stamp)
            yield Decision(order, reason, None if reason else entry)


def entry_for(
    order: Order,
    fingerprints: Fingerprints,
    *,
    size: int,
    sha256: str,
    stamp: str,
    pages: int,
    source: str = MATRIX,
) -> Entry:
    """What the record is to hold of an order whose PDF is in its place."""
    parts, day = fingerprints.of(order), fingerprints.ground.day
    return Entry(
        str(order.path), order.job.identifier, parts.fingerprint, parts.short, str(size), sha256,
        stamp, str(pages), source, day,
    )  # fmt: skip


def holds(entry: Entry, output: Output) -> str | None:
    """The stamp of a PDF that holds exactly what was recorded; None if it does not, or if somebody
    is changing it right now."""
    path = PurePosixPath(entry.path)
    before = output.stamp(path)
    data = output.read(path) if before else None
    if data is None or len(data) != int(entry.size):
        return None
    same = hashlib.sha256(data).hexdigest() == entry.sha256
    return before if same and output.stamp(path) == before else None


def _unknown(record: Record, path: str, there: bool) -> str:
    if record.refused(path):
        return REFUSED
    return STRANGER if there else NEVER


def _changed(order: Order, entry: Entry, fingerprints: Fingerprints) -> str:
    parts = fingerprints.of(order)
    if parts.fingerprint != entry.made_from:
        names = parts.differing(entry.parts)
        return f"changed: {', '.join(names)}" if names else STRANGER
    # A sign-off that was of yesterday is then of tomorrow, and refused.
    return CLOCK if entry.day > fingerprints.ground.day else ""


def _touched(entry: Entry, record: Record, output: Output, stamp: str | None) -> str | None:
    if stamp == entry.stamp:
        return None
    if stamp is None:
        return GONE
    stamp = holds(entry, output)
    if stamp is None:
        return TOUCHED
    if record.writing:
        record.add(entry._replace(stamp=stamp))
    return None
