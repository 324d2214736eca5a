"""Columns, styles and themes: everything a ruler can measure. YAML, checked here."""

from collections.abc import Mapping
from typing import Annotated, Literal, Self

from pydantic import Field, field_validator, model_validator

from leaflets.model.content import fault_error
from leaflets.model.inline import Fault
from leaflets.model.paper import Measured

MM = 72 / 25.4
"""Points in a millimetre (1 point = 1/72 inch)."""

MIN_TEXT_PT = 9.0
"""Nothing on a page is smaller (UKAAF, RNIB and EC guideline floor; see docs/designers.md)."""

MIN_BODY_PT = 12.0
"""Body text is never smaller (UKAAF MS03, RNIB clear print)."""

Millimetres = Annotated[float, Field(ge=0, le=2000)]
Colour = Annotated[str, Field(pattern=r"^#[0-9a-fA-F]{6}$|^[a-z][a-z0-9-]*$")]
Role = Literal["lead", "urgent", "main", "aside", "next", "contact", "sources"]


class Margins(Measured):
    """Distance from the paper's edges to the text, in millimetres."""

    top: Millimetres = Field(description="On pages after the first")
    bottom: Millimetres = Field(description="Below the footer")
    sides: Millimetres = Field(description="Left and right")


class Column(Measured):
    """A column takes the blocks whose role it names; it flows on to the next page."""

    name: str = Field(description="A name for messages")
    width: float | Literal["flex"] = Field(
        description="Width in millimetres, or flex: an equal share of what is left"
    )
    roles: tuple[Role, ...] = Field(
        default=(), description="Roles it takes; the first column also takes all roles not named"
    )

    @field_validator("width", mode="after")
    @classmethod
    def _positive(cls, value: float | Literal["flex"]) -> float | Literal["flex"]:
        if value != "flex" and value <= 0:
            raise fault_error(Fault("a column needs a width above 0", "in millimetres, or flex"))
        return value


class Band(Measured):
    """Columns side by side. A band starts below the longest column of the band before it."""

    columns: tuple[Column, ...] = Field(min_length=1)
    gutter: Millimetres = Field(default=8, description="Space between columns in millimetres")
    keep: Literal["together"] | None = Field(
        default=None, description="together: begin on a new page rather than be divided"
    )
    page: int | None = Field(
        default=None, ge=1, le=64, description="The page it begins on; earlier ones may stay empty"
    )
    balance: bool = Field(
        default=False, description="All columns share their blocks and end at about one height"
    )

    @model_validator(mode="after")
    def _one_measure(self) -> Self:
        """What flows from column to column is set once, in one width."""
        if self.balance and len({column.width for column in self.columns}) > 1:
            fault = Fault("balanced columns need one width", "give them all width: flex")
            raise fault_error(fault, at=("columns",))
        return self

    def widths(self, room: float) -> tuple[float, ...]:
        """Of the columns in millimetres, in ``room`` between the margins: flexible ones share what
        the others leave, which may be less than nothing."""
        fixed = sum(column.width for column in self.columns if column.width != "flex")
        flexible = sum(1 for column in self.columns if column.width == "flex")
        left = room - fixed - self.gutter * (len(self.columns) - 1)
        share = left / max(1, flexible)
        return tuple(share if c.width == "flex" else c.width for c in self.columns)


class TypeStep(Measured):
    """A step of the type scale."""

    size: float = Field(ge=MIN_TEXT_PT, le=96, description="Size in points, 9 or more")
    leading: float = Field(
        default=1.4, ge=1.0, le=3.0, description="Line height / size for Latin; scripts scale it"
    )


class Icon(Measured):
    """A picture from ``layouts/icons``, beside the text or on a bar."""

    name: str
    size: float = Field(gt=0, le=20, description="Height and width in millimetres")
    colour: Colour = "ink"
    mirror: bool = Field(
        default=False, description="It is read in one direction: right-to-left pages turn it over"
    )


