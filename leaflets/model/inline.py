"""The inline language of a text field: bold, links and holes; nothing else has a meaning.

A reader of its own, 100 lines, in place of a Markdown library: that one costs 40 ms at every start,
knows far more than is allowed here (so each extra would have to be found and refused), and explains
nothing when a star is missing. Unknown or unbalanced marks are refused: they would be printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

CLINIC_HOLES = (
    "name",
    "phone",
    "out_of_hours_phone",
    "emergency_number",
    "web",
)
"""What ``{clinic.…}`` may ask for."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words as they are to be printed."""

    text: str
    strong: bool = False
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Hole:
    """A value to be filled in. ``kind``: clinic, local, cite, term or label; ``names``: what of it
    (several only for cite)."""

    kind: str
    names: tuple[str, ...]
    strong: bool = False
    href: str | None = None

    def __str__(self) -> str:
        match self.kind:
            case "label":
                return f"{{{self.names[0]}}}"
            case "clinic" | "local":
                return f"{{{self.kind}.{self.names[0]}}}"
        return f"{{{self.kind}:{','.join(self.names)}}}"


Piece = Words | Hole


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a value, and what to do, in the author's words.

    ``at``: where below the value, for a group with several faults in different fields.
    """

    message: str
    hint: str
    at: tuple[str | int, ...] = ()


@dataclass(frozen=True, slots=True)
class Inline:
    """A text field, read. ``pieces`` is what could be read when there are ``faults``."""

    pieces: tuple[Piece, ...]
    faults: tuple[Fault, ...] = ()

    @property
    def holes(self) -> tuple[Hole, ...]:
        """Its holes, in order."""
        return tuple(piece for piece in self.pieces if isinstance(piece, Hole))

    @property
    def links(self) -> tuple[str, ...]:
        """Targets of its links, in order."""
        found = [p.href for p in self.pieces if p.href]
        return tuple(h for i, h in enumerate(found) if i == 0 or found[i - 1] != h)

    @property
    def strong_count(self) -> int:
        """How many stretches are bold."""
        flags = [p.strong for p in self.pieces]
        return sum(now and not before for before, now in zip([False, *flags], flags, strict=False))


_TOKEN = (
    r"(?P<template>\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\})"
    r"|(?P<open>\{\{)|(?P<close>\}\})"
    r"|(?P<hole>\{[^{}]*\})"
    r"|(?P<brace>[{}])"
    r"|(?P<bold>\*\*)|(?P<star>\*)"
    r"|(?P<link>\[(?P<words>[^\[\]]*)\]\((?P<target>[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)\))"
    r"|(?P<badlink>\]\()"
    r"|(?P<tag></?[A-Za-z!?][^<>]*>?)"
    r"|(?P<entity>&(?:[A-Za-z]+|#[0-9]+|#x[0-9A-Fa-f]+);)"
    r"|(?P<newline>\n)"
)
# One look at a letter that begins no token takes a tenth of the time of a dozen.
_TOKENS = re.compile(rf"(?=[{{}}*\[\]<&\n])(?:{_TOKEN})", re.DOTALL)
_SIGNS = re.compile(r"[{}*\]<&\n]")
"""One of them is in every token: a text without is words and nothing else."""
_ID = "[a-z0-9]+(?:-[a-z0-9]+)*"
_HOLE = (
    r"\{(?:(?P<where>clinic|local)\.(?P<field>[a-z][a-z0-9_]*)"
    rf"|cite:(?P<cite>{_ID}(?:, ?{_ID})*)|term:(?P<term>{_ID})|(?P<label>[a-z][a-z_]*))\}}"
)
_HOLES = re.compile(_HOLE)
_TARGET = r"https?://[A-Za-z0-9.-]+\.[A-Za-z]{2,}(?::\d+)?(?:[/?#][!-~]*)?|mailto:[!-~]+@[!-~]+|tel:\+?[0-9-]+"
HOLES_HINT = (
    "holes are {clinic.phone}, {clinic.emergency_number}, {clinic.out_of_hours_phone}, "
    "{clinic.name}, {clinic.web}, {local.…}, {cite:…} and {term:…}"
)


def link_fault(target: str) -> Fault | None:
    """Why ``target`` may not be a link, or None. Only web, mail and phone links may be printed."""
    if re.fullmatch(_TARGET, target):
        return None
    if not target.isascii():
        hint = "copy the address from the browser's address line: it must be plain letters"
    else:
        hint = "a link starts with https:// and the whole name of the site"
    return Fault(f"“{target}” is not an address that can be linked to", hint)


@lru_cache(maxsize=512)
def read_inline(text: str, rich: bool = True, labels: tuple[str, ...] | None = None) -> Inline:
    """Read a field. ``rich``: bold and links are allowed. ``labels``: for the fixed words of
    templates, the holes that are allowed (and no others)."""
    if text and not _SIGNS.search(text):
        return Inline((Words(text),))
    reader = _Reader(rich, labels)
    reader.read(text, None)
    if reader.strong:
        hint = "bold starts and ends with two stars: **like this**"
        reader.fault("a ** is missing: bold is opened and not closed", hint)
    return Inline(tuple(_joined(reader.pieces)), tuple(reader.faults))


class _Reader:
    def __init__(self, rich: bool, labels: tuple[str, ...] | None) -> None:
        self.rich, self.labels = rich, labels
        self.pieces: list[Piece] = []
        self.faults: list[Fault] = []
        self.strong = False

    def fault(self, message: str, hint: str) -> None:
        self.faults.append(Fault(message, hint))

    def read(self, text: str, href: str | None) -> None:
        last = 0
        for token in _TOKENS.finditer(text):
            self._words(text[last : token.start()], href)
            last = token.end()
            self._token(token, href)
        self._words(text[last:], href)

    def _words(self, text: str, href: str | None) -> None:
        if text:
            self.pieces.append(Words(text, self.strong, href))

    def _token(self, token: re.Match[str], href: str | None) -> None:
        match token.lastgroup:
            case "open" | "close":
                self._words(token[0][0], href)
            case "hole":
                self._hole(token[0], href)
            case "bold" if self.rich:
                self.strong = not self.strong
            case "link" if self.rich:
                self._link(token["words"], token["target"])
            case "bold" | "link":
                hint = "write the words alone"
                self.fault("bold and links are not allowed in a title or name", hint)
            case other:
                self.fault(*_refusal(other or "", token[0]))

    def _link(self, words: str, target: str) -> None:
        fault = link_fault(target)
        if fault:
            self.faults.append(fault)
        elif not words.strip():
            self.fault("a link has no words", "write [words to print](https://…)")
        else:
            self.read(words, target)

    def _hole(self, text: str, href: str | None) -> None:
        found = _HOLES.fullmatch(text)
        hole = _hole(found, self.strong, href) if found else None
        if self.labels is not None:
            if hole is None or hole.kind != "label" or hole.names[0] not in self.labels:
                known = ", ".join(f"{{{name}}}" for name in self.labels) or "none"
                self.fault(f"{text} is not a hole of this label", f"its holes: {known}")
                return
        elif hole is None or hole.kind == "label":
            self.fault(f"{text} is not a hole", f"{HOLES_HINT}; for a brace as such write {{{{")
            return
        elif hole.kind == "clinic" and hole.names[0] not in CLINIC_HOLES:
            self.fault(f"{text} is not something a clinic has", HOLES_HINT)
            return
        self.pieces.append(hole)


def _hole(found: re.Match[str], strong: bool, href: str | None) -> Hole:
    if found["where"]:
        return Hole(found["where"], (found["field"],), strong, href)
    if found["cite"]:
        return Hole("cite", tuple(re.split(", ?", found["cite"])), strong, href)
    if found["term"]:
        return Hole("term", (found["term"],), strong, href)
    return Hole("label", (found["label"],), strong, href)


def _refusal(kind: str, text: str) -> tuple[str, str]:
    match kind:
        case "template":
            return (
                f"{text} is template code, not words",
                "for a hole write one brace: {clinic.phone}",
            )
        case "brace":
            return f"a {text} stands alone", "a hole is {like.this}; for a brace as such write {{"
        case "star":
            return "a single * has no meaning and would be printed", "bold is two stars: **words**"
        case "badlink":
            return "this link is not complete", "write [words](https://…) without spaces in it"
        case "tag":
            return f"{text} is HTML, not words", "bold is **words**, a link is [words](https://…)"
        case "entity":
            return f"{text} is HTML, not words", "type the character itself"
    return (
        "this text has more than one paragraph or line",
        "make it one line or two entries; in YAML write >- (not |) and leave no empty line, in a "
        "translation take the line break out",
    )


def _joined(pieces: list[Piece]) -> Iterator[Piece]:
    """Words that look alike and touch become one."""
    held: Words | None = None
    for piece in pieces:
        if (
            held
            and isinstance(piece, Words)
            and (piece.strong, piece.href) == (held.strong, held.href)
        ):
            held = Words(held.text + piece.text, held.strong, held.href)
            continue
        if held:
            yield held
        held = piece if isinstance(piece, Words) else None
        if held is None:
            yield piece
    if held:
        yield held
