"""The kind ``links``."""

from typing import ClassVar, Literal

from pydantic import Field

from leaflets.model.content import Block, Entry, Line, Text, WebAddress

SAMPLE = """\
kind: links
title: Read more
links:
  - id: register
    name: Public register of trials
    address: https://www.isrctn.com
"""


class Link(Entry):
    """One address, printed in full and as a QR code."""

    name: Line = Field(description="What the reader finds there")
    address: WebAddress = Field(description="The whole address, with https://; best short")
    text: Text | None = Field(default=None, description="A sentence about it")


class Links(Block):
    """Web addresses to go to, each with a QR code for the phone."""

    KIND: ClassVar[str] = "links"

    kind: Literal["links"]
    title: Line = Field(description="Heading above the addresses")
    intro: Text | None = Field(default=None, description="A sentence below the heading")
    links: tuple[Link, ...] = Field(
        min_length=1, max_length=4, description="Most useful first; a reader will try one or two"
    )
