"""The clinic's own numbers rest on sources that somebody has looked at not long ago.

A clinic fills in numbers that differ from place to place, such as up to which age it scans with
ultrasound, each with its source. Only those that this leaflet prints are looked at. Thresholds as
of currency/sources: ``good-months`` since somebody looked at the source, then it is a warning;
``most-months``, then it is an error (both proposed by this project).
"""

from __future__ import annotations

from collections.abc import Iterator

from leaflets.checks.currency._sources import how_old
from leaflets.model.quality import Finding, Limits, QualityCheck, Subject
from leaflets.wording.parts import parts


def _find(subject: Subject, limits: Limits) -> Iterator[Finding]:
    holes = (hole for part in parts(subject.library, subject.leaflet) for _, hole in part.holes)
    names = dict.fromkeys(hole.names[0] for hole in holes if hole.kind == "local")
    for name in names:
        value = subject.clinic.local.get(name)
        old = how_old(subject, value.source, limits) if value else None
        if value and old:
            severity, said = old
            message = f"local.{name} is {value.number} by a source that is old: {said}"
            file = f"content/clinics/{subject.edition.job.clinic}.yaml"
            place = subject.place(file, ("local", name, "source"))
            hint = "ask whether the number still holds, and look at its source again"
            yield Finding(message, place, hint, severity)


CHECK = QualityCheck(
    "currency/local-values", "The clinic's own numbers rest on sources that are not old.", _find
)
