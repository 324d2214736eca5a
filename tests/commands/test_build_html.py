"""``leaflets build --profile html``: made once, kept up to date, and looked into again."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from leaflets.cli import cli
from tests.small_workspace import CLINIC, LEAFLET, copy_workspace

PAGE = f"{CLINIC}/ar/{LEAFLET}.html"
ASKED = (LEAFLET, "-l", "ar", "-c", CLINIC, "--profile", "html")


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_workspace(tmp_path_factory.mktemp("html"))


def leaflets(workspace: Path, *words: str) -> Result:
    return CliRunner().invoke(cli, [*words, "--workspace", str(workspace)])


def test_it_is_made_kept_and_found_sound(workspace: Path, tmp_path: Path) -> None:
    out = str(tmp_path)
    planned = leaflets(workspace, "build", *ASKED, "-o", out, "--plan")
    assert "1 of 1 file would be made." in planned.stdout
    made = leaflets(workspace, "build", *ASKED, "-o", out, "--side-cars", "--zip", "clinic")
    assert made.exit_code == 0, made.output
    assert PAGE in made.stdout.replace("\\", "/")
    assert "page" not in made.stdout
    assert "1 of 1 file done." in made.stdout
    assert "text/html" in (tmp_path / PAGE).with_suffix(".fhir.json").read_text("utf-8")
    again = leaflets(workspace, "build", *ASKED, "-o", out)
    assert again.stdout == "The file is up to date.\n"
    seen = leaflets(workspace, "verify", str(tmp_path / PAGE))
    assert seen.exit_code == 0, seen.output
    assert "current" in seen.stdout
    assert "unseen     letters, contrast and how it looks" in seen.stdout
    (tmp_path / PAGE).write_bytes((tmp_path / PAGE).read_bytes() + b"\n")
    assert "out of date" in leaflets(workspace, "verify", str(tmp_path / PAGE)).stdout


@pytest.mark.parametrize("option", ["--layout", "--paper"])
def test_what_says_how_to_print_plays_no_part(workspace: Path, tmp_path: Path, option: str) -> None:
    named = {"--layout": "handout", "--paper": "a4"}[option]
    refused = leaflets(workspace, "build", *ASKED, option, named, "-o", str(tmp_path))
    assert refused.exit_code == 2
    assert f"{option} plays no part" in refused.output
    both = (*ASKED, "--profile", "office", option, named, "--plan", "-o", str(tmp_path))
    assert "2 of 2 files would be made." in leaflets(workspace, "build", *both).stdout


def test_fit_has_nothing_to_measure(workspace: Path) -> None:
    refused = leaflets(workspace, "fit", LEAFLET, "--profile", "html")
    assert refused.exit_code != 0
    assert "usage/no-pages" in refused.output


def test_orders_name_it_as_a_profile(workspace: Path, tmp_path: Path) -> None:
    orders = tmp_path / "orders.csv"
    orders.write_text(
        f"leaflet,language,clinic,profile,paper\n{LEAFLET},ar,{CLINIC},html,\n"
        f"{LEAFLET},ar,{CLINIC},html,a5\n",
        "utf-8",
    )
    said = leaflets(
        workspace, "build", "--orders", str(orders), "-o", str(tmp_path / "o"), "--plan"
    )
    assert "this paper plays no part" in said.output
    orders.write_text(f"leaflet,language,clinic,profile\n{LEAFLET},ar,{CLINIC},html\n", "utf-8")
    words = (
        "--orders",
        str(orders),
        "-o",
        str(tmp_path / "o"),
        "--file-name",
        "{leaflet}-{language}",
    )
    assert leaflets(workspace, "build", *words).exit_code == 0
    assert (tmp_path / "o" / f"{LEAFLET}-ar.html").is_file()
