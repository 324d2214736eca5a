"""Rules a ruler can check, on every page of every form of every leaflet."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest

from leaflets.model.job import Job
from leaflets.model.layout import MIN_BODY_PT, MIN_TEXT_PT, MM
from leaflets.model.page import Area, PagedDocument, SetText
from leaflets.profiles import profiles
from leaflets.typeset.flow import Placement
from tests.end_to_end.expected import in_reading_order
from tests.end_to_end.geometry import Rectangle, TextLine, rectangles, text_lines, whole
from tests.end_to_end.jobs import EVERY_JOB, JOBS, SOURCE, Stages, job_id, shipped

all_jobs = pytest.mark.parametrize("job", EVERY_JOB, ids=job_id)
in_one_language = pytest.mark.parametrize("job", JOBS, ids=job_id)

LONGEST_LINE = 75
"""Characters (RNIB clear print asks for 60 to 70)."""

HAIR = 0.05
"""Points; what stands out by less is rounding."""


@all_jobs
def test_nothing_is_drawn_outside_the_page(job: Job) -> None:
    document = shipped(job).pagination.document
    assert (document.press is not None) == job.profile.startswith("print")
    bleed = document.press.bleed if document.press else 0.0
    assert _outside(document, -bleed) == []


@all_jobs
def test_office_printers_can_print_everything(job: Job) -> None:
    profile = profiles().get(job.profile)
    if profile is None or profile.press:
        return  # what bleeds is held against the bleed
    clearance = profile.edge_clearance
    assert (clearance == 6) == (job.profile in ("office", "mono"))
    assert _outside(shipped(job).pagination.document, clearance * MM) == []


def _outside(document: PagedDocument, clearance: float) -> list[object]:
    return [
        (number, item)
        for number, page in enumerate(document.pages)
        for item in page.items
        for rectangle in rectangles(item)
        if not whole(page).narrowed(clearance).holds(rectangle, HAIR)
    ]


def test_these_guards_see_what_stands_out() -> None:
    job = next(job for job in JOBS if job.profile == "office")
    document = shipped(job).pagination.document
    page = document.pages[0]
    stray = Area(10, 10, 20, 20, fill="ink")
    spoilt = replace(document, pages=(replace(page, items=(*page.items, stray)),))
    assert _outside(spoilt, 6 * MM) == [(0, stray)]
    assert _outside(spoilt, 0.0) == []
    beyond = replace(stray, x=page.width - 19)
    spoilt = replace(document, pages=(replace(page, items=(beyond,)),))
    assert _outside(spoilt, 0.0) == [(0, beyond)]


@all_jobs
def test_no_text_is_below_the_floor(job: Job) -> None:
    for line in text_lines(shipped(job).pagination.document):
        assert min(word.size for word in line.words) >= MIN_TEXT_PT, line.text


@all_jobs
def test_the_words_of_blocks_are_body_size_or_larger(job: Job) -> None:
    """But for sources, the labels of figures, and layouts whose own text is smaller."""
    made = shipped(job)
    least = min(MIN_BODY_PT, _own_body(made))
    for line in _block_lines(made):
        if line.role == "Span":
            continue
        words = [word for word in line.words if not word.style.rise]
        if min((word.size for word in words), default=least) < least:
            assert _is_list_of_sources(made, line), line.text


def _own_body(made: Stages) -> float:
    """Size of the text of a layout, in the smallest type that it tries, from its file alone."""
    edition = made.edition
    form = edition.layout.form_for(edition.paper)
    assert form
    page = form.styles.get("page")
    name = (page.type if page else None) or "body"
    scales = (edition.theme.type, form.type, form.fit.compact if form.fit else {})
    sizes = [scale[name].size for scale in scales if name in scale]
    return min(sizes[1:] or sizes)


def _is_list_of_sources(made: Stages, line: TextLine) -> bool:
    return in_reading_order(made.composition)[line.part - 2].role == "sources"


def _block_lines(made: Stages) -> list[TextLine]:
    """Lines of the blocks of the recipe: neither marks nor page furniture."""
    last = 2 + len(in_reading_order(made.composition))
    return [line for line in text_lines(made.pagination.document) if 2 <= line.part < last]


@pytest.mark.parametrize("job", [job for job in JOBS if job.language == SOURCE], ids=job_id)
def test_lines_are_no_longer_than_people_read_with_ease(job: Job) -> None:
    for line in _block_lines(shipped(job)):
        assert len(line.text.rstrip()) <= LONGEST_LINE, line.text


@all_jobs
def test_lines_of_text_never_overlap(job: Job) -> None:
    assert _overlaps(shipped(job).pagination.document) == []


def _overlaps(document: PagedDocument) -> list[tuple[str, str]]:
    return [
        (one.text, other.text)
        for _, lines in itertools.groupby(text_lines(document), lambda line: line.page)
        for one, other in itertools.combinations(lines, 2)
        if one.rectangle.overlaps(other.rectangle, HAIR)
    ]


def test_this_guard_sees_lines_that_overlap() -> None:
    document = shipped(JOBS[0]).pagination.document
    page = document.pages[0]
    text = next(item for item in page.items if isinstance(item, SetText) and len(item.lines) > 1)
    size = text.lines[0].words[0].size
    closer = (text.baselines[0], text.baselines[0] + 0.9 * size, *text.baselines[2:])
    moved = text._replace(baselines=closer)
    items = tuple(moved if item is text else item for item in page.items)
    assert _overlaps(replace(document, pages=(replace(page, items=items),)))


@in_one_language
def test_blocks_stand_in_columns_of_the_layout_and_apart(job: Job) -> None:
    made = shipped(job)
    boxes = [(place, _physical(place, made)) for place in made.pagination.placements]
    columns = _columns(made)
    for place, box in boxes:
        # Pages that are wider than the narrowest of a folded sheet have wider margins.
        wider = made.pagination.document.pages[place.page].width
        inset = (wider - made.edition.paper.narrowest * MM) / 2
        assert any(
            abs(box.left - inset - x) < HAIR and abs(box.right - inset - end) < HAIR
            for x, end in columns
        ), place
    for (one, box), (other, second) in itertools.combinations(boxes, 2):
        assert one.page != other.page or not box.overlaps(second, HAIR), (one, other)


@in_one_language
def test_text_and_pictures_stay_in_the_column_of_their_block(job: Job) -> None:
    made = shipped(job)
    names = [block.id for block in made.composition.blocks]
    for line in _block_lines(made):
        homes = [
            _physical(place, made)
            for place in made.pagination.placements
            if place.page == line.page and place.block == names[line.part - 2]
        ]
        assert any(home.holds(line.rectangle, 1.0) for home in homes), line.text


def _physical(place: Placement, made: Stages) -> Rectangle:
    """Where a placement is on the paper: it counts from the side where reading starts."""
    page = made.pagination.document.pages[place.page]
    left = place.x
    if made.edition.right_to_left:
        left = page.width - place.x - place.width
    return Rectangle(left, place.y, left + place.width, place.y + place.height)


def _columns(made: Stages) -> list[tuple[float, float]]:
    """Left and right edges of the columns, from the layout file alone."""
    edition = made.edition
    form = edition.layout.form_for(edition.paper)
    assert form
    found = []
    for band in form.bands:
        room = edition.paper.narrowest - 2 * form.margins.sides
        room -= band.gutter * (len(band.columns) - 1)
        fixed = [column.width for column in band.columns if column.width != "flex"]
        share = (room - sum(fixed)) / max(1, len(band.columns) - len(fixed))
        x = form.margins.sides
        for column in band.columns:
            width = share if column.width == "flex" else column.width
            left = edition.paper.narrowest - x - width if edition.right_to_left else x
            found.append((left * MM, (left + width) * MM))
            x += width + band.gutter
    return found


@all_jobs
def test_marks_header_and_footer_leave_room_for_the_blocks(job: Job) -> None:
    made = shipped(job)
    blocks = {line.part for line in _block_lines(made)}
    furniture = [
        line
        for line in text_lines(made.pagination.document)
        if line.part not in blocks and line.kind in ("", "Header", "Footer")
    ]
    assert {line.page for line in furniture} == set(range(len(made.pagination.document.pages)))
    for line in furniture:
        for place in made.pagination.placements:
            if place.page == line.page:
                assert not _physical(place, made).overlaps(line.rectangle, HAIR), line.text
