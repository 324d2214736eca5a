"""How styles are found, inherited and changed by accents and profiles."""

from __future__ import annotations

from pathlib import Path

import pytest

from leaflets.model.form import Form
from leaflets.model.layout import (
    MM,
    Band,
    Bar,
    Column,
    Icon,
    Margins,
    ProfileStyles,
    Style,
    Theme,
    TypeStep,
)
from leaflets.typeset.contrast import contrast
from leaflets.typeset.styles import Look, Stylesheet

FORM = Form(
    min_width=80,
    margins=Margins(top=6, bottom=6, sides=6),
    bands=(Band(columns=(Column(name="main", width="flex"),)),),
)


def theme(**styles: Style) -> Theme:
    return Theme(
        title="Test",
        palette={"paper": "#ffffff", "ink": "#000000", "accent": "#0000ff"},
        accents={"red": {"colours": {"accent": "#aa0000"}}},  # type: ignore[dict-item]
        type={"body": TypeStep(size=12), "big": TypeStep(size=20, leading=1.2)},
        styles=styles,
        profiles={"office": ProfileStyles(styles={"box": Style(background="paper")})},
    )


def test_text_properties_pass_on_and_box_properties_do_not() -> None:
    sheet = Stylesheet(
        theme(box=Style(type="big", colour="accent", before=3, background="ink")), "", ""
    )
    outer = sheet.look(("box",), Look())
    inner = sheet.look(("p",), outer)
    assert (inner.size, inner.leading, inner.colour) == (20, 1.2, "accent")
    assert outer.before == pytest.approx(3 * MM)
    assert inner.before == 0
    assert inner.background is None
    assert inner.background_seen == "ink"


def test_later_classes_win() -> None:
    sheet = Stylesheet(theme(a=Style(weight="bold", after=1), b=Style(weight="regular")), "", "")
    look = sheet.look(("a", "b"), Look())
    assert look.weight == 400
    assert look.after == pytest.approx(MM)


@pytest.mark.parametrize(
    ("padding", "sides"),
    [((2,), (2, 2, 2, 2)), ((1, 2), (1, 2, 1, 2)), ((1, 2, 3, 4), (1, 2, 3, 4))],
)
def test_padding(padding: tuple[float, ...], sides: tuple[float, ...]) -> None:
    look = Stylesheet(theme(a=Style(padding=padding)), "", "").look(("a",), Look())
    assert look.padding == pytest.approx(tuple(side * MM for side in sides))


def test_padding_of_three_numbers_is_refused() -> None:
    with pytest.raises(ValueError, match="1, 2 or 4"):
        Style(padding=(1, 2, 3))


def test_accent_and_profile_change_only_what_they_name() -> None:
    sheet = Stylesheet(theme(box=Style(background="accent", radius=2)), "red", "office")
    assert sheet.palette["accent"] == "#aa0000"
    look = sheet.look(("box",), Look())
    assert look.background == "paper"
    assert look.radius == pytest.approx(2 * MM)


def test_a_bar_keeps_its_icon() -> None:
    bar = Bar(width=12, colour="accent", icon=Icon(name="phone", size=8))
    assert Stylesheet(theme(a=Style(bar=bar)), "", "").look(("a",), Look()).bar == bar


def test_a_profile_changes_the_ink_of_bars_and_icons_and_not_their_size() -> None:
    """What fits a card would be twice as wide in black and white."""

    def styles(width: float, size: float, colour: str) -> dict[str, Style]:
        icon = Icon(name="phone", size=size, colour=colour)
        bar = Bar(width=width, colour=colour, icon=icon)
        return {"box": Style(bar=bar, icon=icon), "plain": Style(bar=bar, icon=icon)}

    own = styles(6, 4, "accent")
    form = FORM.model_copy(update={"styles": {"box": own["box"]}})
    printed = theme(**styles(12, 8, "accent")).model_copy(
        update={"profiles": {"mono": ProfileStyles(styles=styles(12, 8, "ink"))}}
    )
    sheet = Stylesheet(printed, "", "mono", form)
    for name, width, size in (("box", 6, 4), ("plain", 12, 8)):
        look = sheet.look((name,), Look())
        assert look.bar == styles(width, size, "ink")["box"].bar
        assert look.icon == styles(width, size, "ink")["box"].icon
    assert Stylesheet(printed, "", "", form).look(("box",), Look()).bar == own["box"].bar


def test_type_below_the_floor_is_refused() -> None:
    with pytest.raises(ValueError, match="greater than or equal to 9"):
        TypeStep(size=8.9)
    assert TypeStep(size=9).size == 9


def test_body_below_twelve_points_is_refused() -> None:
    with pytest.raises(ValueError, match="too small"):
        Theme(title="T", palette={}, type={"body": TypeStep(size=11.9)}, styles={})


@pytest.mark.parametrize(
    ("text", "background", "ratio"),
    [("#000000", "#ffffff", 21.0), ("#767676", "#ffffff", 4.54), ("#595959", "#ffffff", 7.0)],
)
def test_contrast_is_that_of_wcag(text: str, background: str, ratio: float) -> None:
    assert contrast(text, background) == pytest.approx(ratio, abs=0.01)
    assert contrast(background, text) == contrast(text, background)


def test_contrast_counts_in_grey_too() -> None:
    # Red on green: easy to tell apart in colour, the same grey on an office laser.
    assert contrast("#d00000", "#006a00") < 1.2


def test_the_shipped_theme_names_only_known_colours_and_icons() -> None:
    import yaml

    layouts = Path(__file__).parents[2] / "layouts"
    for path in layouts.glob("themes/*.yaml"):
        made = Theme.model_validate(yaml.safe_load(path.read_text("utf-8")))
        groups = [made.styles, *(profile.styles for profile in made.profiles.values())]
        for style in (style for group in groups for style in group.values()):
            icons = [style.icon, style.bar.icon if style.bar else None]
            colours = [style.colour, style.background, style.border, style.rules, style.line]
            colours += [icon.colour for icon in icons if icon]
            assert not {c for c in colours if c and not c.startswith("#")} - set(made.palette)
            for icon in icons:
                assert icon is None or (layouts / "icons" / f"{icon.name}.svg").is_file()
