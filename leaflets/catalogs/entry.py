"""One entry of a PO file, and what it is worth for a message of the content."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Worth = Literal["translated", "stale", "guess", "untranslated"]
"""``stale``: the translation of an older text of the message; ``guess``: marked as fuzzy and of no
known text."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One message. ``line``: of its ``msgid``; ``raw``: its text in the file with what is around.

    ``notes`` are extracted (``#.``), ``remarks`` the translator's own (``# ``); ``flags`` those of
    ``#,`` and ``#=``; ``previous`` the source an outdated translation belongs to (``#|``), as it
    stands there.
    """

    context: str | None
    source: str
    plural_source: str | None
    translations: tuple[str, ...]
    flags: tuple[str, ...]
    notes: tuple[str, ...]
    remarks: tuple[str, ...]
    references: tuple[str, ...]
    previous: tuple[str, ...]
    obsolete: bool
    line: int
    raw: str

    @property
    def fuzzy(self) -> bool:
        """A guess, or outdated: never printed."""
        return "fuzzy" in self.flags

    @property
    def translated(self) -> bool:
        """Every form has words, and they are not a guess."""
        return not self.fuzzy and bool(self.translations) and all(self.translations)

    @property
    def is_header(self) -> bool:
        """Whether this is the header of the file, which has an empty source."""
        return self.source == "" and self.context is None and not self.obsolete

    def is_of(self, source: str, plural: str | None) -> bool:
        """Whether the source it names is just this one."""
        return (self.source, self.plural_source) == (source, plural)

    def outdated(self, source: str, plural: str | None) -> bool:
        """Whether it is the translation of an older text of the message that reads ``source`` now.

        A guess that msgmerge took from another message (its ``#|`` names that one, or there is
        none) is no translation at all.
        """
        if not self.translations or not all(self.translations):
            return False
        if not self.fuzzy:
            return not self.is_of(source, plural)
        return bool(self.previous) and self.before("msgctxt") in (None, self.context)

    @property
    def made_from(self) -> str | None:
        """The source that its words are the translation of: ``msgid`` or, where a program has put a
        newer one there, what ``#|`` says; None if nobody knows."""
        return self.before("msgid") if self.fuzzy else self.source

    def before(self, keyword: str) -> str | None:
        """What ``#|`` says that ``msgid``, ``msgid_plural`` or ``msgctxt`` was; None if nothing."""
        found: list[str] = []
        reading = False
        for line in self.previous:
            name, quote, rest = line.partition('"')
            reading = name.strip() == keyword or (reading and not name.strip())
            if reading and quote:
                found.append(rest.removesuffix('"'))
        return unescaped("".join(found)) if found else None


def worth(entry: Entry | None, source: str, plural: str | None) -> Worth:
    """What ``entry`` is worth for the message that reads ``source`` now."""
    if entry is None or not entry.translations or not all(entry.translations):
        return "untranslated"
    if entry.translated and entry.is_of(source, plural):
        return "translated"
    return "stale" if entry.outdated(source, plural) else "guess"


ESCAPES = {"n": "\n", "t": "\t", '"': '"', "\\": "\\"}


def unescaped(text: str) -> str:
    """What stands between the quotation marks of a PO string, as it is meant."""
    return re.sub(r"\\(.)", lambda found: ESCAPES.get(found[1], found[1]), text)
