"""What the cells of a row choose, by the names there are: as on the command line."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

from leaflets.model.job import HTML_EDITION, Job
from leaflets.model.library import Library
from leaflets.model.order import COLUMNS
from leaflets.orders.cells import QUOTED
from leaflets.problems import LeafletsError, Problem
from leaflets.selection import (
    DEFAULT_PROFILE,
    OF_CLINIC,
    choices,
    language_of_clinic,
    matching_languages,
    no_part_in_html,
    unknown,
    usual_for_two,
    which_language,
)
from leaflets.workspace import PSEUDOLOCALES

REQUIRED = ("leaflet", "language", "clinic")
"""Columns without a usual choice: nothing is guessed."""

MOST_KNOWN: Final = 10_000
"""Names looked up that are remembered."""

_MISSING = "orders/missing"

Fault = tuple[str, Problem]
"""The column, and what is wrong with its cell."""


class Chooser:
    """Rows -> jobs. The same job is one object, however many rows ask for it."""

    def __init__(self, library: Library) -> None:
        self.offered = offered = choices(library)
        self._broken = library.broken
        self._tables: Mapping[str, tuple[str, ...]] = {
            "leaflet": tuple(offered.leaflets), "clinic": tuple(offered.clinics),
            "layout": offered.layouts, "paper": offered.papers, "profile": offered.profiles,
        }  # fmt: skip
        self._known: dict[tuple[str, str, bool], str | Problem] = {}
        self._jobs: dict[Job, Job] = {}

    def job(
        self, cells: Mapping[str, str], faults: list[Fault], spoilt: Collection[str] = ()
    ) -> Job | None:
        """The job of a row of tidy cells; what is wrong with them goes into ``faults``. ``spoilt``:
        columns that are not empty, but cannot be used."""
        before = len(faults)
        discreet = any(column not in COLUMNS for column in cells)
        leaflet, language, clinic, layout, paper, profile = (
            self._chosen(column, cells.get(column, ""), discreet, faults)
            for column in ("leaflet", "language", "clinic", "layout", "paper", "profile")
        )
        beside = self._chosen("bilingual", cells.get("bilingual", ""), discreet, faults)
        second = self._second(beside, clinic, language, faults)
        if second and not layout:
            layout = self._for_two(faults)
        if profile == HTML_EDITION:
            asked = (column for column in ("layout", "paper") if cells.get(column))
            faults += ((column, no_part_in_html(f"this {column}")) for column in asked)
        if spoilt:
            faults[:] = [
                (column, p) for column, p in faults if p.code != _MISSING or column not in spoilt
            ]
        if spoilt or len(faults) > before:
            return None
        made = Job(
            leaflet,
            language,
            clinic,
            layout or self.offered.leaflets[leaflet],
            paper or self.offered.clinics[clinic],
            profile or DEFAULT_PROFILE,
            second,
        )
        return self._jobs.setdefault(made, made)

    def leaflet(self, cells: Mapping[str, str]) -> str | None:
        """The leaflet that a row names, if there is one of that name."""
        name = cells.get("leaflet", "")
        return name if name in self.offered.leaflets else None

    def _chosen(self, column: str, name: str, discreet: bool, faults: list[Fault]) -> str:
        if not name:
            if column in REQUIRED:
                faults.append((column, _missing(column)))
            return ""
        known = self._known.get((column, name, discreet))
        if known is None:
            if len(self._known) >= MOST_KNOWN:
                self._known.clear()
            known = self._looked_up(column, name, discreet)
            self._known[column, name, discreet] = known
        if isinstance(known, Problem):
            faults.append((column, known))
            return ""
        return known

    def _looked_up(self, column: str, name: str, discreet: bool) -> str | Problem:
        """``discreet``: the row holds values, and one of them may have slipped into this cell."""
        if column == "bilingual" and name == OF_CLINIC:
            return name
        if column in ("language", "bilingual"):
            begun = self.offered.languages
            matches = matching_languages(name, begun)
            if len(matches) == 1:
                return matches[0]
            if matches:
                return which_language(name, matches)
            return _unknown("language", name, (*begun, *PSEUDOLOCALES), discreet)
        table = self._tables[column]
        if Path("content", f"{column}s", f"{name}.yaml") in self._broken:
            message = f"the file of this {column} cannot be used"
            return Problem(f"orders/broken-{column}", message, hint="leaflets check says why")
        return name if name in table else _unknown(column, name, table, discreet)

    def _second(self, name: str, clinic: str, language: str, faults: list[Fault]) -> str:
        """The language beside the patient's; nothing where there shall be none."""
        found: str | Problem = name
        if name == OF_CLINIC:
            found = language_of_clinic(clinic, self.offered) if clinic else ""
            if isinstance(found, Problem):
                found = replace(found, hint="write the second language into this column")
        if found and found == language:
            message = f"{language} cannot stand beside itself"
            hint = "leave this column empty, or write another language"
            found = Problem("usage/one-language-twice", message, hint=hint)
        if isinstance(found, Problem):
            faults.append(("bilingual", found))
            return ""
        return found

    def _for_two(self, faults: list[Fault]) -> str:
        try:
            return usual_for_two(self.offered)
        except LeafletsError as error:
            faults.append(("layout", error.problems[0]))
            return ""


def printed_values(library: Library) -> dict[str, frozenset[str] | None]:
    """Leaflet -> the names of the values it prints; None where a block of it cannot be read, which
    may be one that prints more."""
    found: dict[str, frozenset[str] | None] = {}
    for name, recipe in library.leaflets.items():
        blocks = [library.blocks.get(placed.block) for placed in recipe.blocks]
        values = (blank.value for block in blocks for blank in getattr(block, "blanks", ()))
        found[name] = None if None in blocks else frozenset(values)
    return found


def _unknown(kind: str, name: str, known: tuple[str, ...], discreet: bool) -> Problem:
    if len(name) > QUOTED:
        message = f"there is no {kind} with the {len(name)} characters of this cell as its name"
        hint = "look whether the words of another column have slipped into this one"
        return Problem(f"usage/unknown-{kind}", message, hint=hint)
    problem = unknown(kind, name, known)
    return replace(problem, message=f"there is no {kind} of that name") if discreet else problem


def _missing(column: str) -> Problem:
    message = f"this row names no {column}"
    return Problem(_MISSING, message, hint=f"write the {column} into every row")
