"""One process, one leaflet after the other: ours and the peers in turn, round after round."""

from __future__ import annotations

import gc
import statistics
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from benchmarks import measure
from benchmarks.peers import PEERS, installed, peer
from benchmarks.rows import Row
from benchmarks.workspace import WARNING_SIGNS, job, make_new_words, new_words
from leaflets.batch.page_count import page_count
from leaflets.model.library import Library
from leaflets.pipeline import build
from leaflets.stages.load import load

LANGUAGES = {"en-GB": ("English", "NotoSans"), "ar": ("Arabic", "NotoSansArabic")}
WARM_UP = 10
"""Leaflets before the first that is timed."""
SLOW = frozenset({"weasy", "fpdf2"})
"""Peers that take more than 100 ms: a tenth of the leaflets is enough."""

Engine = Callable[[int], bytes]


def warm(folder: Path, count: int, rounds: int) -> list[Row]:
    """``folder``: a workspace with ``count`` + WARM_UP clinics, and the instances of fonts."""
    library = load(folder)
    engines: dict[str, tuple[Engine, int]] = {}
    for language, (title, font) in LANGUAGES.items():
        ours = partial(_build, library, WARNING_SIGNS, language)
        engines[f"leaflets, other clinics, {title}"] = (ours, count)
        stories = measure.child("story", folder, WARNING_SIGNS, language, count + WARM_UP)
        for name in installed():
            make, ready = peer(name).ready(folder, font), map(peer(name).prepared, stories)
            number = max(2 * rounds, count // 10) if name in SLOW else count
            engine = partial(_peer, make, dict(enumerate(ready)))
            engines[f"{PEERS[name][1]}, {title}"] = (engine, number)
    engines["leaflets, same again, English"] = (
        lambda _: build(library, job(WARNING_SIGNS, "en-GB", count)),
        count,
    )
    return list(_rows(engines, rounds, count))


def new_text(folder: Path, count: int) -> Row:
    """Leaflets each of whose words are seen for the first time."""
    library = load(make_new_words(folder, count + WARM_UP))

    def make(number: int) -> bytes:
        return build(library, job(new_words(number), "en-GB", number))

    measure.each(make, range(count, count + WARM_UP))
    with _as_in_a_worker():
        taken, files = measure.each(make, range(count))
    return _row("leaflets, new words each, English", taken, files, None)


@contextmanager
def _as_in_a_worker() -> Iterator[None]:
    """Workers of a batch look for waste once in a thousand leaflets: here not at all, for none."""
    gc.collect()
    gc.freeze()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        gc.unfreeze()


def _build(library: Library, leaflet: str, language: str, number: int) -> bytes:
    return build(library, job(leaflet, language, number))


def _peer(make: Callable[[object], bytes], stories: dict[int, object], number: int) -> bytes:
    return make(stories[number])


def _rows(engines: dict[str, tuple[Engine, int]], rounds: int, count: int) -> Iterator[Row]:
    taken: dict[str, list[measure.Taken]] = {name: [] for name in engines}
    made: dict[str, list[bytes]] = {name: [] for name in engines}
    for make, _ in engines.values():
        measure.each(make, range(count, count + WARM_UP))
    with _as_in_a_worker():
        for turn in range(rounds):
            for name, (make, number) in engines.items():
                found, files = measure.each(make, range(turn, number, rounds))
                taken[name].append(found)
                made[name] += files
    for name in engines:
        peers = taken.get(f"{PEERS['platypus'][1]}, {name.rsplit(', ', 1)[1]}", taken[name])
        ratio = statistics.median(
            theirs.cpu_median() / ours.cpu_median()
            for ours, theirs in zip(taken[name], peers, strict=True)
        )
        yield _row(name, measure.joined(taken[name]), made[name], ratio)


def _row(name: str, taken: measure.Taken, files: list[bytes], ratio: float | None) -> Row:
    if "same again" not in name and len(set(files)) != len(files):
        raise SystemExit(f"{name}: two leaflets are the same file")
    return Row(
        name,
        taken.cpu_median(),
        taken.wall_median(),
        min(taken.cpu),
        page_count(files[0]),
        round(statistics.median(map(len, files))),
        ratio,
    )
