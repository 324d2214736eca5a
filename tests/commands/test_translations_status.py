"""``leaflets translations status``."""

from __future__ import annotations

import json
import shutil
from html.parser import HTMLParser
from pathlib import Path

from tests.commands.conftest import Type
from tests.small_workspace import change

STATUS = ("translations", "status")
CARING = "content/blocks/sacral-dimple/caring.yaml"
FIELDS = [
    "messages", "translated", "stale", "guesses", "untranslated",
    "words", "new_words", "repeated_words", "changed_words",
]  # fmt: skip


def row(table: str, language: str) -> list[str]:
    (found,) = (line.split() for line in table.splitlines() if line.startswith(f"{language} "))
    return found


def test_everything_is_translated(workspace: Path, leaflets: Type) -> None:
    result = leaflets(*STATUS)
    assert result.exit_code == 0
    messages = row(result.stdout, "es")[1]
    assert row(result.stdout, "es")[2:] == [messages, *"0000000"]
    assert row(result.stdout, "ar")
    assert "ar " not in leaflets(*STATUS, "-l", "es").stdout


def test_a_change_is_seen_before_and_after_the_update(workspace: Path, leaflets: Type) -> None:
    change(workspace, CARING, "Bathe your baby as usual.", "Wash your baby as usual.")
    change(workspace, CARING, "title: Caring for the dimple", "title: Care")
    before = leaflets(*STATUS, "-l", "es").stdout
    leaflets("translations", "update")
    after = leaflets(*STATUS, "-l", "es").stdout
    assert before == after
    assert row(after, "es")[3:] == ["2", "0", "0", "6", "1", "5", "0", "2026-11-22"]


def test_as_data(workspace: Path, leaflets: Type) -> None:
    (workspace / "content/translations/es/labels.po").unlink()
    data = json.loads(leaflets(*STATUS, "--format", "json").stdout)
    assert [row["language"] for row in data["languages"]] == ["ar", "es"]
    spanish = data["languages"][1]
    assert list(spanish) == [
        "language", "name", *FIELDS, "oldest_stale", "unreadable", "topics",
    ]  # fmt: skip
    assert list(spanish["topics"][0]) == ["topic", *FIELDS, "revised"]
    labels = next(topic for topic in spanish["topics"] if topic["topic"] == "labels")
    assert labels["untranslated"] == labels["messages"] == spanish["untranslated"]
    assert labels["revised"] is None
    assert all(
        sum(topic[field] for topic in spanish["topics"]) == spanish[field] for field in FIELDS
    )


def test_a_file_that_cannot_be_read_is_not_taken_for_finished(
    workspace: Path, leaflets: Type
) -> None:
    path = workspace / "content/translations/es/labels.po"
    path.write_text(path.read_text("utf-8") + "nonsense\n", "utf-8")
    result = leaflets(*STATUS)
    assert result.exit_code == 1
    assert "Not counted, because they cannot be read: es/labels.po" in result.stdout
    assert "[po/syntax]" in result.stderr
    data = json.loads(leaflets(*STATUS, "--format", "json").stdout)
    assert data["languages"][1]["unreadable"] == ["labels"]
    assert data["problems"][0]["code"] == "po/syntax"
    assert "<h2>What is wrong</h2>" in leaflets(*STATUS, "--format", "html").stdout


class Page(HTMLParser):
    """Rows of cells; and whether every element is closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.rows: list[list[str]] = []
        self.attributes: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes.append((tag, dict(attrs)))
        if tag != "meta":
            self.open.append(tag)
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if {"td", "th"} & set(self.open):
            self.rows[-1][-1] += data


def test_as_a_page(workspace: Path, leaflets: Type) -> None:
    text = leaflets(*STATUS, "--format", "html").stdout
    page = Page(text)
    assert page.open == []
    assert not [tag for tag, _ in page.attributes if tag in ("script", "link", "img")]
    assert "http" not in text
    assert ("html", {"lang": "en"}) in page.attributes
    heads = [attributes for tag, attributes in page.attributes if tag == "th"]
    assert heads
    assert all("scope" in attributes for attributes in heads)
    assert text.count("<caption>") == text.count("<table>") == 3
    assert page.rows[2][0] == "Español (Spanish, es)"
    assert len({len(row) for row in page.rows}) == 1


def test_without_languages(workspace: Path, leaflets: Type) -> None:
    shutil.rmtree(workspace / "content/translations")
    result = leaflets(*STATUS)
    assert result.exit_code == 0
    assert "leaflets translations add LANGUAGE" in result.stdout
