"""Whether the words of a leaflet may stand: sources, plain words, and terms that are explained."""

from __future__ import annotations

from collections.abc import Iterator

from leaflets.catalogs.messages import FoundWords
from leaflets.model.content import Term
from leaflets.model.figure import Figure
from leaflets.model.inline import read_inline
from leaflets.model.library import Library
from leaflets.pictures.qr import ADDRESS_LIMIT
from leaflets.pictures.shelf import pictured
from leaflets.wording.jargon import holds, jargon_in, possible_in
from leaflets.wording.ledger import Finding, Location, check_ledger
from leaflets.wording.parts import Part, parts

Vetted = tuple[Part, Finding]


def vetted(library: Library, leaflet: str) -> Iterator[Vetted]:
    """What is wrong with the words of ``leaflet``, whoever the clinic is."""
    own = parts(library, leaflet)
    for part in own:
        for finding in check_ledger(part.noun, part.file, part.entry):
            yield part, finding
    yield from _jargon(library, own)
    yield from _unexplained(library, own)
    if _complete(library, leaflet, own):
        yield from _listed_for_nothing(library, own)
    yield from _circular(library, own)
    yield from _too_long_to_scan(own)
    yield from _twice(own)
    yield from _beside_the_picture(library, own)


def _beside_the_picture(library: Library, own: tuple[Part, ...]) -> Iterator[Vetted]:
    """Lines of labels that would end outside their picture. One that cannot be read is told by
    who draws it."""
    for part in own:
        if not isinstance(part.noun, Figure) or not any(label.points for label in part.noun.labels):
            continue
        picture = pictured(library, library.path("content", "figures", part.noun.picture)).picture
        if picture is None:
            continue
        for number, label in enumerate(part.noun.labels):
            for place, (x, y) in enumerate(label.points):
                if not (0 <= x <= picture.width and 0 <= y <= picture.height):
                    message = f"the point [{x:g}, {y:g}] is outside the picture"
                    hint = f"the picture goes from [0, 0], top left, to [{picture.width:g}, "
                    hint += f"{picture.height:g}]"
                    at = ("labels", number, "points", place)
                    yield part, Finding("content/outside-picture", at, message, hint)


def _twice(own: tuple[Part, ...]) -> Iterator[Vetted]:
    """What stands twice in one list: terms, sources of a citation, entries of ``no_source``."""
    for part in own:
        terms: list[tuple[Location, str]] = [
            (("terms", number), name) for number, name in enumerate(getattr(part.noun, "terms", ()))
        ]
        excused: list[tuple[Location, str]] = [
            (("no_source", number, "entries", place), name)
            for number, unsourced in enumerate(getattr(part.noun, "no_source", ()))
            for place, name in enumerate(unsourced.entries)
        ]
        for listed in (terms, excused):
            names = [name for _, name in listed]
            for number, (at, name) in enumerate(listed):
                if name in names[:number]:
                    yield part, _told_twice(name, at)
        for found, hole in part.holes:
            for name in dict.fromkeys(hole.names) if len(hole.names) > 1 else ():
                if hole.names.count(name) > 1:
                    yield part, _told_twice(name, found.location, f" in {hole}")


def _told_twice(name: str, at: Location, there: str = "") -> Finding:
    message = f"“{name}” is here twice{there}"
    return Finding("content/twice", at, message, "keep one of them")


def _too_long_to_scan(own: tuple[Part, ...]) -> Iterator[Vetted]:
    """Addresses whose QR code a phone could not read from paper."""
    for part in own:
        for number, link in enumerate(getattr(part.noun, "links", ())):
            if len(link.address) > ADDRESS_LIMIT:
                message = f"this address has {len(link.address)} characters; {ADDRESS_LIMIT} is "
                message += "the most that a phone can read from a printed QR code"
                hint = "use a short address that leads to the long one"
                at = ("links", number, "address")
                yield part, Finding("qr/too-long", at, message, hint)


