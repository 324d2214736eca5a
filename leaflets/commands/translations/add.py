"""``leaflets translations add``: begin a language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from leaflets.commands._frame import a_command, load_library
from leaflets.commands._report import counted, shown
from leaflets.problems import LeafletsError, Problem

if TYPE_CHECKING:
    from leaflets.catalogs.updating import Update
    from leaflets.languages import Language
    from leaflets.model.library import Library


@a_command("add")
@click.argument("language")
def command(language: str, workspace: Path | None) -> None:
    """Begin a language: make its files, and say what holds for it.

    LANGUAGE is a tag such as pl, pt-BR or zh-Hans. What is made is marked as a draft.

    \b
    Examples:
      leaflets translations add pl
      leaflets translations add zh-Hant
    """
    from leaflets.catalogs.updating import begun
    from leaflets.clock import today
    from leaflets.saving import save_all

    library = load_library(workspace)
    tag = _tag(language)
    _refuse_begun(library, tag)
    files = begun(library, tag, today())
    save_all([update.file for update in files])
    _tell(tag, language, library, files)


def _tag(wanted: str) -> str:
    """The language as its folder is called: as it was written, in the usual letters; an older or
    wider name (``zh``, ``iw``) becomes that of the language it means."""
    from leaflets.languages import canonical, language

    try:
        found = language(wanted)
    except LeafletsError as error:
        raise LeafletsError(*(_as_usage(problem) for problem in error.problems)) from None
    tag = canonical(wanted)
    return tag if f"{tag}-".startswith(f"{found.tag}-") else found.tag


def _as_usage(problem: Problem) -> Problem:
    """A wrong name on the command line is told as ``leaflets build`` tells it."""
    return Problem("usage/unknown-language", problem.message, hint=problem.hint)


def _refuse_begun(library: Library, tag: str) -> None:
    from leaflets.commands._languages import not_translated
    from leaflets.selection import matching_languages
    from leaflets.workspace import names

    meant = matching_languages(tag, (library.language,)) or (tag,)
    if problem := not_translated(library, meant[0]):
        raise LeafletsError(problem)
    there = [name for name in names(library.root).languages if name.lower() == tag.lower()]
    if there:
        message = f"{there[0]} is begun already"
        hint = f"bring its files up to date: leaflets translations update -l {there[0]}"
        raise LeafletsError(Problem("usage/begun", message, hint=hint))


def _tell(tag: str, wanted: str, library: Library, files: Sequence[Update]) -> None:
    from leaflets.catalogs.counting import word_count
    from leaflets.catalogs.messages import all_messages
    from leaflets.languages import language

    found = language(tag)
    messages = all_messages(library)
    words = sum(map(word_count, messages))
    other = f" ({wanted} is called so here)" if tag.lower() != wanted.lower() else ""
    click.echo(f"Begun: {found.name} ({found.english_name}), {tag}{other}\n")
    for name, value in _facts(tag, found):
        click.echo(f"  {name:<14}{value}")
    folder = shown(library.path("content", "translations", tag))
    size = f"{counted(len(messages), 'message')}, {words:,} words"
    click.echo(f"  {'files':<14}{counted(len(files), 'file')} in {folder}: {size}")
    click.echo("\nWhat to do next: translate the words behind msgstr in these files, then look:")
    click.echo(f"  leaflets build -l {tag} --allow-mixed")
    click.echo(f"  leaflets translations status -l {tag}")


def _facts(tag: str, found: Language) -> Iterator[tuple[str, str]]:
    from leaflets.catalogs.plural import plural_rule
    from leaflets.catalogs.plural_table import plural_forms, plural_header
    from leaflets.cldr import in_digits

    yield "direction", "right to left" if found.right_to_left else "left to right"
    yield "digits", in_digits("0123456789", found.digits)
    count, rule = plural_forms(tag)
    yield "plural forms", f"{count}: {rule}"
    for form in range(count) if count > 1 else ():
        yield "", f"msgstr[{form}] for {plural_rule(plural_header(tag)).examples(form)}"
    yield "fonts", _fonts(tag, found)
    yield "marks", _marks(tag)


def _fonts(tag: str, found: Language) -> str:
    """Whether all that the script needs is there, and what brings it if not."""
    from leaflets.fonts import font_table
    from leaflets.text.line_breaking import line_breaks

    fonts = font_table()[found.font_script]
    said = "in the program"
    if fonts.missing:
        common = "common characters are in the program; " if fonts.faces else ""
        said = f"{common}{fonts.missing.install} brings {fonts.missing.holds}"
    try:
        line_breaks(found.name, tag)  # its name is written in its script
    except LeafletsError as error:
        said += f"; {error.problems[0].hint} brings the dictionary to end lines with"
    return said


def _marks(tag: str) -> str:
    from leaflets.marks import FALLBACK, mark_words

    words, language = mark_words("draft-translation", tag)
    if language == FALLBACK:
        return "not in this language yet: pages have them in English"
    return f"“{words}”"
