from pathlib import Path

import pytest

from leaflets.problems import Severity
from tests.checks.readability.reading import saying, severity

CODE, LANGUAGE = "readability/lix", "de"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Es ist eine Delle in der Haut. Sie tut nicht weh.", None),
        ("Eine Untersuchung ist meistens nicht nötig.", Severity.WARNING),
        ("Untersuchungen des Rückens erfolgen regelmäßig nach der Geburt.", Severity.ERROR),
    ],
)
def test_what_is_harder_than_the_aim_is_told(
    text: str, told: Severity | None, tmp_path: Path
) -> None:
    assert severity(CODE, saying(tmp_path, LANGUAGE, text)) is told


@pytest.mark.parametrize(
    ("language", "easy", "hard"),
    [
        ("da", "Det er en lille bule.", "Undersøgelser anbefales sædvanligvis umiddelbart."),
        ("sv", "Det är en liten grop.", "Undersökningar rekommenderas vanligtvis omedelbart."),
        ("nb", "Det er et lite søkk.", "Undersøkelser anbefales vanligvis umiddelbart."),
    ],
)
def test_scandinavian_languages_are_read_as_well(
    language: str, easy: str, hard: str, tmp_path: Path
) -> None:
    assert severity(CODE, saying(tmp_path / "easy", language, easy)) is None
    assert severity(CODE, saying(tmp_path / "hard", language, hard)) is Severity.ERROR
