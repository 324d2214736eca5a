"""Titles of leaflets as the staff of a clinic read them, outside the leaflets themselves."""

from __future__ import annotations

from leaflets.catalogs.lookup import translated
from leaflets.model.library import Library


def title_for_staff(library: Library, leaflet: str, language: str) -> str:
    """In ``language``, that of the clinic; as it was written where there is no translation."""
    return words_for_staff(
        library, f"leaflets/{leaflet}#title", library.leaflets[leaflet].title, language
    )


def words_for_staff(library: Library, context: str, source: str, language: str) -> str:
    """A message in ``language``; as it was written where there is no translation, or where it has
    holes that only a leaflet can fill."""
    if language in library.languages and language != library.language and "{" not in source:
        known = translated(library, language, context, source)
        return known.entry.translations[0].strip() if known else source
    return source
