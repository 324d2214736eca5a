"""What a picture stands on that can be seen through."""

from __future__ import annotations

from leaflets.model.page import Area, Drawing, Page
from leaflets.model.picture import RasterPicture
from leaflets.typeset.ground import on_known_ground
from tests.pdf.samples import PHOTO, SCAN

CARD = Area(20, 20, 100, 100, fill="accent")


def grounds(*below: Area, picture: RasterPicture = PHOTO) -> tuple[str | None, list[str]]:
    drawing = Drawing(picture, 40, 40, 30, 30, -1)
    page = Page(400, 600, (*below, drawing), (below, (drawing,)))
    problems: list = []  # type: ignore[type-arg]
    found = on_known_ground(page, 2, problems).items[-1]
    assert isinstance(found, Drawing)
    return found.ground, [problem.message for problem in problems]


def test_it_stands_on_paper_or_on_the_box_around_it() -> None:
    assert grounds() == ("paper", [])
    assert grounds(CARD) == ("accent", [])
    assert grounds(Area(0, 0, 400, 200, fill="ink"), CARD) == ("accent", [])
    assert grounds(CARD, Area(200, 200, 9, 9, fill="ink")) == ("accent", [])
    assert grounds(Area(20, 20, 100, 100, stroke="ink")) == ("paper", [])


def test_two_colours_are_refused() -> None:
    _, (message,) = grounds(Area(0, 0, 50, 200, fill="ink"))
    assert message.startswith("on page 2 a picture that can be seen through")


def test_what_hides_all_below_needs_no_ground() -> None:
    assert grounds(CARD, picture=SCAN) == (None, [])
