"""How much there is to translate, and what an agency would charge for. Counts only.

Agencies price by words of the source, less for what is like something translated before. As theirs,
words here are what stands between spaces and holds a letter or a digit; holes are not counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields

from leaflets.catalogs.entry import Entry, worth
from leaflets.catalogs.messages import Message, may_stay
from leaflets.catalogs.notes import plain
from leaflets.catalogs.po import Catalog

SIMILAR = 75
"""Per cent of the words: from here on agencies charge for a change and not for a new text."""


@dataclass(frozen=True, slots=True)
class Count:
    """Messages: ``translated``, ``stale`` (the English has changed since), ``guesses`` (marked as
    fuzzy, and of no known English) and ``untranslated`` are all of ``messages``.

    Words to translate: ``new_words``, ``changed_words`` (of stale messages that are like the older
    text) and ``repeated_words`` (of texts that are there already) are all of ``words``.
    """

    messages: int = 0
    translated: int = 0
    stale: int = 0
    guesses: int = 0
    untranslated: int = 0
    words: int = 0
    new_words: int = 0
    repeated_words: int = 0
    changed_words: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(Count)))


def counts(
    topics: Mapping[str, Iterable[Message]], catalogs: Mapping[str, Catalog | None]
) -> dict[str, Count]:
    """Topic -> how much of it is translated into a language; topics without a catalogue are not.

    A text is repeated when it is translated elsewhere in the language, or has been counted before.
    Names and addresses of clinics that stay as they are count as translated.
    """
    found = [
        (topic, message, _entry(catalogs.get(topic), message))
        for topic, messages in topics.items()
        for message in messages
    ]
    judged = [(t, m, e, worth(e, m.source, m.plural)) for t, m, e in found]
    seen = {(m.source, m.plural) for _, m, _, state in judged if state == "translated"}
    made = dict.fromkeys(topics, Count())
    for topic, message, entry, state in judged:
        if state == "translated" or may_stay(message.context):
            made[topic] += Count(messages=1, translated=1)
            continue
        text, words = (message.source, message.plural), word_count(message)
        kind = "changed_words" if state == "stale" and _is_like(entry, message) else "new_words"
        if kind == "new_words" and text in seen:
            kind = "repeated_words"
        seen.add(text)
        field = "guesses" if state == "guess" else state
        made[topic] += Count(messages=1, words=words, **{field: 1, kind: words})
    return made


def words_in(text: str) -> list[str]:
    """The words of a text: without holes, stars and targets of links."""
    parts = re.sub(r"\{[^{}]*\}", " ", plain(text)).split()
    return [word for word in parts if any(char.isalnum() for char in word)]


def word_count(message: Message) -> int:
    """How many words of the source a translator is paid for."""
    return len(words_in(message.source)) + len(words_in(message.plural or ""))


def similarity(old: str, new: str) -> int:
    """Per cent of the words that stay: 100 less those put in, taken out or replaced (edit distance
    of words over the longer text)."""
    before, after = words_in(old), words_in(new)
    longer = max(len(before), len(after))
    return 100 - round(100 * _distance(before, after) / longer) if longer else 100


def _entry(catalog: Catalog | None, message: Message) -> Entry | None:
    return catalog.by_context.get(message.context) if catalog else None


def _is_like(entry: Entry | None, message: Message) -> bool:
    """Whether the text that was translated is like the one of today."""
    old = entry.made_from if entry else None
    return old is not None and similarity(old, message.source) >= SIMILAR


def _distance(before: list[str], after: list[str]) -> int:
    """How many words are put in, taken out or replaced (Levenshtein)."""
    row = list(range(len(after) + 1))
    for number, word in enumerate(before, 1):
        left, row[0] = row[0], number
        for place, other in enumerate(after, 1):
            cost = min(row[place] + 1, row[place - 1] + 1, left + (word != other))
            left, row[place] = row[place], cost
    return row[-1]
