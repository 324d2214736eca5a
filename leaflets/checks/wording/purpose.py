"""What the leaflet is for shows at once.

People decide within seconds whether a leaflet is meant for them (PEMAT-P, item 1: its purpose is
completely evident). This is a proxy: no program can tell how plain a purpose is. It reads English
and asks for two things that it can see: the purpose, which stands in the properties of the PDF, is
one sentence; and the title shares a word with it, so that a reader of the title alone knows what
the leaflet is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from leaflets.checks.wording._english import ENGLISH
from leaflets.model.quality import Finding, Limits, QualityCheck, Subject
from leaflets.punctuation import sentences

_STEM = 4
"""Letters that two forms of a word have in common: test and tests, warn and warning."""

_EMPTY = frozenset(
    ("about", "guide", "help", "information", "know", "leaflet", "patient", "patients", "this")
)
"""Words that say nothing of a topic."""


def _find(subject: Subject, limits: Limits) -> Iterator[Finding]:
    purpose, title = subject.recipe.purpose, subject.recipe.title
    place = subject.of_recipe("purpose")
    count = len(sentences(purpose, subject.language).parts)
    if count > 1:
        message = f"the purpose has {count} sentences"
        yield Finding(message, place, "say in one sentence what the reader can do with the leaflet")
    if not _topics(title) & _topics(purpose):
        message = f"the title “{title}” has no word in common with the purpose"
        hint = "name in both what the leaflet is about, with the same word"
        yield Finding(message, subject.of_recipe("title"), hint)


def _topics(text: str) -> set[str]:
    words = re.findall(rf"[a-z]{{{_STEM},}}", text.lower())
    return {word[:_STEM] for word in words if word not in _EMPTY}


CHECK = QualityCheck(
    "wording/purpose",
    "The title and one sentence say what the leaflet is for.",
    _find,
    source_only=True,
    languages=ENGLISH,
)
