"""``python -m benchmarks.run``: one table of what a leaflet costs."""

from __future__ import annotations

import argparse
import json
import platform
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks import measure
from benchmarks.peers import platypus
from benchmarks.workspace import clinic, job, make_workspace
from leaflets.fonts import FILES
from leaflets.model.library import Library
from leaflets.pipeline import build
from leaflets.stages.load import load
from leaflets.stages.verify import page_count

LEAFLET = "sacral-dimple-warning-signs"
LANGUAGES = {"en-GB": "English", "ar": "Arabic"}
WARM_UP = 10
COLD_RUNS = 9


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table; times in milliseconds, ``ratio``: platypus's time over this one."""

    what: str
    cpu: float
    wall: float
    pages: int = 0
    size: int = 0
    ratio: float | None = None
    least: float | None = None


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.run", description=__doc__)
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write the figures there")
    parser.add_argument("--leaflets", type=int, default=100, help="different clinics (100)")
    parser.add_argument("--rounds", type=int, default=5, help="turns of each engine (5)")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = make_workspace(Path(name), wanted.leaflets + WARM_UP)
        instances(folder)
        rows = [*warm(folder, wanted.leaflets, wanted.rounds), *cold(folder)]
        memory = {
            title: _child("first", folder, language, wanted.leaflets)
            for language, title in LANGUAGES.items()
        }
    rows += [
        Row(f"first leaflet in a process, {title}", found["first_cpu"], found["first_wall"])
        for title, found in memory.items()
    ]
    print_table(rows, memory)
    if wanted.json:
        figures = {"rows": [asdict(row) for row in rows], "memory": memory}
        wanted.json.write_text(json.dumps(figures, indent=1), "utf-8")


def instances(folder: Path) -> None:
    """Static instances of Noto Sans for platypus, which cannot use variable fonts."""
    import uharfbuzz as hb

    face = hb.Face(hb.Blob.from_file_path(str(FILES / "NotoSans[wght].ttf")))
    for name, weight in (("Regular", 400), ("Bold", 700)):
        wanted = hb.SubsetInput()
        wanted.keep_everything()
        wanted.pin_axis_location(face, "wght", weight)
        data = bytes(hb.subset(face, wanted).blob.data)
        (folder / f"NotoSans-{name}.ttf").write_bytes(data)
        arabic = (FILES / f"NotoSansArabic-{name}.ttf").read_bytes()
        (folder / f"NotoSansArabic-{name}.ttf").write_bytes(arabic)


def warm(folder: Path, count: int, rounds: int) -> list[Row]:
    """Both engines in turn, round after round; the ratio is taken inside a round."""
    library = load(folder)
    engines: dict[str, Callable[[int], bytes]] = {}
    for language, title in LANGUAGES.items():
        font = "NotoSans" if language != "ar" else "NotoSansArabic"
        styles = platypus.register(folder, font)
        stories = _child("story", folder, language, count + WARM_UP)
        engines[f"leaflets, tagged, {title}"] = partial(_build, library, language)
        engines[f"platypus, untagged, {title}"] = partial(_platypus, stories, styles)
    engines["leaflets: same clinic again, English"] = lambda _: _build(library, "en-GB", count)
    taken: dict[str, list[measure.Taken]] = {name: [] for name in engines}
    made: dict[str, list[bytes]] = {name: [] for name in engines}
    for make in engines.values():
        measure.each(make, range(count, count + WARM_UP))
    for turn in range(rounds):
        for name, make in engines.items():
            found, files = measure.each(make, range(turn, count, rounds))
            taken[name].append(found)
            made[name] += files
    return [_row(name, taken, made[name]) for name in engines]


def _build(library: Library, language: str, number: int) -> bytes:
    return build(library, job(LEAFLET, language, number))


def _platypus(stories: Sequence[dict[str, object]], styles: object, number: int) -> bytes:
    return platypus.build(stories[number], styles)  # type: ignore[arg-type]


