"""Profiles of veraPDF, by the standards they stand for."""

from __future__ import annotations

_LEVELS = {"1": "AB", "2": "ABU", "3": "ABU", "4": "EF"}
"""Part of PDF/A -> its levels; part 4 also has none."""


def known_profiles() -> tuple[str, ...]:
    """As the engine calls them. It has more, of drafts and of standards that no leaflet has."""
    leveled = [f"PDFA-{part}{level}" for part, levels in _LEVELS.items() for level in levels]
    return ("PDFUA-1", *leveled, "PDFA-4")


def profiles_of(ua: str, a: str) -> tuple[str, ...]:
    """Those of the parts of PDF/UA and PDF/A that a file declares; also names that are not known,
    where it declares what does not exist."""
    return (*((f"PDFUA-{ua}",) if ua else ()), *((f"PDFA-{a}",) if a else ()))


def flavour(profile: str) -> str:
    """As the program calls it: ``PDFUA-1`` is ``ua1``, ``PDFA-2A`` is ``2a``."""
    family, _, part = profile.partition("-")
    return f"{'ua' if family == 'PDFUA' else ''}{part.lower()}"
