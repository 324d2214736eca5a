"""XLSX (ISO/IEC 29500, SpreadsheetML): the review sheet as an Excel workbook.

Written and read without a library: a sheet of text is a few lines of XML in a zip file, and what
comes back must be looked at cell by cell, for formulas and for what Excel took for a date.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator

from leaflets.exchange.segments import Delivery, Format
from leaflets.exchange.sheet import COLUMNS, COMMENT, TRANSLATION, column_letters, rows_of
from leaflets.exchange.workbook_reading import read
from leaflets.exchange.xml_tree import escaped, tag
from leaflets.languages import language

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_WIDTHS = {"Id": 28, "Source": 52, "Translation": 52, "Note": 40, "Status": 14, "Comment": 40}
"""Of columns, in letters."""
_HEAD, _TEXT, _RIGHT_TO_LEFT = 1, 2, 3
"""Numbers of the cell formats in ``_STYLES``."""

_STYLES = f"""\
<styleSheet xmlns="{_MAIN}">
<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>\
<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>
<fills count="2"><fill><patternFill patternType="none"/></fill>\
<fill><patternFill patternType="gray125"/></fill></fills>
<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
<cellXfs count="4">
<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>
<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>
<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" \
applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>
<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" \
applyAlignment="1"><alignment horizontal="right" vertical="top" wrapText="1" readingOrder="2"/></xf>
</cellXfs>
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>
</styleSheet>
"""
"""Format 49 is “Text”: what is typed into the cell stays words, be it a date or a formula."""


def _write(delivery: Delivery) -> bytes:
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": _workbook(delivery.language),
        "xl/_rels/workbook.xml.rels": _relations(
            ("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml")
        ),
        "xl/styles.xml": _STYLES,
        "xl/worksheets/sheet1.xml": _sheet(delivery),
    }
    file = io.BytesIO()
    # Not compressed: bytes would depend on the version of zlib.
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), _XML + text)
    return file.getvalue()


def _content_types() -> str:
    overrides = (
        ("/xl/workbook.xml", f"{_TYPE}.sheet.main+xml"),
        ("/xl/styles.xml", f"{_TYPE}.styles+xml"),
        ("/xl/worksheets/sheet1.xml", f"{_TYPE}.worksheet+xml"),
    )
    package = "application/vnd.openxmlformats-package.relationships+xml"
    inner = tag("Default", {"Extension": "rels", "ContentType": package})
    inner += tag("Default", {"Extension": "xml", "ContentType": "application/xml"})
    inner += "".join(tag("Override", {"PartName": n, "ContentType": t}) for n, t in overrides)
    return tag("Types", {"xmlns": f"{_PACKAGE}/content-types"}, inner)


def _relations(*targets: tuple[str, str]) -> str:
    inner = "".join(
        tag("Relationship", {"Id": f"rId{n}", "Type": f"{_OFFICE}/{kind}", "Target": target})
        for n, (kind, target) in enumerate(targets, 1)
    )
    return tag("Relationships", {"xmlns": f"{_PACKAGE}/relationships"}, inner)


def _workbook(name: str) -> str:
    sheet = tag("sheet", {"name": name[:31], "sheetId": 1, "r:id": "rId1"})
    return tag("workbook", {"xmlns": _MAIN, "xmlns:r": _OFFICE}, tag("sheets", {}, sheet))


def _sheet(delivery: Delivery) -> str:
    right_to_left = language(delivery.language).right_to_left
    styles = [_RIGHT_TO_LEFT if right_to_left and _translated(n) else _TEXT for n in COLUMNS]
    columns = "".join(
        tag("col", {"min": n, "max": n, "width": _WIDTHS.get(name, 22), "style": style,
                    "customWidth": 1})
        for n, (name, style) in enumerate(zip(COLUMNS, styles, strict=True), 1)
    )  # fmt: skip
    pane = tag("pane", {"ySplit": 1, "topLeftCell": "A2", "activePane": "bottomLeft",
                        "state": "frozen"})  # fmt: skip
    inner = tag("sheetViews", {}, tag("sheetView", {"workbookViewId": 0}, pane))
    inner += tag("cols", {}, columns)
    inner += tag("sheetData", {}, "".join(_rows(rows_of(delivery), styles)))
    return tag("worksheet", {"xmlns": _MAIN}, inner)


def _translated(column: str) -> bool:
    """Whether people write the language of the patients there."""
    return column in (TRANSLATION, COMMENT)


def _rows(rows: Iterable[tuple[str, ...]], styles: list[int]) -> Iterator[str]:
    for number, row in enumerate(rows, 1):
        cells = (
            _cell(f"{column_letters(at)}{number}", text, _HEAD if number == 1 else style)
            for at, (text, style) in enumerate(zip(row, styles, strict=True))
        )
        yield tag("row", {"r": number}, "".join(cells)) + "\n"


def _cell(place: str, text: str, style: int) -> str:
    if not text:
        return tag("c", {"r": place, "s": style})
    # ISO/IEC 29500-1, 22.9.2.19: _xHHHH_ is a character, so words that look like it must not.
    literal = re.sub(r"_(?=x[0-9A-Fa-f]{4}_)", "_x005F_", text).replace("\r", "_x000D_")
    words = tag("t", {"xml:space": "preserve"}, escaped(literal))
    return tag("c", {"r": place, "s": style, "t": "inlineStr"}, tag("is", {}, words))


FORMAT = Format((".xlsx",), _write, read)
