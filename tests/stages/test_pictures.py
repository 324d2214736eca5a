"""Pictures the program puts on the page: the banner is decoration, an icon array is one figure."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from leaflets.batch import load_workspace
from leaflets.model.job import Job
from leaflets.model.layout import MM
from leaflets.model.page import ARTIFACT, Drawing, PagedDocument, SetText
from leaflets.pictures.icon_array import icon_array
from leaflets.pictures.reading import read_picture
from leaflets.pipeline import build, lay_out
from tests.oracle.read_back import Row, flaws, read_tree, rows
from tests.small_workspace import CLINIC, LEAFLET, REPOSITORY, copy_workspace

RECIPE = f"content/leaflets/{LEAFLET}.yaml"
BANNER = "banner: banner-sacral-dimple"


def recipe(folder: Path, old: str, new: str) -> Path:
    """A small workspace whose leaflet has ``new`` where it had ``old``."""
    workspace = copy_workspace(folder)
    path = workspace / RECIPE
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    return workspace


def job(language: str = "en-GB", paper: str = "a4", profile: str = "screen") -> Job:
    return Job(LEAFLET, language, CLINIC, "handout", paper, profile)


def laid_out(workspace: Path, wanted: Job) -> PagedDocument:
    return lay_out(load_workspace(workspace), wanted).document


def words(item: SetText) -> str:
    return " ".join("".join(word.word.text for word in line.words).strip() for line in item.lines)


def drawings(document: PagedDocument, workspace: Path, figure: str) -> list[Drawing]:
    picture = read_picture(workspace / "content" / "figures" / f"{figure}.svg")
    items = [item for page in document.pages for item in page.items]
    return [item for item in items if isinstance(item, Drawing) and item.picture == picture]


def heard(workspace: Path, wanted: Job) -> list[Row]:
    """The figures of the finished PDF, as a screen reader finds them."""
    tree = read_tree(build(load_workspace(workspace), wanted))
    assert not flaws(tree)
    return rows(tree, "Figure")


@pytest.mark.parametrize("paper", ["a4", "letter", "a5"])
@pytest.mark.parametrize("profile", ["screen", "office"])
@pytest.mark.parametrize("language", ["en-GB", "ar"])
def test_a_banner_is_drawn_once_beside_the_title(
    language: str, profile: str, paper: str, tmp_path: Path
) -> None:
    workspace = copy_workspace(tmp_path / "mine")
    document = laid_out(workspace, job(language, paper, profile))
    (banner,) = drawings(document, workspace, "banner-sacral-dimple")
    assert banner.element == ARTIFACT
    first = document.pages[0]
    assert banner in first.items
    middle = banner.x + banner.width / 2
    assert (middle > first.width / 2) == (language == "ar")
    titles = {n for n, e in enumerate(document.elements) if e.role == "H1"}
    title = next(i for i in first.items if isinstance(i, SetText) and i.element in titles)
    for x, line in zip(title.xs, title.lines, strict=True):
        assert x + line.width <= banner.x or banner.x + banner.width <= x


@pytest.mark.parametrize("paper", ["a4", "letter", "a5"])
@pytest.mark.parametrize("language", ["en-GB", "ar"])
def test_the_number_on_the_clinic_card_stays_on_one_line(
    language: str, paper: str, tmp_path: Path
) -> None:
    """A number that goes on in the next line is dialled wrong."""
    workspace = copy_workspace(tmp_path / "mine")
    document = laid_out(workspace, job(language, paper))
    texts = [item for item in document.pages[0].items if isinstance(item, SetText)]
    name = next(n for n, item in enumerate(texts) if words(item) == "Riverbank Sample Clinic")
    number = texts[name + 2]
    assert re.sub(r"\W", "", words(number)) == "02079460123"
    assert len(number.lines) == 1


def test_a_banner_is_not_heard(tmp_path: Path) -> None:
    with_banner = heard(copy_workspace(tmp_path / "with"), job())
    without = heard(recipe(tmp_path / "without", BANNER + "\n", ""), job())
    assert [row.alt for row in with_banner] == [row.alt for row in without]
    assert "A baby seen from behind" not in {row.alt for row in with_banner}


def test_a_figure_of_the_story_may_be_the_banner_too(tmp_path: Path) -> None:
    """It is heard once, and its labels stand at the figure, not in the band."""
    workspace = recipe(tmp_path / "mine", BANNER, "banner: baby-lower-back")
    document = laid_out(workspace, job())
    both = drawings(document, workspace, "baby-lower-back")
    in_band, in_story = sorted(both, key=lambda drawing: drawing.y)
    assert in_band.element == ARTIFACT != in_story.element
    labels = {n for n, e in enumerate(document.elements) if e.role == "Span"}
    texts = [i for i in document.pages[0].items if isinstance(i, SetText)]
    placed = [i for i in texts if i.element in labels or words(i) == "Sacral dimple"]
    assert [words(item) for item in placed] == ["Sacral dimple"]
    alts = [row.alt for row in heard(workspace, job())]
    assert sum(alt.startswith("Drawing of a baby") for alt in alts) == 1


def test_an_icon_array_is_one_figure_with_its_words(tmp_path: Path) -> None:
    line = "  - {block: sacral-dimple/words, role: aside}\n"
    added = "  - {block: sacral-dimple/how-many, role: aside}\n"
    workspace = recipe(tmp_path / "mine", line, added + line)
    document = laid_out(workspace, job())
    items = [item for page in document.pages for item in page.items]
    (array,) = [i for i in items if isinstance(i, Drawing) and i.picture == icon_array(((30, 50),))]
    assert document.elements[array.element].role == "Figure"
    assert array.width > 40 * MM, "squares of a millimetre, even in the side column"
    alts = [row.alt for row in heard(workspace, job())]
    assert sum(alt.startswith("1,000 small squares") for alt in alts) == 1


def test_only_what_has_a_direction_is_turned_over_on_right_to_left_pages() -> None:
    library = load_workspace(REPOSITORY)
    turned: dict[str, set[str]] = {}
    for language in ("en-GB", "ar", "ur"):
        turned[language] = set()
        for leaflet, recipe in library.leaflets.items():
            job = Job(leaflet, language, CLINIC, recipe.layout, "a4", "screen")
            pages = lay_out(library, job).document.pages
            drawn = [i.picture for page in pages for i in page.items if isinstance(i, Drawing)]
            turned[language] |= {
                f"{p.width:g}x{p.height:g}" for p in drawn if getattr(p, "mirrored", False)
            }
    array = icon_array(((6, 0),))
    flow = read_picture(REPOSITORY / "content/figures/how-a-trial-works.svg")
    directed = {f"{p.width:g}x{p.height:g}" for p in (array, flow)}
    assert turned == {"en-GB": set(), "ar": directed, "ur": directed}
