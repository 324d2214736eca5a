"""How strict a workspace is with its leaflets: ``content/quality.yaml``."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from leaflets.model.content import Date, Id, Noun, Plain
from leaflets.model.numbers import DECIMAL

Number = Annotated[float, Field(ge=0, le=100_000), DECIMAL]
Code = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*$")]


class Waiver(Noun):
    """Something that a check finds, and why it may stay for a while."""

    check: Code = Field(description="Its code, as “leaflets check” shows it: readability/smog")
    leaflet: Id | None = Field(
        default=None, description="Only in this leaflet: its file without .yaml; else in all"
    )
    language: str | None = Field(
        default=None, description="Only in this language, for example es; else in all"
    )
    reason: Plain = Field(description="Why it may stay. Stands in the quality report.")
    until: Date = Field(description="The last day on which it holds; after it, it is an error")

    def reaches(self, leaflet: str, language: str) -> bool:
        """Whether it is for this leaflet in this language, among others."""
        return self.leaflet in (None, leaflet) and self.language in (None, language)


class QualitySettings(Noun):
    """Own thresholds, and what may stay for a while."""

    thresholds: Mapping[Code, Mapping[Id, Number]] = Field(
        default_factory=dict,
        description="Code of a check -> name of a threshold -> number, where it is not to be "
        "that of the program: “leaflets check --explain CODE” shows it",
    )
    waivers: tuple[Waiver, ...] = Field(default=(), description="Each with a reason and a last day")


NO_SETTINGS = QualitySettings()
