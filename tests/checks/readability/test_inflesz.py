from pathlib import Path

import pytest

from leaflets.problems import Severity
from tests.checks.readability.reading import saying, severity

CODE, LANGUAGE = "readability/inflesz", "es"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Es un hoyo en la piel. No le hace mal.", None),
        ("La exploración habitualmente no es necesaria. No le duele.", Severity.WARNING),
        ("Habitualmente constituye una característica superficial.", Severity.ERROR),
    ],
)
def test_what_is_harder_than_the_aim_is_told(
    text: str, told: Severity | None, tmp_path: Path
) -> None:
    assert severity(CODE, saying(tmp_path, LANGUAGE, text)) is told
