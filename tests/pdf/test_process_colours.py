"""Colours as inks."""

from __future__ import annotations

from itertools import product

import pytest
from PIL import Image

from leaflets.pdf.process_colours import (
    MOST_INK,
    _limited,
    _limited_picture,
    lightness_and_chroma,
    press_inks,
)
from leaflets.printing.conditions import usual_condition
from leaflets.typeset.contrast import rgb

PRESS = press_inks(usual_condition().profile)
BLACK = (0.0, 0.0, 0.0, 1.0)


@pytest.mark.parametrize("colour", ["#000000", "#1a1a1a", "#1b2330", "#141028", "#200010"])
def test_what_is_nearly_black_is_black(colour: str) -> None:
    assert PRESS.inks(rgb(colour)) == BLACK


@pytest.mark.parametrize("colour", ["#808080", "#c3c3c3", "#eeeeee", "#454d5a", "#c3cad3"])
def test_what_is_nearly_grey_is_black_ink_alone(colour: str) -> None:
    cyan, magenta, yellow, black = PRESS.inks(rgb(colour))
    assert (cyan, magenta, yellow) == (0, 0, 0)
    assert 0 < black < 1


def test_white_is_bare_paper() -> None:
    assert PRESS.inks((1.0, 1.0, 1.0)) == (0, 0, 0, 0)


@pytest.mark.parametrize("colour", ["#e7f0f5", "#fdf0f0", "#fff5e6", "#eef6f0"])
def test_tints_keep_their_hue(colour: str) -> None:
    *colours, black = PRESS.inks(rgb(colour))
    assert max(colours) > 0
    assert black <= 0.05


def test_darker_greys_take_more_ink() -> None:
    blacks = [PRESS.inks((grey / 255,) * 3)[3] for grey in range(0, 256, 5)]
    assert blacks == sorted(blacks, reverse=True)


def test_no_colour_takes_more_than_the_press_bears() -> None:
    steps = [step / 15 for step in range(16)]
    inks = [PRESS.inks((red, green, blue)) for red, green, blue in product(steps, repeat=3)]
    assert max([sum(one) for one in inks]) <= MOST_INK


def test_black_gives_way_last() -> None:
    assert _limited([100, 100, 100, 90]) == (0.7, 0.7, 0.7, 0.9)
    assert _limited([90, 90, 90, 30]) == (0.9, 0.9, 0.9, 0.3)


def test_pictures_are_held_to_the_same_limit() -> None:
    """Whatever a printer's own profile makes of the dark parts of a photograph."""
    heavy = bytes((255, 255, 255, 200, 200, 180, 190, 255, 90, 80, 70, 60))
    kept = _limited_picture(Image.frombytes("CMYK", (3, 1), heavy)).tobytes()
    samples = [kept[at : at + 4] for at in (0, 4, 8)]
    assert max(map(sum, samples)) <= MOST_INK * 255
    assert [sample[3] for sample in samples] == [200, 255, 60]
    assert samples[2] == heavy[8:]


def test_lightness_is_that_of_cie() -> None:
    assert lightness_and_chroma((1, 1, 1)) == pytest.approx((100, 0), abs=0.05)
    assert lightness_and_chroma((1, 0, 0)) == pytest.approx((53.2, 104.6), abs=0.2)
    assert lightness_and_chroma((0, 0, 0))[0] == pytest.approx(0, abs=0.01)
