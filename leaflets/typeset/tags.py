"""The tag tree of a leaflet, gathered in reading order while boxes are made."""

from __future__ import annotations

from typing import Any

from leaflets.model.page import ARTIFACT, Element


class TagTree:
    """Adds elements in reading order and numbers them."""

    def __init__(self, language: str) -> None:
        self._elements: list[Element] = [Element("Document", -1, language=language)]

    @property
    def root(self) -> int:
        return 0

    def add(self, role: str, parent: int, **attributes: Any) -> int:
        """Number of a new element; ARTIFACT when the parent is an artifact (no element is made)."""
        if parent == ARTIFACT:
            return ARTIFACT
        self._elements.append(Element(role, parent, **attributes))
        return len(self._elements) - 1

    def elements(self) -> tuple[Element, ...]:
        return tuple(self._elements)
