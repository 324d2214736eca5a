"""``leaflets translations update``: all files or none, and no word of a translator lost."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest

from leaflets.batch import load_workspace
from leaflets.catalogs import updating
from leaflets.catalogs.po import read_po
from tests.commands.conftest import Type
from tests.small_workspace import REPOSITORY, change

UPDATE = ("translations", "update")
CARING = "content/blocks/sacral-dimple/caring.yaml"
PO = "content/translations/{}/sacral-dimple.po"
TITLE = "sacral-dimple/caring#title"


def files(workspace: Path) -> dict[str, bytes]:
    folder = workspace / "content/translations"
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def brought_up(workspace: Path, leaflets: Type) -> Path:
    """A workspace of fewer leaflets than the files were made for, up to date."""
    assert leaflets(*UPDATE).exit_code == 0
    return workspace


def test_what_changed_is_told_file_by_file(workspace: Path, leaflets: Type) -> None:
    brought_up(workspace, leaflets)
    change(workspace, CARING, "title: Caring for the dimple", "title: Care")
    change(
        workspace, CARING, "  - id: clean\n", "  - {id: new, item: Look at it.}\n  - id: clean\n"
    )
    result = leaflets(*UPDATE)
    assert result.exit_code == 0, result.output
    assert result.stdout == (
        "content/translations/templates/sacral-dimple.pot  1 new, 1 changed\n"
        "content/translations/ar/sacral-dimple.po  1 new, 1 changed\n"
        "content/translations/es/sacral-dimple.po  1 new, 1 changed\n"
        "3 files written, 33 unchanged, 2 messages to look at again.\n"
    )
    entry = read_po(workspace / PO.format("es")).by_context[TITLE]
    assert entry.fuzzy
    assert entry.before("msgid") == "Caring for the dimple"
    assert entry.translations == ("Cómo cuidar el hoyuelo",)


def test_a_second_time_touches_nothing(workspace: Path, leaflets: Type) -> None:
    brought_up(workspace, leaflets)
    times = {p: p.stat().st_mtime_ns for p in workspace.rglob("*.po*")}
    result = leaflets(*UPDATE)
    assert result.stdout == "0 files written, 36 unchanged.\n"
    assert times == {p: p.stat().st_mtime_ns for p in workspace.rglob("*.po*")}


def test_check_writes_nothing_and_says_so_to_scripts(workspace: Path, leaflets: Type) -> None:
    brought_up(workspace, leaflets)
    assert leaflets(*UPDATE, "--check").exit_code == 0
    change(workspace, CARING, "title: Caring for the dimple", "title: Care")
    before = files(workspace)
    result = leaflets(*UPDATE, "--check")
    assert result.exit_code == 1
    assert "content/translations/ar/sacral-dimple.po  1 changed\n" in result.stdout
    assert "3 files out of date, 33 unchanged" in result.stdout
    assert files(workspace) == before


def test_one_language(workspace: Path, leaflets: Type) -> None:
    brought_up(workspace, leaflets)
    change(workspace, CARING, "title: Caring for the dimple", "title: Care")
    result = leaflets(*UPDATE, "-l", "ES")
    assert "es/sacral-dimple.po" in result.stdout
    assert "ar/" not in result.stdout


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("xx", "usage/unknown-language"),
        ("en", "usage/source-language"),
        ("en-XA", "usage/pseudolocale"),
    ],
)
def test_languages_that_have_no_files(tag: str, code: str, workspace: Path, leaflets: Type) -> None:
    result = leaflets(*UPDATE, "-l", tag)
    assert result.exit_code == 2
    assert code in result.stderr


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda t: t.replace('msgstr "', "msgstr ", 1), r"line \d+: .*\[po/quotes\]"),
        (lambda t: t[: t.rindex("#: ")], r"ends in comments of an entry that is not there"),
        (lambda t: t[: t.rindex("msgstr")], r"the last entry has no msgstr"),
        (lambda t: t[: t.rindex("msgstr") + 15], r"line \d+: .*\[po/quotes\]"),
        (lambda t: t.replace("Language: es", "Language: fr"), r"line 1: .*\[po/language\]"),
        (lambda t: t + "<<<<<<< mine\n", r"version control left this here"),
        (lambda t: t + t[t.index("msgctxt") :], r"stands here twice .*\[po/twice\]"),
        (lambda t: t.replace("Plural-Forms", "Plural"), None),
    ],
)  # fmt: skip
def test_one_broken_file_and_nothing_is_written(
    spoil: object, told: str | None, workspace: Path, leaflets: Type
) -> None:
    brought_up(workspace, leaflets)
    change(workspace, CARING, "title: Caring for the dimple", "title: Care")
    path = workspace / PO.format("es")
    path.write_text(spoil(path.read_text("utf-8")), "utf-8")  # type: ignore[operator]
    before = files(workspace)
    result = leaflets(*UPDATE)
    if told is None:  # no plural forms in this file: the rule is not needed
        assert result.exit_code == 0
        return
    assert result.exit_code == 1
    assert re.search(told, result.stderr), result.stderr
    assert PO.format("es") in result.stderr
    assert files(workspace) == before


def test_a_file_in_another_encoding_and_nothing_is_written(workspace: Path, leaflets: Type) -> None:
    path = workspace / PO.format("es")
    path.write_bytes(path.read_text("utf-8").encode("utf-16"))
    before = files(workspace)
    result = leaflets(*UPDATE)
    assert result.exit_code == 1
    assert "[po/encoding]" in result.stderr
    assert files(workspace) == before


def test_broken_content_makes_no_translation_obsolete(workspace: Path, leaflets: Type) -> None:
    before = files(workspace)
    change(workspace, CARING, "kind: checklist", "kind: chekclist")
    result = leaflets(*UPDATE)
    assert result.exit_code == 1
    assert CARING in result.stderr
    assert files(workspace) == before


def test_all_problems_at_once(workspace: Path, leaflets: Type) -> None:
    for language in ("ar", "es"):
        path = workspace / PO.format(language)
        path.write_text(path.read_text("utf-8") + "nonsense\n", "utf-8")
    stderr = leaflets(*UPDATE).stderr
    assert all(PO.format(language) in stderr for language in ("ar", "es"))


def test_a_new_topic_gets_its_files(workspace: Path, leaflets: Type) -> None:
    brought_up(workspace, leaflets)
    change(workspace, "content/translations/ar/measures.po", "n==0 ? 0 : n==1 ? 1", "n==1 ? 1")
    assert leaflets("new", "block", "ear/what-it-is").exit_code == 0
    result = leaflets(*UPDATE)
    assert "content/translations/es/ear.po  new file, " in result.stdout
    made = read_po(workspace / "content/translations/ar/ear.po")
    assert made.header["x-leaflets-status"] == "draft"
    assert "plural=(n==1 ? 1" in made.header["plural-forms"], "as in measures.po"


def test_what_nobody_knows_is_kept_and_told(workspace: Path, leaflets: Type) -> None:
    brought_up(workspace, leaflets)
    path = workspace / PO.format("es")
    foreign = '\nmsgctxt "tests/key-message#message"\nmsgid "x"\nmsgstr "y"\n'
    path.write_text(path.read_text("utf-8") + foreign, "utf-8")
    (workspace / "content/translations/templates/gone.pot").write_text("", "utf-8")
    (workspace / "content/translations/es/gone.po").write_text("", "utf-8")
    result = leaflets(*UPDATE)
    assert result.exit_code == 0
    assert result.stdout == "0 files written, 36 unchanged.\n"
    assert "it belongs into tests.po" in result.stderr
    assert result.stderr.count("[po/no-topic]") == 2
    assert path.read_text("utf-8").endswith(foreign)


def test_a_file_that_somebody_saves_meanwhile(
    workspace: Path, leaflets: Type, monkeypatch: pytest.MonkeyPatch
) -> None:
    brought_up(workspace, leaflets)
    change(workspace, CARING, "title: Caring for the dimple", "title: Care")
    path = workspace / PO.format("es")

    before = files(workspace)
    monkeypatch.setattr(updating.Update, "differs", property(lambda self: _differs(self, path)))
    result = leaflets(*UPDATE)
    assert result.exit_code == 1
    assert "[po/changed-meanwhile]" in result.stderr
    after = files(workspace)
    assert after.pop("es/sacral-dimple.po").endswith(b"# saved in Poedit\n")
    before.pop("es/sacral-dimple.po")
    assert after == before


def _differs(update: updating.Update, path: Path) -> bool:
    """A translator saves the file between reading and writing."""
    if update.file.path.samefile(path):
        path.write_bytes(path.read_bytes() + b"# saved in Poedit\n")
    return update.file.before != update.file.after


def test_the_shipped_files_are_up_to_date() -> None:
    """``leaflets translations update`` in the checkout, after every change of the content."""
    library = load_workspace(REPOSITORY)
    found = updating.updates(library, library.languages[1:], datetime.date(2026, 12, 1))
    assert [str(update.file.path) for update in found if update.differs] == []
