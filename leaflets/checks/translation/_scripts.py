"""Which script each letter of a text is in, and which scripts a language is written in."""

from __future__ import annotations

from functools import cache, lru_cache

from leaflets.languages import language as known_language
from leaflets.text.unicode_data import general_category, script_extensions

OWN, LATIN, FOREIGN, ANY, NONE = "olxa "
"""A letter of the language's script, of Latin, of another; of any; no letter."""

_SEVERAL = {
    "Hans": ("Hani",), "Hant": ("Hani", "Bopo"), "Jpan": ("Hani", "Hira", "Kana"),
    "Kore": ("Hang", "Hani"),
}  # fmt: skip
"""ISO 15924 codes of writing systems -> the scripts in them."""


@cache
def scripts_of(language: str) -> tuple[str, ...]:
    """ISO 15924 codes of the scripts of a known language."""
    code = known_language(language).script
    return _SEVERAL.get(code, (code,))


def is_latin(language: str) -> bool:
    """Whether a language is written in Latin letters."""
    return scripts_of(language) == ("Latn",)


class _Letters(dict[int, str]):
    """What each character is to a language; made when first asked for."""

    def __init__(self, own: tuple[str, ...]) -> None:
        super().__init__()
        self._own = own

    def __missing__(self, code: int) -> str:
        char = chr(code)
        self[code] = found = self._kind(char) if general_category(char)[0] in "LM" else NONE
        return found

    def _kind(self, char: str) -> str:
        scripts = script_extensions(char)
        if set(scripts) & set(self._own):
            return OWN
        if "Latn" in scripts:
            return LATIN
        return ANY if set(scripts) & {"Zyyy", "Zinh"} else FOREIGN


@cache
def _letters(language: str) -> _Letters:
    return _Letters(scripts_of(language))


@lru_cache(maxsize=256)
def kinds(text: str, language: str) -> str:
    """For each character of a text what it is: ``OWN``, ``LATIN``, ``FOREIGN``, ``ANY``, ``NONE``.

    In a language with Latin letters those are ``OWN``.
    """
    return text.translate(_letters(language))
