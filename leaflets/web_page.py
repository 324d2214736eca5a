"""HTML editions as files: the names under which they say what they are, their seal, their words.

Nothing is read as a browser would: only what looks as this program writes it counts.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from typing import Final

NAMES: Final = "leaflets:"
"""What the names of our ``meta`` elements begin with."""

SEAL: Final = f"{NAMES}seal"
UNSEALED: Final = "0" * 64
"""In place of the seal while it is computed: SHA-256 of the whole file with this in it."""

_META = re.compile(rb'<meta name="leaflets:(\w+)" content="([^"<>]*)"/>')
_SEAL = re.compile(rb'<meta name="leaflets:seal" content="([0-9a-f]{64})"/>')
_NO_WORDS = re.compile(r"<(style|head|title|desc)\b.*?</\1>|<!--.*?-->|<[^>]*>", re.DOTALL)


def is_html(data: bytes) -> bool:
    """Whether a file begins as web pages do, perhaps after a byte order mark and spaces."""
    start = data[:64].removeprefix(b"\xef\xbb\xbf").lstrip()[:15].lower()
    return start.startswith((b"<!doctype html", b"<html"))


def facts(html: bytes) -> Mapping[str, str]:
    """What our ``meta`` elements say, by their names without ``NAMES``; the first of each."""
    import html as entities  # its table of names takes 1 ms, and making a leaflet needs none

    found: dict[str, str] = {}
    for name, value in _META.findall(html):
        found.setdefault(name.decode(), entities.unescape(value.decode("utf-8", "replace")))
    return found


def sealed(page: str) -> bytes:
    """The file of a page with ``UNSEALED`` in its head: its seal shows whether it has come whole
    and as it was made. It proves nothing against somebody who makes another."""
    data = page.encode()
    seal = hashlib.sha256(data).hexdigest()
    return data.replace(UNSEALED.encode(), seal.encode(), 1)


def is_sealed(html: bytes) -> bool:
    """Whether a page is whole and as it was made."""
    seals = _SEAL.findall(html)
    if len(seals) != 1:
        return False
    plain = html.replace(seals[0], UNSEALED.encode(), 1)
    return bool(hashlib.sha256(plain).hexdigest() == seals[0].decode())


def words(html: bytes) -> str:
    """The text of a page, without its head and its elements."""
    import html as entities

    return entities.unescape(_NO_WORDS.sub(" ", html.decode("utf-8", "replace")))
