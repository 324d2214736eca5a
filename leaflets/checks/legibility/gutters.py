"""Columns stand far enough apart that nobody reads across.

Threshold ``least``, in millimetres: the space between columns of text that a layout declares, on
the paper of this leaflet; of a slip to tear off, too. Staffordshire's guideline asks for a clear
gutter or a line between columns; the number is our choice. Less is a warning.
"""

from __future__ import annotations

from collections.abc import Iterator

from leaflets.checks.legibility._page import at_layout
from leaflets.model.layout import Band
from leaflets.model.quality import Finding, Limits, QualityCheck, Subject


def _find(subject: Subject, limits: Limits) -> Iterator[Finding]:
    edition = subject.edition
    form = edition.layout.form_for(edition.paper)
    if form is None:
        return
    roles = {block.role for block in edition.printed}
    bands: list[tuple[Band, tuple[str | int, ...]]] = [
        (band, ("bands", number)) for number, band in enumerate(form.bands)
    ]
    if form.slip:
        bands.append((form.slip.band, ("slip",)))
    for band, field in bands:
        apart = len(band.columns) > 1 and band.gutter < limits["least"]
        if apart and any(role in roles for column in band.columns for role in column.roles):
            names = " and ".join(column.name for column in band.columns)
            message = (
                f"the columns {names} stand {band.gutter:g} mm apart; {limits['least']:g} mm is "
                "the least"
            )
            place = at_layout(subject, *field, "gutter")
            yield Finding(message, place, "make gutter wider and the columns narrower")


CHECK = QualityCheck("legibility/gutters", "Columns stand far enough apart.", _find)
