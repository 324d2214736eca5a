"""The kind ``myths-facts``."""

from typing import ClassVar, Literal

from pydantic import Field

from leaflets.model.content import Block, Entry, Line, Text

SAMPLE = """\
kind: myths-facts
title: What people say
pairs:
  - id: pain
    myth: Back dimples cause back pain.
    fact: One study of 370 adults found no link.
no_source:
  - reason: Put {cite:…} behind each fact instead
    entries: [pain]
"""


class Pair(Entry):
    """A myth and the fact that answers it."""

    myth: Text = Field(description="What people say that is not true")
    fact: Text = Field(description="What is known; says what is so, not only what is not")


class MythsFacts(Block):
    """What people say, and what is known."""

    KIND: ClassVar[str] = "myths-facts"

    kind: Literal["myths-facts"]
    title: Line = Field(description="Heading above the pairs")
    intro: Text | None = Field(default=None, description="A sentence below the heading")
    pairs: tuple[Pair, ...] = Field(min_length=1, description="In reading order")
