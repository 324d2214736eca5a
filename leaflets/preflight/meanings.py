"""Fonts whose letters mean something to a computer: they can be searched, copied, read aloud."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from leaflets.preflight.fonts import named_resources
from leaflets.preflight.objects import dictionary, entry, resolved
from leaflets.preflight.whole import Whole
from leaflets.problems import Problem

_ENCODINGS = ("/MacRomanEncoding", "/MacExpertEncoding", "/WinAnsiEncoding")
"""What ISO 19005-2 6.2.11.7.2 and ISO 14289-1 7.21.7 take in place of a ToUnicode table."""
_COLLECTIONS = ("Adobe-GB1", "Adobe-CNS1", "Adobe-Japan1", "Adobe-Korea1")
"""Of characters, which have a meaning of their own (as above)."""
_NUMBERED = re.compile(r"/[A-Za-z]{0,5}\d+")
"""Names of letters that say nothing, as programs make them up."""
_LISTED = re.compile(r"/(uni[0-9A-F]{4}|u[0-9A-F]{4,6}|afii\d+|SF\d+|H\d+)")
"""Names with numbers that the Adobe Glyph List explains."""


def faults(file: Whole) -> Iterator[Problem]:
    """One problem for each font without a table of meanings that needs one. Which letters are
    missing in a table is told by the pages."""
    found = (str(font.get("/BaseFont", "/without a name")).lstrip("/")
             for kind, font in named_resources(file.reader)
             if kind == "font" and not _meant(font))  # fmt: skip
    for name in dict.fromkeys(found):
        yield Problem(
            "verify/no-meaning",
            f"the font {name} does not say which characters its letters are (no ToUnicode)",
            hint="build it again: leaflets writes the table for every font",
            severity=file.declared.severity("UA", "A"),
        )


def _meant(font: Mapping[str, Any]) -> bool:
    if entry(font, "/ToUnicode") is not None:
        return True
    encoding, kind = entry(font, "/Encoding"), font.get("/Subtype")
    if kind == "/Type0":
        return _of_a_collection(font)
    if encoding in _ENCODINGS:
        return True
    if encoding is None:  # names inside a Type 1 font are those of the list; nothing else has any
        return bool(kind in ("/Type1", "/MMType1"))
    names = [str(resolved(one)) for one in entry(encoding, "/Differences") or []]
    odd = [one for one in names if _NUMBERED.fullmatch(one) and not _LISTED.fullmatch(one)]
    return not odd


def _of_a_collection(font: Mapping[str, Any]) -> bool:
    below = entry(font, "/DescendantFonts")
    info = dictionary(entry(below[0] if below else None, "/CIDSystemInfo"))
    said = f"{entry(info, '/Registry')}-{entry(info, '/Ordering')}"
    return said in _COLLECTIONS
