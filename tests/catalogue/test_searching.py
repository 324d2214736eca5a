"""What is typed finds what is meant: the same words, however they are written, in Python and in the
browser."""

from __future__ import annotations

import json
import sys
import unicodedata
from importlib.resources import files
from typing import TYPE_CHECKING

import pytest

from leaflets.catalogue.searching import FOLDING, plain, words_of
from tests.catalogue.world import TITLE_AR, TITLE_BN

if TYPE_CHECKING:
    from playwright.sync_api import Page

SAME = {
    "Sacral Dimple": "sacral dimple",
    "  Sacral—dimple:\twarning signs! ": "sacral dimple warning signs",
    "Señales de ALARMA": "senales de alarma",
    "Straße, œuf, Łódź, Đà Nẵng, Ísland": "strasse oeuf lodz da nang island",
    "ΟΔΟΣ οδός": "οδοσ οδοσ",
    "Ёлка и йод": "елка и иод",
    "İstanbul ısı": "istanbul isi",
    "ﬁt ＡＢＣ １２": "fit abc 12",
    "الغمّازةُ العَجُزيّـة": "الغمازه العجزيه",
    "إلى أطفال آباء ٱلله على": "الي اطفال ابا الله علي",
    "کودک ہے گھر": "كودك هي گهر",
    "حُمّى ٣٨ ۳۸": "حمي 38 38",
    "שָׁלוֹם": "שלום",
    "স্যাক্রাল টোল ১২": "স্যাক্রাল টোল 12",
    "फ़ोन फोन": "फोन फोन",
    "骶部凹陷：警告": "骶部凹陷 警告",
    "กระเบนเหน็บ ๕": "กระเบนเหน็บ 5",
    "می‌خواهم": "ميخواهم",
    "Q82.6": "q82 6",
    "": "",
    "…—“”": "",
}
"""As people write it -> as it is compared."""


@pytest.mark.parametrize("text", SAME)
def test_words_are_compared_by_what_they_say(text: str) -> None:
    assert plain(text) == unicodedata.normalize("NFKD", SAME[text])


@pytest.mark.parametrize("text", [*SAME, TITLE_AR, TITLE_BN])
def test_what_is_plain_stays_as_it_is(text: str) -> None:
    assert plain(plain(text)) == plain(text)
    assert plain(unicodedata.normalize("NFD", text)) == plain(text)


def test_vowels_of_other_scripts_are_no_accents() -> None:
    assert plain("কি") != plain("কা") != plain("ক")
    assert plain("ไก่") != plain("ไก")


def test_digits_of_every_script_are_equal() -> None:
    digits = [
        char for char in map(chr, range(sys.maxunicode)) if unicodedata.category(char) == "Nd"
    ]
    assert len(digits) > 600
    assert [plain(char) for char in digits] == [str(unicodedata.digit(char)) for char in digits]


def test_each_word_is_there_once() -> None:
    assert words_of(["A dimple, a DIMPLE", "the dimple"]) == "a dimple the"


def _ideograph(char: str) -> int:
    """One of ten thousands that are alike; every hundredth is looked at."""
    return unicodedata.name(char, "").startswith(("CJK UNIFIED", "HANGUL SYL")) and ord(char) % 100


def test_the_browser_does_the_same(window: Page) -> None:
    """All letters of all scripts, by themselves; and whole words."""
    source = (files("leaflets.catalogue") / "web/catalogue.js").read_text("utf-8")
    start, end = source.index("const DROPPED"), source.index("// ---- What the browser remembers")
    letters = [
        char
        for char in map(chr, range(0x20000))
        if unicodedata.category(char) not in ("Cn", "Cs", "Co") and not _ideograph(char)
    ]
    texts = [*SAME, TITLE_AR, TITLE_BN, *letters]
    found = window.evaluate(
        f"texts => {{const data = {json.dumps({'folding': FOLDING})}; {source[start:end]}"
        "return texts.map(plain)}",
        texts,
    )
    differ = [
        (text, ours, theirs)
        for text, ours, theirs in zip(texts, map(plain, texts), found, strict=True)
        if ours != theirs
    ]
    assert len(texts) > 40_000
    assert differ == []
