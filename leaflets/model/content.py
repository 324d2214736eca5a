"""What content files hold: blocks and what they share. Frozen; read from YAML, checked here.

Descriptions are written for clinicians: editors show them, and messages quote them.
"""

import datetime
import re
from collections.abc import Mapping
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from leaflets.model.inline import Fault, link_fault, read_inline
from leaflets.model.numbers import WHOLE
from leaflets.model.translation import length, words_alone

ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"
"""Ids are in file names, PO contexts and addresses: small letters, digits, single hyphens."""


class Noun(BaseModel):
    """Base of everything in ``content/``: unknown fields are refused, values never change."""

    # A schema is built when it is first needed, and not once more for each that holds it.
    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False, defer_build=True)


class Translatable:
    """Marks a field whose words are translated; ``rich``: bold and links are allowed in it."""

    __slots__ = ("rich",)

    def __init__(self, rich: bool) -> None:
        self.rich = rich


def fault_error(*faults: Fault, at: tuple[str | int, ...] = ()) -> PydanticCustomError:
    """What a validator raises: author's words and a remedy each; ``at``: where below the value."""
    message = "; ".join(fault.message for fault in faults)
    return PydanticCustomError(
        "fault", "{message}", {"message": message, "faults": faults, "at": at}
    )


def _words(rich: bool) -> AfterValidator:
    def check(value: str) -> str:
        value = value.strip()
        if not value:
            raise fault_error(Fault("this is empty", "write the words, or delete the field"))
        faults = read_inline(value, rich).faults
        if faults:
            raise fault_error(*faults)
        return value

    return AfterValidator(check)


Text = Annotated[str, Translatable(rich=True), _words(rich=True)]
"""Words for patients, one paragraph: may hold bold, links and holes; translated."""

Line = Annotated[str, Translatable(rich=False), _words(rich=False)]
"""As Text, without bold and links: titles and names."""


def _present(value: str) -> str:
    if not value.strip():
        raise fault_error(Fault("this is empty", "write the words, or delete the field"))
    return value.strip()


Plain = Annotated[str, AfterValidator(_present)]
"""Words that are printed as they are, or not printed at all; never translated."""

Id = Annotated[str, Field(pattern=ID)]
BlockId = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*$")]


def _iso(value: Any) -> Any:
    if isinstance(value, str):
        try:
            if re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
                return datetime.date.fromisoformat(value)
        except ValueError:
            pass
        hint = "write year-month-day with a day that exists, for example 2026-11-22"
        raise fault_error(Fault(f"“{value}” is not a date", hint))
    return value


Date = Annotated[datetime.date, BeforeValidator(_iso)]


def _address(value: str) -> str:
    fault = link_fault(value)
    if fault or not value.startswith("http"):
        raise fault_error(
            fault or Fault(f"“{value}” is not a web address", "it starts with https://")
        )
    return value


WebAddress = Annotated[str, AfterValidator(_address)]


def _file_name(value: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]*", value):
        hint = "only the name of a file in the same folder, without / or spaces"
        raise fault_error(Fault(f"“{value}” is not a file name", hint))
    return value


FileName = Annotated[str, AfterValidator(_file_name)]
Urgency = Literal["emergency-now", "call-today", "book-soon"]

NOTE = "For translators: what the words mean here, how short they must be. Not printed."


class Entry(Noun):
    """One entry of a list in a block."""

    id: Id = Field(
        description="Name of this entry, unique in the file. Never change it: "
        "translations find the entry by it."
    )


class Unsourced(Noun):
    """Words that cite no source, and why they need none."""

    reason: Plain = Field(
        description="Why: advice, or what the reader is asked to do. Not printed."
    )
    entries: tuple[str, ...] = Field(
        min_length=1, description="Ids of entries, or names of fields, with such words"
    )


_NO_SOURCE = (
    "What states no fact, or has its source elsewhere: sentences that cite nothing. Not printed."
)

NUMERALS = (
    "Numbers in these words that cite nothing, and why: ids of labels, or names of fields. "
    "Not printed."
)


Room = Annotated[int, Field(ge=1, le=10_000), WHOLE]
"""Characters."""

Limits = Mapping[str, Room]
"""Ids of entries, or names of fields -> the most characters that a text may have."""

MAX = (
    "Where there is little room: the most characters of a text in any language, marks on letters "
    "and holes not counted. Ids of entries, or names of fields, each with a number. Not printed."
)


