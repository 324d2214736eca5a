"""The text of PO files: strings, new entries, headers and templates. Long lines are not wrapped, so
that a changed word changes one line."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

from leaflets.catalogs.messages import Message
from leaflets.catalogs.plural_table import plural_header


def quoted(text: str) -> str:
    """Words as a PO string on one line."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return '"' + escaped.replace("\t", "\\t") + '"'


def note_lines(notes: Iterable[str]) -> list[str]:
    """What a translator is told, as extracted comments."""
    lines = [line.strip() for note in notes for line in note.split("\n")]
    return [f"#. {line}" for line in lines if line]


def source_lines(message: Message) -> Iterator[str]:
    """``msgid``, and the plural if there is one."""
    yield f"msgid {quoted(message.source)}"
    if message.plural is not None:
        yield f"msgid_plural {quoted(message.plural)}"


def new_entry(message: Message, forms: int) -> list[str]:
    """The lines of a message that nobody has translated; ``forms``: of the language."""
    lines = note_lines(message.notes)
    lines += [f"#: {message.reference}"] if message.reference else []
    lines += [f"msgctxt {quoted(message.context)}", *source_lines(message)]
    if message.plural is None:
        return [*lines, 'msgstr ""']
    return [*lines, *(f'msgstr[{n}] ""' for n in range(forms))]


def new_header(
    language: str, day: datetime.date, notes: Iterable[str] = (), plural: str = ""
) -> list[str]:
    """The lines of the header of a new file, which is a draft; ``day``: it is begun; ``plural``:
    the value of ``Plural-Forms`` where other files of the language have another than usual."""
    fields = (
        "Project-Id-Version: leaflets",
        f"PO-Revision-Date: {day.isoformat()} 00:00+0000",
        "Last-Translator: none",
        "Language-Team: none",
        f"Language: {language}",
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=UTF-8",
        "Content-Transfer-Encoding: 8bit",
        f"Plural-Forms: {plural or plural_header(language)}",
        "X-Leaflets-Status: draft",
    )
    return [*note_lines(notes), *_header_entry(fields)]


def template(messages: Iterable[Message], notes: Iterable[str] = ()) -> str:
    """The text of a template (POT) to begin languages from in other programs. No dates: the same
    messages give the same text. Headers that are to be filled in stand as GNU gettext has them."""
    fields = (
        "Project-Id-Version: leaflets",
        "PO-Revision-Date: YEAR-MO-DA HO:MI+ZONE",
        "Last-Translator: FULL NAME <EMAIL@ADDRESS>",
        "Language-Team: LANGUAGE <LL@li.org>",
        "Language: ",
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=UTF-8",
        "Content-Transfer-Encoding: 8bit",
        "X-Leaflets-Status: draft",
    )
    entries = [[*note_lines(notes), "#, fuzzy", *_header_entry(fields)]]
    entries += [new_entry(message, 2) for message in messages]
    return "\n".join("".join(f"{line}\n" for line in lines) for lines in entries)


def _header_entry(fields: Iterable[str]) -> Iterator[str]:
    yield from ('msgid ""', 'msgstr ""')
    for field in fields:
        yield quoted(f"{field}\n")
