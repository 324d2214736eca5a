"""``python -m tests.faults --rounds 200``: the full run. Takes about four seconds a round."""

from __future__ import annotations

import argparse
import itertools
import random
import shutil
import tempfile
from pathlib import Path

from tests.executors.cluster import Cluster
from tests.faults.rounds import Rounds
from tests.small_workspace import copy_workspace


def main() -> None:
    """Do the rounds, in turn for each kind of process; the first that goes wrong ends all."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1, help="for other random moments")
    parser.add_argument("--kind", choices=Rounds.kinds, action="append")
    arguments = parser.parse_args()
    chance = random.Random(arguments.seed)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        clusters: list[Cluster] = []

        def cluster() -> Cluster:
            clusters.append(Cluster(folder / "cluster"))
            clusters[-1].worker()
            clusters[-1].worker()
            return clusters[-1]

        (folder / "cluster").mkdir()
        try:
            rounds = Rounds(copy_workspace(folder / "workspace"), folder / "outputs", cluster)
            kinds = itertools.cycle(arguments.kind or Rounds.kinds)
            for number, kind in zip(range(1, arguments.rounds + 1), kinds, strict=False):
                print(f"{number:4} {rounds.round(kind, chance)}", flush=True)
                shutil.rmtree(folder / "outputs")
        finally:
            for started in clusters:
                started.close()
    print(f"{arguments.rounds} rounds: every file whole, every second build as if undisturbed")


if __name__ == "__main__":
    main()
