"""Reads gettext PO files, strictly, and keeps their raw text.

A module of its own: of the libraries at hand one stops at ``#=``, one loses ``#|`` and one may not
be shipped. GNU gettext manual, "The Format of PO Files"; ``#=`` carries flags since June 2025.
Writing back the raw text of all entries gives the file again, byte for byte, with its ends of
lines and its byte order mark.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from leaflets.catalogs.entry import ESCAPES, Entry, unescaped
from leaflets.catalogs.header import STATUS, header_of, header_problems, line_of
from leaflets.catalogs.plural import GERMANIC, PluralRule, plural_rule
from leaflets.characters import forbidden_characters
from leaflets.problems import LeafletsError, Problem, Where

__all__ = ["Catalog", "Entry", "parse_po", "read_po"]

MAX_BYTES = 10_000_000
MAX_WORDS = 4_000
"""Letters of one text. The longest of the sample content has 450; of checks and line breaking some
take time by the square of it, and Python reads no number of more than 4,300 digits."""


@dataclass(frozen=True, slots=True, eq=False)
class Catalog:
    """A PO file. ``by_context``: its live messages; the context is what identifies a message.
    ``start``: a byte order mark, or nothing; ``tail``: what stands after the last entry."""

    path: Path
    header: Mapping[str, str]
    entries: tuple[Entry, ...]
    by_context: Mapping[str, Entry]
    plural: PluralRule
    tail: str = ""
    start: str = ""

    @property
    def status(self) -> str:
        """How far its words can be relied on: ``draft…`` or ``translated``; nothing if its header
        does not say. A file that has lost its header has lost what it said: it is a draft."""
        return self.header.get(STATUS, "") if self.header else "draft"

    def text(self) -> str:
        """The file, from the raw text of its entries."""
        return self.start + "".join(entry.raw for entry in self.entries) + self.tail


@dataclass(slots=True)
class _Draft:
    """An entry while it is being read."""

    strings: dict[str, list[str]] = field(default_factory=dict)
    comments: dict[str, list[str]] = field(default_factory=dict)
    raw: list[str] = field(default_factory=list)
    last: str = ""
    line: int = 0
    obsolete: bool | None = None

    @property
    def complete(self) -> bool:
        """Whether the next message or comment is another entry's."""
        return self.last.startswith("msgstr")


_KEYWORD = re.compile(r"(msgctxt|msgid_plural|msgid|msgstr(?:\[\d\])?)\s*(\".*)")
_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')
_FLAG = re.compile(r'(?:[^,"]|"(?:[^"\\]|\\.)*"|")+')
"""Up to a comma that stands in no quotation marks: ``placeholders:r"[a-z,]+"`` is one flag."""
_KINDS = frozenset(".:,=|")
_STARTS = ("#", "msgctxt", "msgid ", "msgid\t", 'msgid"')
_CONFLICT = ("<<<<<<<", "=======", ">>>>>>>", "|||||||")
_BOM = "\ufeff"


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
        return parse_po(raw.decode("utf-8"), path)
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        hint = "save it as UTF-8; in Poedit: Catalogue, Properties, Charset UTF-8"
        problem = Problem("po/encoding", "this file is not UTF-8", Where(path, line), hint)
        raise LeafletsError(problem) from None


def parse_po(text: str, path: Path) -> Catalog:
    """Read the text of a PO file; ``path`` is for messages. Raises LeafletsError as ``read_po``."""
    start = _BOM if text.startswith(_BOM) else ""
    lines = lines_of(text[len(start) :])
    reader = _Reader(path)
    reader.look_for_forbidden(text[len(start) :], lines)
    for number, line in enumerate(lines, 1):
        reader.take(line, number)
    reader.finish()
    entries = tuple(reader.entries)
    header = header_of(entries)
    reader.problems += header_problems(path, entries, header)
    plural = reader.plural(header, entries)
    by_context = dict(reader.live(entries))
    if reader.problems:
        raise LeafletsError(*reader.problems)
    return Catalog(path, header, entries, by_context, plural, reader.tail, start)


def lines_of(text: str) -> list[str]:
    """Lines with their ends. Only a line feed ends one: ``str.splitlines`` would also break at
    signs that may stand inside a string."""
    return re.findall(r"[^\n]*\n|[^\n]+", text)


def _flags(comments: Iterable[str]) -> Iterator[str]:
    for comment in comments:
        yield from (flag for found in _FLAG.findall(comment) if (flag := found.strip()))


_RESTORE = "complete the entry, or restore the file: part of it may be lost"


