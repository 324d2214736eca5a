from collections.abc import Callable, Iterable

import pytest

from leaflets.checks.legibility.line_length import characters
from leaflets.model.page import Item, SetText
from leaflets.problems import Severity
from tests.checks.pages import found, redrawn, said, shipped

CODE = "legibility/line-length"


def test_lines_of_a_sheet_are_neither_long_nor_short() -> None:
    assert not found(CODE, shipped("sheet", leaflet="dimples-compared"))


def test_a_narrow_column_is_told_with_the_layout() -> None:
    (finding,) = found(CODE, shipped())
    assert finding.severity is Severity.WARNING
    assert "page 1" in finding.message
    assert "28 is the least" in finding.message
    assert str(finding.where).endswith("layouts/handout.yaml:39 (forms.3.bands)")
    assert not found(CODE, shipped(), least=10)


def test_long_lines_are_a_warning_and_then_an_error() -> None:
    """The key message of a sheet goes over the whole page."""
    subject = shipped("sheet", leaflet="sacral-dimple-tests")
    (warning,) = found(CODE, subject, good=60)
    assert warning.severity is Severity.WARNING
    assert "60 is the most" in warning.message
    (error,) = found(CODE, subject, good=50, most=60)
    assert error.severity is Severity.ERROR


def test_a_single_full_line_says_nothing() -> None:
    def last_lines(count: int) -> Callable[[Item], Iterable[Item]]:
        """Of the key message, and nothing else."""

        def cut(item: Item) -> Iterable[Item]:
            if not isinstance(item, SetText) or not said(item).startswith("A sacral dimple is"):
                return ()
            lines, xs, baselines = item.lines[-count:], item.xs[-count:], item.baselines[-count:]
            return (item._replace(lines=lines, xs=xs, baselines=baselines),)

        return cut

    assert not found(CODE, redrawn(shipped(), last_lines(2)), good=20)
    assert found(CODE, redrawn(shipped(), last_lines(3)), good=20)


@pytest.mark.parametrize(
    ("text", "count"),
    [("one two", 7), ("café", 4), ("cafe\u0301", 4), ("骶部小凹", 8), ("हिन्दी", 3), ("مَرحبا", 5)],
)
def test_letters_with_their_marks_count_once_and_wide_ones_twice(text: str, count: int) -> None:
    assert characters(text) == count
