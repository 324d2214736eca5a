"""A workspace with a leaflet that prints values of a patient, and orders for it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from leaflets.model.job import Job
from leaflets.model.library import Library
from leaflets.stages.load import load
from tests.small_workspace import CLINIC, LEAFLET, OTHER, change, copy_workspace

__all__ = ["CLINIC", "LEAFLET", "OTHER"]

JOB = Job(LEAFLET, "en-GB", CLINIC, "handout", "a4", "screen")
BOTH = Job(LEAFLET, "ar", CLINIC, "side-by-side", "a4", "screen", "en-GB")
SECRET = "Zebedee Quux"


def personal_workspace(folder: Path) -> Path:
    """A small workspace whose first leaflet prints an appointment; the other prints no values."""
    copy_workspace(folder)
    file, contact = f"content/leaflets/{LEAFLET}.yaml", "  - {block: shared/contact"
    block = "  - {block: shared/your-appointment, role: next}\n"
    change(folder, file, contact, block + contact)
    return folder


_KEPT: list[TemporaryDirectory[str]] = []


@cache
def personal_library() -> Library:
    """The library of such a workspace, read once. Not to be changed."""
    _KEPT.append(TemporaryDirectory())
    return load(personal_workspace(Path(_KEPT[-1].name)))
