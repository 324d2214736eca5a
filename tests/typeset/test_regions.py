"""Where messages landed: all of them, each in its place, in the leaflets that are shipped."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import combinations, pairwise
from types import SimpleNamespace

import pytest

from leaflets.model.job import Job
from leaflets.model.localized import LocalBlock
from leaflets.model.nodes import ComposedBlock, Composition, Paragraph, Run, Stretch
from leaflets.model.page import Drawing, Element, PagedDocument, SetText
from leaflets.model.rich_text import RichText
from leaflets.pipeline import lay_out
from leaflets.stages.compose import compose
from leaflets.stages.paginate import Pagination
from leaflets.typeset.regions import Region, regions
from tests.end_to_end.jobs import shipped_library
from tests.small_workspace import CLINIC

LEAFLETS = sorted(shipped_library().leaflets)
EACH = pytest.mark.parametrize(
    ("leaflet", "language"), [(one, tag) for one in LEAFLETS for tag in ("en-GB", "ar", "zh-Hans")]
)
ROUNDING = 0.5
"""Points."""


@cache
def laid_out(leaflet: str, language: str) -> tuple[Pagination, tuple[Region, ...]]:
    library = shipped_library()
    layout, paper = library.leaflets[leaflet].layout, library.clinics[CLINIC].paper
    made = lay_out(library, Job(leaflet, language, CLINIC, layout, paper, "office"))
    return made, regions(made.document, made.composition, made.edition.digits)


def contexts(leaflet: str, language: str) -> Iterator[tuple[str, list[str]]]:
    """Each block and the messages that it must print."""
    for block in laid_out(leaflet, language)[0].edition.blocks:
        yield block.id, [words.context for words in block.words if words.context]


@EACH
def test_every_message_is_somewhere(leaflet: str, language: str) -> None:
    made, found = laid_out(leaflet, language)
    there = {region.context for region in found}
    for _, wanted in contexts(leaflet, language):
        assert not set(wanted) - there
    said = [*made.composition.said.values(), *(block.said for block in made.composition.blocks)]
    assert not {stretch.context for part in said for stretch in part} - {""} - there
    assert {f"leaflets/{leaflet}#title", "labels#page-of.text"} <= there


@EACH
def test_a_message_is_inside_its_block(leaflet: str, language: str) -> None:
    made, found = laid_out(leaflet, language)
    width = made.document.pages[0].width
    for block, wanted in contexts(leaflet, language):
        own = [one for one in made.placements if one.block == block]
        for region in found:
            if region.context not in wanted or region.context.startswith("labels#"):
                continue
            lefts = {
                one.y: width - one.x - one.width if made.edition.right_to_left else one.x
                for one in own
            }
            assert any(
                one.page == region.page
                and one.y - ROUNDING <= region.y
                and region.bottom <= one.y + one.height + ROUNDING
                and lefts[one.y] - ROUNDING <= region.x
                and region.x + region.width <= lefts[one.y] + one.width + ROUNDING
                for one in own
            ), region


@EACH
def test_no_two_messages_share_a_place(leaflet: str, language: str) -> None:
    for one, other in combinations(laid_out(leaflet, language)[1], 2):
        if one.page == other.page:
            across = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
            down = min(one.bottom, other.bottom) - max(one.y, other.y)
            assert min(across, down) < ROUNDING, (one, other)


@EACH
def test_what_is_read_first_stands_higher(leaflet: str, language: str) -> None:
    _, found = laid_out(leaflet, language)
    for _, wanted in contexts(leaflet, language):
        inside = [one for one in found if one.context in wanted and "labels#" not in one.context]
        for one, following in pairwise(inside):
            beside = (
                one.x + one.width <= following.x + ROUNDING
                or following.x + following.width <= one.x + ROUNDING
            )
            if one.page == following.page and not beside:
                assert one.y <= following.y, (one, following)
            assert one.page <= following.page


def test_the_words_of_a_picture_have_its_place() -> None:
    made, found = laid_out("sacral-dimple-warning-signs", "ar")
    (region,) = (one for one in found if one.context.endswith("#alt"))
    pictures = [
        item
        for item in made.document.pages[region.page].items
        if isinstance(item, Drawing) and item.element >= 0
    ]
    assert (region.x, region.y, region.width, region.height) in [
        (one.x, one.y, one.width, one.height) for one in pictures
    ]


@cache
def twins() -> PagedDocument:
    """Three paragraphs of one block, with lines of the same words."""
    made, _ = laid_out("sacral-dimple-warning-signs", "en-GB")
    page = made.document.pages[0]
    heading = next(n for n, one in enumerate(made.document.elements) if one.role == "H1")
    title = next(i for i in page.items if isinstance(i, SetText) and i.element == heading)
    tops = (Element("Sect", 0), Element("Sect", 0), Element("Sect", 0), Element("Sect", 0))
    own = tuple(Element("P", 3) for _ in range(3))
    texts = tuple(
        title._replace(element=5 + n, baselines=tuple(y + 100 * n for y in title.baselines))
        for n in range(3)
    )
    elements = (Element("Document", -1), *tops, *own)
    return replace(made.document, pages=(replace(page, items=texts),), elements=elements)


def composed(*said: Stretch) -> Composition:
    block = ComposedBlock("a/b", "main", (Paragraph((Run("x"),), ("p",)),), said)
    return Composition((), (), (), (block,))


def test_equal_words_are_told_apart_by_their_order() -> None:
    made, found = laid_out("sacral-dimple-warning-signs", "en-GB")
    title = str(made.edition.title)
    said = [Stretch(name, title) for name in ("a/b#one", "", "a/b#two")]
    one, two = regions(twins(), composed(*said))
    assert (one.context, two.context) == ("a/b#one", "a/b#two")
    assert two.y - one.y == pytest.approx(200)
    assert one.width == next(f.width for f in found if f.context.endswith("signs#title"))


def test_what_is_painted_first_need_not_be_read_first() -> None:
    title = str(laid_out("sacral-dimple-warning-signs", "en-GB")[0].edition.title)
    said = [Stretch(name, title) for name in ("a/b#one", "", "a/b#two")]
    document = twins()
    page = document.pages[0]
    turned = replace(document, pages=(replace(page, items=page.items[::-1]),))
    assert regions(turned, composed(*said)) == regions(document, composed(*said))


def test_markers_of_lists_are_no_words() -> None:
    title = str(laid_out("sacral-dimple-warning-signs", "en-GB")[0].edition.title)
    document = twins()
    marked = replace(
        document, elements=(*document.elements[:5], Element("Lbl", 3), *document.elements[6:])
    )
    (one,) = regions(marked, composed(Stretch("a/b#one", title)))
    other = regions(document, composed(Stretch("", title), Stretch("a/b#one", title)))
    assert (one,) == other


def test_a_label_that_is_printed_twice_has_two_places() -> None:
    title = str(laid_out("sacral-dimple-warning-signs", "en-GB")[0].edition.title)
    same = Stretch("labels#myth.text", title)
    assert len(regions(twins(), composed(same, same))) == 2


def test_words_that_are_not_there_have_no_place() -> None:
    said = (Stretch("a/b#one", "Not a word of this"), Stretch("a/b#two", "What"))
    assert {one.context for one in regions(twins(), composed(*said))} <= {"a/b#two"}


def test_blocks_of_equal_words_keep_the_names_of_their_own() -> None:
    made, _ = laid_out("sacral-dimple-warning-signs", "en-GB")
    block = next(one for one in made.edition.blocks if one.kind == "key-message")
    first, second = (renamed(block, name) for name in ("a/one#", "a/two#"))
    edition = replace(made.edition, blocks=(first, second))
    composition = compose(edition, shipped_library())
    own = [{stretch.context[:6] for stretch in one.said} - {""} for one in composition.blocks]
    assert own == [{"a/one#"}, {"a/two#"}]


def renamed(block: LocalBlock, start: str) -> LocalBlock:
    fields = {
        name: replace(value, context=start + name) if isinstance(value, RichText) else value
        for name, value in vars(block.fields).items()
    }
    words = tuple(value for value in fields.values() if isinstance(value, RichText))
    return replace(block, fields=SimpleNamespace(**fields), words=words)
