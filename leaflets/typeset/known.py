"""What builders of one setting made before, for leaflets that say the same."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from leaflets.model.nodes import Classes
from leaflets.model.page import Element
from leaflets.remembered import Kept
from leaflets.typeset.boxes import Box, TextBox
from leaflets.typeset.styles import Look

MOST_BOXES: Final = 256
MOST_PARTS: Final = 128
MOST_TEXTS: Final = 384


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """What builders of one setting made before and others can use again.

    ``boxes``: of nodes that are the very same for another clinic, with the elements that were made
    for them; ``parts``: of lists and tables that say the same. ``texts``: text boxes. ``sound``:
    looks with their classes, by identity, in which nothing is unknown.
    """

    boxes: Kept[tuple[Box, tuple[Element, ...]]] = field(default_factory=lambda: Kept(MOST_BOXES))
    parts: Kept[tuple[Box, tuple[Element, ...]]] = field(default_factory=lambda: Kept(MOST_PARTS))
    texts: Kept[TextBox] = field(default_factory=lambda: Kept(MOST_TEXTS))
    sound: dict[tuple[Classes, int], Look] = field(default_factory=dict)

    def note_sound(self, look: Look, classes: Classes) -> None:
        """Nothing is wrong with this look."""
        if len(self.sound) >= MOST_TEXTS:
            self.sound.clear()
        self.sound[classes, id(look)] = look
