"""A few rounds of the full run (``python -m tests.faults``), at other moments each time."""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.executors.cluster import cluster
from tests.faults.rounds import Rounds, whole
from tests.small_workspace import copy_workspace

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")

ROUNDS = ("worker",) * 4 + ("parent",) * 4 + ("dask",) * 2


@pytest.fixture(scope="module")
def rounds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rounds]:
    folder = tmp_path_factory.mktemp("faults")
    with cluster(2) as started:
        yield Rounds(copy_workspace(folder / "workspace"), folder / "outputs", lambda: started)


@pytest.mark.parametrize(("number", "kind"), list(enumerate(ROUNDS)))
def test_a_build_is_killed(number: int, kind: str, rounds: Rounds) -> None:
    seed = random.randrange(10**6)
    print(f"seed {seed}, round {number}")  # shown when it fails
    print(rounds.round(kind, random.Random(seed)))


def test_half_a_file_and_a_foreign_one_would_be_seen(tmp_path: Path) -> None:
    expected = {"a.pdf": b"%PDF one", "b.pdf": b"%PDF two"}
    (tmp_path / "a.pdf").write_bytes(b"%PDF one")
    (tmp_path / ".x.part").write_bytes(b"%PD")
    assert whole(tmp_path, expected) == 1
    (tmp_path / "b.pdf").write_bytes(b"%PDF")
    with pytest.raises(AssertionError):
        whole(tmp_path, expected)
    (tmp_path / "b.pdf").rename(tmp_path / "c.pdf")
    with pytest.raises(AssertionError):
        whole(tmp_path, expected)
