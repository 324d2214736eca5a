"""What a newcomer does on the first day, with the real pipeline."""

from __future__ import annotations

from pathlib import Path

import pytest

from leaflets.blocks import kind_names
from tests.commands.conftest import Type


@pytest.fixture
def mine(tmp_path: Path, leaflets: Type, monkeypatch: pytest.MonkeyPatch) -> Path:
    assert leaflets("init", tmp_path / "mine").exit_code == 0
    monkeypatch.chdir(tmp_path / "mine")
    return tmp_path / "mine"


def test_a_new_leaflet_with_every_kind_of_block_for_a_new_clinic(
    mine: Path, leaflets: Type
) -> None:
    assert leaflets("new", "clinic", "hill-street").exit_code == 0
    assert leaflets("new", "leaflet", "ear-infection").exit_code == 0
    recipe = mine / "content" / "leaflets" / "ear-infection.yaml"
    for kind in kind_names():
        assert leaflets("new", "block", f"ears/{kind}", "-k", kind).exit_code == 0
        with recipe.open("a", encoding="utf-8") as file:
            file.write(f"  - {{block: ears/{kind}, role: main}}\n")
    words = ("build", "ear-infection", "-c", "hill-street", "-l", "en")
    built = leaflets(*words)
    assert built.exit_code == 0, built.output
    pdf = next((mine / "output" / "hill-street" / "en-GB").glob("*.pdf"))
    before = pdf.stat().st_mtime_ns
    assert "1 up to date" in leaflets(*words).stdout
    assert pdf.stat().st_mtime_ns == before
    checked = leaflets("verify", pdf)
    assert checked.exit_code == 0, checked.output
    assert "current" in checked.stdout
    recipe.write_text(recipe.read_text("utf-8").replace("For patients", "For all"), "utf-8")
    assert "out of date" in leaflets("verify", pdf).stdout


def test_the_new_leaflet_is_refused_where_it_is_not_translated(mine: Path, leaflets: Type) -> None:
    (mine / "content" / "translations" / "it").mkdir(parents=True)
    leaflets("new", "leaflet", "ear-infection")
    result = leaflets("build", "ear-infection", "-l", "en", "-l", "it")
    assert result.exit_code == 1
    assert "2 of 4 PDFs done, 2 refused" in result.stdout
    assert "it" in result.stderr


def test_fonts_that_are_not_there(mine: Path, leaflets: Type) -> None:
    result = leaflets("build", "--font-dir", mine / "nowhere")
    assert result.exit_code == 1
    assert "nowhere" in result.stderr
