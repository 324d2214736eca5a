from pathlib import Path

from tests.checks.pages import found, shipped, written
from tests.small_workspace import change, copy_workspace

CODE = "legibility/gutters"


def test_columns_of_shipped_layouts_stand_apart() -> None:
    for layout in ("handout", "duplex", "slip", "large-print"):
        assert not found(CODE, shipped(layout))


def test_a_narrow_gutter_is_told_with_its_line(tmp_path: Path) -> None:
    workspace = copy_workspace(tmp_path)
    change(workspace, "layouts/handout.yaml", "gutter: 8", "gutter: 5")
    (finding,) = found(CODE, written(workspace))
    assert "main and side stand 5 mm apart" in finding.message
    assert str(finding.where).endswith("handout.yaml:40 (forms.3.bands.1.gutter)")


def test_a_gutter_of_the_slip_counts_too() -> None:
    messages = [f.message for f in found(CODE, shipped("slip"), least=8.5)]
    assert len(messages) == 1  # its slip has one column
    assert found(CODE, shipped("duplex"), least=9.5)
