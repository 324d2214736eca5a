"""Samples of what takes long to go through. With ``EVERYTHING=1`` in the environment nothing is
left out: for releases, and whoever changes what they are about."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")
EVERYTHING = os.environ.get("EVERYTHING") == "1"


def sampled(things: Sequence[T], step: int, start: int = 0) -> Sequence[T]:
    """One in ``step`` of these, beginning with number ``start``; or all."""
    return things if EVERYTHING else things[start % step :: step]
