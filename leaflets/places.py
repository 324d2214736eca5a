"""Where a problem of the finished page comes from: the file and field a person can open.

The rooms that set type know blocks and letters, but no files. They say in ``Problem.where`` which
block and in ``Problem.about`` which letter, colour or class; here that becomes a place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from leaflets.catalogs.messages import topic_of, words_of
from leaflets.model.library import Edition, Library
from leaflets.problems import Problem, Where

Location = tuple[str | int, ...]


def located(problem: Problem, editions: Iterable[Edition]) -> Problem:
    """``problem`` with its file, line and field, as far as they can be found; ``editions``: of the
    leaflet in each of its languages."""
    if problem.where and problem.where.path:
        return problem
    editions = tuple(editions)
    if problem.code == "theme/contrast" and (of_brand := _of_brand(problem, editions)):
        return of_brand
    found = (_place(problem, edition) for edition in editions)
    place = next((place for place in found if place), None)
    return replace(problem, where=place) if place else problem


def _of_brand(problem: Problem, editions: tuple[Edition, ...]) -> Problem | None:
    """Weak contrast of a clinic's own colour, in a theme whose styles do not show beforehand where
    it meets which other."""
    edition = editions[0] if editions else None
    if edition is None or not edition.clinic.colours or "accent" not in problem.message:
        return None
    file = f"content/clinics/{edition.job.clinic}.yaml"
    place = where(edition.library, file, ("colours", "accent"))
    return replace(problem, where=place, hint="choose a darker accent, or leave colours out")


def where(library: Library, file: str, location: Location, noun: Any = None) -> Where:
    """A field of a file of the workspace; ``noun``: what the file holds, to name entries by id."""
    line = library.lines.get(Path(file), {}).get(location)
    return Where(library.root / file, line, ".".join(_names(noun, location)))


def _names(noun: Any, location: Location) -> Iterator[str]:
    here = noun
    for step in location:
        if isinstance(step, str):
            here = here.get(step) if isinstance(here, Mapping) else getattr(here, step, None)
            yield step
        else:
            here = here[step] if isinstance(here, tuple) and step < len(here) else None
            yield getattr(here, "id", None) or str(step + 1)


def _place(problem: Problem, edition: Edition) -> Where | None:
    library, block = edition.library, problem.where.field if problem.where else ""
    room = problem.code.partition("/")[0]
    if problem.code == "text/missing-glyph":
        return _words(edition, problem.about, block)
    if room == "layout" and block:
        return where(library, f"content/blocks/{block}.yaml", ())
    if problem.code == "theme/unknown-style" and (found := _class(edition, problem.about, block)):
        return found
    if room == "theme":
        location = ("palette", problem.about) if problem.about in edition.theme.palette else ()
        return where(library, f"layouts/themes/{edition.layout.theme}.yaml", location)
    if room == "qr":
        return _address(edition)
    if room == "layout":
        return where(library, f"layouts/{edition.job.layout}.yaml", ())
    return None


def _address(edition: Edition) -> Where:
    """Of the two parts of the leaflet's own address the longer one; other addresses of QR codes are
    looked at before (``leaflets.wording.vetting``)."""
    library, job = edition.library, edition.job
    if edition.clinic.html_edition:
        return where(library, f"content/clinics/{job.clinic}.yaml", ("html_edition",))
    base, end = edition.clinic.leaflets_web or "", edition.recipe.short_address or ""
    if len(end) > len(base):
        return where(library, f"content/leaflets/{job.leaflet}.yaml", ("short_address",))
    return where(library, f"content/clinics/{job.clinic}.yaml", ("leaflets_web",))


def _class(edition: Edition, name: str, block: str) -> Where | None:
    """The line of a template that names a class."""
    layouts = edition.library.path("layouts")
    kinds = [placed.block.kind for placed in edition.blocks if placed.id == block]
    folders = [layouts / edition.job.layout / "blocks", layouts / "blocks"]
    files = [folder / f"{kind}.xml.j2" for kind in kinds for folder in folders]
    pages = (layouts / edition.job.layout / "page", layouts / "page")
    for path in files or [path for page in pages for path in sorted(page.glob("*.xml.j2"))]:
        try:
            lines = path.read_text("utf-8").split("\n")
        except OSError:
            continue
        for number, line in enumerate(lines, 1):
            if re.search(rf'class="[^"]*\b{re.escape(name)}\b', line):
                return Where(path, number)
    return None


def _words(edition: Edition, letter: str, block: str) -> Where | None:
    """The field, or the entry of a translation, whose printed words hold ``letter``."""
    library, language = edition.library, edition.job.language
    for file, location, noun, context, text in _printed(edition, block):
        if language != library.language and context:
            topic = topic_of(context)
            catalog = library.catalog(language, topic) if language in library.languages else None
            entry = catalog.by_context.get(context) if catalog else None
            if entry and any(letter in words for words in entry.translations):
                folder = library.path("content", "translations", language)
                return Where(folder / f"{topic}.po", entry.line, context)
        if letter in text:
            return where(library, file, location, noun)
    return None


Printed = tuple[str, Location, Any, str, str]
"""File, location and noun of a text; its message id or nothing; the text itself."""


def _printed(edition: Edition, block: str) -> Iterator[Printed]:
    """The texts of a block or, outside blocks, of the leaflet and the clinic; then shared ones."""
    library, job = edition.library, edition.job
    nouns: list[tuple[str, Any, str]] = [
        (f"content/blocks/{placed.id}.yaml", placed.block, placed.id)
        for placed in edition.blocks
        if placed.id == block
    ]
    for _, noun, _ in tuple(nouns):
        figure = getattr(noun, "figure", "")
        if figure in library.figures:
            nouns.append((f"content/figures/{figure}.yaml", library.figures[figure],
                          f"figures/{figure}"))  # fmt: skip
    for name, noun in ((f"leaflets/{job.leaflet}", edition.recipe),
                       (f"clinics/{job.clinic}", edition.clinic)):  # fmt: skip
        nouns.append((f"content/{name}.yaml", noun, name))
    for file, noun, name in nouns:
        for found in words_of(noun, name):
            yield file, found.location, noun, found.context, found.text
    yield from _shared(library)


def _shared(library: Library) -> Iterator[Printed]:
    for number, term in enumerate(library.glossary.values()):
        for found in words_of(term, "glossary", term.id):
            location = ("terms", number, *found.location)
            yield "content/glossary.yaml", location, None, found.context, found.text
    for number, label in enumerate(library.labels.values()):
        location = ("labels", number, "text")
        yield "content/labels.yaml", location, None, f"labels#{label.id}.text", label.text
    for number, source in enumerate(library.sources.values()):
        location = ("sources", number, "citation")
        yield "content/sources.yaml", location, None, "", source.citation
