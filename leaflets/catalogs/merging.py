"""A PO file and what the content says now -> the PO file brought up to date. No input or output.

Messages are matched by their id (``msgctxt``) and by nothing else: texts that look alike are never
taken for one another, so nobody has to look for wrong guesses. No translation is ever dropped.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from leaflets.catalogs.editing import as_remarks, noted, refreshed, retired
from leaflets.catalogs.messages import Message, topic_of
from leaflets.catalogs.plural_table import plural_forms, plural_header
from leaflets.catalogs.po import Catalog, Entry
from leaflets.catalogs.writing import new_entry, new_header
from leaflets.problems import LeafletsError, Problem, Where


@dataclass(frozen=True, slots=True)
class Merged:
    """A file brought up to date. ``new``: messages that had no entry; ``changed``: whose source is
    another now; ``gone``: entries nobody needs any more; ``foreign``: entries whose ids are none of
    ours: they are kept."""

    text: str
    new: int = 0
    changed: int = 0
    gone: int = 0
    foreign: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """What a header needs. ``day``: on which a new file is begun; ``notes``: for translators of
    the whole file; ``plural``: ``Plural-Forms`` of the language's other files, if there are any."""

    language: str
    day: datetime.date
    notes: tuple[str, ...] = ()
    plural: str = ""


def merge(heading: Heading, messages: Iterable[Message], known: Catalog | None = None) -> Merged:
    """The PO file of ``messages``, with everything that stands in ``known``.

    The order is that of the messages; then come ids that are none of ours, then obsolete ones. A
    file in which nothing changes is given back byte for byte. A byte order mark stays until
    something changes: GNU gettext refuses it. Raises LeafletsError (``po/...``) where words would
    get lost or change their meaning.
    """
    messages = tuple(messages)
    if known is None:
        return _begun(heading, messages)
    problems = (*_twice(known), *_without_rule(heading, messages, known))
    if problems:
        raise LeafletsError(*problems)
    return _Merging(heading, messages, known).merged()


def _begun(heading: Heading, messages: Sequence[Message]) -> Merged:
    forms = plural_forms(heading.language)[0]
    header = new_header(heading.language, heading.day, heading.notes, heading.plural)
    entries = (header, *(new_entry(message, forms) for message in messages))
    return Merged("\n".join("".join(f"{x}\n" for x in e) for e in entries), new=len(messages))


Piece = tuple[int | None, str]
"""The text of an entry, and where it stood in the file."""


