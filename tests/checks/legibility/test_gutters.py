from dataclasses import replace
from pathlib import Path

from leaflets.model.layout import Column
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
    layout = shipped("slip").edition.layout
    (form,) = layout.forms
    assert form.slip
    columns = [Column(name=role, width="flex", roles=(role,)) for role in ("urgent", "contact")]
    slip = form.slip.model_copy(update={"gutter": 5.0, "columns": tuple(columns)})
    narrow = layout.model_copy(update={"forms": (form.model_copy(update={"slip": slip}),)})
    edition = replace(shipped("slip").edition, layout=narrow)
    (finding,) = found(CODE, replace(shipped("slip"), edition=edition))
    assert "urgent and contact stand 5 mm apart" in finding.message
    assert str(finding.where).endswith("(forms.1.slip)")
