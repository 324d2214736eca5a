"""``leaflets build --orders``: from a row to a page, and nothing of a patient said elsewhere."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from tests.faults import many_rows
from tests.personal import CLINIC, LEAFLET, OTHER, SECRET, personal_workspace
from tests.small_workspace import FakeBuilder

Use = Callable[[FakeBuilder], FakeBuilder]
Type = Callable[..., Result]
HEAD = "leaflet,language,clinic,copies,appointment,ward\n"


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = personal_workspace(tmp_path / "mine")
    monkeypatch.chdir(folder)
    return folder


def order(workspace: Path, *rows: str, head: str = HEAD) -> Path:
    file = workspace / "today.csv"
    file.write_text(head + "".join(f"{row}\n" for row in rows), "utf-8")
    return file


def text_of(pdf: Path) -> str:
    import pypdf

    return " ".join(page.extract_text() for page in pypdf.PdfReader(pdf).pages)


def everything_written(workspace: Path) -> bytes:
    """All files but the order file and the PDFs."""
    files = (path for path in workspace.rglob("*") if path.is_file())
    return b"".join(
        path.read_bytes() for path in files if path.suffix != ".pdf" and path.name != "today.csv"
    )


def test_a_value_is_on_its_page_and_nowhere_else(workspace: Path, leaflets: Type) -> None:
    file = order(workspace, f"{LEAFLET},en,{CLINIC},2,{SECRET},Ward 3", f"{OTHER},en,{CLINIC},1,,")
    words = ("build", "--orders", file, "--report", "run.json", "--json-lines", "--zip", "clinic")
    result = leaflets(*words)
    assert result.exit_code == 0, result.output
    (pdf,) = (workspace / "output").rglob("*-row-2.pdf")
    assert SECRET in " ".join(text_of(pdf).split())
    for said in (result.stdout, result.stderr):
        assert SECRET not in said
        assert "Ward 3" not in said
    assert SECRET.encode() not in everything_written(workspace)
    report = json.loads((workspace / "run.json").read_text("utf-8"))
    assert [row["copies"] for row in report["orders"]] == [2, 1]
    assert report["totals"]["copies"] == 3
    found = leaflets("verify", pdf)
    assert "made for one person: not compared" in found.stdout
    assert found.exit_code == 0


def test_the_same_orders_again_and_one_other_value(workspace: Path, leaflets: Type) -> None:
    rows = [f"{LEAFLET},en,{CLINIC},1,{SECRET},", f"{LEAFLET},en,{CLINIC},1,Friday,"]
    file = order(workspace, *rows)
    leaflets("build", "--orders", file)
    assert leaflets("build", "--orders", file).stdout == "All 2 PDFs are up to date.\n"
    order(workspace, rows[0], rows[1].replace("Friday", "Monday"))
    assert "changed: values" in leaflets("build", "--orders", file, "--plan").stdout
    again = leaflets("build", "--orders", file)
    assert "2 of 2 PDFs done, 1 up to date." in again.stdout


def test_rows_that_are_added_while_others_are_made_are_made_by_the_next_run(
    workspace: Path, use_builder: Use, leaflets: Type
) -> None:
    file = order(workspace, f"{LEAFLET},en,{CLINIC},1,,")

    class WhileMade(FakeBuilder):
        def __call__(self, *job: Any) -> bytes:
            if not self.jobs:
                order(workspace, f"{LEAFLET},en,{CLINIC},1,,", f"{OTHER},en,{CLINIC},1,,")
            return super().__call__(*job)

    fake = use_builder(WhileMade())
    assert leaflets("build", "--orders", file).exit_code == 0
    assert leaflets("build", "--orders", file).exit_code == 0
    assert [job.leaflet for job in fake.jobs] == [LEAFLET, OTHER]


def test_a_row_that_is_refused_leaves_no_pdf_of_somebody_else(
    workspace: Path, leaflets: Type
) -> None:
    file = order(workspace, f"{LEAFLET},en,{CLINIC},1,{SECRET},")
    leaflets("build", "--orders", file)
    (pdf,) = (workspace / "output").rglob("*-row-2.pdf")
    order(workspace, f"{LEAFLET},en,{CLINIC},1,\U00012000 Zzyzx,")  # cuneiform: no font has it
    result = leaflets("build", "--orders", file)
    assert result.exit_code == 1
    assert "[values/missing-glyph]" in result.stderr
    assert "line 2, appointment" in result.stderr
    assert "Zzyzx" not in result.output
    assert "[batch/another-patient]" in result.stderr
    assert not pdf.exists()


@pytest.mark.parametrize("known", [True, False])
def test_nor_does_a_row_that_says_nothing_of_anybody(
    workspace: Path, leaflets: Type, known: bool
) -> None:
    """Its place is one that another row had; only a PDF for everybody may stay there."""
    head = "leaflet,language,clinic,ward,file\n"
    rows = (f"{LEAFLET},en,{CLINIC},{SECRET},one", f"{LEAFLET},en,{CLINIC},,two")
    file = order(workspace, *rows, head=head)
    words = ("build", "--orders", file, "-o", "made")
    assert leaflets(*words).exit_code == 0
    order(workspace, rows[0].replace(SECRET, ""), rows[1], head=head)
    if not known:
        (workspace / "made" / ".leaflets-record.sqlite").unlink()
    result = leaflets(*words, "--final")
    assert "2 refused" in result.stdout
    assert result.stderr.count("[batch/another-patient]") == 1
    left = {path.name for path in (workspace / "made").glob("*.pdf")}
    assert left == ({"two.pdf"} if known else {"one.pdf", "two.pdf"})
    if not known:
        assert "look at it, and remove it by hand: the record does not know it" in result.stderr


def test_rows_that_are_wrong_are_told_first_and_the_others_made(
    workspace: Path, use_builder: Use, leaflets: Type
) -> None:
    fake = use_builder(FakeBuilder())
    rows = [f"{LEAFLET},en,{CLINIC},1,,"] + [f"{OTHER},xx,{CLINIC},{n + 1},," for n in range(3)]
    file = order(workspace, *rows)
    result = leaflets("build", "--orders", file, "--report", "run.json")
    assert result.exit_code == 1
    for line in (3, 4, 5):
        assert f"line {line}, language" in result.stderr
    assert "1 of 1 PDF done" in result.stdout
    assert len(fake.jobs) == 1
    report = json.loads((workspace / "run.json").read_text("utf-8"))
    assert len([p for p in report["problems"] if p["code"] == "usage/unknown-language"]) == 3


@pytest.mark.parametrize(
    ("head", "row", "code"),
    [
        (HEAD.replace("ward", "shoe_size"), f"{LEAFLET},en,{CLINIC},1,,", "orders/unknown-column"),
        (HEAD, f"=cmd(),en,{CLINIC},1,,", "orders/formula"),
        (HEAD.replace("copies", "file"), f"{LEAFLET},en,{CLINIC},../../up,,", "orders/file-name"),
        (HEAD, f"{OTHER},en,{CLINIC},1,{SECRET},", "values/not-printed"),
        (HEAD, f"{LEAFLET},,{CLINIC},1,,", "orders/"),
    ],
)
def test_bad_rows_write_nothing(
    workspace: Path, use_builder: Use, leaflets: Type, head: str, row: str, code: str
) -> None:
    fake = use_builder(FakeBuilder())
    result = leaflets("build", "--orders", order(workspace, row, head=head))
    assert result.exit_code == 1, result.output
    assert f"[{code}" in result.stderr
    assert "what to do: " in result.stderr
    assert SECRET not in result.output
    assert fake.jobs == []
    assert not list((workspace / "output").rglob("*.pdf"))


def test_names_by_pattern(workspace: Path, use_builder: Use, leaflets: Type) -> None:
    use_builder(FakeBuilder())
    rows = [f"{LEAFLET},en,{CLINIC},1,,", f"{LEAFLET},es,{CLINIC},1,,"]
    file = order(workspace, *rows)
    result = leaflets("build", "--orders", file, "--file-name", "{language}/{row}-{leaflet}")
    assert result.exit_code == 0, result.output
    assert (workspace / "output" / "es" / f"3-{LEAFLET}.pdf").is_file()
    same = leaflets("build", "--orders", file, "--file-name", "{leaflet}")
    assert "row 3 asks for the same file as row 2" in same.stderr
    private = leaflets("build", "--orders", file, "--file-name", "{appointment}")
    assert "orders/private-file-name" in private.stderr


def test_a_thousand_rows_of_which_one_in_a_hundred_is_bad() -> None:
    """The full number, 100,000: ``python -m tests.faults.many_rows``."""
    many_rows.check(1000)


def test_a_name_may_end_in_large_letters(workspace: Path, use_builder: Use, leaflets: Type) -> None:
    use_builder(FakeBuilder())
    file = order(workspace, f"{OTHER},en,{CLINIC}", head="leaflet,language,clinic\n")
    words = ("build", "--orders", file, "--file-name", "{leaflet}.PDF")
    result = leaflets(*words)
    assert result.exit_code == 0, result.output
    assert [path.name for path in (workspace / "output").glob("back*")] == [f"{OTHER}.PDF"]
    assert leaflets(*words).stdout == "The PDF is up to date.\n"
