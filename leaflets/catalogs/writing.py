"""Writes PO files: one line for each line of words, in the order of the content, no dates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from leaflets.catalogs.messages import Message
from leaflets.catalogs.po import Catalog, Entry


def write_po(language: str, messages: Iterable[Message], known: Catalog | None = None) -> str:
    """The text of a PO file for `messages`.

    Translations of ``known`` are kept by context; where the source has changed since, they are
    marked fuzzy and keep the source they belong to (``#|``). Entries that are no longer needed
    become obsolete (``#~``). The same input gives the same text.
    """
    messages = tuple(messages)
    count, rule = plural_forms(language)
    parts = [_header(language, count, rule, known)]
    parts += [_entry(message, count, known) for message in messages]
    parts += list(_obsolete(messages, known))
    return "\n".join(parts)


@cache
def plural_forms(language: str) -> tuple[int, str]:
    """Number of plural forms and the rule, from Babel's table of the gettext world."""
    from babel.messages.plurals import PLURALS  # only when a file is made

    tag = language.replace("-", "_")
    count, rule = PLURALS.get(tag) or PLURALS.get(tag.split("_")[0]) or (2, "(n != 1)")
    return int(count), str(rule)


def _header(language: str, count: int, rule: str, known: Catalog | None) -> str:
    if known and known.entries and known.entries[0].source == "":
        return known.entries[0].raw.strip("\n") + "\n"
    fields = (
        f"Language: {language}",
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=UTF-8",
        "Content-Transfer-Encoding: 8bit",
        f"Plural-Forms: nplurals={count}; plural={rule};",
    )
    lines = "\n".join(f'"{field}\\n"' for field in fields)
    return f'msgid ""\nmsgstr ""\n{lines}\n'


def _entry(message: Message, count: int, known: Catalog | None) -> str:
    old = known.by_context.get(message.context) if known else None
    forms = count if message.plural is not None else 1
    translations = list(old.translations if old else ())[:forms]
    translations += [""] * (forms - len(translations))
    same = old is None or (old.source, old.plural_source) == (message.source, message.plural)
    flags = [flag for flag in (old.flags if old else ()) if flag != "fuzzy"]
    if old and any(translations) and (old.fuzzy or not same):
        flags.insert(0, "fuzzy")
    lines = [f"# {remark}".rstrip() for remark in (old.remarks if old else ())]
    lines += [f"#. {note}" for text in message.notes for note in text.split("\n")]
    lines += [f"#: {message.reference}"] if message.reference else []
    lines += [f"#, {', '.join(flags)}"] if flags else []
    if old and "fuzzy" in flags:
        lines += [f"#| {line}" for line in old.previous or _previous(old)]
    lines.append(f"msgctxt {quoted(message.context)}")
    lines.append(f"msgid {quoted(message.source)}")
    if message.plural is None:
        lines.append(f"msgstr {quoted(translations[0])}")
    else:
        lines.append(f"msgid_plural {quoted(message.plural)}")
        lines += [f"msgstr[{n}] {quoted(text)}" for n, text in enumerate(translations)]
    return "\n".join(lines) + "\n"


def _previous(old: Entry) -> Iterator[str]:
    yield f"msgid {quoted(old.source)}"
    if old.plural_source is not None:
        yield f"msgid_plural {quoted(old.plural_source)}"


def _obsolete(messages: tuple[Message, ...], known: Catalog | None) -> Iterator[str]:
    current = {message.context for message in messages}
    for entry in known.entries if known else ():
        if entry.obsolete:
            yield entry.raw.strip("\n") + "\n"
        elif entry.context is not None and entry.context not in current and any(entry.translations):
            lines = [line for line in entry.raw.strip("\n").split("\n") if line[:1] not in "#"]
            yield "".join(f"#~ {line}\n" for line in lines)


def quoted(text: str) -> str:
    """Words as a PO string on one line."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return '"' + escaped.replace("\t", "\\t") + '"'
