"""What goes out: the messages of the content as segments, with what the PO files say of them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from leaflets.catalogs.lookup import catalogs_of
from leaflets.catalogs.messages import Message, extract_messages
from leaflets.catalogs.plural import PluralRule, plural_rule
from leaflets.catalogs.plural_table import plural_header
from leaflets.catalogs.po import Catalog, Entry
from leaflets.exchange.segments import Segment, State, tidy
from leaflets.model.library import Library
from leaflets.problems import LeafletsError


@dataclass(frozen=True, slots=True)
class Found:
    """A message of the content. ``entry``: in the PO file ``catalog``, if they are there;
    ``segments``: one, or one for each plural form."""

    message: Message
    catalog: Catalog | None
    entry: Entry | None
    segments: tuple[Segment, ...]

    @property
    def up_to_date(self) -> bool:
        """Whether the PO file has the message as the content has it."""
        return self.entry is not None and self.entry.is_of(self.message.source, self.message.plural)


def gather(
    library: Library, language: str, approved: Collection[str] = frozenset()
) -> dict[str, Found]:
    """Every message of the content by its context, topic by topic in reading order. ``approved``:
    contexts that a sign-off covers. Raises LeafletsError with what is wrong with PO files."""
    topics = extract_messages(library)
    catalogs, unreadable = catalogs_of(library, language, topics)
    if unreadable:
        raise LeafletsError(*(p for problems in unreadable.values() for p in problems))
    found: dict[str, Found] = {}
    for topic, catalog in catalogs.items():
        for message in topics[topic]:
            entry = catalog.by_context.get(message.context) if catalog else None
            segments = _segments(message, catalog, entry, language, message.context in approved)
            found[message.context] = Found(message, catalog, entry, tuple(segments))
    return found


def _segments(
    message: Message, catalog: Catalog | None, entry: Entry | None, language: str, approved: bool
) -> Iterator[Segment]:
    rule = _rule(catalog, language) if message.plural is not None else None
    words = [tidy(text) for text in (entry.translations if entry else ())]
    words += [""] * (rule.count if rule else 1)
    state, previous = _state(message, catalog, entry, approved)
    for form in range(rule.count if rule else 1):
        notes, source = message.notes, message.source
        if rule and message.plural is not None:
            notes = (*notes, f"Plural form {form + 1} of {rule.count}, for {rule.examples(form)}")
            singular = rule.count > 1 and rule.form(1) == form
            source = message.source if singular else message.plural
        yield Segment(
            message.context,
            form if rule else None,
            source,
            words[form],
            state if words[form] else "untranslated",
            previous if words[form] else "",
            notes,
            message.limit,
        )


def _rule(catalog: Catalog | None, language: str) -> PluralRule:
    if catalog is not None:
        return catalog.plural
    return plural_rule(plural_header(language))


def _state(
    message: Message, catalog: Catalog | None, entry: Entry | None, approved: bool
) -> tuple[State, str]:
    """The state, and the source that a stale translation belongs to."""
    if catalog is None or entry is None or not any(entry.translations):
        return "untranslated", ""
    if entry.fuzzy or not entry.is_of(message.source, message.plural):
        return "stale", entry.made_from or ""
    if approved:
        return "approved", ""
    if catalog.status.startswith("draft"):
        return ("machine draft" if "machine" in catalog.status else "draft"), ""
    return "translated", ""
