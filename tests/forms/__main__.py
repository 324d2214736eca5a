"""``python -m tests.forms``: every layout on every paper for every profile in every language, each
with a leaflet that suits it, made and read back: sound, text equal to its source, nothing clipped,
codes readable. Takes about two seconds a form; goes on where it was stopped."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

from leaflets.conformance import missing
from tests.conformance.verapdf import conformance_failures, report
from tests.forms.combinations import Combination, every_combination, pairs, sample
from tests.forms.running import Conformance, Task, conforming, recorded, run, summary


def main() -> int:
    """Run, with a line for each fault at once and a summary in the end."""
    arguments = _arguments()
    combinations = _chosen(arguments)
    if arguments.verapdf and (lacking := missing()):
        print(f"veraPDF cannot run: {lacking}")
        return 2
    with tempfile.TemporaryDirectory() as name:
        conformance = Conformance(Path(name), arguments.record, conformance_failures)
        folder = conformance.folder if arguments.verapdf else None
        tasks = [
            Task(place, one, arguments.every_leaflet, folder)
            for place, one in enumerate(combinations)
        ]
        wanted = {task.name for task in tasks}
        known = () if arguments.changed else recorded(arguments.record)
        begun = sum(form in wanted for form in known)
        started, count = time.monotonic(), 0
        after = conformance.when_enough if arguments.verapdf else None
        for count, entry in enumerate(
            run(tasks, arguments.record, arguments.processes, after, arguments.changed), start=1
        ):
            for fault in entry["faults"]:
                print(f"FAULT {' '.join(fault.split())}", flush=True)
            if count % 50 == 0:
                pace = (time.monotonic() - started) / count
                minutes = pace * (len(tasks) - begun - count) / 60
                print(f"{begun + count} of {len(tasks)}, {minutes:.0f} minutes left", flush=True)
        conformance.all()
    entries = [entry for form, entry in recorded(arguments.record).items() if form in wanted]
    print(summary(entries))
    if arguments.verapdf:
        digests = {digest for entry in entries for digest in entry["digests"]}
        valid = len(digests & conforming(arguments.record))
        print(f"veraPDF: {valid} of {len(digests)} files conform")
        print(report(conformance.failures))
    print(f"{(time.monotonic() - started) / 60:.0f} minutes")
    bad = conformance.failures or any(entry["faults"] for entry in entries)
    return 1 if bad else 0


def _chosen(arguments: argparse.Namespace) -> list[Combination]:
    """All, or what the options leave."""
    found = [
        one
        for one in every_combination()
        if all(
            not wanted or value in wanted
            for value, wanted in zip(
                one,
                (arguments.layout, arguments.paper, arguments.profile, arguments.language),
                strict=True,
            )
        )
    ]
    if arguments.pairwise:
        found = sample(found, pairs)
    return found[:: arguments.every]


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.forms", description=__doc__)
    parser.add_argument(
        "--record",
        type=Path,
        default=Path("forms.jsonl"),
        help="what is in it is not done again; delete it to begin anew",
    )
    parser.add_argument(
        "--changed",
        action="store_true",
        help="make all, and look again at files that are not as the record knows them",
    )
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--every", type=int, default=1, metavar="N", help="each Nth form alone")
    parser.add_argument(
        "--pairwise", action="store_true", help="so few that every two values occur together"
    )
    parser.add_argument("--every-leaflet", action="store_true", help="five times as long")
    parser.add_argument("--verapdf", action="store_true", help="also PDF/UA-1 and PDF/A-2a")
    for name in ("layout", "paper", "profile", "language"):
        parser.add_argument(f"--{name}", action="append")
    return parser.parse_args()  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
