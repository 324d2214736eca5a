"""All PO files of a workspace against its content: which change, and how. Writes nothing."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from leaflets.catalogs.lookup import catalogs_of
from leaflets.catalogs.merging import Heading, Merged, merge
from leaflets.catalogs.messages import Message, extract_messages
from leaflets.catalogs.notes import notes_of_all
from leaflets.catalogs.po import Catalog, Entry, parse_po
from leaflets.catalogs.writing import template
from leaflets.model.library import Library
from leaflets.problems import LeafletsError, Problem, Severity, Where
from leaflets.saving import Text
from leaflets.workspace import TEMPLATES


@dataclass(frozen=True, slots=True)
class Update:
    """One file: what it holds and what it is to hold. The numbers are those of ``Merged``;
    ``problems``: warnings."""

    file: Text
    new: int = 0
    changed: int = 0
    gone: int = 0
    problems: tuple[Problem, ...] = ()

    @property
    def differs(self) -> bool:
        """Whether anything is to be written."""
        return self.file.before != self.file.after


def updates(library: Library, languages: Iterable[str], day: datetime.date) -> tuple[Update, ...]:
    """What becomes of the templates and of every file of ``languages``; ``day``: today.

    Raises LeafletsError with everything that is wrong with any of the files, or with the content:
    of a file that cannot be read nobody knows the messages, and theirs would seem to be gone.
    """
    problems = [p for p in content_problems(library) if p.severity is Severity.ERROR]
    if problems:
        raise LeafletsError(*problems)
    topics = extract_messages(library)
    made = list(_templates(library, topics))
    for language in languages:
        found, wrong = _language(library, language, topics, day)
        made += found
        problems += wrong
    if problems:
        raise LeafletsError(*problems)
    return tuple(made)


def content_problems(library: Library) -> Iterator[Problem]:
    """What is wrong with files that hold messages."""
    for path, problems in sorted(library.broken.items()):
        if path.parts[0] == "content" and path.parts[1] != "translations":
            yield from problems


def begun(library: Library, language: str, day: datetime.date) -> tuple[Update, ...]:
    """The files of a language that nobody has begun. Raises LeafletsError as ``updates``."""
    return tuple(
        u for u in updates(library, (language,), day) if u.file.path.parent.name == language
    )


def _templates(library: Library, topics: Mapping[str, tuple[Message, ...]]) -> Iterator[Update]:
    folder = library.path("content", "translations", TEMPLATES)
    for topic, messages in topics.items():
        path = folder / f"{topic}.pot"
        before = _held(path)
        file = Text(path, before, template(messages, notes_of_all(library)).encode())
        old = _in_template(path, before)
        wanted = {message.context: message for message in messages}
        kept = old.keys() & wanted.keys()
        other = [c for c in kept if not old[c].is_of(wanted[c].source, wanted[c].plural)]
        yield Update(file, len(wanted) - len(kept), len(other), len(old) - len(kept))


def _held(path: Path) -> bytes | None:
    try:
        return path.read_bytes() if path.exists() else None
    except OSError as error:
        reason = f"this file cannot be read ({error.strerror or error})"
        hint = "check that you may read it, and that it is a file"
        raise LeafletsError(Problem("po/unreadable", reason, Where(path), hint)) from None


def _in_template(path: Path, text: bytes | None) -> Mapping[str, Entry]:
    """Its messages. A spoilt one is as good as none: it is made anew."""
    try:
        return parse_po((text or b"").decode(), path).by_context
    except (LeafletsError, UnicodeDecodeError):
        return {}


def stray_templates(library: Library) -> Iterator[Problem]:
    """Templates of topics that are no longer there."""
    known = extract_messages(library)
    for path in sorted(library.path("content", "translations", TEMPLATES).glob("*.pot")):
        if path.stem not in known:
            message = f"nothing here is called “{path.stem}”: nobody needs this template"
            yield Problem("po/no-topic", message, Where(path), "delete it", Severity.WARNING)


def _language(
    library: Library,
    language: str,
    topics: Mapping[str, tuple[Message, ...]],
    day: datetime.date,
) -> tuple[list[Update], list[Problem]]:
    known, unreadable = catalogs_of(library, language, topics)
    problems = [problem for problems in unreadable.values() for problem in problems]
    heading = Heading(language, day, notes_of_all(library), _rule(known))
    made = []
    for topic, catalog in known.items():
        path = library.path("content", "translations", language, f"{topic}.po")
        try:
            made.append(_update(path, catalog, merge(heading, topics[topic], catalog), topics))
        except LeafletsError as error:
            problems += error.problems
    return made, problems


def _rule(known: Mapping[str, Catalog | None]) -> str:
    """The plural rule of a language that is begun, which need not be the usual one; units first:
    they alone have plural forms."""
    ordered = (known.get("measures"), *known.values())
    return next((c.header["plural-forms"] for c in ordered if c and "plural-forms" in c.header), "")


def _update(
    path: Path, known: Catalog | None, merged: Merged, topics: Mapping[str, tuple[Message, ...]]
) -> Update:
    before = known.text().encode() if known else None
    strays = tuple(_stray(path, entry, topics) for entry in merged.foreign)
    file = Text(path, before, merged.text.encode())
    return Update(file, merged.new, merged.changed, merged.gone, strays)


def _stray(path: Path, entry: Entry, topics: Mapping[str, tuple[Message, ...]]) -> Problem:
    name = entry.context or entry.source
    home = [topic for topic, messages in topics.items() if name in {m.context for m in messages}]
    hint = f"it belongs into {home[0]}.po" if home else "it is kept; delete it if it is not needed"
    message = f"nobody knows the message “{name[:80]}”"
    return Problem("po/foreign", message, Where(path, entry.line), hint, Severity.WARNING)
