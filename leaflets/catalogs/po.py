"""Reads gettext PO files, strictly, and keeps their raw text.

A module of its own: of the libraries at hand one stops at ``#=``, one loses ``#|`` and one may not
be shipped. GNU gettext manual, "The Format of PO Files"; ``#=`` carries flags since June 2025.
Writing back the raw text of all entries gives the file again, byte for byte.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from leaflets.catalogs.header import header_of, header_problems, line_of
from leaflets.catalogs.plural import GERMANIC, PluralRule, plural_rule
from leaflets.characters import forbidden_characters
from leaflets.problems import LeafletsError, Problem, Where

MAX_BYTES = 10_000_000


@dataclass(frozen=True, slots=True)
class Entry:
    """One message. ``line``: of its ``msgid``; ``raw``: its text in the file with what is around.

    ``notes`` are extracted (``#.``), ``remarks`` the translator's own (``# ``); ``previous`` the
    source an outdated translation belongs to (``#|``), as it stands there.
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


@dataclass(frozen=True, slots=True, eq=False)
class Catalog:
    """A PO file. ``by_context``: its live messages; the context is what identifies a message."""

    path: Path
    header: Mapping[str, str]
    entries: tuple[Entry, ...]
    by_context: Mapping[str, Entry]
    plural: PluralRule
    tail: str = ""

    def text(self) -> str:
        """The file, from the raw text of its entries."""
        return "".join(entry.raw for entry in self.entries) + self.tail


@dataclass(slots=True)
class _Draft:
    """An entry while it is being read."""

    strings: dict[str, list[str]] = field(default_factory=dict)
    comments: dict[str, list[str]] = field(default_factory=dict)
    raw: list[str] = field(default_factory=list)
    last: str = ""
    line: int = 0
    obsolete: bool = False

    @property
    def complete(self) -> bool:
        return any(name.startswith("msgstr") for name in self.strings)


_KEYWORD = r"(msgctxt|msgid_plural|msgid|msgstr(?:\[\d\])?)\s+(\".*)"
_ESCAPES = {"n": "\n", "t": "\t", '"': '"', "\\": "\\"}


def read_po(path: Path) -> Catalog:
    """Read a PO file. Raises LeafletsError ``po/...`` with every problem, each at its line."""
    try:
        if path.stat().st_size > MAX_BYTES:
            hint = "look whether something else was pasted into it"
            raise LeafletsError(
                Problem("po/too-large", "this file is too large", Where(path), hint)
            )
        raw = path.read_bytes()
    except OSError as error:
        reason = f"this file cannot be read ({error.strerror or error})"
        hint = "check that you may read it, and that it is a file"
        raise LeafletsError(Problem("po/unreadable", reason, Where(path), hint)) from None
    try:
        return parse_po(raw.decode("utf-8-sig"), path)
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        hint = "save it as UTF-8; in Poedit: Catalogue, Properties, Charset UTF-8"
        problem = Problem("po/encoding", "this file is not UTF-8", Where(path, line), hint)
        raise LeafletsError(problem) from None


def parse_po(text: str, path: Path) -> Catalog:
    """Read the text of a PO file; ``path`` is for messages. Raises LeafletsError as ``read_po``."""
    reader = _Reader(path)
    for number, line in enumerate(text.splitlines(keepends=True), 1):
        reader.take(line, number)
    reader.finish()
    entries = tuple(reader.entries)
    header = header_of(entries)
    reader.problems += header_problems(path, entries, header)
    plural = reader.plural(header, entries)
    by_context = dict(reader.live(entries))
    if reader.problems:
        raise LeafletsError(*reader.problems)
    return Catalog(path, header, entries, by_context, plural, reader.tail)


_RESTORE = "complete the entry, or restore the file: part of it may be lost"


class _Reader:
    def __init__(self, path: Path) -> None:
        self.path = path
        self.entries: list[Entry] = []
        self.problems: list[Problem] = []
        self.tail = ""
        self._draft = _Draft()

    def problem(self, code: str, message: str, line: int, hint: str = "") -> None:
        self.problems.append(Problem(f"po/{code}", message, Where(self.path, line), hint))

    def take(self, line: str, number: int) -> None:
        content = line.strip()
        for _, name, hint in forbidden_characters(content):
            self.problem("character", f"this line holds {name}", number, hint)
        obsolete = content.startswith("#~")
        if obsolete:
            content = content[2:].lstrip()
        starts = content.startswith(("#", "msgctxt", "msgid ", "msgid\t"))
        if self._draft.complete and starts:
            self._close()
        draft = self._draft
        draft.raw.append(line)
        draft.obsolete |= obsolete
        if content.startswith("#") or (obsolete and content.startswith("|")):
            kind = content[1:2] if content[1:2] in ".:,=|" else ""
            draft.comments.setdefault(kind, []).append(content[1 + len(kind) :].strip())
        elif content.startswith('"'):
            self._string(draft.last, content, number)
        elif content:
            self._keyword(content, number)

    def _keyword(self, content: str, number: int) -> None:
        draft = self._draft
        found = re.fullmatch(_KEYWORD, content)
        if not found:
            hint = 'a line starts with msgctxt, msgid, msgstr, " or #'
            self.problem("syntax", f"this line cannot be read: {content[:40]}", number, hint)
            return
        name = found[1]
        if name in draft.strings:
            hint = "keep one of them, or leave an empty line between two entries"
            self.problem("twice", f"{name} stands twice in one entry", number, hint)
            draft.strings[name].clear()
        if name == "msgid" or not draft.line:
            draft.line = number
        draft.last = name
        self._string(name, found[2], number)

    def _string(self, name: str, content: str, number: int) -> None:
        if not name:
            hint = "delete them, or write msgid or msgstr before them"
            self.problem("syntax", "these words belong to no msgid or msgstr", number, hint)
            return
        self._draft.strings.setdefault(name, [])
        if not re.fullmatch(r'"(?:[^"\\]|\\.)*"', content):
            hint = 'words stand between two "; a " inside them is written \\"'
            self.problem("quotes", "a quotation mark is missing or too many", number, hint)
            return
        unknown = [e for e in re.findall(r"\\(.)", content) if e not in _ESCAPES]
        if unknown:
            hint = 'only \\n, \\t, \\" and \\\\ have a meaning'
            self.problem("escape", f"\\{unknown[0]} has no meaning here", number, hint)
        text = re.sub(r"\\(.)", lambda m: _ESCAPES.get(m[1], m[1]), content[1:-1])
        self._draft.strings[name].append(text)

    def _close(self) -> None:
        draft, self._draft = self._draft, _Draft()
        strings = {
            name: unicodedata.normalize("NFC", "".join(parts))
            for name, parts in draft.strings.items()
        }
        if "msgid" not in strings:
            self.problem("syntax", "an entry has no msgid", draft.line, _RESTORE)
            return
        forms = sorted(name for name in strings if name.startswith("msgstr"))
        plural = "msgid_plural" in strings
        expected = [f"msgstr[{n}]" for n in range(len(forms))] if plural else ["msgstr"]
        if forms != expected:
            hint = "one msgstr for each form that Plural-Forms counts, from 0 on"
            self.problem("forms", f"its msgstr must be {' '.join(expected)}", draft.line, hint)
        flags = [
            f.strip() for kind in ",=" for c in draft.comments.get(kind, ()) for f in c.split(",")
        ]
        self.entries.append(
            Entry(
                context=strings.get("msgctxt"),
                source=strings["msgid"],
                plural_source=strings.get("msgid_plural"),
                translations=tuple(strings[name] for name in forms),
                flags=tuple(flag for flag in flags if flag),
                notes=tuple(draft.comments.get(".", ())),
                remarks=tuple(draft.comments.get("", ())),
                references=tuple(draft.comments.get(":", ())),
                previous=tuple(draft.comments.get("|", ())),
                obsolete=draft.obsolete,
                line=draft.line,
                raw="".join(draft.raw),
            )
        )

    def finish(self) -> None:
        if self._draft.complete:
            self._close()
        elif self._draft.strings:
            self.problem("syntax", "the last entry has no msgstr", self._draft.line, _RESTORE)
        self.tail = "".join(self._draft.raw)

    def plural(self, header: Mapping[str, str], entries: tuple[Entry, ...]) -> PluralRule:
        """The plural rule of the file, with a problem for each entry that does not keep it."""
        if "plural-forms" not in header:
            return GERMANIC
        try:
            rule = plural_rule(header["plural-forms"])
        except ValueError as error:
            hint = "take the line Plural-Forms from another file of this language"
            line = line_of("plural-forms", entries)
            self.problem("plural-forms", f"Plural-Forms cannot be read: {error}", line, hint)
            return GERMANIC
        for entry in entries:
            many = len(entry.translations)
            if entry.plural_source is not None and not entry.obsolete and many != rule.count:
                message = f"this entry has {many} msgstr, Plural-Forms says {rule.count}"
                names = " ".join(f"msgstr[{n}]" for n in range(rule.count))
                self.problem("forms", message, entry.line, f"it needs {names}")
        return rule

    def live(self, entries: tuple[Entry, ...]) -> Iterator[tuple[str, Entry]]:
        """Messages by context; the header and messages of other programs have none."""
        first: dict[str, int] = {}
        for entry in entries:
            if entry.obsolete or entry.context is None:
                continue
            if entry.context in first:
                message = (
                    f"“{entry.context}” stands here twice (first on line {first[entry.context]})"
                )
                self.problem("twice", message, entry.line, "keep one of them")
                continue
            first[entry.context] = entry.line
            yield entry.context, entry
