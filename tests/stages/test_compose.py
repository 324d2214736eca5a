"""Words that are marked, or made of several parts, pass the checks of templates as others do."""

from __future__ import annotations

from pathlib import Path

import pytest

from leaflets.batch import load_workspace
from leaflets.model.job import TWO_LANGUAGES, Job
from leaflets.pipeline import Terms, lay_out
from tests.proof.planted import write_translation
from tests.small_workspace import CLINIC, LEAFLET, change, copy_workspace


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
