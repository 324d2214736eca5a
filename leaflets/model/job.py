"""A job: one leaflet, in one language, for one clinic, in one printed form."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath


@dataclass(frozen=True, slots=True, order=True)
class Job:
    """One row of a batch: hashable and picklable. All fields are names; ``language`` is BCP 47."""

    leaflet: str
    language: str
    clinic: str
    layout: str
    paper: str
    profile: str

    @property
    def path(self) -> PurePosixPath:
        """Where the PDF goes inside the output folder."""
        name = f"{self.leaflet}-{self.layout}-{self.paper}-{self.profile}.pdf"
        return PurePosixPath(self.clinic, self.language, name)

    def __str__(self) -> str:
        return (
            f"{self.leaflet}, {self.language}, {self.clinic}, "
            f"{self.layout} on {self.paper}, {self.profile}"
        )
