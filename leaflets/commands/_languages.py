"""Which languages a command for translators works on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaflets.problems import LeafletsError, Problem
from leaflets.workspace import PSEUDOLOCALES

if TYPE_CHECKING:
    from leaflets.model.library import Library


def asked(library: Library, wanted: tuple[str, ...]) -> tuple[str, ...]:
    """Begun languages that ``wanted`` names, matched as ``leaflets build`` does; all of them if it
    names none. Raises LeafletsError (``usage/...``) with every name that is no such language."""
    from leaflets.selection import chosen_languages

    problems: list[Problem] = []
    found = chosen_languages(wanted, library.languages, problems)
    if wanted:
        problems += (problem for tag in found if (problem := not_translated(library, tag)))
    if problems:
        raise LeafletsError(*problems)
    return tuple(tag for tag in found if not not_translated(library, tag))


def not_translated(library: Library, tag: str) -> Problem | None:
    """Why nobody translates into a language: it is the source, or invented."""
    if tag == library.language:
        message = f"{tag} is the language the content is written in: there is nothing to translate"
        return Problem("usage/source-language", message, hint="name another language")
    if tag in PSEUDOLOCALES:
        message = f"{tag} is invented by the program: there is nothing to translate"
        return Problem("usage/pseudolocale", message, hint=f"see it with: leaflets build -l {tag}")
    return None
