"""Every language we print, set for real: each sentence reads back letter by letter, alone and with
all others in one file."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from pathlib import Path

import pytest

from leaflets.languages import language
from leaflets.model.page import PagedDocument, SetText
from leaflets.pdf import draw
from leaflets.problems import LeafletsError
from leaflets.text.face import prints_nothing
from leaflets.text.glyphs import TextRun, TextStyle
from leaflets.text.paragraph import paragraph
from tests.conformance.verapdf import Validator, report
from tests.oracle.read_back import read_tree, rows
from tests.pdf.content import content_flaws
from tests.pdf.samples import HEIGHT, MARGIN, WIDTH, Builder
from tests.pdf.typesetting import LIBRARY

SAMPLE_FILE = Path(__file__).parents[1] / "fonts" / "samples.toml"
SAMPLES: dict[str, str] = tomllib.loads(SAMPLE_FILE.read_text(encoding="utf-8"))["samples"]


def _printable(tag: str) -> bool:
    """Whether the fonts are there: those of Korean and Japanese come with an extra."""
    try:
        LIBRARY.stack(tag)
    except LeafletsError:
        return False
    return True


PRINTED = [tag for tag in SAMPLES if _printable(tag)]


def _set(build: Builder, tag: str, weight: int) -> str:
    """Add the sample as a paragraph; returns what can be read of it."""
    style = TextStyle(10, weight, "ink", tag)
    right_to_left = language(tag).right_to_left
    shaped = paragraph((TextRun(SAMPLES[tag], style),), tag, right_to_left, LIBRARY)
    lines = shaped.fill(WIDTH - 2 * MARGIN)
    if build.y + 30 * len(lines) > HEIGHT - MARGIN:
        build.new_page()
    baselines = tuple(build.y + 20 * (row + 1) for row in range(len(lines)))
    build.y = baselines[-1] + 10
    element = build.element("P", 0, language=tag)
    build.pages[-1].append(SetText(lines, (MARGIN,) * len(lines), baselines, element))
    missing = {gap.char for gap in shaped.missing}
    return _read(character for character in SAMPLES[tag] if character not in missing)


def _read(characters: Iterable[str]) -> str:
    text = "".join(characters)
    spaced = text.replace("\u00a0", " ").replace("\u202f", " ")
    return "".join(character for character in spaced if not prints_nothing(character))


def _document(tags: list[str]) -> tuple[PagedDocument, list[str]]:
    build = Builder("en")
    build.element("Document", -1)
    said = [_set(build, tag, weight) for tag in tags for weight in (400, 700)]
    return build.document(), said


@pytest.mark.parametrize("tag", PRINTED)
def test_sentence_reads_back(tag: str) -> None:
    document, said = _document([tag])
    data = draw(document)
    assert [_read(row.text) for row in rows(read_tree(data), "P")] == said
    assert content_flaws(data) == []


def test_all_languages_in_one_file(verapdf: Validator, tmp_path: Path) -> None:
    document, said = _document(PRINTED)
    data = draw(document)
    assert [_read(row.text) for row in rows(read_tree(data), "P")] == said
    path = tmp_path / "all.pdf"
    path.write_bytes(data)
    failures = verapdf([path])
    assert not failures, report(failures)
