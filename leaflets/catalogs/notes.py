"""What a translator is told about a message: extracted comments (``#.``), one idea a line.

Weblate and others show only these beside the words. They say nothing of lines or places, so that an
entry that is put in changes the comments of its neighbours and of no others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from leaflets.model.content import Noun
from leaflets.model.figure import Figure
from leaflets.model.library import Library

READING_AGE = 11
"""Years. US grade 6, which the American Medical Association asks of health information, is 11."""
NEIGHBOUR = 60
"""Characters shown of the words before and after."""
LEAFLETS = 3
"""Leaflets that are named; of more it is only said that there are others."""

Uses = Mapping[tuple[str, str], tuple[str, ...]]
"""File and entry, as contexts call them -> names of the leaflets that show its words, sorted."""


def notes_of_all(library: Library) -> tuple[str, ...]:
    """For the header of every file: what holds for all messages."""
    age = f"Plain words: a reader aged {READING_AGE} understands every sentence."
    return (age, *((library.note,) if library.note else ()))


def uses_of(library: Library) -> Uses:
    """Which leaflets show the words of which blocks, figures and terms."""
    found: dict[tuple[str, str], dict[str, None]] = {}
    for name, recipe in sorted(library.leaflets.items()):
        used = [(f"figures/{recipe.banner}", "")] if recipe.banner else []
        for placed in recipe.blocks:
            block = library.blocks.get(placed.block)
            used.append((placed.block, ""))
            used.append((f"figures/{getattr(block, 'figure', '')}", ""))
            used += [("glossary", term) for term in getattr(block, "terms", ())]
        for key in used:
            found.setdefault(key, {})[name] = None
    return {key: tuple(names) for key, names in found.items()}


def notes_about(noun: Noun, description: str, limit: int | None) -> Iterator[str]:
    """Kind and field, the author's remark, and how long it may be. ``description``: of the field;
    ``limit``: in characters."""
    kind = kind_of(noun)
    yield f"{kind}: {description}" if description else kind
    if note := getattr(noun, "note", None):
        yield str(note)
    if limit:
        yield f"At most {limit} characters; holes are not counted."


def notes_around(
    noun: Noun, rich: bool, neighbours: tuple[str, str], library: Library
) -> Iterator[str]:
    """Limits, the words around, the picture shown with it.

    ``rich``: whether bold and links are allowed; ``neighbours``: the words before and after in the
    same noun, or nothing.
    """
    yield f"Reading age: {READING_AGE}." if rich else "No bold, no links."
    before, after = map(plain, neighbours)
    if before:
        yield f"Before: {_end_of(before)}"
    if after:
        yield f"After: {_beginning_of(after)}"
    yield from _pictures(noun, library)


def kind_of(noun: Noun) -> str:
    """A kind of block; or ``recipe``, ``figure``, ``term``, ``label``, ``clinic``."""
    return str(getattr(noun, "kind", type(noun).__name__.lower()))


def note_of_leaflets(names: Sequence[str]) -> str:
    """In which leaflets words are."""
    if not names:
        return "In no leaflet."
    more = " and others" if len(names) > LEAFLETS else ""
    return f"In: {', '.join(names[:LEAFLETS])}{more}"


def _pictures(noun: Noun, library: Library) -> Iterator[str]:
    shown = library.figures.get(getattr(noun, "figure", ""))
    if isinstance(noun, Figure):
        yield f"Picture: content/figures/{noun.picture}"
    elif shown:
        yield f"Picture beside it: {shown.title} (content/figures/{shown.picture})"


def plain(text: str) -> str:
    """Words without stars, citations and targets of links."""
    bare = re.sub(r" ?\{cite:[^{}]*\}|\*\*", "", text)
    return re.sub(r"\[([^\[\]]*)\]\([^()\s]*\)", r"\1", bare)


def _beginning_of(text: str) -> str:
    if len(text) <= NEIGHBOUR:
        return text
    return text[: NEIGHBOUR + 1].rpartition(" ")[0] + " …"


def _end_of(text: str) -> str:
    if len(text) <= NEIGHBOUR:
        return text
    return "… " + text[-NEIGHBOUR - 1 :].partition(" ")[2]
