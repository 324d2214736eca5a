"""ICC profiles of print shops: which are taken, and what is said of the others."""

from __future__ import annotations

from pathlib import Path

import pytest

from leaflets.pdf.icc import grey_profile, srgb_profile
from leaflets.printing.conditions import read_condition, usual_condition
from leaflets.problems import LeafletsError, Where

GOOD = usual_condition().profile


def changed(at: int, new: bytes) -> bytes:
    return GOOD[:at] + new + GOOD[at + len(new) :]


def test_the_one_that_comes_with_the_program() -> None:
    condition = usual_condition()
    assert condition.name == "Chemical proof"
    assert condition.profile[12:20] == b"prtrCMYK"


def test_a_printers_own_is_taken_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "printer.icc"
    path.write_bytes(GOOD)
    assert read_condition(path).profile == GOOD


WRONG = {
    "not-icc": (b"%PDF-1.7 and so on" * 20, "printer.icc is not an ICC profile"),
    "damaged": (GOOD[:3000], "is not whole"),
    "not-cmyk": (srgb_profile(), "is a profile for RGB; a print shop needs one for CMYK"),
    "not-cmyk ": (grey_profile(), "is a profile for grey; a print shop"),
    "not-output": (changed(12, b"scnr"), "is a profile for a scanner or a camera, not for a press"),
    "not-output ": (changed(12, b"link"), "a link between two devices"),
    "version": (changed(8, b"\x05"), "is ICC version 5"),
    "damaged ": (changed(200, bytes(1800)), "colours cannot be made by it"),
}


@pytest.mark.parametrize("code", WRONG)
def test_others_are_refused(code: str, tmp_path: Path) -> None:
    data, words = WRONG[code]
    path = tmp_path / "printer.icc"
    path.write_bytes(data)
    with pytest.raises(LeafletsError) as caught:
        read_condition(path)
    (problem,) = caught.value.problems
    assert problem.code == f"profile/{code.strip()}"
    assert words in problem.message
    assert problem.where == Where(path)


def test_one_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(LeafletsError) as caught:
        read_condition(tmp_path / "nowhere.icc")
    assert caught.value.problems[0].code == "profile/unreadable"
    with pytest.raises(LeafletsError):
        read_condition(tmp_path)
