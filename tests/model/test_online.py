"""Where HTML editions are: one address for each language of each leaflet, or a message."""

from __future__ import annotations

from pathlib import Path

import pytest

from leaflets.batch import load_workspace
from leaflets.model.job import Job
from leaflets.model.online import filled
from leaflets.model.page import QrDrawing
from leaflets.pipeline import lay_out
from leaflets.problems import LeafletsError
from tests.small_workspace import CLINIC, LEAFLET, change, copy_workspace

PATTERN = "https://example.org/{language}/{short_address}.html"
FILE = f"content/clinics/{CLINIC}.yaml"
JOB = Job(LEAFLET, "ar", CLINIC, "handout", "a4", "screen")


def with_pattern(folder: Path, pattern: str) -> Path:
    workspace = copy_workspace(folder)
    change(workspace, FILE, "opening_hours:", f"html_edition: {pattern}\nopening_hours:")
    return workspace


def test_holes_are_filled() -> None:
    assert filled(PATTERN, "ar", "dimple", "sd", "hill") == "https://example.org/ar/sd.html"


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ("http://example.org/{language}/{leaflet}", "cannot be the address"),
        ("https://example.org/{leaflet}.html", "must hold {language}"),
        ("https://example.org/{language}.html", "must hold {leaflet} or {short_address}"),
        ("https://example.org/{language}/{leaflet}/{patient}", "{patient} is nothing"),
        ("https://{language}.example.org/{leaflet}", "the same for all"),
        ("https://example.org/{language}/{leaflet", "cannot be the address"),
    ],
)
def test_other_patterns_are_refused_where_they_stand(
    tmp_path: Path, pattern: str, said: str
) -> None:
    library = load_workspace(with_pattern(tmp_path, f'"{pattern}"'))
    (problem,) = [one for one in library.problems if said in one.message]
    assert problem.where and problem.where.line  # noqa: PT018
    assert problem.where.field == "html_edition"


def test_code_link_and_words_are_the_address_in_that_language(tmp_path: Path) -> None:
    library = load_workspace(with_pattern(tmp_path, PATTERN))
    made = lay_out(library, JOB)
    address = "https://example.org/ar/sd-warn.html"
    items = [item for page in made.document.pages for item in page.items]
    (code,) = [item for item in items if isinstance(item, QrDrawing)]
    before = lay_out(load_workspace(copy_workspace(tmp_path / "before")), JOB)
    assert code.symbol != next(
        item.symbol for page in before.document.pages for item in page.items
        if isinstance(item, QrDrawing)
    )  # fmt: skip
    links = {link.target for item in items for link in getattr(item, "links", ())}
    assert address in links
    assert "https://leaflets.example.org/sd-warn" not in links
    said = {stretch.text for block in made.composition.blocks for stretch in block.said}
    assert "example.org/ar/sd-warn.html" in said


def test_an_address_that_no_code_can_hold_is_refused_at_its_line(tmp_path: Path) -> None:
    long = "https://leaflets.example.org/for-patients/{language}/{leaflet}.html"
    with pytest.raises(LeafletsError) as raised:
        lay_out(load_workspace(with_pattern(tmp_path, long)), JOB)
    (problem,) = raised.value.problems
    assert problem.code == "qr/too-long"
    assert problem.where and problem.where.field == "html_edition"  # noqa: PT018


def test_a_leaflet_without_an_end_is_refused(tmp_path: Path) -> None:
    workspace = with_pattern(tmp_path, PATTERN)
    change(workspace, f"content/leaflets/{LEAFLET}.yaml", "short_address: sd-warn\n", "")
    with pytest.raises(LeafletsError) as raised:
        lay_out(load_workspace(workspace), JOB)
    assert raised.value.problems[0].code == "clinic/no-short-address"
