"""The operators of a page, those of its forms and patterns in their places, with a limit.

A content stream may be huge, and forms may draw each other again and again (ISO 32000-1 8.10): what
is read is bounded for the whole file, and a form inside itself is left out, as viewers do.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from leaflets.preflight.objects import dictionary, entry, resolved

if TYPE_CHECKING:
    from pypdf import PageObject

MOST_BYTES = 16_000_000
"""Of content in one file, after decompression. A leaflet has 20,000 on a page."""

MOST_IN_ONE = 4_000_000
"""In one stream: about five seconds of reading."""

MOST_OPERATORS = 500_000
"""Followed in one file, again where a form is drawn again. A leaflet has 1,500 on a page."""

FORM, PATTERN, END = b"begin form", b"begin pattern", b"end"
"""Around the operators of a form XObject or a tiling pattern: no operators of PDF have spaces. The
operand is its dictionary."""


class TooMuchError(Exception):
    """The limit is reached."""


class Operation(NamedTuple):
    """``resources``: in which names among the operands are looked up."""

    operator: bytes
    operands: Any
    resources: Any


class Reading:
    """Reads the pages of one file; counts what is read."""

    def __init__(self) -> None:
        self._bytes = 0
        self._operators = 0
        self._known: dict[int, tuple[Any, list[tuple[Any, bytes]]]] = {}

    def operations(self, page: PageObject) -> Iterator[Operation]:
        """All that a page draws, in painting order. Raises ``TooMuchError``."""
        content = entry(page, "/Contents")
        streams = content if isinstance(content, list) else [content]
        data = b"\n".join(self._data(resolved(one)) for one in streams if one is not None)
        listed = _parsed(data, page.pdf)
        yield from self._expanded(listed, entry(page, "/Resources"), page.pdf, ())

    def _data(self, stream: Any) -> bytes:
        data = bytes(stream.get_data()) if hasattr(stream, "get_data") else b""
        self._bytes += len(data)
        if len(data) > MOST_IN_ONE or self._bytes > MOST_BYTES:
            raise TooMuchError
        return data

    def _expanded(
        self, listed: list[tuple[Any, bytes]], resources: Any, pdf: Any, inside: tuple[int, ...]
    ) -> Iterator[Operation]:
        for operands, operator in listed:
            self._operators += 1
            if self._operators > MOST_OPERATORS:
                raise TooMuchError
            yield Operation(operator, operands, resources)
            if operator == b"Do" and operands:
                kind, drawn = FORM, entry(entry(resources, "/XObject"), operands[0])
                wanted = entry(drawn, "/Subtype") == "/Form"
            elif operator in (b"scn", b"SCN") and operands and isinstance(operands[-1], str):
                kind, drawn = PATTERN, entry(entry(resources, "/Pattern"), operands[-1])
                wanted = entry(drawn, "/PatternType") == 1
            else:
                continue
            if wanted and id(drawn) not in inside:
                yield Operation(kind, drawn, resources)
                own = dictionary(drawn).get("/Resources", resources)
                below = (*inside, id(drawn))
                yield from self._expanded(self._of_form(drawn, pdf), own, pdf, below)
                yield Operation(END, None, resources)

    def _of_form(self, form: Any, pdf: Any) -> list[tuple[Any, bytes]]:
        """Parsed once; the form is kept, so that its id stays its own."""
        if id(form) not in self._known:
            self._known[id(form)] = (form, _parsed(self._data(form), pdf))
        return self._known[id(form)][1]


def _parsed(data: bytes, pdf: Any) -> list[tuple[Any, bytes]]:
    from pypdf.generic import ContentStream, DecodedStreamObject

    stream = DecodedStreamObject()
    stream.set_data(data)
    return list(ContentStream(stream, pdf).operations)
