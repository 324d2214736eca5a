from pathlib import Path

import pytest

from leaflets.problems import Severity
from tests.checks.readability.reading import saying, severity

CODE, LANGUAGE = "readability/gulpease", "it"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("È una piccola piega della pelle. Non fa male.", None),
        (
            "La fossetta si trova di solito nella parte bassa della "
            "schiena, al centro, appena sopra le natiche, e non causa disturbi.",
            Severity.WARNING,
        ),
        (
            "Generalmente gli approfondimenti diagnostici risultano completamente superflui.",
            Severity.ERROR,
        ),
    ],
)
def test_what_is_harder_than_the_aim_is_told(
    text: str, told: Severity | None, tmp_path: Path
) -> None:
    assert severity(CODE, saying(tmp_path, LANGUAGE, text)) is told
