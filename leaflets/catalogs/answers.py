"""Puts answers of translators into a PO file: the words of an entry change, nothing around them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from leaflets.catalogs.entry import Entry
from leaflets.catalogs.po import Catalog, lines_of
from leaflets.catalogs.writing import quoted


@dataclass(frozen=True, slots=True)
class Answer:
    """What an entry is to say, one for each plural form. ``fuzzy``: it still needs work."""

    translations: tuple[str, ...]
    fuzzy: bool = False


def with_answers(catalog: Catalog, answers: Mapping[str, Answer]) -> str:
    """The text of a PO file with ``answers``, by context; all other entries byte for byte, and no
    byte order mark: GNU gettext refuses it.

    Contexts must be those of live entries, with as many translations as the entry has.
    """
    parts = []
    for entry in catalog.entries:
        answer = None if entry.obsolete else answers.get(entry.context or "")
        parts.append("".join(_answered(entry, answer)) if answer else entry.raw)
    return "".join(parts) + catalog.tail


def _answered(entry: Entry, answer: Answer) -> Iterator[str]:
    """The lines of ``entry.raw``, those of its msgstr anew. An answer that needs no more work takes
    ``fuzzy`` away, and the previous source (``#|``), which says what the old words belonged to."""
    end = "\r\n" if "\r\n" in entry.raw else "\n"
    mark, in_words, written = answer.fuzzy and not entry.fuzzy, False, False
    for line in lines_of(entry.raw):
        content = line.strip()
        if mark and content.startswith(("#,", "#|", "msg")):
            mark = False
            if content.startswith("#,"):
                yield line.replace("#,", "#, fuzzy,", 1)
                continue
            yield f"#, fuzzy{end}"
        if content.startswith("msgstr"):
            in_words = True
            if not written:
                written = True
                yield from (f"{words}{end}" for words in _words(entry, answer))
        elif in_words and content.startswith('"'):
            continue  # the old words go on
        elif content.startswith(("#,", "#=")) and not answer.fuzzy:
            kept = _FUZZY.sub("", line)
            yield kept if kept.strip() not in ("#,", "#=") else ""
        elif not content.startswith("#|") or answer.fuzzy:
            yield line


_FUZZY = re.compile(r"(?<=[,=])\s*fuzzy\s*?(?:,|(?=\r?\n|$))|(?<!#),\s*fuzzy\s*?(?=,|\r?\n|$)")
"""The flag alone: what else stands in the line may hold commas (``regex:`` flags do)."""


def _words(entry: Entry, answer: Answer) -> Iterator[str]:
    if entry.plural_source is None:
        yield f"msgstr {quoted(answer.translations[0])}"
    else:
        for form, text in enumerate(answer.translations):
            yield f"msgstr[{form}] {quoted(text)}"
