"""Layouts: where blocks go, in a form for each width of paper. YAML, checked here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import pairwise
from typing import Literal, Self

from pydantic import Field, model_validator

from leaflets.model.content import fault_error
from leaflets.model.inline import Fault
from leaflets.model.layout import (
    MIN_BODY_PT,
    MIN_TEXT_PT,
    Band,
    Column,
    Margins,
    Millimetres,
    Role,
    Style,
    TypeStep,
)
from leaflets.model.paper import Measured, Paper

MIN_SLIP = 40.0
"""Millimetres (our choice): room to write a name and a time by hand."""


class Fit(Measured):
    """How many pages a leaflet may take, and what happens when it takes more."""

    pages: int = Field(ge=1, le=64, description="Most pages that it may take")
    over: Literal["refuse", "continue"] = Field(
        default="refuse", description="What is done with more: refuse it, or go on all the same"
    )
    compact: Mapping[str, TypeStep] = Field(
        default_factory=dict, description="Steps of the type scale to try before that"
    )


class Slip(Measured):
    """A slip to tear off at the foot of the last page, with some blocks once more."""

    height: float = Field(
        default=MIN_SLIP, ge=MIN_SLIP, le=2000, description="Least height in millimetres"
    )
    gutter: Millimetres = Field(default=8, description="Space between columns in millimetres")
    columns: tuple[Column, ...] = Field(
        min_length=1, description="Below the lines to write on; each takes the roles it names"
    )

    @property
    def band(self) -> Band:
        return Band(columns=self.columns, gutter=self.gutter)


def column_for(role: str, bands: Sequence[Band]) -> Column:
    """The column of ``bands`` that takes blocks of ``role``: of balanced columns the first."""
    for band in bands:
        for column in band.columns:
            if role in column.roles:
                return band.columns[0] if band.balance else column
    return bands[0].columns[0]


class Form(Measured):
    """How the layout stands on papers at least ``min_width`` wide."""

    min_width: Millimetres = Field(description="Narrowest paper for this form, in millimetres")
    margins: Margins
    bands: tuple[Band, ...] = Field(min_length=1)
    type: Mapping[str, TypeStep] = Field(
        default_factory=dict, description="What this form changes in the theme's type scale"
    )
    smallest: float = Field(
        default=MIN_TEXT_PT, ge=MIN_TEXT_PT, le=96, description="Nothing is smaller, in points"
    )
    styles: Mapping[str, Style] = Field(
        default_factory=dict, description="What this form changes in the theme's styles"
    )
    fit: Fit | None = Field(
        default=None, description="How many pages it may take; any number if not said"
    )
    slip: Slip | None = Field(default=None, description="A slip to tear off")

    @model_validator(mode="after")
    def _readable(self) -> Self:
        compact = self.fit.compact if self.fit else {}
        for place, scale in ((("type",), self.type), (("fit", "compact"), compact)):
            least = {"body": max(MIN_BODY_PT, self.smallest)}
            for name, step in scale.items():
                if step.size < least.get(name, self.smallest):
                    message = f"{name} of {step.size:g} pt is too small here"
                    fault = Fault(message, f"{least.get(name, self.smallest):g} points or more")
                    raise fault_error(fault, at=(*place, name, "size"))
        return self

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        """No band begins before the one above it."""
        pages = [(number, band.page) for number, band in enumerate(self.bands) if band.page]
        for (_, above), (number, page) in pairwise(pages):
            if page < above:
                fault = Fault(
                    f"this band begins on page {page}, one above it on page {above}",
                    "list bands in the order of their pages",
                )
                raise fault_error(fault, at=("bands", number, "page"))
        return self

    @cached_property
    def compacted(self) -> Form | None:
        """The same with the type that is tried when it takes too many pages; None if none is."""
        if not (self.fit and self.fit.compact):
            return None
        return self.model_copy(update={"type": {**self.type, **self.fit.compact}})

    @model_validator(mode="after")
    def _one_place_each(self) -> Self:
        """Blocks of a column that stands twice would be printed twice."""
        seen: set[str] = set()
        for band, columns in enumerate(self.bands):
            for column, found in enumerate(columns.columns):
                for name in (f"column {found.name}", *(f"role {role}" for role in found.roles)):
                    if name in seen:
                        fault = Fault(f"the {name} is in this form twice", "keep one of them")
                        raise fault_error(fault, at=("bands", band, "columns", column))
                    seen.add(name)
        return self


class Layout(Measured):
    """Where blocks go, by role. Forms are tried from first to last."""

    title: str = Field(description="Name shown in lists")
    description: str = Field(default="", description="What it is good for")
    theme: str = Field(default="calm", description="A file in layouts/themes")
    languages: int = Field(
        default=1, ge=1, le=2, description="2: each block in two languages beside each other"
    )
    only: tuple[Role, ...] = Field(
        default=(), description="Roles that are printed: a part, and every page says so"
    )
    needs: tuple[Role, ...] = Field(
        default=(), description="Roles without which a leaflet cannot be printed like this"
    )
    forms: tuple[Form, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _equal_sides(self) -> Self:
        """Both languages have the same room; what says the same begins at the same height."""
        bands = (
            (f, b, band) for f, form in enumerate(self.forms) for b, band in enumerate(form.bands)
        )
        for form, number, band in bands if self.languages == 2 else ():
            at = ("forms", form, "bands", number, "columns")
            if len(band.columns) != 2 or band.columns[0].width != band.columns[1].width:
                hint = "two columns with width: flex; the first is for the patient’s language"
                raise fault_error(Fault("two languages need two equal columns", hint), at=at)
            if band.balance or self.forms[form].slip:
                fault = Fault("two languages have no balanced columns and no slip", "take them out")
                raise fault_error(fault, at=at[:2])
            if band.columns[1].roles:
                fault = Fault(
                    "the second column shows the same blocks as the first",
                    "take its roles out",
                )
                raise fault_error(fault, at=(*at, 1))
        return self

    @model_validator(mode="after")
    def _falling(self) -> Self:
        for number, (above, form) in enumerate(pairwise(self.forms), 1):
            if form.min_width >= above.min_width:
                message = f"this form is for paper of {form.min_width:g} mm, the one above it too"
                fault = Fault(message, "list forms from the widest paper to the narrowest")
                raise fault_error(fault, at=("forms", number, "min_width"))
        return self

    def form_for(self, paper: Paper) -> Form | None:
        """The first form that the narrowest page of ``paper`` is wide enough for, or None."""
        return next((form for form in self.forms if paper.narrowest >= form.min_width), None)
