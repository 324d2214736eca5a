"""The kind ``notice``."""

from typing import ClassVar, Literal

from pydantic import Field

from leaflets.model.content import Block, Line, Text

SAMPLE = """\
kind: notice
title: Large print
text: Ask us for this leaflet in large print.
tone: info
no_source:
  - reason: Tells the reader what to ask for
    entries: [text]
"""


class Notice(Block):
    """A short remark in a box of its own."""

    KIND: ClassVar[str] = "notice"

    kind: Literal["notice"]
    title: Line | None = Field(default=None, description="Heading of the box")
    text: Text = Field(description="The words of the box")
    tone: Literal["info", "caution"] = Field(description="caution for what could do harm")
