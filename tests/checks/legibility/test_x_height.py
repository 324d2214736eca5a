from leaflets.problems import Severity
from tests.checks.pages import found, reworded, shipped

CODE = "legibility/x-height"


def test_body_text_of_12_points_is_tall_enough_and_so_are_labels_of_9() -> None:
    assert not found(CODE, shipped())


def test_running_text_of_a_card_is_low() -> None:
    (finding,) = found(CODE, shipped("card"))
    assert finding.severity is Severity.WARNING
    assert "1.70 mm" in finding.message
    assert "1.9 mm is the least" in finding.message


def test_a_label_whose_letters_nobody_can_read_is_an_error() -> None:
    """8 points of Noto Sans: 0.536 em, 1.51 mm; 7 points: 1.32 mm."""
    low = reworded(shipped(), lambda word: word._replace(size=7.0), "Published")
    (finding,) = found(CODE, low)
    assert finding.severity is Severity.ERROR
    assert "1.32 mm" in finding.message
    assert not found(CODE, reworded(shipped(), lambda w: w._replace(size=8.0), "Published"))


def test_scripts_without_small_letters_are_let_be() -> None:
    low = reworded(shipped(language="ar"), lambda word: word._replace(size=7.0), "نُشر")
    assert not found(CODE, low)
