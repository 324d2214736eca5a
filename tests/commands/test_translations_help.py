"""The commands of ``leaflets translations`` keep to what all commands keep to."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from leaflets.cli import cli
from tests.test_cli import HEAVY, loaded_by

WRITTEN = ("add", "update", "status")


@pytest.mark.parametrize("name", WRITTEN)
def test_help_is_plain_and_loads_nothing_heavy(name: str) -> None:
    words = ["translations", name, "--help"]
    output = CliRunner().invoke(cli, words).output
    assert "-w, --workspace" in output
    assert f"  leaflets translations {name}" in output
    code = f"""
import leaflets.cli
try:
    leaflets.cli.main({words!r})
except SystemExit:
    pass
"""
    assert not loaded_by(code) & set(HEAVY)
