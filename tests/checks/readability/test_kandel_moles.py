from pathlib import Path

import pytest

from leaflets.problems import Severity
from tests.checks.readability.reading import saying, severity

CODE, LANGUAGE = "readability/kandel-moles", "fr"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("C’est un creux dans la peau. Il ne fait pas mal.", None),
        ("Une opération est rarement nécessaire. Cela ne fait pas mal.", Severity.WARNING),
        (
            "Les complications neurologiques constituent des situations exceptionnelles.",
            Severity.ERROR,
        ),
    ],
)
def test_what_is_harder_than_the_aim_is_told(
    text: str, told: Severity | None, tmp_path: Path
) -> None:
    assert severity(CODE, saying(tmp_path, LANGUAGE, text)) is told
