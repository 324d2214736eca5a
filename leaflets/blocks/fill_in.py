"""The kind ``fill-in``."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator, Field, WithJsonSchema

from leaflets.model.content import Block, Entry, Line, Text, fault_error
from leaflets.model.inline import Fault
from leaflets.model.order import LONGEST_NAME, VALUE_NAME, value_name_fault

SAMPLE = """\
kind: fill-in
title: Your appointment
blanks:
  - id: when
    label: Date and time
    value: appointment
  - id: place
    label: Where to go
    value: ward
"""


def _value_name(name: str) -> str:
    if fault := value_name_fault(name):
        raise fault_error(Fault(*fault))
    return name


ValueName = Annotated[
    str,
    AfterValidator(_value_name),
    WithJsonSchema({"type": "string", "pattern": VALUE_NAME, "maxLength": LONGEST_NAME}),
]


class Blank(Entry):
    """One thing to fill in."""

    label: Line = Field(description="What it is, for example: Date and time")
    value: ValueName = Field(
        description="Its column in an order file: a word in small letters, for example ward. "
        "Printed where the order has it; otherwise there is a line to write on"
    )


class FillIn(Block):
    """What differs from patient to patient, such as an appointment: printed for one person from an
    order file, or written on a line by hand."""

    KIND: ClassVar[str] = "fill-in"

    kind: Literal["fill-in"]
    title: Line = Field(description="Heading above the blanks")
    intro: Text | None = Field(default=None, description="A sentence below the heading")
    blanks: tuple[Blank, ...] = Field(min_length=1, description="In reading order")
