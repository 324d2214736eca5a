"""An output profile: what a file is made for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Profile:
    """``edge_clearance``: nothing may be drawn nearer to the paper's edge, in millimetres.

    ``print_scaling_none`` and ``duplex`` are hints to the print dialogue (ISO 32000-1 12.2).
    The theme's ``profiles`` section says how styles change.
    """

    name: str
    description: str
    edge_clearance: float = 0.0
    print_scaling_none: bool = False
    duplex: Literal["", "DuplexFlipLongEdge", "DuplexFlipShortEdge"] = ""
