"""UAX #14 against the consortium's own cases, then what leaflets add to it."""

from __future__ import annotations

import sys
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaflets.problems import LeafletsError
from leaflets.text.line_breaking import line_breaks, uax14_breaks
from leaflets.text.tokens import kept_together
from leaflets.workspace import IDS
from tests.text.conformance import (
    FILES,
    SAMPLES,
    ConformanceFileMissingError,
    break_cases,
    conformance_file,
)


def lines_of(text: str, language: str = "en") -> list[str]:
    """The pieces a text may be broken into."""
    starts = [0, *line_breaks(text, language)]
    return [text[a:b] for a, b in pairwise(starts)]


def test_line_break_conformance() -> None:
    cases = break_cases(conformance_file("auxiliary/LineBreakTest.txt"))
    failures = [
        (text, expected, found)
        for text, expected in cases
        if (found := list(uax14_breaks(text))) != expected
    ]
    assert failures == []
    assert len(cases) > 600


def test_conformance_on_ci_needs_the_complete_files(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("LEAFLETS_UNICODE_DATA", str(tmp_path))
    monkeypatch.delenv("CI", raising=False)
    assert conformance_file("BidiTest.txt") == SAMPLES / "BidiTest.txt"
    monkeypatch.setenv("CI", "true")
    with pytest.raises(ConformanceFileMissingError):
        conformance_file("BidiTest.txt")


def test_samples_are_shipped_and_small() -> None:
    sizes = [(SAMPLES / Path(name).name).stat().st_size for name in FILES]
    assert all(sizes)
    assert sum(sizes) <= 200_000


@pytest.mark.parametrize(
    ("text", "language", "pieces"),
    [
        ("Take 500 mg now", "en", ["Take ", "500 mg ", "now"]),
        ("for 6 weeks", "en", ["for ", "6 ", "weeks"]),
        ("call 0800 123 456.", "en", ["call ", "0800 123 456."]),
        ("every 4–6 h", "en", ["every ", "4–6 h"]),
        ("if ≥ 38.5 °C", "en", ["if ", "≥ 38.5 °C"]),
        ("2 × 5 ml", "en", ["2 × 5 ml"]),
        ("take × 3", "en", ["take ", "× 3"]),
        ("see www.nhs.uk/a-b today", "en", ["see ", "www.nhs.uk/a-b ", "today"]),
        ("خذ 500 مغ كل", "ar", ["خذ ", "500 مغ ", "كل"]),
        ("קחו 5 מ״ג כל", "he", ["קחו ", "5 מ״ג ", "כל"]),
        ("ले 500 मि.ग्रा. हर", "hi", ["ले ", "500 मि.ग्रा. ", "हर"]),
        ("병원에 전화하세요", "ko", ["병원에 ", "전화하세요"]),
        ("병원(서울)에 5일", "ko-KR", ["병원(서울)에 ", "5일"]),
        ("服500毫克。", "zh-Hans", ["服", "500毫克。"]),
        ("« mot » et", "fr", ["« mot » ", "et"]),
        ("idź w domu", "pl", ["idź ", "w domu"]),
        ("idź w domu", "en", ["idź ", "w ", "domu"]),
        ("a\nb", "en", ["a\n", "b"]),
    ],
)
def test_pieces(text: str, language: str, pieces: list[str]) -> None:
    assert lines_of(text, language) == pieces


def test_long_address_breaks_after_slashes_and_before_points_never_in_the_site_name() -> None:
    address = "https://www.example.org/conditions/baby-jaundice/overview.html"
    assert lines_of(address) == [
        "https://www.example.org/",
        "conditions/",
        "baby",
        "-jaundice/",
        "overview",
        ".html",
    ]


def test_mandatory_breaks() -> None:
    assert line_breaks("a b\nc", "en") == (2, 4, 5)
    assert line_breaks("", "en") == ()
    assert line_breaks("5\n6", "ko") == (2, 3)


def test_scripts_without_spaces_use_the_dictionary() -> None:
    pytest.importorskip("icu4py")
    assert lines_of("กินยาทันที", "th") == ["กิน", "ยา", "ทันที"]
    assert lines_of("😀 กินยา", "th") == ["😀 ", "กิน", "ยา"]
    assert lines_of("ต่าง ๆ", "th") == ["ต่าง ๆ"]
    assert lines_of("ທຸກໆມື້", "lo") == ["ທຸກໆ", "ມື້"]
    assert lines_of("กิน\u2060ยา", "th") == ["กิน\u2060ยา"]
    assert lines_of("ស្លាប\u200bព្រា", "km")[0] == "ស្លាប\u200b"


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("กินยา", "th", "Thai"),
        ("ໂທຫາທ່ານໝໍ", "lo", "Lao"),
        ("ទូរស័ព្ទ", "km", "Khmer"),
        ("ဆရာဝန်", "my", "Burmese"),
        ("กินยาหลังอาหารทันทีทุกวัน", "en", "Thai"),
    ],
)
def test_missing_dictionary_is_a_problem_with_a_remedy(
    monkeypatch: pytest.MonkeyPatch, text: str, language: str, name: str
) -> None:
    line_breaks.cache_clear()
    monkeypatch.setitem(sys.modules, "icu4py.breakers", None)
    with pytest.raises(LeafletsError) as caught:
        line_breaks(text, language)
    (problem,) = caught.value.problems
    assert problem.code == "line-breaking/dictionary-missing"
    assert problem.message.startswith(name)
    assert language in problem.message
    assert problem.hint == 'pip install "leaflets[sea]"'


def test_names_of_languages_need_no_dictionary(monkeypatch: pytest.MonkeyPatch) -> None:
    line_breaks.cache_clear()
    monkeypatch.setitem(sys.modules, "icu4py.breakers", None)
    assert lines_of("English, ภาษาไทย, ລາວ") == ["English, ", "ภาษาไทย, ", "ລາວ"]


@given(
    st.lists(st.sampled_from(["500", " ", "mg", "–", "8:30", ".", "www.nhs.uk", "א", "يوم", "،"]))
)
def test_no_line_ends_inside_what_is_kept_together(words: list[str]) -> None:
    text = "".join(words)
    found = line_breaks(text, "en")
    assert list(found) == sorted(set(found))
    assert (found[-1] if found else 0) == len(text)
    for start, end in kept_together(text):
        assert not any(start < offset < end for offset in found)


def test_ids_of_messages_break_after_their_signs_and_stay_whole_elsewhere() -> None:
    text = "sacral-dimple/caring#bathe.item 020 7946 0123"
    pieces = ["sacral-", "dimple/", "caring#", "bathe.", "item ", "020 7946 0123"]
    assert lines_of(text, IDS) == pieces
    assert lines_of(text, "en") == ["sacral-", "dimple/", "caring#bathe.item ", "020 7946 0123"]
