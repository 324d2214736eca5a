"""What a language is called in another one, from the Unicode CLDR.

Babel is asked itself, when names are needed: all of them would make ``locales.json`` ten times as
large, and leaflets print none.
"""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=4_096)
def language_name(tag: str, language: str) -> str:
    """The name of ``tag`` in ``language``, such as “arabe” for ``ar`` in ``fr``; nothing where CLDR
    knows none. Both: BCP 47."""
    from babel.core import Locale, UnknownLocaleError

    try:
        spoken = Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return ""
    names = spoken.languages
    subtags = tag.split("-")
    found = (names.get("_".join(subtags[:length])) for length in range(len(subtags), 0, -1))
    return next(filter(None, found), "")
