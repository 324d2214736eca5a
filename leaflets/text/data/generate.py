"""Build the character-property tables beside this file from the Unicode Character Database.

For developers, once per Unicode version::

    python leaflets/text/data/generate.py /usr/share/unicode

The folder is laid out like the ``ucd`` folder of unicode.org (Debian: package ``unicode-data``).
A table is plain text: comment lines, then one line per range, ``<first code point, hex> <value>``;
a range ends where the next one begins. Defaults of unassigned characters (``@missing`` lines,
UAX #44 section 4.2.10) are written out, so a reader never needs a rule of its own.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

VERSION = "15.0.0"
LAST_CODE_POINT = 0x10FFFF
HERE = Path(__file__).parent

_DATA_LINE = re.compile(r"^([0-9A-F]+)(?:\.\.([0-9A-F]+))?\s*;\s*([^#;]+?)\s*(?:;\s*([^#]+?)\s*)?#")
_MISSING_LINE = re.compile(r"^# @missing: ([0-9A-F]+)\.\.([0-9A-F]+);\s*(\S+)")


def lines(path: Path) -> list[str]:
    """The lines of one file, after a check that it is of the pinned version."""
    text = path.read_text(encoding="utf-8").splitlines()
    # The emoji file names only "Version 15.0", further down in its head.
    named = re.search(r"(?:-|Version )(\d+\.\d+(?:\.\d+)?)", "\n".join(text[:12]))
    if named is None or not VERSION.startswith(named.group(1)):
        raise SystemExit(f"{path}: not Unicode {VERSION} (first line: {text[0]})")
    return text


def short_names(ucd: Path, prefix: str) -> dict[str, str]:
    """Long property value name to short one, e.g. ``Left_To_Right`` to ``L``."""
    names: dict[str, str] = {}
    for line in lines(ucd / "PropertyValueAliases.txt"):
        fields = [field.strip() for field in line.split("#")[0].split(";")]
        if fields[0] == prefix:
            names |= dict.fromkeys(fields[1:], fields[1])
    return names


def ranges(path: Path) -> Iterator[tuple[int, int, str, str]]:
    """Every ``first, last, value, second value`` of a data file; defaults come first."""
    text = lines(path)
    for line in text:
        if match := _MISSING_LINE.match(line):
            yield int(match[1], 16), int(match[2], 16), match[3], ""
    for line in text:
        if match := _DATA_LINE.match(line):
            yield int(match[1], 16), int(match[2] or match[1], 16), match[3], match[4] or ""


def property_values(path: Path, default: str, name: Callable[[str], str]) -> list[str]:
    """One value for every code point."""
    values = [default] * (LAST_CODE_POINT + 1)
    for first, last, value, _ in ranges(path):
        values[first : last + 1] = [name(value)] * (last + 1 - first)
    return values


def binary_values(path: Path, wanted: str) -> list[str]:
    """``Y`` for every code point with the binary property ``wanted``, ``N`` for the others."""
    values = ["N"] * (LAST_CODE_POINT + 1)
    for first, last, value, _ in ranges(path):
        if value == wanted:
            values[first : last + 1] = ["Y"] * (last + 1 - first)
    return values


def grapheme_break_values(ucd: Path) -> list[str]:
    """Grapheme_Cluster_Break, with the value ``ExtPict`` added: rule GB11 needs no other class."""
    names = short_names(ucd, "GCB")
    values = property_values(
        ucd / "auxiliary/GraphemeBreakProperty.txt", "XX", lambda value: names[value]
    )
    pictographic = binary_values(ucd / "emoji/emoji-data.txt", "Extended_Pictographic")
    for code, flag in enumerate(pictographic):
        if flag == "Y":
            assert values[code] == "XX", f"U+{code:04X} has two grapheme break classes"
            values[code] = "ExtPict"
    return values


def write_table(file: str, title: str, values: list[str]) -> None:
    """Write one table of ranges."""
    rows = [
        f"{code:X} {value}"
        for code, value in enumerate(values)
        if code == 0 or value != values[code - 1]
    ]
    _write(file, title, rows)


def write_pairs(ucd: Path) -> None:
    """Write the mirrored characters; a bracket says whether it opens or closes (UAX #9 BD14)."""
    kinds = {first: kind for first, _, _, kind in ranges(ucd / "BidiBrackets.txt")}
    rows = [
        f"{first:X} {other} {kinds.get(first, '-')}"
        for first, _, other, _ in ranges(ucd / "BidiMirroring.txt")
        if other != "<none>"
    ]
    missing = sorted(set(kinds) - {int(row.split()[0], 16) for row in rows})
    assert not missing, f"brackets that do not mirror: {missing}"
    _write("mirroring.txt", "Bidi_Mirroring_Glyph and Bidi_Paired_Bracket_Type", rows)


def _write(file: str, title: str, rows: list[str]) -> None:
    head = f"# {title}, Unicode {VERSION}. Written by generate.py.\n# {LICENCE}\n"
    (HERE / file).write_text(head + "\n".join(rows) + "\n", encoding="ascii")


LICENCE = (
    "From the Unicode Character Database, (c) Unicode, Inc., www.unicode.org/terms_of_use.html"
)


def main(ucd: Path) -> None:
    """Write all tables."""

    def from_file(source: str, prefix: str, default: str) -> list[str]:
        names = short_names(ucd, prefix)
        return property_values(ucd / source, default, lambda value: names[value])

    extracted = "extracted/Derived"
    write_table("bidi_class.txt", "Bidi_Class", from_file(f"{extracted}BidiClass.txt", "bc", "L"))
    write_table("line_break.txt", "Line_Break", from_file(f"{extracted}LineBreak.txt", "lb", "XX"))
    write_table(
        "east_asian_width.txt",
        "East_Asian_Width",
        from_file(f"{extracted}EastAsianWidth.txt", "ea", "N"),
    )
    write_table(
        "general_category.txt",
        "General_Category",
        from_file(f"{extracted}GeneralCategory.txt", "gc", "Cn"),
    )
    write_table("script.txt", "Script", from_file("Scripts.txt", "sc", "Zzzz"))
    extensions = property_values(
        ucd / "ScriptExtensions.txt",
        "-",
        lambda value: "-" if value == "<script>" else value.replace(" ", ","),
    )
    write_table("script_extensions.txt", "Script_Extensions, - for Script alone", extensions)
    write_table(
        "grapheme_break.txt",
        "Grapheme_Cluster_Break and Extended_Pictographic",
        grapheme_break_values(ucd),
    )
    write_table(
        "default_ignorable.txt",
        "Default_Ignorable_Code_Point",
        binary_values(ucd / "DerivedCoreProperties.txt", "Default_Ignorable_Code_Point"),
    )
    write_pairs(ucd)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
