"""Colours of clinics: printed where they can be read, replaced with a warning where they cannot."""

from __future__ import annotations

import colorsys
import re
from dataclasses import replace
from pathlib import Path

import pytest

from leaflets.batch import check, load_workspace, plan, replaced_colours
from leaflets.branding import APART, Branded, branded
from leaflets.governance.items import clinic_items
from leaflets.model.brand import BrandColours
from leaflets.model.form import Form
from leaflets.model.job import Job
from leaflets.model.layout import Band, Column, Margins, Style, Theme, TypeStep
from leaflets.model.library import Library
from leaflets.pipeline import font_library, lay_out
from leaflets.problems import LeafletsError, Problem, Severity
from leaflets.selection import Selection
from leaflets.typeset.contrast import contrast, rgb
from leaflets.typeset.likeness import difference
from leaflets.typeset.setting import setting
from leaflets.typeset.words import Voice
from tests.small_workspace import CLINIC, LEAFLET, REPOSITORY, change, copy_workspace

FILE = f"content/clinics/{CLINIC}.yaml"
JOB = Job(LEAFLET, "en-GB", CLINIC, "handout", "a4", "screen")
FORM = Form(
    min_width=100,
    margins=Margins(top=9, bottom=9, sides=9),
    bands=(Band(columns=(Column(name="only", width="flex"),)),),
)
NHS_BLUE, YELLOW = "#005eb8", "#ffb81c"
WARNINGS = ("#9c1119", "#7d4200")
"""Of the theme: emergency and today."""

TODAY_TINT = "#fff5e6"
"""Of the theme: what an accent is hardest to read on, in a notice that asks for 7:1."""


@pytest.fixture(scope="module")
def library() -> Library:
    return load_workspace(REPOSITORY)


def made(library: Library, accent: str, tint: str | None = None, topic: str = "teal") -> Branded:
    layout, theme = library.layouts["handout"], library.themes["calm"]
    return branded(theme, layout, topic, BrandColours(accent=accent, tint=tint))


def coloured(folder: Path, colours: str) -> Path:
    copy_workspace(folder)
    change(folder, FILE, "language:", f"colours: {colours}\nlanguage:")
    return folder


def warnings(folder: Path) -> tuple[Problem, ...]:
    library = load_workspace(folder)
    return replaced_colours(library, plan(library, Selection((LEAFLET,), ("en-GB", "ar"))))


def test_a_colour_that_can_be_read_is_printed_as_it_is(library: Library) -> None:
    found = made(library, "#0b3d6b")
    assert not found.replaced
    assert found.theme.palette["accent"] == "#0b3d6b"
    assert found.theme.accents["teal"].colours["accent-tint"] == "#e7ecf0"
    assert made(library, "#0b3d6b").theme is found.theme


@pytest.mark.parametrize("accent", [NHS_BLUE, YELLOW, "#ffffff", "#00ff00", "#d5281b", "#767676"])
@pytest.mark.parametrize("topic", ["teal", "plum", "default"])
def test_a_colour_that_cannot_is_replaced_by_the_nearest_of_its_hue(
    library: Library, accent: str, topic: str
) -> None:
    found = made(library, accent, topic=topic)
    (one,) = found.replaced
    assert (one.field, one.asked) == ("accent", accent)
    assert one.ratio < one.needed
    assert one.ratio == contrast(one.text, one.behind)
    used = found.theme.palette["accent"]
    assert used == one.used
    hue, lightness, saturation = colorsys.rgb_to_hls(*rgb(used))
    assert min(contrast("#ffffff", used), contrast(used, TODAY_TINT)) >= 6.99
    asked = colorsys.rgb_to_hls(*rgb(accent))
    if saturation:
        assert min(abs(hue - asked[0]), 1 - abs(hue - asked[0])) < 0.02
    nearer = colorsys.hls_to_rgb(asked[0], lightness + 2 / 255, asked[2])
    nearer_hex = "#" + "".join(f"{round(part * 255):02x}" for part in nearer)
    like_a_warning = min(difference(nearer_hex, colour) for colour in WARNINGS) < APART
    assert contrast(nearer_hex, TODAY_TINT) < 7 or like_a_warning


