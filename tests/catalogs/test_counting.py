"""What is still to translate, in messages and in the words that agencies charge for."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from leaflets.catalogs.counting import SIMILAR, Count, counts, similarity, words_in
from leaflets.catalogs.messages import Message
from leaflets.catalogs.po import Catalog, parse_po
from leaflets.catalogs.progress import progress
from leaflets.catalogs.writing import quoted
from leaflets.stages.load import load
from tests.catalogs.test_merging import HEADER
from tests.workspaces import write_workspace

LONG = "Call us if your baby has a fever or is very sleepy."


def catalog(*entries: tuple[str, str, str, str]) -> Catalog:
    """Of context, source, translation and lines of comments."""
    parts = [
        f"{comments}msgctxt {quoted(context)}\nmsgid {quoted(source)}\nmsgstr {quoted(words)}\n"
        for context, source, words, comments in entries
    ]
    return parse_po(HEADER + "\n".join(parts), Path("t.po"))


def count(messages: list[Message], known: Catalog | None) -> Count:
    return counts({"t": messages}, {"t": known})["t"]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("One, two – three!", 3),
        ("**Do not** wait.", 3),
        ("About **30 to 80 in every 1,000** babies.{cite:a,b}", 8),
        ("Call {clinic.phone} or [read more](https://example.org/a).", 4),
        ("{clinic.emergency_number}", 0),
        ("mother-in-law’s", 1),
    ],
)
def test_words_are_what_stands_between_spaces(text: str, number: int) -> None:
    assert len(words_in(text)) == number


def test_similarity_is_of_words() -> None:
    assert similarity("a b c d", "a b c d") == 100
    assert similarity("a b c d", "a b x d") == 75
    assert similarity("a b c d", "a b c d e") == 80
    assert similarity("a b", "c d e f") == 0
    assert similarity("{a.b}", "{c.d}") == 100
    assert similarity("Take **8**.{cite:x}", "Take 8.") == 100


def test_all_states() -> None:
    messages = [
        Message("t/a#done", "Done."),
        Message("t/a#stale", LONG.replace("fever", "cold")),
        Message("t/a#guess", "Guess this."),
        Message("t/a#missing", "Not there at all."),
        Message("t/a#empty", "Empty one here too."),
    ]
    known = catalog(
        ("t/a#done", "Done.", "Listo.", ""),
        ("t/a#stale", LONG, "Llame.", ""),
        ("t/a#guess", "Guess this.", "?", "#, fuzzy\n"),
        ("t/a#empty", "Empty one here too.", "", ""),
    )
    assert count(messages, known) == Count(
        messages=5, translated=1, stale=1, guesses=1, untranslated=2,
        words=22, new_words=10, changed_words=12,
    )  # fmt: skip
    assert count(messages, None).untranslated == 5


def test_a_change_counts_as_one_only_when_most_of_it_stays() -> None:
    def changed(source: str, comments: str = "") -> Count:
        entry = ("t/a#1", source if comments else LONG, "Llame.", comments)
        return count([Message("t/a#1", source)], catalog(entry))

    little, much = LONG.replace("fever", "cold"), "Stay calm and wait."
    assert changed(little).changed_words == 12
    assert changed(much).new_words == 4
    marked = f"#, fuzzy\n#| msgid {quoted(LONG)}\n"
    assert changed(little, marked).changed_words == 12, "after an update it is the same"
    assert changed(much, marked).new_words == 4
    assert SIMILAR == 75


def test_the_same_text_again_is_repeated() -> None:
    messages = [Message(f"t/a#{n}", "Call us today.") for n in range(3)]
    assert count(messages, None) == Count(
        messages=3, untranslated=3, words=9, new_words=3, repeated_words=6
    )
    known = catalog(("t/a#2", "Call us today.", "Llame hoy.", ""))
    assert count(messages, known).repeated_words == 6, "it is translated elsewhere"


def test_units_have_both_forms_and_names_may_stay() -> None:
    messages = [Message("measures#week", "{n} week", "{n} weeks"), Message("clinics/a#name", "A B")]
    assert count(messages, None) == Count(
        messages=2, translated=1, untranslated=1, words=2, new_words=2
    )


def test_days_are_those_of_the_files(tmp_path: Path) -> None:
    title = '\nmsgctxt "dimple/what#title"\nmsgid "What was it?"\nmsgstr "¿Qué?"\n'
    figure = '\nmsgctxt "figures/back#title"\nmsgid "The back"\nmsgstr "Espalda"\n'
    folder = "content/translations/es"
    write_workspace(tmp_path, {
        f"{folder}/dimple.po": HEADER + title,
        f"{folder}/figures.po": HEADER.replace("2026-11-22", "2024-02-01") + figure,
        f"{folder}/labels.po": HEADER.replace("2026-11-22 10:00+0000", "YEAR-MO-DA HO:MI+ZONE"),
        f"{folder}/glossary.po": "nonsense",
    })  # fmt: skip
    found = progress(load(tmp_path), "es")
    days = {topic.topic: topic.revised for topic in found.topics}
    assert days["dimple"] == datetime.date(2026, 11, 22)
    assert days["labels"] is None
    assert days["leaflets"] is None
    assert found.oldest_stale == datetime.date(2024, 2, 1)
    assert found.count.stale == 2
    assert found.unreadable == ("glossary",)
    assert [p.code for p in found.problems] == ["po/syntax"]
