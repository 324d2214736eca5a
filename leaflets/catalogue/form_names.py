"""Forms of leaflets in words for the front desk, and which of them it wants first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaflets.languages import language
from leaflets.problems import LeafletsError

if TYPE_CHECKING:
    from leaflets.catalogue.gathering import Found
    from leaflets.model.library import Library
    from leaflets.model.recipe import Recipe

PROFILES = {
    "office": "for the office printer",
    "screen": "in full colour",
    "mono": "black and white",
    "print": "for the print shop",
}
"""Profile -> what it is good for; in the order in which a front desk wants them."""
ON_A_SCREEN = "To read on a telephone"
UNKNOWN = "PDF"


def names_of(library: Library, found: Found) -> tuple[str, str, str]:
    """Layout, paper and profile in words; nothing where the file does not say, or has none."""
    job = found.job
    if found.medium == "screen":
        return ON_A_SCREEN, "", ""
    if job is None:
        return "", "", ""
    layout, paper = library.layouts.get(job.layout), library.papers.get(job.paper)
    return (
        layout.title if layout else job.layout,
        paper.title if paper else job.paper,
        PROFILES.get(job.profile, job.profile),
    )


def form_name(library: Library, found: Found) -> str:
    """``Handout, A4, for the office printer``; with the second language where there is one."""
    parts = [name for name in names_of(library, found) if name]
    if second := found.said.language.partition("+")[2]:
        parts.append(f"{english_name(second)} beside it")
    return ", ".join(parts) or UNKNOWN


def english_name(tag: str) -> str:
    """What a language is called in English; its tag where nobody knows."""
    try:
        return language(tag).english_name
    except LeafletsError:
        return tag


def rank(library: Library, recipe: Recipe, found: Found) -> tuple[bool, bool, bool, bool, int, str]:
    """What the front desk wants most has the least: on paper, in one language, in the layout that
    the author has chosen, on the clinic's own paper, for the office printer."""
    job = found.job
    clinic = library.clinics[found.said.clinic]
    order = list(PROFILES)
    profile = job.profile if job else ""
    return (
        found.medium != "paper",
        "+" in found.said.language,
        job is None or job.layout != recipe.layout,
        job is None or job.paper != clinic.paper,
        order.index(profile) if profile in order else len(order),
        str(found.path),
    )
