"""Seals: how markup tells words of the content from words that a template wrote or changed.

Each stretch of words is put between private characters, which no content may hold, with a checksum.
A template that writes words of its own leaves them outside; one that changes words breaks the seal.
It is a guard against slips of the pen: somebody who can compute a CRC-32 can get past it.
"""

from __future__ import annotations

import re
import zlib
from typing import NamedTuple

from markupsafe import Markup, escape

_OPEN, _MIDDLE, _CLOSE = "\ue000", "\ue001", "\ue002"
_INSIDE = f"[^{_OPEN}-{_CLOSE}]*"
STANDS_FOR = "\ue003"
"""Where a text is to stand in the source of a template. No content may hold this character."""

_SEALED = re.compile(f"{_OPEN}([0-9a-f]{{8}})({_INSIDE}){_MIDDLE}({_INSIDE}){_CLOSE}")
_BROKEN = re.compile(f"{_OPEN}(?:{_INSIDE}{_MIDDLE})?|[{_MIDDLE}{_CLOSE}]")


class Value(str):
    """Something short that is not a message but may be printed: a date in words, a version."""

    __slots__ = ()

    def __html__(self) -> Markup:
        """The value, sealed and escaped; Jinja2 calls this instead of escaping."""
        return escape(sealed(self))


class Read(NamedTuple):
    """``text``: all of it, without seals. ``own``: what stood outside of seals; ``changed``:
    words whose seal is broken; ``words``: those whose seal is whole; ``contexts``: of the messages
    that these are from, nothing for words that are no message."""

    text: str
    own: str
    changed: str
    words: tuple[str, ...]
    contexts: tuple[str, ...]


def sealed(text: str, context: str = "") -> str:
    """``text`` with its seal; nothing for nothing. ``context``: of the message it is from, so that
    it is known where each message is printed."""
    return f"{_OPEN}{_checksum(text)}{context}{_MIDDLE}{text}{_CLOSE}" if text else ""


def unsealed(markup: str) -> Read:
    """Words of a rendered template, and which of them are whose."""
    if _OPEN not in markup and _CLOSE not in markup:
        return Read(markup, markup, "", (), ())
    changed: list[str] = []
    words: list[str] = []
    contexts: list[str] = []

    def judged(match: re.Match[str]) -> str:
        if _checksum(match[3]) != match[1]:
            changed.append(match[3] or "…")
            return ""
        contexts.append(match[2])
        words.append(match[3])
        return ""

    own = _SEALED.sub(judged, markup)
    if _BROKEN.search(own):
        changed.append(_BROKEN.sub("", own).strip() or "…")
        own = ""
    text = _BROKEN.sub("", _SEALED.sub(lambda match: match[3], markup))
    return Read(text, own, " ".join(changed), tuple(words), tuple(contexts))


def _checksum(text: str) -> str:
    return f"{zlib.crc32(text.encode()):08x}"
