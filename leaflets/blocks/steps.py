"""The kind ``steps``."""

from typing import ClassVar, Literal

from pydantic import Field

from leaflets.model.content import Block, Entry, Line, Text

SAMPLE = """\
kind: steps
title: How to wash the skin
steps:
  - id: wet
    step: Wet the skin with warm water.
  - id: dry
    step: Pat it dry.
    detail: Do not rub.
no_source:
  - reason: Advice on what to do
    entries: [wet, dry]
"""


class Step(Entry):
    """One step."""

    step: Text = Field(description="What to do; begins with the doing word")
    detail: Text | None = Field(default=None, description="How, or why, in a sentence")


class Steps(Block):
    """Things to do one after the other, numbered."""

    KIND: ClassVar[str] = "steps"

    kind: Literal["steps"]
    title: Line = Field(description="Heading above the steps")
    intro: Text | None = Field(default=None, description="A sentence below the heading")
    steps: tuple[Step, ...] = Field(min_length=1, description="In the order they are done")
