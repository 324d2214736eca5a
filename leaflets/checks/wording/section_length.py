"""Sections are short.

Readers take in a piece at a time (PEMAT-P, item 8: information in short chunks). A section begins
with each heading: of a block, of a box of warning signs, of a myth, of a row of a table, of a word
that is explained, and with each paragraph that begins with a heading of its own in bold
(“**Treatment:** …”). Lists of sources and contact details are none. Threshold ``most``: words of
one section, heading and all (our choice).
"""

from __future__ import annotations

from collections.abc import Iterator

from leaflets.checks.wording._blocks import WITH_SPACES
from leaflets.model.quality import Finding, Limits, Printed, QualityCheck, Subject

_HEADINGS = ("title", "action", "myth", "aspect", "term")
_NONE = ("leaflet", "sources", "contact")


def _find(subject: Subject, limits: Limits) -> Iterator[Finding]:
    for section in sections(subject):
        words = sum(len(printed.text.split()) for printed in section)
        if words > limits["most"]:
            message = f"this section has {words} words; readers take in {limits['most']:g}"
            hint = "divide it, with a heading for each part, or take out what nobody needs"
            yield Finding(message, section[0].where, hint)


def sections(subject: Subject) -> Iterator[list[Printed]]:
    """The texts of each section."""
    section: list[Printed] = []
    for printed in subject.texts:
        if printed.kind in _NONE:
            continue
        begins = _is_headed(printed) or (section and section[-1].block != printed.block)
        if begins and section:
            yield section
            section = []
        section.append(printed)
    if section:
        yield section


def _is_headed(printed: Printed) -> bool:
    """Whether it is a heading, or begins with one."""
    first = printed.words.spans[0] if printed.words.spans else None
    bold = first is not None and first.strong and first.text.rstrip().endswith((".", ":", "?", "!"))
    return printed.field in _HEADINGS or (printed.kind == "text" and bold)


CHECK = QualityCheck(
    "wording/section-length",
    "No section is longer than readers can take in.",
    _find,
    source_only=True,
    languages=WITH_SPACES,
)
