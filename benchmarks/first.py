"""In a process of its own: the first leaflet, and the memory of a batch. Prints JSON.

``python -m benchmarks.first WORKSPACE LEAFLET LANGUAGE COUNT``
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from benchmarks import measure
from benchmarks.workspace import job


def main() -> None:
    """Load, build the first leaflet (timed), then the others."""
    from leaflets.pdf import draw  # noqa: F401 - imports are counted in the CLI rows, not here
    from leaflets.pipeline import build
    from leaflets.stages.load import load

    folder, leaflet, language, count = sys.argv[1:]
    library = load(Path(folder))

    def make(number: int) -> bytes:
        return build(library, job(leaflet, language, number))

    taken, _ = measure.each(make, [0])
    measure.each(make, range(1, 10))
    settled = measure.resident()
    measure.each(make, range(10, int(count)))
    print(
        json.dumps(
            {
                "first_cpu": taken.cpu[0],
                "first_wall": taken.wall[0],
                "growth": measure.resident() - settled,
                "peak": measure.resident(peak=True),
            }
        )
    )


if __name__ == "__main__":
    main()
