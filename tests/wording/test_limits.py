"""Limits of texts: what they may name, what they hold for, and that they change no page."""

from __future__ import annotations

from pathlib import Path

import pytest

from leaflets.batch import load_workspace
from leaflets.catalogs.messages import Message, all_messages
from leaflets.exchange.formats import format_called
from leaflets.exchange.gathering import gather
from leaflets.exchange.segments import Delivery
from leaflets.governance.states import what_is_said
from leaflets.model.library import Library
from leaflets.pipeline import lay_out
from leaflets.problems import Problem
from tests.proof.planted import job
from tests.small_workspace import LEAFLET, copy_workspace

FIGURE = "content/figures/baby-lower-back.yaml"
LABEL = "figures/baby-lower-back#sacral-dimple.label"
CARING = "content/blocks/sacral-dimple/caring.yaml"


def added(folder: Path, file: str, line: str) -> Library:
    workspace = copy_workspace(folder / "mine")
    path = workspace / file
    lines = [old for old in path.read_text("utf-8").splitlines() if not old.startswith("max:")]
    path.write_text("\n".join((*lines, line, "")), "utf-8")
    return load_workspace(workspace)


def message(library: Library, context: str) -> Message:
    return next(found for found in all_messages(library) if found.context == context)


def test_an_entry_or_a_field_has_a_limit(tmp_path: Path) -> None:
    library = added(tmp_path, CARING, "max: {title: 40, bathe: 50, clean.item: 60}")
    name = "sacral-dimple/caring#"
    assert message(library, f"{name}title").limit == 40
    assert message(library, f"{name}bathe.item").limit == 50
    assert message(library, f"{name}clean.item").limit == 60
    assert message(library, f"{name}do-not-probe.item").limit is None
    assert "At most 40 characters; holes are not counted." in message(library, f"{name}title").notes


@pytest.mark.parametrize(
    ("line", "code", "words"),
    [
        ("max: {titel: 40}", "content/no-text", "did you mean title?"),
        ("max: {title: 20}", "content/too-long", "this text has 21 characters, and max allows 20"),
        ("max: {title: 0}", "content/", "max.title"),
        ("max: {title: many}", "content/", "max.title"),
    ],
)
def test_a_limit_that_cannot_be_is_told_at_its_line(
    line: str, code: str, words: str, tmp_path: Path
) -> None:
    problem: Problem
    (problem,) = added(tmp_path, CARING, line).problems
    assert problem.code.startswith(code)
    assert words in str(problem)
    assert problem.where
    assert problem.where.line


def test_a_label_has_a_limit(tmp_path: Path) -> None:
    file = "content/labels.yaml"
    library = added(tmp_path, file, "  - {id: more, text: More, max: 6}")
    assert message(library, "labels#more.text").limit == 6
    (problem,) = added(tmp_path / "b", file, "  - {id: more, text: More, max: 3}").problems
    assert "this text has 4 characters, and max allows 3" in problem.message


def test_agencies_get_it_as_maxwidth(tmp_path: Path) -> None:
    library = added(tmp_path, FIGURE, "max: {sacral-dimple: 26}")
    segments = gather(library, "es")[LABEL].segments
    written = format_called("xliff").write(Delivery("en-GB", "es", segments)).decode()
    assert 'maxwidth="26" size-unit="char"' in written


def test_a_limit_changes_neither_pages_nor_what_is_signed(tmp_path: Path) -> None:
    without = added(tmp_path / "a", FIGURE, "# no limit")
    limited = added(tmp_path / "b", FIGURE, "max: {sacral-dimple: 26}")
    one, other = (what_is_said(library, LEAFLET, "es") for library in (without, limited))
    assert one.digest == other.digest
    pages = [lay_out(library, job(library)).document for library in (without, limited)]
    assert pages[0].metadata == pages[1].metadata
