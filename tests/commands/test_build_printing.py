"""``leaflets build`` for print shops: profiles of the workspace's own, and of the printer's."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from leaflets.pdf.icc import srgb_profile
from leaflets.printing.conditions import usual_condition
from tests.commands.conftest import Type
from tests.small_workspace import CLINIC, LEAFLET

SAME = ("build", LEAFLET, "-l", "en", "-j", "1")


def intents(workspace: Path, profile: str) -> list[bytes]:
    path = workspace / "output" / CLINIC / "en-GB" / f"{LEAFLET}-handout-a4-{profile}.pdf"
    with pikepdf.open(BytesIO(path.read_bytes())) as pdf:
        return [intent.DestOutputProfile.read_bytes() for intent in pdf.Root.OutputIntents]


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A printer's own profile: the usual one with another date."""
    path = tmp_path / "own.icc"
    data = usual_condition().profile
    path.write_bytes(data[:24] + (2016).to_bytes(2) + data[26:])
    assert path.read_bytes() != data
    return path


def test_a_printers_own_profile_is_in_the_file(workspace: Path, own: Path, leaflets: Type) -> None:
    assert leaflets(*SAME, "--profile", "print").exit_code == 0
    assert intents(workspace, "print") == [usual_condition().profile] * 2
    result = leaflets(*SAME, "--profile", "print", "--output-profile", str(own))
    assert result.exit_code == 0, result.output
    assert intents(workspace, "print") == [own.read_bytes()] * 2
    again = leaflets(*SAME, "--profile", "print", "--output-profile", str(own))
    assert again.stdout == "The PDF is up to date.\n"
    own.write_bytes(usual_condition().profile)
    leaflets(*SAME, "--profile", "print", "--output-profile", str(own))
    assert intents(workspace, "print") == [usual_condition().profile] * 2


def test_a_preset_is_a_profile_as_others(workspace: Path, own: Path, leaflets: Type) -> None:
    folder = workspace / "layouts" / "profiles"
    (folder / "ours.icc").write_bytes(own.read_bytes())
    text = "title: Our printer\nbased_on: print\nmarks: []\noutput_profile: ours.icc\n"
    (folder / "ours.yaml").write_text(text, "utf-8")
    assert "Our printer" in leaflets("list").stdout
    result = leaflets(*SAME, "--profile", "ours")
    assert result.exit_code == 0, result.output
    assert intents(workspace, "ours") == [own.read_bytes()] * 2


def test_what_is_wrong_with_it_is_said_before_anything_is_made(
    workspace: Path, tmp_path: Path, leaflets: Type
) -> None:
    wrong = tmp_path / "screen.icc"
    wrong.write_bytes(srgb_profile())
    for path, words in ((wrong, "is a profile for RGB"), (tmp_path / "gone.icc", "cannot be read")):
        result = leaflets(*SAME, "--profile", "print", "--output-profile", str(path))
        assert result.exit_code == 1
        assert words in result.stderr
        assert not list(workspace.rglob("*.pdf"))


def test_it_is_for_print_shops_alone(workspace: Path, own: Path, leaflets: Type) -> None:
    result = leaflets(*SAME, "--output-profile", str(own))
    assert result.exit_code == 2
    assert "nothing here is made for one" in result.stderr


def test_verify_knows_a_file_made_for_a_printers_own_profile(
    workspace: Path, own: Path, leaflets: Type
) -> None:
    assert leaflets(*SAME, "--profile", "print", "--output-profile", str(own)).exit_code == 0
    pdf = str(workspace / "output" / CLINIC / "en-GB" / f"{LEAFLET}-handout-a4-print.pdf")
    named = leaflets("verify", pdf, "--output-profile", str(own))
    assert (named.exit_code, named.stderr) == (0, "")
    assert "\n  current\n" in named.stdout
    unnamed = leaflets("verify", pdf)
    assert unnamed.exit_code == 1
    assert "\n  out of date\n" in unnamed.stdout
    assert "nothing is out of date but the output profile" in unnamed.stderr
    assert "--output-profile" in unnamed.stderr
    words = workspace / "content/labels.yaml"
    words.write_text(words.read_text("utf-8").replace('"Page {', '"Side {'), "utf-8")
    changed = leaflets("verify", pdf, "--output-profile", str(own))
    assert changed.exit_code == 1
    assert "\n  out of date\n" in changed.stdout
    assert "output profile" not in leaflets("verify", pdf).stderr
