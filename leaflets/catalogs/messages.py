"""Which messages the content has: one for each field of words, named by ids and not by place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel

from leaflets.catalogs.notes import Uses, note_of_leaflets, notes_about, notes_around, uses_of
from leaflets.model.content import Block, Label, Noun, Term, Translatable
from leaflets.model.figure import Figure
from leaflets.model.library import Library
from leaflets.remembered import Kept

Shape = Literal["words", "list of words", "words by name", "group", "list of groups"]

SHARED_TOPICS = ("figures", "glossary", "labels", "leaflets", "measures")
"""PO files beside those of the folders of blocks and of the clinics: any leaflet may need them."""


@dataclass(frozen=True, slots=True)
class WordField:
    """A field of a schema that holds words, or groups with words in them."""

    name: str
    shape: Shape
    rich: bool
    description: str


@dataclass(frozen=True, slots=True)
class FoundWords:
    """Words in a noun. ``context``: their PO context; ``location``: where in the file; ``limit``:
    the most characters there is room for."""

    context: str
    location: tuple[str | int, ...]
    text: str
    rich: bool
    description: str
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class Message:
    """One thing to translate. ``notes``: for the translator; ``reference``: file and field;
    ``about``: those of the notes that say what it is, not where it stands; ``limit``: the most
    characters there is room for."""

    context: str
    source: str
    plural: str | None = None
    notes: tuple[str, ...] = ()
    reference: str = ""
    about: tuple[str, ...] = ()
    limit: int | None = None


@cache
def word_fields(schema: type[BaseModel]) -> tuple[WordField, ...]:
    """The fields of `schema` in which words for patients are, in reading order."""
    found = []
    for name, field in schema.model_fields.items():
        marks = [mark for mark in field.metadata if isinstance(mark, Translatable)]
        shape = _shape(field.annotation, marks)
        if shape:
            found.append(
                WordField(name, shape, marks[0].rich if marks else False, field.description or "")
            )
    return tuple(found)


def _shape(annotation: Any, marks: list[Translatable]) -> Shape | None:
    """What a field holds; fills `marks` from inside the annotation."""
    if hasattr(annotation, "__metadata__"):
        marks.extend(m for m in annotation.__metadata__ if isinstance(m, Translatable))
        annotation = annotation.__origin__
    arguments = [a for a in get_args(annotation) if a is not type(None) and a is not Ellipsis]
    if type(None) in get_args(annotation) and len(arguments) == 1:
        return _shape(arguments[0], marks)
    if get_origin(annotation) is tuple and arguments:
        inner = _shape(arguments[0], marks)
        return {"words": "list of words", "group": "list of groups"}.get(inner or "")  # type: ignore[return-value]
    if get_origin(annotation) is not None and len(arguments) == 2:
        return "words by name" if _shape(arguments[1], marks) == "words" else None
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return "group" if word_fields(annotation) else None
    return "words" if marks else None


_FOUND: Kept[tuple[FoundWords, ...]] = Kept(256)


def words_of(noun: Noun, file: str, entry: str = "") -> tuple[FoundWords, ...]:
    """All words of a file, in reading order. ``file``: ``topic/name``, ``leaflets/name`` ….

    A field of an entry is named by the entry's id, however deep the entry lies. Everybody who looks
    at a leaflet asks for them: they are looked for once.
    """
    found = _FOUND.get((noun,), (file, entry))
    if found is None:
        limits = getattr(noun, "max", None)
        found = tuple(_words(noun, file, entry, ()))
        if limits:
            found = tuple(replace(f, limit=_limit(limits, f.context)) for f in found)
        _FOUND.put(found, (noun,), (file, entry))
    return found


def _limit(limits: Mapping[str, int] | int, context: str) -> int | None:
    """Of a field, or of all fields of an entry."""
    if isinstance(limits, int):
        return limits
    name = context.partition("#")[2]
    return limits.get(name, limits.get(name.partition(".")[0]))


def _words(
    noun: BaseModel, file: str, entry: str, location: tuple[str | int, ...]
) -> Iterator[FoundWords]:
    start = f"{file}#{entry}." if entry else f"{file}#"
    for field in word_fields(type(noun)):
        value, here = getattr(noun, field.name), (*location, field.name)
        if value is None:
            continue
        match field.shape:
            case "words":
                yield FoundWords(start + field.name, here, value, field.rich, field.description)
            case "list of words":
                for number, text in enumerate(value):
                    context = f"{start}{field.name}.{number + 1}"
                    yield FoundWords(context, (*here, number), text, field.rich, field.description)
            case "words by name":
                for name, text in value.items():
                    yield FoundWords(
                        start + name, (*here, name), text, field.rich, field.description
                    )
            case "group":
                yield from _words(value, file, entry, here)
            case "list of groups":
                for number, group in enumerate(value):
                    yield from _words(group, file, getattr(group, "id", entry), (*here, number))


def ids_of(
    noun: BaseModel, location: tuple[str | int, ...] = ()
) -> Iterator[tuple[str, tuple[str | int, ...]]]:
    """Ids of all entries of a file with the place of each; they must differ from one another."""
    for field in word_fields(type(noun)):
        value, here = getattr(noun, field.name), (*location, field.name)
        if field.shape == "list of groups":
            for number, group in enumerate(value):
                if hasattr(group, "id"):
                    yield group.id, (*here, number, "id")
                yield from ids_of(group, (*here, number))


def topic_of(context: str) -> str:
    """The PO file a message is in: the name of ``<language>/<topic>.po`` without its ending."""
    folder, _, name = context.partition("#")[0].partition("/")
    return f"clinic-{name}" if folder == "clinics" else folder


@dataclass(frozen=True, slots=True)
class NamedNoun:
    """A noun with words. ``file``: as contexts call it; ``path``: its file, below the workspace;
    ``entry``: its id, where the file holds several."""

    file: str
    path: str
    noun: Noun
    entry: str = ""

    def words(self) -> tuple[FoundWords, ...]:
        """Its words, in reading order."""
        return words_of(self.noun, self.file, self.entry)

    @property
    def label_holes(self) -> tuple[str, ...] | None:
        """The holes that the words of a label have; None for all other nouns."""
        return self.noun.holes if isinstance(self.noun, Label) else None


def extract_messages(library: Library) -> dict[str, tuple[Message, ...]]:
    """Topic -> its messages in reading order, for every file of the library that can be used."""
    topics: dict[str, list[Message]] = {}
    uses = uses_of(library)
    for named in nouns_of(library):
        for message in _messages(named, library, uses):
            topics.setdefault(topic_of(message.context), []).append(message)
    for name, unit in library.units.items():
        notes = ("{n} is the number", *((unit.note,) if unit.note else ()))
        reference = f"content/measures.yaml#{name}"
        message = Message(f"measures#{name}", unit.one, unit.other, notes, reference, notes)
        topics.setdefault("measures", []).append(message)
    return {topic: tuple(topics[topic]) for topic in sorted(topics)}


def all_messages(library: Library) -> tuple[Message, ...]:
    """The messages of all topics."""
    return tuple(chain.from_iterable(extract_messages(library).values()))


def _messages(named: NamedNoun, library: Library, uses: Uses) -> Iterator[Message]:
    found = tuple(named.words())
    around = ["", *(words.text for words in found), ""]
    shown = isinstance(named.noun, Block | Figure | Term)
    for number, words in enumerate(found):
        neighbours = (around[number], around[number + 2])
        about = tuple(notes_about(named.noun, words.description, words.limit))
        notes = [
            *about,
            *notes_around(named.noun, words.rich, neighbours, library),
            *(["A name: may stay as it is."] if may_stay(words.context) else []),
            *([note_of_leaflets(uses.get((named.file, named.entry), ()))] if shown else []),
        ]
        field = named.entry or words.context.partition("#")[2]
        reference = f"{named.path}#{field}"
        yield Message(words.context, words.text, None, tuple(notes), reference, about, words.limit)


def nouns_of(library: Library) -> Iterator[NamedNoun]:
    """Everything with words that can be used, but for units, which have plural forms."""
    folders: tuple[tuple[str, Mapping[str, Noun]], ...] = (
        ("leaflets", library.leaflets),
        ("figures", library.figures),
        ("clinics", library.clinics),
    )
    for folder, nouns in folders:
        for name, noun in sorted(nouns.items()):
            yield NamedNoun(f"{folder}/{name}", f"content/{folder}/{name}.yaml", noun)
    for name, block in sorted(library.blocks.items()):
        yield NamedNoun(name, f"content/blocks/{name}.yaml", block)
    for file, items in (("glossary", library.glossary), ("labels", library.labels)):
        for name, item in items.items():
            yield NamedNoun(file, f"content/{file}.yaml", item, name)


def may_stay(context: str) -> bool:
    """Whether a message may stay untranslated: names and addresses of clinics."""
    file, _, field = context.partition("#")
    return file.startswith("clinics/") and (field == "name" or field.startswith("address."))
