"""What translators are told beside each message, and that it changes only where it must."""

from __future__ import annotations

from pathlib import Path

from leaflets.catalogs.messages import Message, extract_messages
from leaflets.catalogs.notes import LEAFLETS, NEIGHBOUR, note_of_leaflets, notes_of_all
from leaflets.stages.load import load
from tests.workspaces import changed, write_workspace

WHAT = "content/blocks/dimple/what.yaml"


def messages(folder: Path, changes: dict[str, str | None] | None = None) -> dict[str, Message]:
    topics = extract_messages(load(write_workspace(folder, changes)))
    return {m.context: m for topic in topics.values() for m in topic}


def test_what_is_told(tmp_path: Path) -> None:
    found = messages(tmp_path)
    assert found["dimple/what#title"].notes == (
        "text: Heading above the paragraphs",
        "Keep it short.",
        "No bold, no links.",
        "After: A small dent. It is harmless.",
        "In: dimple",
    )
    assert found["dimple/what#scan.text"].notes == (
        "text: The words of the paragraph",
        "Keep it short.",
        "Reading age: 11.",
        "Before: A small dent. It is harmless.",
        "In: dimple",
    )
    assert found["dimple/what#title"].reference == f"{WHAT}#title"


def test_pictures_names_and_units(tmp_path: Path) -> None:
    found = messages(tmp_path)
    beside = "Picture beside it: The lower back (content/figures/back.svg)"
    assert beside in found["dimple/picture#caption"].notes
    assert "Picture: content/figures/back.svg" in found["figures/back#alt"].notes
    assert "In: dimple" in found["figures/back#alt"].notes
    assert "In: dimple" in found["glossary#scan.term"].notes
    assert "A name: may stay as it is." in found["clinics/riverbank#name"].notes
    assert not [n for n in found["labels#phone.text"].notes if n.startswith("In")]
    assert found["measures#week"].notes == ("{n} is the number",)


def test_an_entry_that_is_put_in_changes_its_neighbours_only(tmp_path: Path) -> None:
    before = messages(tmp_path)
    more = changed(WHAT, "  - id: scan\n", "  - {id: more, text: More.}\n  - id: scan\n")
    after = messages(tmp_path, dict(more))
    assert after.keys() - before.keys() == {"dimple/what#more.text"}
    other = {context for context in before if before[context] != after[context]}
    assert other == {"dimple/what#small.text", "dimple/what#scan.text"}


def test_long_neighbours_are_cut_between_words(tmp_path: Path) -> None:
    long = "First words. " + "one two three four five " * 9 + "and last words."
    more = f"  - {{id: more, text: {long}}}\n  - {{id: end, text: End.}}\n"
    found = messages(tmp_path, dict(changed(WHAT, "no_source:\n", f"{more}no_source:\n")))
    (after,) = [n for n in found["dimple/what#scan.text"].notes if n.startswith("After")]
    (before,) = [n for n in found["dimple/what#end.text"].notes if n.startswith("Before")]
    assert after == "After: First words. one two three four five one two three four five …"
    assert before == "Before: … two three four five one two three four five and last words."
    assert len(after) < NEIGHBOUR + 12


def test_many_leaflets_are_not_all_named() -> None:
    assert note_of_leaflets(()) == "In no leaflet."
    names = ["a", "b", "c", "d", "e"]
    assert note_of_leaflets(names[:LEAFLETS]) == "In: a, b, c"
    assert note_of_leaflets(names[: LEAFLETS + 1]) == note_of_leaflets(names)


def test_what_holds_for_all_is_told_at_the_header(tmp_path: Path) -> None:
    (age,) = notes_of_all(load(write_workspace(tmp_path)))
    assert "aged 11" in age
    note = {"content/workspace.yaml": "language: en-GB\nnote: Numbers are out of 1,000.\n"}
    assert notes_of_all(load(write_workspace(tmp_path, note)))[1:] == ("Numbers are out of 1,000.",)
