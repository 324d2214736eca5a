"""What goes out: every message of the content with what its PO file says; what a name means."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from leaflets.exchange.choosing import chosen, contexts_by_name
from leaflets.exchange.gathering import gather
from leaflets.exchange.segments import Segment
from leaflets.problems import LeafletsError
from tests.exchange.polish import (
    CALL,
    SCAN,
    SLEEPY,
    SMALL,
    TITLE,
    WEEK,
    library,
    po_of,
    polish,
)
from tests.small_workspace import change

PHONE = "labels#phone.text"


def gathered(folder: Path, *approved: str) -> dict[str, Segment]:
    found = gather(library(folder), "pl", frozenset(approved))
    return {segment.id: segment for one in found.values() for segment in one.segments}


def test_states(tmp_path: Path) -> None:
    polish(tmp_path)
    assert (gathered(tmp_path)[TITLE].target, gathered(tmp_path)[TITLE].state) == (
        "Co to jest?",
        "translated",
    )
    assert gathered(tmp_path)[SMALL].state == "untranslated"
    assert gathered(tmp_path, TITLE, SMALL)[TITLE].state == "approved"
    assert gathered(tmp_path, TITLE, SMALL)[SMALL].state == "untranslated"
    for status, state in (("draft-machine", "machine draft"), ("draft", "draft")):
        polish(tmp_path, status=status)
        assert gathered(tmp_path)[TITLE].state == state
        assert gathered(tmp_path, TITLE)[TITLE].state == "approved"


def test_an_older_translation_comes_with_its_source(tmp_path: Path) -> None:
    polish(tmp_path)
    change(tmp_path, "content/blocks/dimple/what.yaml", "What is it?", "What are they?")
    segment = gathered(tmp_path, TITLE)[TITLE]
    assert (segment.source, segment.target) == ("What are they?", "Co to jest?")
    assert (segment.state, segment.previous) == ("stale", "What is it?")


def test_the_oldest_source_that_is_not_resolved(tmp_path: Path) -> None:
    polish(tmp_path)
    file = "content/translations/pl/dimple.po"
    mark = f'#, fuzzy\n#| msgid ""\n#| "What "\n#| "was it?"\nmsgctxt "{TITLE}"'
    change(tmp_path, file, f'msgctxt "{TITLE}"', mark)
    assert gathered(tmp_path)[TITLE].previous == "What was it?"
    assert gathered(tmp_path)[TITLE].state == "stale"
    change(tmp_path, file, '#| msgid ""\n#| "What "\n#| "was it?"\n', "")
    assert (gathered(tmp_path)[TITLE].state, gathered(tmp_path)[TITLE].previous) == ("stale", "")


def test_a_guess_belongs_to_no_source(tmp_path: Path) -> None:
    polish(tmp_path)
    file = "content/translations/pl/dimple.po"
    change(tmp_path, file, f'msgctxt "{TITLE}"', f'#, fuzzy\nmsgctxt "{TITLE}"')
    change(tmp_path, "content/blocks/dimple/what.yaml", "What is it?", "What are they?")
    assert (gathered(tmp_path)[TITLE].state, gathered(tmp_path)[TITLE].previous) == ("stale", "")


def test_a_translation_that_is_no_guess_is_of_its_own_source(tmp_path: Path) -> None:
    polish(tmp_path)
    file = "content/translations/pl/dimple.po"
    change(tmp_path, file, f'msgctxt "{TITLE}"', f'#| msgid "What was it?"\nmsgctxt "{TITLE}"')
    change(tmp_path, "content/blocks/dimple/what.yaml", "What is it?", "What are they?")
    assert gathered(tmp_path)[TITLE].previous == "What is it?"


def test_plural_forms_say_for_which_numbers(tmp_path: Path) -> None:
    polish(tmp_path)
    found = gathered(tmp_path)
    forms = [found[f"{WEEK}[{n}]"] for n in range(3)]
    assert [form.source for form in forms] == ["{n} week", "{n} weeks", "{n} weeks"]
    assert [form.target for form in forms] == ["{n} tydzień", "{n} tygodnie", "{n} tygodni"]
    assert [form.notes[-1] for form in forms] == [
        "Plural form 1 of 3, for 1",
        "Plural form 2 of 3, for 2, 3, 4, 22, 23, 24 …",
        "Plural form 3 of 3, for 0, 5, 6, 7, 8, 9 …",
    ]


def test_a_language_without_plural_has_the_plural_as_source(tmp_path: Path) -> None:
    polish(tmp_path)
    shutil.copytree(tmp_path / "content/translations/pl", tmp_path / "content/translations/vi")
    for path in (tmp_path / "content/translations/vi").iterdir():
        path.unlink()
    found = gather(library(tmp_path), "vi")[WEEK].segments
    assert [(s.form, s.source, s.state) for s in found] == [(0, "{n} weeks", "untranslated")]


def test_po_files_that_cannot_be_read_are_told_all_at_once(tmp_path: Path) -> None:
    polish(tmp_path)
    for topic in ("dimple", "labels"):
        po_of(tmp_path, topic).write_text("msgid 1", "utf-8")
    with pytest.raises(LeafletsError) as caught:
        gather(library(tmp_path), "pl")
    paths = {p.where.path for p in caught.value.problems if p.where}
    assert paths == {po_of(tmp_path, "dimple"), po_of(tmp_path, "labels")}


def test_what_a_name_means(tmp_path: Path) -> None:
    offered = contexts_by_name(library(polish(tmp_path)))
    assert {"dimple", "labels", "measures", "leaflets", "clinic-riverbank"} <= set(offered)
    assert chosen(["measures"], offered) == {WEEK}
    assert {TITLE, SMALL, SCAN, SLEEPY, CALL} <= chosen(["dimple"], offered)
    assert len(chosen([], offered)) == len(gather(library(tmp_path), "pl"))
    with pytest.raises(KeyError):
        chosen(["nothing"], offered)


def test_a_leaflet_is_all_that_it_prints(tmp_path: Path) -> None:
    """The one here has the name of a topic, so a copy of it is asked for."""
    polish(tmp_path)
    recipe = (tmp_path / "content/leaflets/dimple.yaml").read_text("utf-8")
    text = recipe.replace("SD-WARN", "SD-TWO").replace("dimple/signs", "dimple/picture")
    text = text.replace("  - {block: dimple/picture, role: urgent}\n", "")
    (tmp_path / "content/leaflets/other.yaml").write_text(
        text.replace("sd-warn", "sd-two"), "utf-8"
    )
    found = chosen(["other"], contexts_by_name(library(tmp_path)))
    assert {TITLE, SMALL, PHONE, WEEK, "leaflets/other#title", "glossary#scan.term"} <= found
    assert "figures/back#dimple.label" in found
    assert SLEEPY not in found
    assert "leaflets/dimple#title" not in found
