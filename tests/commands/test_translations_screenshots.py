"""``leaflets translations screenshots``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from leaflets.batch import load_workspace
from leaflets.catalogs.messages import extract_messages
from tests.commands.conftest import Type
from tests.small_workspace import LEAFLET, OTHER, change
from tests.test_cli import HEAVY, loaded_by

TODAY = "1795435200"
"""2026-11-23, noon UTC."""


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", TODAY)


def _shots(workspace: Path, language: str = "en-GB") -> Path:
    return workspace / "output/screenshots" / language


def _bytes(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_every_message_has_a_picture_or_is_listed(workspace: Path, leaflets: Type) -> None:
    result = leaflets("translations", "screenshots")
    assert result.exit_code == 0, result.output
    units = json.loads((_shots(workspace) / "units.json").read_text("utf-8"))
    pictures = {path.name for path in _shots(workspace).glob("*.png")}
    assert set(units["screenshots"]) == pictures
    shown = {unit["id"] for unit in units["screenshots"].values()}
    topics = extract_messages(load_workspace(workspace))
    everything = {message.context for messages in topics.values() for message in messages}
    assert shown | set(units["without"]) == everything
    assert not shown & set(units["without"])
    assert all(unit["topic"] in topics for unit in units["screenshots"].values())
    assert f"leaflets/{LEAFLET}#purpose" in units["without"]
    assert f"  leaflets/{LEAFLET}#purpose" in result.stdout.splitlines()
    last = f"{len(pictures)} pictures in output/screenshots/en-GB, {len(units['without'])} messages"
    assert result.stdout.splitlines()[-1] == f"{last} without."


def test_the_second_time_nothing_changes(workspace: Path, leaflets: Type) -> None:
    leaflets("translations", "screenshots", LEAFLET)
    before = _bytes(_shots(workspace))
    result = leaflets("translations", "screenshots", LEAFLET)
    assert _bytes(_shots(workspace)) == before
    assert f"{len(before) - 1} unchanged" in result.stdout


def test_only_what_shows_a_changed_word_changes(workspace: Path, leaflets: Type) -> None:
    leaflets("translations", "screenshots", LEAFLET)
    before = _bytes(_shots(workspace))
    change(workspace, "content/blocks/sacral-dimple/caring.yaml", "Keep the", "Please keep the")
    leaflets("translations", "screenshots", LEAFLET)
    after = _bytes(_shots(workspace))
    changed = {name for name in after if after[name] != before.get(name)}
    assert "sacral-dimple.caring.bathe.item.png" in changed
    assert {name.partition(".")[0] for name in changed} <= {"sacral-dimple", "labels"}


def test_pages_in_a_translation_stand_in_a_folder_of_their_own(
    workspace: Path, leaflets: Type
) -> None:
    leaflets("translations", "screenshots", LEAFLET)
    result = leaflets("translations", "screenshots", LEAFLET, "-l", "ar")
    assert result.exit_code == 0, result.output
    arabic, english = _bytes(_shots(workspace, "ar")), _bytes(_shots(workspace))
    assert set(arabic) == set(english)
    name = "sacral-dimple.caring.bathe.item.png"
    assert arabic[name] != english[name]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("sacral-dimpel",), "usage/unknown-leaflet"),
        (("-l", "tlh"), "usage/unknown-language"),
        (("-c", "nowhere"), "usage/unknown-clinic"),
    ],
)
def test_names_that_do_not_exist(
    workspace: Path, leaflets: Type, words: tuple[str, ...], code: str
) -> None:
    result = leaflets("translations", "screenshots", *words)
    assert result.exit_code == 2
    assert code in result.output
    assert not (workspace / "output").exists()


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("content/blocks/sacral-dimple/caring.yaml", "kind: checklist", "kind: checklst"),
        (f"content/leaflets/{OTHER}.yaml", "title: ", "titel: "),
        ("layouts/blocks/checklist.xml.j2", "</section>", "Planted words</section>"),
    ],
)
def test_when_something_is_broken_the_folder_stays_as_it_was(
    workspace: Path, leaflets: Type, file: str, old: str, new: str
) -> None:
    leaflets("translations", "screenshots")
    before = _bytes(_shots(workspace))
    change(workspace, file, old, new)
    result = leaflets("translations", "screenshots")
    assert result.exit_code == 1
    assert Path(file).name in result.output
    assert _bytes(_shots(workspace)) == before


def test_a_translation_that_is_not_finished_can_be_looked_at(
    workspace: Path, leaflets: Type
) -> None:
    path = "content/translations/es/sacral-dimple.po"
    entries = (workspace / path).read_text("utf-8").split("\n\n")
    (workspace / path).write_text("\n\n".join(entries[:3]) + "\n", "utf-8")
    result = leaflets("translations", "screenshots", LEAFLET, "-l", "es", "-o", "shots")
    assert result.exit_code == 0, result.output
    assert (workspace / "shots/units.json").exists()


def test_help_loads_nothing_heavy() -> None:
    words = ["translations", "screenshots", "--help"]
    code = f"import leaflets.cli\ntry: leaflets.cli.main({words!r})\nexcept SystemExit: pass"
    assert not loaded_by(code) & {*HEAVY, "pypdfium2"}
