"""What a page says about itself in its head: the same facts as the metadata of a PDF."""

from __future__ import annotations

from html import escape

from leaflets.model.page import Metadata
from leaflets.web_page import NAMES, SEAL, UNSEALED

POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; "
    "base-uri 'none'; form-action 'none'"
)
"""Content Security Policy 3: whatever gets into a page, the browser fetches and runs nothing."""


def head(metadata: Metadata) -> str:
    """Elements of ``head``. The seal is put in at the end."""
    facts = {
        "author": metadata.author,
        "description": metadata.subject,
        "keywords": metadata.keywords,
        "generator": dict(metadata.provenance)["tool"],
        "dcterms.created": metadata.date,
        **{f"{NAMES}{name}": said for name, said in metadata.provenance},
        f"{NAMES}identifier": metadata.identifier,
        SEAL: UNSEALED,
    }
    named = "\n".join(
        f'<meta name="{name}" content="{escape(said)}"/>' for name, said in facts.items()
    )
    return (
        '<meta charset="utf-8"/>\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}"/>\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1"/>\n'
        '<meta name="color-scheme" content="light dark"/>\n'
        '<meta name="format-detection" content="telephone=no"/>\n'
        f"<title>{escape(metadata.title)}</title>\n{named}\n"
    )
