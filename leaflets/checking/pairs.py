"""Messages with translations that would be printed as they are, ready to be checked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from leaflets.catalogs.lookup import Translated, translated
from leaflets.catalogs.messages import FoundWords, NamedNoun, nouns_of
from leaflets.catalogs.notes import kind_of
from leaflets.governance.labels import nouns_of_leaflet
from leaflets.model.inline import read_inline
from leaflets.model.library import Library
from leaflets.model.translation import Pair
from leaflets.problems import Where


def pairs_of_language(library: Library, language: str) -> Iterator[Pair]:
    """Of everything in the workspace."""
    gathering = _Gathering(library, language)
    for named in nouns_of(library):
        yield from gathering.of(named)
    yield from gathering.units(library.units)


def pairs_of_leaflet(library: Library, leaflet: str, language: str) -> Iterator[Pair]:
    """Of what a leaflet prints, whoever the clinic is, in reading order."""
    gathering = _Gathering(library, language)
    for named in nouns_of_leaflet(library, leaflet):
        yield from gathering.of(named)


def pairs_of_clinic(library: Library, clinic: str, language: str) -> Iterator[Pair]:
    """Of what a clinic brings to leaflets: its own words, and units of its values."""
    gathering, noun = _Gathering(library, language), library.clinics[clinic]
    yield from gathering.of(NamedNoun(f"clinics/{clinic}", f"content/clinics/{clinic}.yaml", noun))
    used = dict.fromkeys(value.unit for value in noun.local.values())
    yield from gathering.units(name for name in used if name in library.units)


class _Gathering:
    def __init__(self, library: Library, language: str) -> None:
        self._library, self._language = library, language

    def of(self, named: NamedNoun) -> Iterator[Pair]:
        kind, labels = kind_of(named.noun), named.label_holes
        for found in named.words():
            known = translated(self._library, self._language, found.context, found.text)
            if known:
                yield self._pair(found, kind, known, labels, known.entry.translations[0])

    def units(self, names: Iterable[str]) -> Iterator[Pair]:
        """A pair for each plural form."""
        for name in names:
            unit, context = self._library.units[name], f"measures#{name}"
            known = translated(self._library, self._language, context, unit.one, unit.other)
            if known is None:
                continue
            for form, words in enumerate(known.entry.translations):
                source = unit.one if known.catalog.plural.form(1) == form else unit.other
                found = FoundWords(context, (), source, False, "")
                yield self._pair(found, "unit", known, ("n",), words, form)

    def _pair(
        self,
        found: FoundWords,
        kind: str,
        known: Translated,
        labels: tuple[str, ...] | None,
        words: str,
        form: int | None = None,
    ) -> Pair:
        target, entry = words.strip(), known.entry
        return Pair(
            context=found.context,
            kind=kind,
            source=read_inline(found.text, found.rich, labels),
            target=read_inline(target, found.rich, labels),
            source_text=found.text,
            target_text=target,
            source_language=self._library.language,
            language=self._language,
            where=Where(known.catalog.path, entry.line, found.context),
            form=form,
            remarks=entry.remarks,
            limit=found.limit,
        )
