from leaflets.problems import Severity
from tests.checks.pages import found, redrawn, reworded, shipped

CODE = "legibility/point-size"
WORDS = "A sacral dimple"


def test_small_words_are_told_once_for_each_size_with_the_step_that_makes_them() -> None:
    findings = found(CODE, shipped())
    assert [f.severity for f in findings] == [Severity.WARNING] * 3
    footer = findings[0]
    assert "pages 1 and 2" in footer.message
    assert "9 pt; 12 pt is the least" in footer.message
    assert footer.where
    assert str(footer.where).endswith("themes/calm.yaml:51 (type.footer)")


def test_large_print_has_no_small_words() -> None:
    assert not found(CODE, shipped("large-print"))


def test_the_program_s_marks_are_no_small_words() -> None:
    """They are set in 10 points, as labels are; without those nothing of 10 is left."""
    subject = shipped("sheet", leaflet="dimples-compared")
    sizes = [f.message for f in found(CODE, subject) if "10 pt" in f.message]
    assert sizes
    assert not any("reviewed" in message for message in sizes)


def test_what_is_below_the_floor_is_an_error() -> None:
    small = reworded(shipped("large-print"), lambda word: word._replace(size=8.9), WORDS)
    (finding,) = found(CODE, small)
    assert finding.severity is Severity.ERROR
    assert "8.9 pt; 16 pt is the least" in finding.message
    assert (
        found(CODE, reworded(shipped(), lambda word: word._replace(size=8.9), WORDS))[0].severity
        is Severity.ERROR
    )


def test_numbers_of_sources_may_be_small_but_not_below_the_floor() -> None:
    assert not any("“1”" in f.message for f in found(CODE, shipped()))
    subject = reworded(shipped(), lambda w: w._replace(size=8.0) if w.style.rise else w, WORDS)
    assert any(f.severity is Severity.ERROR for f in found(CODE, subject))


def test_the_text_of_large_print_is_better_in_18_points() -> None:
    (finding,) = found(CODE, shipped("large-print"), large_good=18.5)
    assert "18 pt" in finding.message
    assert not found(CODE, shipped("easy-read"), large_good=18.5, good=14)


def test_a_threshold_of_one_s_own_holds() -> None:
    assert not found(CODE, shipped(), good=9)
    assert not found(CODE, redrawn(shipped(), lambda item: ()))
