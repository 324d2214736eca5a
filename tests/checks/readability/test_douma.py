from pathlib import Path

import pytest

from leaflets.problems import Severity
from tests.checks.readability.reading import saying, severity

CODE, LANGUAGE = "readability/douma", "nl"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Het is een kuil in de huid. Het doet geen pijn.", None),
        ("Uw kindje heeft meestal geen onderzoek nodig.", Severity.WARNING),
        ("Neurologische complicaties vertegenwoordigen uitzonderlijke situaties.", Severity.ERROR),
    ],
)
def test_what_is_harder_than_the_aim_is_told(
    text: str, told: Severity | None, tmp_path: Path
) -> None:
    assert severity(CODE, saying(tmp_path, LANGUAGE, text)) is told
