"""Where an address that is too long for a QR code is blamed: the part of it that is too long."""

from __future__ import annotations

from pathlib import Path

import pytest

from leaflets.places import located
from leaflets.problems import LeafletsError, Problem
from leaflets.stages.load import load
from leaflets.stages.resolve import resolve
from tests.workspaces import FILES, JOB, changed, write_workspace

CLINIC = "content/clinics/riverbank.yaml"
LEAFLET = "content/leaflets/dimple.yaml"
LINKS = "content/blocks/dimple/read-more.yaml"


@pytest.mark.parametrize(
    ("file", "old", "new", "field"),
    [
        (LEAFLET, "short_address: sd-warn", f"short_address: {'a' * 60}", "short_address"),
        (CLINIC, "leaflets_web: leaflets", f"leaflets_web: {'a' * 60}", "leaflets_web"),
    ],
)
def test_the_longer_part_of_the_address_of_a_leaflet(
    file: str, old: str, new: str, field: str, tmp_path: Path
) -> None:
    edition = resolve(load(write_workspace(tmp_path, changed(file, old, new))), JOB)
    place = located(Problem("qr/too-long", "too long"), [edition]).where
    assert place is not None
    assert (place.path, place.field) == (tmp_path / file, field)
    assert place.line


def test_addresses_of_links_all_at_once_where_they_stand(tmp_path: Path) -> None:
    long = "https://example.org/" + "a" * 41
    links = f"""\
kind: links
title: More
links:
  - {{id: one, name: One, address: {long}}}
  - {{id: two, name: Two, address: {long[:-1]}}}
  - {{id: three, name: Three, address: {long}}}
"""
    block = "blocks:\n  - {block: dimple/read-more, role: aside}\n"
    recipe = FILES[LEAFLET].replace("blocks:\n", block)
    workspace = write_workspace(tmp_path, {LINKS: links, LEAFLET: recipe})
    with pytest.raises(LeafletsError) as caught:
        resolve(load(workspace), JOB)
    found = caught.value.problems
    assert {problem.code for problem in found} == {"qr/too-long"}
    places = [problem.where for problem in found]
    assert [(p.path, p.line, p.field) for p in places if p] == [
        (tmp_path / LINKS, 4, "links.one.address"),
        (tmp_path / LINKS, 6, "links.three.address"),
    ]
