from pathlib import Path

import pytest

from leaflets.problems import Severity
from tests.checks.readability.reading import saying, severity

CODE, LANGUAGE = "readability/wiener-sachtext-1", "de"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Es ist eine Delle in der Haut. Sie tut nicht weh.", None),
        (
            "Die Untersuchung tut Ihrem Kind nicht weh und dauert nur wenige "
            "Minuten in unserer Klinik.",
            Severity.WARNING,
        ),
        (
            "Untersuchungen des Rückenmarks erfolgen regelmäßig unmittelbar nach Entbindungen.",
            Severity.ERROR,
        ),
    ],
)
def test_what_is_harder_than_the_aim_is_told(
    text: str, told: Severity | None, tmp_path: Path
) -> None:
    assert severity(CODE, saying(tmp_path, LANGUAGE, text)) is told
