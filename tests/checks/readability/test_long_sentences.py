from pathlib import Path

import pytest

from tests.checks.leaflet import found, told
from tests.checks.readability.reading import saying

CODE = "readability/long-sentences"


def of(count: int, word: str = "so") -> str:
    """A sentence of so many words."""
    return " ".join(["So", *[word] * (count - 1)]) + "."


def test_a_sentence_of_as_many_words_as_are_enough_is_let_be(tmp_path: Path) -> None:
    assert told(CODE, saying(tmp_path, "en-GB", of(25))) == []


def test_each_longer_sentence_is_told_where_it_stands(tmp_path: Path) -> None:
    leaflet = saying(tmp_path, "en-GB", f"It is small. {of(26)}", of(5), f"{of(30)} {of(27)}")
    assert told(CODE, leaflet) == [
        f"paragraphs.p2.text: a sentence has 30 words; 25 are enough: “{of(30)}”",
        f"paragraphs.p2.text: a sentence has 27 words; 25 are enough: “{of(27)}”",
        f"paragraphs.p0.text: a sentence has 26 words; 25 are enough: “{of(26)}”",
    ]
    places = [str(finding.where) for finding in found(CODE, leaflet)]
    assert [place.partition("said.yaml")[2] for place in places] == [
        ":6 (paragraphs.p2.text)",
        ":6 (paragraphs.p2.text)",
        ":4 (paragraphs.p0.text)",
    ]


@pytest.mark.parametrize(("language", "most"), [("es", 27), ("fr", 29), ("de", 25), ("pl", 25)])
def test_some_languages_need_more_words_to_say_the_same(
    language: str, most: int, tmp_path: Path
) -> None:
    assert told(CODE, saying(tmp_path / "1", language, of(most))) == []
    (message,) = told(CODE, saying(tmp_path / "2", language, of(most + 1)))
    assert f"{most + 1} words; {most} are enough" in message


def test_a_workspace_has_limits_of_its_own_for_all_and_for_a_language(tmp_path: Path) -> None:
    settings = f"{CODE}: {{words: 4, words-es: 6}}"
    assert len(told(CODE, saying(tmp_path / "1", "en-GB", of(5), settings=settings))) == 1
    assert told(CODE, saying(tmp_path / "2", "es", of(6), settings=settings)) == []
    assert len(told(CODE, saying(tmp_path / "3", "es", of(7), settings=settings))) == 1


def test_where_words_are_not_written_apart_characters_are_counted(tmp_path: Path) -> None:
    assert told(CODE, saying(tmp_path / "1", "zh-Hans", "小" * 40 + "。")) == []
    (message,) = told(CODE, saying(tmp_path / "2", "zh-Hans", "小" * 41 + "。"))
    assert "41 characters; 40 are enough" in message


def test_a_language_whose_sentences_cannot_be_told_apart_is_let_be(tmp_path: Path) -> None:
    assert told(CODE, saying(tmp_path, "th", "ก" * 300)) == []
