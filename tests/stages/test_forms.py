"""Parts of leaflets, panels, policies and slips: what their pages say and where."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from leaflets import pipeline
from leaflets.audit import Audit
from leaflets.batch import load_workspace
from leaflets.clock import today
from leaflets.model.job import Job
from leaflets.model.library import Library
from leaflets.model.page import PagedDocument, SetText
from leaflets.problems import LeafletsError
from leaflets.provenance import Provenance, from_metadata
from leaflets.stages.paginate import Pagination
from tests.small_workspace import CLINIC, LEAFLET, copy_workspace

WHOLE = Job(LEAFLET, "en-GB", CLINIC, "handout", "a4", "screen")
CARD = replace(WHOLE, layout="card", paper="card")
TORN = replace(WHOLE, layout="slip")
HANDOUT = "layouts/handout.yaml"
BANDS = "    bands:\n      - gutter: 8\n"
FOOT = "      - columns:\n          - name: foot\n"


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    return copy_workspace(tmp_path / "mine")


def changed(workspace: Path, file: str, *changes: tuple[str, str]) -> Library:
    path = workspace / file
    text = path.read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    path.write_text(text, "utf-8")
    return load_workspace(workspace)


def said(document: PagedDocument) -> list[str]:
    """The words of each page."""
    return [
        " ".join(
            "".join(word.word.text for word in line.words).strip()
            for item in page.items
            if isinstance(item, SetText)
            for line in item.lines
        )
        for page in document.pages
    ]


def refused(library: Library, job: Job = WHOLE) -> list[tuple[str, str]]:
    with pytest.raises(LeafletsError) as caught:
        pipeline.lay_out(library, job)
    return [(problem.code, str(problem)) for problem in caught.value.problems]


def test_every_page_of_a_part_says_so_and_where_the_whole_is(workspace: Path) -> None:
    made = pipeline.lay_out(load_workspace(workspace), CARD)
    roles = {block.role for block in made.composition.blocks}
    assert roles == {"urgent", "contact"}
    for page in said(made.document):
        assert "This is a part of leaflet SD-WARN." in page
        assert "Read online: leaflets.example.org/sd-warn" in page
        assert "Not clinically reviewed." in page


def test_a_whole_leaflet_does_not_say_that_it_is_a_part(workspace: Path) -> None:
    made = pipeline.lay_out(load_workspace(workspace), WHOLE)
    assert not any("part of leaflet" in page for page in said(made.document))
    assert "part-of" not in made.edition.labels


def test_a_part_has_the_marks_of_the_whole(workspace: Path) -> None:
    library = load_workspace(workspace)
    whole, part = (pipeline.build(library, job) for job in (WHOLE, CARD))
    assert replace(about(whole), hash="") == replace(about(part), hash="")
    assert {verdict(library, pdf, workspace) for pdf in (whole, part)} == {"current"}


@pytest.mark.parametrize(
    ("printed", "label", "old", "new"),
    [
        (CARD, "part-of", '"This is a part', '"Here is a part'),
        (TORN, "appointment", "Next appointment", "Next visit"),
        (TORN, "name", "Name", "Your name"),
    ],
)
def test_words_of_a_layout_are_in_the_hash_where_they_are_printed(
    workspace: Path, printed: Job, label: str, old: str, new: str
) -> None:
    """What says other words than today is found in a drawer, and nothing else is."""
    library = load_workspace(workspace)
    pdf, whole = (pipeline.build(library, job) for job in (printed, WHOLE))
    assert about(pdf).hash != about(whole).hash
    entry = f"- {{id: {label}, text: "
    after = changed(workspace, "content/labels.yaml", (entry + old, entry + new))
    assert about(pipeline.build(after, printed)).hash != about(pdf).hash
    assert pipeline.build(after, WHOLE) == whole
    assert verdict(after, pdf, workspace) == "superseded"
    assert verdict(after, whole, workspace) == "current"


def about(pdf: bytes) -> Provenance:
    found = from_metadata(pdf)
    assert found
    return found


def verdict(library: Library, pdf: bytes, folder: Path) -> str:
    """Of ``leaflets audit``."""
    path = folder / "found.pdf"
    path.write_bytes(pdf)
    (audited,) = Audit(library, today()).file(path)
    return audited.verdict


def test_a_template_cannot_leave_out_that_it_is_a_part(workspace: Path) -> None:
    library = changed(workspace, "layouts/page/part.xml.j2", ('{{ labels["part-of"] }}', ""))
    ((code, text),) = refused(library, CARD)
    assert code == "template/markup"
    assert "part.xml.j2" in text
    assert "part-of" in text


def test_a_layout_is_refused_for_a_leaflet_without_what_it_is_for(workspace: Path) -> None:
    job = replace(CARD, leaflet="back-dimples-myths-and-facts")
    ((code, text),) = refused(load_workspace(workspace), job)
    assert code == "layout/no-such-role"
    assert "layout card needs a block with the role urgent" in text
    library = changed(workspace, "layouts/poster.yaml", ("[lead, urgent, contact]", "[urgent]"))
    ((code, _),) = refused(library, replace(job, layout="poster", paper="a3"))
    assert code == "layout/no-such-role"


def pages_of(made: Pagination, block: str) -> set[int]:
    return {place.page + 1 for place in made.placements if place.block == block}


def foot_on(workspace: Path, page: int) -> Library:
    """The band with the sources begins on ``page``."""
    band = FOOT.replace("- columns", f"- page: {page}\n        columns")
    return changed(workspace, HANDOUT, (FOOT, band))


def test_a_band_begins_on_its_page(workspace: Path) -> None:
    library = changed(
        workspace, HANDOUT, (FOOT, FOOT.replace("- columns", "- page: 5\n        columns"))
    )
    made = pipeline.lay_out(library, WHOLE)
    assert pages_of(made, "shared/sources") == {5}
    assert len(made.document.pages) == 5
    assert all("SD-WARN" in page for page in said(made.document)), "empty pages have a footer too"


def test_a_band_whose_page_is_taken_is_refused(workspace: Path) -> None:
    library = changed(
        workspace, HANDOUT, (FOOT, FOOT.replace("- columns", "- page: 1\n        columns"))
    )
    ((code, text),) = refused(library)
    assert code == "layout/page-taken"
    assert "column foot begins on page 1" in text
    assert "content/blocks/" in text


def test_too_many_pages_are_refused_with_the_first_block_that_is_over(workspace: Path) -> None:
    library = changed(workspace, HANDOUT, (BANDS, f"    fit: {{pages: 1}}\n{BANDS}"))
    ((code, text),) = refused(library)
    assert code == "layout/over"
    assert "at most 1 page of paper a4" in text
    assert "mm of text, from block" in text
    assert "content/blocks/" in text


def test_compact_type_is_set_where_the_usual_one_takes_too_much(workspace: Path) -> None:
    fit = "    fit: {pages: 1, over: continue, compact: {body: {size: 12, leading: 1.2}}}\n"
    library = changed(workspace, HANDOUT, (BANDS, f"{fit}{BANDS}"))
    usual = pipeline.lay_out(load_workspace(workspace), WHOLE)
    assert usual.placements == pipeline.lay_out(library, WHOLE).placements
    assert len(usual.document.pages) > 1


# A slip to tear off.


def slip_page(made: Pagination) -> int:
    return next(n for n, page in enumerate(said(made.document), 1) if "Next appointment" in page)


@pytest.mark.parametrize("height", [297, 330, 400, 460, 520, 600, 900])
def test_tearing_the_slip_off_takes_no_words_from_its_back(workspace: Path, height: int) -> None:
    """Whatever the length of the text: it is on the front of the last sheet."""
    paper = f"title: Any\nwidth: 210\nheight: {height}\n"
    (workspace / "layouts/papers/any.yaml").write_text(paper, "utf-8")
    made = pipeline.lay_out(load_workspace(workspace), replace(WHOLE, layout="slip", paper="any"))
    page = slip_page(made)
    assert page % 2 == 1
    assert page == len(made.document.pages)


def test_a_slip_says_which_leaflet_it_is_from_and_keeps_the_marks(workspace: Path) -> None:
    made = pipeline.lay_out(load_workspace(workspace), replace(WHOLE, layout="slip"))
    text = said(made.document)[-1]
    code = f"SD-WARN 1.0.0 · en-GB · {made.edition.content_hash}"
    for words in ("Name", "Next appointment", "Call 999 now", "020 7946 0123"):
        assert words in text
    assert text.count(code) == 2, "in the footer of what is left, and on the slip"
    assert text.count("Not clinically reviewed.") == 2


def test_a_slip_needs_room_to_write(workspace: Path) -> None:
    library = changed(workspace, "layouts/slip.yaml", ("height: 60", "height: 39"))
    ((_, text),) = refused(library, replace(WHOLE, layout="slip"))
    assert "40 or more" in text


def test_a_slip_that_is_taller_than_a_page_is_refused(workspace: Path) -> None:
    library = changed(workspace, "layouts/slip.yaml", ("height: 60", "height: 290"))
    ((code, text),) = refused(library, replace(WHOLE, layout="slip"))
    assert code == "layout/does-not-fit"
    assert "the slip is" in text


def test_the_template_of_a_slip_cannot_leave_out_the_code(workspace: Path) -> None:
    library = changed(workspace, "layouts/page/slip.xml.j2", ("{{ leaflet.content_hash }}", "1"))
    assert refused(library, replace(WHOLE, layout="slip"))
