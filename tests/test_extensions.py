"""Extending by dropping in a file: what is found by its name, and that it prints everywhere."""

from __future__ import annotations

import importlib.util
import itertools
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
import yaml

from leaflets.batch import load_workspace
from leaflets.blocks import block_kind, kind_names, sample
from leaflets.blocks.links import Links
from leaflets.catalogs.messages import extract_messages
from leaflets.checks import ROOMS, quality_checks
from leaflets.checks.limits import thresholds
from leaflets.checks.translation import checks
from leaflets.commands.build import command as build_command
from leaflets.executors import Options, executor, executor_names
from leaflets.languages import language as known_language
from leaflets.model.job import TWO_LANGUAGES, Job
from leaflets.model.library import Library
from leaflets.model.paper import TURNED
from leaflets.pipeline import build
from leaflets.problems import LeafletsError
from leaflets.profiles import profiles
from leaflets.quality.instruments import instruments
from leaflets.workspace import ACCENTED, IDS, MIRRORED, PSEUDOLOCALES, names
from tests.end_to_end.jobs import LAYOUTS as ANY_LEAFLET
from tests.oracle.read_back import read_tree, rows
from tests.sampling import sampled
from tests.small_workspace import CLINIC, REPOSITORY, copy_workspace

LAYOUTS = (*ANY_LEAFLET, TWO_LANGUAGES)
LEAFLET = "kinds"

RECIPE = """\
id: KINDS
version: 1.0.0
title: Every kind of block
audience: For designers
purpose: Shows what a layout does to a kind, and says ultrasound scan for the glossary.
layout: handout
accent: teal
published: 2026-11-22
review_by: 2028-11-22
short_address: kinds
blocks:
  - {{block: samples/{kind}, role: main}}
"""

OTHERS = "  - {block: shared/sources, role: sources}\n"


def _stems(folder: str, suffix: str) -> set[str]:
    return {path.stem for path in (REPOSITORY / folder).glob(f"*{suffix}") if path.stem[0] != "_"}


@pytest.fixture(scope="module")
def library() -> Library:
    return load_workspace(REPOSITORY)


def test_names_are_those_of_the_files(library: Library) -> None:
    assert set(kind_names()) == {s.replace("_", "-") for s in _stems("leaflets/blocks", ".py")}
    assert set(profiles()) == _stems("leaflets/profiles", ".py")
    assert all(profile.name == name for name, profile in profiles().items())
    assert set(executor_names()) == _stems("leaflets/executors", ".py")
    offered = next(one for one in build_command.params if one.name == "executor").type
    assert set(executor_names()) == set(offered.choices)  # type: ignore[attr-defined]
    for name in executor_names():
        options = Options(scheduler="tcp://127.0.0.1:1" if name == "dask" else "")
        assert type(executor(name, options)).__name__ == name.capitalize()
    assert set(library.layouts) == _stems("layouts", ".yaml")
    papers = _stems("layouts/papers", ".yaml")
    assert papers <= set(library.papers)
    assert {name.removesuffix(TURNED) for name in library.papers} == papers
    assert set(library.themes) == _stems("layouts/themes", ".yaml")
    assert set(library.leaflets) == _stems("content/leaflets", ".yaml")
    assert set(library.clinics) == _stems("content/clinics", ".yaml")
    assert set(library.figures) == _stems("content/figures", ".yaml")


def test_every_kind_has_a_template_of_its_own() -> None:
    templates = {
        path.name.removesuffix(".xml.j2")
        for path in (REPOSITORY / "layouts/blocks").glob("[a-z]*.xml.j2")
    }
    assert templates == set(kind_names())


@pytest.mark.parametrize("kind", kind_names())
def test_kind_is_named_like_its_file(kind: str) -> None:
    assert kind == block_kind(kind).KIND
    assert yaml.safe_load(sample(kind))["kind"] == kind


def test_every_check_of_leaflets_is_called_like_its_room_and_file() -> None:
    named = {
        f"{room}/{stem.replace('_', '-')}"
        for room in ROOMS
        for stem in _stems(f"leaflets/checks/{room}", ".py")
    }
    assert {check.code for check in quality_checks()} == named
    assert len(quality_checks()) == len(named)
    assert set(thresholds()) <= named | {f"quality/{name}" for name in instruments()}


def test_every_check_of_translations_is_called_like_its_file() -> None:
    named = {
        f"translation/{stem.replace('_', '-')}"
        for stem in _stems("leaflets/checks/translation", ".py")
    }
    assert {check.code for check in checks()} == named
    assert len(checks()) == len(named)