@pytest.mark.parametrize(
    ("accent", "like"),
    [
        ("#9c1119", "emergency"),
        ("#8c1515", "emergency"),
        ("#7d4200", "today"),
        ("#722f37", "today"),
    ],
)
def test_a_colour_like_that_of_an_urgent_warning_is_replaced(
    library: Library, accent: str, like: str
) -> None:
    """All of them can be read."""
    found = made(library, accent)
    (one,) = found.replaced
    assert (one.field, one.asked, one.like, one.needed) == ("accent", accent, like, APART)
    assert one.behind == library.themes["calm"].palette[like]
    assert one.ratio == difference(accent, one.behind) < APART
    assert min(difference(one.used, colour) for colour in WARNINGS) >= APART
    assert found.theme.palette["accent"] == one.used


def test_the_blue_of_what_can_wait_is_left_to_clinics(library: Library) -> None:
    assert not made(library, library.themes["calm"].palette["soon"]).replaced


def test_where_a_topic_looks_like_a_warning_a_clinic_may(library: Library) -> None:
    """As with contrast: no more is asked of a clinic than of the theme."""
    theme = library.themes["calm"]
    palette = {**theme.palette, "accent": "#9c1119"}
    layout = library.layouts["handout"]
    red = theme.model_copy(update={"palette": palette, "accents": {}})
    assert not branded(red, layout, "default", BrandColours(accent="#8c1515")).replaced


def test_colours_are_as_far_apart_as_they_look() -> None:
    """Black and white are 1 apart; red is where CSS Color 4 has it: 0.628, 0.2249, 0.1258."""
    assert difference("#000000", "#ffffff") == pytest.approx(1, abs=1e-4)
    assert difference("#ff0000", "#000000") == pytest.approx(0.6790, abs=1e-3)
    assert difference("#123456", "#123456") == 0


def test_only_accent_and_tint_are_replaced(library: Library) -> None:
    before, after = library.themes["calm"].palette, made(library, YELLOW).theme.palette
    assert {name for name in before if before[name] != after[name]} == {"accent", "accent-tint"}


def test_a_tint_of_the_clinic(library: Library) -> None:
    good = made(library, "#0b3d6b", "#f4f0e8")
    assert not good.replaced
    assert good.theme.palette["accent-tint"] == "#f4f0e8"
    (dark,) = made(library, "#0b3d6b", "#404040").replaced
    assert (dark.field, dark.asked, dark.needed) == ("tint", "#404040", 4.5)
    assert contrast("#1b2330", dark.used) >= 4.5


def test_what_a_profile_decides_asks_nothing_of_a_clinic(library: Library) -> None:
    theme, layout = library.themes["calm"], library.layouts["handout"]
    office = theme.profiles["office"]
    styles = {**office.styles, "on-panel": Style(colour="accent", contrast=12)}
    changes = {"styles": styles, "palette": {"accent": "#000000"}}
    mono = office.model_copy(update=changes)
    found = branded(
        theme.model_copy(update={"profiles": {"office": mono}}),
        layout,
        "teal",
        BrandColours(accent=NHS_BLUE),
    )
    assert found.theme.profiles["office"].palette == {"accent": "#000000"}
    assert [one.used for one in found.replaced] == ["#0053a2"]


def test_where_no_colour_of_the_hue_does_those_of_the_topics_stay(library: Library) -> None:
    """Between white and black there is room for a grey, in colour and in grey, but for no blue."""
    theme = Theme(
        title="Narrow",
        palette={"paper": "#ffffff", "ink": "#000000", "accent": "#767676"},
        type={"body": TypeStep(size=12)},
        styles={"h2": Style(colour="accent"), "night": Style(background="#000000")},
    )
    layout = library.layouts["handout"].model_copy(update={"forms": (FORM,)})
    found = branded(theme, layout, "default", BrandColours(accent=NHS_BLUE, tint="#ffffff"))
    assert [(one.field, one.used) for one in found.replaced] == [("accent", ""), ("tint", "")]
    assert found.theme.palette == theme.palette
    grey = branded(theme, layout, "default", BrandColours(accent="#777777"))
    assert [one.used for one in grey.replaced] == ["#767676"]


