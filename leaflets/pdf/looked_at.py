"""The elements that drawing looks at: what was drawn is right for all documents in which they are
the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from leaflets.model.page import Element


class LookedAt(NamedTuple):
    """Elements that were looked at. ``numbers``: takes them from all, None when there were none;
    ``most``: the highest of their numbers."""

    numbers: itemgetter[Any] | None
    most: int
    seen: Any

    def fits(self, elements: Sequence[Element]) -> bool:
        """Whether drawing among these elements would give the same."""
        if self.numbers is None:
            return True
        return self.most < len(elements) and bool(self.numbers(elements) == self.seen)


def looked_at(own: Iterable[int], elements: Sequence[Element]) -> LookedAt:
    """Elements of these numbers, and those above them, without the outermost."""
    found: dict[int, None] = {}
    for number in own:
        at = number
        while at > 0 and at not in found:
            found[at] = None
            at = elements[at].parent
    if not found:
        return LookedAt(None, 0, None)
    numbers: itemgetter[Any] = itemgetter(*found)
    return LookedAt(numbers, max(found), numbers(elements))
