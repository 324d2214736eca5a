"""An output profile: what a file is made for; and presets, which clinics make of one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from leaflets.model.page import Duplex
from leaflets.model.paper import Measured

PrinterMark = Literal["crop", "registration", "colour-bar"]

MARKS: tuple[PrinterMark, ...] = ("crop", "registration", "colour-bar")
"""All marks for the printer there are."""

BLEED_MM = 3.0
"""What print shops ask for unless they say otherwise."""

MOST_BLEED_MM = 20.0
"""More than any printer asks for; a larger number is one in points, or a slip."""


@dataclass(frozen=True, slots=True)
class PrintingCondition:
    """Paper, inks and press that a file is made for. ``name``: what the profile calls itself;
    ``profile``: ICC, class ``prtr``, colour space CMYK."""

    name: str
    profile: bytes


@dataclass(frozen=True, slots=True)
class PressSetup:
    """What a print shop asks for. ``bleed``: millimetres; ``condition``: None for the one that the
    program brings."""

    bleed: float = BLEED_MM
    marks: tuple[PrinterMark, ...] = ()
    condition: PrintingCondition | None = None


@dataclass(frozen=True, slots=True)
class Profile:
    """``edge_clearance``: nothing may be drawn nearer to the paper's edge, in millimetres;
    ``word_clearance``: no words and no pictures, though colours may.

    ``print_scaling_none`` and ``duplex`` are hints to the print dialogue (ISO 32000-1 12.2);
    ``duplex``: for paper that stands upright. ``styles``: the section of the theme's ``profiles``
    that says how styles change. ``grey``: everything in shades of grey. ``press``: for a print
    shop, in process colours. ``paged``: laid out on paper, as a PDF; the HTML edition is not.
    """

    name: str
    description: str
    edge_clearance: float = 0.0
    print_scaling_none: bool = False
    duplex: Duplex = ""
    styles: str = ""
    word_clearance: float = 0.0
    grey: bool = False
    press: PressSetup | None = None
    paged: bool = True

    @property
    def section(self) -> str:
        """Of the theme's ``profiles``."""
        return self.styles or self.name


class Preset(Measured):
    """What one printer asks for: a profile of your own, based on one for print shops."""

    title: str = Field(min_length=1, description="Name shown in lists, e.g. the printer's")
    based_on: str = Field(description="A profile for print shops: print")
    bleed: float = Field(
        default=BLEED_MM, ge=0, le=MOST_BLEED_MM,
        description="Millimetres by which colour goes on beyond the trimmed edge",
    )  # fmt: skip
    marks: tuple[PrinterMark, ...] = Field(
        default=MARKS,
        description="Which are drawn outside the bleed: [] for printers who forbid them",
    )
    output_profile: str | None = Field(
        default=None, min_length=1,
        description="The printer's own ICC profile (CMYK), a file beside this one",
    )  # fmt: skip
