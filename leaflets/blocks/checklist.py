"""The kind ``checklist``."""

from typing import ClassVar, Literal

from pydantic import Field

from leaflets.model.content import Block, Entry, Line, Text

SAMPLE = """\
kind: checklist
title: Bring with you
items:
  - id: red-book
    item: Your child’s health record
  - id: medicines
    item: A list of medicines
no_source:
  - reason: Things to bring are no facts
    entries: [red-book, medicines]
"""


class Item(Entry):
    """One thing to tick."""

    item: Text = Field(description="The words beside the box")


class Checklist(Block):
    """Things to tick off, each with an empty box."""

    KIND: ClassVar[str] = "checklist"

    kind: Literal["checklist"]
    title: Line = Field(description="Heading above the boxes")
    intro: Text | None = Field(default=None, description="A sentence below the heading")
    items: tuple[Item, ...] = Field(min_length=1, description="In reading order")
