"""What a page says about itself in its head: the same facts as the metadata of a PDF."""

from __future__ import annotations

import hashlib
from html import escape

from leaflets.model.page import Metadata
from leaflets.provenance import HTML_NAMES, SEAL, UNSEALED

POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; "
    "base-uri 'none'; form-action 'none'"
)
"""Content Security Policy 3: whatever gets into a page, the browser fetches and runs nothing."""


def head(metadata: Metadata) -> str:
    """Elements of ``head``. The seal is put in by ``sealed``."""
    facts = {
        "author": metadata.author,
        "description": metadata.subject,
        "keywords": metadata.keywords,
        "generator": dict(metadata.provenance)["tool"],
        "dcterms.created": metadata.date,
        **{f"{HTML_NAMES}{name}": said for name, said in metadata.provenance},
        f"{HTML_NAMES}identifier": metadata.identifier,
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


def sealed(page: str) -> bytes:
    """The file: its seal, over all of it, shows whether it has come whole and as it was made. It
    proves nothing against somebody who makes another."""
    data = page.encode()
    seal = hashlib.sha256(data).hexdigest()
    return data.replace(UNSEALED.encode(), seal.encode(), 1)
