"""Every source can be found.

A leaflet says what it rests on (JAMA benchmarks: attribution), so that anybody can look it up: it
cites at least one source, and each cited source has an address, or something to find it by in its
citation: a year, or a number (DOI, PMID, ISBN). That what is cited is listed, and that each
statement of fact cites something, is asked for wherever a leaflet is made.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from leaflets.model.quality import Finding, Limits, QualityCheck, Subject

_NUMBER = re.compile(
    r"\bdoi\b|\b10\.\d{4,}/|\bPMID:? ?\d|\bPMC\d|\bISBN\b|\b(?:19|20)\d\d\b", re.IGNORECASE
)


def _find(subject: Subject, limits: Limits) -> Iterator[Finding]:
    listed = [block for block in subject.edition.blocks if block.kind == "sources"]
    cited = [source.id for block in listed for source in block.fields.sources]
    if not cited:
        message = "this leaflet cites no source"
        hint = "put {cite:…} behind each fact, and list the sources: a block of kind sources"
        yield Finding(message, subject.of_recipe("blocks"), hint)
    known = list(subject.library.sources)
    for name in dict.fromkeys(cited):
        source = subject.library.sources[name]
        if source.address is None and not _NUMBER.search(source.citation):
            place = subject.place("content/sources.yaml", ("sources", known.index(name)))
            hint = "add its address, or its year, DOI, PMID or ISBN to the citation"
            yield Finding(f"nobody can find the source “{name}” by this", place, hint)


CHECK = QualityCheck("colophon/sources", "Every source can be found.", _find, source_only=True)
