"""``leaflets new``: what it writes can be read and planned at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from leaflets.batch import load_workspace
from leaflets.blocks import kind_names
from leaflets.commands._starters import _years_later
from leaflets.selection import Selection
from tests.commands.conftest import Type


@pytest.mark.parametrize("kind", kind_names())
def test_a_block_of_every_kind_loads(workspace: Path, leaflets: Type, kind: str) -> None:
    result = leaflets("new", "block", f"ears/{kind}", "--kind", kind)
    assert result.exit_code == 0, result.output
    library = load_workspace(workspace)
    assert library.problems == ()
    assert library.blocks[f"ears/{kind}"].kind == kind
    text = (workspace / "content" / "blocks" / "ears" / f"{kind}.yaml").read_text("utf-8")
    assert text.startswith(f"# yaml-language-server: $schema=../../schemas/{kind}.json\n")
    assert max(map(len, text.splitlines())) <= 100


def test_a_leaflet_loads_with_its_blocks(workspace: Path, leaflets: Type) -> None:
    from leaflets.batch import plan

    result = leaflets("new", "leaflet", "ear-infection")
    assert result.exit_code == 0, result.output
    library = load_workspace(workspace)
    assert library.problems == ()
    recipe = library.leaflets["ear-infection"]
    assert all(placed.block in library.blocks for placed in recipe.blocks)
    assert plan(library, Selection(("ear-infection",), ("en",)))


def test_untranslated_languages_are_named(workspace: Path, leaflets: Type) -> None:
    (workspace / "content" / "translations" / "pl").mkdir(parents=True)
    result = leaflets("new", "leaflet", "ear-infection")
    assert "pl" in result.stdout
    assert "exit code 1" in result.stdout


def test_a_leaflet_without_the_shared_blocks_brings_its_own_contact(
    workspace: Path, leaflets: Type
) -> None:
    (workspace / "content" / "blocks" / "shared" / "contact.yaml").unlink()
    leaflets("new", "leaflet", "ear-infection")
    assert (workspace / "content" / "blocks" / "ear-infection" / "contact.yaml").exists()
    assert "ear-infection/contact" in load_workspace(workspace).blocks


def test_a_clinic_is_a_sample_with_every_local_number(workspace: Path, leaflets: Type) -> None:
    result = leaflets("new", "clinic", "hill-street")
    assert result.exit_code == 0, result.output
    library = load_workspace(workspace)
    assert library.problems == ()
    clinic = library.clinics["hill-street"]
    assert clinic.sample
    assert set(clinic.local) == set(library.clinics["riverbank-sample"].local)


@pytest.mark.parametrize(
    ("words", "path"),
    [
        (("clinic", "riverbank-sample"), "clinics/riverbank-sample.yaml"),
        (("leaflet", "sacral-dimple-warning-signs"), "leaflets/sacral-dimple-warning-signs.yaml"),
        (("block", "shared/contact"), "blocks/shared/contact.yaml"),
    ],
)
def test_nothing_is_overwritten(
    workspace: Path, leaflets: Type, words: tuple[str, str], path: str
) -> None:
    before = (workspace / "content" / path).read_bytes()
    result = leaflets("new", *words)
    assert result.exit_code == 1
    assert "exists already" in result.stderr
    assert (workspace / "content" / path).read_bytes() == before


def test_an_existing_block_is_used_not_overwritten(workspace: Path, leaflets: Type) -> None:
    leaflets("new", "block", "ear-infection/what-it-is")
    block = workspace / "content" / "blocks" / "ear-infection" / "what-it-is.yaml"
    before = block.read_bytes()
    assert leaflets("new", "leaflet", "ear-infection").exit_code == 0
    assert block.read_bytes() == before


@pytest.mark.parametrize(
    "words",
    [
        ("clinic", "Hill Street"),
        ("clinic", "../escape"),
        ("leaflet", "ear_infection"),
        ("block", "no-topic"),
        ("block", "a/b/c"),
        ("block", "a/b", "--kind", "stepps"),
    ],
)
def test_bad_names_are_wrong_usage(workspace: Path, leaflets: Type, words: tuple[str, ...]) -> None:
    result = leaflets("new", *words)
    assert result.exit_code == 2
    assert "what to do" in result.stderr


def test_a_leap_day_has_a_review_day() -> None:
    import datetime

    assert _years_later(datetime.date(2028, 2, 29), 2) == datetime.date(2030, 2, 28)
    assert _years_later(datetime.date(2026, 11, 22), 2) == datetime.date(2028, 11, 22)
