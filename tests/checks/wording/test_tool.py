"""There is something to write on, tick or take along."""

from __future__ import annotations

from pathlib import Path

import pytest

from leaflets.blocks import sample
from tests.checks.leaflet import KEY, subject, told
from tests.workspaces import FILES

CODE = "wording/tool"


@pytest.mark.parametrize("kind", ["checklist", "questions", "fill-in"])
def test_a_tool(kind: str, tmp_path: Path) -> None:
    assert told(CODE, subject(tmp_path, {"said": sample(kind)})) == []


def test_a_slip_to_tear_off(tmp_path: Path) -> None:
    slip = (
        "    slip:\n      height: 40\n      columns: [{name: only, width: flex, roles: [main]}]\n"
    )
    layout = {"layouts/handout.yaml": FILES["layouts/handout.yaml"] + slip}
    assert told(CODE, subject(tmp_path, {"key": KEY}, changes=layout)) == []


def test_nothing(tmp_path: Path) -> None:
    (message,) = told(CODE, subject(tmp_path, {"key": KEY, "steps": sample("steps")}))
    assert message == "blocks: there is nothing to write on, to tick or to take along"
