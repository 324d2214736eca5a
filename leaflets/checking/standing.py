"""Messages that no check can look at: not translated, a guess, or older than the original."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from leaflets.catalogs.lookup import entry_of
from leaflets.catalogs.messages import NamedNoun, nouns_of, topic_of
from leaflets.checking.running import exempt
from leaflets.governance.labels import nouns_of_leaflet
from leaflets.model.library import Library
from leaflets.problems import Problem, Severity, Where
from leaflets.wording.translations import Translations

UNTRANSLATED = ("translation/missing", "translation/fuzzy", "translation/gone")
STALE = "translation/stale"


def standing_of_language(library: Library, language: str) -> tuple[Problem, ...]:
    """Messages of the whole workspace without a translation that can be printed (errors), and those
    that are printed framed and marked (warnings)."""
    if exempt(library, language):
        return ()
    translations = Translations(library, language)
    _look_up(translations, nouns_of(library))
    for unit in library.units:
        translations.look_up_unit(unit)
    return _told(translations)


def standing_of_leaflet(library: Library, leaflet: str, language: str) -> tuple[Problem, ...]:
    """As ``standing_of_language``, of what a leaflet prints, whoever the clinic is."""
    if exempt(library, language):
        return ()
    translations = Translations(library, language)
    _look_up(translations, nouns_of_leaflet(library, leaflet))
    return _told(translations)


def _look_up(translations: Translations, nouns: Iterable[NamedNoun]) -> None:
    """What is wrong gathers in ``translations``."""
    for named in nouns:
        for found in named.words():
            translations.words(found, named.label_holes)


def _told(translations: Translations) -> tuple[Problem, ...]:
    return tuple(dict.fromkeys((*translations.problems, *_stale(translations))))


def _stale(translations: Translations) -> Iterator[Problem]:
    library, language = translations.library, translations.language
    folder = library.path("content", "translations", language)
    for context, doubt in translations.doubts.items():
        if doubt != "stale":
            continue
        entry = entry_of(library, language, context)
        yield Problem(
            STALE,
            "the original has changed since it was translated: printed framed and marked",
            Where(folder / f"{topic_of(context)}.po", entry.line if entry else None, context),
            "see what has changed, correct the translation, and take “fuzzy” away",
            Severity.WARNING,
        )