def _row(name: str, taken: dict[str, list[measure.Taken]], files: list[bytes]) -> Row:
    if "again" not in name and len(set(files)) != len(files):
        raise SystemExit(f"{name}: two leaflets are the same file")
    all_rounds = measure.joined(taken[name])
    peer = f"platypus, untagged, {name.rsplit(', ', 1)[1]}"
    ratios = [
        theirs.cpu_median() / ours.cpu_median()
        for ours, theirs in zip(taken[name], taken[peer], strict=True)
    ]
    size = round(statistics.median(map(len, files)))
    pages = page_count(files[0])
    ratio = statistics.median(ratios)
    return Row(
        name, all_rounds.cpu_median(), all_rounds.wall_median(), pages, size, ratio,
        min(all_rounds.cpu),
    )  # fmt: skip


def cold(folder: Path) -> list[Row]:
    """A process for one leaflet: the command line, and a script for platypus.

    The workspace of the command has one clinic, as most have.
    """
    (folder / "small").mkdir()
    small = make_workspace(folder / "small", 1)
    words = folder / "story.json"
    words.write_text(json.dumps(_child("story", folder, "en-GB", 1)[0]), "utf-8")
    ours = [sys.executable, "-m", "leaflets", "build", LEAFLET, "-c", clinic(0), "-w", str(small)]
    peer = [sys.executable, str(Path(platypus.__file__))]
    commands = {
        "process: leaflets build, English": [*ours, "-l", "en", "-o", str(folder / "out")],
        "process: leaflets build, Arabic": [*ours, "-l", "ar", "-o", str(folder / "out")],
        "process: platypus script, English": [
            *peer, str(words), str(folder / "NotoSans"), str(folder / "peer.pdf"),
        ],
    }  # fmt: skip
    found = {
        name: measure.processes(command, COLD_RUNS, folder) for name, command in commands.items()
    }
    theirs = found["process: platypus script, English"].cpu_median()
    return [
        Row(
            name, taken.cpu_median(), taken.wall_median(),
            ratio=theirs / taken.cpu_median() if "Arabic" not in name else None,
            least=min(taken.cpu),
        )
        for name, taken in found.items()
    ]  # fmt: skip


def _child(module: str, folder: Path, language: str, count: int) -> Any:
    """What a module of the benchmark prints as JSON in a process of its own."""
    arguments = [str(folder), LEAFLET, language, str(count)]
    command = [sys.executable, "-m", f"benchmarks.{module}", *arguments]
    run = subprocess.run(
        command, check=True, capture_output=True, text=True, cwd=Path(__file__).parents[1]
    )
    return json.loads(run.stdout)


def print_table(rows: Sequence[Row], memory: dict[str, dict[str, float]]) -> None:
    """For people."""
    print(f"{LEAFLET}, handout, A4; Python {platform.python_version()}, {platform.machine()}")
    heads = ("", "cpu ms", "least", "wall ms", "pages", "cpu/page", "bytes", "x platypus")
    print(f"{heads[0]:40}" + "".join(f"{head:>11}" for head in heads[1:]))
    for row in rows:
        cells = (
            f"{row.cpu:.1f}",
            f"{row.least:.1f}" if row.least else "",
            f"{row.wall:.1f}",
            f"{row.pages}" if row.pages else "",
            f"{row.cpu / row.pages:.1f}" if row.pages else "",
            f"{row.size:,}" if row.size else "",
            f"{row.ratio:.2f}" if row.ratio else "",
        )
        print(f"{row.what:40}" + "".join(f"{cell:>11}" for cell in cells))
    for title, found in memory.items():
        print(
            f"memory of a batch, {title}: peak {found['peak']:.0f} MiB, "
            f"{found['growth']:+.1f} MiB after the tenth leaflet"
        )


if __name__ == "__main__":
    main()
