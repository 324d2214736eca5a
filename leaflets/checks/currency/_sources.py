"""Sources that nobody has looked at for a long time."""

from __future__ import annotations

from leaflets.clock import calendar_months
from leaflets.model.quality import Limits, Subject
from leaflets.problems import Severity


def how_old(subject: Subject, source: str, limits: Limits) -> tuple[Severity, str] | None:
    """How bad it is that ``source`` was looked at when it was, and that in words; None if it is
    not. One that is not in the list is told elsewhere."""
    known = subject.library.sources.get(source)
    if known is None:
        return None
    for name, severity in (("most-months", Severity.ERROR), ("good-months", Severity.WARNING)):
        months = int(limits[name])
        if calendar_months(known.checked, months) < calendar_months(subject.today):
            said = (
                f"nobody has looked at “{source}” since {known.checked}, for over {months} months"
            )
            return severity, said
    return None
