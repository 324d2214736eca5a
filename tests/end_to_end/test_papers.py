"""Papers of other sizes and on their side: every shipped layout stands on them, with lines that
people can follow."""

from __future__ import annotations

import pytest

from leaflets.model.job import TWO_LANGUAGES, Job
from leaflets.model.layout import MM
from tests.end_to_end.geometry import rectangles, whole
from tests.end_to_end.jobs import SOURCE, shipped, shipped_library
from tests.end_to_end.test_geometry import HAIR, LONGEST_LINE, _block_lines
from tests.small_workspace import CLINIC, LEAFLET, OTHER

WIDE = ("a3", "legal", "a4-landscape", "letter-landscape", "legal-landscape", "a3-landscape")
JOBS = tuple(
    Job(leaflet, language, CLINIC, layout, paper, "office", second)
    for paper in WIDE
    for leaflet, language, layout, second in (
        (LEAFLET, SOURCE, "handout", ""),
        (OTHER, SOURCE, "sheet", ""),
        (LEAFLET, "ar", TWO_LANGUAGES, SOURCE),
    )
)
jobs = pytest.mark.parametrize("job", JOBS, ids=lambda job: f"{job.layout}-{job.paper}")


@jobs
def test_lines_are_no_longer_than_people_read_with_ease(job: Job) -> None:
    for line in _block_lines(shipped(job)):
        assert len(line.text.rstrip()) <= LONGEST_LINE, line.text


@jobs
def test_everything_is_on_the_paper(job: Job) -> None:
    paper = shipped_library().papers[job.paper]
    for page in shipped(job).pagination.document.pages:
        assert (page.width, page.height) == (paper.width * MM, paper.height * MM)
        for item in page.items:
            for rectangle in rectangles(item):
                assert whole(page).narrowed(6 * MM).holds(rectangle, HAIR)


@pytest.mark.parametrize("paper", ["a4-landscape", "a3", "legal-landscape", "a3-landscape"])
def test_wide_paper_is_filled_from_side_to_side(paper: str) -> None:
    """The second column is not the narrow one of upright A4."""
    job = Job(LEAFLET, SOURCE, CLINIC, "handout", paper, "office")
    widths = {place.width / MM for place in shipped(job).pagination.placements}
    assert min(widths) > 90
