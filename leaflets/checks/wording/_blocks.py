"""The blocks of a leaflet as its author lists them, each with the line that names it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from leaflets.languages import languages
from leaflets.model.content import Block
from leaflets.model.localized import Role
from leaflets.model.quality import Subject
from leaflets.problems import Where
from leaflets.readability.passages import WITHOUT_SPACES

WITH_SPACES = tuple(
    sorted(
        {known.tag.partition("-")[0] for known in languages() if known.script not in WITHOUT_SPACES}
    )
)
"""Languages (ISO 639) with spaces between words: in the others nobody can count words so."""


class Listed(NamedTuple):
    """A block of a leaflet. ``where``: the line of the leaflet's file that lists it."""

    id: str
    role: Role
    block: Block
    where: Where

    @property
    def kind(self) -> str:
        """The name of its kind."""
        return self.block.kind


def blocks_of(subject: Subject) -> Iterator[Listed]:
    """All blocks of a leaflet, in reading order, also those that its layout does not print."""
    for number, placed in enumerate(subject.recipe.blocks):
        block = subject.library.blocks[placed.block]
        yield Listed(placed.block, placed.role, block, subject.of_recipe("blocks", number))


def kinds_of(subject: Subject) -> frozenset[str]:
    """The kinds of block that a leaflet has."""
    return frozenset(listed.kind for listed in blocks_of(subject))
