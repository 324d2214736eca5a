"""The kind ``sources``."""

from typing import ClassVar, Literal

from pydantic import Field

from leaflets.model.content import Block, Line, Text

SAMPLE = """\
kind: sources
title: Where this information comes from
"""


class SourcesBlock(Block):
    """The sources that the leaflet cites, numbered in the order of their first citation."""

    KIND: ClassVar[str] = "sources"

    kind: Literal["sources"]
    title: Line = Field(description="Heading above the list")
    intro: Text | None = Field(default=None, description="A sentence below the heading")
