"""What was typed after ``leaflets build``."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from leaflets.problems import LeafletsError, Problem
from leaflets.saving import check_it_ends

if TYPE_CHECKING:
    from leaflets.model.profile import PrintingCondition
    from leaflets.selection import Selection

_PICKED = ("leaflet", "language", "clinic", "bilingual", "layout", "paper", "profile")
"""What is picked by name where no order file says what to make."""


def _digest(path: Path) -> str:
    """Of what a file holds."""
    try:
        check_it_ends(path)
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return "unreadable"  # told when it is read


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was typed, by the names of arguments and options (``packed``: of ``--zip``)."""

    leaflet: tuple[str, ...]
    language: tuple[str, ...]
    clinic: tuple[str, ...]
    bilingual: str | None
    layout: tuple[str, ...]
    paper: tuple[str, ...]
    profile: tuple[str, ...]
    output_profile: Path | None
    final: bool
    allow_mixed: bool
    font_dir: tuple[Path, ...]
    output: str | None
    workspace: Path | None
    orders: Path | None
    file_name: str | None
    plan: bool
    force: bool
    keep_going: bool
    prune: bool
    packed: Literal["clinic", "language"] | None
    side_cars: bool
    base_url: str | None
    report: str | None
    jobs: int | None
    executor: str | None
    scheduler: str | None
    time_limit: float | None
    record: Path | None
    quiet: bool
    json_lines: bool

    @property
    def selection(self) -> Selection:
        """What was asked for by name."""
        from leaflets.selection import Selection

        return Selection(
            self.leaflet, self.language, self.clinic, self.layout, self.paper, self.profile,
            self.bilingual,
        )  # fmt: skip

    @property
    def terms(self) -> str:
        """On which terms, in words, for fingerprints."""
        said = f"final={self.final} allow-mixed={self.allow_mixed}"
        return (
            f"{said} output-profile={_digest(self.output_profile)}" if self.output_profile else said
        )

    @property
    def condition(self) -> PrintingCondition | None:
        """What a print shop prints on. Raises LeafletsError when the file is of no use."""
        if self.output_profile is None:
            return None
        from leaflets.printing.conditions import read_condition

        return read_condition(self.output_profile)

    @property
    def may_be_quick(self) -> bool:
        """Whether nothing is asked for but that PDFs be up to date."""
        more = (
            self.plan,
            self.force,
            self.prune,
            self.packed,
            self.report,
            self.json_lines,
            self.side_cars,
        )
        return not any(more)

    def command(self) -> str:
        """Everything that decides what is asked for; an order file by what it holds."""
        said = {name: getattr(self, name) for name in (*_PICKED, "file_name")}
        rows = _digest(self.orders) if self.orders else ""
        return json.dumps([said, self.terms, str(self.orders or ""), rows])

    def check(self) -> None:
        """Raises LeafletsError for options that make no sense together."""
        found = []
        if self.orders and (said := [name for name in _PICKED if getattr(self, name)]):
            message = f"an order file says what to make; {', '.join(said)} cannot be picked as well"
            hint = "take out the rows that you do not want, or leave --orders out"
            found.append(Problem("usage/orders-and-more", message, hint=hint))
        if self.file_name and not self.orders:
            hint = "give an order file with --orders, or leave --file-name out"
            found.append(Problem("usage/file-name", "--file-name is for order files", hint=hint))
        if self.quiet and self.json_lines:
            hint = "leave one of them out"
            found.append(
                Problem("usage/quiet", "--quiet and --json-lines exclude each other", hint=hint)
            )
        if self.time_limit and self.executor == "serial":
            message = "--executor serial makes leaflets in this process, which nobody could end"
            hint = "leave --time-limit out, or write --executor processes"
            found.append(Problem("usage/time-limit", message, hint=hint))
        if self.base_url:
            found += self._faults_of_url(self.base_url)
        if self.scheduler and self.executor != "dask":
            hint = "write --executor dask as well"
            found.append(Problem("usage/scheduler", "--scheduler is for a cluster", hint=hint))
        if found:
            raise LeafletsError(*found)

    def _faults_of_url(self, url: str) -> list[Problem]:
        if not self.side_cars:
            hint = "write --side-cars as well"
            return [Problem("usage/base-url", "--base-url is for side-cars", hint=hint)]
        if not re.fullmatch(r"https?://[^\s/?#]+(/[^\s?#]*)?", url):
            message = f"“{url}” is no address that others can open"
            hint = "write for example https://example.org/leaflets"
            return [Problem("usage/base-url", message, hint=hint)]
        return []
