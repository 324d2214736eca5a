"""``leaflets build``."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.commands.conftest import Type
from tests.small_workspace import CLINIC, LEAFLET, OTHER, FakeBuilder, change

Use = Callable[[FakeBuilder], FakeBuilder]


def pdf(workspace: Path, leaflet: str, language: str = "en-GB", layout: str = "handout") -> Path:
    return workspace / "output" / CLINIC / language / f"{leaflet}-{layout}-a4-screen.pdf"


def test_one_line_for_each_pdf_and_a_sum(workspace: Path, use_builder: Use, leaflets: Type) -> None:
    use_builder(FakeBuilder())
    result = leaflets("build", LEAFLET, "-l", "en")
    assert result.exit_code == 0, result.output
    lines = result.stdout.splitlines()
    assert lines[0].startswith(f"output{os.sep}{CLINIC}")
    assert lines[0].endswith("2 pages, 1 KB")
    assert lines[1] == "1 of 1 PDF done."
    assert pdf(workspace, LEAFLET).read_bytes().startswith(b"%PDF")
    forced = leaflets("build", LEAFLET, "-l", "en", "--force")
    assert "unchanged" in forced.stdout
    again = leaflets("build", LEAFLET, "-l", "en")
    assert again.stdout == "The PDF is up to date.\n"
    assert again.exit_code == 0


def test_without_words_everything_is_built_but_no_pseudolocale(
    workspace: Path, use_builder: Use, leaflets: Type
) -> None:
    (workspace / "content" / "translations" / "en-XA").mkdir(parents=True)
    fake = use_builder(FakeBuilder())
    result = leaflets("build")
    assert result.exit_code == 0, result.output
    assert {job.leaflet for job in fake.jobs} == {LEAFLET, OTHER}
    assert fake.jobs[0].language == "en-GB"
    assert "en-XA" not in {job.language for job in fake.jobs}


def test_two_languages(workspace: Path, use_builder: Use, leaflets: Type) -> None:
    fake = use_builder(FakeBuilder())
    result = leaflets("build", LEAFLET, "-l", "ar", "--bilingual", "es")
    assert result.exit_code == 0, result.output
    path = workspace / "output" / CLINIC / "ar" / f"{LEAFLET}-side-by-side-a4-screen-with-es.pdf"
    assert path.is_file()
    leaflets("build", LEAFLET, "-l", "ar", "--bilingual")
    assert [job.second for job in fake.jobs] == ["es", "en-GB"]
    leaflets("build", LEAFLET, "-l", "ar")
    assert fake.jobs[-1].second == ""
    assert fake.jobs[-1].layout == "handout"


def test_the_same_language_twice(workspace: Path, use_builder: Use, leaflets: Type) -> None:
    use_builder(FakeBuilder())
    result = leaflets("build", LEAFLET, "-l", "en", "--bilingual")
    assert result.exit_code == 2
    assert "en-GB cannot stand beside itself" in result.output
    assert not (workspace / "output").exists()


def test_a_refused_leaflet_stops_no_other_and_keeps_its_earlier_pdf(
    workspace: Path, use_builder: Use, leaflets: Type
) -> None:
    use_builder(FakeBuilder())
    leaflets("build", "-l", "en")
    old = pdf(workspace, LEAFLET)
    before = old.read_bytes()
    os.utime(old, (1795176000, 1795176000))  # 2026-11-20, noon UTC
    use_builder(FakeBuilder(refuse=LEAFLET))
    result = leaflets("build", "-l", "en", "--force")
    assert result.exit_code == 1
    assert "kept the earlier file from 2026-11-20" in result.stdout
    assert "1 of 2 PDFs done, 1 unchanged, 1 refused" in result.stdout
    assert old.read_bytes() == before
    assert "line 7, title: it is bad [fake/refused]" in result.stderr
    assert "what to do: mend it" in result.stderr


def test_a_problem_of_several_jobs_is_told_once(
    workspace: Path, use_builder: Use, leaflets: Type
) -> None:
    use_builder(FakeBuilder(refuse=LEAFLET))
    result = leaflets(
        "build", LEAFLET, "-l", "en", "--paper", "a4", "--paper", "letter", "--profile", "office",
        "--profile", "screen",
    )  # fmt: skip
    assert result.stderr.count("it is bad") == 1
    assert "(4 PDFs)" in result.stderr
    assert result.stdout.count("refused  ") == 4


def test_our_mistake_in_one_job_lets_the_others_go_on(
    workspace: Path, use_builder: Use, leaflets: Type
) -> None:
    use_builder(FakeBuilder(crash=LEAFLET))
    result = leaflets("build", "-l", "en")
    assert result.exit_code == 1
    assert "internal/ZeroDivisionError" in result.stderr
    assert "please report it" in result.stderr
    assert "Traceback" not in result.output
    assert "1 of 2 PDFs done" in result.stdout


def test_debug_shows_our_mistake(
    workspace: Path, use_builder: Use, leaflets: Type, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LEAFLETS_DEBUG", "1")
    use_builder(FakeBuilder(crash=LEAFLET))
    assert isinstance(leaflets("build", "-l", "en").exception, ZeroDivisionError)


def test_interrupted(workspace: Path, use_builder: Use, leaflets: Type) -> None:
    use_builder(FakeBuilder(interrupt=LEAFLET))
    result = leaflets("build", OTHER, LEAFLET, "-l", "en")
    assert result.exit_code == 130
    assert "1 of 2 PDFs done before you stopped" in result.stderr
    assert not [p for p in (workspace / "output").rglob("*") if p.suffix == ".part"]
    assert not pdf(workspace, LEAFLET).exists()


def test_wrong_names_are_all_told_with_the_nearest_ones(
    workspace: Path, use_builder: Use, leaflets: Type
) -> None:
    fake = use_builder(FakeBuilder())
    result = leaflets(
        "build", "sacral-dimple-warning-sings", "-c", "riverbank", "-l", "xx", "--paper", "a44",
        "--layout", "handuot", "--profile", "scren",
    )  # fmt: skip
    assert result.exit_code == 2
    for hint in (LEAFLET, CLINIC, "did you mean a4", "did you mean handout", "did you mean screen"):
        assert hint in result.stderr
    assert result.stderr.count("error:") == 6
    assert fake.jobs == []


def test_a_broken_leaflet_is_reported_and_the_others_are_built(
    workspace: Path, use_builder: Use, leaflets: Type
) -> None:
    (workspace / "content" / "leaflets" / f"{LEAFLET}.yaml").write_text("id: [", "utf-8")
    use_builder(FakeBuilder())
    everything = leaflets("build", "-l", "en")
    assert everything.exit_code == 1
    assert "1 of 1 PDF done" in everything.stdout
    assert f"{LEAFLET}.yaml" in everything.stderr
    named = leaflets("build", LEAFLET, "-l", "en")
    assert named.exit_code == 1
    assert f"{LEAFLET}.yaml" in named.stderr
    assert "there is no leaflet" not in named.stderr
    other = leaflets("build", OTHER, "-l", "en")
    assert other.exit_code == 0, other.output


def test_no_workspace(tmp_path: Path, leaflets: Type, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = leaflets("build")
    assert result.exit_code == 2
    assert "leaflets init" in result.stderr


def test_a_file_where_the_output_should_be(
    workspace: Path, use_builder: Use, leaflets: Type
) -> None:
    use_builder(FakeBuilder())
    (workspace / "pdfs").write_text("mine", "utf-8")
    result = leaflets("build", "-o", "pdfs")
    assert result.exit_code == 1
    assert "publish/in-the-way" in result.stderr
    assert (workspace / "pdfs").read_text("utf-8") == "mine"


def test_a_replaced_colour_is_told_each_time_and_makes_nothing_anew(
    workspace: Path, use_builder: Use, leaflets: Type
) -> None:
    file = f"content/clinics/{CLINIC}.yaml"
    change(workspace, file, "language:", 'colours: {accent: "#005eb8"}\nlanguage:')
    fake = use_builder(FakeBuilder())
    first, second = (leaflets("build", "-l", "en") for _ in range(2))
    for result in (first, second):
        assert result.exit_code == 0
        assert result.stderr.count("[clinic/colour-replaced]") == 1
        assert "7:1 is needed" in result.stderr
    assert second.stdout == "2 of 2 PDFs done, 2 up to date.\n"
    assert len(fake.jobs) == 2
    change(workspace, file, "#005eb8", "#0053a2")
    third = leaflets("build", "-l", "en")
    assert len(fake.jobs) == 4
    assert "[clinic/colour-replaced]" not in third.stderr
