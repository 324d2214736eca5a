"""What ink reaches: nothing beyond the page, and on office printers nothing near its edge.

Judged from pictures of the PDFs: geometry alone would not see a mistake of the drawing stage.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pikepdf
import pytest

from leaflets.model.job import Job
from leaflets.model.layout import MM
from leaflets.model.page import Area
from leaflets.typeset.boxes import EPSILON
from leaflets.typeset.edges import extent
from leaflets.typeset.marks import OUTSET
from leaflets.typeset.styles import INK
from tests.end_to_end.jobs import EVERY_JOB, SIGNS, SOURCE, job_id, shipped
from tests.end_to_end.rendering import darkest_outside, rendered, with_room_around
from tests.sampling import sampled
from tests.small_workspace import CLINIC

DPI = 36
ROOM = 36
"""Points of paper added on each side."""

PIXEL = DPI / 72
WHITE = 250
SIX_MILLIMETRES = 17.0

LASERS = [job for job in EVERY_JOB if job.profile in ("office", "mono")]


@pytest.mark.parametrize("job", sampled(EVERY_JOB, 2), ids=job_id)
def test_nothing_is_drawn_beyond_the_page(job: Job, built: Mapping[Job, Path]) -> None:
    wide = with_room_around(built[job], ROOM)
    for page in range(len(shipped(job).pagination.document.pages)):
        # A pixel on the border itself may be half inside.
        frame = darkest_outside(rendered(wide, page, DPI), ROOM * PIXEL - 1)
        assert frame >= WHITE, f"page {page + 1}"


@pytest.mark.parametrize("job", LASERS, ids=job_id)
def test_office_printers_reach_everything(job: Job, built: Mapping[Job, Path]) -> None:
    for page in range(len(shipped(job).pagination.document.pages)):
        picture = rendered(built[job], page, DPI)
        assert darkest_outside(picture, SIX_MILLIMETRES * PIXEL - 1) >= WHITE, f"page {page + 1}"


@pytest.mark.parametrize("profile", ["office", "mono"])
def test_the_frame_of_the_marks_stays_in_narrow_margins(profile: str) -> None:
    """Where it would stand in the part that printers leave empty, it gives way, and its words keep
    their distance from it."""
    job = Job(SIGNS, SOURCE, CLINIC, "card", "card", profile)
    for page in shipped(job).pagination.document.pages:
        (frame,) = (one for one in page.items if isinstance(one, Area) and one.stroke == INK)
        assert extent(frame)[0] >= 6 * MM
        words = page.items[page.items.index(frame) + 1]
        assert extent(words)[0] - frame.x == pytest.approx(OUTSET)
        assert extent(words)[2] <= frame.x + frame.width - OUTSET + EPSILON


def test_these_guards_see_ink(built: Mapping[Job, Path], tmp_path: Path) -> None:
    job = next(job for job in EVERY_JOB if job.profile == "office")
    spoilt = tmp_path / "spoilt.pdf"
    with pikepdf.open(built[job]) as pdf:
        pdf.pages[0].contents_add(b"q 0 g -20 100 30 9 re f Q")
        pdf.save(spoilt)
    assert darkest_outside(rendered(spoilt, 0, DPI), SIX_MILLIMETRES * PIXEL - 1) < WHITE
    wide = with_room_around(spoilt, ROOM)
    assert darkest_outside(rendered(wide, 0, DPI), ROOM * PIXEL - 1) < WHITE
