"""Laws of merging, for any files and any content: nothing gets lost, nor is printed anew."""

from __future__ import annotations

import datetime
import tempfile
import unicodedata
from functools import partial
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from leaflets.catalogs.entry import worth
from leaflets.catalogs.merging import Heading, Merged, merge
from leaflets.catalogs.messages import Message
from leaflets.catalogs.po import Catalog, parse_po
from leaflets.catalogs.writing import quoted
from leaflets.characters import forbidden_characters
from leaflets.problems import LeafletsError
from tests.catalogs import gnu_gettext
from tests.catalogs.test_merging import DAY, HEADER, HEADING

PATH = Path("es/t.po")
IDS = ("t/a#1", "t/a#2", "t/b#1", "t/b#2", "other/x#y", "menu")
TEXTS = ("One", "Two\u00a0three", 'He said "four"', "A back\\slash")
WORDS = (
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=9)
    .map(partial(unicodedata.normalize, "NFC"))
    .filter(lambda words: not list(forbidden_characters(words)))
)


COMMENTS = (
    "# mine",
    "#. text: x",
    "#: a.yaml#b",
    "#, fuzzy",
    "#, no-wrap",
    "#",
    "# leaflets: ok x",
)
PREVIOUS = ((), ('#| msgid "Before"',), ('#| msgctxt "other"', '#| msgid "Guess"'))


@st.composite
def entries(draw: st.DrawFn, context: str) -> str:
    """An entry as a person or a program may have written it."""
    comments = draw(st.lists(st.sampled_from(COMMENTS), max_size=4, unique=True))
    lines = [*comments, *draw(st.sampled_from(PREVIOUS))]
    lines += [f"msgctxt {quoted(context)}", f"msgid {quoted(draw(st.sampled_from(TEXTS)))}"]
    names = ["msgstr"]
    if draw(st.booleans()):
        lines.append('msgid_plural "Many"')
        names = ["msgstr[0]", "msgstr[1]"]
    for name in names:
        words = quoted(draw(WORDS))
        lines += [f'{name} ""', words] if draw(st.booleans()) else [f"{name} {words}"]
    if draw(st.booleans()):
        lines = [_obsolete(line) for line in lines if not line.startswith(("#.", "#:"))]
    return "".join(f"{line}\n" for line in lines)


def _obsolete(line: str) -> str:
    if line.startswith("#|"):
        return f"#~{line[1:]}"
    return line if line.startswith("#") else f"#~ {line}"


FILES = st.lists(st.sampled_from(IDS).flatmap(entries), max_size=6).map(
    lambda found: HEADER + "\n".join(found)
)
CONTENT = st.lists(
    st.builds(
        Message, st.sampled_from(IDS[:4]), st.sampled_from(TEXTS),
        st.sampled_from([None, "Many"]), st.sampled_from([(), ("text: x",), ("a", "b")]),
        st.sampled_from(["", "a.yaml#b"]),
    ),
    min_size=1, unique_by=lambda message: message.context,
)  # fmt: skip


def both(text: str, content: list[Message]) -> tuple[Catalog, Merged] | None:
    """A file, read, and what merging makes of it; nothing if it is refused."""
    try:
        known = parse_po(text, PATH)
        return known, merge(HEADING, content, known)
    except LeafletsError:
        return None


@given(FILES, CONTENT)
@settings(max_examples=300, deadline=None)
def test_no_translation_is_ever_lost(text: str, content: list[Message]) -> None:
    if found := both(text, content):
        known, result = found
        read = parse_po(result.text, PATH)
        kept = {words for e in read.entries for words in e.translations}
        kept |= {remark.partition(" ")[2] for e in read.entries for remark in e.remarks}
        for entry in known.entries:
            for words in filter(None, entry.translations):
                assert words in kept or quoted(words) in kept
            remarks = {r for e in read.entries for r in e.remarks}
            assert {r for r in entry.remarks if any(entry.translations)} <= remarks


@given(FILES, CONTENT)
@settings(max_examples=300, deadline=None)
def test_what_is_printed_does_not_change(text: str, content: list[Message]) -> None:
    if found := both(text, content):
        known, result = found
        read = parse_po(result.text, PATH)
        assert [m.context for m in content] == [c for c in read.by_context if c in IDS[:4]]
        for message in content:
            before = known.by_context.get(message.context)
            after = read.by_context[message.context]
            assert after.is_of(message.source, message.plural)
            if before and (before.plural_source is None) == (message.plural is None):
                source, plural = message.source, message.plural
                assert worth(after, source, plural) == worth(before, source, plural)


@given(FILES, CONTENT)
@settings(max_examples=300, deadline=None)
def test_a_second_time_changes_nothing(text: str, content: list[Message]) -> None:
    if found := both(text, content):
        again = both(found[1].text, content)
        assert again
        assert again[1].text == found[1].text
        assert (again[1].new, again[1].changed, again[1].gone) == (0, 0, 0)


@given(FILES, CONTENT, CONTENT)
def test_going_back_and_forth_loses_nothing_either(
    text: str, first: list[Message], second: list[Message]
) -> None:
    found = both(text, first)
    for content in (second, first, second):
        if found:
            known, result = found
            words = {w for e in known.entries for w in e.translations if w and not e.is_header}
            assert all(quoted(w) in result.text for w in words)
            found = both(result.text, content)
            assert found, "what we write is never refused"


@given(FILES, CONTENT)
@settings(max_examples=40, deadline=None)
def test_gnu_gettext_finds_nothing_to_say_about_anything(text: str, content: list[Message]) -> None:
    gnu_gettext.require()
    if found := both(text, content):
        with tempfile.TemporaryDirectory() as folder:
            gnu_gettext.check(found[1].text, Path(folder))


@given(st.lists(WORDS.filter(bool), min_size=1, max_size=3))
def test_new_files_hold_any_words(words: list[str]) -> None:
    content = [Message(f"t/a#{n}", source) for n, source in enumerate(words)]
    text = merge(Heading("pl", datetime.date(2026, 1, 1)), content).text
    assert [e.source for e in parse_po(text, PATH).entries[1:]] == words
    assert merge(Heading("pl", DAY), content, parse_po(text, PATH)).text == text
