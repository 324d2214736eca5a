"""What to do stands in steps."""

from __future__ import annotations

from pathlib import Path

import pytest

from leaflets.blocks import sample
from tests.checks.leaflet import said, subject, told

CODE = "wording/steps"


@pytest.mark.parametrize("kind", ["steps", "checklist", "warning-signs"])
def test_blocks_of_things_to_do(kind: str, tmp_path: Path) -> None:
    assert told(CODE, subject(tmp_path, {"said": sample(kind)})) == []


def test_running_text(tmp_path: Path) -> None:
    (message,) = told(CODE, said(tmp_path, "Ask us. Then call a doctor."))
    assert message.startswith("blocks: what to do is not divided into steps")
