"""``python -m benchmarks.run``: what a leaflet costs, beside other engines in the same run."""

from __future__ import annotations

import argparse
import json
import os
import tempfile
from dataclasses import asdict
from pathlib import Path

from benchmarks import measure
from benchmarks.batch import batch
from benchmarks.cold import cold
from benchmarks.rows import Row, print_rows
from benchmarks.warm import LANGUAGES, WARM_UP, new_text, warm
from benchmarks.workspace import WARNING_SIGNS, make_workspace
from leaflets.fonts import FILES

PARTS = ("warm", "batch", "cold", "memory")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.run", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"{', '.join(PARTS)} (all)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write the figures there")
    parser.add_argument("--leaflets", type=int, default=200, help="of the warm table (200)")
    parser.add_argument("--rounds", type=int, default=5, help="turns of each engine (5)")
    parser.add_argument("--batch", type=int, default=1000, help="leaflets of the batch (1000)")
    parser.add_argument("--memory", type=int, default=2000, help="leaflets for memory (2000)")
    wanted = parser.parse_args()
    tables: dict[str, list[Row]] = {}
    for part in wanted.parts or PARTS:
        with tempfile.TemporaryDirectory() as name:
            title, rows = _part(part, Path(name), wanted)
        tables[title] = rows
        print_rows(title, rows)
    if wanted.json:
        figures = {title: [asdict(row) for row in rows] for title, rows in tables.items()}
        wanted.json.write_text(json.dumps(figures, indent=1), "utf-8")


def _part(part: str, folder: Path, wanted: argparse.Namespace) -> tuple[str, list[Row]]:
    if part == "warm":
        clinics = make_workspace(_new(folder / "clinics"), wanted.leaflets + WARM_UP)
        instances(clinics)
        rows = warm(clinics, wanted.leaflets, wanted.rounds)
        return "One process, leaflet after leaflet", [
            *rows, new_text(_new(folder / "words"), wanted.leaflets)
        ]  # fmt: skip
    if part == "batch":
        processes = len(os.sched_getaffinity(0))
        make_workspace(folder, wanted.batch)
        instances(folder)
        title = f"{wanted.batch} leaflets to files, {processes} processes"
        return title, batch(folder, wanted.batch, processes)
    if part == "cold":
        instances(folder)
        make_workspace(folder, 1)
        return "A process for one leaflet", cold(folder, 2 * wanted.rounds + 1)
    if part == "memory":
        make_workspace(folder, 200)
        return f"Memory over {wanted.memory} leaflets", memory(folder, wanted.memory)
    raise SystemExit(f"there is no part {part}: {', '.join(PARTS)}")


def _new(folder: Path) -> Path:
    folder.mkdir()
    return folder


def memory(folder: Path, count: int) -> list[Row]:
    """Of one kind of leaflets and of many; also the first leaflet of a process, with empty
    caches."""
    rows = []
    for language, (title, _) in LANGUAGES.items():
        found = measure.child("memory", "one", folder, WARNING_SIGNS, language, 200, count)
        note = f"peak {found['peak']:.0f} MiB, {found['growth']:+.1f} MiB after the 500th"
        what = f"first leaflet in a process, {title}"
        rows.append(Row(what, found["first_cpu"], found["first_wall"], note=note))
    many = measure.child("memory", "many", "--json", "--count", count)
    note = f"peak {many['peak']:.0f} MiB, {many['growth']:+.1f} MiB after the first round"
    return [*rows, Row(f"a worker, {many['kinds']} kinds in turn", note=note)]


def instances(folder: Path) -> None:
    """Static instances of Noto Sans for the peers, some of which cannot use variable fonts."""
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


if __name__ == "__main__":
    main()
