"""Markup as templates make it of content: with seals around its words."""

from __future__ import annotations

import re
from html import unescape

from markupsafe import escape

from leaflets.model.seal import sealed


def with_seals(source: str) -> str:
    """``source`` as if all its words, and what its attributes say, came from the content."""
    source = re.sub(r">([^<]*[^<\s][^<]*)<", lambda found: f">{_sealed(found[1])}<", source)
    return re.sub(
        r'\b(alt|href)="([^"]+)"', lambda found: f'{found[1]}="{_sealed(found[2])}"', source
    )


def _sealed(words: str) -> str:
    return str(escape(sealed(unescape(words))))
