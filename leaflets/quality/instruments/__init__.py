"""Instruments that rate leaflets, one YAML file each: items, and what decides each of them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from leaflets.model.assessment import Method
from leaflets.model.content import Id, Noun, Plain
from leaflets.strict_yaml import load
from leaflets.validation import validate

Predicate = Literal[
    "has-numbers", "has-chances", "has-figures", "has-tables", "has-charts", "several-pages",
    "tells-risks", "asks-to-calculate", "signed",
]  # fmt: skip
"""Things that hold of a leaflet or not (``leaflets.quality.instruments.predicates``)."""


class Item(Noun):
    """One item of an instrument."""

    item: Id = Field(description="Its number, or a name")
    asks: Plain = Field(description="The item, in our words")
    method: Method = Field(description="How it is settled")
    checks: tuple[Annotated[str, Field(pattern=r"^[a-z]+/([a-z0-9-]+|\*)$")], ...] = Field(
        default=(), description="Codes of the checks that settle it; room/* for all of a room"
    )
    assured: Plain | None = Field(
        default=None, description="Why every leaflet that can be made meets it, as far as that goes"
    )
    applies: Predicate | None = Field(
        default=None, description="What must hold; else it is not applicable"
    )
    met_by: Predicate | None = Field(
        default=None, description="What meets it, without an answer of a person"
    )
    same_as: Annotated[str, Field(pattern=r"^[a-z-]+/[a-z0-9-]+$")] | None = Field(
        default=None, description="The item (instrument/item) whose answer counts for this one"
    )
    needs_note: bool = Field(default=False, description="A “yes” says in its note who, or what")


class Instrument(Noun):
    """A way to rate a leaflet. Its name is that of its file."""

    title: Plain = Field(description="What it is called")
    source: Plain = Field(description="Who has made it")
    items: tuple[Item, ...] = Field(min_length=1, description="In the order of the instrument")

    def item(self, name: str) -> Item | None:
        """The item of a name."""
        return next((item for item in self.items if item.item == name), None)


@cache
def instruments() -> Mapping[str, Instrument]:
    """Name -> instrument, by name."""
    files = sorted(Path(__file__).parent.glob("*.yaml"))
    return {path.stem: validate(Instrument, load(path)) for path in files}
