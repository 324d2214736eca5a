"""Whether a worker stays as large as it is. In a process of its own; prints JSON.

``python -m benchmarks.memory WORKSPACE LEAFLET LANGUAGE CLINICS COUNT``: ``COUNT`` leaflets, going
round the clinics again and again.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from benchmarks import measure
from benchmarks.workspace import job

SETTLED = 500
"""After so many leaflets every cache is as full as it gets with the words of one leaflet."""


def main() -> None:
    """Load, and make one leaflet after the other."""
    from leaflets.pipeline import build
    from leaflets.stages.load import load

    folder, leaflet, language, clinics, count = sys.argv[1:]
    library = load(Path(folder))
    taken, _ = measure.each(lambda number: build(library, job(leaflet, language, number)), [0])
    settled = 0.0
    for number in range(1, int(count)):
        build(library, job(leaflet, language, number % int(clinics)))
        if number == min(SETTLED, int(count) // 2):
            settled = measure.resident()
    found = {
        "first_cpu": taken.cpu[0],
        "first_wall": taken.wall[0],
        "growth": measure.resident() - settled,
        "peak": measure.resident(peak=True),
    }
    print(json.dumps(found))


if __name__ == "__main__":
    main()
