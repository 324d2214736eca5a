"""The nouns: a segment, which is what a translator answers, and a delivery of many."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, NamedTuple

from leaflets.problems import Problem, Where

State = Literal["untranslated", "stale", "machine draft", "draft", "translated", "approved"]
"""How far a translation can be relied on. ``stale``: it belongs to an older source, or is a guess;
``draft``: its PO file says so; ``approved``: covered by a sign-off that holds."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A message, or one plural form of it, on its way out or in.

    ``context``: its PO context, by which it is known everywhere; ``form``: the plural form, from 0;
    ``source`` and ``target``: as they stand in content and PO file, with holes and stars.
    ``previous``: the source that a stale target belongs to; ``notes``: for the translator;
    ``limit``: the most characters there is room for. On the way in, ``at_export``: the
    ``fingerprint`` it went out with, or nothing where the file does not say; ``comment``: what
    translator or reviewer remarked; ``where``: in the file.
    """

    context: str
    form: int | None
    source: str
    target: str
    state: State
    previous: str = ""
    notes: tuple[str, ...] = ()
    limit: int | None = None
    at_export: str = ""
    comment: str = ""
    where: Where = field(default=Where())

    @property
    def id(self) -> str:
        """``measures#week[2]``: the context, with the plural form if there is one."""
        return self.context if self.form is None else f"{self.context}[{self.form}]"

    @property
    def needs_work(self) -> bool:
        """Whether somebody has to translate it, or to look at it again."""
        return self.state in ("untranslated", "stale")

    @property
    def fingerprint(self) -> str:
        """16 hex digits of SHA-256 over target and ``needs_work``: who brings the file back has
        changed neither as long as it is the same. It begins with a letter and a colon, so that no
        spreadsheet takes it for a number."""
        said = f"{int(self.needs_work)}{tidy(self.target)}"
        return f"v1:{hashlib.sha256(said.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"


def tidy(words: str) -> str:
    """Words as they are compared and kept: composed letters (NFC), no space around them. PO files
    are read like this, and pages printed."""
    return unicodedata.normalize("NFC", words).strip()


def split_id(text: str) -> tuple[str, int | None]:
    """Context and plural form of a segment's ``id``."""
    found = re.fullmatch(r"(.*)\[([0-9])\]", text.strip(), re.DOTALL)
    return (found[1], int(found[2])) if found else (text.strip(), None)


class Delivery(NamedTuple):
    """Segments into one language. On the way in, ``problems``: those that could not be read, each
    in its place; the others may be used; ``where``: in which file. Languages are BCP 47 tags."""

    source_language: str
    language: str
    segments: tuple[Segment, ...]
    problems: tuple[Problem, ...] = ()
    where: Where = Where()


class Format(NamedTuple):
    """A kind of file.

    ``endings``: of file names, the first one for files made here.
    ``write``: the bytes of a file, the same for the same delivery. ``read``: what came back, one
    delivery for each pair of languages; raises LeafletsError ``exchange/…`` when nothing in the
    file can be relied on. None: files of this kind do not come back.
    """

    endings: tuple[str, ...]
    write: Callable[[Delivery], bytes]
    read: Callable[[bytes, Path], tuple[Delivery, ...]] | None = None
