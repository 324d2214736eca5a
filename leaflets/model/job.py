"""A job: one leaflet, in one language or two, for one clinic, in one printed form."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from pathlib import PurePosixPath

TWO_LANGUAGES = "side-by-side"
"""The usual layout of leaflets in two languages."""

ENDINGS = (".pdf", ".html")
"""Of the files that are made of leaflets: PDFs, and HTML editions."""

HTML_EDITION = "html"
"""The one profile that is not paged (``Profile.paged``): its files are web pages."""


@dataclass(frozen=True, slots=True, order=True)
class Job:
    """One row of a batch: hashable and picklable. All fields are names; ``language`` is BCP 47.

    ``second``: the language beside it, or nothing.
    """

    leaflet: str
    language: str
    clinic: str
    layout: str
    paper: str
    profile: str
    second: str = ""

    @property
    def languages(self) -> str:
        """The language, or both as pages and metadata name them: ``ar+en-GB``."""
        return f"{self.language}+{self.second}" if self.second else self.language

    @property
    def identifier(self) -> str:
        """Names the job inside its PDF (``dc:identifier``)."""
        parts = (self.leaflet, self.language, self.clinic, self.layout, self.paper, self.profile)
        return "|".join((*parts, self.second) if self.second else parts)

    @classmethod
    def named(cls, identifier: str) -> Job | None:
        """The job of an ``identifier``; None for what is none. Whether there is such a leaflet or
        such a paper is not looked at."""
        parts = identifier.split("|")
        whole = all(parts) and len(parts) in (_FIELDS - 1, _FIELDS)
        return cls(*parts) if whole else None

    def each(self) -> tuple[Job, ...]:
        """A job for each of its languages; the patient's first, which knows of the other."""
        if not self.second:
            return (self,)
        return self, replace(self, language=self.second, second="")

    @property
    def paged(self) -> bool:
        """Whether it is laid out on paper: layout and paper say nothing of what is not."""
        return self.profile != HTML_EDITION

    @property
    def ending(self) -> str:
        """Of the name of its file."""
        return ENDINGS[0] if self.paged else ENDINGS[1]

    @property
    def path(self) -> PurePosixPath:
        """Where the PDF or the HTML edition goes inside the output folder."""
        form = f"-{self.layout}-{self.paper}-{self.profile}" if self.paged else ""
        beside = f"-with-{self.second}" if self.second else ""
        name = f"{self.leaflet}{form}{beside}{self.ending}"
        return PurePosixPath(self.clinic, self.language, name)

    def __str__(self) -> str:
        if not self.paged:
            return f"{self.leaflet}, {self.languages}, {self.clinic}, {self.profile}"
        return (
            f"{self.leaflet}, {self.languages}, {self.clinic}, "
            f"{self.layout} on {self.paper}, {self.profile}"
        )


_FIELDS = len(fields(Job))
"""The last may be left out of an identifier."""
