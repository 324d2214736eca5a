"""What a reader of a leaflet must hear, from its composition: independent of boxes and of PDF.

``expected`` walks the nodes that templates made; ``heard`` walks the structure tree of the PDF.
Both give paragraphs, and they must be the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from leaflets.cldr import in_digits
from leaflets.marks import mark_words
from leaflets.model.localized import LocalEdition
from leaflets.model.nodes import (
    ComposedBlock,
    Composition,
    Figure,
    Heading,
    Image,
    ListItem,
    ListNode,
    Node,
    Paragraph,
    QrCode,
    Run,
    Section,
    Table,
)
from tests.oracle import read_back

BULLETS = {"•", "☐"}

ONE_SPACE = str.maketrans({"\n": " ", "\u00a0": " ", "\u202f": " "})
"""Ends of lines and spaces that keep words together read as a space."""


Counters = dict[str, dict[str, str]]
"""Language -> hole -> number in its digits."""


class Inline(NamedTuple):
    """A link, or words in another language, inside a paragraph."""

    role: str
    text: str
    language: str
    target: str = ""


class Said(NamedTuple):
    """A paragraph, heading, label, caption, or the alternative text of a picture."""

    role: str
    text: str
    language: str
    inlines: tuple[Inline, ...] = ()


def expected(edition: LocalEdition, composition: Composition, pages: int) -> list[Said]:
    """All of a leaflet of ``pages`` pages, in reading order."""
    language = edition.job.language
    said = [*_nodes(composition.header, language), *expected_marks(edition)]
    for number, block in enumerate(composition.blocks):
        said += _nodes(block.nodes, language, digits=edition.digits)
        if edition.second:
            said += _beside(edition, composition, number)
    if composition.slip:
        said += [*_nodes(composition.slip, language), *expected_marks(edition)]
        for block in composition.slip_blocks:
            said += _nodes(block.nodes, language, digits=edition.digits)
    said += expected_marks(edition) * (pages - 1)
    return said + expected_footer(edition, composition, pages, pages)


def on_paper(said: list[Said]) -> list[Said]:
    """The same in a file for a print shop: links are words, there is nothing to click."""
    return [
        one._replace(
            inlines=tuple(
                Inline("Span", inline.text, inline.language) if inline.role == "Link" else inline
                for inline in one.inlines
            )
        )
        for one in said
    ]


def in_reading_order(composition: Composition) -> list[ComposedBlock]:
    """Each block, whole, in the first language and then in the second."""
    if not composition.second:
        return list(composition.blocks)
    pairs = zip(composition.blocks, composition.second, strict=True)
    return [block for pair in pairs for block in pair]


def _beside(edition: LocalEdition, composition: Composition, number: int) -> list[Said]:
    """A block in its second language. A list of sources that says the same in both is heard once,
    with the first."""
    second = edition.second
    assert second
    sides = ((composition.blocks, edition), (composition.second, second))
    first, said = (
        list(_nodes(blocks[number].nodes, side.job.language, digits=side.digits))
        for blocks, side in sides
    )
    if composition.blocks[number].role == "sources":
        lists = [[one.text for one in all_said[1:]] for all_said in (first, said)]
        return said[:1] if lists[0] == lists[1] else said
    return said


def expected_footer(
    edition: LocalEdition, composition: Composition, page: int, pages: int
) -> list[Said]:
    """The foot of one page."""
    counters = {
        side.job.language: {
            hole: in_digits(str(value), side.digits)
            for hole, value in (("{page}", page), ("{pages}", pages))
        }
        for side in edition.sides
    }
    return list(_nodes(composition.footer, edition.job.language, counters))


def expected_marks(edition: LocalEdition) -> list[Said]:
    """The marks of one page: in its languages, then in the clinic's where its words differ."""
    kinds = ["unsigned"]
    if edition.job.languages != "en-GB":
        kinds.append("draft-translation")
    kinds.append("sample-clinic")
    if edition.overdue:
        kinds.append("overdue")
    said: dict[str, Said] = {}
    spoken = [side.job.language for side in edition.sides]
    for language in dict.fromkeys((*spoken, edition.clinic.language)):
        between = "" if language == "zh-Hans" else " "
        words = between.join(mark_words(kind, language)[0] for kind in kinds)
        said.setdefault(words, Said("P", words, language))
    return list(said.values())


def _nodes(
    nodes: tuple[Node, ...],
    language: str,
    counters: Counters | None = None,
    digits: str = "latn",
) -> Iterator[Said]:
    for node in nodes:
        match node:
            case Heading():
                yield _said(f"H{node.level}", node.runs, language, counters)
            case Paragraph():
                yield _said(node.role, node.runs, node.language or language, counters)
            case Section():
                yield from _nodes(node.children, node.language or language, counters, digits)
            case Figure():
                yield from _nodes(node.children, language, counters, digits)
            case ListNode():
                for number, item in enumerate(node.items, start=1):
                    counted = in_digits(f"{number}.", digits)
                    if "ideas" not in node.classes:  # easy read: a sign in place of a label
                        yield Said("Lbl", counted if node.ordered else "•", language)
                    yield from _item(item, language)
            case Table():
                yield from _nodes((node.caption,) if node.caption else (), language)
                for row in (*node.head, *node.body):
                    for cell in row.cells:
                        yield from _nodes(cell.children, language)
            case Image() if node.alt:
                yield Said("Figure", node.alt, language)
                for label in node.labels:
                    yield Said("Span", str(label.words), language)
            case QrCode():
                yield Said("Figure", node.alt, language)
            case _:
                pass


def _item(item: ListItem, language: str) -> Iterator[Said]:
    match item.children:
        case (Paragraph(),):
            (only,) = _nodes(item.children, language)
            yield only._replace(role="LBody")
        case _:
            yield from _nodes(item.children, language)


def _said(role: str, runs: tuple[Run, ...], language: str, counters: Counters | None) -> Said:
    texts, inlines = [], []
    for run in runs:
        text = run.text.translate(ONE_SPACE)
        for hole, value in (counters or {}).get(language, {}).items():
            text = text.replace(hole, value) if run.counter else text
        texts.append(text)
        inner = run.language or language
        if run.href:
            inlines.append(Inline("Link", text, inner, run.href))
        elif inner != language:
            inlines.append(Inline("Span", text, inner))
    return Said(role, "".join(texts), language, tuple(inlines))


def heard(tree: read_back.Node) -> list[Said]:
    """What the structure tree of a PDF says, in reading order."""
    said = []
    for node in tree.walk():
        inner = [child for child in node.children if child.role not in ("Link", "Span")]
        if node.role in ("H1", "H2", "H3", "P", "Caption") or (node.role == "LBody" and not inner):
            inlines = tuple(
                Inline(child.role, child.text, child.language, "".join(set(child.targets)))
                for child in node.children
            )
            said.append(Said(node.role, node.text, node.language, inlines))
        elif node.role == "Lbl":
            text = "•" if node.text in BULLETS else node.text
            said.append(Said("Lbl", text, node.language))
        elif node.role == "Figure":
            said.append(Said("Figure", node.alt, node.language))
            said += [Said("Span", child.text, child.language) for child in node.children]
    return said
