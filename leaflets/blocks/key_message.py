"""The kind ``key-message``."""

from typing import ClassVar, Literal

from pydantic import Field

from leaflets.model.content import Block, Text

SAMPLE = """\
kind: key-message
message: Most sacral dimples are harmless.
support: Get help if you see a warning sign.
no_source:
  - reason: Put {cite:…} behind each fact instead
    entries: [message, support]
"""


class KeyMessage(Block):
    """The one thing the reader should remember, in one to three short sentences."""

    KIND: ClassVar[str] = "key-message"

    kind: Literal["key-message"]
    message: Text = Field(description="The message itself")
    support: Text | None = Field(default=None, description="A sentence that backs it up")
