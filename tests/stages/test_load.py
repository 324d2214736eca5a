"""Loading: everything is read, every problem is told, and one bad file stops only its leaflets."""

from __future__ import annotations

import pickle
from collections.abc import Mapping
from pathlib import Path

import pytest

from leaflets.model.library import Library
from leaflets.problems import LeafletsError, Severity, Where
from leaflets.stages.load import load
from leaflets.stages.resolve import resolve
from tests.workspaces import FILES, JOB, changed, write_workspace


def loaded(folder: Path, changes: Mapping[str, str | None] | None = None) -> Library:
    return load(write_workspace(folder, changes))


def codes(library: Library) -> list[str]:
    return [problem.code for problem in library.problems]


def test_a_whole_workspace(tmp_path: Path) -> None:
    library = loaded(tmp_path)
    assert library.problems == ()
    assert library.root == tmp_path
    assert library.language == "en-GB"
    assert library.languages == ("en-GB",)
    assert list(library.leaflets) == ["dimple"]
    assert list(library.clinics) == ["riverbank"]
    assert sorted(library.blocks) == [
        "dimple/picture", "dimple/signs", "dimple/what", "dimple/words", "shared/contact",
        "shared/sources",
    ]  # fmt: skip
    assert list(library.sources) == ["first", "second", "unused"]
    assert library.papers["a4"].width == 210
    assert library.blocks["dimple/what"].kind == "text"


def test_one_bad_file_leaves_the_others(tmp_path: Path) -> None:
    bad = changed("content/blocks/dimple/what.yaml", "kind: text", "kind: txt")
    library = loaded(tmp_path, bad)
    (problem,) = library.problems
    assert problem.where is not None
    assert problem.where.path == tmp_path / "content/blocks/dimple/what.yaml"
    assert problem.where.line == 2
    assert "there is no kind of block called “txt”" in problem.message
    assert "did you mean text?" in problem.hint
    assert "warning-signs" in problem.hint
    assert "dimple/what" not in library.blocks
    assert "dimple/signs" in library.blocks
    assert library.problems_of("content/blocks/dimple/what.yaml") == (problem,)
    assert library.problems_of("content/blocks/dimple/signs.yaml") == ()


def test_problems_of_all_files_at_once(tmp_path: Path) -> None:
    library = loaded(
        tmp_path,
        {
            **changed("content/blocks/dimple/what.yaml", "kind: text", "title2: x"),
            **changed("content/sources.yaml", "strength: study", "strength: rumour"),
            **changed("layouts/papers/a4.yaml", "width: 210", "width: wide"),
            **changed("content/clinics/riverbank.yaml", "country: GB", "country: gb"),
        },
    )
    assert {str(path) for path in library.broken} == {
        "content/blocks/dimple/what.yaml",
        "content/sources.yaml",
        "layouts/papers/a4.yaml",
        "content/clinics/riverbank.yaml",
    }


def test_ids_are_unique_in_the_whole_block(tmp_path: Path) -> None:
    twice = changed("content/blocks/dimple/signs.yaml", "id: fluid", "id: sleepy")
    (problem,) = loaded(tmp_path, twice).problems
    assert problem.message == "the id “sleepy” is used twice (first on line 8)"
    assert problem.where is not None
    assert problem.where.line == 14


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("content/sources.yaml", "id: second", "id: first"),
        ("content/labels.yaml", "id: web", "id: phone"),
        ("content/measures.yaml", "units:\n", 'units:\n  - {id: week, one: a, other: "{n}"}\n'),
    ],
)
def test_ids_of_shared_lists_are_unique(tmp_path: Path, name: str, old: str, new: str) -> None:
    assert "is used twice" in loaded(tmp_path, changed(name, old, new)).problems[0].message


@pytest.mark.parametrize(
    ("old", "new", "missing"),
    [
        ("{opens} to {closes}", "all day to {closes}", "{opens}"),
        ("{first} to {last}", "the first to {last}", "{first}"),
        ("holes: [first, last]", "holes: [first, last, also]", "{also}"),
    ],
)
def test_a_label_keeps_its_holes(tmp_path: Path, old: str, new: str, missing: str) -> None:
    (problem,) = loaded(tmp_path, changed("content/labels.yaml", old, new)).problems
    assert problem.message == f"{missing} is missing"
    assert problem.where is not None
    assert problem.where.line


