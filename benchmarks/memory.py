"""Whether a worker stays as large as it is. In a process of its own.

``python -m benchmarks.memory many``: a worker of a batch goes round all leaflets in all languages
and several forms; prints what it holds in memory meanwhile.
``python -m benchmarks.memory one WORKSPACE LEAFLET LANGUAGE CLINICS COUNT``: ``COUNT`` leaflets of
one kind, going round the clinics again and again; prints JSON.
"""

from __future__ import annotations

import argparse
import itertools
import json
import math
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from benchmarks import measure
from benchmarks.workspace import clinic, job, make_workspace
from leaflets.model.job import Job

if TYPE_CHECKING:
    from leaflets.batch.making import Maker

SETTLED = 500
"""After so many leaflets every cache is as full as it gets with the words of one leaflet."""

CLINICS = 200
ROUNDS = 3
"""Of all kinds, each for other clinics; a batch has all clinics of a kind together."""

FORMS = (
    ("handout", "a4", "screen", ""),
    ("tri-fold", "a4", "print", ""),
    ("large-print", "a4", "mono", ""),
    ("side-by-side", "a4", "screen", "en-GB"),
)
"""Layout, paper, profile and second language."""


class Seen(NamedTuple):
    """A worker's resident memory (MiB) after a leaflet, and the most of it until then."""

    now: float
    peak: float
    refused: bool


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.memory", description=__doc__)
    modes = parser.add_subparsers(dest="mode", required=True)
    one = modes.add_parser("one", help="leaflets of one kind")
    for name, kind in (
        ("workspace", Path), ("leaflet", str), ("language", str), ("clinics", int), ("count", int),
    ):  # fmt: skip
        one.add_argument(name, type=kind)
    many = modes.add_parser("many", help="all leaflets, all languages, several forms")
    many.add_argument("--count", type=int, default=20_000, help="leaflets, at least (20,000)")
    many.add_argument("--json", action="store_true", help="for a program")
    wanted = parser.parse_args()
    if wanted.mode == "one":
        arguments = (wanted.workspace, wanted.leaflet, wanted.language)
        print(json.dumps(one_kind(*arguments, wanted.clinics, wanted.count)))
        return
    with tempfile.TemporaryDirectory() as name:
        found = many_kinds(make_workspace(Path(name), CLINICS), wanted.count)
    print(json.dumps(found) if wanted.json else told(found))


def one_kind(
    folder: Path, leaflet: str, language: str, clinics: int, count: int
) -> dict[str, float]:
    """Load, and make one leaflet after the other."""
    from leaflets.pipeline import build
    from leaflets.stages.load import load

    library = load(folder)
    taken, _ = measure.each(lambda number: build(library, job(leaflet, language, number)), [0])
    settled = 0.0
    for number in range(1, count):
        build(library, job(leaflet, language, number % clinics))
        if number == min(SETTLED, count // 2):
            settled = measure.resident()
    return {
        "first_cpu": taken.cpu[0],
        "first_wall": taken.wall[0],
        "growth": measure.resident() - settled,
        "peak": measure.resident(peak=True),
    }


@dataclass(frozen=True, slots=True)
class _Watched:
    """A worker of a batch that tells of its memory in place of its PDFs."""

    ready: Callable[[], Any]

    def __call__(self) -> Callable[[Any], Seen]:
        make: Maker = self.ready()

        def seen(order: Any) -> Seen:
            done = make(order)
            return Seen(measure.resident(), measure.resident(peak=True), bool(done.problems))

        return seen


def many_kinds(folder: Path, count: int) -> dict[str, Any]:
    """``count`` leaflets or some more, in the order in which a batch makes them, by one worker as a
    batch has it."""
    from leaflets.batch.making import builder
    from leaflets.batch.planning import alike_together
    from leaflets.batch.setup import Nearby
    from leaflets.executors import Crew
    from leaflets.executors.processes import Processes
    from leaflets.model.order import Order
    from leaflets.stages.load import load

    library = load(folder)
    kinds = list(_kinds(tuple(library.leaflets), library.languages))
    each = math.ceil(count / ROUNDS / len(kinds))
    orders: list[Order] = []
    for turn in range(ROUNDS):
        numbers = [number % CLINICS for number in range(each * turn, each * (turn + 1))]
        jobs = (replace(kind, clinic=clinic(number)) for number in numbers for kind in kinds)
        orders += alike_together(map(Order.of, jobs))
    crew = Crew(_Watched(Nearby(library, builder(), None)), lambda order, how: Seen(0, 0, True))
    seen = list(Processes(1).run(crew, orders))
    size = len(seen) // ROUNDS
    ends = [one.now for one in seen[size - 1 :: size]]
    return {
        "leaflets": len(seen),
        "kinds": len(kinds),
        "refused": sum(one.refused for one in seen),
        "start": seen[0].now,
        "peak": max(one.peak for one in seen),
        "ends": ends,
        "growth": ends[-1] - ends[0],
    }


def _kinds(leaflets: Iterable[str], languages: Iterable[str]) -> Iterator[Job]:
    """Of leaflets, for no clinic yet."""
    for form, language, leaflet in itertools.product(FORMS, languages, leaflets):
        layout, paper, profile, second = form
        if language != second:
            yield Job(leaflet, language, "", layout, paper, profile, second)


def told(found: Mapping[str, Any]) -> str:
    """For people."""
    ends = ", ".join(f"{end:.1f}" for end in found["ends"])
    return (
        f"{found['leaflets']:,} leaflets of {found['kinds']} kinds ({found['refused']:,} refused): "
        f"{found['start']:.0f} MiB after the first, {found['peak']:.1f} MiB at most; "
        f"after each round {ends}: {found['growth']:+.1f} MiB since the first round"
    )


if __name__ == "__main__":
    main()
