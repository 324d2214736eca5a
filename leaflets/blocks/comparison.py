"""The kind ``comparison``."""

from collections.abc import Mapping
from typing import ClassVar, Literal, Self

from pydantic import Field, model_validator

from leaflets.model.content import Block, Entry, Line, Text, fault_error
from leaflets.model.inline import Fault

SAMPLE = """\
kind: comparison
title: Ultrasound or MRI?
subjects:
  - id: ultrasound
    name: Ultrasound
  - id: mri
    name: MRI
rows:
  - id: when
    aspect: When
    cells:
      ultrasound: In the first weeks
      mri: At any age
no_source:
  - reason: Put the sources behind each cell instead
    entries: [when]
"""


class Subject(Entry):
    """One of the things that are compared: the head of a column."""

    name: Line = Field(description="What it is called")


class Row(Entry):
    """One aspect in which they are compared."""

    aspect: Line = Field(description="The head of the row")
    cells: Mapping[str, Text] = Field(description="One text for each subject, by the subject's id")


class Comparison(Block):
    """Two or three things side by side, in a table."""

    KIND: ClassVar[str] = "comparison"

    kind: Literal["comparison"]
    title: Line = Field(description="Heading above the table")
    intro: Text | None = Field(default=None, description="A sentence below the heading")
    subjects: tuple[Subject, ...] = Field(
        min_length=2, max_length=3, description="What is compared: two or three"
    )
    rows: tuple[Row, ...] = Field(min_length=1, description="In reading order")

    @model_validator(mode="after")
    def _full(self) -> Self:
        ids = [subject.id for subject in self.subjects]
        if "aspect" in ids:  # its cells would share an address with the head of the row
            fault = Fault("a subject cannot be called “aspect”", "give it another id")
            raise fault_error(fault, at=("subjects", ids.index("aspect"), "id"))
        for number, row in enumerate(self.rows):
            faults = [
                Fault(f"there is no text for “{name}”", "write one for each subject")
                for name in ids
                if name not in row.cells
            ]
            faults += [
                Fault(f"“{name}” is not a subject", f"the subjects are {', '.join(ids)}")
                for name in row.cells
                if name not in ids
            ]
            if faults:
                raise fault_error(*faults, at=("rows", number, "cells"))
        return self.model_copy(update={"rows": tuple(_in_order(row, ids) for row in self.rows)})


def _in_order(row: Row, ids: list[str]) -> Row:
    """The row with its cells in the order of the columns: that is how it is read."""
    return row.model_copy(update={"cells": {name: row.cells[name] for name in ids}})
