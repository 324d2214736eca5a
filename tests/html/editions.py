"""HTML editions of the shipped leaflets, each made once, and what a strict reader finds in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from leaflets.model.job import HTML_EDITION, TWO_LANGUAGES, Job
from leaflets.model.nodes import (
    Composition,
    Figure,
    Heading,
    Image,
    ListNode,
    Node,
    Paragraph,
    Section,
    Table,
)
from leaflets.pipeline import build, worded
from leaflets.stages.compose import compose
from tests.end_to_end.jobs import shipped_library
from tests.small_workspace import CLINIC

SVG = "{http://www.w3.org/2000/svg}"


def job(leaflet: str, language: str, second: str = "") -> Job:
    """The HTML edition for the sample clinic."""
    layout = TWO_LANGUAGES if second else shipped_library().leaflets[leaflet].layout
    return Job(leaflet, language, CLINIC, layout, "a4", HTML_EDITION, second)


@cache
def edition(leaflet: str, language: str, second: str = "") -> bytes:
    """Its file."""
    return build(shipped_library(), job(leaflet, language, second))


def composed(job: Job) -> Composition:
    """What it is drawn from."""
    return compose(worded(shipped_library(), job), shipped_library())


def parsed(html: bytes) -> Element:
    """The page as XML, which it is by its form: every element closed, every attribute quoted and
    there once."""
    return ElementTree.fromstring(html.decode().removeprefix("<!doctype html>\n"))


def body(html: bytes) -> Element:
    """What is shown."""
    found = parsed(html).find("body")
    assert found is not None
    return found


def text_of(element: Element, without: tuple[str, ...] = ()) -> str:
    """All words in document order, in one row without spaces; ``without``: classes left out."""
    return "".join("".join(_texts(element, without)).split())


def _texts(element: Element, without: tuple[str, ...]) -> Iterator[str]:
    if not set(element.get("class", "").split()) & set(without):
        yield element.text or ""
        for child in element:
            yield from _texts(child, without)
            yield child.tail or ""


def words_of(composition: Composition) -> str:
    """The same of what was composed, with what is read aloud in place of pictures; without numbers
    of pages, and signs that stood before them."""
    said = [*composition.header]
    for number, block in enumerate(composition.blocks):
        said += block.nodes
        if composition.second:
            said += composition.second[number].nodes
    said += composition.footer
    return "".join("".join(piece for node in said for piece in _said(node)).split())


def _said(node: Node) -> Iterator[str]:
    match node:
        case Heading() | Paragraph():
            words = "".join(run.text for run in node.runs if not run.counter)
            counted = any(run.counter for run in node.runs)
            yield re.sub(r"[\s·]+$", "", words) if counted else words
        case Section() | Figure():
            for child in node.children:
                yield from _said(child)
        case ListNode():
            for item in node.items:
                for child in item.children:
                    yield from _said(child)
        case Table():
            if node.caption:
                yield from _said(node.caption)
            for row in (*node.head, *node.body):
                for cell in row.cells:
                    for child in cell.children:
                        yield from _said(child)
        case Image():
            yield node.alt
            yield from (str(label.words) for label in node.labels)
        case _:
            pass
