"""The tag tree, gathered in reading order while boxes are made.

Boxes of a block are made once and used in many documents, so they number their elements from 0
within a ``Fragment``; a document's ``TagTree`` adopts fragments and says how far to shift them.
"""

from __future__ import annotations

from typing import Any

from leaflets.model.page import ARTIFACT, Element
from leaflets.remembered import Kept


class Fragment:
    """Elements of one block, header or footer; number 0 is their common parent, a Sect."""

    def __init__(self) -> None:
        self._elements: list[Element] = [Element("Sect", -1)]

    def add(self, role: str, parent: int, **attributes: Any) -> int:
        """Number of a new element; ARTIFACT when the parent is one (no element is made then)."""
        if parent == ARTIFACT:
            return ARTIFACT
        self._elements.append(Element(role, parent, **attributes))
        return len(self._elements) - 1

    def elements(self, start: int = 0) -> tuple[Element, ...]:
        """All elements from number ``start`` on."""
        return tuple(self._elements[start:])

    def extend(self, elements: tuple[Element, ...]) -> None:
        """Add elements that were made before, when there were just as many before them."""
        self._elements.extend(elements)

    def __len__(self) -> int:
        return len(self._elements)


class TagTree:
    """The elements of a document, in reading order; number 0 is Document."""

    def __init__(self, language: str) -> None:
        self._elements: list[Element] = [Element("Document", -1, language=language)]

    def adopt(self, fragment: tuple[Element, ...], language: str | None = None) -> int:
        """Append a fragment under Document, in ``language`` where it is not the document's; returns
        what to add to its element numbers."""
        base = len(self._elements)
        self._elements.extend(_shifted(fragment, base, language))
        return base

    def elements(self) -> tuple[Element, ...]:
        return tuple(self._elements)


_known: Kept[tuple[Element, ...]] = Kept(128)


def _shifted(fragment: tuple[Element, ...], base: int, language: str | None) -> tuple[Element, ...]:
    """``fragment`` with parents counted from ``base``; remembered for the next leaflet."""
    moved = _known.get((fragment,), (base, language))
    if moved is None:
        moved = tuple(
            element.below(0 if element.parent < 0 else element.parent + base)
            for element in fragment
        )
        if language and moved:
            moved = (moved[0]._replace(language=language), *moved[1:])
        _known.put(moved, (fragment,), (base, language))
    return moved
