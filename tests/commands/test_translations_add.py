"""``leaflets translations add``."""

from __future__ import annotations

from pathlib import Path

import pytest

from leaflets.batch import load_workspace
from leaflets.catalogs.po import read_po
from tests.catalogs import gnu_gettext
from tests.commands.conftest import Type

ADD = ("translations", "add")


def said(output: str) -> dict[str, str]:
    """The facts, by name."""
    rows = (line[2:].partition("  ") for line in output.splitlines() if line.startswith("  "))
    return {name: value.strip() for name, _, value in rows if name.strip()}


def test_a_language_is_begun(workspace: Path, leaflets: Type) -> None:
    result = leaflets(*ADD, "pl")
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("Begun: Polski (Polish), pl\n")
    facts = said(result.stdout)
    assert facts["direction"] == "left to right"
    assert facts["digits"] == "0123456789"
    assert facts["plural forms"].startswith("3: ")
    assert "msgstr[1] for 2, 3, 4, 22, 23, 24 …" in result.stdout
    assert facts["fonts"] == "in the program"
    assert facts["marks"].startswith("“Tłumaczenie")
    assert "leaflets build -l pl --allow-mixed" in result.stdout
    folder = workspace / "content/translations/pl"
    assert facts["files"].startswith(f"{len(list(folder.iterdir()))} files in content/transl")
    for path in folder.iterdir():
        header = read_po(path).header
        assert (header["language"], header["x-leaflets-status"]) == ("pl", "draft")
    assert "pl" in load_workspace(workspace).languages


def test_nothing_is_left_to_update_and_gnu_gettext_is_content(
    workspace: Path, leaflets: Type, tmp_path: Path
) -> None:
    leaflets("translations", "update")
    leaflets(*ADD, "ar-EG")
    check = leaflets("translations", "update", "--check")
    assert check.exit_code == 0, check.output
    gnu_gettext.require()
    for path in (workspace / "content/translations/ar-EG").iterdir():
        gnu_gettext.check(path.read_text("utf-8"), tmp_path)


@pytest.mark.parametrize(
    ("tag", "folder", "name", "value"),
    [
        ("zh_hant", "zh-Hant", "marks", "not in this language yet: pages have them in English"),
        ("iw", "he", "direction", "right to left"),
        ("fa", "fa", "digits", "۰۱۲۳۴۵۶۷۸۹"),
        ("PT-br", "pt-BR", "plural forms", "2: (n > 1)"),
        ("vi", "vi", "plural forms", "1: 0"),
    ],
)
def test_folders_and_facts(
    tag: str, folder: str, name: str, value: str, workspace: Path, leaflets: Type
) -> None:
    result = leaflets(*ADD, tag)
    assert result.exit_code == 0, result.output
    assert (workspace / "content/translations" / folder / "labels.po").is_file()
    assert said(result.stdout)[name] == value


def test_what_is_missing_for_a_script_is_said(
    workspace: Path, leaflets: Type, monkeypatch: pytest.MonkeyPatch
) -> None:
    from leaflets import fonts

    monkeypatch.setattr(fonts, "_folder_of", lambda _: None)
    fonts.font_table.cache_clear()
    try:
        assert 'pip install "leaflets[cjk]" brings' in said(leaflets(*ADD, "ja").stdout)["fonts"]
        hans = said(leaflets(*ADD, "zh-Hans").stdout)["fonts"]
        assert hans.startswith("common characters are in the program; pip install")
    finally:
        fonts.font_table.cache_clear()
    monkeypatch.setitem(__import__("sys").modules, "icu4py.breakers", None)
    assert 'pip install "leaflets[sea]" brings' in said(leaflets(*ADD, "th").stdout)["fonts"]


@pytest.mark.parametrize(
    ("tag", "code", "hint"),
    [
        ("polish", "usage/unknown-language", "did you mean pl (Polish)"),
        ("p_", "usage/unknown-language", ""),
        ("es", "usage/begun", "leaflets translations update -l es"),
        ("ES", "usage/begun", "leaflets translations update -l es"),
        ("en", "usage/source-language", ""),
        ("en-gb", "usage/source-language", ""),
        ("en-XA", "usage/pseudolocale", "leaflets build -l en-XA"),
    ],
)
def test_what_cannot_be_begun(
    tag: str, code: str, hint: str, workspace: Path, leaflets: Type
) -> None:
    before = sorted(workspace.rglob("*"))
    result = leaflets(*ADD, tag)
    assert result.exit_code == 2
    assert f"[{code}]" in result.stderr
    assert hint in result.stderr
    assert sorted(workspace.rglob("*")) == before
