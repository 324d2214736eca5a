"""What is wrong with a file though each of its fields is right, and which files there must be."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from pydantic import BaseModel

from leaflets.catalogs.messages import ids_of, words_of
from leaflets.languages import language
from leaflets.model.clinic import Clinic
from leaflets.model.content import Noun, WorkspaceSettings
from leaflets.model.inline import read_inline
from leaflets.model.library import Library
from leaflets.model.profile import Preset
from leaflets.model.translation import length, words_alone
from leaflets.printing.presets import faults_of_preset
from leaflets.problems import LeafletsError, Problem, Where
from leaflets.strict_yaml import Location, Tree
from leaflets.validation import nearest


def faults_of_file(noun: BaseModel, tree: Tree, inside: Inside) -> Iterator[Problem]:
    """Everything that can be seen from the file, its folder and the program alone."""
    yield from _repeated(noun, tree)
    yield from _jargon_twice(noun, tree)
    yield from _files_named(noun, tree, inside)
    yield from _limits(noun, tree)
    if isinstance(noun, Preset):
        yield from faults_of_preset(noun, tree)
    if isinstance(noun, WorkspaceSettings | Clinic):
        problem = unknown_language(noun.language, tree.where(("language",)))
        yield from (problem,) if problem else ()


def unknown_language(tag: str, place: Where) -> Problem | None:
    """That nobody knows a language, said where it is named; None if it is known."""
    try:
        language(tag)
    except LeafletsError as error:
        (problem,) = error.problems
        return Problem(problem.code, problem.message, place, problem.hint)
    return None


def files_needed(library: Library) -> Iterator[str]:
    """Names of the files of ``content`` that something in it asks for."""
    holders: tuple[dict[str, Noun], ...] = (
        dict(library.blocks), dict(library.figures), dict(library.clinics),
        dict(library.leaflets), dict(library.glossary),
    )  # fmt: skip
    nouns = [noun for holder in holders for noun in holder.values()]
    values = [value for clinic in library.clinics.values() for value in clinic.local.values()]
    words = [found.text for noun in nouns for found in words_of(noun, "")]
    if values or any("{cite:" in text for text in words):
        yield "sources"
    if any(getattr(noun, "terms", ()) for noun in nouns) or any("{term:" in t for t in words):
        yield "glossary"
    if library.leaflets:
        yield "labels"
    if values:
        yield "measures"


class Inside:
    """Whether a file is where it seems to be, and not behind a link out of the workspace ``root``.

    Each folder is looked at once: of the name of a file that is no link, nothing else can lead
    elsewhere.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self._start = os.path.realpath(root) + os.sep
        self._folders: dict[Path, bool] = {}

    def __call__(self, path: Path) -> bool:
        if os.path.islink(path):  # noqa: PTH114 - for every file of a large workspace
            return os.path.realpath(path).startswith(self._start)
        folder = path.parent
        if folder not in self._folders:
            self._folders[folder] = (os.path.realpath(folder) + os.sep).startswith(self._start)
        return self._folders[folder]


def _jargon_twice(noun: BaseModel, tree: Tree) -> Iterator[Problem]:
    """Words to be avoided that stand twice: only one of the remedies would be told."""
    first: dict[str, Location] = {}
    for number, entry in enumerate(getattr(noun, "jargon", ())):
        at, word = ("jargon", number, "word"), entry.word.lower()
        if word in first:
            message = f"the word “{entry.word}” is here twice (first on line "
            message += f"{tree.line(first[word])})"
            yield Problem("content/twice", message, tree.where(at), "keep one of them")
        else:
            first[word] = at


def _repeated(noun: BaseModel, tree: Tree) -> Iterator[Problem]:
    """Ids that stand twice in a file: translations could not tell the entries apart."""
    first: dict[str, Location] = {}
    for name, location in _ids(noun):
        if name in first:
            message = f"the id “{name}” is used twice (first on line {tree.line(first[name])})"
            hint = "give one of them another id: translations find an entry by it"
            yield Problem("content/twice", message, tree.where(location), hint)
        else:
            first[name] = location


def _ids(noun: BaseModel) -> Iterator[tuple[str, Location]]:
    """Ids of all entries, also of lists that hold no words for patients."""
    yield from ids_of(noun)
    for name in ("sources", "units", "opening_hours"):
        for number, entry in enumerate(getattr(noun, name, ())):
            yield entry.id, (name, number, "id")


def _limits(noun: BaseModel, tree: Tree) -> Iterator[Problem]:
    """Limits of texts that are not there, and texts that are longer than the file itself allows."""
    limits = getattr(noun, "max", None) or {}
    found = words_of(noun, "") if limits and isinstance(noun, Noun) else ()
    names = {words.context.partition("#")[2] for words in found}
    known = names | {name.partition(".")[0] for name in names}
    for name in limits:
        if name not in known:
            message = f"there is no text called “{name}” in this file"
            hint = nearest(name, known)
            yield Problem("content/no-text", message, tree.where(("max", name)), hint)
    for words in found:
        there = length(words_alone(read_inline(words.text, words.rich)))
        if words.limit is not None and there > words.limit:
            message = f"this text has {there} characters, and max allows {words.limit}"
            hint = "shorten it, or allow more, if there is room for it in other languages"
            yield Problem("content/too-long", message, tree.where(words.location), hint)


def _files_named(noun: BaseModel, tree: Tree, inside: Inside) -> Iterator[Problem]:
    """Pictures that a figure or clinic names: they must be there, in the same folder."""
    for name in ("picture", "logo"):
        value = getattr(noun, name, None)
        if value is None:
            continue
        path = tree.path.parent / value
        if not path.is_file():
            hint = (
                f"put the picture into {path.parent.relative_to(inside.root)}, or correct its name"
            )
            yield Problem("content/no-file", f"there is no file {value}", tree.where((name,)), hint)
        elif not inside(path):
            message = f"{value} leads out of the workspace"
            yield Problem(
                "content/outside", message, tree.where((name,)), "put the file itself here"
            )
