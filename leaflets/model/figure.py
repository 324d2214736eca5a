"""Drawings for patients: a picture, what it shows in words, and its labels."""

from typing import Annotated, Literal

from pydantic import Field

from leaflets.model.content import (
    MAX,
    NOTE,
    NUMERALS,
    Entry,
    FileName,
    Limits,
    Line,
    Noun,
    Plain,
    Unsourced,
)
from leaflets.model.numbers import DECIMAL

Units = Annotated[float, Field(ge=-100_000, le=100_000), DECIMAL]
"""Units of a picture; far more than any drawing has."""


class FigureLabelText(Entry):
    """A label of a figure."""

    label: Line = Field(description="The words of the label")
    place: Literal["above", "below"] = Field(description="Above or below the picture")
    align: Literal["start", "center", "end", "points"] = Field(
        description="Which part of the width it stands in; start is left in English. "
        "points: in line with its points"
    )
    points: tuple[tuple[Units, Units], ...] = Field(
        default=(), description="Where its lines end, in units of the picture: [[x, y], …]"
    )


class Figure(Noun):
    """A picture with its description for people who cannot see it, and its labels."""

    picture: FileName = Field(description="An SVG file in the same folder")
    title: Line = Field(description="What the picture is called in lists")
    alt: Line = Field(description="What the picture shows, read aloud by screen readers")
    labels: tuple[FigureLabelText, ...] = Field(
        default=(), description="Words with lines to the picture"
    )
    mirror: bool = Field(
        default=False,
        description="true: turned over on right-to-left pages, for drawings that are read in one "
        "direction, such as a flow. Bodies are never turned over.",
    )
    note: Plain | None = Field(default=None, description=NOTE)
    no_source: tuple[Unsourced, ...] = Field(default=(), description=NUMERALS)
    max: Limits = Field(default_factory=dict, description=MAX)
