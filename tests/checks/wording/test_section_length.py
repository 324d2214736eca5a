"""Sections are short."""

from __future__ import annotations

from pathlib import Path

from tests.checks.leaflet import subject, texts, told

CODE = "wording/section-length"

FORTY = "word " * 40


def test_what_has_a_heading_of_its_own_is_a_section(tmp_path: Path) -> None:
    assert told(CODE, subject(tmp_path, {"said": texts(FORTY, FORTY, "word " * 37)})) == []
    bold = "**Afterwards:** " + FORTY
    assert told(CODE, subject(tmp_path, {"said": texts(FORTY, FORTY, bold, FORTY)})) == []
    two = {"said": texts(FORTY, FORTY), "more": texts(FORTY, FORTY, title="")}
    assert told(CODE, subject(tmp_path, two)) == []
    pairs = "".join(f"  - {{id: p{n}, myth: A., fact: {FORTY}}}\n" for n in range(4))
    myths = f"kind: myths-facts\ntitle: A\npairs:\n{pairs}"
    assert told(CODE, subject(tmp_path, {"said": myths})) == []


def test_one_word_too_many(tmp_path: Path) -> None:
    assert told(CODE, subject(tmp_path, {"said": texts(FORTY, FORTY, "word " * 38)})) == [
        "title: this section has 121 words; readers take in 120"
    ]
    words = texts(FORTY, f"**Bold** {FORTY}", FORTY)
    assert len(told(CODE, subject(tmp_path, {"said": words}))) == 1