def _jargon(library: Library, own: tuple[Part, ...]) -> Iterator[Vetted]:
    """Banned words, but for those that are, or are part of, a term explained here."""
    explained = " / ".join(part.noun.term for part in own if isinstance(part.noun, Term))
    allowed = {word for word, _ in jargon_in(explained, library.jargon)}
    banned = {word: plain for word, plain in library.jargon.items() if word not in allowed}
    banned = possible_in("\n".join([found.text for part in own for found in part.found]), banned)
    for part in own if banned else ():
        for found in part.found:
            for word, plain in jargon_in(found.text, banned):
                message = f"“{word}” is a word that patients may not know"
                hint = f"say: {plain} (the list is in content/glossary.yaml)"
                yield part, Finding("content/jargon", found.location, message, hint)


def _unexplained(library: Library, own: tuple[Part, ...]) -> Iterator[Vetted]:
    """Terms that the words ask for and no glossary block explains; each once."""
    explained = {part.entry for part in own}
    asked: dict[str, tuple[Part, FoundWords]] = {}
    for part in own:
        for found, hole in part.holes:
            if hole.kind == "term":
                asked.setdefault(hole.names[0], (part, found))
    for name, (part, found) in asked.items():
        if name in library.glossary and name not in explained:
            message = f"this uses the term “{name}”, which no glossary of this leaflet explains"
            hint = "add a block of kind glossary that lists it, or explain it in the sentence"
            yield part, Finding("content/unexplained", found.location, message, hint)


def _complete(library: Library, leaflet: str, own: tuple[Part, ...]) -> bool:
    """Whether all blocks and terms are there: what is missing may be what uses a term."""
    blocks = all(placed.block in library.blocks for placed in library.leaflets[leaflet].blocks)
    asked = (hole.names[0] for part in own for _, hole in part.holes if hole.kind == "term")
    return blocks and all(name in library.glossary for name in asked)


def _listed_for_nothing(library: Library, own: tuple[Part, ...]) -> Iterator[Vetted]:
    """Terms that a glossary block explains and nothing else of the leaflet uses."""
    for part in own:
        for number, name in enumerate(getattr(part.noun, "terms", ())):
            term = library.glossary.get(name)
            others = (p for p in own if p is not part and p.entry != name)
            if term is None or any(_uses(other, term) for other in others):
                continue
            message = f"this explains “{term.term}”, which the rest of the leaflet does not use"
            hint = "take it out of the list, or use the word"
            yield part, Finding("content/unused-term", ("terms", number), message, hint)


def _uses(part: Part, term: Term) -> bool:
    """Whether a part asks for a term, or has its words."""
    return any(
        f"{{term:{term.id}}}" in found.text or holds(found.text, term.term) for found in part.found
    )


def _circular(library: Library, own: tuple[Part, ...]) -> Iterator[Vetted]:
    """Terms made of terms, and meanings that lead back to the term they explain."""
    for part in own:
        if not isinstance(part.noun, Term):
            continue
        if _terms_in(part.noun.term):
            message = f"the term “{part.entry}” leads to another term, and may lead back to itself"
            hint = "write the word itself; {term:…} is for the words of blocks"
            yield part, Finding("content/circular", ("term",), message, hint)
        path = _way_back(library, part.entry)
        if path:
            message = f"the meaning of “{part.entry}” leads back to itself: {' → '.join(path)}"
            hint = "explain one of them in everyday words, without {term:…}"
            yield part, Finding("content/circular", ("meaning",), message, hint)


def _way_back(library: Library, start: str) -> tuple[str, ...]:
    """The shortest chain of meanings from a term back to it, or nothing."""
    ways: list[tuple[str, ...]] = [(start,)]
    seen = {start}
    while ways:
        way = ways.pop(0)
        term = library.glossary.get(way[-1])
        for name in _terms_in(term.meaning) if term else ():
            if name == start:
                return (*way, name)
            if name not in seen:
                seen.add(name)
                ways.append((*way, name))
    return ()


def _terms_in(text: str) -> list[str]:
    return [hole.names[0] for hole in read_inline(text, rich=True).holes if hole.kind == "term"]
