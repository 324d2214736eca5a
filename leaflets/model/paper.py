"""Papers: the size of a page, and the sheet that several pages are printed on together."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from leaflets.model.content import fault_error
from leaflets.model.sheet_faults import EXACT, sheet_faults

TURNED = "-landscape"
"""Ending of the name of a paper that is another one, turned on its side."""

BOOKLET_PAGES = 64
"""16 sheets (our choice): of more, the inner pages stick out, and what an office staples through
the fold does not stay flat."""

OFFICE_WIDTH = 139.0
"""Millimetres: no table has room on less than half a Letter."""

Length = Annotated[float, Field(gt=0, le=2000)]


class Measured(BaseModel):
    """Base of everything in ``layouts/``: unknown fields are refused, values never change."""

    # A schema is built when it is first needed, and not once more for each that holds it.
    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False, defer_build=True)


class Panel(Measured):
    """Where a page stands on a side of a folded sheet."""

    page: int = Field(ge=1, le=64, description="Number of the page, in reading order")
    width: Length | None = Field(
        default=None, description="Where it is not the paper's width, in millimetres"
    )


class Sheet(Measured):
    """The sheet that pages are printed on together, trimmed, and how they come off it."""

    width: Length = Field(description="Width in millimetres")
    height: Length = Field(description="Height in millimetres")
    way: Literal["fold", "booklet", "copies"] = Field(
        description="fold: panels of one sheet, as sides says; booklet: folded in the middle and "
        "stapled, in the order that gives; copies: the same page several times, to be cut"
    )
    sides: tuple[tuple[Panel, ...], ...] = Field(
        default=(), description="Of fold: the panels of each side, from start to end"
    )


class Paper(Measured):
    """The size of a page, trimmed."""

    title: str = Field(description="What people call it, e.g. A4")
    width: Length = Field(description="Width in millimetres")
    height: Length = Field(description="Height in millimetres")
    sheet: Sheet | None = Field(
        default=None, description="The sheet that several pages are printed on together"
    )

    @model_validator(mode="after")
    def _fits_its_sheet(self) -> Self:
        if faults := tuple(sheet_faults(self, self.sheet) if self.sheet else ()):
            raise fault_error(*faults)
        return self

    @property
    def turned(self) -> Paper | None:
        """The same paper on its side; None where it lies on its side already or has a sheet, which
        decides how it lies."""
        if self.sheet or self.width >= self.height:
            return None
        return Paper(title=f"{self.title}, landscape", width=self.height, height=self.width)

    @cached_property
    def widths(self) -> Mapping[int, float]:
        """Number of a page, from 1 -> its width in millimetres, where the sheet says so."""
        panels = (panel for side in self.sheet.sides for panel in side) if self.sheet else ()
        return {panel.page: panel.width or self.width for panel in panels}

    @property
    def narrowest(self) -> float:
        """Width of its narrowest page, in millimetres: words are set once, for all of them."""
        return min(self.widths.values(), default=self.width)

    @property
    def most_pages(self) -> int | None:
        """The longest leaflet it holds; None: any."""
        if self.sheet is None or self.sheet.way == "copies":
            return None
        return len(self.widths) if self.sheet.way == "fold" else BOOKLET_PAGES

    @property
    def grid(self) -> tuple[int, int]:
        """How many pages stand beside and below each other on a side of the sheet, if they are all
        of one size."""
        if self.sheet is None:
            return 1, 1
        return round(self.sheet.width // (self.width - EXACT)), round(
            self.sheet.height // (self.height - EXACT)
        )

    @property
    def in_the_printer(self) -> tuple[float, float]:
        """Width and height of what is printed on, in millimetres."""
        return (self.sheet.width, self.sheet.height) if self.sheet else (self.width, self.height)

    @property
    def office(self) -> Paper:
        """What is about a leaflet is printed on this: the same paper as the leaflet, upright where
        several pages share a sheet, or A4 where it is too narrow."""
        short, long = sorted(self.in_the_printer)
        if short < OFFICE_WIDTH:
            return Paper(title="A4", width=210, height=297)
        return Paper(title=self.title, width=short, height=long) if self.sheet else self

    def sheets(self, sides: int, copies: int, both_sides: bool) -> int:
        """Sheets of paper for so many copies of a file; ``sides``: printed ones, which are its
        pages. ``both_sides``: the printer prints the backs, too."""
        beside, below = self.grid if self.sheet and self.sheet.way == "copies" else (1, 1)
        return -(-sides // (1 + both_sides)) * -(-copies // (beside * below))


def files_of(name: str) -> tuple[str, ...]:
    """The files that a paper of this name may come from, in a workspace: its own, or else that of
    the one that is turned."""
    named = (name, name.removesuffix(TURNED)) if name.endswith(TURNED) else (name,)
    return tuple(f"layouts/papers/{one}.yaml" for one in named)
