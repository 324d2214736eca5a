"""XLIFF 1.2: what goes out is the standard's; what comes back is read, or refused at its line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from leaflets.batch import load_workspace
from leaflets.exchange.formats import format_called
from leaflets.exchange.gathering import gather
from leaflets.exchange.segments import Delivery, Segment
from leaflets.problems import LeafletsError
from tests.exchange.xliff_rules import faults, schema_faults

PATH = Path("back.xlf")
XLIFF = format_called("xliff")
ROOT = Path(__file__).parents[2]
SOURCE = "Call **{clinic.phone} now** or see [this page](https://a.org/b?c=1&d=2)."
TARGET = "Zobacz [tę stronę](https://a.org/b?c=1&d=2) lub **dzwoń {clinic.phone}**."

SEGMENTS = (
    Segment("dimple/a#one", None, SOURCE, TARGET, "translated", notes=("A <note> & more", "Two")),
    Segment("dimple/a#two", None, "New {{x}}", "", "untranslated", limit=90),
    Segment("dimple/a#old", None, "It is small", "Duże **x**", "stale", "It is **big**"),
    Segment("dimple/a#guess", None, "It is small", "Duże", "stale"),
    Segment("dimple/a#signed", None, "A dent", "Dołek", "approved"),
    Segment("dimple/a#machine", None, "A dent", "Wgłębienie", "machine draft"),
    Segment("measures#week", 0, "{n} week", "{n} tydzień", "translated"),
    Segment("measures#week", 1, "{n} weeks", "", "untranslated"),
)
DELIVERY = Delivery("en-GB", "pl", SEGMENTS)


def read(data: bytes | str) -> tuple[Delivery, ...]:
    assert XLIFF.read is not None
    return XLIFF.read(data.encode() if isinstance(data, str) else data, PATH)


def refused(data: bytes | str) -> dict[str, int | None]:
    """Codes of what is wrong with the whole file, with their lines."""
    with pytest.raises(LeafletsError) as caught:
        read(data)
    assert all(p.where and p.where.path == PATH and p.hint for p in caught.value.problems)
    return {p.code: p.where.line if p.where else None for p in caught.value.problems}


def written(*segments: Segment) -> str:
    return XLIFF.write(Delivery("en-GB", "pl", segments or SEGMENTS)).decode()


def test_it_is_xliff_by_the_rules_and_by_the_schema() -> None:
    data = XLIFF.write(DELIVERY)
    assert not faults(data)
    assert not schema_faults(data)


@pytest.mark.parametrize("language", ["ar", "zh-Hans", "es"])
def test_so_are_all_shipped_messages(language: str) -> None:
    found = gather(load_workspace(ROOT), language)
    segments = tuple(segment for one in found.values() for segment in one.segments)
    data = XLIFF.write(Delivery("en-GB", language, segments))
    assert data == XLIFF.write(Delivery("en-GB", language, segments))
    assert not faults(data)
    assert not schema_faults(data)
    back = [segment for delivery in read(data) for segment in delivery.segments]
    assert [(s.id, s.source, s.target) for s in back] == [
        (s.id, s.source, s.target) for s in segments
    ]
    assert {s.fingerprint == s.at_export for s in back} == {True}


BROKEN = {
    "an unknown state": ('state="final"', 'state="done"'),
    "a unit without an id": ('<trans-unit id="dimple/a#one"', "<trans-unit"),
    "a note before the source": ("<source>New", "<note>x</note><source>New"),
    "an id twice": ('id="dimple/a#two"', 'id="dimple/a#one"'),
    "a tag that is not in XLIFF": ("It is small</source>", "It <b>is</b> small</source>"),
}


@pytest.mark.parametrize("check", [faults, schema_faults])
@pytest.mark.parametrize("name", BROKEN)
def test_the_rules_see_what_is_wrong(name: str, check: Callable[[bytes], list[str]]) -> None:
    text = written()
    changed = text.replace(*BROKEN[name], 1)
    assert changed != text
    assert check(changed.encode())


def test_what_a_translator_sees() -> None:
    text = written()
    assert (
        '<source>Call <g id="1" ctype="bold"><x id="2" equiv-text="{clinic.phone}"/> now</g> or '
        'see <g id="3" ctype="link" equiv-text="https://a.org/b?c=1&amp;d=2">this page</g>.'
    ) in text
    assert '<target state="translated">Zobacz <g id="3" ctype="link"' in text
    assert '<note from="developer">A &lt;note&gt; &amp; more</note>' in text
    assert 'maxwidth="90" size-unit="char"' in text
    assert text.count("maxwidth") == 1, "no limit is made up"
    assert 'approved="yes"' in text
    assert text.count("approved") == 1, "only a reviewer approves"
    assert '<target state="translated" state-qualifier="leveraged-mt">Wgłębienie</target>' in text
    assert '<target state="needs-translation">Duże <g id="1" ctype="bold">x</g></target>' in text
    assert (
        '<alt-trans alttranstype="previous-version" xml:space="preserve"><source>It is '
        '<g id="1" ctype="bold">big</g></source><target>Duże <g id="1" ctype="bold">x</g></target>'
    ) in text
    assert text.count("<alt-trans") == 1
    assert '<group id="measures#week" restype="x-gettext-plurals" resname="measures#week">' in text
    assert '<trans-unit id="measures#week[1]" resname="measures#week"' in text


def test_what_was_written_is_read_again() -> None:
    (messages, measures) = read(written())
    assert (messages.source_language, messages.language) == ("en-GB", "pl")
    back = (*messages.segments, *measures.segments)
    for sent, got in zip(SEGMENTS, back, strict=True):
        assert (got.context, got.form) == (sent.context, sent.form)
        assert (got.source, got.target) == (sent.source, sent.target)
        assert got.needs_work == sent.needs_work
        assert got.at_export == sent.fingerprint == got.fingerprint
        assert not got.comment
    assert back[0].where.line == 7


OTHER_WRITING: dict[str, Callable[[str], bytes]] = {
    "UTF-8 with a mark": lambda text: text.encode("utf-8-sig"),
    "UTF-16, as Trados writes it": lambda text: text.replace("UTF-8", "utf-16").encode("utf-16"),
    "UTF-16 that says UTF-16 big endian": lambda text: (
        b"\xfe\xff" + text.replace("UTF-8", "UTF-16").encode("utf-16-be")
    ),
    "line ends of Windows": lambda text: text.replace("\n", "\r\n").encode(),
    "a code page, said": lambda text: text.replace("UTF-8", "windows-1250").encode("cp1250"),
    "XLIFF 1.1": lambda text: text.replace(":1.2", ":1.1").encode(),
    "no namespace": lambda text: text.replace(
        ' xmlns="urn:oasis:names:tc:xliff:document:1.2"', ""
    ).encode(),
    "a prefix": lambda text: (
        text.replace("xmlns=", "xmlns:f=").replace("<", "<f:").replace("<f:/", "</f:")
        .replace("<f:?", "<?").encode()
    ),
    "marks of segments": lambda text: (
        text.replace('translated">Zobacz', 'translated"><mrk mtype="seg" mid="0">Zobacz')
        .replace("</g>.</target>", "</g>.</mrk></target>").encode()
    ),
    "tags without their letters": lambda text: text.replace(
        '<x id="2" equiv-text="{clinic.phone}"/></g>.', '<x id="2"/></g>.'
    ).encode(),
    "placeholders of another kind": lambda text: text.replace(
        '<x id="2" equiv-text="{clinic.phone}"/></g>.',
        '<ph id="2" equiv-text="{clinic.phone}">[2]</ph></g>.',
    ).encode(),
}  # fmt: skip


@pytest.mark.parametrize("name", OTHER_WRITING)
def test_other_programs_write_it_otherwise(name: str) -> None:
    data = OTHER_WRITING[name](written())
    assert data != written().encode()
    segments = read(data)[0].segments
    assert (segments[0].source, segments[0].target) == (SOURCE, TARGET)
    assert segments[0].fingerprint == segments[0].at_export


STATES = {
    "": False, "translated": False, "final": False, "signed-off": False, "new": True,
    "needs-translation": True, "needs-adaptation": True, "needs-l10n": True,
    "needs-review-translation": True,
}  # fmt: skip


@pytest.mark.parametrize("state", STATES)
def test_states_that_need_work(state: str) -> None:
    said = f' state="{state}"' if state else ""
    text = written(SEGMENTS[4]).replace(' state="final"', said)
    segment = read(text)[0].segments[0]
    assert segment.needs_work is STATES[state]
    assert segment.state != "approved", "a file cannot approve"


def test_a_remark_of_the_translator_is_kept() -> None:
    text = written(SEGMENTS[0]).replace("</trans-unit>", "<note>Is this right?</note></trans-unit>")
    assert read(text)[0].segments[0].comment == "Is this right?"


def test_what_is_not_to_be_translated_is_left_alone() -> None:
    text = written(SEGMENTS[0]).replace("<trans-unit ", '<trans-unit translate="no" ')
    assert read(text)[0].segments == ()


BAD_TAGS = {
    "another hole under the same number": (
        '<x id="2" equiv-text="{clinic.phone}"/></g>.',
        '<x id="2" equiv-text="{clinic.name}"/></g>.',
        "the tag 2 is “{clinic.name}” here, and “{clinic.phone}” in the English",
    ),
    "a link that leads elsewhere": (
        'Zobacz <g id="3" ctype="link" equiv-text="https://a.org/b?c=1&amp;d=2">',
        'Zobacz <g id="3" ctype="link" equiv-text="https://evil.org">',
        "the tag 3 is “](https://evil.org)” here",
    ),
    "a tag that says nothing": (
        '<x id="2" equiv-text="{clinic.phone}"/></g>.', '<x id="9"/></g>.',
        "the tag 9 does not say what it stands for",
    ),
    "a pair that says nothing": (
        'lub <g id="1" ctype="bold">', 'lub <g id="9">',
        "the tag 9 says neither “bold” nor where it leads",
    ),
    "a number that is none": (
        'lub <g id="1" ctype="bold">', 'lub <g id="x1" ctype="bold">', "has the id “x1”",
    ),
    "tracked changes": (
        "Zobacz ", '<mrk mtype="x-sdl-deleted">Patrz</mrk>Zobacz ', "tracked changes are in it",
    ),
    "HTML": ("Zobacz ", "<b>Zobacz</b> ", "<b> is no tag of this file's"),
    "XInclude": (
        "Zobacz ",
        '<i:include xmlns:i="http://www.w3.org/2001/XInclude" href="/etc/passwd" parse="text"/>',
        "<include> is no tag",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD_TAGS)
def test_broken_tags_refuse_one_message_and_no_other(name: str) -> None:
    old, new, said = BAD_TAGS[name]
    text = written()
    assert old in text
    delivery = read(text.replace(old, new, 1))[0]
    (problem,) = delivery.problems
    assert problem.code == "exchange/tags"
    assert said in problem.message
    assert problem.where is not None
    assert (problem.where.line, problem.where.field) == (7, "dimple/a#one")
    assert len(delivery.segments) == len(read(text)[0].segments) - 1


WHOLE = written()
DTD = '<!DOCTYPE xliff [<!ENTITY a "{}">{}]>'
BAD_FILES: dict[str, tuple[bytes | str, dict[str, int | None]]] = {
    "nothing": ("", {"exchange/xml": 1}),
    "half a file": (WHOLE[: len(WHOLE) // 2], {"exchange/xml": None}),
    "a tag not closed": (WHOLE.replace("</source>", "", 1), {"exchange/xml": 10}),
    "no XML": ("Hello", {"exchange/xml": 1}),
    "an entity of HTML": (WHOLE.replace("Zobacz ", "Zobacz&nbsp;"), {"exchange/xml": 7}),
    "a code page, not said": (WHOLE.encode("cp1250"), {"exchange/xml": 7}),
    "an encoding that does not exist": (
        WHOLE.replace('"UTF-8"', '"klingon"'), {"exchange/xml": 1},
    ),
    "an encoding of several bytes": (WHOLE.replace('"UTF-8"', '"gb18030"'), {"exchange/xml": 1}),
    "a billion laughs": (
        WHOLE.replace("<xliff ", DTD.format("ha", '<!ENTITY b "&a;&a;&a;">') + "<xliff ")
        .replace("Zobacz", "&b;"),
        {"exchange/doctype": 2},
    ),
    "an entity from outside": (
        WHOLE.replace(
            "<xliff ", '<!DOCTYPE xliff [<!ENTITY a SYSTEM "file:///etc/passwd">]><xliff '
        ).replace("Zobacz", "&a;"),
        {"exchange/doctype": 2},
    ),
    "a DTD from outside": (
        WHOLE.replace("<xliff ", '<!DOCTYPE xliff SYSTEM "http://a.org/x.dtd"><xliff '),
        {"exchange/doctype": 2},
    ),
    "nested too deep": (
        WHOLE.replace("New", "<g>" * 5000 + "</g>" * 5000), {"exchange/xml": 12},
    ),
    "more elements than anybody needs": (
        WHOLE.replace("New", "<x/>" * 500_001), {"exchange/xml": 12},
    ),
    "XLIFF 2": (
        '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0"/>',
        {"exchange/format": 1},
    ),
    "other XML": ("<tmx/>", {"exchange/format": 1}),
    "no file": (
        '<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2"/>', {"exchange/format": 1},
    ),
    "no target language": (
        WHOLE.replace(' target-language="pl"', "", 1), {"exchange/language": 3},
    ),
    "an id twice": (WHOLE.replace('id="dimple/a#two"', 'id="dimple/a#one"'),
                    {"exchange/twice": 11}),
    "XML 1.0 has no such character": (WHOLE.replace("Zobacz", "&#1;"), {"exchange/xml": 7}),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD_FILES)
def test_files_that_cannot_be_relied_on(name: str) -> None:
    data, expected = BAD_FILES[name]
    found = refused(data)
    assert list(found) == list(expected)
    for code, line in expected.items():
        assert line in (None, found[code])
