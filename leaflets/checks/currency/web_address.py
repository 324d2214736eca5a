"""Readers are told where the newest version of the leaflet is.

There is no threshold. What is printed, and is in the QR code, is the clinic's ``leaflets_web`` and
the leaflet's ``short_address``. Where a clinic has its leaflets on the web and this one has no
address, who holds an old copy cannot find the new one: a warning.
"""

from __future__ import annotations

from collections.abc import Iterator

from leaflets.model.quality import Finding, Limits, QualityCheck, Subject


def _find(subject: Subject, limits: Limits) -> Iterator[Finding]:
    base = subject.clinic.leaflets_web
    if base and not subject.recipe.short_address:
        message = f"{base} is where leaflets are on the web, but this one has no short_address"
        hint = "write the end of its address, and put the leaflet there"
        yield Finding(message, subject.of_recipe(), hint)


CHECK = QualityCheck("currency/web-address", "Readers are told where the newest version is.", _find)
