"""Every section has a heading that says what is in it.

People look for what they want to know by the headings (PEMAT-P, item 9; CDC Clear Communication
Index, item 9). Paragraphs need a heading, unless they come first and say what the leaflet is about;
and a heading such as “Introduction”, “Other” or “More information” says nothing. Which headings are
empty is known of English; another heading can be as empty: the reader decides.
"""

from __future__ import annotations

from collections.abc import Iterator

from leaflets.checks.wording._blocks import blocks_of
from leaflets.model.quality import Finding, Limits, QualityCheck, Subject

_EMPTY = frozenset(
    {
        "introduction", "other", "others", "general", "general information", "information",
        "further information", "more information", "other information", "important information",
        "additional information", "more", "details", "miscellaneous", "notes", "note",
        "background", "overview", "summary", "general points", "other points", "facts",
    }
)  # fmt: skip


def _find(subject: Subject, limits: Limits) -> Iterator[Finding]:
    for number, listed in enumerate(blocks_of(subject)):
        title = getattr(listed.block, "title", None)
        file = f"content/blocks/{listed.id}.yaml"
        if title is None and listed.kind == "text" and number:
            message = "these paragraphs have no heading"
            yield Finding(
                message, subject.place(file, ()), "add a title that says what they answer"
            )
        elif title and title.strip(" .:!?…").lower() in _EMPTY:
            message = f"the heading “{title}” does not say what is below it"
            hint = "say what the reader learns there, best as the reader would ask it"
            yield Finding(message, subject.place(file, ("title",)), hint)


CHECK = QualityCheck(
    "wording/headings",
    "Every section has a heading that says what is in it.",
    _find,
    source_only=True,
)
