"""A file as numbered lines, read piece by piece: a gigabyte takes no more memory than a page."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Final, NamedTuple

from leaflets.problems import LeafletsError, Problem, Where
from leaflets.saving import check_it_ends

CHUNK: Final = 1 << 18
"""Bytes read at once."""

LONGEST_ROW: Final = 1_000_000
"""Bytes of a row: a row is some hundred. What is longer is not a row, and is not kept."""

_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)

_REMEDY = (
    "save it again as UTF-8 (in a spreadsheet program: Save as, CSV UTF-8; in an editor: encoding "
    "UTF-8)"
)


class Line(NamedTuple):
    """A line of a file, without its end. ``text``: None where it is longer than a row may be."""

    number: int
    text: str | None


def numbered_lines(file: Path) -> Iterator[Line]:
    """The lines of a file in UTF-8, or in UTF-16 with a byte order mark, as editors count them.

    Raises LeafletsError ``orders/unreadable`` and ``orders/encoding``, the latter with the line and
    the byte: of a file in another encoding no word can be relied on.
    """
    try:
        check_it_ends(file)
        with file.open("rb") as stream:
            number, rest, dropping = 1, b"", False
            for chunk in _in_utf_8(stream, file):
                *whole, rest = (rest + chunk).split(b"\n")
                for raw in whole:
                    yield Line(number, None if dropping else _text(raw, number, file))
                    dropping = False
                    number += 1
                if len(rest) > LONGEST_ROW:
                    rest, dropping = b"", True
            if rest or dropping:
                yield Line(number, None if dropping else _text(rest, number, file))
    except OSError as error:
        raise LeafletsError(_unreadable(file, error)) from None


def _text(raw: bytes, number: int, file: Path) -> str | None:
    if len(raw) > LONGEST_ROW:
        return None
    try:
        return raw.decode().removesuffix("\r")
    except UnicodeDecodeError as error:
        place = f"byte {error.start + 1} of line {number}"
    raise LeafletsError(_encoding(file, number, f"it is not UTF-8: see {place}"))


def _in_utf_8(stream: IO[bytes], file: Path) -> Iterator[bytes]:
    """The bytes of the file in UTF-8, without a byte order mark."""
    first = stream.read(CHUNK)
    if first[:2] in _UTF_16:
        yield from _recoded(first, stream, file)
        return
    yield first.removeprefix(codecs.BOM_UTF8)
    while chunk := stream.read(CHUNK):
        yield chunk


def _recoded(first: bytes, stream: IO[bytes], file: Path) -> Iterator[bytes]:
    decoder = codecs.getincrementaldecoder("utf-16")()
    chunk, done, line = first, 0, 1
    try:
        while True:
            text = decoder.decode(chunk, final=not chunk)
            yield text.encode()
            if not chunk:
                return
            line += text.count("\n")
            done += len(chunk)
            chunk = stream.read(CHUNK)
    except UnicodeDecodeError:
        place = f"its UTF-16 is broken after line {line}, within bytes {done + 1} to {done + CHUNK}"
    raise LeafletsError(_encoding(file, line, place))


def _encoding(file: Path, line: int, said: str) -> Problem:
    message = f"this file cannot be read as text: {said}"
    return Problem("orders/encoding", message, Where(file, line), _REMEDY)


def _unreadable(file: Path, error: OSError) -> Problem:
    message = f"this file cannot be read ({error.strerror or type(error).__name__})"
    hint = "check the name, and that you may read it"
    return Problem("orders/unreadable", message, Where(file), hint)
