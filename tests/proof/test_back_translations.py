"""Back-translations come from a table that somebody has filled in with a spreadsheet."""

from __future__ import annotations

from pathlib import Path

import pytest

from leaflets.problems import LeafletsError
from leaflets.proof.back_translations import read_back_translations

KNOWN = ("a/b#title", "a/b#text", "measures#week")


def written(folder: Path, text: str, code: str = "utf-8") -> Path:
    path = folder / "back.csv"
    path.write_bytes(text.encode(code))
    return path


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("id,back-translation\na/b#title,Keep it dry\n", "utf-8"),
        ("Id;Source;Back-translation: English\r\na/b#title;x;Keep it dry\r\n", "utf-8-sig"),
        ("Back translation\tID\r\nKeep it\u00a0 dry\ta/b#title\r\n", "utf-16"),
        ('id,back_translation\n"a/b#title","Keep\nit dry"\na/b#text,\n', "utf-8"),
    ],
)
def test_columns_are_found_by_their_names(tmp_path: Path, text: str, code: str) -> None:
    found = read_back_translations(written(tmp_path, text, code), KNOWN)
    assert found == ({"a/b#title": "Keep it dry"}, ())


def test_plural_forms_belong_to_one_text(tmp_path: Path) -> None:
    text = "id,back-translation\nmeasures#week[0],one week\nmeasures#week[1],weeks\n"
    found = read_back_translations(written(tmp_path, text), KNOWN)
    assert found.words == {"measures#week": "one week / weeks"}


def test_the_sign_that_shields_from_formulas_is_taken_off(tmp_path: Path) -> None:
    text = "id,back-translation\na/b#title,'-5 °C\na/b#text,'tis dry\n"
    found = read_back_translations(written(tmp_path, text), KNOWN)
    assert found.words == {"a/b#title": "-5 °C", "a/b#text": "'tis dry"}


def test_what_cannot_be_shown_is_said(tmp_path: Path) -> None:
    path = written(tmp_path, "id,back-translation\na/b#tilte,Dry\na/b#text,Wet\n")
    found = read_back_translations(path, KNOWN)
    (problem,) = found.problems
    assert found.words == {"a/b#text": "Wet"}
    assert "no text is called “a/b#tilte”" in str(problem)
    assert problem.where
    assert problem.where.line == 2


@pytest.mark.parametrize(
    ("text", "code", "says"),
    [
        ("id,words\n", "utf-8", "no column “back-translation”"),
        ("", "utf-8", "no column “id” and “back-translation”"),
        ("id,back-translation\na/b#title,Dry\na/b#title,Wet\n", "utf-8", "two back-translations"),
        ('id,back-translation\na/b#title,"Dry\n', "utf-8", "not whole CSV"),
        ("id,back-translation\na/b#title,Düster\n", "latin-1", "not UTF-8"),
    ],
)
def test_what_cannot_be_relied_on_is_refused(
    tmp_path: Path, text: str, code: str, says: str
) -> None:
    with pytest.raises(LeafletsError, match=says):
        read_back_translations(written(tmp_path, text, code), KNOWN)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(LeafletsError, match="cannot be read"):
        read_back_translations(tmp_path / "no.csv", KNOWN)
