"""``leaflets schema``."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from tests.commands.conftest import Type


def test_schemas_are_written_where_files_look_for_them(workspace: Path, leaflets: Type) -> None:
    for part in ("content", "layouts"):
        shutil.rmtree(workspace / part / "schemas", ignore_errors=True)
    result = leaflets("schema")
    assert result.exit_code == 0, result.output
    for name in ("content/schemas/leaflet.json", "layouts/schemas/layout.json"):
        assert json.loads((workspace / name).read_text("utf-8"))["$schema"]
        assert str(Path(name)) in result.stdout
    before = (workspace / "content/schemas/leaflet.json").read_bytes()
    leaflets("schema")
    assert (workspace / "content/schemas/leaflet.json").read_bytes() == before


def test_a_file_in_the_way(workspace: Path, leaflets: Type) -> None:
    shutil.rmtree(workspace / "content" / "schemas", ignore_errors=True)
    (workspace / "content" / "schemas").write_text("", "utf-8")
    result = leaflets("schema")
    assert result.exit_code == 1
    assert "schema/not-written" in result.stderr
