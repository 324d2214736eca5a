"""Texts drawn before: a part that is new for a clinic is mostly made of texts that are not.

As with whole parts, a text is drawn again whenever anything differs that its operators depend on:
the state of the canvas before it, the names and meanings of fonts, the elements that it looks at.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from leaflets.model.page import Element, SetText
from leaflets.pdf.canvas import CanvasState, PartCanvas
from leaflets.pdf.links import Annotation
from leaflets.pdf.looked_at import LookedAt, looked_at
from leaflets.remembered import Kept

if TYPE_CHECKING:
    from leaflets.pdf.parts import Surroundings
    from leaflets.text.face import Face

CACHED_PASSAGES: Final = 1_024
"""Texts kept, some hundreds of bytes each."""


class _Passage(NamedTuple):
    """A text as drawn: what it added to a canvas, the state it left, and the elements that it
    looked at."""

    operators: list[str]
    events: list[int]
    annotations: tuple[Annotation, ...]
    after: CanvasState
    looked_at: LookedAt


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
    faces, around = fonts
    things = (text, canvas.colours)
    place = (around.size, around.origin, around.copy)
    more = (canvas.state(), place, faces, around.names, around.contested)
    known = _passages.get(things, more)
    if known is not None and known.looked_at.fits(elements):
        canvas.operators.extend(known.operators)
        canvas.events.extend(known.events)
        canvas.resume(known.after)
        return known.annotations
    operators, events = len(canvas.operators), len(canvas.events)
    annotations = draw()
    if not canvas.problems:
        made = _Passage(
            canvas.operators[operators:],
            canvas.events[events:],
            annotations,
            canvas.state(),
            looked_at((text.element, *text.inlines), elements),
        )
        _passages.put(made, things, more)
    return annotations
