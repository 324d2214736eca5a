"""Everything a reviewer approves: each word, number, picture and source of a leaflet, one by one.

Layouts, themes and roles are not in it: they change how a leaflet looks, not what it says. Notes
are not in it: nobody prints them.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterator
from typing import Any

from leaflets.catalogs.lookup import translated
from leaflets.catalogs.messages import may_stay, words_of
from leaflets.governance.labels import labels_of_leaflet
from leaflets.model.clinic import LocalValue
from leaflets.model.content import Noun
from leaflets.model.inline import read_inline
from leaflets.model.library import Library
from leaflets.model.review import Item
from leaflets.pictures.shelf import pictured
from leaflets.remembered import once_for_each
from leaflets.wording.translations import Translations

UNPRINTED = {"note", "review_note", "no_source", "max"}
"""Fields of content files that no page shows."""

_OF_RECIPE = {"layout", "accent", "blocks", "note", "no_source", "purpose", "banner", "max"}
_OF_CLINIC = {"paper", "colours", "note"}
_OF_SOURCE = {"id", "note", "checked"}
"""To look at a source again and find it the same changes nothing on the page."""


def digest(items: tuple[Item, ...], owner: str) -> str:
    """SHA-256 over ``items`` and over whose they are, in which language; 64 hex digits."""
    rows = [owner, *((item.name, item.source, item.words) for item in items)]
    return hashlib.sha256(json.dumps(rows, ensure_ascii=False).encode()).hexdigest()


def content_items(library: Library, leaflet: str, language: str) -> tuple[Item, ...]:
    """What ``leaflet`` says in ``language``, in reading order. Words without a translation are
    empty. The leaflet must be one of ``library.leaflets``."""
    return tuple(dict.fromkeys(_Gathering(library, language).leaflet(leaflet)))


def clinic_items(library: Library, clinic: str, language: str) -> tuple[Item, ...]:
    """What a clinic's file brings to pages in ``language``: values, words, units and logo. The
    clinic must be one of ``library.clinics``."""
    return tuple(_Gathering(library, language).clinic(clinic))


@once_for_each(1_024)
def pictures_now(library: Library, leaflet: str) -> tuple[str, ...]:
    """Hashes of the pictures of a leaflet, as they are printed."""
    recipe = library.leaflets[leaflet]
    blocks = [library.blocks.get(name) for name in _names(recipe.blocks)]
    figures = [*(getattr(block, "figure", None) for block in blocks), recipe.banner]
    files = [library.figures[str(n)].picture for n in figures if n in library.figures]
    folder = library.path("content", "figures")
    return tuple(pictured(library, folder / file).digest for file in files)


def logo_now(library: Library, clinic: str) -> str:
    """The hash of a clinic's logo, as ``pictures_now``; nothing if it has none."""
    logo = library.clinics[clinic].logo
    return _logo(library, logo) if logo else ""


@once_for_each(1_024)
def _logo(library: Library, file: str) -> str:
    """Of a file that many clinics may show."""
    return pictured(library, library.path("content", "clinics", file)).digest