def _workspace_with(folder: Path, kind: str, text: str) -> Library:
    """A workspace with a leaflet that holds one block (and the sources it may cite)."""
    workspace = copy_workspace(folder / "mine")
    block = workspace / "content/blocks/samples" / f"{kind}.yaml"
    block.parent.mkdir()
    block.write_text(text, "utf-8")
    recipe = RECIPE.format(kind=kind) + (OTHERS if kind != "sources" else "")
    (workspace / "content/leaflets" / f"{LEAFLET}.yaml").write_text(recipe, "utf-8")
    return load_workspace(workspace)


def _job(leaflet: str, language: str, layout: str) -> Job:
    """With a second language where the layout is for two."""
    second = {ACCENTED: MIRRORED}.get(language, ACCENTED) if layout == TWO_LANGUAGES else ""
    return Job(leaflet, language, CLINIC, layout, "a4", "screen", second)


@pytest.mark.parametrize(("turn", "kind"), list(enumerate(kind_names())))
def test_the_sample_of_every_kind_prints_in_layouts(turn: int, kind: str, tmp_path: Path) -> None:
    library = _workspace_with(tmp_path, kind, sample(kind))
    forms = list(itertools.product(LAYOUTS, PSEUDOLOCALES))
    for layout, language in sampled(forms, 3, turn):
        data = build(library, _job(LEAFLET, language, layout))
        with pikepdf.open(BytesIO(data)) as pdf:
            assert pdf.check_pdf_syntax() == []
            assert len(pdf.pages) >= 1
        assert _plain_words(data, library, language) == []


# Words that nobody can translate.


def _plain_words(pdf: bytes, library: Library, language: str) -> list[str]:
    """Words of a page in a pseudolocale that are still English, but for what is never translated.
    Of qps-id the ids of messages are the words."""
    found: list[str] = []
    unchanged = _never_translated(library, language)
    for node in read_tree(pdf).walk():
        if node.language != language:
            continue  # sources and the clinic's marks are said to be in another language
        text = " ".join([node.alt, *(part for part in node.parts if isinstance(part, str))])
        for kept in unchanged:
            text = text.replace(kept, " ")
        text = re.sub(r"\b[0-9a-f]{8}\b", " ", text)  # the hash in the footer
        found += re.findall("[A-Za-z]{2,}", text)
    return found


def _never_translated(library: Library, language: str) -> tuple[str, ...]:
    """The clinic's own data, longest first; ids, tags and names of languages as the footer prints
    them."""
    clinic = library.clinics[CLINIC]
    kept = {
        clinic.name, clinic.web or "", clinic.leaflets_web or "", clinic.email or "",
        *PSEUDOLOCALES, *(known_language(tag).name for tag in PSEUDOLOCALES), *clinic.address,
    } - {""}  # fmt: skip
    if language == IDS:
        topics = extract_messages(library).values()
        kept |= {message.context for messages in topics for message in messages}
    kept |= {recipe.id for recipe in library.leaflets.values()}
    kept |= {recipe.short_address or "" for recipe in library.leaflets.values()} - {""}
    links = (block.links for block in library.blocks.values() if isinstance(block, Links))
    kept |= {link.address for group in links for link in group}
    kept |= {re.sub("^https?://", "", word) for word in kept}
    kept |= {line.name for line in clinic.urgent_lines}
    return tuple(sorted(kept, key=len, reverse=True))


NO_ROOM = ("qps-tall", "slip", "sacral-dimple-warning-signs")
"""Letters twice as high make a slip with so many signs taller than a page."""


EVERY_FORM = list(itertools.product(names(REPOSITORY).leaflets, LAYOUTS, PSEUDOLOCALES))


@pytest.mark.parametrize(("leaflet", "layout", "language"), sampled(EVERY_FORM, 3))
def test_every_word_of_the_shipped_leaflets_can_be_translated(
    leaflet: str, layout: str, language: str, library: Library
) -> None:
    if (language, layout, leaflet) == NO_ROOM:
        with pytest.raises(LeafletsError, match=r"the slip is 4[0-9] mm taller than a page"):
            build(library, _job(leaflet, language, layout))
        return
    pdf = build(library, _job(leaflet, language, layout))
    assert _plain_words(pdf, library, language) == []


PLANTS: Mapping[str, tuple[str, str, str]] = {
    "a block's template": ("blocks/text.xml.j2", "</section>", "<p>Planted words</p></section>"),
    "the header": ("page/header.xml.j2", "</h1>", " Planted words</h1>"),
    "the footer": ("page/footer.xml.j2", "</p>", " · Planted words</p>"),
    "alternative text": ("page/header.xml.j2", 'alt="{{', 'alt="Planted words {{'),
}