@pytest.mark.parametrize("name", ["workspace", "sources", "glossary", "labels", "measures"])
def test_only_the_settings_and_what_is_asked_for_must_be_there(tmp_path: Path, name: str) -> None:
    library = loaded(tmp_path / "used", {f"content/{name}.yaml": None})
    (problem,) = library.problems
    assert problem.code == "content/missing"
    assert problem.where is not None
    assert problem.where.path == tmp_path / f"used/content/{name}.yaml"
    asks_for_nothing = {file: None for file in FILES if file.startswith("content/")}
    settings = {"content/workspace.yaml": None if name == "workspace" else "language: en-GB\n"}
    library = loaded(tmp_path / "unused", {**asks_for_nothing, **settings})
    assert codes(library) == (["content/missing"] if name == "workspace" else [])


@pytest.mark.parametrize("name", ["sources", "glossary", "labels", "measures"])
def test_a_missing_file_is_told_once(tmp_path: Path, name: str) -> None:
    """And not once for each thing that is not in it."""
    with pytest.raises(LeafletsError) as caught:
        resolve(loaded(tmp_path, {f"content/{name}.yaml": None}), JOB)
    assert [problem.code for problem in caught.value.problems] == ["content/missing"]


@pytest.mark.parametrize("file", ["content/workspace.yaml", "content/clinics/riverbank.yaml"])
def test_a_language_that_nobody_knows(tmp_path: Path, file: str) -> None:
    library = loaded(tmp_path, changed(file, "language: en-GB", "language: xx"))
    (problem,) = library.problems
    assert (problem.code, problem.message) == (
        "language/unknown", "the language “xx” is not known",
    )  # fmt: skip
    assert problem.where is not None
    assert (problem.where.path, problem.where.field) == (tmp_path / file, "language")
    assert problem.where.line
    assert problem.hint


def test_a_folder_of_a_language_that_nobody_knows(tmp_path: Path) -> None:
    for name in ("es", "xx"):
        (tmp_path / "content/translations" / name).mkdir(parents=True)
    library = loaded(tmp_path)
    (problem,) = library.problems
    assert problem.code == "language/unknown"
    assert problem.where == Where(tmp_path / "content/translations/xx")
    assert library.languages == ("en-GB", "es")
    assert resolve(library, JOB)


@pytest.mark.parametrize(
    ("name", "belongs"),
    [
        ("content/blocks/loose.yaml", "content/blocks/TOPIC/"),
        ("content/blocks/a/b/x.yaml", "content/blocks/a/"),
        ("content/leaflets/sub/x.yaml", "content/leaflets/"),
        ("content/clinics/sub/deep/x.yaml", "content/clinics/"),
        ("content/figures/sub/x.yml", "content/figures/"),
        ("content/source.yaml", "did you mean sources"),
        ("content/labels.yml", "call it labels.yaml"),
    ],
)
def test_files_that_nobody_reads(tmp_path: Path, name: str, belongs: str) -> None:
    library = loaded(tmp_path, {name: "kind: text\n"})
    (problem,) = library.problems
    assert (problem.code, problem.severity) == ("content/not-read", Severity.WARNING)
    assert problem.where == Where(tmp_path / name)
    assert belongs in problem.hint
    assert resolve(library, JOB)


def test_a_word_to_be_avoided_twice(tmp_path: Path) -> None:
    words = "jargon:\n  - {word: Lesion, plain: spot}\n  - {word: lesion, plain: sore}\n"
    name = "content/glossary.yaml"
    (problem,) = loaded(tmp_path, {name: words + FILES[name]}).problems
    assert problem.code == "content/twice"
    assert problem.where is not None
    assert (problem.where.line, problem.where.field) == (3, "jargon.2.word")


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("content/blocks/dimple/What_Is.yaml", "content/file-name"),
        ("content/blocks/dimple/what.yml", "yaml/ending"),
        ("content/blocks/labels/a.yaml", "content/folder-name"),
        ("content/blocks/Big Topic/a.yaml", "content/folder-name"),
        ("content/clinics/my clinic.yaml", "content/file-name"),
    ],
)
def test_names_of_files(tmp_path: Path, name: str, code: str) -> None:
    library = loaded(tmp_path, {name: "kind: text\n"})
    assert codes(library) == [code]
    assert library.problems[0].hint


