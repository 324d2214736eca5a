"""Bookmarks: the document outline (ISO 32000-1 12.3.3)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from leaflets.pdf.syntax import number, text_string

if TYPE_CHECKING:
    from leaflets.model.page import Bookmark
    from leaflets.pdf.serialise import LeafletFile


class Destination(NamedTuple):
    """A page of the leaflet in the PDF. ``page``: object number of the PDF's page; ``left`` and
    ``top``: its corner there in points, y upwards; ``left`` None: the PDF's page is all of it, so
    a reader need not move sideways."""

    page: int
    left: float | None
    top: float


def add_outline(
    bookmarks: Sequence[Bookmark],
    destinations: Sequence[Destination],
    file: LeafletFile,
) -> int:
    """Add the outline, all open; returns its object number, or 0 without bookmarks.
    ``destinations``: of each page of the leaflet."""
    if not bookmarks:
        return 0
    root = file.next_number
    numbers = range(root + 1, root + 1 + len(bookmarks))
    parents = _parents(bookmarks)
    children: dict[int, list[int]] = {}
    for index, parent in enumerate(parents):
        children.setdefault(parent, []).append(index)
    below = _descendants(parents)
    ends = _first_last(children[-1], numbers, len(bookmarks))
    file.add(f"<</Type/Outlines{ends}>>".encode())
    for index, bookmark in enumerate(bookmarks):
        siblings = children[parents[index]]
        at = siblings.index(index)
        parent = numbers[parents[index]] if parents[index] >= 0 else root
        page, left, page_top = destinations[bookmark.page]
        across = "null" if left is None else number(left)
        body = (
            f"<</Title{text_string(bookmark.title)}/Parent {parent} 0 R"
            f"/Dest[{page} 0 R/XYZ {across} {number(page_top - bookmark.y)} null]"
        )
        if at > 0:
            body += f"/Prev {numbers[siblings[at - 1]]} 0 R"
        if at + 1 < len(siblings):
            body += f"/Next {numbers[siblings[at + 1]]} 0 R"
        body += _first_last(children.get(index, []), numbers, below[index]) + ">>"
        file.add(body.encode())
    return root


def _parents(bookmarks: Sequence[Bookmark]) -> list[int]:
    """Index of each bookmark's parent (-1: the outline): the nearest one before it of a lower
    level, so a skipped level does no harm."""
    parents: list[int] = []
    open_entries: list[int] = []
    for index, bookmark in enumerate(bookmarks):
        while open_entries and bookmarks[open_entries[-1]].level >= bookmark.level:
            open_entries.pop()
        parents.append(open_entries[-1] if open_entries else -1)
        open_entries.append(index)
    return parents


def _descendants(parents: Sequence[int]) -> list[int]:
    """How many entries stand below each one."""
    below = [0] * len(parents)
    for index in range(len(parents) - 1, -1, -1):
        if parents[index] >= 0:
            below[parents[index]] += below[index] + 1
    return below


def _first_last(children: Sequence[int], numbers: Sequence[int], count: int) -> str:
    if not children:
        return ""
    return f"/First {numbers[children[0]]} 0 R/Last {numbers[children[-1]]} 0 R/Count {count}"
