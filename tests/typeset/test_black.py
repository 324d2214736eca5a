"""How much black may be printed where there is nothing but black."""

from __future__ import annotations

import pytest

from leaflets.typeset.black import too_much_black
from leaflets.typeset.sheet import Sheet

PALETTE = {"deep": (0.1, 0.1, 0.4), "tint": (0.85, 0.85, 0.85), "grey": (0.5, 0.5, 0.5)}


def found(*areas: tuple[float, float, str]) -> list[tuple[str, str]]:
    """Codes and messages for areas of these widths, heights and fills on one page."""
    sheet = Sheet(1, 400, 600, False)
    for width, height, fill in areas:
        sheet.area(0, 0, width, height, fill)
    problems = too_much_black([sheet], PALETTE)
    return [(problem.code, problem.message) for problem in problems]


def test_a_dark_band_is_refused() -> None:
    ((code, message),) = found((400, 90, "deep"))
    assert code == "layout/solid-panel"
    assert message.startswith("page 2 has black panels over 15% of it")


def test_small_dark_panels_count_together() -> None:
    assert found((400, 40, "deep")) == []
    ((code, message),) = found((400, 40, "deep"), (400, 40, "#000000"))
    assert code == "layout/solid-panel"
    assert "over 13% of it" in message


@pytest.mark.parametrize(("width", "height"), [(400, 90), (60, 9), (2, 40)])
@pytest.mark.parametrize("fill", ["grey", "#d8d8d8", "#3c3c3c"])
def test_a_dark_tint_is_refused_whatever_its_size(width: float, height: float, fill: str) -> None:
    ((code, message),) = found((width, height, fill))
    assert code == "layout/dark-tint"
    assert message.startswith("page 2 has a panel or a bar of ")


@pytest.mark.parametrize(
    ("width", "height", "fill"),
    [(400, 60, "deep"), (400, 500, "tint"), (400, 500, "#ffffff"), (30, 200, "#000000")],
)
def test_bars_and_tints_may_be_printed(width: float, height: float, fill: str) -> None:
    assert found((width, height, fill)) == []
