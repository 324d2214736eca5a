"""Pictures of a library: looked at once, with the hash of what is printed."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from leaflets.pictures.shelf import MISSING, pictured
from leaflets.problems import LeafletsError
from leaflets.stages.artwork import pictures
from leaflets.stages.load import load
from tests.workspaces import write_workspace

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="5" height="5"/></svg>'


def test_the_picture_and_its_hash_stay_together(tmp_path: Path) -> None:
    library, path = load(write_workspace(tmp_path / "mine")), tmp_path / "a.svg"
    path.write_text(SVG, "utf-8")
    first = pictured(library, path)
    assert first.digest == hashlib.sha256(SVG.encode()).hexdigest()
    path.write_text(SVG.replace("9", "7"), "utf-8")
    assert pictured(library, path) is first
    other = pictured(load(tmp_path / "mine"), path)
    assert (other.picture, other.digest) != (first.picture, first.digest)


def test_line_ends_are_no_part_of_a_drawing(tmp_path: Path) -> None:
    library = load(write_workspace(tmp_path / "mine"))
    for name, end in (("a", "\n"), ("b", "\r\n")):
        (tmp_path / f"{name}.svg").write_bytes(SVG.replace("><", f">{end}<").encode())
    digests = {pictured(library, tmp_path / f"{name}.svg").digest for name in "ab"}
    assert len(digests) == 1


def test_what_cannot_be_printed_has_a_hash_all_the_same(tmp_path: Path) -> None:
    library = load(write_workspace(tmp_path / "mine"))
    (tmp_path / "bad.svg").write_text("<svg", "utf-8")
    bad, none = (pictured(library, tmp_path / f"{name}.svg") for name in ("bad", "none"))
    assert (bad.picture, bad.digest) == (None, hashlib.sha256(b"<svg").hexdigest())
    assert (none.picture, none.digest) == (None, MISSING)
    with pytest.raises(LeafletsError) as caught:
        pictures(library, {"bad": tmp_path / "bad.svg", "none": tmp_path / "none.svg"})
    assert caught.value.problems == (*bad.problems, *none.problems)
