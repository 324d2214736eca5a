"""``leaflets translations export`` and ``import``: all of a file or nothing of it."""

from __future__ import annotations

import datetime
import errno
from pathlib import Path

import pytest

from tests.commands.conftest import Type
from tests.exchange.polish import SLEEPY, SMALL, TITLE, entry, polish
from tests.governance.test_sign_off import TODAY, signed
from tests.small_workspace import change


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small workspace with Polish files; the test stands in it."""
    polish(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def exported(leaflets: Type, form: str = "csv") -> Path:
    """A file with all messages."""
    result = leaflets("translations", "export", "-l", "pl", "--format", form)
    assert result.exit_code == 0, result.stderr
    (file,) = Path("output/translations").iterdir()
    return file


def answer(file: Path, context: str, old: str, new: str) -> None:
    """Types a translation into the row of a message."""
    text = file.read_text("utf-8-sig")
    before, start, after = text.partition(f"{context},")
    assert start
    assert old in after
    file.write_text(before + start + after.replace(old, new, 1), "utf-8-sig", newline="")


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (folder / "content").rglob("*.po")}


def test_every_kind_goes_out(folder: Path, leaflets: Type) -> None:
    for form, name in (("xliff", "all-pl.xlf"), ("csv", "all-pl.csv"), ("xlsx", "all-pl.xlsx")):
        result = leaflets("translations", "export", "-l", "pl", "--format", form)
        assert f"{name}  " in result.stdout
        assert "messages: 3 translated, " in result.stdout
        assert (folder / "output/translations" / name).is_file()
    back = sorted(str(p) for p in (folder / "output/translations").iterdir())
    result = leaflets("translations", "import", *back)
    assert result.exit_code == 0
    assert result.stdout.startswith("0 taken, ")
    assert result.stdout.endswith(" unchanged, 0 refused.\n")


def test_some_topics_and_a_folder_of_ones_own(folder: Path, leaflets: Type) -> None:
    result = leaflets("translations", "export", "-l", "PL", "-o", "to send", "measures", "figures")
    assert result.exit_code == 0
    text = (folder / "to send/measures+figures-pl.xlf").read_text("utf-8")
    assert "measures#week" in text
    assert "figures/back#" in text
    assert TITLE not in text


WRONG = {
    "a language not begun": (("-l", "cs"), "usage/unknown-language"),
    "the language of the content": (("-l", "en-GB"), "usage/source-language"),
    "a topic that is not there": (("-l", "pl", "dimpel"), "usage/unknown-topic"),
    "an option of another format": (("-l", "pl", "--unreviewed"), "usage/unreviewed"),
    "no language": ((), "Missing option"),
}


@pytest.mark.parametrize("name", WRONG)
def test_wrong_usage_of_export(name: str, folder: Path, leaflets: Type) -> None:
    words, said = WRONG[name]
    result = leaflets("translations", "export", *words)
    assert result.exit_code == 2
    assert said in result.stderr
    assert not (folder / "output").exists()


def test_messages_that_are_not_in_the_po_files_yet_are_told(folder: Path, leaflets: Type) -> None:
    change(folder, "content/blocks/dimple/what.yaml", "What is it?", "What is it not?")
    result = leaflets("translations", "export", "-l", "pl")
    assert result.exit_code == 0, "a warning"
    assert "exchange/not-updated" in result.stderr
    assert "for 1 message" in result.stderr


def test_a_memory_holds_approved_pairs_only(
    tmp_path: Path, leaflets: Type, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = signed(tmp_path / "w")
    monkeypatch.chdir(folder)
    day = datetime.datetime.combine(TODAY, datetime.time(), datetime.UTC)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(day.timestamp())))
    result = leaflets("translations", "export", "-l", "es", "--format", "tmx")
    assert result.exit_code == 0, result.stderr
    text = (folder / "output/translations/all-es.tmx").read_text("utf-8")
    assert 'tuid="sacral-dimple/caring#title"' in text
    assert ">approved</prop>" in text
    assert ">machine draft</prop>" not in text
    leaflets("translations", "export", "-l", "es", "--format", "tmx", "--unreviewed")
    assert ">machine draft</prop>" in (folder / "output/translations/all-es.tmx").read_text("utf-8")


def test_no_memory_without_a_pair(folder: Path, leaflets: Type) -> None:
    result = leaflets("translations", "export", "-l", "pl", "--format", "tmx")
    assert result.exit_code == 1
    assert "exchange/nothing" in result.stderr
    assert not (folder / "output").exists()


def test_an_answer_is_taken(folder: Path, leaflets: Type) -> None:
    file = exported(leaflets)
    before = bytes_of(folder)
    answer(file, SLEEPY, "Bardzo senne", "Bardzo śpiące")
    result = leaflets("translations", "import", file)
    assert result.exit_code == 0, result.stderr
    assert result.stdout.startswith("1 taken, ")
    assert result.stdout.endswith(" unchanged, 0 refused. 1 file written.\n")
    expected = before["dimple.po"].replace(b"Bardzo senne", "Bardzo śpiące".encode())
    assert bytes_of(folder) == {**before, "dimple.po": expected}


def test_a_dry_run_shows_and_writes_nothing(folder: Path, leaflets: Type) -> None:
    file = exported(leaflets)
    before = bytes_of(folder)
    answer(file, SLEEPY, "Bardzo senne", "Bardzo śpiące")
    result = leaflets("translations", "import", file, "--dry-run")
    line = entry(folder, SLEEPY).line
    assert f"content/translations/pl/dimple.po:{line} {SLEEPY}\n" in result.stdout
    assert "  - Bardzo senne\n  + Bardzo śpiące\n" in result.stdout
    assert "Nothing has been written. 1 could be taken" in result.stdout
    assert bytes_of(folder) == before


def test_one_refused_answer_stops_all_unless_it_is_to_be_left_out(
    folder: Path, leaflets: Type
) -> None:
    file = exported(leaflets)
    before = bytes_of(folder)
    answer(file, SLEEPY, "Bardzo senne", "Bardzo śpiące")
    answer(file, TITLE, "Co to jest?", "**Co** to jest?")
    result = leaflets("translations", "import", file)
    assert result.exit_code == 1
    assert "cell C" in result.stderr
    assert "exchange/differs" in result.stderr
    assert "1 refused (1 holes, bold or links differ)." in result.stdout
    assert "Nothing has been written. 1 could be taken, " in result.stdout
    assert bytes_of(folder) == before
    result = leaflets("translations", "import", file, "--skip-refused")
    assert result.exit_code == 1, "something was refused"
    assert result.stdout.startswith("1 taken, ")
    assert entry(folder, SLEEPY).translations == ("Bardzo śpiące",)
    assert entry(folder, TITLE).translations == ("Co to jest?",)


def test_one_that_needs_work_is_counted(folder: Path, leaflets: Type) -> None:
    file = exported(leaflets)
    answer(file, TITLE, ",translated,", ",needs work,")
    result = leaflets("translations", "import", file)
    assert result.stdout.startswith("1 taken (1 need work), ")
    assert entry(folder, TITLE).fuzzy


def test_what_a_reviewer_remarks_is_shown(folder: Path, leaflets: Type) -> None:
    file = exported(leaflets)
    answer(file, TITLE, ",translated,,", ",translated,Is this polite?,")
    result = leaflets("translations", "import", file)
    assert f"comment on {TITLE}: Is this polite?\n" in result.stdout


def test_checks_only_warn_here(folder: Path, leaflets: Type) -> None:
    file = exported(leaflets)
    answer(file, SMALL, ",,", ",1. **Mały**{cite:second}{cite:first·second},".replace("·", "\\,"))
    text = file.read_text("utf-8-sig")
    said = '"1. **Mały** {cite:second} {cite:first,second}"'
    text = text.replace("1. **Mały**{cite:second}{cite:first\\,second}", said)
    file.write_text(text, "utf-8-sig", newline="")
    result = leaflets("translations", "import", file)
    assert result.exit_code == 0, result.stderr
    assert "warning" in result.stderr
    assert "translation/line-breaks" in result.stderr
    assert result.stdout.startswith("1 taken, ")


BAD = {
    "no file of that name": ("gone.xlf", None, "exchange/unreadable"),
    "a folder": ("content.xlf", None, "exchange/unreadable"),
    "another kind": ("back.docx", b"x", "exchange/format"),
    "a memory, which does not come back": ("back.tmx", b"<tmx/>", "exchange/format"),
    "an empty file": ("back.xlf", b"", "exchange/xml"),
    "a broken one": ("back.xlsx", b"PK", "exchange/format"),
}


@pytest.mark.parametrize("name", BAD)
def test_files_that_cannot_be_used(name: str, folder: Path, leaflets: Type) -> None:
    file, data, code = BAD[name]
    if data is not None:
        Path(file).write_bytes(data)
    elif name == "a folder":
        Path(file).mkdir()
    result = leaflets("translations", "import", file)
    assert result.exit_code == 1
    assert code in result.stderr
    assert file in result.stderr


def test_a_huge_file_is_not_even_read(folder: Path, leaflets: Type) -> None:
    with Path("back.xlf").open("wb") as file:
        file.truncate(100_000_000)
    result = leaflets("translations", "import", "back.xlf")
    assert result.exit_code == 1
    assert "larger than 20 MB" in result.stderr


def test_all_that_is_wrong_is_told_at_once(folder: Path, leaflets: Type) -> None:
    good = exported(leaflets)
    answer(good, TITLE, "Co to jest?", "**Co** to jest?")
    Path("bad.xlf").write_bytes(b"<xliff>")
    before = bytes_of(folder)
    result = leaflets("translations", "import", "bad.xlf", good, "gone.csv", "--skip-refused")
    for code in ("exchange/xml", "exchange/differs", "exchange/unreadable"):
        assert code in result.stderr
    assert bytes_of(folder) == before


def test_when_one_file_cannot_be_written_the_others_are_as_before(
    folder: Path, leaflets: Type, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = exported(leaflets)
    answer(file, SLEEPY, "Bardzo senne", "Bardzo śpiące")
    answer(file, "measures#week[0]", "tydzień", "tydz.")
    before = bytes_of(folder)
    replace, put = Path.replace, list[str]()

    def full(self: Path, target: Path) -> Path:
        put.append(target.name)
        if target.name == "measures.po":
            raise OSError(errno.ENOSPC, "the disk is full")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", full)
    result = leaflets("translations", "import", file)
    assert result.exit_code == 1
    assert "the disk is full" in result.stderr
    assert put == ["dimple.po", "measures.po"]
    assert bytes_of(folder) == before
