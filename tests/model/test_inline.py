"""The inline language: bold, links, holes, and a refusal for everything else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaflets.model.inline import Hole, Words, read_inline


def test_bold_links_and_holes() -> None:
    inline = read_inline(
        "Call **us now** on {clinic.phone} or [read **more**](https://a.org/b(c))."
    )
    assert inline.faults == ()
    assert inline.pieces == (
        Words("Call "),
        Words("us now", strong=True),
        Words(" on "),
        Hole("clinic", ("phone",)),
        Words(" or "),
        Words("read ", href="https://a.org/b(c)"),
        Words("more", strong=True, href="https://a.org/b(c)"),
        Words("."),
    )
    assert inline.links == ("https://a.org/b(c)",)
    assert inline.strong_count == 2


def test_holes_of_every_kind() -> None:
    text = "{cite:a,b-2}{cite: a}{term:scan}{local.age_limit}**{clinic.emergency_number}**"
    inline = read_inline(text.replace("{cite: a}", ""))
    assert [str(hole) for hole in inline.holes] == [
        "{cite:a,b-2}",
        "{term:scan}",
        "{local.age_limit}",
        "{clinic.emergency_number}",
    ]
    assert inline.holes[-1].strong


def test_literal_braces_and_brackets() -> None:
    inline = read_inline("a {{ b [sic] < 5 mm & c")
    assert inline.pieces == (Words("a { b [sic] < 5 mm & c"),)
    assert inline.faults == ()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("**open", "** is missing"),
        ("a * b", "single *"),
        ("*em*", "single *"),
        ("{clinic.fax}", "not something a clinic has"),
        ("{clinic_phone}", "is not a hole"),
        ("{page}", "is not a hole"),
        ("{}", "is not a hole"),
        ("{cite:A}", "is not a hole"),
        ("{clinic.phone", "stands alone"),
        ("clinic.phone}", "stands alone"),
        ("{{ x }}", "template code"),
        ("{% if %}", "template code"),
        ("{# note #}", "template code"),
        ("<b>now</b>", "HTML"),
        ("a<br/>", "HTML"),
        ("<!-- x -->", "HTML"),
        ("a&nbsp;b", "HTML"),
        ("&#160;", "HTML"),
        ("[a](http://)", "not an address"),
        ("[a](javascript:alert(1))", "not an address"),
        ("[a](ftp://a.org)", "not an address"),
        ("[a](example.org)", "not an address"),
        ("[a](https://exämple.org)", "not an address"),
        ("[a](https://a.org b)", "not complete"),
        ("[](https://a.org)", "no words"),
        ("two\nlines", "more than one"),
    ],
)
def test_everything_else_is_refused(text: str, message: str) -> None:
    faults = read_inline(text).faults
    assert any(message in fault.message for fault in faults), faults
    assert all(fault.hint for fault in faults)


@pytest.mark.parametrize("text", ["**bold**", "[a](https://a.org)"])
def test_titles_hold_neither_bold_nor_links(text: str) -> None:
    assert "not allowed in a title" in read_inline(text, rich=False).faults[0].message
    assert read_inline(text, rich=True).faults == ()


def test_labels_have_their_own_holes() -> None:
    assert read_inline("Page {page}", False, ("page",)).faults == ()
    assert "not a hole of this label" in read_inline("{n}", False, ("page",)).faults[0].message
    assert read_inline("{clinic.phone}", False, ("page",)).faults


@pytest.mark.parametrize("target", ["mailto:a@b.org", "tel:+44-20", "http://a.org/?q=1#x"])
def test_links_that_may_be_printed(target: str) -> None:
    assert read_inline(f"[a]({target})").links == (target,)


@given(st.text(alphabet="ab*{}[]()<>&;:/.% \n", max_size=40))
def test_nothing_is_lost_in_silence(text: str) -> None:
    inline = read_inline(text)
    if not inline.faults:
        printed = "".join(p.text for p in inline.pieces if isinstance(p, Words))
        for letter in "ab":
            assert printed.count(letter) <= text.count(letter)
        if not any(mark in text for mark in "*{}[]"):
            assert printed == text
