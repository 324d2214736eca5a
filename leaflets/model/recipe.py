"""A leaflet as its author lists it: which blocks, in which order, and when it must be reviewed."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from leaflets.model.content import (
    MAX,
    BlockId,
    Date,
    Id,
    Limits,
    Line,
    Noun,
    Plain,
    Unsourced,
    fault_error,
)
from leaflets.model.inline import Fault
from leaflets.model.localized import Role

Diagnosis = Annotated[str, Field(pattern=r"^[A-Z][0-9][0-9A-Z](\.[0-9A-Z]{1,4})?$")]
"""A code of ICD-10-CM: a letter, a digit, a digit or letter, and up to four more behind a point."""


class Placed(Noun):
    """A block of a leaflet and the part it plays there."""

    block: BlockId = Field(description="Which block: its folder and its name, topic/name")
    role: Role = Field(
        description="What it is in this leaflet; the layout gives each role its place"
    )


class Recipe(Noun):
    """A leaflet: its facts and its blocks, in reading order."""

    id: Annotated[str, Field(pattern=r"^[A-Z0-9]+(-[A-Z0-9]+)*$")] = Field(
        description="Printed on the leaflet, so that people can ask for it: SD-WARN"
    )
    version: Annotated[str, Field(pattern=r"^[0-9]+\.[0-9]+\.[0-9]+$")] = Field(
        description="Three numbers. Raise the first when the advice changes, the second when "
        "words are added, the third for slips of the pen."
    )
    title: Line = Field(description="What the leaflet is called")
    subtitle: Line | None = Field(default=None, description="A line below the title")
    audience: Line = Field(description="Who it is for")
    purpose: Line = Field(description="What it is for, in one sentence; in the PDF's properties")
    layout: Id = Field(description="A file in layouts/, for example handout")
    accent: Id = Field(default="default", description="The colour of the topic, from the theme")
    banner: Id | None = Field(
        default=None, description="A picture in content/figures for the title band; decoration"
    )
    published: Date = Field(description="Printed on the leaflet")
    review_by: Date = Field(description="Printed; after this day the leaflet is marked as overdue")
    superseded_by: Annotated[str, Field(pattern=r"^[A-Z0-9]+(-[A-Z0-9]+)*$")] | None = Field(
        default=None, description="Id of the leaflet that takes its place; every page says so"
    )
    short_address: Id | None = Field(
        default=None, description="End of the web address that is printed and in the QR code"
    )
    codes: tuple[Diagnosis, ...] = Field(
        default=(),
        description="Codes of ICD-10-CM for what it is about, for example Q82.6, by which others "
        "find it in a catalogue. Not printed.",
    )
    blocks: tuple[Placed, ...] = Field(min_length=1, description="In reading order")
    note: Plain | None = Field(
        default=None, description="For translators: what the leaflet is about. Not printed."
    )
    no_source: tuple[Unsourced, ...] = Field(
        default=(),
        description="Titles with a number that cites nothing (names of fields), and why. "
        "Not printed.",
    )
    max: Limits = Field(default_factory=dict, description=MAX)

    @model_validator(mode="after")
    def _checked(self) -> Self:
        if self.review_by <= self.published:
            message = f"the leaflet would be overdue on the day it is published, {self.published}"
            raise fault_error(Fault(message, "write a later day"), at=("review_by",))
        seen: set[str] = set()
        for number, placed in enumerate(self.blocks):
            if placed.block in seen:
                fault = Fault(f"{placed.block} is in this leaflet twice", "keep one of them")
                raise fault_error(fault, at=("blocks", number))
            seen.add(placed.block)
        return self
