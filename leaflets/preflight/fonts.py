"""Fonts that a file names: are they inside it?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from leaflets.preflight.objects import dictionary, resolved
from leaflets.problems import Problem

if TYPE_CHECKING:
    from pypdf import PdfReader


@dataclass(frozen=True, slots=True)
class Font:
    """A font the file names. ``subset``: only the letters used are inside (ISO 32000-1 9.6.4)."""

    name: str
    embedded: bool
    subset: bool


def fonts_of(reader: PdfReader) -> tuple[Font, ...]:
    """All fonts, by name."""
    found = {}
    for kind, font in named_resources(reader):
        if kind == "font":
            name = str(font.get("/BaseFont", "/without a name")).lstrip("/")
            subset = re.match(r"[A-Z]{6}\+", name)
            found[name] = Font(name[7:] if subset else name, _embedded(font), bool(subset))
    return tuple(found[name] for name in sorted(found, key=lambda name: (found[name].name, name)))


def faults(fonts: Iterable[Font]) -> Iterator[Problem]:
    """One problem for each font that is outside."""
    for font in fonts:
        if not font.embedded:
            yield Problem(
                "verify/font-outside",
                f"the font {font.name} is not inside the file: other computers print other letters",
                hint="build it again: leaflets puts every font inside",
            )


def _embedded(font: Mapping[str, Any]) -> bool:
    if font.get("/Subtype") == "/Type3":
        return True  # its letters are drawings in the file itself
    below = resolved(font.get("/DescendantFonts"))
    descriptor = dictionary(dictionary(below[0] if below else font).get("/FontDescriptor"))
    return any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3"))


def named_resources(reader: PdfReader) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Every font and image that the pages, and the forms on them, name: each once."""
    seen: set[int] = set()
    waiting = [dictionary(page.get("/Resources")) for page in reader.pages]
    while waiting:
        resources = waiting.pop()
        for kind, category in (("font", "/Font"), ("xobject", "/XObject")):
            for value in dictionary(resources.get(category)).values():
                item = dictionary(value)
                if id(item) in seen:
                    continue
                seen.add(id(item))
                if kind == "font":
                    yield kind, item
                elif item.get("/Subtype") == "/Image":
                    yield "image", item
                else:
                    waiting.append(dictionary(item.get("/Resources")))
