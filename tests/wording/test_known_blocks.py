"""What is made once for all clinics, and what for each: nothing of one clinic gets to another."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

import pytest

from leaflets.model.library import Library
from leaflets.model.localized import LocalEdition
from leaflets.problems import LeafletsError
from leaflets.stages.load import load
from leaflets.stages.localize import localize
from leaflets.stages.resolve import resolve
from tests.workspaces import FILES, JOB, changed, write_workspace

TODAY = datetime.date(2026, 12, 1)
FILE = "content/clinics/riverbank.yaml"
CLINICS = {
    "hill": {"Riverbank Clinic": "Hill Clinic", '"999"': '"112"', "number: 6": "number: 1"},
    "cites": {"name: Riverbank Clinic": 'name: "Hill {cite:extra}"'},
    "native": {"paper: a4": "paper: a4\ndigits: native"},
    "bare": {"local:\n  age_limit: {number: 6, unit: week, source: first}\n": ""},
}


@pytest.fixture
def library(tmp_path: Path) -> Library:
    signs = "content/blocks/dimple/signs.yaml"
    files = {
        signs: FILES[signs]
        .replace("on {clinic.phone}", "on {clinic.phone} {cite:unused}")
        .replace("sleepy, today", "sleepy"),
        **changed("content/sources.yaml", "sources:\n", f"sources:\n{EXTRA}"),
    }
    for name, changes in CLINICS.items():
        text = FILES[FILE]
        for old, new in changes.items():
            assert old in text
            text = text.replace(old, new)
        files[f"content/clinics/{name}.yaml"] = text
    return load(write_workspace(tmp_path, files))


EXTRA = "  - {id: extra, citation: Extra, strength: study, checked: 2026-11-22}\n"


def local(library: Library, clinic: str) -> LocalEdition:
    return localize(resolve(library, replace(JOB, clinic=clinic)), today=TODAY)


@pytest.mark.parametrize("clinic", ["riverbank", "hill", "cites", "native"])
def test_a_clinic_gets_what_it_would_get_alone(library: Library, clinic: str) -> None:
    alone = local(replace(library), clinic)  # nothing has been made for this library
    for order in (("riverbank", "cites", "hill"), ("cites", "native", "riverbank")):
        anew = replace(library)
        for other in (*order, clinic):
            local(anew, other)
        assert local(anew, clinic) == alone


def test_blocks_that_say_the_same_are_the_same(library: Library) -> None:
    one, other = local(library, "riverbank"), local(library, "hill")
    same = {a.id: a is b for a, b in zip(one.blocks, other.blocks, strict=True)}
    assert same["dimple/words"]
    assert not same["dimple/what"]
    assert one.content_hash != other.content_hash
    signs = [next(b for b in made.blocks if b.id == "dimple/signs") for made in (one, other)]
    assert [str(made.fields.tiers[0].action) for made in signs] == ["Call 999 now", "Call 112 now"]
    assert [str(made.words[1]) for made in signs] == ["Call 999 now", "Call 112 now"]
    assert [str(made.fields.tiers[0].words[0]) for made in signs] == [
        "Call 999 now", "Call 112 now"
    ]  # fmt: skip


def test_what_a_clinic_lacks_is_told_although_others_have_it(library: Library) -> None:
    local(library, "riverbank")
    for _ in range(2):
        with pytest.raises(LeafletsError) as caught:
            local(library, "bare")
        (problem,) = caught.value.problems
        assert problem.code == "clinic/no-value"
        assert problem.where is not None
        assert problem.where.path == library.path("content", "clinics", "bare.yaml")
    assert local(library, "riverbank") == local(replace(library), "riverbank")
