"""Entries brought up to date, line by line: what nobody changed keeps its very lines.

The lines of a translation are only ever moved, never written anew: a hand-wrapped one stays so, and
none can be lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from leaflets.catalogs.entry import Entry
from leaflets.catalogs.messages import Message
from leaflets.catalogs.po import lines_of
from leaflets.catalogs.writing import note_lines, quoted, source_lines

_ORDER = ("remark", "note", "reference", "flag", "sticky", "previous", "msgctxt", "msgid", "msgstr")
"""As GNU gettext writes the lines of an entry."""
_COMMENT = {".": "note", ":": "reference", ",": "flag", "=": "sticky", "|": "previous"}

Groups = dict[str, list[str]]


def refreshed(
    entry: Entry, message: Message, forms: int, newline: str, remarks: Sequence[str] = ()
) -> str:
    """The text of an entry, obsolete or not, as the entry of ``message``.

    A translation of another source is marked as fuzzy, with the source it belongs to (``#|``): the
    oldest, if it was outdated before. A guess stays a guess. ``forms``: how many a plural has in
    this file; ``remarks``: lines to add to the translator's comments.
    """
    same = entry.is_of(message.source, message.plural)
    wanted = len(entry.translations) == (forms if message.plural is not None else 1)
    if same and wanted and not (entry.obsolete or remarks) and _is_noted(entry, message):
        return entry.raw
    groups = _grouped(entry)
    groups["note"] = note_lines(message.notes)
    groups["reference"] = [f"#: {message.reference}"] if message.reference else []
    groups["msgid"] = groups["msgid"] if same else list(source_lines(message))
    if not same and any(entry.translations) and not entry.fuzzy:
        groups["flag"] = _with_fuzzy(groups.get("flag", []))
        groups["previous"] = list(_previous(entry))
    translations, left_over = _fitted(entry, groups["msgstr"], message.plural, forms)
    groups["msgstr"] = translations
    groups["remark"] = [*groups.get("remark", []), *left_over, *remarks]
    return _text(groups, newline)


def noted(entry: Entry, notes: Iterable[str], newline: str) -> str:
    """The text of a header with other notes for translators."""
    if list(entry.notes) == [line[3:] for line in note_lines(notes)]:
        return entry.raw
    return _text({**_grouped(entry), "note": note_lines(notes)}, newline)


def retired(entry: Entry, newline: str) -> str:
    """The text of an entry that is no longer needed: obsolete (``#~``), with what a translator gave
    it. Nothing, if there is nothing to keep."""
    if not any(entry.translations) and not entry.remarks:
        return ""
    groups = {**_grouped(entry), "note": [], "reference": []}
    groups["previous"] = [f"#~{line.strip()[1:]}" for line in groups.get("previous", [])]
    for name in ("msgctxt", "msgid", "msgstr"):
        groups[name] = [f"#~ {line}" for line in groups.get(name, [])]
    return _text(groups, newline)


def as_remarks(entry: Entry, first: int = 0) -> Iterator[str]:
    """Its translations from the form ``first`` on as comments, for words that no entry can have;
    from the first form on with the translator's own comments."""
    yield from (f"# {remark}".rstrip() for remark in entry.remarks if not first)
    for number, words in enumerate(entry.translations[first:], first):
        if words:
            name = "msgstr" if entry.plural_source is None else f"msgstr[{number}]"
            yield f"# {name} {quoted(words)}"


def _is_noted(entry: Entry, message: Message) -> bool:
    wanted = (message.reference,) if message.reference else ()
    notes = [line[3:] for line in note_lines(message.notes)]
    return entry.references == wanted and list(entry.notes) == notes


def _grouped(entry: Entry) -> Groups:
    """Its lines by what they are; ``end``: blank lines after it. Empty lines inside are left out,
    and so are the marks of an obsolete entry."""
    groups: Groups = {"end": []}
    last = ""
    for raw in lines_of(entry.raw):
        line = raw.strip()
        if entry.obsolete:
            line = re.sub(r"^#~\s*", "", re.sub(r"^#~\s*\|", "#|", line))
        if not line:
            if last == "msgstr":
                groups["end"].append(raw)
            continue
        if line.startswith("#"):
            groups.setdefault(_COMMENT.get(line[1:2], "remark"), []).append(line)
            continue
        if found := re.match("msgctxt|msgid|msgstr", line):
            last = found[0]
        groups.setdefault(last, []).append(line)
    return groups


def _with_fuzzy(flags: list[str]) -> list[str]:
    """Lines of flags, the first with ``fuzzy`` before what stands there."""
    if not flags:
        return ["#, fuzzy"]
    return [f"#, fuzzy, {flags[0][2:].strip()}", *flags[1:]]


def _previous(entry: Entry) -> Iterator[str]:
    yield f"#| msgid {quoted(entry.source)}"
    if entry.plural_source is not None:
        yield f"#| msgid_plural {quoted(entry.plural_source)}"


def _fitted(
    entry: Entry, lines: list[str], plural: str | None, forms: int
) -> tuple[list[str], list[str]]:
    """The lines of the translations for so many forms, and comments with those left over."""
    held: list[list[str]] = []
    for line in lines:
        if line.startswith("msgstr"):
            held.append([])
        held[-1].append(line)
    held.sort(key=lambda part: part[0].partition('"')[0])
    names = ["msgstr"] if plural is None else [f"msgstr[{n}]" for n in range(forms)]
    found: list[str] = []
    for number, name in enumerate(names):
        if number < len(held):
            first = re.sub(r"^msgstr(\[\d\])?", name, held[number][0])
            found += [first, *held[number][1:]]
        else:
            found.append(f'{name} ""')
    return found, list(as_remarks(entry, len(names)))


def _text(groups: Groups, newline: str) -> str:
    lines = [line for name in _ORDER for line in groups.get(name, [])]
    return "".join(f"{line}{newline}" for line in lines) + "".join(groups["end"])
