"""``leaflets fit``, as a person would type it."""

from __future__ import annotations

import json
import os
import re
from io import BytesIO
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from PIL import Image

from leaflets.problems import LeafletsError, Problem
from tests.commands.conftest import Type
from tests.fit.planted import LEPORELLO, LOW, NARROW, UNTRANSLATED, planted
from tests.small_workspace import CLINIC, LEAFLET, OTHER, REPOSITORY

ONE = ("fit", LEAFLET, "-l", "en", "--layout", "handout")
SHARE = {"type": "number", "minimum": 0, "maximum": 1}
TEXT_OR_NULL = {"type": ["string", "null"]}
COUNT = {"type": ["integer", "null"], "minimum": 1}


def _object(**fields: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": fields,
        "required": sorted(fields),
        "additionalProperties": False,
    }


def _list(of: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": of}


TEXT = {"type": "string"}
PROBLEM = _object(code=TEXT, severity=TEXT, message=TEXT, where=TEXT, hint=TEXT)
FULLNESS = _object(last_page=SHARE, all_pages=SHARE, pages={**_list(SHARE), "minItems": 1})
FORM = _object(
    leaflet=TEXT,
    language=TEXT,
    second=TEXT_OR_NULL,
    layout=TEXT,
    paper=TEXT,
    profile=TEXT,
    verdict={"enum": ["fits", "does not fit", "not for this paper", "cannot be printed"]},
    pages=COUNT,
    panels=COUNT,
    fullness={"anyOf": [{"type": "null"}, FULLNESS]},
    over=_list(_object(block=TEXT_OR_NULL, mm={"type": "number"})),
    blocks=_list(
        _object(
            block=TEXT,
            pages={**_list({"type": "integer", "minimum": 1}), "minItems": 1},
            height_mm={"type": "number", "exclusiveMinimum": 0},
        )
    ),
    problems=_list(PROBLEM),
)
SCHEMA = _object(format={"const": 1}, clinic=TEXT, forms=_list(FORM), problems=_list(PROBLEM))
"""What docs/designers.md promises. Another shape needs another number for ``format``."""


@pytest.fixture
def wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = planted(tmp_path / "wrong")
    monkeypatch.chdir(folder)
    return folder


def _rows(text: str) -> list[list[str]]:
    """Lines of the tables, cells without the spaces around them."""
    return [line.split() for line in text.splitlines()]


def test_a_form_that_fits(workspace: Path, leaflets: Type) -> None:
    result = leaflets(*ONE, "--paper", "a4", "--paper", "a5")
    assert result.exit_code == 0, result.output
    assert f"For {CLINIC}\n" in result.stdout  # the only one: nothing was chosen
    assert f"\n{LEAFLET}\n" in result.stdout
    lines = [line for line in _rows(result.stdout) if line[:1] == ["handout"]]
    assert [line[:6] for line in lines] == [
        ["handout", "a4", "en-GB", "screen", "fits", "2"],
        ["handout", "a5", "en-GB", "screen", "fits", "6"],
    ]
    assert all(line[7] == line[9] == "%" for line in lines)
    assert "2 of 2 forms fit." in result.stdout
    assert not (workspace / "output").exists()


def test_all_layouts_of_one_language_and_all_papers(workspace: Path, leaflets: Type) -> None:
    result = leaflets("fit", LEAFLET, "-l", "en", "--format", "json")
    forms = [(form["layout"], form["paper"]) for form in json.loads(result.stdout)["forms"]]
    files = {part: sorted(p.stem for p in (workspace / part).glob("*.yaml"))
             for part in ("layouts", "layouts/papers")}  # fmt: skip
    layouts = [name for name in files["layouts"] if name != "side-by-side"]
    assert {"handout", "sheet"} < set(layouts)
    assert forms == [(layout, paper) for layout in layouts for paper in files["layouts/papers"]]


def test_what_is_over_and_what_is_not_made_for_it(wrong: Path, leaflets: Type) -> None:
    result = leaflets(*ONE, "--paper", LOW, "--paper", NARROW, "--paper", "a5")
    assert result.exit_code == 1
    low, narrow, a5 = (line for line in _rows(result.stdout) if line[:1] == ["handout"])
    assert low[4:7] == ["does", "not", "fit"]
    assert "shared/contact" in low
    assert low[low.index("shared/contact") + 2].startswith("mm")
    assert narrow[4:8] == ["not", "for", "this", "paper"]
    assert a5[4] == "fits"
    assert "1 of 3 forms fit, 1 does not (see below), 1 is not made for its paper." in result.stdout
    assert "layout/does-not-fit" in result.stderr
    assert "content/blocks/shared/contact.yaml" in result.stderr
    assert "paper-too-narrow" not in result.stderr


@pytest.mark.parametrize(("papers", "code"), [((NARROW, "a4"), 0), ((NARROW,), 1), (("a4",), 0)])
def test_that_a_layout_is_not_for_a_paper_is_no_mistake(
    wrong: Path, leaflets: Type, papers: tuple[str, ...], code: int
) -> None:
    """Unless nothing else was asked for."""
    asked = [word for paper in papers for word in ("--paper", paper)]
    assert leaflets(*ONE, *asked).exit_code == code


def test_a_language_that_cannot_be_printed(wrong: Path, leaflets: Type) -> None:
    result = leaflets("fit", LEAFLET, "-l", "es", "-l", "en", "--layout", "sheet", "--paper", "a4")
    assert result.exit_code == 1
    spanish, english = (line for line in _rows(result.stdout) if line[:1] == ["sheet"])
    assert spanish[2:7] == ["es", "screen", "cannot", "be", "printed"]
    assert english[4] == "fits"
    assert "1 of 2 forms fit, 1 cannot be printed (see below)." in result.stdout
    assert UNTRANSLATED in result.stderr


def test_panels_are_counted(wrong: Path, leaflets: Type) -> None:
    result = leaflets(*ONE, "--paper", LEPORELLO)
    assert result.exit_code == 1
    assert "the leaflet takes 6 pages, and the sheet of leporello has 3 panels" in result.stdout
    assert "layout/too-many-pages" in result.stderr


def test_blocks(workspace: Path, leaflets: Type) -> None:
    asked = (*ONE, "--paper", "a4")
    forms = json.loads(leaflets(*asked, "--format", "json").stdout)["forms"]
    result = leaflets(*asked, "--blocks")
    assert "handout, a4, en-GB, screen" in result.stdout
    rows = _rows(result.stdout)
    assert len(forms[0]["blocks"]) > 8
    for block in forms[0]["blocks"]:
        first, last = block["pages"][0], block["pages"][-1]
        pages = [str(first)] if first == last else [str(first), "to", str(last)]
        assert [block["block"], *pages, f"{block['height_mm']:.1f}", "mm"] in rows
    assert "shared/contact" not in leaflets(*asked).stdout


def test_the_json_keeps_its_shape(wrong: Path, leaflets: Type) -> None:
    papers = [word for paper in ("a4", LOW, NARROW, LEPORELLO) for word in ("--paper", paper)]
    result = leaflets("fit", LEAFLET, "-l", "en", "-l", "es", "--layout", "handout", *papers,
                      "--format", "json")  # fmt: skip
    assert result.exit_code == 1
    data = json.loads(result.stdout)
    jsonschema.Draft202012Validator(SCHEMA).validate(data)
    assert data["clinic"] == CLINIC
    assert {form["verdict"] for form in data["forms"]} == set(FORM["properties"]["verdict"]["enum"])
    keys = [(form["paper"], form["language"]) for form in data["forms"]]
    assert keys == [(p, tag) for p in ("a4", LOW, NARROW, LEPORELLO) for tag in ("en-GB", "es")]
    fits = data["forms"][0]
    assert fits["fullness"]["pages"][-1] == fits["fullness"]["last_page"]
    assert len(fits["fullness"]["pages"]) == fits["pages"] == 2
    assert "layout/does-not-fit" in {p["code"] for p in data["forms"][2]["problems"]}


def test_two_languages(workspace: Path, leaflets: Type) -> None:
    result = leaflets("fit", LEAFLET, "-l", "ar", "--paper", "a4", "--bilingual", "en")
    assert result.exit_code == 0, result.output
    (line,) = (line for line in _rows(result.stdout) if line[:1] == ["side-by-side"])
    assert line[1:5] == ["a4", "ar+en-GB", "screen", "fits"]


def test_the_first_clinic_is_named(workspace: Path, leaflets: Type) -> None:
    clinics = workspace / "content/clinics"
    text = (clinics / f"{CLINIC}.yaml").read_text("utf-8")
    (clinics / "zzz.yaml").write_text(text, "utf-8")
    first = leaflets(*ONE, "--paper", "a4").stdout
    assert f"For {CLINIC} (the first of 2 clinics; -c CLINIC chooses another)" in first
    assert "For zzz\n" in leaflets(*ONE, "--paper", "a4", "-c", "zzz").stdout


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("fit", "nothing"), "no leaflet called"),
        ((*ONE, "-l", "xx"), "no language called"),
        ((*ONE, "--paper", "a9"), "no paper called"),
        ((*ONE, "--layout", "placard"), "no layout called"),
        ((*ONE, "-c", "nobody"), "no clinic called"),
        ((*ONE, "--picture", "fit.jpg"), "ends in .png"),
    ],
)
def test_what_is_typed_wrongly(
    workspace: Path, leaflets: Type, words: tuple[str, ...], says: str
) -> None:
    result = leaflets(*words)
    assert says in result.output
    assert result.exit_code == 2


