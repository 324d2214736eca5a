"""The kind ``glossary``."""

from typing import ClassVar, Literal

from pydantic import Field

from leaflets.model.content import Block, Id, Line, Text

SAMPLE = """\
kind: glossary
title: Words we use
terms: [ultrasound]
"""


class GlossaryBlock(Block):
    """Medical words of this leaflet and what they mean, from content/glossary.yaml."""

    KIND: ClassVar[str] = "glossary"

    kind: Literal["glossary"]
    title: Line = Field(description="Heading above the words")
    intro: Text | None = Field(default=None, description="A sentence below the heading")
    terms: tuple[Id, ...] = Field(min_length=1, description="Which words, by their ids")
