"""Papers: the size of a page, and the sheet that several pages are printed on together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from leaflets.model.content import fault_error
from leaflets.model.inline import Fault

TURNED = "-landscape"
"""Ending of the name of a paper that is another one, turned on its side."""

EXACT = 0.1
"""Millimetres: less is the rounding of inches."""

TRIM = 2.0
"""Millimetres of a sheet that pages beside each other may leave over: two A5 are 296 mm, A4 is
297."""

BOOKLET_PAGES = 64
"""16 sheets (our choice): of more, the inner pages stick out, and what an office staples through
the fold does not stay flat."""

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
        if faults := tuple(_faults(self, self.sheet) if self.sheet else ()):
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

    def sheets(self, pages: int, copies: int, both_sides: bool) -> int:
        """Sheets of paper that so many copies of a leaflet take."""
        faces = 2 if both_sides else 1
        if self.sheet is None:
            return -(-pages // faces) * copies
        if self.sheet.way == "fold":
            return -(-len(self.sheet.sides) // faces) * copies
        if self.sheet.way == "booklet":
            return -(-pages // 4) * (2 // faces) * copies
        beside, below = self.grid
        return -(-pages // faces) * -(-copies // (beside * below))


def files_of(name: str) -> tuple[str, ...]:
    """The files that a paper of this name may come from, in a workspace: its own, or else that of
    the one that is turned."""
    named = (name, name.removesuffix(TURNED)) if name.endswith(TURNED) else (name,)
    return tuple(f"layouts/papers/{one}.yaml" for one in named)


def _faults(paper: Paper, sheet: Sheet) -> Iterator[Fault]:
    """What is wrong between a page and its sheet."""
    if paper.width > sheet.width + EXACT or paper.height > sheet.height + EXACT:
        yield Fault(
            f"the page, {_size(paper)}, is larger than the sheet, {_size(sheet)}",
            "give the sheet's width and height as it lies in the printer",
            ("sheet",),
        )
    elif sheet.way == "fold":
        yield from _folded(paper, sheet)
    elif sheet.sides:
        yield Fault(
            f"the pages of “way: {sheet.way}” are put in order by the program",
            "take sides out, or write way: fold",
            ("sheet", "sides"),
        )
    elif sheet.way == "booklet":
        yield from _stapled(paper, sheet)
    else:
        yield from _repeated(paper, sheet)


def _folded(paper: Paper, sheet: Sheet) -> Iterator[Fault]:
    if abs(paper.height - sheet.height) > EXACT:
        yield Fault(
            f"panels are as high as their sheet: {sheet.height:g} mm, not {paper.height:g} mm",
            "write the same height in both places",
            ("height",),
        )
    if not 1 <= len(sheet.sides) <= 2:
        message = f"a sheet has one or two printed sides, not {len(sheet.sides)}"
        yield Fault(message, "list the panels of the outside and the inside", ("sheet", "sides"))
        return
    rows = [[panel.width or paper.width for panel in side] for side in sheet.sides]
    for number, row in enumerate(rows):
        if abs(sum(row) - sheet.width) > EXACT:
            yield Fault(
                f"the panels are {sum(row):g} mm wide together, the sheet is {sheet.width:g} mm",
                "give each panel the width it has after folding",
                ("sheet", "sides", number),
            )
    there = [panel.page for side in sheet.sides for panel in side]
    twice = sorted({page for page in there if there.count(page) > 1})
    gone = [page for page in range(1, len(there) + 1) if page not in there]
    for pages, what in ((twice, "there twice"), ([] if twice else gone, "left out")):
        if pages:
            shown = " and ".join(f"page {page}" for page in pages)
            hint = f"there are {len(there)} panels: give them the pages 1 to {len(there)}"
            yield Fault(f"{shown} of the sheet {_is(pages)} {what}", hint, ("sheet", "sides"))
    if len(rows) == 2:
        behind = rows[1][::-1]
        same = len(behind) == len(rows[0])
        if not same or any(abs(a - b) > EXACT for a, b in zip(rows[0], behind, strict=True)):
            yield Fault(
                "the folds of the two sides do not lie on each other",
                "behind the last panel of the first side is the first of the second: "
                f"its widths have to be {', '.join(f'{width:g}' for width in rows[0][::-1])}",
                ("sheet", "sides", 1),
            )


def _stapled(paper: Paper, sheet: Sheet) -> Iterator[Fault]:
    if not (_near(2 * paper.width, sheet.width) and _near(paper.height, sheet.height)):
        yield Fault(
            f"the page of a booklet is half its sheet: {sheet.width / 2:g} x {sheet.height:g} mm, "
            f"not {_size(paper)}",
            "turn the sheet on its side, or write the size of the folded page",
            ("sheet",),
        )


def _repeated(paper: Paper, sheet: Sheet) -> Iterator[Fault]:
    beside, below = paper.grid
    if beside * below < 2:
        message = f"a page of {_size(paper)} fits once on a sheet of {_size(sheet)}"
        yield Fault(message, "take sheet out: each page is then a sheet of its own", ("sheet",))
    elif not (
        _near(beside * paper.width, sheet.width) and _near(below * paper.height, sheet.height)
    ):
        yield Fault(
            f"{beside * below} pages of {_size(paper)} leave more of the sheet, {_size(sheet)}, "
            f"over than {TRIM:g} mm",
            "choose sizes that can be cut without waste: A5 on A4, half-letter on Letter",
            ("sheet",),
        )


def _near(pages: float, sheet: float) -> bool:
    return -EXACT <= sheet - pages <= TRIM


def _size(of: Paper | Sheet) -> str:
    return f"{of.width:g} x {of.height:g} mm"


def _is(pages: list[int]) -> str:
    return "are" if len(pages) > 1 else "is"
