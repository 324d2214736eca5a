"""Signing, for ``leaflets review``: all is looked at first; only then is one file written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Literal

from leaflets.catalogs.messages import words_of
from leaflets.checking.running import blocking, blocking_of_clinic
from leaflets.clock import today
from leaflets.governance.lock import held
from leaflets.governance.register import file_of_clinic, file_of_leaflet, latest
from leaflets.governance.signing import Signature, sign_clinic, sign_leaflet, unknown
from leaflets.governance.succession import is_superseded
from leaflets.model.job import Job
from leaflets.model.library import Library
from leaflets.problems import LeafletsError, Problem
from leaflets.stages import artwork
from leaflets.stages.localize import localize
from leaflets.stages.publish import prepare, publish
from leaflets.stages.resolve import resolve
from leaflets.wording.translations import Translations

What = Literal["leaflet", "clinic"]


def sign(library: Library, what: What, name: str, language: str, signature: Signature) -> Path:
    """Write ``signature`` under what a leaflet, or a clinic, says in a language; returns the file.

    Raises LeafletsError, before anything is written, with everything that speaks against it: the
    signature itself, words that are missing, and whatever keeps it from being printed.
    """
    if problems := tuple(unknown(library, what, name, language)):
        raise LeafletsError(*problems)
    signing = sign_leaflet if what == "leaflet" else sign_clinic
    record = partial(signing, library, name, language, signature)
    problems = tuple(_once((*_faults(library, what, name, language), *_raised(record))))
    if problems:
        raise LeafletsError(*problems)
    in_file = file_of_leaflet if what == "leaflet" else file_of_clinic
    path = in_file(library.root, name, language)
    write_signed(path, lambda: record()[1])
    return path


def write_signed(path: Path, content: Callable[[], bytes]) -> None:
    """Write a file of sign-offs, alone. ``content`` reads it again: somebody may have signed in the
    meantime. Raises LeafletsError, with the file as it was."""
    try:
        prepare(path.parent)
        with held(path):
            publish(content(), path)
    except LeafletsError as error:
        raise LeafletsError(*map(_about_sign_offs, error.problems)) from None


def _faults(library: Library, what: What, name: str, language: str) -> Iterator[Problem]:
    """Why it could not be printed, whoever signed."""
    if what == "leaflet":
        printing = (partial(_print, library, name, other, language) for other in library.clinics)
        yield from _of_all(printing, _none(library, "clinic"))
        if language != library.language:
            # A spoilt file for the source would refuse this leaflet as soon as it is signed.
            path = file_of_leaflet(library.root, name, library.language)
            yield from _raised(lambda: latest(path, today()))
    else:
        source = library.language  # that a leaflet is not translated says nothing about a clinic
        printing = (partial(_print, library, other, name, source) for other in library.leaflets)
        yield from _of_all(printing, _none(library, "leaflet"))
        translations = Translations(library, language)
        for found in words_of(library.clinics[name], f"clinics/{name}"):
            translations.words(found)
        yield from translations.problems
        yield from blocking_of_clinic(library, name, language)


def _print(library: Library, leaflet: str, clinic: str, language: str) -> None:
    """What ``build`` and ``review --show`` look at before pages are made."""
    layout, paper = library.leaflets[leaflet].layout, library.clinics[clinic].paper
    problems = _raised(lambda: is_superseded(library, leaflet))
    try:
        edition = resolve(library, Job(leaflet, language, clinic, layout, paper, "office"))
        problems += _raised(lambda: artwork.pictures_of(edition, right_to_left=False))
        problems += _raised(lambda: localize(edition))
        problems += blocking(library, leaflet, clinic, language)
    except LeafletsError as error:
        problems += error.problems
    if problems:
        raise LeafletsError(*problems)


def _of_all(
    printings: Iterable[Callable[[], None]], none: tuple[Problem, ...]
) -> Iterable[Problem]:
    """What speaks against each of ``printings``: nothing when one of them goes well; ``none`` when
    there are none. One clinic with a slip of its own must not stop a leaflet for all others."""
    found: list[tuple[Problem, ...]] = []
    for printing in printings:
        found.append(_raised(printing))
        if not found[-1]:
            return ()
    if not found:
        return none
    return [p for p in found[0] if all(p in other for other in found)] or chain(*found)


def _none(library: Library, what: What) -> tuple[Problem, ...]:
    """Why there is nothing to print it with: files that are broken, or not there."""
    folder = ("content", f"{what}s")
    broken = (
        p for path, found in library.broken.items() if path.parts[:2] == folder for p in found
    )
    message = f"this workspace holds no {what} yet, so nobody can see this printed"
    hint = f"make one with: leaflets new {what} NAME"
    return tuple(broken) or (Problem(f"review/no-{what}", message, hint=hint),)


def _raised(work: Callable[[], object]) -> tuple[Problem, ...]:
    try:
        work()
    except LeafletsError as error:
        return error.problems
    return ()


def _once(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Equal problems once, and of a message of a PO file only the first that is said about it."""
    told: set[object] = set()
    for problem in problems:
        place = problem.where
        about = place if place and place.path and place.path.suffix == ".po" else problem
        if about not in told:
            told.add(about)
            yield problem


_NOTHING = "nothing was signed"
_ABOUT_SIGN_OFFS = {
    "publish/disk-full": (
        f"the disk is full; {_NOTHING}",
        "free some space, then sign again",
    ),
    "publish/is-a-folder": (
        f"a folder has the name of the file of sign-offs; {_NOTHING}",
        "move or rename that folder, then sign again",
    ),
    "publish/in-the-way": (
        f"a file stands where a folder of sign-offs should be; {_NOTHING}",
        "move or rename that file, then sign again",
    ),
    "publish/name-too-long": (
        f"the name of the file of sign-offs is too long for the disk; {_NOTHING}",
        "move your leaflets into a folder with a shorter path, or give the leaflet a shorter name",
    ),
    "publish/not-allowed": (
        f"you are not allowed to write here; {_NOTHING}",
        "ask who looks after the folder for the right to write there; on Windows, close the file "
        "in other programs",
    ),
}


def _about_sign_offs(problem: Problem) -> Problem:
    """A problem of ``publish``, which speaks of PDFs, in the words of somebody who signs."""
    if not problem.code.startswith("publish/"):
        return problem
    usual = (f"{problem.message}; {_NOTHING}", "try again, or ask who looks after the computer")
    message, hint = _ABOUT_SIGN_OFFS.get(problem.code, usual)
    return replace(problem, message=message, hint=hint)
