"""What leaflets said and where it stood when somebody last looked: tags, geometry, pixels.

After a wanted change: ``pytest tests/end_to_end/test_goldens.py --refresh-goldens``, then read the
differences (``git diff tests/goldens``) before committing them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from PIL import Image, ImageFilter

from leaflets.model.job import TWO_LANGUAGES, Job
from leaflets.model.layout import MM
from leaflets.model.page import PagedDocument, SetText
from leaflets.pdf import draw
from leaflets.profiles import profiles
from tests.end_to_end.jobs import (
    JOBS,
    JOBS_OF_TWO,
    LANGUAGES,
    MYTHS,
    NAMES,
    SIGNS,
    SOURCE,
    shipped,
    shipped_library,
)
from tests.end_to_end.rendering import TOLERANCE, difference, rendered
from tests.oracle.read_back import read_tree, tag_tree
from tests.pdf.typesetting import saying
from tests.small_workspace import CLINIC

FOLDER = Path(__file__).parents[1] / "goldens"


def _own_form(leaflet: str, language: str, profile: str = "screen") -> Job:
    """A leaflet in the layout of its recipe, on A4."""
    layout = shipped_library().leaflets[leaflet].layout
    return Job(leaflet, language, CLINIC, layout, "a4", profile)


OF_TWO = {
    f"{job.leaflet}-{job.languages}": job
    for job in JOBS_OF_TWO
    if (job.languages, job.paper) == (f"ar+{SOURCE}", "a4")
    and job.leaflet in ("sacral-dimple-warning-signs", "dimples-compared")
}
"""Two languages beside each other: lists, panels and a figure; a wide table."""

LEAFLETS = [(leaflet, language) for leaflet in NAMES.leaflets for language in LANGUAGES]
TAGS = {f"{leaflet}-{language}": _own_form(leaflet, language) for leaflet, language in LEAFLETS}
TAGS |= OF_TWO
PIXELS = {
    f"{leaflet.split('-')[0]}-{language}-{profile}-{page + 1}": (
        _own_form(leaflet, language, profile),
        page,
    )
    for leaflet, language, profile, page in (
        (SIGNS, SOURCE, "screen", 0),
        (SIGNS, "ar", "screen", 0),
        (MYTHS, SOURCE, "screen", 1),
        (MYTHS, "ar", "office", 0),
    )
}
"""What the comparison itself is tried on."""

LAYOUTS = {
    f"{layout}-{form[0]}-{number + 1}": (Job(leaflet, language, CLINIC, layout, *form), number)
    for layout, leaflet, language, form, number in (
        ("large-print", SIGNS, SOURCE, ("a4", "office"), 0),
        ("easy-read", MYTHS, SOURCE, ("a4", "screen"), 1),
        ("duplex", SIGNS, SOURCE, ("a4", "screen"), 0),
        ("tri-fold", SIGNS, SOURCE, ("a4-tri-fold", "screen"), 0),
        ("tri-fold", SIGNS, SOURCE, ("a4-tri-fold", "screen"), 1),
        ("poster", MYTHS, "ar", ("a3", "screen"), 0),
        ("card", SIGNS, SOURCE, ("card", "office"), 0),
        ("slip", SIGNS, "ar", ("a4", "office"), 4),
        (TWO_LANGUAGES, SIGNS, "ar", ("a4", "screen", SOURCE), 0),
        ("handout", SIGNS, SOURCE, ("a5-booklet", "office"), 0),
        ("sheet", MYTHS, SOURCE, ("a5-twice", "mono"), 0),
        ("handout", SIGNS, SOURCE, ("letter", "print"), 1),
    )
}
"""Every layout, and every way in which pages share a sheet."""


@pytest.mark.parametrize("name", TAGS)
def test_tags(name: str, built: Mapping[Job, Path], refresh_goldens: bool) -> None:
    found = tag_tree(read_tree(built[TAGS[name]]))
    assert found == _golden(f"tags/{name}.yaml", found, refresh_goldens)


@pytest.mark.parametrize(("leaflet", "language"), LEAFLETS)
def test_geometry(leaflet: str, language: str, refresh_goldens: bool) -> None:
    forms = {
        f"{job.layout} on {job.paper}, {job.profile}": list(_places(job))
        for job in JOBS
        if (job.leaflet, job.language) == (leaflet, language)
    }
    found = yaml.safe_dump(forms, sort_keys=False, width=120, default_flow_style=None)
    assert found == _golden(f"geometry/{leaflet}-{language}.yaml", found, refresh_goldens)


@pytest.mark.parametrize("name", OF_TWO)
def test_geometry_of_two(name: str, refresh_goldens: bool) -> None:
    places = list(_places(OF_TWO[name]))
    found = yaml.safe_dump(places, sort_keys=False, width=120, default_flow_style=None)
    assert found == _golden(f"geometry/{name}.yaml", found, refresh_goldens)


def _places(job: Job) -> Iterator[dict[str, Any]]:
    """Each placement in millimetres; ``x`` from the side where reading starts."""
    for place in shipped(job).pagination.placements:
        lengths = {"x": place.x, "y": place.y, "w": place.width, "h": place.height}
        rounded = {name: round(length / MM, 1) for name, length in lengths.items()}
        yield {"block": place.block, "page": place.page + 1, **rounded}


def _golden(name: str, found: str, refresh: bool) -> str:
    path = FOLDER / name
    if refresh:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(found, "utf-8")
    assert path.is_file(), f"there is no golden {name}: run pytest with --refresh-goldens"
    return path.read_text("utf-8")


@pytest.mark.parametrize("name", [*PIXELS, *LAYOUTS])
def test_pixels(name: str, refresh_goldens: bool) -> None:
    job, page = (PIXELS | LAYOUTS)[name]
    found = rendered(draw(shipped(job).pagination.document), page)
    path = FOLDER / "pixels" / f"{name}.png"
    if refresh_goldens:
        path.parent.mkdir(parents=True, exist_ok=True)
        found.save(path, optimize=True)
    assert path.is_file(), f"there is no golden {path.name}: run pytest with --refresh-goldens"
    with Image.open(path) as golden:
        apart = difference(found, golden.convert("L"))
    assert apart <= TOLERANCE, f"a part of the page differs by {apart} levels"


def test_every_layout_and_kind_of_sheet_is_on_a_picture() -> None:
    shown = [job for job, _ in (*PIXELS.values(), *LAYOUTS.values())]
    assert {job.layout for job in shown} == set(NAMES.layouts)
    papers = shipped_library().papers
    ways = {paper.sheet.way for paper in papers.values() if paper.sheet}
    assert {sheet.way for job in shown if (sheet := papers[job.paper].sheet)} == ways
    paged = {name for name, profile in profiles().items() if profile.paged}
    assert {job.profile for job in shown} == paged


def test_there_are_no_goldens_of_things_gone(refresh_goldens: bool) -> None:
    wanted = {f"tags/{name}.yaml" for name in TAGS}
    wanted |= {f"geometry/{leaflet}-{language}.yaml" for leaflet, language in LEAFLETS}
    wanted |= {f"geometry/{name}.yaml" for name in OF_TWO}
    wanted |= {f"pixels/{name}.png" for name in (*PIXELS, *LAYOUTS)}
    there = {path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.*")}
    if refresh_goldens:
        for name in sorted(there - wanted):
            (FOLDER / name).unlink()
        there &= wanted
    assert there == wanted


# What the comparison of pictures sees and what it forgives.


@cache
def _page(name: str) -> tuple[PagedDocument, int, Image.Image]:
    job, page = PIXELS[name]
    document = shipped(job).pagination.document
    return document, page, rendered(draw(document), page)


def _changed(
    name: str, change: Callable[[SetText, int], SetText]
) -> Iterator[tuple[str, Image.Image]]:
    """Pictures of the page with one line after the other changed."""
    document, number, _ = _page(name)
    page = document.pages[number]
    for at, item in enumerate(page.items):
        if not isinstance(item, SetText):
            continue
        for index, line in enumerate(item.lines):
            words = "".join(word.word.text for word in line.words)
            if len(words.strip()) < 4:
                continue  # a label of a list alone
            items = (*page.items[:at], change(item, index), *page.items[at + 1 :])
            one_page = replace(page, items=items)
            pages = (*document.pages[:number], one_page, *document.pages[number + 1 :])
            yield words, rendered(draw(replace(document, pages=pages)), number)


def _moved(item: SetText, index: int) -> SetText:
    """A line set 2 points lower."""
    baselines = list(item.baselines)
    baselines[index] += 2
    return item._replace(baselines=tuple(baselines))


def _shortened(item: SetText, index: int) -> SetText:
    """A line without its longest word."""
    line = item.lines[index]
    longest = max(line.words, key=lambda word: word.width)
    words = tuple(word for word in line.words if word is not longest)
    lines = list(item.lines)
    lines[index] = saying(line, words)
    return item._replace(lines=tuple(lines))


@pytest.mark.parametrize("change", [_moved, _shortened])
@pytest.mark.parametrize("name", PIXELS)
def test_a_shifted_line_or_a_missing_word_is_seen(
    name: str, change: Callable[[SetText, int], SetText]
) -> None:
    original = _page(name)[2]
    seen = [(words, difference(original, picture)) for words, picture in _changed(name, change)]
    assert len(seen) > 15
    assert [(words, apart) for words, apart in seen if apart <= TOLERANCE] == []


@pytest.mark.parametrize("name", PIXELS)
def test_another_way_of_smoothing_is_forgiven(name: str) -> None:
    document, number, original = _page(name)
    other = rendered(draw(document), number, smoothing="lcd")
    assert other.tobytes() != original.tobytes()
    assert difference(original, other) <= TOLERANCE
    softer = Image.blend(original, original.filter(ImageFilter.GaussianBlur(0.6)), 0.5)
    assert difference(original, softer) <= TOLERANCE
