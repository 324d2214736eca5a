"""One form of one leaflet: made, and read back in every way there is."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from leaflets.model.job import Job
from leaflets.pdf import draw
from leaflets.problems import LeafletsError
from leaflets.stages.verify import verify
from tests.end_to_end.expected import expected, heard, on_paper
from tests.end_to_end.jobs import Stages, shipped_library, stages
from tests.forms.clipping import clipped_glyphs
from tests.forms.codes import unreadable_codes
from tests.oracle.read_back import Node, flaws, read_tree
from tests.pdf.content import content_flaws

NOT_FOR_EACH_OTHER = frozenset(
    {
        "layout/paper-too-narrow", "layout/copies-for-press", "layout/too-many-pages",
        "layout/does-not-fit", "layout/too-near-the-edge", "layout/no-room", "layout/over",
        "layout/off-the-page", "layout/solid-panel", "layout/no-such-role", "layout/page-taken",
    }
)  # fmt: skip
"""Refusals that say so: a poster of five pages, copies for a print shop. They are counted, so that
one too many is seen; a leaflet that is refused for another reason is a fault."""


class Looked(NamedTuple):
    """``refused``: codes, when leaflet and form are not for each other; ``faults``: in words;
    ``digest``: SHA-256 of the file, in hex."""

    job: Job
    pdf: bytes
    refused: tuple[str, ...]
    faults: tuple[str, ...]
    digest: str = ""


def looked_at(job: Job, sound: Collection[str] = ()) -> Looked:
    """Make it and read it back: valid, nothing clipped, text equals source, codes can be read.
    ``sound``: digests of files in which nothing was found: they are not read again."""
    try:
        made = stages(shipped_library(), job)
        pdf = draw(made.pagination.document)
    except LeafletsError as error:
        codes = tuple(sorted({problem.code for problem in error.problems}))
        if NOT_FOR_EACH_OTHER.issuperset(codes):
            return Looked(job, b"", codes, ())
        return Looked(job, b"", (), tuple(f"refused: {one}" for one in error.problems))
    digest = sha256(pdf).hexdigest()
    return Looked(job, pdf, (), () if digest in sound else tuple(_faults(job, made, pdf)), digest)


def _faults(job: Job, made: Stages, pdf: bytes) -> Iterator[str]:
    document = made.pagination.document
    try:
        found = verify(pdf, Path(job.path.name)).problems
    except LeafletsError as error:
        found = error.problems
    for problem in found:
        yield f"verify: {problem.message} [{problem.code}]"
    tree = read_tree(pdf)
    yield from _other_words(made, tree)
    yield from (f"tags: {flaw}" for flaw in (*flaws(tree), *content_flaws(pdf)))
    yield from (f"glyphs: {fault}" for fault in clipped_glyphs(pdf, document))
    yield from (f"codes: {fault}" for fault in unreadable_codes(pdf, document, tree))


def _other_words(made: Stages, tree: Node) -> Iterator[str]:
    """The first place where what is heard is not what was written."""
    document = made.pagination.document
    wanted = expected(made.edition, made.composition, len(document.pages))
    if document.press:
        wanted = on_paper(wanted)
    said = heard(tree)
    for place, (here, there) in enumerate(zip(said, wanted, strict=False)):
        if here != there:
            yield f"text: paragraph {place + 1} is heard as {here}, written as {there}"
            return
    if len(said) != len(wanted):
        yield f"text: {len(said)} paragraphs are heard, {len(wanted)} were written"
