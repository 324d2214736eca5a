"""Texts drawn before: a part that is new for a clinic is mostly made of texts that are not.

As with whole parts, a text is drawn again whenever anything differs that its operators depend on:
the state of the canvas before it, the names and meanings of fonts, the elements that it looks at.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from leaflets.model.page import Element, SetText
from leaflets.pdf.canvas import CanvasState, PartCanvas
from leaflets.pdf.links import Annotation
from leaflets.remembered import Kept

if TYPE_CHECKING:
    from leaflets.pdf.parts import Surroundings
    from leaflets.text.face import Face

CACHED_PASSAGES: Final = 1_024
"""Texts kept, some hundreds of bytes each."""


class _Passage(NamedTuple):
    """A text as drawn: what it added to a canvas, the state it left, and the elements that it
    looked at, by their numbers, up to ``most``."""

    operators: list[str]
    events: list[int]
    annotations: tuple[Annotation, ...]
    after: CanvasState
    most: int
    numbers: itemgetter[Any] | None
    seen: Any

    def fits(self, elements: Sequence[Element]) -> bool:
        """Whether drawing it among these elements would give the same."""
        if self.numbers is None:
            return True
        return self.most < len(elements) and bool(self.numbers(elements) == self.seen)


_passages: Kept[_Passage] = Kept(CACHED_PASSAGES)


def drawn_text(
    canvas: PartCanvas,
    text: SetText,
    elements: Sequence[Element],
    fonts: tuple[tuple[Face, ...], Surroundings],
    draw: Callable[[], tuple[Annotation, ...]],
) -> tuple[Annotation, ...]:
    """The annotations of a text that stands on the canvas now: as it was drawn before, or by
    ``draw``. ``fonts``: faces of its part, and what that depends on."""
    faces, (size, _, _, names, contested) = fonts
    things, more = (text, canvas.colours), (canvas.state(), size, faces, names, contested)
    known = _passages.get(things, more)
    if known is not None and known.fits(elements):
        canvas.operators.extend(known.operators)
        canvas.events.extend(known.events)
        canvas.resume(known.after)
        return known.annotations
    operators, events = len(canvas.operators), len(canvas.events)
    annotations = draw()
    looked_at = elements_above((text.element, *text.inlines), elements)
    if not canvas.problems:
        numbers: itemgetter[Any] | None = itemgetter(*looked_at) if looked_at else None
        made = _Passage(
            canvas.operators[operators:],
            canvas.events[events:],
            annotations,
            canvas.state(),
            max(looked_at, default=0),
            numbers,
            numbers(elements) if numbers else None,
        )
        _passages.put(made, things, more)
    return annotations


def elements_above(own: Sequence[int], elements: Sequence[Element]) -> list[int]:
    """Elements, and those above them, without the outermost."""
    found: dict[int, None] = {}
    for number in own:
        at = number
        while at > 0 and at not in found:
            found[at] = None
            at = elements[at].parent
    return list(found)
