"""Lists are short enough to take in.

Readers lose a long list; the CDC Clear Communication Index (item 8) has more than seven entries
divided. Threshold ``most``: entries of one list. Each box of warning signs is a list; a list of
sources is none: nobody reads it through.
"""

from __future__ import annotations

from collections.abc import Iterator

from leaflets.catalogs.messages import word_fields
from leaflets.checks.wording._blocks import blocks_of
from leaflets.model.content import Noun
from leaflets.model.quality import Finding, Limits, QualityCheck, Subject


def _find(subject: Subject, limits: Limits) -> Iterator[Finding]:
    most = limits["most"]
    for listed in blocks_of(subject):
        for field, entries in _lists(listed.block, ()):
            if len(entries) > most:
                place = subject.place(f"content/blocks/{listed.id}.yaml", field)
                message = f"this list has {len(entries)} entries; readers take in {most:g}"
                yield Finding(message, place, "divide it into groups with a heading each")


Field = tuple[str | int, ...]


def _lists(noun: Noun, at: Field) -> Iterator[tuple[Field, tuple[Noun, ...]]]:
    for field in word_fields(type(noun)):
        value = getattr(noun, field.name)
        if field.shape == "list of groups":
            yield (*at, field.name), value
            for number, entry in enumerate(value):
                yield from _lists(entry, (*at, field.name, number))


CHECK = QualityCheck(
    "wording/list-length",
    "No list is longer than readers can take in.",
    _find,
    source_only=True,
)
