"""One row for each form: what fits, what does not, and why."""

from __future__ import annotations

import pytest

from leaflets.fit.rows import Row, on_one_line
from leaflets.model.library import Library
from leaflets.problems import LeafletsError, Problem, Where
from tests.fit.planted import (
    LEPORELLO,
    LOW,
    LOWER,
    NARROW,
    UNTRANSLATED,
    job,
    planted_library,
    row_of,
    shipped,
)

MM = 72 / 25.4
CONTACT = "shared/contact"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return planted_library(tmp_path_factory.mktemp("planted"))


def test_what_fits() -> None:
    row, made = shipped(job())
    assert row.verdict == "fits"
    assert not row.failed
    assert row.pages == len(made.document.pages) == len(row.fullness) == 2
    assert row.panels is None
    assert row.whole == pytest.approx(sum(row.fullness) / 2, abs=0.01)
    assert {b.block for b in row.blocks} == {p.block for p in made.placements}
    assert (row.over, row.problems, row.reason()) == ((), (), "")


def test_what_is_too_tall_and_by_how_much(library: Library) -> None:
    row, made = row_of(library, job(paper=LOW))
    assert made is None
    assert row.verdict == "does not fit"
    assert row.failed
    assert (row.pages, row.whole, row.blocks) == (None, None, ())
    over = {one.block: one.millimetres for one in row.over}
    on_a5, a5 = shipped(job(paper="a5"))
    top, bottom = a5.columns[1]
    height = {b.block: b.height for b in on_a5.blocks}[CONTACT]
    assert over[CONTACT] == pytest.approx(height - ((bottom - top) / MM - LOWER), abs=0.01)
    assert f"{CONTACT} {over[CONTACT]:.0f} mm" in row.reason()
    assert all(problem.code == "layout/does-not-fit" for problem in row.problems)


def test_a_layout_that_is_not_for_the_paper(library: Library) -> None:
    row, made = row_of(library, job(paper=NARROW))
    assert made is None
    assert row.verdict == "not for this paper"
    assert not row.failed
    assert row.reason() == "layout handout needs paper at least 100 mm wide; narrow is 90 mm"


def test_what_is_not_translated(library: Library) -> None:
    row, _ = row_of(library, job(language="es"))
    assert row.verdict == "cannot be printed"
    assert row.failed
    assert row.over == ()
    assert any(UNTRANSLATED in str(problem) for problem in row.problems)
    assert row.reason()


def test_more_pages_than_the_folded_sheet_has_panels(library: Library) -> None:
    row, made = row_of(library, job(paper=LEPORELLO))
    assert made is None
    assert row.verdict == "does not fit"
    assert row.reason() == "the leaflet takes 6 pages, and the sheet of leporello has 3 panels"
    assert row.problems[0].code == "layout/too-many-pages"


def test_a_layout_for_another_number_of_languages(library: Library) -> None:
    row, _ = row_of(library, job("side-by-side"))
    assert row.verdict == "cannot be printed"
    assert "for two languages" in row.reason()


@pytest.mark.parametrize(
    ("codes", "verdict"),
    [
        (("layout/no-room",), "does not fit"),
        (("fit/too-many-pages", "layout/does-not-fit"), "does not fit"),
        (("layout/does-not-fit", "theme/contrast"), "cannot be printed"),
        (("layout/paper-too-narrow", "layout/does-not-fit"), "does not fit"),
    ],
)
def test_the_verdict_follows_from_what_is_wrong(
    monkeypatch: pytest.MonkeyPatch, codes: tuple[str, ...], verdict: str
) -> None:
    problems = tuple(Problem(code, f"says {code}", Where(field="here")) for code in codes)

    def refuse(*_: object) -> None:
        raise LeafletsError(*problems)

    monkeypatch.setattr("leaflets.fit.rows.lay_out", refuse)
    row, _ = row_of(None, job())  # type: ignore[arg-type]
    assert row.verdict == verdict
    assert row.problems == problems
    assert row.reason().startswith(f"says {codes[0]}")
    assert ("and 1 more" in row.reason()) is (len(codes) > 1)


def test_what_is_over_in_all_of_a_leaflet() -> None:
    whole = Problem("fit/over", "two pages and a bit", over=12.4)
    block = Problem("layout/does-not-fit", "too tall", about="a/b", over=3.0)
    (row,) = _rows_of(whole, block)
    assert row.reason() == "the leaflet 12 mm; a/b 3 mm"
    assert row.data()["over"] == [{"block": None, "mm": 12.4}, {"block": "a/b", "mm": 3.0}]


def _rows_of(*problems: Problem) -> list[Row]:
    from leaflets.fit.rows import _without_pages

    return [_without_pages(job(), problems)]


def test_names_stay_on_one_line() -> None:
    assert on_one_line("a\nb\x1b[31m\u202ec") == "a\ufffdb\ufffd[31m\ufffdc"
    assert on_one_line("Übersicht 简体") == "Übersicht 简体"
