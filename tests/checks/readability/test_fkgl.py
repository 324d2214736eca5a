from pathlib import Path

import pytest

from leaflets.problems import Severity
from tests.checks.readability.reading import saying, severity

CODE, LANGUAGE = "readability/fkgl", "en-GB"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("It is a small dent. It does no harm.", None),
        ("Doctors measure the little dimple with a ruler.", Severity.WARNING),
        (
            "Doctors measure the little dimple after bathing, using only a narrow paper ruler.",
            Severity.ERROR,
        ),
    ],
)
def test_what_is_harder_than_the_aim_is_told(
    text: str, told: Severity | None, tmp_path: Path
) -> None:
    assert severity(CODE, saying(tmp_path, LANGUAGE, text)) is told
