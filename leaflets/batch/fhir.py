"""A finished PDF as record systems file it: a DocumentReference of HL7 FHIR R4 (4.0.1).

It stands for a leaflet, not for what one patient was given: there is no ``subject``. No code for
the type of document is known to be right, so the words stand alone, as R4 allows (CodeableConcept).
"""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import dataclass
from typing import Any

from leaflets.file_metadata import date_of, title_of
from leaflets.model.page import PROVENANCE_URI
from leaflets.provenance import Provenance
from leaflets.web_page import is_html

TYPE = "Patient information leaflet"
CATEGORY = "Patient education"


@dataclass(frozen=True, slots=True)
class Filed:
    """A PDF or an HTML edition of ours. ``author``: name of the clinic; ``purpose``: in one
    sentence; ``url``: where it can be had, or nothing; ``superseded``: another leaflet takes its
    place."""

    pdf: bytes
    said: Provenance
    author: str
    purpose: str
    url: str = ""
    superseded: bool = False

    @property
    def title(self) -> str:
        """In its language, from the file."""
        return title_of(self.pdf)

    @property
    def final(self) -> bool:
        """Whether it may go to patients as it is: reviewed, and without any mark."""
        return self.said.review == "reviewed" and self.said.marks in ("", "none")

    @property
    def name(self) -> str:
        """What no other leaflet has: leaflet, version, language, clinic and hash of the words."""
        said = self.said
        return " ".join((said.leaflet, said.version, said.language, said.clinic, said.hash))


def document_reference(filed: Filed) -> bytes:
    """JSON, UTF-8. Always the same for the same PDF, clinic and URL."""
    date = date_of(filed.pdf)
    attachment: dict[str, Any] = {
        "contentType": "text/html; charset=utf-8" if is_html(filed.pdf) else "application/pdf",
        "language": filed.said.language.partition("+")[0],
        "url": filed.url,
        "size": len(filed.pdf),
        # R4 asks for SHA-1, in base64: to see that a file has arrived whole, not to trust it.
        "hash": base64.b64encode(hashlib.sha1(filed.pdf, usedforsecurity=False).digest()).decode(),
        "title": filed.title,
        "creation": date,
    }
    resource: dict[str, Any] = {
        "resourceType": "DocumentReference",
        "identifier": [{"system": PROVENANCE_URI, "value": filed.name}],
        "status": "superseded" if filed.superseded else "current",
        "docStatus": "final" if filed.final else "preliminary",
        "type": {"text": TYPE},
        "category": [{"text": CATEGORY}],
        "date": date,
        "author": [{"type": "Organization", "display": filed.author}],
        "description": filed.purpose,
        "content": [{"attachment": _told(attachment)}],
    }
    return json.dumps(_told(resource), ensure_ascii=False, indent=2).encode() + b"\n"


def is_ours(data: bytes) -> bool:
    """Whether a file is such a reference, made by this program."""
    try:
        resource = json.loads(data)
        return bool(resource["identifier"][0]["system"] == PROVENANCE_URI)
    except (ValueError, LookupError, TypeError):
        return False


def _told(fields: dict[str, Any]) -> dict[str, Any]:
    """R4 knows no empty strings (2.6.0.2)."""
    return {name: value for name, value in fields.items() if value != ""}
