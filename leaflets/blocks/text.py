"""The kind ``text``."""

from typing import ClassVar, Literal

from pydantic import Field

from leaflets.model.content import Block, Entry, Line, Text

SAMPLE = """\
kind: text
title: What is a sacral dimple?
paragraphs:
  - id: what
    text: It is a small dent in the skin. About **30 to 80 in every 1,000** babies have one.
no_source:
  - reason: Put {cite:…} behind each fact instead
    entries: [what]
"""


class Paragraph(Entry):
    """One paragraph."""

    text: Text = Field(description="The words of the paragraph")


class TextBlock(Block):
    """Plain paragraphs below a heading: for explaining."""

    KIND: ClassVar[str] = "text"

    kind: Literal["text"]
    title: Line | None = Field(default=None, description="Heading above the paragraphs")
    paragraphs: tuple[Paragraph, ...] = Field(min_length=1, description="In reading order")
