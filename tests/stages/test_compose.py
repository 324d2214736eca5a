"""Words that are marked, or made of several parts, pass the checks of templates as others do."""

from __future__ import annotations

from pathlib import Path

import pytest

from leaflets.batch import load_workspace
from leaflets.model.job import TWO_LANGUAGES, Job
from leaflets.pipeline import Terms, lay_out
from leaflets.problems import LeafletsError
from leaflets.stages.paginate import Pagination
from tests.proof.planted import write_translation
from tests.small_workspace import CLINIC, LEAFLET, change, copy_workspace


@pytest.mark.parametrize("second", ["", "ar"])
def test_a_template_that_leaves_header_text_out_is_refused(tmp_path: Path, second: str) -> None:
    folder = copy_workspace(tmp_path / "mine")
    change(
        folder, f"content/clinics/{CLINIC}.yaml", "language:", "header_text: Part of X\nlanguage:"
    )
    header = "layouts/side-by-side/page/header.xml.j2" if second else "layouts/page/header.xml.j2"
    layout = TWO_LANGUAGES if second else "handout"
    job = Job(LEAFLET, "en-GB", CLINIC, layout, "a4", "screen", second)
    terms = Terms(allow_mixed=True)
    assert "Part of X" in _words(lay_out(load_workspace(folder), job, terms=terms))
    for _ in ("", *second.split()):
        change(folder, header, "clinic.header_text }}", "clinic.name }}")
    with pytest.raises(LeafletsError) as caught:
        lay_out(load_workspace(folder), job, terms=terms)
    (problem,) = caught.value.problems
    assert problem.where
    assert str(problem.where.path).endswith(header)
    assert "leaves out “Part of X”" in problem.message


@pytest.mark.parametrize("second", ["", "ar"])
@pytest.mark.parametrize("doubt", ["untranslated", "stale"])
def test_a_title_with_a_mark_before_it_is_printed(tmp_path: Path, doubt: str, second: str) -> None:
    folder = copy_workspace(tmp_path / "mine")
    if doubt == "untranslated":
        write_translation(folder, "es", f"leaflets/{LEAFLET}#title", "")
    else:
        change(folder, f"content/leaflets/{LEAFLET}.yaml", "dimple: warning", "dimple: other")
    library = load_workspace(folder)
    layout = TWO_LANGUAGES if second else library.leaflets[LEAFLET].layout
    job = Job(LEAFLET, "es", CLINIC, layout, "a4", "screen", second)
    assert len(lay_out(library, job, terms=Terms(allow_mixed=True)).edition.title.spans) == 2


def _words(pagination: Pagination) -> list[str]:
    return [stretch.text for stretch in pagination.composition.said["header"]]
