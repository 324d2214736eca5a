"""Words that nobody has checked, and leaflets that may not go out: what pages and builds say."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

import pytest

from leaflets import pipeline
from leaflets.batch import load_workspace
from leaflets.model.job import Job
from leaflets.model.library import Library
from leaflets.model.page import Area, PagedDocument, SetText
from leaflets.model.review import Review, SignOff
from leaflets.problems import LeafletsError
from tests.small_workspace import CLINIC, LEAFLET, copy_workspace

JOB = Job(LEAFLET, "es", CLINIC, "handout", "a4", "screen")
PO = "content/translations/es/sacral-dimple.po"
CLEAN = 'msgstr "Mantenga limpio el hoyuelo.{cite:adam-pfusion}"'
INK, YELLOW = "#1a1a1a", "#ffe14d"


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    return copy_workspace(tmp_path / "mine")


def changed(workspace: Path, old: str, new: str, file: str = PO) -> Library:
    path = workspace / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    return load_workspace(workspace)


def words(item: SetText) -> str:
    return "".join(word.word.text for line in item.lines for word in line.words)


def _around(line: Area, frame: Area) -> bool:
    """Whether a dark line goes around a frame."""
    near = abs(line.x - frame.x) < 1 and abs(line.y - frame.y) < 1
    return near and line.stroke == INK and abs(line.height - frame.height) < 2


def framed(document: PagedDocument) -> list[str]:
    """Texts that stand in a yellow frame of their own."""
    found = []
    for page in document.pages:
        areas = [i for i in page.items if isinstance(i, Area) and i.width < page.width / 1.2]
        frames = [area for area in areas if area.fill == YELLOW]
        texts = [item for item in page.items if isinstance(item, SetText)]
        for frame in frames:
            assert any(_around(area, frame) for area in areas), "it must show in black and white"
            inside = [
                text
                for text in texts
                if frame.x < text.xs[0] < frame.x + frame.width
                and frame.y < text.baselines[0] < frame.y + frame.height
            ]
            found += [words(text) for text in inside]
    return found


@pytest.mark.parametrize("profile", ["screen", "office"])
def test_a_stale_translation_is_framed_where_it_stands(profile: str, workspace: Path) -> None:
    library = changed(workspace, 'msgid "Keep the dimple clean.', 'msgid "Keep it clean.')
    document = pipeline.lay_out(library, replace(JOB, profile=profile)).document
    (text,) = framed(document)
    assert text.startswith("Sin comprobar desde un cambio: Mantenga limpio el hoyuelo.")
    for page in document.pages:
        marks = " ".join(words(item) for item in page.items if isinstance(item, SetText))
        assert "Modificado después de la revisión." in marks
        assert "Changed since it was reviewed." in marks


def test_nothing_is_framed_without_a_reason(workspace: Path) -> None:
    assert framed(pipeline.lay_out(load_workspace(workspace), JOB).document) == []


def test_untranslated_words_are_framed_only_when_allowed(workspace: Path) -> None:
    library = changed(workspace, CLEAN, 'msgstr ""')
    with pytest.raises(LeafletsError) as caught:
        pipeline.lay_out(library, JOB)
    assert [problem.code for problem in caught.value.problems] == ["translation/missing"]
    document = pipeline.lay_out(library, JOB, terms=pipeline.Terms(allow_mixed=True)).document
    (text,) = framed(document)
    assert text.startswith("Sin traducir: Keep the dimple clean.")
    languages = {element.language for element in document.elements}
    assert "en-GB" in languages


def test_final_names_each_reason(workspace: Path) -> None:
    with pytest.raises(LeafletsError) as caught:
        pipeline.lay_out(load_workspace(workspace), JOB, terms=pipeline.Terms(final=True))
    codes = [problem.code for problem in caught.value.problems]
    assert codes == ["review/unsigned", "review/draft-translation", "review/sample-clinic"]


def test_final_says_that_the_source_waits_and_not_the_translation(
    workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    signed = SignOff("A. Person", "nurse", datetime.date(2026, 11, 1), "human", "", "00", ())
    review = Review("translated", "reviewed", draft_translation=False, sign_off=signed)
    monkeypatch.setattr(pipeline, "review_of", lambda *_: review)
    with pytest.raises(LeafletsError) as caught:
        pipeline.build(load_workspace(workspace), JOB, terms=pipeline.Terms(final=True))
    (unsigned, *_) = caught.value.problems
    assert unsigned.code == "review/unsigned"
    assert f"is not, or has changed since: leaflets review {LEAFLET}" in unsigned.hint


def test_what_is_signed_and_fresh_is_printed_without_a_mark(
    workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = workspace / f"content/clinics/{CLINIC}.yaml"
    text = path.read_text("utf-8").replace("sample: true\n", "").replace("020 7946 01", "000 00 00")
    kept = [line for line in text.split("\n") if "example.org" not in line or line[:1] == "#"]
    path.write_text("\n".join(kept), "utf-8")
    signed = SignOff("A. Person", "nurse", datetime.date(2026, 11, 1), "human", "", "00", ())
    review = Review("reviewed", "reviewed", draft_translation=False, sign_off=signed)
    monkeypatch.setattr(pipeline, "review_of", lambda *_: review)
    job = replace(JOB, language="en-GB")
    library = load_workspace(workspace)
    document = pipeline.lay_out(library, job, terms=pipeline.Terms(final=True)).document
    fills = {item.fill for page in document.pages for item in page.items if isinstance(item, Area)}
    assert YELLOW not in fills


def test_marks_are_larger_on_larger_paper(workspace: Path) -> None:
    """Paper that is made large to be printed small must still show them."""
    sizes = []
    for width, height in ((210, 297), (420, 594)):
        paper = f"title: Any\nwidth: {width}\nheight: {height}\n"
        (workspace / "layouts/papers/any.yaml").write_text(paper, "utf-8")
        job = replace(JOB, language="en-GB", paper="any")
        page = pipeline.lay_out(load_workspace(workspace), job).document.pages[0]
        marks = [
            i
            for i in page.items
            if isinstance(i, SetText) and words(i).startswith("Not clinically")
        ]
        sizes.append(marks[0].lines[0].words[0].size)
    assert sizes == [10.0, 20.0]
