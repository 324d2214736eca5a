"""What only people can say about a leaflet: ``content/answers/LEAFLET.yaml``."""

from typing import Annotated, Literal

from pydantic import Field

from leaflets.model.content import Date, Id, Noun, Plain


class Answer(Noun):
    """What one person says about one version of a leaflet."""

    instrument: Id = Field(description="pemat-p, cdc-index, jama or colophon")
    item: Id = Field(description="Its number, or its name, as the quality report shows it")
    version: Annotated[str, Field(pattern=r"^[0-9]+\.[0-9]+\.[0-9]+$")] = Field(
        description="Of the leaflet that was looked at: for another one the item is open"
    )
    language: str | None = Field(
        default=None,
        description="The one that was looked at, for example es; else that of the author. What is "
        "said of authors and money holds for all",
    )
    answer: Literal["yes", "no", "not-applicable"] = Field(description="Whether it is met")
    name: Plain = Field(description="First and last name of who says so")
    role: Plain = Field(description="For example Patient information lead")
    date: Date = Field(description="The day on which it was said")
    note: Plain | None = Field(
        default=None, description="Why; for authors and funding, who. Stands in the quality report."
    )


class Answers(Noun):
    """All answers on a leaflet; those on older versions may stay."""

    answers: tuple[Answer, ...] = Field(min_length=1, description="In any order")

    def holding(self, instrument: str, item: str, version: str) -> Answer | None:
        """The answer that holds for a version."""
        return next((a for a in self.on(instrument, item) if a.version == version), None)

    def on(self, instrument: str, item: str) -> tuple[Answer, ...]:
        """All answers to an item, the newest first."""
        found = [a for a in self.answers if (a.instrument, a.item) == (instrument, item)]
        return tuple(sorted(found, key=lambda a: a.date, reverse=True))
