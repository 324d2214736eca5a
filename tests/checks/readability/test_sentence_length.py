from pathlib import Path

from tests.checks.leaflet import found, told
from tests.checks.readability.reading import saying

CODE = "readability/sentence-length"


def of(count: int) -> str:
    """A sentence of so many words."""
    return " ".join(["So", *["so"] * (count - 1)]) + "."


def test_a_mean_of_as_many_words_as_are_enough_is_let_be(tmp_path: Path) -> None:
    assert told(CODE, saying(tmp_path, "en-GB", f"{of(10)} {of(20)}")) == []


def test_a_higher_mean_is_told_of_the_leaflet(tmp_path: Path) -> None:
    leaflet = saying(tmp_path, "en-GB", of(10), of(21))
    assert told(CODE, leaflet) == [
        "blocks: sentences have 15.5 words on average; the aim is 15 or less"
    ]
    (finding,) = found(CODE, leaflet)
    assert str(finding.where).endswith("content/leaflets/dimple.yaml:12 (blocks)")


def test_a_workspace_has_a_limit_of_its_own(tmp_path: Path) -> None:
    settings = f"{CODE}: {{words: 9.5}}"
    assert len(told(CODE, saying(tmp_path, "en-GB", of(10), settings=settings))) == 1


def test_where_words_are_not_written_apart_characters_are_counted(tmp_path: Path) -> None:
    assert told(CODE, saying(tmp_path / "1", "zh-Hans", "小" * 24 + "。")) == []
    (message,) = told(CODE, saying(tmp_path / "2", "zh-Hans", "小" * 25 + "。"))
    assert "25.0 characters on average; the aim is 24 or less" in message


def test_a_language_whose_sentences_cannot_be_told_apart_is_let_be(tmp_path: Path) -> None:
    assert told(CODE, saying(tmp_path, "th", "ก" * 300)) == []
