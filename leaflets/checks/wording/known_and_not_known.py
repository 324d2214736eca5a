"""The leaflet says what is known, and what is not.

Readers trust a leaflet that owns up to what nobody knows, and decide better (CDC Clear
Communication Index, item 11). A proxy. Known: at least one statement cites a source. Not known:
somewhere in the English words stands “not known”, “experts differ”, “we found no study”
or another of a few such phrases. What exactly is known is for reviewers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from leaflets.checks.wording._english import ENGLISH
from leaflets.model.quality import Finding, Limits, QualityCheck, Subject

_EXPERTS = "(?:experts|doctors|researchers|scientists|studies|guidelines|advice)"
_NOT_KNOWN = re.compile(
    r"\b(?:(?:not|n['’]t|yet to be)(?: \w+)? (?:known|agreed|settled|proven|clear why|understood)"
    r"|unknown|uncertain|(?:nobody|no one)(?: \w+)? (?:knows?|sure)"
    rf"|(?:we|{_EXPERTS}) (?:do not|don['’]t|are not|aren['’]t|cannot)(?: \w+)?"
    r" (?:know|agree|sure|say)"
    rf"|{_EXPERTS} (?:differs?|disagree)"
    r"|(?:found|there (?:is|are)) no (?:\w+ )?(?:proof|evidence|stud(?:y|ies)|trials?)"
    r"|more (?:study|research|studies) (?:\w+ ){0,3}needed"
    r"|needs? more (?:study|research|studies))\b",
    re.IGNORECASE,
)


def _find(subject: Subject, limits: Limits) -> Iterator[Finding]:
    place = subject.of_recipe("blocks")
    spans = (span for printed in subject.texts for span in printed.words.spans)
    if not any(span.cites for span in spans):
        message = "nothing here cites a source: what is known does not show"
        yield Finding(message, place, "put {cite:…} behind what is known")
    if not any(_NOT_KNOWN.search(printed.text) for printed in subject.texts):
        message = "this leaflet does not say what is not known"
        hint = "add a paragraph: what experts do not know, or do not agree on"
        yield Finding(message, place, hint)


CHECK = QualityCheck(
    "wording/known-and-not-known",
    "The leaflet says what is known, and what is not.",
    _find,
    source_only=True,
    languages=ENGLISH,
)
