"""The pieces of a leaflet that hold words: its recipe, blocks, figures and explained terms."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from types import SimpleNamespace
from typing import Any

from leaflets.catalogs.messages import FoundWords, NamedNoun
from leaflets.model.inline import Hole, read_inline
from leaflets.model.library import Library
from leaflets.places import where
from leaflets.problems import Problem
from leaflets.remembered import once_for_each
from leaflets.validation import nearest

Location = tuple[str | int, ...]


@dataclass(frozen=True)
class Part(NamedNoun):
    """A noun with its place. ``prefix``: where in the file it stands; ``root``: what the file
    holds, so that entries can be called by their ids."""

    prefix: Location = ()
    root: Any = None

    # Everybody who vets a leaflet asks for these two.
    @cached_property
    def found(self) -> tuple[FoundWords, ...]:
        """Its words, in reading order."""
        return self.words()

    @cached_property
    def holes(self) -> tuple[tuple[FoundWords, Hole], ...]:
        """The holes in its words, with the words each stands in."""
        return tuple(_holes(self.found))

    def at(self, location: Location) -> Location:
        """A place in the noun as a place in the file."""
        return (*self.prefix, *location)


def _holes(words: tuple[FoundWords, ...]) -> Iterator[tuple[FoundWords, Hole]]:
    for found in words:
        if "{" in found.text:
            for hole in read_inline(found.text, found.rich).holes:
                yield found, hole


@once_for_each(256)
def parts(library: Library, leaflet: str) -> tuple[Part, ...]:
    """Everything that ``leaflet``, one of ``library.leaflets``, can say; what is not there is left
    out. A banner is decoration and says nothing."""
    recipe = library.leaflets[leaflet]
    found = [Part(f"leaflets/{leaflet}", f"content/leaflets/{leaflet}.yaml", recipe, root=recipe)]
    blocks = [placed.block for placed in recipe.blocks if placed.block in library.blocks]
    for name in blocks:
        block = library.blocks[name]
        found.append(Part(name, f"content/blocks/{name}.yaml", block, root=block))
    shown = [getattr(library.blocks[name], "figure", None) for name in blocks]
    for figure in dict.fromkeys(name for name in shown if name in library.figures):
        noun = library.figures[str(figure)]
        path = f"content/figures/{figure}.yaml"
        found.append(Part(f"figures/{figure}", path, noun, root=noun))
    terms = dict.fromkeys(t for name in blocks for t in getattr(library.blocks[name], "terms", ()))
    found += [term_part(library, name) for name in terms if name in library.glossary]
    return tuple(found)


def term_part(library: Library, name: str) -> Part:
    """A term of ``library.glossary``."""
    root = SimpleNamespace(terms=tuple(library.glossary.values()))
    prefix = ("terms", list(library.glossary).index(name))
    return Part(
        "glossary", "content/glossary.yaml", library.glossary[name], name, prefix, root
    )  # fmt: skip


def missing_blocks(library: Library, leaflet: str) -> Iterator[Problem]:
    """Blocks that a leaflet names and that are not there, or why their files cannot be used."""
    for number, entry in enumerate(library.leaflets[leaflet].blocks):
        if entry.block in library.blocks:
            continue
        broken = library.problems_of(f"content/blocks/{entry.block}.yaml")
        yield from broken
        if not broken:
            place = where(library, f"content/leaflets/{leaflet}.yaml", ("blocks", number, "block"))
            message = f"there is no block “{entry.block}”"
            yield Problem("content/no-block", message, place, nearest(entry.block, library.blocks))
