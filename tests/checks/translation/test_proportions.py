"""30 of every 1,000: what is counted and what it is counted out of."""

from __future__ import annotations

import pytest

from leaflets.checks.translation.proportions import CHECK
from tests.checks.translation.pairing import Corpus, finds

SOURCE = "About 30 to 80 in every 1,000 babies"
PLANTED: Corpus = (
    ("es", SOURCE, "Unos 30 a 80 de cada 1000 bebés", "Unos 1000 de cada 30 a 80 bebés"),
    ("fr", SOURCE, "Environ 30 à 80 bébés sur 1 000", "Environ 1 000 à 80 bébés sur 30"),
    ("pt", SOURCE, "Cerca de 30 a 80 em cada 1000", "Cerca de 1000 a 80 em cada 30"),
    ("pl", SOURCE, "30 do 80 na każde 1000 dzieci", "1000 do 80 na każde 30 dzieci"),
    ("de", SOURCE, "30 bis 80 von 1000 Babys", "1000 bis 80 von 30 Babys"),
    ("it", SOURCE, "Da 30 a 80 bambini su 1000", "Da 1000 a 80 bambini su 30"),
    ("vi", SOURCE, "Cứ 1000 em bé thì khoảng 30 đến 80 em", "Cứ 30 em bé thì 1000 đến 80 em"),
    ("ar", SOURCE, "نحو 30 إلى 80 من كل 1000 رضيع", "نحو 1000 إلى 80 من كل 30 رضيع"),
    ("ur", SOURCE, "ہر 1000 میں سے 30 سے 80 بچے", "ہر 30 میں سے 1000 سے 80 بچے"),
    ("fa", SOURCE, "۳۰ تا ۸۰ از هر ۱۰۰۰ نوزاد", "۱۰۰۰ تا ۸۰ از هر ۳۰ نوزاد"),
    ("hi", SOURCE, "हर 1000 में से 30 से 80 शिशु", "हर 30 में से 1000 से 80 शिशु"),
    ("bn", SOURCE, "প্রতি 1000 শিশুর মধ্যে 30 থেকে 80", "প্রতি 30 শিশুর মধ্যে 1000 থেকে 80"),
    ("zh-Hans", SOURCE, "每 1000 个宝宝中约有 30 到 80 个", "每 30 个宝宝中约有 1000 到 80 个"),
    ("fr", "1 in 1,000 babies", "1 bébé sur 1 000", "1 000 bébés sur 1"),
)  # fmt: skip


@pytest.mark.parametrize(("language", "source", "right", "wrong"), PLANTED)
def test_a_turned_proportion_is_found(language: str, source: str, right: str, wrong: str) -> None:
    assert finds(CHECK, language, source, right) == []
    assert len(finds(CHECK, language, source, wrong)) == 1


def test_another_number_after_the_same_words_is_no_mistake() -> None:
    source = "1 in every 1,000, in a study of 370 adults"
    assert finds(CHECK, "fr", source, "1 sur 1 000, dans une étude sur 370 adultes") == []


def test_languages_without_the_words_are_said_to_be_unchecked() -> None:
    assert "of every" in CHECK.unreliable("so")
    assert "of every" in CHECK.unreliable("ko")
    assert not CHECK.unreliable("ar")