class _Reader:
    def __init__(self, path: Path) -> None:
        self.path = path
        self.entries: list[Entry] = []
        self.problems: list[Problem] = []
        self.tail = ""
        self._line = 1
        self._draft = _Draft()

    def problem(self, code: str, message: str, line: int, hint: str = "") -> None:
        self.problems.append(Problem(f"po/{code}", message, Where(self.path, line), hint))

    def look_for_forbidden(self, text: str, lines: list[str]) -> None:
        """Characters that may not be printed; line by line only if there are any."""
        if next(forbidden_characters(text.replace("\r\n", "\n")), None):
            for number, line in enumerate(lines, 1):
                for _, name, hint in forbidden_characters(line.removesuffix("\r\n")):
                    self.problem("character", f"this line holds {name}", number, hint)

    def take(self, line: str, number: int) -> None:
        content, self._line = line.strip(), number
        sign = content[:1]
        obsolete = sign == "#" and content.startswith("#~")
        if obsolete:
            content = content[2:].lstrip()
            content = f"#{content}" if content.startswith("|") else content
            sign = content[:1]
        if sign in ("#", "m") and self._draft.complete and content.startswith(_STARTS):
            self._close()
        draft = self._draft
        draft.raw.append(line)
        if sign == "#":
            kind = content[1:2] if content[1:2] in _KINDS else ""
            draft.comments.setdefault(kind, []).append(content[1 + len(kind) :].strip())
            return
        if sign == '"':
            self._string(draft.last, content, number)
        elif content:
            self._keyword(content, number)
        if content:
            if draft.obsolete not in (None, obsolete):
                hint = "write #~ before every line of the entry, or before none"
                self.problem("syntax", "half of this entry is marked as obsolete", number, hint)
            draft.obsolete = obsolete

    def _keyword(self, content: str, number: int) -> None:
        draft = self._draft
        found = _KEYWORD.fullmatch(content)
        if not found:
            hint = 'a line starts with msgctxt, msgid, msgstr, " or #'
            if content.startswith(_CONFLICT):
                hint = "version control left this here: decide which of the two entries is right"
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
        if not _STRING.fullmatch(content):
            hint = 'words stand between two "; a " inside them is written \\"'
            self.problem("quotes", "a quotation mark is missing or too many", number, hint)
            return
        text = content[1:-1]
        if "\\" in text:
            unknown = [e for e in re.findall(r"\\(.)", text) if e not in ESCAPES]
            if unknown:
                hint = 'only \\n, \\t, \\" and \\\\ have a meaning'
                self.problem("escape", f"\\{unknown[0]} has no meaning here", number, hint)
            text = unescaped(text)
        self._draft.strings[name].append(text)

    def _close(self) -> None:
        draft, self._draft = self._draft, _Draft()
        strings = {
            name: unicodedata.normalize("NFC", "".join(parts))
            for name, parts in draft.strings.items()
        }
        for name, words in strings.items():
            if len(words) > MAX_WORDS:
                message = f"{name} is longer than {MAX_WORDS:,} letters"
                hint = "look whether something else was pasted into it"
                self.problem("too-long", message, draft.line, hint)
        if "msgid" not in strings:
            self.problem("syntax", "an entry has no msgid", draft.line, _RESTORE)
            return
        forms = sorted(name for name in strings if name.startswith("msgstr"))
        plural = "msgid_plural" in strings
        expected = [f"msgstr[{n}]" for n in range(len(forms))] if plural else ["msgstr"]
        if forms != expected:
            hint = "one msgstr for each form that Plural-Forms counts, from 0 on"
            self.problem("forms", f"its msgstr must be {' '.join(expected)}", draft.line, hint)
        comments = draft.comments
        self.entries.append(
            Entry(
                context=strings.get("msgctxt"),
                source=strings["msgid"],
                plural_source=strings.get("msgid_plural"),
                translations=tuple(strings[name] for name in forms),
                flags=tuple(_flags((*comments.get(",", ()), *comments.get("=", ())))),
                notes=tuple(comments.get(".", ())),
                remarks=tuple(comments.get("", ())),
                references=tuple(comments.get(":", ())),
                previous=tuple(comments.get("|", ())),
                obsolete=bool(draft.obsolete),
                line=draft.line,
                raw="".join(draft.raw),
            )
        )

    def finish(self) -> None:
        if self._draft.complete:
            self._close()
        elif self._draft.strings:
            self.problem("syntax", "the last entry has no msgstr", self._draft.line, _RESTORE)
        elif set(self._draft.comments) - {""}:
            message = "the file ends in comments of an entry that is not there"
            self.problem("syntax", message, self._line, _RESTORE)
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
        first: dict[tuple[str | None, str], int] = {}
        for entry in (entry for entry in entries if not entry.obsolete):
            key = (entry.context, "" if entry.context is not None else entry.source)
            if key in first:
                called = "the header" if entry.is_header else f"“{(entry.context or key[1])[:80]}”"
                message = f"{called} stands here twice (first on line {first[key]})"
                self.problem("twice", message, entry.line, "keep one of them")
                continue
            first[key] = entry.line
            if entry.context is not None:
                yield entry.context, entry