@pytest.mark.parametrize("place", PLANTS)
def test_a_planted_english_word_is_found(place: str, tmp_path: Path) -> None:
    library = _workspace_with(tmp_path, "text", sample("text"))
    file, old, new = PLANTS[place]
    path = library.path("layouts", file)
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(LeafletsError) as caught:
        build(library, Job(LEAFLET, ACCENTED, CLINIC, "handout", "a4", "screen"))
    assert all(problem.where and problem.where.path == path for problem in caught.value.problems)
    assert any("Planted words" in problem.message for problem in caught.value.problems)


@pytest.mark.parametrize("language", PSEUDOLOCALES)
def test_a_word_that_the_program_itself_does_not_translate_would_be_found(
    language: str, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("leaflets.wording.clinic.BETWEEN", " and ")
    pdf = build(library, Job("dimples-compared", language, CLINIC, "sheet", "a4", "screen"))
    assert "and" in _plain_words(pdf, library, language)


def test_a_layout_a_theme_and_a_paper_that_are_only_files_print(tmp_path: Path) -> None:
    workspace = copy_workspace(tmp_path / "mine")
    layouts = workspace / "layouts"
    text = (layouts / "sheet.yaml").read_text("utf-8")
    (layouts / "poster.yaml").write_text(text.replace("theme: calm", "theme: plain"), "utf-8")
    theme = (layouts / "themes/calm.yaml").read_text("utf-8")
    (layouts / "themes/plain.yaml").write_text(theme, "utf-8")
    (layouts / "papers/b4.yaml").write_text("title: B4\nwidth: 250\nheight: 353\n", "utf-8")
    (leaflet, *_) = names(workspace).leaflets
    job = Job(leaflet, "ar", CLINIC, "poster", "b4", "office")
    with pikepdf.open(BytesIO(build(load_workspace(workspace), job))) as pdf:
        width, height = (float(side) / 72 * 25.4 for side in pdf.pages[0].mediabox[2:])
    assert (round(width), round(height)) == (250, 353)


# A kind nobody knew.

HAIKU = '''\
"""The kind ``haiku``."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from leaflets.model.content import Block, Entry, Line, Text

SAMPLE = """\\
kind: haiku
title: A thought
opening: Water is warm now.
verses:
  - id: first
    verse: Pat the skin until it dries.
  - id: last
    verse: The small dimple sleeps.
no_source:
  - reason: It is a poem.
    entries: [opening, first, last]
"""


class Verse(Entry):
    """A line."""

    verse: Text = Field(description="A line of the poem")


class Haiku(Block):
    """A short poem."""

    KIND: ClassVar[str] = "haiku"

    kind: Literal["haiku"]
    title: Line = Field(description="Heading")
    opening: Text = Field(description="First line")
    verses: tuple[Verse, ...] = Field(min_length=1, description="Further lines")
'''

PROGRAM = """
import sys
from leaflets.batch import load_workspace
from leaflets.blocks import kind_names, sample
from leaflets.model.job import Job
from leaflets.pipeline import build
if len(sys.argv) == 2:
    print(sample(sys.argv[1]), end="")
else:
    folder, out, *forms = sys.argv[1:]
    library = load_workspace(folder)
    for layout, language in (form.split() for form in forms):
        second = "ar-XB" if layout == "side-by-side" else ""
        job = Job("kinds", language, "riverbank-sample", layout, "a4", "screen", second)
        open(f"{out}/{layout} {language}", "wb").write(build(library, job))
"""


def _run(package: Path, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *arguments],
        capture_output=True,
        text=True,
        check=False,
        cwd=package,
        env={**os.environ, "PYTHONPATH": str(package)},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_kind_that_is_only_a_file_prints(tmp_path: Path) -> None:
    spec = importlib.util.find_spec("leaflets")
    assert spec
    assert spec.origin
    package = tmp_path / "package"
    shutil.copytree(
        Path(spec.origin).parent,
        package / "leaflets",
        ignore=shutil.ignore_patterns("__pycache__"),
    )
    (package / "leaflets/blocks/haiku.py").write_text(HAIKU, "utf-8")
    text = _run(package, "haiku")
    workspace = _workspace_with(tmp_path, "haiku", text).root
    accented = f"handout {ACCENTED}"
    forms = [f"{layout} en-GB" for layout in LAYOUTS]
    _run(package, str(workspace), str(tmp_path), *forms, accented)
    for form in forms:
        said = [(row.role, row.text) for row in rows(read_tree(tmp_path / form))]
        start = said.index(("H2", "A thought"))
        wanted = ["Water is warm now.", "Pat the skin until it dries.", "The small dimple sleeps."]
        words = [text for role, text in said[start:] if role in ("P", "LBody")]
        assert words[:3] == wanted
    pdf = (tmp_path / accented).read_bytes()
    assert _plain_words(pdf, load_workspace(workspace), ACCENTED) == []
