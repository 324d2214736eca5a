"""Which languages a command of ``leaflets translations`` works on."""

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
    translated = tuple(tag for tag in library.languages[1:] if tag not in PSEUDOLOCALES)
    problems += [_refusal(library, tag) for tag in found if wanted and tag not in translated]
    if problems:
        raise LeafletsError(*problems)
    return found if wanted else translated


def _refusal(library: Library, tag: str) -> Problem:
    if tag == library.language:
        message = f"{tag} is the language the content is written in: there is nothing to translate"
        return Problem("usage/source-language", message, hint="name another language")
    message = f"{tag} is invented by the program: there is nothing to translate"
    return Problem("usage/pseudolocale", message, hint=f"see it with: leaflets build -l {tag}")
