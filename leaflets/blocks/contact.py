"""The kind ``contact``."""

from typing import ClassVar, Literal

from pydantic import Field

from leaflets.model.content import Block, Line, Text

SAMPLE = """\
kind: contact
title: Contact us
shows: [phone, hours, web, qr]
qr_words: Read this leaflet online
"""

Detail = Literal[
    "phone",
    "out-of-hours",
    "emergency",
    "urgent-lines",
    "hours",
    "address",
    "email",
    "web",
    "qr",
]


class Contact(Block):
    """How to reach the clinic; the values come from content/clinics."""

    KIND: ClassVar[str] = "contact"

    kind: Literal["contact"]
    title: Line = Field(description="Heading above the details")
    intro: Text | None = Field(default=None, description="A sentence below the heading")
    shows: tuple[Detail, ...] = Field(
        min_length=1,
        description="What to print, in this order; the phone number stands first, the QR code last",
    )
    qr_words: Line | None = Field(default=None, description="Words beside the QR code")
