"""The kind ``figure``."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from leaflets.model.content import Block, Id, Text
from leaflets.model.numbers import DECIMAL

SAMPLE = """\
kind: figure
figure: lower-back
caption: Where back dimples are.
no_source:
  - reason: Says what the picture shows
    entries: [caption]
"""


class FigureBlock(Block):
    """A picture with a caption. Its description and labels are in content/figures."""

    KIND: ClassVar[str] = "figure"

    kind: Literal["figure"]
    figure: Id = Field(description="Name of a file in content/figures")
    caption: Text = Field(description="What the reader should see in it")
    width: Annotated[float, Field(gt=0, le=500), DECIMAL] | None = Field(
        default=None, description="Width in millimetres; else as wide as the column"
    )
