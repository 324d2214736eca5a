"""How much black may be printed where there is nothing but black."""

from __future__ import annotations

import pytest

from leaflets.typeset.black import too_much_black
from leaflets.typeset.sheet import Sheet

PALETTE = {"deep": (0.1, 0.1, 0.4), "tint": (0.85, 0.85, 0.85)}


def found(width: float, height: float, fill: str) -> list[str]:
    sheet = Sheet(1, 400, 600, False)
    sheet.area(0, 0, width, height, fill)
    return [problem.message for problem in too_much_black([sheet], PALETTE)]


def test_a_dark_band_is_refused() -> None:
    (message,) = found(400, 90, "deep")
    assert message.startswith("page 2 has a panel of 87% black over 15% of it")


@pytest.mark.parametrize(
    ("width", "height", "fill"),
    [(400, 60, "deep"), (400, 500, "tint"), (400, 500, "#ffffff"), (30, 200, "#000000")],
)
def test_bars_and_tints_may_be_printed(width: float, height: float, fill: str) -> None:
    assert found(width, height, fill) == []
