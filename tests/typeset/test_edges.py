"""Nothing stands where an office printer cannot print."""

from __future__ import annotations

import pytest

from leaflets.model.layout import MM
from leaflets.profiles import profiles
from leaflets.typeset.edges import too_near_the_edge
from leaflets.typeset.sheet import Sheet
from tests.pdf.samples import PHOTO


def sheet(x: float, y: float, width: float, height: float) -> Sheet:
    made = Sheet(0, 210 * MM, 297 * MM, False)
    made.area(x * MM, y * MM, width * MM, height * MM, "#000000")
    return made


@pytest.mark.parametrize(
    "area", [(5.9, 20, 50, 50), (20, 5.9, 50, 50), (20, 20, 184.1, 50), (20, 20, 50, 271.1)]
)
def test_what_is_inside_the_clearance_is_refused(area: tuple[float, float, float, float]) -> None:
    (problem,) = too_near_the_edge([sheet(*area)], profiles()["office"])
    assert problem.code == "layout/too-near-the-edge"
    assert "5.9 mm" in problem.message


def test_six_millimetres_are_enough() -> None:
    assert not list(too_near_the_edge([sheet(6, 6, 198, 285)], profiles()["office"]))


def test_the_screen_has_no_edge() -> None:
    assert not list(too_near_the_edge([sheet(0, 0, 210, 297)], profiles()["screen"]))


@pytest.mark.parametrize(("x", "refused"), [(4.9, True), (5.0, False)])
def test_words_and_pictures_stay_clear_of_the_cut(x: float, refused: bool) -> None:
    made = sheet(0, 0, 210, 50)  # colour may reach the edge
    made.drawing(PHOTO, x * MM, 100, 50, 50, -1)
    problems = list(too_near_the_edge([made], profiles()["print"]))
    assert [problem.code for problem in problems] == ["layout/too-near-the-edge"] * refused
    assert not refused or "4.9 mm from the edge where the paper is cut" in problems[0].message