def test_a_block_without_a_kind(tmp_path: Path) -> None:
    library = loaded(tmp_path, {"content/blocks/dimple/what.yaml": "title: T\n"})
    assert library.problems[0].message == "this block has no kind"
    assert "checklist" in library.problems[0].hint


def test_pictures_are_there(tmp_path: Path) -> None:
    library = loaded(tmp_path, {"content/figures/back.svg": None})
    assert codes(library) == ["content/no-file"]


def test_files_behind_links_out_of_the_workspace(tmp_path: Path) -> None:
    workspace = write_workspace(tmp_path / "mine", {"content/clinics/riverbank.yaml": None})
    elsewhere = tmp_path / "elsewhere.yaml"
    elsewhere.write_text(FILES["content/clinics/riverbank.yaml"])
    (workspace / "content/clinics").mkdir()
    (workspace / "content/clinics/riverbank.yaml").symlink_to(elsewhere)
    library = load(workspace)
    assert codes(library) == ["content/outside"]
    assert "riverbank" not in library.clinics


def test_a_folder_behind_a_link_out_of_the_workspace(tmp_path: Path) -> None:
    workspace = write_workspace(tmp_path / "mine", {"content/clinics/riverbank.yaml": None})
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/riverbank.yaml").write_text(FILES["content/clinics/riverbank.yaml"])
    (workspace / "content/clinics").symlink_to(tmp_path / "elsewhere")
    library = load(workspace)
    assert codes(library) == ["content/outside"]
    assert "riverbank" not in library.clinics


def test_links_that_stay_in_the_workspace_and_a_link_to_it(tmp_path: Path) -> None:
    workspace = write_workspace(tmp_path / "mine")
    clinics = workspace / "content/clinics"
    (clinics / "other.yaml").symlink_to(clinics / "riverbank.yaml")
    (tmp_path / "link").symlink_to(workspace)
    for folder in (workspace, tmp_path / "link"):
        library = load(folder)
        assert codes(library) == []
        assert {"other", "riverbank"} <= library.clinics.keys()


def test_a_picture_behind_a_link_out_of_the_workspace(tmp_path: Path) -> None:
    workspace = write_workspace(tmp_path / "mine", {"content/figures/back.svg": None})
    (tmp_path / "secret.svg").write_text("<svg/>")
    (workspace / "content/figures/back.svg").symlink_to(tmp_path / "secret.svg")
    assert codes(load(workspace)) == ["content/outside"]


def test_languages_are_begun_by_their_folder(tmp_path: Path) -> None:
    for name in ("es", "ar", "templates", ".hidden", "en-GB"):
        (tmp_path / "content/translations" / name).mkdir(parents=True)
    assert loaded(tmp_path).languages == ("en-GB", "ar", "es")


def test_a_changed_file_is_read_again(tmp_path: Path) -> None:
    assert loaded(tmp_path).leaflets["dimple"].version == "1.0.0"
    newer = changed("content/leaflets/dimple.yaml", "version: 1.0.0", "version: 10.0.0")
    assert loaded(tmp_path, newer).leaflets["dimple"].version == "10.0.0"


def test_an_unchanged_file_is_not(tmp_path: Path) -> None:
    first, second = loaded(tmp_path).blocks, load(tmp_path).blocks
    assert all(first[name] is second[name] for name in first)


def test_an_empty_folder_is_a_library_of_problems(tmp_path: Path) -> None:
    library = load(tmp_path)
    assert codes(library) == ["content/missing"]
    assert not library.leaflets


def test_a_library_travels_to_another_process(tmp_path: Path) -> None:
    library = loaded(tmp_path)
    again = pickle.loads(pickle.dumps(library))
    assert again.leaflets == library.leaflets
    assert again.catalog("es", "dimple") is None


def test_words_stay_as_they_were_in_every_process_of_a_run(tmp_path: Path) -> None:
    library, folder = loaded(tmp_path), tmp_path / "content/translations/es"
    folder.mkdir(parents=True, exist_ok=True)
    assert library.catalog("es", "dimple") is None
    (folder / "dimple.po").write_text('msgid ""\nmsgstr "Language: es\\n"\n', "utf-8")
    assert library.catalog("es", "dimple") is None
    assert load(tmp_path).catalog("es", "dimple") is not None
    with pytest.raises(LeafletsError, match="since the run began"):
        pickle.loads(pickle.dumps(library)).catalog("es", "dimple")
