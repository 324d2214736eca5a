"""Logos of every shape in every shipped layout: how large they stand, and what stays empty around
them."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest
from PIL import Image

from leaflets.batch import load_workspace
from leaflets.model.job import TWO_LANGUAGES, Job
from leaflets.model.layout import MM
from leaflets.model.library import LOGO
from leaflets.model.page import Area, Drawing
from leaflets.pipeline import lay_out
from leaflets.typeset.edges import extent
from tests.small_workspace import CLINIC, LEAFLET, change, copy_workspace

CLEAR = 0.2
"""Of its height: what docs/clinics.md promises."""

SHAPES = {
    "square": (600, 600), "tall": (300, 900), "wide": (1800, 600), "strip": (2400, 300),
    "small": (100, 100), "nearly wide": (1190, 600),
}  # fmt: skip
FORMS = [
    ("en-GB", "handout", "a4", ""), ("ar", "handout", "a4", ""), ("ar", "handout", "a5", ""),
    ("en-GB", "sheet", "a5", ""), ("ar", TWO_LANGUAGES, "a4", "en-GB"),
    ("en-GB", TWO_LANGUAGES, "letter", "ar"),
]  # fmt: skip


class Placed(NamedTuple):
    """A logo on its page, and the boxes of all that is printed around it, in points."""

    logo: Drawing
    others: list[tuple[float, float, float, float]]


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_workspace(tmp_path_factory.mktemp("logos"))


def placed(workspace: Path, size: tuple[int, int], form: tuple[str, str, str, str]) -> Placed:
    folder, (language, layout, paper, second) = workspace / "content/clinics", form
    Image.new("RGB", size, "navy").save(folder / "logo.png")
    file = f"content/clinics/{CLINIC}.yaml"
    text = (workspace / file).read_text("utf-8")
    if "logo.png" not in text:
        change(workspace, file, f"logo: {CLINIC}.svg", "logo: logo.png")
    job = Job(LEAFLET, language, CLINIC, layout, paper, "screen", second)
    laid_out = lay_out(load_workspace(workspace), job)
    picture = laid_out.edition.pictures[LOGO]
    items = laid_out.document.pages[0].items
    (logo,) = (i for i in items if isinstance(i, Drawing) and i.picture is picture)
    right, bottom = logo.x + logo.width, logo.y + logo.height
    boxes = [(extent(item), item) for item in items if item is not logo]
    # What lies behind it is what it is printed on: the clear space must not reach its edge.
    others = [
        box
        for (x, y, end, low), item in boxes
        for box in (
            [(x, y, x, low), (end, y, end, low), (x, y, end, y), (x, low, end, low)]
            if isinstance(item, Area) and x <= logo.x and y <= logo.y and right <= end
            and bottom <= low
            else [(x, y, end, low)]
        )
    ]  # fmt: skip
    return Placed(logo, others)


@pytest.mark.parametrize("form", FORMS, ids=" ".join)
@pytest.mark.parametrize("shape", SHAPES)
def test_a_logo_keeps_its_shape_and_its_room(
    workspace: Path, shape: str, form: tuple[str, str, str, str]
) -> None:
    size = SHAPES[shape]
    logo, others = placed(workspace, size, form)
    assert logo.width / logo.height == pytest.approx(size[0] / size[1])
    assert logo.width <= size[0] / 300 * 72 + 0.01
    assert logo.width <= 60.01 * MM
    assert logo.height <= 20.01 * MM
    clear = CLEAR * logo.height - 0.01
    left, right = logo.x - clear, logo.x + logo.width + clear
    top, bottom = logo.y - clear, logo.y + logo.height + clear
    near = [b for b in others if b[0] < right and left < b[2] and b[1] < bottom and top < b[3]]
    assert not near


@pytest.mark.parametrize(("shape", "mm"), [("small", 100 / 300 * 25.4), ("wide", 27.0)])
def test_a_logo_is_as_large_as_style_and_pixels_allow(
    workspace: Path, shape: str, mm: float
) -> None:
    logo, _ = placed(workspace, SHAPES[shape], FORMS[0])
    assert logo.width == pytest.approx(mm * MM)
