"""Workspace -> Library: every file read and checked, all problems at once.

A file that cannot be used stops the leaflets that use it and no other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel

from leaflets.blocks import block_kind, kind_names
from leaflets.catalogs.messages import SHARED_TOPICS
from leaflets.catalogs.reading import Catalogs
from leaflets.model.answers import Answers
from leaflets.model.clinic import Clinic
from leaflets.model.content import (
    ID,
    Block,
    Glossary,
    Labels,
    SourceList,
    WorkspaceSettings,
)
from leaflets.model.figure import Figure
from leaflets.model.form import Layout
from leaflets.model.layout import Theme
from leaflets.model.library import Library
from leaflets.model.measures import Measures
from leaflets.model.paper import TURNED, Paper
from leaflets.model.profile import Preset, Profile
from leaflets.model.quality_settings import NO_SETTINGS, QualitySettings
from leaflets.model.recipe import Recipe
from leaflets.printing.presets import profile_of
from leaflets.problems import LeafletsError, Problem, Where
from leaflets.remembered import Remembered
from leaflets.strict_yaml import Location, Tree
from leaflets.strict_yaml import load as load_yaml
from leaflets.validation import nearest, validate
from leaflets.wording.loose_ends import unread_files
from leaflets.wording.whole_files import (
    Inside,
    faults_of_file,
    files_needed,
    unknown_language,
)

Noun = TypeVar("Noun", bound=BaseModel)
OTHER_TOPICS = (*SHARED_TOPICS, "clinics")
"""Names of PO files with a meaning of their own: no folder of blocks may have them."""


_ONE_OF: Mapping[str, type[BaseModel]] = {
    "sources": SourceList, "glossary": Glossary, "labels": Labels, "measures": Measures,
}  # fmt: skip
"""Files that there is one of, and that a workspace may do without."""


def load(workspace: Path) -> Library:
    """Read a workspace: the folder that holds ``content`` and ``layouts``.

    Never raises for what is in the files: see ``Library.problems`` and ``Library.broken``.
    """
    reader = _Reader(workspace)
    content, layouts = Path("content"), Path("layouts")
    settings = reader.single(content / "workspace.yaml", WorkspaceSettings)
    sources = reader.single(content / "sources.yaml", SourceList)
    glossary = reader.single(content / "glossary.yaml", Glossary)
    labels = reader.single(content / "labels.yaml", Labels)
    measures = reader.single(content / "measures.yaml", Measures)
    quality = reader.single(content / "quality.yaml", QualitySettings)
    language = settings.language if settings else "en-GB"
    library = Library(
        root=workspace,
        language=language,
        languages=reader.languages(content / "translations", language),
        blocks=dict(reader.blocks(content / "blocks")),
        leaflets=dict(reader.folder(content / "leaflets", Recipe)),
        clinics=dict(reader.folder(content / "clinics", Clinic)),
        figures=dict(reader.folder(content / "figures", Figure)),
        sources={item.id: item for item in sources.sources} if sources else {},
        glossary={item.id: item for item in glossary.terms} if glossary else {},
        jargon={j.word.lower(): j.plain for j in glossary.jargon} if glossary else {},
        labels={item.id: item for item in labels.labels} if labels else {},
        units={item.id: item for item in measures.units} if measures else {},
        layouts=dict(reader.folder(layouts, Layout)),
        papers=reader.papers(layouts / "papers"),
        themes=dict(reader.folder(layouts / "themes", Theme)),
        problems=(),
        broken=reader.broken,
        lines=reader.lines,
        catalog=Catalogs(workspace / "content" / "translations"),
        note=settings.note if settings else None,
        kept=glossary.kept if glossary else (),
        presets=dict(reader.presets(layouts / "profiles")),
        quality=quality or NO_SETTINGS,
        answers=dict(reader.folder(content / "answers", Answers)),
    )
    gone = [name for name in _ONE_OF if not (workspace / content / f"{name}.yaml").exists()]
    for name in files_needed(library) if gone else ():
        reader.single(content / f"{name}.yaml", _ONE_OF[name], needed=True)
    return replace(library, problems=(*reader.problems, *unread_files(workspace)))


def papers_of(workspace: Path) -> Mapping[str, Paper]:
    """The papers alone, those turned on their side among them."""
    return _Reader(workspace).papers(Path("layouts", "papers"))


@dataclass(slots=True)
class _Reader:
    """Reads files below ``root``; paths in its results are relative to it."""

    root: Path
    broken: dict[Path, tuple[Problem, ...]] = field(default_factory=dict)
    lines: dict[Path, Mapping[Location, int]] = field(default_factory=dict)
    inside: Inside = field(init=False)

    def __post_init__(self) -> None:
        self.inside = Inside(self.root)

    @property
    def problems(self) -> tuple[Problem, ...]:
        return tuple(p for path in sorted(self.broken) for p in self.broken[path])

    def single(self, path: Path, model: type[Noun], needed: bool = False) -> Noun | None:
        """A file that there is one of; None when it cannot be used or is not there. ``needed``:
        say so when it is not there; what holds settings always is."""
        if (self.root / path).exists():
            return self._read(path, model)
        if needed or any(info.is_required() for info in model.model_fields.values()):
            hint = f"it holds: {', '.join(model.model_fields)}; “leaflets init” makes one"
            self._refuse(path, "content/missing", "this file is missing", hint)
        return None

    def languages(self, folder: Path, source: str) -> tuple[str, ...]:
        """The source language and those that have a folder; an unknown one is refused."""
        try:
            there = (self.root / folder).iterdir()
            found = sorted(p.name for p in there if p.is_dir() and p.name[:1].isalpha())
        except OSError:
            found = []
        begun = [source]
        for tag in found:
            if tag in ("templates", source):
                continue
            if problem := unknown_language(tag, Where(self.root / folder / tag)):
                self.broken[folder / tag] = (problem,)
            else:
                begun.append(tag)
        return tuple(begun)

    def folder(self, folder: Path, model: type[Noun]) -> Iterator[tuple[str, Noun]]:
        """Name -> noun of each file directly in a folder."""
        for path in self._files(folder):
            noun = self._read(path, model)
            if noun is not None:
                yield path.stem, noun

    def blocks(self, folder: Path) -> Iterator[tuple[str, Block]]:
        """``topic/name`` -> block."""
        try:
            topics = sorted(p for p in (self.root / folder).iterdir() if p.is_dir())
        except OSError:
            return
        for topic in topics:
            for path in self._files(folder / topic.name, OTHER_TOPICS):
                noun = self._read(path, None)
                if isinstance(noun, Block):
                    yield f"{topic.name}/{path.stem}", noun

    def presets(self, folder: Path) -> Iterator[tuple[str, Profile]]:
        """Name -> profile of each file of presets."""
        for name, preset in self.folder(folder, Preset):
            yield name, profile_of(name, preset, self.root / folder)

    def papers(self, folder: Path) -> Mapping[str, Paper]:
        """Each paper of a file and, by a name of its own, on its side; a file of that name wins."""
        found = dict(self.folder(folder, Paper))
        turned = {f"{name}{TURNED}": paper.turned for name, paper in found.items()}
        return {name: paper for name, paper in turned.items() if paper} | found

    def _files(self, folder: Path, taken: tuple[str, ...] = ()) -> Iterator[Path]:
        try:
            names = sorted(p.name for p in (self.root / folder).iterdir())
        except OSError:
            return
        for name in names:
            path = folder / name
            if name.endswith(".yml"):
                self._refuse(path, "yaml/ending", "this file is not read", "call it .yaml")
            elif name.endswith(".yaml") and not name.startswith("."):
                if not _is_id(path.stem):
                    hint = "use small letters, digits and single hyphens: lower-back.yaml"
                    self._refuse(path, "content/file-name", "this name cannot be used", hint)
                elif folder.name in taken or (
                    folder.parent.name == "blocks" and not _is_id(folder.name)
                ):
                    message = f"a folder of blocks cannot be called {folder.name}"
                    self._refuse(path, "content/folder-name", message, "give it another name")
                else:
                    yield path

    def _refuse(self, path: Path, code: str, message: str, hint: str) -> None:
        problem = Problem(code, message, Where(self.root / path), hint)
        self.broken[path] = (*self.broken.get(path, ()), problem)

    def _read(self, path: Path, model: type[Noun] | None) -> Noun | Any | None:
        absolute = self.root / path
        if not self.inside(absolute):
            self._refuse(path, "content/outside", "this leads out of the workspace",
                         "put the file itself here, not a link to it")  # fmt: skip
            return None
        try:
            tree, noun = _READERS[model](absolute) if model else _read_block(absolute)
        except LeafletsError as error:
            self.broken[path] = error.problems
            return None
        self.lines[path] = tree.lines
        problems = tuple(faults_of_file(noun, tree, self.inside))
        if problems:
            self.broken[path] = problems
            return None
        return noun


def _is_id(name: str) -> bool:
    import re

    return re.fullmatch(ID, name) is not None


def _reading(model: type[BaseModel]) -> Remembered[tuple[Tree, Any]]:
    def read(path: Path) -> tuple[Tree, Any]:
        tree = load_yaml(path)
        return tree, validate(model, tree)

    return Remembered(read)


def _block(path: Path) -> tuple[Tree, Any]:
    tree = load_yaml(path)
    kind = tree.data.get("kind") if isinstance(tree.data, dict) else None
    if not isinstance(kind, str):
        hint = f"add a first line, for example kind: text (kinds: {', '.join(kind_names())})"
        raise LeafletsError(Problem("content/kind", "this block has no kind", Where(path, 1), hint))
    if kind not in kind_names():
        hint = nearest(kind, kind_names())
        message = f"there is no kind of block called “{kind}”"
        known = f"{hint} (kinds: {', '.join(kind_names())})" if "mean" in hint else hint
        raise LeafletsError(Problem("content/kind", message, tree.where(("kind",)), known))
    return tree, validate(block_kind(kind), tree)


_read_block = Remembered(_block)
_READERS: dict[type[BaseModel], Remembered[tuple[Tree, Any]]] = {
    model: _reading(model)
    for model in (
        Recipe, Clinic, Figure, SourceList, Glossary, Labels, Measures, WorkspaceSettings,
        Layout, Paper, Theme, Preset, QualitySettings, Answers,
    )
}  # fmt: skip
