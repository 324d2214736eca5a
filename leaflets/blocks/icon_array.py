"""The kind ``icon-array``."""

from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from leaflets.model.content import Block, Entry, Line, Text, fault_error
from leaflets.model.inline import Fault
from leaflets.model.numbers import WHOLE

SAMPLE = """\
kind: icon-array
title: How many babies have one?
total: 1000
groups:
  - id: babies
    count: 30
    up_to: 80
    text: About **30 to 80 in every 1,000** babies have one.
alt: 1,000 small squares. The first 30 are dark, the next 50 are half dark.
no_source:
  - reason: A sample.
    entries: [babies, alt]
"""


class Group(Entry):
    """Some of the squares, in a colour of their own."""

    count: Annotated[int, Field(ge=0, le=1000), WHOLE] = Field(
        description="How many squares are filled"
    )
    up_to: Annotated[int, Field(le=1000), WHOLE] | None = Field(
        default=None,
        description="When it is a range: squares up to this are half dark. Only for a group alone",
    )
    text: Text = Field(description="What these squares are, with the number")


class IconArray(Block):
    """A number out of 1,000 as a picture and in words: one small square for each person."""

    KIND: ClassVar[str] = "icon-array"

    kind: Literal["icon-array"]
    title: Line = Field(description="Heading above the picture")
    intro: Text | None = Field(default=None, description="A sentence below the heading")
    total: Annotated[int, Field(ge=1000, le=1000), WHOLE] = Field(
        description="1000: numbers are out of 1,000 in all leaflets, so that they can be compared",
    )
    groups: tuple[Group, ...] = Field(
        min_length=1,
        max_length=2,
        description="One or two groups: the first is dark, the second half dark",
    )
    caption: Text | None = Field(default=None, description="A sentence below the words")
    alt: Line = Field(description="What the picture shows, read aloud by screen readers")

    @model_validator(mode="after")
    def _fits(self) -> Self:
        shown = 0
        for number, group in enumerate(self.groups):
            if group.up_to is not None and group.up_to <= group.count:
                hint = f"write more than {group.count}, or take up_to away"
                fault = Fault(f"up_to is {group.up_to}, which is not more than count", hint)
                raise fault_error(fault, at=("groups", number, "up_to"))
            if group.up_to is not None and len(self.groups) > 1:
                hint = "half dark squares would mean two things: give each group a block of its own"
                fault = Fault("a range stands alone, without another group", hint)
                raise fault_error(fault, at=("groups", number, "up_to"))
            shown += group.up_to or group.count
        if shown > self.total:
            hint = "each square can stand for one person only"
            fault = Fault(f"the groups hold {shown} of {self.total} squares", hint)
            raise fault_error(fault, at=("groups",))
        return self

    @property
    def shares(self) -> tuple[tuple[int, int], ...]:
        """Of each group: squares that count, and squares that may: a range."""
        return tuple((g.count, (g.up_to or g.count) - g.count) for g in self.groups)