def test_a_leaflet_whose_file_is_broken(workspace: Path, leaflets: Type) -> None:
    (workspace / f"content/leaflets/{LEAFLET}.yaml").write_text("title: [\n", "utf-8")
    result = leaflets(*ONE, "--paper", "a4")
    assert result.exit_code == 1
    assert f"{LEAFLET}.yaml" in result.output
    other = leaflets("fit", OTHER, "-l", "en", "--layout", "sheet", "--paper", "a4")
    assert "1 of 1 form fits." in other.stdout
    assert other.exit_code == 1  # of the broken one nobody knows


def test_a_layout_whose_file_is_broken_is_a_row(workspace: Path, leaflets: Type) -> None:
    (workspace / "layouts/sheet.yaml").write_text("title: [\n", "utf-8")
    result = leaflets("fit", LEAFLET, "-l", "en", "--paper", "a4")
    assert result.exit_code == 1
    assert ["sheet", "a4", "en-GB", "screen", "cannot", "be", "printed"] in [
        line[:7] for line in _rows(result.stdout)
    ]
    assert "layouts/sheet.yaml" in result.stderr


def test_a_picture(wrong: Path, leaflets: Type) -> None:
    asked = (*ONE, "--paper", "a4", "--paper", LOW, "--picture", "new/fit.png")
    result = leaflets(*asked)
    assert result.exit_code == 1  # one does not fit; the picture shows it
    assert "Picture: new/fit.png" in result.stdout
    path = wrong / "new/fit.png"
    picture = Image.open(BytesIO(path.read_bytes()))
    assert picture.format == "PNG"
    assert 1000 < picture.width < 12_000
    assert 400 < picture.height < 12_000
    assert [entry.name for entry in path.parent.iterdir()] == ["fit.png"]
    before, first = path.stat().st_mtime_ns, path.read_bytes()
    leaflets(*asked)  # an earlier picture may be replaced; the same one is left as it is
    assert (path.stat().st_mtime_ns, path.read_bytes()) == (before, first)


