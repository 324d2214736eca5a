"""Sign-offs that hold for nothing are told."""

from __future__ import annotations

from pathlib import Path

from leaflets.batch import load_workspace
from leaflets.governance.report import stray_sign_offs
from leaflets.problems import Severity
from tests.governance.test_sign_off import put
from tests.small_workspace import CLINIC, LEAFLET, OTHER, copy_workspace


def test_stray_sign_offs(tmp_path: Path) -> None:
    folder = copy_workspace(tmp_path / "mine")
    for name in (f"{LEAFLET}/es", f"{LEAFLET}/xx", "gone/en-GB", f"clinics/{CLINIC}/ar",
                 "clinics/gone/ar", f"{OTHER}/en-GB"):  # fmt: skip
        put(folder / f"content/signoffs/{name}.json", b"{}")
    recipe = folder / f"content/leaflets/{OTHER}.yaml"
    recipe.write_text(recipe.read_text("utf-8") + "bogus: 1\n", "utf-8")
    found = list(stray_sign_offs(load_workspace(folder)))
    assert [str(p.where) for p in found] == [
        str(folder / f"content/signoffs/{name}.json")
        for name in ("clinics/gone/ar", "gone/en-GB", f"{LEAFLET}/xx")
    ], "a leaflet whose file is broken is still there"
    assert {p.severity for p in found} == {Severity.WARNING}
    assert "no clinic called “gone”" in found[0].message
    assert "“xx” has not been begun" in found[2].message
