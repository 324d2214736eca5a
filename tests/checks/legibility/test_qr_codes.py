from collections.abc import Callable, Iterable
from dataclasses import replace

from leaflets.model.page import Area, Item, QrDrawing, Stroke
from leaflets.model.quality import Finding
from leaflets.problems import Severity
from tests.checks.pages import found, redrawn, shipped

CODE = "legibility/qr-codes"
MM = 72 / 25.4


def with_code(change: Callable[[QrDrawing], Iterable[Item]]) -> list[Finding]:
    def changed(item: Item) -> Iterable[Item]:
        return change(item) if isinstance(item, QrDrawing) else (item,)

    return found(CODE, redrawn(shipped(), changed))


def test_codes_of_shipped_layouts_can_be_read() -> None:
    for layout in ("handout", "card", "tri-fold", "poster"):
        assert not found(CODE, shipped(layout))


def test_a_small_code_is_told() -> None:
    (finding,) = with_code(lambda code: [replace(code, side=23 * MM)])
    assert finding.severity is Severity.WARNING
    assert "23 mm wide; 25 is the least" in finding.message


def test_modules_too_small_for_a_copier_are_an_error() -> None:
    errors = with_code(lambda code: [replace(code, side=15 * MM)])
    assert [f.severity for f in errors] == [Severity.ERROR, Severity.WARNING]


def test_a_pale_code_is_an_error() -> None:
    (finding,) = with_code(lambda code: [replace(code, colour="hairline")])
    assert "contrast" in finding.message


def test_a_code_on_colour_is_measured_on_that_colour() -> None:
    def dark(code: QrDrawing) -> Iterable[Item]:
        return Area(code.x, code.y, code.side, code.side, "accent"), code

    (finding,) = with_code(dark)
    assert "contrast" in finding.message


def test_nothing_may_stand_in_its_quiet_zone() -> None:
    def crossed(code: QrDrawing) -> Iterable[Item]:
        return code, Stroke(code.x, code.y + 2, code.x + 50, code.y + 2, "ink", 1)

    (finding,) = with_code(crossed)
    assert "in the 4 modules around" in finding.message

    def beside(code: QrDrawing) -> Iterable[Item]:
        return code, Stroke(code.x, code.y - 2, code.x + 50, code.y - 2, "ink", 1)

    assert not with_code(beside)


def test_a_frame_around_it_is_no_fault_unless_it_runs_through_it() -> None:
    def framed(code: QrDrawing, by: float) -> Iterable[Item]:
        wide = code.side + 2 * by
        return code, Area(code.x - by, code.y - by, wide, wide, None, "ink", 1)

    assert not with_code(lambda code: framed(code, 2))
    assert with_code(lambda code: framed(code, -2))
