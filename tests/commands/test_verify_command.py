"""``leaflets verify``."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from leaflets.commands import _validating
from leaflets.conformance import Failure
from leaflets.model.job import Job
from leaflets.model.library import Library
from leaflets.model.order import NOTHING, Values
from leaflets.pdf import draw
from tests.commands.conftest import Type
from tests.conformance.verapdf import require_engine
from tests.pdf import samples
from tests.small_workspace import CLINIC, LEAFLET, FakeBuilder

Use = Callable[[FakeBuilder], FakeBuilder]


class RealBuilder(FakeBuilder):
    """Draws a hand-made leaflet under the name of the job."""

    def __call__(self, library: Library, job: Job, values: Values = NOTHING) -> bytes:
        super().__call__(library, job)
        document = samples.leaflet("en").document()
        metadata = dataclasses.replace(document.metadata, identifier=job.identifier)
        return draw(dataclasses.replace(document, metadata=metadata))


@pytest.fixture
def built(workspace: Path, use_builder: Use, leaflets: Type) -> Path:
    use_builder(RealBuilder())
    assert leaflets("build", LEAFLET, "-l", "en").exit_code == 0
    return workspace / "output" / CLINIC / "en-GB" / f"{LEAFLET}-handout-a4-screen.pdf"


def test_current(built: Path, leaflets: Type) -> None:
    result = leaflets("verify", built)
    assert result.exit_code == 0, result.output
    for words in ("current", "NotoSans-Regular (embedded, subset)", "148 × 210 mm", "H1 1"):
        assert words in result.stdout
    assert "1 of 1 file sound" in result.stdout


def test_out_of_date(built: Path, leaflets: Type) -> None:
    built.write_bytes(built.read_bytes() + b"% one byte more\n")
    result = leaflets("verify", built)
    assert result.exit_code == 1
    assert "out of date" in result.stdout


def test_out_of_date_when_it_would_be_refused_today(
    built: Path, use_builder: Use, leaflets: Type
) -> None:
    use_builder(FakeBuilder(refuse=LEAFLET))
    result = leaflets("verify", built)
    assert result.exit_code == 1
    assert "out of date" in result.stdout
    assert "fake/refused" in result.stderr


def test_unknown_to_this_workspace(built: Path, workspace: Path, leaflets: Type) -> None:
    (workspace / "content" / "leaflets" / f"{LEAFLET}.yaml").unlink()
    result = leaflets("verify", built)
    assert result.exit_code == 0, result.output
    assert "unknown to this workspace" in result.stdout


def test_without_any_workspace(
    built: Path, tmp_path: Path, leaflets: Type, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert "unknown to this workspace" in leaflets("verify", built).stdout
    assert leaflets("verify", built, "-w", tmp_path).exit_code == 2


def test_json(built: Path, leaflets: Type) -> None:
    found = json.loads(leaflets("verify", built, built.parent, "--format", "json").stdout)
    assert [one["state"] for one in found] == ["current", "unknown to this workspace"]
    assert found[0]["report"]["tags"]["H1"] == 1
    assert found[0]["report"]["pages"][0]["boxes"]["TrimBox"][:2] == [0, 0]
    assert found[1]["problems"][0]["code"] == "verify/folder"
    assert not found[1]["sound"]


def test_garbage_has_one_message_each(built: Path, leaflets: Type) -> None:
    cut = built.with_name("cut.pdf")
    cut.write_bytes(built.read_bytes()[:5000])
    text = built.with_name("text.pdf")
    text.write_text("Dear diary", "utf-8")
    nowhere = built.with_name("nowhere.pdf")
    result = leaflets("verify", cut, text, nowhere, built)
    assert result.exit_code == 1
    for words in ("the end of the file is missing", "this is not a PDF", "there is no such file"):
        assert result.stderr.count(words) == 1
    assert result.stderr.count("error:") == 3
    assert "Traceback" not in result.output
    assert "1 of 4 files sound" in result.stdout


def test_our_mistake_while_comparing(built: Path, use_builder: Use, leaflets: Type) -> None:
    use_builder(FakeBuilder(crash=LEAFLET))
    result = leaflets("verify", built, built)
    assert result.exit_code == 1
    assert result.stderr.count("internal/ZeroDivisionError") == 2
    assert "0 of 2 files sound" in result.stdout


def test_declared_standards_are_told(built: Path, leaflets: Type) -> None:
    assert "  declares   PDF/UA-1, PDF/A-2a\n" in leaflets("verify", built).stdout
    (data,) = json.loads(leaflets("verify", built, "--format", "json").stdout)
    assert data["report"]["declared"] == {"ua": "1", "a": "2A", "x": ""}
    assert "verapdf" not in data


class Validator:
    """Stands in for veraPDF: some rules fail in files of these names."""

    def __init__(self, *bad: str) -> None:
        self.bad = bad
        self.asked: list[tuple[str, tuple[str, ...]]] = []

    def __call__(self, paths: Sequence[Path], profiles: Sequence[str]) -> list[Failure]:
        self.asked += [(path.name, tuple(profiles)) for path in paths]
        return [
            Failure(path.resolve(), profiles[0], "7.1-9", 2, "there shall be a title")
            for path in paths
            if path.name in self.bad
        ]


def test_verapdf(built: Path, leaflets: Type, monkeypatch: pytest.MonkeyPatch) -> None:
    plain, strange = built.with_name("plain.pdf"), built.with_name("strange.pdf")
    text = built.read_bytes()
    plain.write_bytes(
        text.replace(b"pdfuaid:part", b"pdfuaid:dirt").replace(b"pdfaid:part", b"pdfaid:dirt")
    )
    strange.write_bytes(text.replace(b"<pdfaid:part>2", b"<pdfaid:part>9"))
    validator = Validator(built.name)
    monkeypatch.setattr(_validating, "conformance_failures", validator)
    monkeypatch.setattr("leaflets.conformance.missing", lambda: None)
    files = (built, plain, strange, built.parent)
    result = leaflets("verify", "--verapdf", *files)
    assert result.exit_code == 1
    assert "veraPDF    PDFUA-1: 1 rule failed, PDFA-2A passed" in result.stdout
    assert "veraPDF    it declares nothing that veraPDF knows" in result.stdout
    assert (
        "error: PDFUA-1 7.1-9: there shall be a title (2 times) [verify/verapdf]" in result.stderr
    )
    assert "warning: the file does not say that it is PDF/UA or PDF/A" in result.stderr
    assert "error: veraPDF does not know PDFA-9A" in result.stderr
    assert validator.asked == [
        (built.name, ("PDFUA-1", "PDFA-2A")), (plain.name, ()), (strange.name, ("PDFUA-1",)),
    ]  # fmt: skip
    found = json.loads(leaflets("verify", "--verapdf", *files, "--format", "json").stdout)
    assert found[0]["verapdf"] == {"PDFUA-1": 1, "PDFA-2A": 0}
    assert [one["sound"] for one in found] == [False, False, False, False]


def test_verapdf_is_not_there(built: Path, leaflets: Type, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda _: None)
    result = leaflets("verify", "--verapdf", built)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "[usage/no-java]" in result.stderr
    assert "what to do: install Java 17" in result.stderr


def test_verapdf_for_true(built: Path, leaflets: Type) -> None:
    require_engine()
    result = leaflets("verify", "--verapdf", built)
    assert result.exit_code == 0, result.output
    assert "veraPDF    PDFUA-1 passed, PDFA-2A passed" in result.stdout


def test_no_file_is_wrong_usage(workspace: Path, leaflets: Type) -> None:
    assert leaflets("verify").exit_code == 2
