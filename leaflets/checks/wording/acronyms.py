"""Short forms in capitals are spelled out or explained.

Who does not know MRI cannot look it up on paper: the CDC Clear Communication Index (item 7) has
acronyms spelled out where they first stand. It reads English: a word of two to six capitals counts
as spelled out when brackets stand beside it, “magnetic resonance imaging (MRI)” or “MRI (a scan
that …)”; when it is a term, or part of a term, that a glossary block of this leaflet explains; or
when it is a name that stays the same in every language (``kept`` in content/glossary.yaml). A few
that everybody knows (UK, TV, QR …) and Roman numerals are left alone, and so are words in a stretch
of capitals that is too long, which legibility/capitals tells. Each is told once, where it first
stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from leaflets.checks.limits import limits_of
from leaflets.checks.wording._blocks import blocks_of
from leaflets.checks.wording._english import ENGLISH
from leaflets.model.quality import Finding, Limits, Printed, QualityCheck, Subject

_ACRONYM = re.compile(r"(?<![\w.-])(?:[A-Z]\.?){1,5}[A-Z](?=s?(?![\w-]))")
_ROMAN = re.compile(r"[IVX]+")
_KNOWN = frozenset(
    ("AM", "EU", "ID", "OK", "PDF", "PIN", "PM", "QR", "SMS", "TV", "UK", "US", "USA")
)


def _find(subject: Subject, limits: Limits) -> Iterator[Finding]:
    explained = _explained(subject)
    first: dict[str, Printed] = {}
    in_a_row = int(limits_of("legibility/capitals", subject.library.quality)["most"])
    shouted = re.compile(rf"\b(?:[A-Z]{{2,}}[\W\d_]+){{{in_a_row},}}[A-Z]{{2,}}\b")
    for printed in subject.texts:
        text = shouted.sub(" ", printed.own)
        for found in _ACRONYM.finditer(text):
            name = found[0].replace(".", "")
            if _beside_brackets(text, found):
                explained |= {name}
            first.setdefault(name, printed)
    for name, printed in first.items():
        if name not in explained and name not in _KNOWN and not _ROMAN.fullmatch(name):
            hint = f"write it out where it first stands, with {name} in brackets behind it; a name "
            hint += "that is the same in every language belongs to kept in content/glossary.yaml"
            yield Finding(f"“{name}” is not spelled out", printed.where, hint)


def _explained(subject: Subject) -> set[str]:
    """Words that a list of the leaflet explains, and words that stay."""
    library = subject.library
    terms = [term for listed in blocks_of(subject) for term in getattr(listed.block, "terms", ())]
    names = [*library.kept, *(library.glossary[term].term for term in terms)]
    return {word for name in names for word in re.findall(r"[A-Z]+", name)}


def _beside_brackets(text: str, found: re.Match[str]) -> bool:
    inside = re.search(r"[a-z)]\s*\($", text[: found.start()])
    return bool(inside) or re.match(r"s?\s*\([a-z]", text[found.end() :]) is not None


CHECK = QualityCheck(
    "wording/acronyms",
    "Short forms in capitals are spelled out or explained.",
    _find,
    source_only=True,
    languages=ENGLISH,
)