class Bar(Measured):
    """A coloured bar along the start edge of a box, with an icon at its top."""

    width: float = Field(gt=0, le=60, description="Width in millimetres")
    colour: Colour
    icon: Icon | None = None


class Style(Measured):
    """How one class of element looks. Text properties pass on to everything inside."""

    type: str | None = Field(default=None, description="A step of the type scale")
    weight: Literal["regular", "bold"] | None = None
    colour: Colour | None = Field(default=None, description="Text colour")
    align: Literal["start", "center", "end"] | None = None
    contrast: float | None = Field(
        default=None, ge=3, le=21, description="Least contrast of text on its background"
    )
    background: Colour | None = None
    border: Colour | None = None
    border_width: Annotated[float, Field(ge=0, le=3)] | None = Field(
        default=None, description="In millimetres, 3 at most: it is drawn inside the box"
    )
    radius: Millimetres | None = None
    padding: tuple[Millimetres, ...] | None = Field(
        default=None, description="[all], [top+bottom, sides] or [top, end, bottom, start] in mm"
    )
    before: Millimetres | None = Field(default=None, description="Space above in millimetres")
    after: Millimetres | None = Field(default=None, description="Space below in millimetres")
    gap: Millimetres | None = Field(default=None, description="Between children, rows or columns")
    bar: Bar | None = None
    icon: Icon | None = None
    marker: Literal["disc", "decimal", "checkbox", "none"] | None = None
    marker_colour: Colour | None = None
    indent: Millimetres | None = Field(default=None, description="Room for a marker or an icon")
    keep: Literal["together", "with-next", "free"] | None = None
    row: tuple[float | Literal["flex"], ...] | None = Field(
        default=None, description="Children stand side by side: widths in millimetres or flex"
    )
    columns: int | None = Field(default=None, ge=1, le=4, description="Of a list, where they fit")
    widths: tuple[float, ...] | None = Field(default=None, description="Table columns, relative")
    rules: Colour | None = Field(default=None, description="Lines between table rows")
    width: Millimetres | None = Field(default=None, description="Of an image or QR code, in mm")
    height: Annotated[float, Field(ge=5, le=2000)] | None = Field(
        default=None, description="Largest height of an image, mm"
    )
    line: Colour | None = Field(default=None, description="Colour of a rule")
    line_width: Millimetres | None = None
    dash: tuple[Millimetres, ...] | None = None
    bleed: bool | None = Field(default=None, description="Background reaches the paper's edges")

    @field_validator("padding")
    @classmethod
    def _sides(cls, value: tuple[float, ...] | None) -> tuple[float, ...] | None:
        if value is not None and len(value) not in (1, 2, 4):
            hint = "[all], [top and bottom, sides] or [top, end, bottom, start] in millimetres"
            raise fault_error(Fault("padding takes 1, 2 or 4 numbers", hint))
        return value


class Accent(Measured):
    """The colours of a topic: they stand in for the palette names of the same name."""

    colours: Mapping[str, str]


class ProfileStyles(Measured):
    """What a profile changes in a theme's styles."""

    styles: Mapping[str, Style] = Field(default_factory=dict)
    palette: Mapping[str, str] = Field(default_factory=dict)


class Theme(Measured):
    """Type scale, palette and styles by class name."""

    title: str
    palette: Mapping[str, Annotated[str, Field(pattern=r"^#[0-9a-fA-F]{6}$")]]
    accents: Mapping[str, Accent] = Field(default_factory=dict)
    type: Mapping[str, TypeStep]
    styles: Mapping[str, Style]
    profiles: Mapping[str, ProfileStyles] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if "body" not in self.type:
            hint = "body: {size: 12, leading: 1.33}"
            raise fault_error(Fault("the type scale needs a step called body", hint), at=("type",))
        if self.type["body"].size < MIN_BODY_PT:
            message = f"body text of {self.type['body'].size:g} pt is too small for many readers"
            fault = Fault(message, f"{MIN_BODY_PT:g} points or more")
            raise fault_error(fault, at=("type", "body", "size"))
        return self
