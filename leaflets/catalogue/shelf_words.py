"""Titles of leaflets, and the words by which they and their languages are found."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from leaflets.blocks.warning_signs import WarningSigns
from leaflets.catalogs.lookup import translated
from leaflets.catalogs.messages import words_of as messages_of
from leaflets.catalogue.form_names import english_name
from leaflets.catalogue.searching import words_of
from leaflets.cldr.language_names import language_name
from leaflets.languages import language
from leaflets.model.inline import read_inline
from leaflets.model.translation import HOLE, words_alone
from leaflets.problems import LeafletsError
from leaflets.wording.titles import words_for_staff

if TYPE_CHECKING:
    from leaflets.catalogs.messages import FoundWords
    from leaflets.model.library import Library

SHARED = "shared"
"""The folder of blocks that belong to no topic."""


class Spoken(NamedTuple):
    """Words, and the language (BCP 47) they are to be read in."""

    words: str
    language: str


def staff_words(library: Library, leaflet: str, tag: str) -> tuple[Spoken, str]:
    """The title as the staff of a clinic that speaks ``tag`` reads it, and all words by which they
    find the leaflet: title, what it is about and for whom, its topics, codes and warning signs."""
    recipe = library.leaflets[leaflet]
    title = words_for_staff(library, f"leaflets/{leaflet}#title", recipe.title, tag)
    in_source = title == recipe.title
    texts = [_read(title), recipe.id, recipe.title, *recipe.codes, *_topics(library, leaflet)]
    for message in _messages(library, leaflet):
        texts.append(_read(words_for_staff(library, message.context, message.text, tag)))
    return Spoken(_read(title), library.language if in_source else tag), words_of(texts)


def words_of_a_title(
    library: Library, leaflet: str, tag: str, printed: str
) -> tuple[Spoken, tuple[str, ...]]:
    """The title in the language of the patient, and more words of the leaflet in it. ``printed``:
    the title as the file has it; that of the workspace stands in for one that says nothing."""
    recipe = library.leaflets[leaflet]
    messages = _messages(library, leaflet)
    told = {
        message.context: known.entry.translations[0]
        for message in messages
        if (known := translated(library, tag, message.context, message.text))
    }
    own = told.get(f"leaflets/{leaflet}#title", recipe.title)
    title = printed or _read(own)
    in_source = title == _read(recipe.title) and tag != library.language
    return Spoken(title, library.language if in_source else tag), tuple(map(_read, told.values()))


def language_words(tag: str, spoken: str) -> str:
    """A language by its own name, its English one, and that which the clinic has for it."""
    try:
        own = language(tag).name
    except LeafletsError:
        own = ""
    return words_of([own, english_name(tag), language_name(tag, spoken), tag])


def _messages(library: Library, leaflet: str) -> list[FoundWords]:
    """What is said of the leaflet itself, and its warning signs."""
    recipe = library.leaflets[leaflet]
    found = list(messages_of(recipe, f"leaflets/{leaflet}"))
    for placed in recipe.blocks:
        block = library.blocks.get(placed.block)
        if isinstance(block, WarningSigns):
            signs = messages_of(block, placed.block)
            found += [words for words in signs if words.context.endswith(".sign")]
    return found


def _topics(library: Library, leaflet: str) -> Iterator[str]:
    """``sacral dimple``, for blocks in ``sacral-dimple``."""
    for placed in library.leaflets[leaflet].blocks:
        topic = placed.block.partition("/")[0]
        if topic != SHARED:
            yield topic.replace("-", " ")


def _read(text: str) -> str:
    """What a reader reads of a text of the content; an ellipsis where the leaflet has a value."""
    return words_alone(read_inline(text)).replace(HOLE, "…")
