"""What a run noted, looked at again: files may have changed while it read them.

A file that was changed and changed back in mid-run is, at the end, what it was at the beginning;
leaflets made in between are not. They are dropped from the record and made again. A run that was
killed is looked at by the next.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from leaflets.model.job import Job
from leaflets.problems import LeafletsError
from leaflets.record.database import Record
from leaflets.record.ground import kept
from leaflets.record.parts import Fingerprints


@contextlib.contextmanager
def watched(record: Record, fingerprints: Fingerprints) -> Iterator[None]:
    """Stands around everything from the first decision to the last outcome.

    Raises LeafletsError ``record/…``; after that, it is the next run that looks at this one.
    """
    begin(record, fingerprints)
    try:
        yield
    except LeafletsError:
        raise
    except BaseException:  # Ctrl-C
        with contextlib.suppress(LeafletsError):
            settle(record, fingerprints)
        raise
    settle(record, fingerprints)


def begin(record: Record, fingerprints: Fingerprints) -> None:
    """Before the first decision: drop what cannot be trusted of runs that were killed, and note
    that this one has begun. Raises LeafletsError ``record/…``."""
    changed = fingerprints.ground.changed
    if record.open_since and (changed or changed is None):
        _drop(record, fingerprints, changed, record.open_since)
    record.open_since = 0
    record.keep(kept(fingerprints.ground))
    record.begin()


def settle(record: Record, fingerprints: Fingerprints) -> int:
    """After the last outcome, also of a run that was stopped: drop what was made from files that
    have changed meanwhile, and give their number. Raises LeafletsError ``record/…``."""
    changed = fingerprints.ground.changed_since()
    dropped = _drop(record, fingerprints, changed, record.run) if changed else 0
    record.end()
    return dropped


def _drop(
    record: Record, fingerprints: Fingerprints, changed: frozenset[str] | None, since: int
) -> int:
    """Forget entries of the runs from ``since`` that depend on ``changed`` files (None: on any)."""
    other = fingerprints.with_changed(changed or ())
    doubtful = [
        entry.path
        for entry in record.entries()
        if int(entry.run) >= since
        and (changed is None or _depends(Job(*entry.job.split("|")), fingerprints, other))
    ]
    record.forget(*doubtful)
    return len(doubtful)


def _depends(job: Job, one: Fingerprints, other: Fingerprints) -> bool:
    return one.of_job(job) != other.of_job(job)
