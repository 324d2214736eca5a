"""Units of the clinics' own values, such as weeks: words in singular and plural."""

from typing import Self

from pydantic import Field, model_validator

from leaflets.model.content import NOTE, Id, Noun, Plain, fault_error
from leaflets.model.inline import Fault, read_inline


class Unit(Noun):
    """A unit of local values, in singular and plural; ``{n}`` is the number."""

    id: Id = Field(description="The name clinics use")
    one: Plain = Field(description="With the number 1, for example {n} week")
    other: Plain = Field(description="With other numbers, for example {n} weeks")
    note: Plain | None = Field(default=None, description=NOTE)

    @model_validator(mode="after")
    def _number(self) -> Self:
        for name, words in (("one", self.one), ("other", self.other)):
            faults = read_inline(words, False, ("n",)).faults
            if faults:
                raise fault_error(*faults, at=(name,))
        if "{n}" not in self.other:
            raise fault_error(Fault("{n} is missing", "{n} is the number"), at=("other",))
        return self


class Measures(Noun):
    """All units of local values."""

    units: tuple[Unit, ...] = ()
