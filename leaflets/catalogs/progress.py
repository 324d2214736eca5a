"""How far the translations of a workspace are, language by language and topic by topic."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from leaflets.catalogs.counting import Count, counts
from leaflets.catalogs.lookup import catalogs_of
from leaflets.catalogs.messages import extract_messages
from leaflets.catalogs.po import Catalog
from leaflets.model.library import Library
from leaflets.problems import Problem


@dataclass(frozen=True, slots=True)
class TopicProgress:
    """One PO file, there or not. ``revised``: the day in its header (``PO-Revision-Date``), on
    which a translator last saved it; None if there is none."""

    topic: str
    count: Count
    revised: datetime.date | None


@dataclass(frozen=True, slots=True)
class Progress:
    """One language. ``unreadable``: topics whose files cannot be read, with their ``problems``;
    they are in no count."""

    language: str
    topics: tuple[TopicProgress, ...]
    unreadable: tuple[str, ...]
    problems: tuple[Problem, ...]

    @property
    def count(self) -> Count:
        """All topics together."""
        return sum((topic.count for topic in self.topics), Count())

    @property
    def oldest_stale(self) -> datetime.date | None:
        """The earliest day on which a file with stale messages was last saved by a translator.

        PO files have no date for a message, and none is made up: of a stale message it is known
        only that nobody has put it right since its file was saved.
        """
        days = [topic.revised for topic in self.topics if topic.count.stale and topic.revised]
        return min(days, default=None)


def progress(library: Library, language: str) -> Progress:
    """How far ``language`` is, against what the content says now."""
    topics = extract_messages(library)
    catalogs, unreadable = catalogs_of(library, language, topics)
    readable = {topic: topics[topic] for topic in catalogs}
    found = tuple(
        TopicProgress(topic, count, _revised(catalogs[topic]))
        for topic, count in counts(readable, catalogs).items()
    )
    problems = tuple(problem for problems in unreadable.values() for problem in problems)
    return Progress(language, found, tuple(unreadable), problems)


def _revised(catalog: Catalog | None) -> datetime.date | None:
    said = catalog.header.get("po-revision-date", "") if catalog else ""
    try:
        return datetime.date.fromisoformat(said[:10])
    except ValueError:  # a template's YEAR-MO-DA, or nothing
        return None