def test_with_json_nothing_else_is_on_stdout(workspace: Path, leaflets: Type) -> None:
    result = leaflets(*ONE, "--paper", "a4", "--format", "json", "--picture", "fit.png")
    assert json.loads(result.stdout)["format"] == 1
    assert "Picture: fit.png" in result.stderr


def test_what_cannot_be_drawn_is_a_row(
    workspace: Path, leaflets: Type, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_document: object) -> bytes:
        raise LeafletsError(Problem("pdf/no-title", "the document has no title"))

    monkeypatch.setattr("leaflets.pdf.draw", refuse)
    result = leaflets(*ONE, "--paper", "a4", "--picture", "fit.png")
    assert result.exit_code == 1
    assert "cannot be printed      2" in result.stdout
    assert "the document has no title" in result.stdout
    assert "pdf/no-title" in result.stderr
    assert (workspace / "fit.png").is_file()


@pytest.mark.parametrize("holds", [b"", b"%PDF-1.7", b"my notes", b"\x89PNG"])
def test_what_is_no_picture_is_not_written_over(
    workspace: Path, leaflets: Type, holds: bytes
) -> None:
    path = workspace / "mine.png"
    path.write_bytes(holds)
    result = leaflets(*ONE, "--paper", "a4", "--picture", path)
    assert result.exit_code == 1
    assert "fit/not-a-picture" in result.output
    assert "handout" not in result.stdout  # told before the work, not after it
    assert path.read_bytes() == holds


def test_other_bad_places_for_a_picture(workspace: Path, leaflets: Type) -> None:
    (workspace / "folder.png").mkdir()
    (workspace / "file").write_text("x", "utf-8")
    (workspace / "link.png").symlink_to(workspace / "file")
    os.mkfifo(workspace / "pipe.png")
    for target, code in (
        ("folder.png", "publish/is-a-folder"),
        ("file/fit.png", "publish/in-the-way"),
        ("link.png", "fit/not-a-picture"),
        ("pipe.png", "fit/not-a-picture"),
    ):
        result = leaflets(*ONE, "--paper", "a4", "--picture", target)
        assert code in result.output
        assert "-o FOLDER" not in result.output
        assert result.exit_code == 1
    assert (workspace / "link.png").is_symlink()


def test_the_page_for_designers_shows_real_output(
    leaflets: Type, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(REPOSITORY)
    page = (REPOSITORY / "docs/designers.md").read_text("utf-8")
    said = re.search(r"```sh\n(leaflets fit .*)\n```\n\n```text\n((?:.|\n)*?)```", page)
    assert said
    assert leaflets(*said[1].split()[1:]).stdout == said[2]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("two\nlines", "two\ufffdlines"),
        ("\x07bell\u202e", "\ufffdbell\ufffd"),
        ("x" * 120, "x" * 120),
        ("ورق", "ورق"),
    ],
    ids=["lines", "controls", "long", "Arabic"],
)
def test_hostile_names(workspace: Path, leaflets: Type, name: str, shown: str) -> None:
    for folder, kept in (("layouts", "handout"), ("layouts/papers", "a4")):
        text = (workspace / folder / f"{kept}.yaml").read_text("utf-8")
        (workspace / folder / f"{name}.yaml").write_text(text, "utf-8")
    asked = ("fit", LEAFLET, "-l", "en", "--layout", name, "--paper", name)
    result = leaflets(*asked, "--blocks", "--picture", "fit.png")
    assert "Picture: fit.png" in result.stdout
    (line,) = (line for line in result.stdout.splitlines() if " en-GB " in line)
    assert line.split()[:3] == [shown, shown, "en-GB"]
    assert json.loads(leaflets(*asked, "--format", "json").stdout)["forms"][0]["layout"] == name
