"""A process for one leaflet: the command line, and a script for the peer."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from benchmarks import measure
from benchmarks.peers import platypus
from benchmarks.rows import Row
from benchmarks.workspace import WARNING_SIGNS, clinic, make_workspace


def cold(folder: Path, runs: int) -> list[Row]:
    """The workspace of the command has one clinic, as most have. ``--force``: or the second run
    would find that there is nothing to do."""
    (folder / "small").mkdir()
    small = make_workspace(folder / "small", 1)
    words = folder / "story.json"
    story = measure.child("story", folder, WARNING_SIGNS, "en-GB", 1)[0]
    words.write_text(json.dumps(story), "utf-8")
    program = [sys.executable, "-m", "leaflets"]
    ours = [*program, "build", WARNING_SIGNS, "-c", clinic(0), "-w", str(small), "--force"]
    output = ["-o", str(folder / "out")]
    commands = {
        "leaflets build, one leaflet, English": [*ours, "-l", "en", *output],
        "leaflets build, one leaflet, Arabic": [*ours, "-l", "ar", *output],
        "leaflets --help": [*program, "--help"],
        "platypus script, English": [
            sys.executable, str(Path(platypus.__file__)),
            str(words), str(folder / "NotoSans"), str(folder / "peer.pdf"),
        ],
        "Python alone": [sys.executable, "-c", "pass"],
    }  # fmt: skip
    taken = measure.processes(commands, runs, folder)
    theirs = taken["platypus script, English"].cpu_median()
    return [
        Row(
            f"process: {name}",
            found.cpu_median(),
            found.wall_median(),
            min(found.cpu),
            ratio=theirs / found.cpu_median() if "English" in name else None,
        )
        for name, found in taken.items()
    ]
