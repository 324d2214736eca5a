"""Somebody has looked at each source not long ago.

A guideline is replaced, a page moves, a study is withdrawn: whoever cites a source looks at it
again now and then, and writes the day into ``checked``. Thresholds, in months since that day:
``good-months``, the usual review cycle, beyond which it is a warning, and ``most-months``, the
longest cycle, beyond which it is an error (both proposed by this project: standards give cycles for
leaflets, not for their sources). Only sources that the leaflet cites are looked at.
"""

from __future__ import annotations

from collections.abc import Iterator

from leaflets.checks.currency._sources import how_old
from leaflets.model.quality import Finding, Limits, QualityCheck, Subject
from leaflets.wording.sources import cited_in


def _find(subject: Subject, limits: Limits) -> Iterator[Finding]:
    order = list(subject.library.sources)
    for name in cited_in(subject.library, subject.leaflet):
        if old := how_old(subject, name, limits):
            severity, message = old
            field = ("sources", order.index(name), "checked")
            place = subject.place("content/sources.yaml", field)
            hint = "read it again: if it still says so, write today; else change what cites it"
            yield Finding(message, place, hint, severity)


CHECK = QualityCheck("currency/sources", "Somebody has looked at each source not long ago.", _find)