class _Merging:
    def __init__(self, heading: Heading, messages: Sequence[Message], known: Catalog) -> None:
        self.heading, self.messages, self.known = heading, messages, known
        first = known.entries[0].raw if known.entries else known.tail
        self.newline = "\r\n" if first.partition("\n")[0].endswith("\r") else "\n"
        self.forms = (
            known.plural.count
            if "plural-forms" in known.header
            else plural_forms(heading.language)[0]
        )
        self.place = {id(entry): number for number, entry in enumerate(known.entries)}
        self.wanted = {message.context: message for message in messages}
        self.topics = {topic_of(context) for context in self.wanted}
        self.old = {**dict(_revivable(known, self.wanted)), **known.by_context}
        self.obsolete: dict[tuple[str | None, str], list[Entry]] = {}
        for entry in (entry for entry in known.entries if entry.obsolete):
            self.obsolete.setdefault((entry.context, entry.source), []).append(entry)

    def merged(self) -> Merged:
        kept, gone, foreign, obsolete = self._sorted()
        live = [self._header(), *(self._piece(message) for message in self.messages)]
        before = [*(entry for entry in self.known.entries if entry.is_header), *kept]
        if not gone and [text for _, text in live] == [entry.raw for entry in before]:
            return Merged(self.known.text(), foreign=tuple(foreign))
        rest = [(self.place[id(entry)], entry.raw) for entry in (*foreign, *obsolete)]
        retiring = [(None, text) for e in gone if (text := retired(e, self.newline))]
        found = [(m, self.old[m.context]) for m in self.messages if m.context in self.old]
        changed = sum(not entry.is_of(m.source, m.plural) for m, entry in found)
        new = len(self.messages) - len(kept)
        text = self._joined([*live, *rest, *retiring])
        return Merged(text, new, changed, len(gone), tuple(foreign))

    def _sorted(self) -> tuple[list[Entry], list[Entry], list[Entry], list[Entry]]:
        """Entries that are messages now, that were, that are none of ours, and obsolete ones."""
        kept: list[Entry] = []
        gone: list[Entry] = []
        foreign: list[Entry] = []
        obsolete: list[Entry] = []
        taken = {id(entry) for entry in self.old.values()}
        keys = {(message.context, message.source) for message in self.messages}
        for entry in self.known.entries:
            if entry.is_header:
                continue
            if entry.obsolete:
                if id(entry) not in taken and (entry.context, entry.source) not in keys:
                    obsolete.append(entry)
            elif entry.context in self.wanted:
                kept.append(entry)
            elif self._was_ours(entry):
                gone.append(entry)
            else:
                foreign.append(entry)
        return kept, gone, foreign, obsolete

    def _was_ours(self, entry: Entry) -> bool:
        """Whether the id is made as ours are, and of this file."""
        context = entry.context or ""
        return "#" in context and topic_of(context) in self.topics

    def _header(self) -> Piece:
        heading = self.heading
        for entry in self.known.entries:
            if entry.is_header:
                return self.place[id(entry)], noted(entry, heading.notes, self.newline)
        lines = new_header(heading.language, heading.day, heading.notes, heading.plural)
        return None, "".join(f"{line}{self.newline}" for line in lines)

    def _piece(self, message: Message) -> Piece:
        entry = self.old.get(message.context)
        if entry is None:
            lines = new_entry(message, self.forms)
            return None, "".join(f"{line}{self.newline}" for line in lines)
        remarks = [line for twin in self._twins(entry, message) for line in as_remarks(twin)]
        text = refreshed(entry, message, self.forms, self.newline, remarks)
        return (None if entry.obsolete else self.place[id(entry)]), text

    def _twins(self, entry: Entry, message: Message) -> Iterator[Entry]:
        """Obsolete entries with the id and the source that ``entry`` has from now on: two of them
        cannot stand in a file, and none may get lost."""
        same = self.obsolete.get((message.context, message.source), ())
        yield from (twin for twin in same if twin is not entry)

    def _joined(self, pieces: Sequence[Piece]) -> str:
        """The file. What is between two entries stays if they stood side by side before; else it is
        one empty line."""
        parts = []
        following = [*(number for number, _ in pieces[1:]), len(self.known.entries)]
        for (number, text), after in zip(pieces, following, strict=True):
            beside = number is not None and after == number + 1
            parts.append(text if beside else text.rstrip() + 2 * self.newline)
        text = "".join(parts)
        return (text if self.known.tail else text.rstrip() + self.newline) + self.known.tail


def _revivable(known: Catalog, wanted: Mapping[str, Message]) -> Iterator[tuple[str, Entry]]:
    """Obsolete entries whose ids are wanted again; of several the one with the very source that is
    wanted, else the last."""
    found: dict[str, Entry] = {}
    for entry in known.entries:
        message = wanted.get(entry.context or "") if entry.obsolete else None
        if message is None:
            continue
        held = found.get(message.context)
        if held is None or not held.is_of(message.source, message.plural):
            found[message.context] = entry
    yield from found.items()


def _twice(known: Catalog) -> Iterator[Problem]:
    """Obsolete entries that stand in a file twice: programs stop at them."""
    first: dict[tuple[str | None, str], Entry] = {}
    for entry in known.entries:
        held = first.setdefault((entry.context, entry.source), entry)
        if held is not entry and (held.obsolete or entry.obsolete):
            message = f"“{entry.context or entry.source}” stands here twice (first on line "
            message += f"{held.line}), once as obsolete (#~)"
            yield Problem("po/twice", message, Where(known.path, entry.line), "keep one of them")


def _without_rule(
    heading: Heading, messages: Sequence[Message], known: Catalog
) -> Iterator[Problem]:
    """Plural forms of which nobody can tell what numbers they are for."""
    wanted = any(message.plural is not None for message in messages)
    there = any(e.is_header or (e.plural_source and any(e.translations)) for e in known.entries)
    if wanted and there and "plural-forms" not in known.header:
        message = "the header does not say which plural forms the language has"
        hint = f"write: Plural-Forms: {heading.plural or plural_header(heading.language)}"
        yield Problem("po/plural-forms", message, Where(known.path, 1), hint)