class _Gathering:
    def __init__(self, library: Library, language: str) -> None:
        self._library, self._language = library, language
        self._translated = language != library.language
        self._sources: dict[str, None] = {}
        self._terms: dict[str, None] = {}

    def leaflet(self, name: str) -> Iterator[Item]:
        library, recipe = self._library, self._library.leaflets[name]
        yield from self._words(recipe, f"leaflets/{name}", unprinted="purpose")
        yield _same("recipe", {**_facts(recipe, _OF_RECIPE), "blocks": _names(recipe.blocks)})
        blocks = [(n, library.blocks[n]) for n in _names(recipe.blocks) if n in library.blocks]
        for block_name, block in blocks:
            yield from self._words(block, block_name)
            yield _same(f"block:{block_name}", _facts(block, UNPRINTED))
        figures = [getattr(block, "figure", None) for _, block in blocks]
        for figure in dict.fromkeys(filter(None, figures)):
            yield from self._figure(figure)
        if recipe.banner and recipe.banner in library.figures:
            yield self._picture("figures", library.figures[recipe.banner].picture)
        for _, block in blocks:
            self._terms.update(dict.fromkeys(getattr(block, "terms", ())))
        yield from self._explained()
        for label in labels_of_leaflet(library, name):
            yield from self._words(label.noun, label.file, label.entry)
        yield from self._cited()

    def _explained(self) -> Iterator[Item]:
        for term in [term for term in self._terms if term in self._library.glossary]:
            yield from self._words(self._library.glossary[term], "glossary", term)

    def _cited(self) -> Iterator[Item]:
        sources = self._library.sources
        for source in [source for source in self._sources if source in sources]:
            yield _same(f"source:{source}", _facts(sources[source], _OF_SOURCE))

    def clinic(self, name: str) -> Iterator[Item]:
        library, clinic = self._library, self._library.clinics[name]
        yield from self._words(clinic, f"clinics/{name}")
        yield _same(f"clinic:{name}", _facts(clinic, _OF_CLINIC))
        for unit in sorted({value.unit for value in clinic.local.values()} & set(library.units)):
            yield self._unit(unit)
        for called, value in clinic.local.items():
            yield self._measure(called, value)
        yield from self._explained()
        yield from self._cited()
        if clinic.logo:
            yield self._picture("clinics", clinic.logo)

    def _words(self, noun: Noun, file: str, entry: str = "", unprinted: str = "") -> Iterator[Item]:
        for found in words_of(noun, file, entry):
            if found.location == (unprinted,):
                continue
            inline = read_inline(found.text, found.rich)
            for hole in inline.holes:
                noted = {"cite": self._sources, "term": self._terms}.get(hole.kind, {})
                noted.update(dict.fromkeys(hole.names))
            words = found.text
            if self._translated:
                words = self._translation(found.context, found.text)
                if not words and may_stay(found.context):
                    words = found.text
            yield Item(found.context, found.text, words)

    def _translation(self, context: str, source: str, plural: str | None = None) -> str:
        """The translation of just this source; nothing when it is missing, older or a guess."""
        known = translated(self._library, self._language, context, source, plural)
        return "\n".join(text.strip() for text in known.entry.translations) if known else ""

    def _unit(self, name: str) -> Item:
        unit = self._library.units[name]
        context, source = f"measures#{name}", f"{unit.one}\n{unit.other}"
        if not self._translated:
            return Item(context, source, source)
        return Item(context, source, self._translation(context, unit.one, unit.other))

    def _measure(self, name: str, value: LocalValue) -> Item:
        """A local value as it is printed: which plural form it takes is the PO file's to say."""
        said = []
        for language in (self._library.language, self._language):
            translations = Translations(self._library, language)
            known = value.unit in self._library.units
            words = translations.measure(value.unit, int(value.number)) if known else ""
            said.append("" if translations.problems else words)
        return Item(f"local:{name}", *said)

    def _figure(self, name: str) -> Iterator[Item]:
        figure = self._library.figures.get(name)
        if figure is not None:
            yield from self._words(figure, f"figures/{name}", unprinted="title")
            yield _same(f"figure:{name}", _facts(figure, {*UNPRINTED, "title"}))
            yield self._picture("figures", figure.picture)

    def _picture(self, folder: str, file: str) -> Item:
        digest = pictured(self._library, self._library.path("content", folder, file)).digest
        return _item(f"picture:{folder}/{file}", digest)


def _names(blocks: Collection[Any]) -> list[str]:
    return [placed.block for placed in blocks]


def _item(name: str, value: str) -> Item:
    return Item(name, value, value)


def _same(name: str, facts: dict[str, Any]) -> Item:
    return _item(name, json.dumps(facts, ensure_ascii=False, sort_keys=True))


def _facts(noun: Noun, without: Collection[str]) -> dict[str, Any]:
    """The fields of a noun that are not words for translation: urgency, counts, dates, ids."""
    facts = noun.model_dump(mode="json", exclude=set(without), exclude_none=True)
    for found in words_of(noun, ""):
        here: Any = facts
        for step in found.location[:-1]:
            here = _below(here, step)
        last: Any = found.location[-1]
        if isinstance(here, list) or last in here:
            here[last] = ""
    return facts


def _below(here: Any, step: Any) -> Any:
    return here[step] if isinstance(here, list) or step in here else {}