class Block(Noun):
    """A piece of content that leaflets are put together from."""

    KIND: ClassVar[str]

    kind: str
    note: Plain | None = Field(default=None, description=NOTE)
    review_note: Plain | None = Field(
        default=None, description="For the clinician who reviews these words. Not printed."
    )
    no_source: tuple[Unsourced, ...] = Field(default=(), description=_NO_SOURCE)
    max: Limits = Field(default_factory=dict, description=MAX)


class Source(Entry):
    """Something that a statement rests on."""

    citation: Plain = Field(description="Authors, title, where and when. Not translated.")
    printed: Plain | None = Field(
        default=None,
        description="Short form for the list of sources on leaflets; else the citation is printed",
    )
    address: WebAddress | None = Field(default=None, description="Where it is on the web")
    strength: Literal[
        "guideline", "systematic-review", "study", "review", "patient-information", "textbook"
    ] = Field(description="What kind of source it is")
    checked: Date = Field(description="The day on which someone looked at it")
    note: Plain | None = Field(default=None, description="What it is cited for. Not printed.")


class SourceList(Noun):
    """Everything that blocks may cite."""

    sources: tuple[Source, ...] = ()


class Term(Entry):
    """A medical word and what it means."""

    term: Line = Field(description="The word, as it stands in a sentence")
    meaning: Text = Field(description="What it means, in everyday words")
    note: Plain | None = Field(default=None, description=NOTE)
    no_source: tuple[Unsourced, ...] = Field(default=(), description=_NO_SOURCE)


class Jargon(Noun):
    """A word that leaflets do not use, and what they say instead."""

    word: Plain = Field(description="The word, in the singular")
    plain: Plain = Field(description="What to say instead")
    why: Plain | None = Field(default=None, description="What is wrong with it. Not printed.")


class Glossary(Noun):
    """Medical words that leaflets explain, and words that they do not use."""

    terms: tuple[Term, ...] = ()
    jargon: tuple[Jargon, ...] = Field(
        default=(), description="Words that are refused in the source language"
    )
    kept: tuple[Plain, ...] = Field(
        default=(),
        description="Words that stay as they are in every language: names and codes. A translation "
        "without them is refused",
    )


FILLED_LABELS = {
    "page-of": ("page", "pages"),
    "published": ("date",),
    "review-by": ("date",),
    "reviewed-by": ("name", "date"),
    "hours-range": ("opens", "closes"),
    "days-range": ("first", "last"),
}
"""Labels that the program fills: id -> the holes it fills them at."""


class Label(Noun):
    """Fixed words of the templates, such as “Page 1 of 2”."""

    id: Id = Field(description="The name templates use")
    text: Annotated[str, Translatable(rich=False), AfterValidator(_present)] = Field(
        description="The words; a name in braces is filled in"
    )
    holes: tuple[Annotated[str, Field(pattern="^[a-z][a-z_]*$")], ...] = Field(
        default=(), description="Names in braces that the words hold"
    )
    note: Plain | None = Field(default=None, description=NOTE)
    max: Room | None = Field(
        default=None,
        description="The most characters in any language, holes not counted. Not printed.",
    )

    @model_validator(mode="after")
    def _holes(self) -> Self:
        faults = read_inline(self.text, False, self.holes).faults
        if faults:
            raise fault_error(*faults, at=("text",))
        names = dict.fromkeys((*self.holes, *FILLED_LABELS.get(self.id, ())))
        if missing := [name for name in names if "{" + name + "}" not in self.text]:
            hint = "what belongs there would not be printed: put it back, and list it as a hole"
            lost = (Fault("{" + name + "} is missing", hint) for name in missing)
            raise fault_error(*lost, at=("text",))
        there = length(words_alone(read_inline(self.text, False, self.holes)))
        if self.max is not None and there > self.max:
            message = f"this text has {there} characters, and max allows {self.max}"
            raise fault_error(Fault(message, "shorten it, or allow more"), at=("text",))
        return self


class Labels(Noun):
    """All fixed words of the templates."""

    labels: tuple[Label, ...] = ()


class WorkspaceSettings(Noun):
    """What holds for all leaflets of this folder."""

    language: Annotated[str, Field(pattern=r"^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$")] = Field(
        description="The language the content is written in, for example en-GB"
    )
    note: Plain | None = Field(default=None, description="For all translators. Not printed.")
