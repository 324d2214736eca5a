"""Everything a workspace holds, and one leaflet's choice from it. No input or output."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from leaflets.model.answers import Answers
from leaflets.model.clinic import Clinic
from leaflets.model.content import Block, Label, Source, Term
from leaflets.model.figure import Figure
from leaflets.model.job import Job
from leaflets.model.localized import Role
from leaflets.model.measures import Unit
from leaflets.model.quality_settings import NO_SETTINGS, QualitySettings
from leaflets.model.recipe import Recipe
from leaflets.problems import Problem

if TYPE_CHECKING:
    from leaflets.catalogs.po import Catalog
    from leaflets.model.form import Layout
    from leaflets.model.layout import Theme
    from leaflets.model.paper import Paper
    from leaflets.model.profile import Profile


@dataclass(frozen=True, slots=True, eq=False)
class Library:
    """A workspace, read and checked. Files with problems are not in the mappings.

    ``root``: the folder that holds ``content`` and ``layouts``. ``language``: the source language;
    ``languages``: it and every begun one. Mappings go by name (blocks by ``topic/name``).
    ``broken``: path of a file, relative to ``root`` -> why it cannot be used; ``problems``: all of
    them and those of no single file. ``catalog``: language and topic -> the PO file, read when
    first asked for, or None if there is none; raises LeafletsError when it cannot be used.
    ``jargon``: word in small letters -> what to say instead. ``kept``: words that stay as they are
    in every language. ``presets``: profiles of the workspace's own. ``quality``: how strict checks
    are; ``answers``: what people say about a leaflet, by its name.
    """

    root: Path
    language: str
    languages: tuple[str, ...]
    blocks: Mapping[str, Block]
    leaflets: Mapping[str, Recipe]
    clinics: Mapping[str, Clinic]
    figures: Mapping[str, Figure]
    sources: Mapping[str, Source]
    glossary: Mapping[str, Term]
    jargon: Mapping[str, str]
    labels: Mapping[str, Label]
    units: Mapping[str, Unit]
    layouts: Mapping[str, Layout]
    papers: Mapping[str, Paper]
    themes: Mapping[str, Theme]
    problems: tuple[Problem, ...]
    broken: Mapping[Path, tuple[Problem, ...]]
    lines: Mapping[Path, Mapping[tuple[str | int, ...], int]]
    catalog: Callable[[str, str], Catalog | None]
    note: str | None = None
    kept: tuple[str, ...] = ()
    presets: Mapping[str, Profile] = field(default_factory=dict)
    quality: QualitySettings = NO_SETTINGS
    answers: Mapping[str, Answers] = field(default_factory=dict)

    def path(self, *parts: str) -> Path:
        """A file of the workspace: ``path("content", "sources.yaml")``."""
        return self.root.joinpath(*parts)

    def problems_of(self, *paths: str) -> tuple[Problem, ...]:
        """Why these files (relative to ``root``) cannot be used; nothing if they can."""
        return tuple(p for path in paths for p in self.broken.get(Path(path), ()))


@dataclass(frozen=True, slots=True)
class PlacedBlock:
    """A block in its place in a leaflet."""

    id: str
    role: Role
    block: Block


@dataclass(frozen=True, slots=True, eq=False)
class Edition:
    """One leaflet with its choices made, in the source language.

    ``language``: the language to print, as the workspace calls it.
    """

    library: Library = field(repr=False)
    job: Job
    recipe: Recipe
    blocks: tuple[PlacedBlock, ...]
    clinic: Clinic
    layout: Layout
    paper: Paper
    theme: Theme

    @property
    def figure_names(self) -> tuple[str, ...]:
        """Names of the figures it shows, in reading order."""
        found = (getattr(placed.block, "figure", None) for placed in self.blocks)
        return tuple(dict.fromkeys(name for name in found if name))

    def picture_files(self) -> dict[str, Path]:
        """Name -> file of each picture it shows; the clinic's logo is ``LOGO``."""
        content = self.library.root / "content"
        figures = self.library.figures
        files = {
            name: content / "figures" / figures[name].picture
            for name in self.figure_names
            if name in figures
        }
        banner = self.recipe.banner
        if banner and banner in figures:
            files[banner] = content / "figures" / figures[banner].picture
        if self.clinic.logo:
            files[LOGO] = content / "clinics" / self.clinic.logo
        return files

    def icon_arrays(self) -> dict[str, tuple[tuple[int, int], ...]]:
        """Name -> shares of each icon array it shows, to be drawn."""
        return {
            icon_array_name(placed.id): shares
            for placed in self.blocks
            if (shares := getattr(placed.block, "shares", None))
        }

    def mirrored(self) -> frozenset[str]:
        """Names of the pictures that are turned over on right-to-left pages."""
        figures = self.library.figures
        turned = (name for name in self.figure_names if name in figures and figures[name].mirror)
        return frozenset((*turned, *self.icon_arrays()))


def icon_array_name(block: str) -> str:
    """The name of a block's icon array among the pictures of a leaflet."""
    return f"icon-array:{block}"


LOGO = "clinic:logo"
"""The name of the clinic's logo among the pictures of a leaflet (not a name a figure can have)."""
