"""XML from outside: read with the line of each element, and without anything that reaches out.

The standard library's expat, not a tree builder: documents with a DOCTYPE are refused at once, so
that no entity can be declared, expanded a billion times or fetched; each element knows its line.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn
from xml.parsers import expat

from leaflets.problems import LeafletsError, Problem, Where

MAX_DEPTH = 60
"""Elements inside elements. Files of translators have about ten."""
MAX_ELEMENTS = 500_000
"""A file that came back has about ten for each message; each takes some 300 bytes of memory."""


@dataclass(slots=True)
class Element:
    """An element with the line it starts on. ``space``: its namespace; names of attributes in a
    namespace have it before them, and a space."""

    name: str
    space: str
    attributes: Mapping[str, str]
    line: int
    children: list[Element | str] = field(default_factory=list)

    def elements(self, *names: str) -> Iterator[Element]:
        """Its children of these names, or all that are elements."""
        for child in self.children:
            if isinstance(child, Element) and (not names or child.name in names):
                yield child

    def first(self, name: str) -> Element | None:
        """Its first child of that name."""
        return next(self.elements(name), None)

    def text(self) -> str:
        """All words in it, however deep."""
        return "".join(c if isinstance(c, str) else c.text() for c in self.children)


def read_xml(data: bytes, path: Path) -> Element:
    """The root of a document. Raises LeafletsError ``exchange/xml`` or ``exchange/doctype``."""
    return _Reader(path).read(data)


class _Reader:
    def __init__(self, path: Path) -> None:
        self._path = path
        self._open: list[Element] = []
        self._root: Element | None = None
        self._count = 0
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._words
        self._parser.StartDoctypeDeclHandler = self._doctype

    def read(self, data: bytes) -> Element:
        try:
            self._parser.Parse(data, True)
        except expat.ExpatError as error:
            self._refuse(
                f"this file is not whole XML: {expat.ErrorString(error.code)}", error.lineno
            )
        except (LookupError, ValueError):  # an encoding that Python does not know
            self._refuse("the encoding that its first line names is not known here", 1)
        if self._root is None:
            self._refuse("this file is empty", 1)
        return self._root

    def _refuse(self, message: str, line: int) -> NoReturn:
        hint = "export it again from the translator's program; an editor may have broken it"
        raise LeafletsError(Problem("exchange/xml", message, Where(self._path, line), hint))

    def _doctype(self, *_parts: object) -> NoReturn:
        where = Where(self._path, self._parser.CurrentLineNumber)
        message = "this file has a DOCTYPE, which can make a reader fetch or fill in other things"
        hint = "files for translators need none: delete the line that begins with <!DOCTYPE"
        raise LeafletsError(Problem("exchange/doctype", message, where, hint))

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        element = Element(local, space, attributes, self._parser.CurrentLineNumber)
        self._count += 1
        if len(self._open) >= MAX_DEPTH:
            self._refuse(f"elements are nested more than {MAX_DEPTH} deep", element.line)
        if self._count > MAX_ELEMENTS:
            self._refuse(f"it has more than {MAX_ELEMENTS:,} elements", element.line)
        if self._open:
            self._open[-1].children.append(element)
        else:
            self._root = element
        self._open.append(element)

    def _end(self, _name: str) -> None:
        self._open.pop()

    def _words(self, text: str) -> None:
        self._open[-1].children.append(text)


def escaped(text: str) -> str:
    """Words as XML. Nothing here depends on a library's taste, so bytes stay the same."""
    return (
        text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")
    )


def opening(name: str, attributes: Mapping[str, object | None]) -> str:
    """The start of an element; attributes that are None are left out."""
    said = (f' {n}="{_quoted(str(value))}"' for n, value in attributes.items() if value is not None)
    return f"<{name}{''.join(said)}>"


def tag(name: str, attributes: Mapping[str, object | None], inner: str = "") -> str:
    """An element as XML. ``inner``: XML already."""
    start = opening(name, attributes)
    return f"{start}{inner}</{name}>" if inner else f"{start[:-1]}/>"


def _quoted(value: str) -> str:
    text = escaped(value).replace('"', "&quot;")
    return text.replace("\n", "&#10;").replace("\t", "&#9;")