def test_who_builds_is_told(tmp_path: Path) -> None:
    folder = coloured(tmp_path / "mine", f'{{accent: "{NHS_BLUE}"}}')
    (found,) = warnings(folder)
    assert found.severity is Severity.WARNING
    assert found.code == "clinic/colour-replaced"
    assert found.where
    line = (
        (folder / FILE).read_text("utf-8").split("\n").index(f'colours: {{accent: "{NHS_BLUE}"}}')
    )
    assert (found.where.path, found.where.line) == (folder / FILE, line + 1)
    assert re.search(r"5\.91:1, and 7:1 is needed .*#0053a2 is printed instead", found.message)
    assert "#0053a2" in found.hint
    (red,) = warnings(coloured(tmp_path / "red", '{accent: "#9c1119"}'))
    assert "could be taken for the colour of a warning, “emergency”" in red.message
    assert re.search(r"are 0\.000 apart, and 0\.1 is needed .*#6f0c12 is printed", red.message)
    assert not warnings(coloured(tmp_path / "agreed", '{accent: "#0053a2"}'))
    assert found in check(load_workspace(folder), Selection((LEAFLET,), ("en-GB",)))


@pytest.mark.parametrize("profile", ["screen", "office"])
@pytest.mark.parametrize(("layout", "paper"), [("handout", "a4"), ("sheet", "a5")])
def test_pages_are_in_the_colour_and_can_be_read(
    tmp_path: Path, profile: str, layout: str, paper: str
) -> None:
    library = load_workspace(coloured(tmp_path / "mine", f'{{accent: "{YELLOW}"}}'))
    job = replace(JOB, layout=layout, paper=paper, profile=profile)
    palette = lay_out(library, job).document.palette
    assert palette["accent"] == rgb("#4f3600")
    assert palette["emergency"] == rgb("#9c1119")


def test_what_styles_do_not_show_beforehand_is_refused_at_the_clinic(tmp_path: Path) -> None:
    folder = coloured(tmp_path / "mine", '{accent: "#0053a2"}')
    change(folder, "layouts/themes/calm.yaml", "band-words: {}", "band-words: {contrast: 8.5}")
    assert not warnings(folder)
    with pytest.raises(LeafletsError) as caught:
        lay_out(load_workspace(folder), JOB)
    (problem,) = caught.value.problems
    assert problem.code == "theme/contrast"
    assert problem.where
    assert (problem.where.path, problem.where.field) == (folder / FILE, "colours.accent")
    assert "choose a darker accent" in problem.hint


def test_colours_are_not_signed(tmp_path: Path) -> None:
    """Like layouts: they change how a leaflet looks, not what it says."""
    plain = load_workspace(copy_workspace(tmp_path / "plain"))
    library = load_workspace(coloured(tmp_path / "mine", '{accent: "#0053a2"}'))
    assert clinic_items(library, CLINIC, "ar") == clinic_items(plain, CLINIC, "ar")


def test_clinics_with_a_colour_push_no_other_out_of_the_caches(library: Library) -> None:
    layout, fonts = library.layouts["handout"], font_library()
    voice, icons = Voice("en", False, "latn"), dict[str, object]()
    form = layout.forms[0]

    def of(accent: str | None) -> object:
        theme = made(library, accent).theme if accent else library.themes["calm"]
        things = (theme, form, fonts, icons, "teal", "screen", voice)
        return setting(*things, apart=accent is not None)  # type: ignore[arg-type]

    before = of(None)
    for number in range(20):
        of(f"#0000{number:02x}")
    assert of(None) is before
    assert of("#000013") is not before
