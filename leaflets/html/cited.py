"""Citation marks that lead to their source, and the way back from there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from leaflets.model.nodes import ListNode

_ARROW = (
    '<svg aria-hidden="true" focusable="false" viewBox="0 0 16 16">'
    '<path d="M8 2 3 7.5l1.2 1.1L7.2 5.4V14h1.6V5.4l3 3.2L13 7.5z"/></svg>'
)


class Citations:
    """Of pages without a list of sources: marks are words."""

    def mark(self, printed: str) -> str:
        """The markup of a mark such as ``1, 3``."""
        return escape(printed, quote=False)

    def places(self, node: ListNode) -> Iterator[str]:
        """The id of each item of a list, or nothing."""
        return iter(("",) * len(node.items))

    def back(self, place: str) -> str:
        """The way back from the item with that id."""
        return ""


class Sources(Citations):
    """Of one language of a leaflet. ``listed``: the list of its sources; ``ids``: what its ids
    begin with. ``under``: the id of the heading that words stand under, set by who writes them."""

    def __init__(self, listed: ListNode | None, ids: str) -> None:
        self._listed, self._ids = listed, ids
        self.under = ""
        self._cited: dict[int, dict[str, str]] = {}
        self._marks = 0

    def mark(self, printed: str) -> str:
        count = len(self._listed.items) if self._listed else 0
        return "".join(
            self._link(int(part), part) if part.isdecimal() and 0 < int(part) <= count
            else escape(part, quote=False)
            for part in re.split(r"(\d+)", printed)
        )  # fmt: skip

    def _link(self, number: int, printed: str) -> str:
        self._marks += 1
        own = f"{self._ids}cite-{self._marks}"
        self._cited.setdefault(number, {}).setdefault(self.under, own)
        return f'<a id="{own}" href="#{self._ids}source-{number}">{printed}</a>'

    def places(self, node: ListNode) -> Iterator[str]:
        if node is not self._listed:
            return super().places(node)
        return (f"{self._ids}source-{number}" for number, _ in enumerate(node.items, 1))

    def back(self, place: str) -> str:
        """A stand-in: what cites a source may stand below it."""
        return f"\0{place}\0" if place else ""

    def filled(self, page: str) -> str:
        """``page`` with the ways back in their places: one to each heading under which a source is
        cited, called as that heading is."""
        return re.sub(
            rf"\0{self._ids}source-(\d+)\0", lambda found: self._ways(int(found[1])), page
        )

    def _ways(self, number: int) -> str:
        return "".join(
            f' <a class="l-back" href="#{own}" aria-labelledby="{heading}">{_ARROW}</a>'
            for heading, own in self._cited.get(number, {}).items()
            if heading
        )
