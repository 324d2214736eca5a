"""Reads the sheet out of an Excel workbook: text alone, and little enough to be a review sheet."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NoReturn

from leaflets.exchange.segments import Delivery
from leaflets.exchange.sheet import Cell, delivery_of
from leaflets.exchange.xml_tree import Element, read_xml
from leaflets.problems import LeafletsError, Problem, Where

MAX_PART = 20_000_000
"""Bytes of one file in the workbook, unpacked. The sheet of all messages has about 400,000."""
_COMPRESSIONS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""Those of the standard (ISO/IEC 29500-2, annex B)."""
_OLD = b"\xd0\xcf\x11\xe0"
"""The first bytes of .xls, and of a workbook with a password (MS-CFB)."""


def read(data: bytes, path: Path) -> tuple[Delivery, ...]:
    """What the first sheet says. Raises LeafletsError ``exchange/…``."""
    workbook = _Workbook(data, path)
    return (delivery_of(tuple(workbook.rows()), path),)


class _Workbook:
    def __init__(self, data: bytes, path: Path) -> None:
        self._path = path
        if data.startswith(_OLD):
            hint = "open it in Excel and save it as an Excel workbook (.xlsx), without a password"
            self._refuse("this workbook has a password, or is in the format of Excel 2003", hint)
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
            self._refuse("this is no Excel workbook, or part of it is lost")
        shared = self._part("xl/sharedStrings.xml", needed=False)
        self._shared = [_read(item) for item in shared.elements("si")]
        self._struck = tuple(self._struck_styles())

    def rows(self) -> Iterator[tuple[int, Sequence[Cell]]]:
        """Rows with their numbers."""
        data = self._part(self._first_sheet()).first("sheetData")
        last = 0
        for row in data.elements("row") if data else ():
            last = _number(row.attributes.get("r", ""), last + 1)
            yield last, self._cells(row)

    def _cells(self, row: Element) -> list[Cell]:
        found: dict[int, Cell] = {}
        at = -1
        for element in row.elements("c"):
            at = _column(element.attributes.get("r", ""), at + 1)
            found[at] = self._cell(element)
        width = min(max(found, default=-1), _LAST_COLUMN) + 1
        return [found.get(number, Cell("")) for number in range(width)]

    def _cell(self, cell: Element) -> Cell:
        kind, value = cell.attributes.get("t", "n"), cell.first("v")
        text = value.text() if value else ""
        if cell.first("f") is not None:
            return Cell(text, "a formula")
        if _number(cell.attributes.get("s", ""), -1) in self._struck and (text or kind != "n"):
            return Cell(text, STRUCK)
        match kind:
            case "inlineStr":
                inline = cell.first("is")
                return _read(inline) if inline else Cell("")
            case "s":
                number = _number(text, -1)
                if not 0 <= number < len(self._shared):
                    self._refuse(f"the words of the cell {cell.attributes.get('r', '')} are lost")
                return self._shared[number]
            case "str":
                return Cell(_unescaped(text))
            case "b":
                return Cell(text, "true or false")
            case "e":
                return Cell(text, f"an error ({text[:20]})")
        return Cell(text, "a number or a date" if text else "")

    def _struck_styles(self) -> Iterator[int]:
        """Numbers of the cell formats whose words are all struck out."""
        styles = self._part("xl/styles.xml", needed=False)
        fonts, formats = styles.first("fonts"), styles.first("cellXfs")
        struck = [_is_struck(font) for font in fonts.elements("font")] if fonts else []
        for number, one in enumerate(formats.elements("xf") if formats else ()):
            font = _number(one.attributes.get("fontId", ""), 0)
            if font < len(struck) and struck[font]:
                yield number

    def _first_sheet(self) -> str:
        """The name of its file: that of the first relation to a sheet the workbook lists."""
        sheets = self._part("xl/workbook.xml").first("sheets")
        first = sheets.first("sheet") if sheets else None
        relation = ""
        for name, value in (first.attributes if first else {}).items():
            relation = value if name.endswith(" id") else relation
        items = self._part("xl/_rels/workbook.xml.rels").elements("Relationship")
        targets = {i.attributes.get("Id", ""): i.attributes.get("Target", "") for i in items}
        if not targets.get(relation):
            self._refuse("this workbook has no sheet")
        return posixpath.normpath(posixpath.join("/xl", targets[relation])).lstrip("/")

    def _part(self, name: str, needed: bool = True) -> Element:
        if name not in self._archive.namelist():
            if needed:
                self._refuse(f"part of this workbook is lost ({name})")
            return Element("", "", {}, 0)
        try:
            if self._archive.getinfo(name).compress_type not in _COMPRESSIONS:
                raise NotImplementedError
            with self._archive.open(name) as file:
                data = file.read(MAX_PART + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError,
                NotImplementedError):  # fmt: skip
            self._refuse(f"part of this workbook cannot be unpacked ({name})")
        if len(data) > MAX_PART:
            message = f"{name} in this workbook is larger than {MAX_PART // 1_000_000} MB, unpacked"
            self._refuse(message, "keep the review sheet alone, without pictures or other sheets")
        return read_xml(data, self._path)

    def _refuse(self, message: str, hint: str = "save it in Excel again, as .xlsx") -> NoReturn:
        raise LeafletsError(Problem("exchange/format", message, Where(self._path), hint)) from None


_LAST_COLUMN = 49
"""AX: seven columns come from here. A sheet may say that each row goes on to column 16,384."""


STRUCK = "words that are struck out"


def _read(item: Element) -> Cell:
    """The words of a string; those that are struck out or raised would come back as if they were
    not: “10³” as 103."""
    looks = [look for run in item.elements("r") if (look := run.first("rPr"))]
    trouble = STRUCK if any(map(_is_struck, looks)) else ""
    if any(align.attributes.get("val") != "baseline" for look in looks
           for align in look.elements("vertAlign")):  # fmt: skip
        trouble = trouble or "raised or lowered signs (as in 10³)"
    return Cell(_words(item), trouble)


def _is_struck(look: Element) -> bool:
    strike = look.first("strike")
    return strike is not None and strike.attributes.get("val", "1") not in ("0", "false")


def _words(item: Element) -> str:
    """Words of a string: alone, or in runs that look different; not how they are pronounced."""
    runs = (run for run in item.elements("r", "t"))
    texts = (run if run.name == "t" else run.first("t") for run in runs)
    return _unescaped("".join(text.text() for text in texts if text))


def _unescaped(text: str) -> str:
    """``_x000D_`` is a character (ISO/IEC 29500-1, 22.9.2.19); halves of one stay as they are."""
    return re.sub(r"_x((?![Dd][89A-Fa-f])[0-9A-Fa-f]{4})_", lambda m: chr(int(m[1], 16)), text)


def _number(text: str, otherwise: int) -> int:
    return int(text) if re.fullmatch("[0-9]{1,9}", text) else otherwise


def _column(place: str, otherwise: int) -> int:
    """2 for ``C5``."""
    letters = re.fullmatch("([A-Z]{1,3})[0-9]+", place)
    if not letters:
        return otherwise
    number = 0
    for letter in letters[1]:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
