"""Short forms are spelled out, explained, or names."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.checks.leaflet import said, subject, texts, told

CODE = "wording/acronyms"


@pytest.mark.parametrize(
    "text",
    [
        "Magnetic resonance imaging (MRI) shows it. MRI takes long.",
        "An MRI (a scan with a magnet) shows it.",
        "You may need MRIs (scans with a magnet).",
        "Call NHS 111, or see ISRCTN.",
        "In the UK, watch it on TV. Henry VIII had one. I am well. A baby is born.",
        "See example.ORG and sub-MRI-like words.",
    ],
)
def test_what_is_explained_or_known_is_left_alone(text: str, tmp_path: Path) -> None:
    kept = {"content/glossary.yaml": "terms: []\nkept: [ISRCTN, NHS 111]\n"}
    assert told(CODE, subject(tmp_path, {"said": texts(text)}, changes=kept)) == []


def test_each_is_told_once_where_it_first_stands(tmp_path: Path) -> None:
    leaflet = said(tmp_path, "An MRI shows it.", "MRI takes long. So do CTs and the E.C.G. too.")
    assert told(CODE, leaflet) == [
        "paragraphs.p0.text: “MRI” is not spelled out",
        "paragraphs.p1.text: “CT” is not spelled out",
        "paragraphs.p1.text: “ECG” is not spelled out",
    ]


def test_a_stretch_of_words_in_capitals_is_no_row_of_short_forms(tmp_path: Path) -> None:
    leaflet = said(tmp_path, "DO NOT WAIT FOR US.", "An MRI CT scan.", "CALL 111 OR 999 AT NIGHT.")
    assert told(CODE, leaflet) == [
        "paragraphs.p1.text: “MRI” is not spelled out",
        "paragraphs.p1.text: “CT” is not spelled out",
    ]


def test_a_term_counts_only_where_a_block_explains_it(tmp_path: Path) -> None:
    terms = "terms:\n  - {id: mri, term: MRI scan, meaning: Pictures made with a magnet.}\n"
    changes = {"content/glossary.yaml": terms}
    blocks = {
        "said": texts("An MRI shows it."),
        "words": "kind: glossary\ntitle: W\nterms: [mri]\n",
    }
    assert told(CODE, subject(tmp_path, blocks, changes=changes)) == []
    del blocks["words"]
    assert len(told(CODE, subject(tmp_path, blocks, changes=changes))) == 1
