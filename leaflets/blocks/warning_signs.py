"""The kind ``warning-signs``."""

from typing import ClassVar, Literal, Self, get_args

from pydantic import Field, model_validator

from leaflets.model.content import Block, Entry, Line, Text, Urgency, fault_error
from leaflets.model.inline import Fault

SAMPLE = """\
kind: warning-signs
title: When to get help
tiers:
  - id: now
    urgency: emergency-now
    action: Call {clinic.emergency_number} now
    lead: "**One** sign is enough."
    signs:
      - id: sleepy
        sign: Very sleepy, or hard to wake
  - id: today
    urgency: call-today
    action: Call us today on {clinic.phone}
    signs:
      - id: fluid
        sign: Fluid comes from the dimple
no_source:
  - reason: Put {cite:…} behind the lead of each tier instead
    entries: [now, sleepy, today, fluid]
"""


class Sign(Entry):
    """One sign."""

    sign: Text = Field(
        description="What the reader sees or hears. Stands alone: no “and also”, no condition."
    )


class Tier(Entry):
    """What to do, and the signs for which to do it."""

    urgency: Urgency = Field(description="How soon; the most urgent tier stands first")
    action: Text = Field(description="What to do, first in the box: Call {clinic.phone} today")
    lead: Text | None = Field(default=None, description="A sentence between action and signs")
    signs: tuple[Sign, ...] = Field(min_length=1, description="Each on its own is enough")


class WarningSigns(Block):
    """When the reader must act, how soon, and what to do."""

    KIND: ClassVar[str] = "warning-signs"

    kind: Literal["warning-signs"]
    title: Line = Field(description="Heading above the boxes")
    intro: Text | None = Field(default=None, description="A sentence below the heading")
    tiers: tuple[Tier, ...] = Field(min_length=1, description="One box for each urgency")

    @model_validator(mode="after")
    def _most_urgent_first(self) -> Self:
        order = get_args(Urgency)
        ranks = [order.index(tier.urgency) for tier in self.tiers]
        for number in range(1, len(ranks)):
            at = ("tiers", number, "urgency")
            if ranks[number] in ranks[:number]:
                hint = "put the signs of both into one tier"
                fault = Fault(f"there are two tiers “{self.tiers[number].urgency}”", hint)
                raise fault_error(fault, at=at)
            if ranks[number] < ranks[number - 1]:
                hint = f"the order is {', '.join(order)}"
                raise fault_error(
                    Fault("a more urgent tier stands below a less urgent", hint), at=at
                )
        return self
