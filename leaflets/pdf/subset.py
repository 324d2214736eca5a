"""Font programs cut down to the glyphs a document uses, and the tables that go with them.

The code of a glyph in the page is the font's own glyph id (ISO 32000-1 9.7.5.2, Identity-H), so the
operators of a shaped word fit every document and can be cached for the whole process.
"""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Mapping
from functools import lru_cache
from sys import byteorder
from typing import TYPE_CHECKING, Final, NamedTuple

from leaflets.pdf.cff import with_charset
from leaflets.pdf.syntax import CACHED_EFFORT, stream
from leaflets.problems import LeafletsError, Problem

if TYPE_CHECKING:
    from leaflets.text.face import Face

_DROPPED_TABLES: Final = (
    *("BASE", "GDEF", "GPOS", "GSUB", "MATH", "STAT", "cmap", "kern", "name", "OS/2", "post"),
    *("DSIG", "LTSH", "VDMX", "VORG", "gasp", "hdmx", "meta", "vhea", "vmtx"),
)
"""Tables that only matter for shaping or for installing a font; a viewer draws by glyph id."""

CACHED_SUBSETS: Final = 64
"""Font programs kept for further documents: about 15 KB each, 60 KB for Chinese."""


class FontProgram(NamedTuple):
    """The parts of an embedded font that depend only on the face and its used glyphs.

    ``base_name``: PostScript name with the subset tag. ``file_entry``: key of the font file in the
    font descriptor. ``glyph_map``: the CIDToGIDMap stream, empty for CFF, where CIDs are built in.
    ``widths``: the W array's content, in 1/1000 em.
    """

    base_name: str
    file_entry: str
    file_stream: bytes
    glyph_map: bytes
    widths: str


@lru_cache(maxsize=CACHED_SUBSETS)
def font_program(face: Face, glyphs: frozenset[int]) -> FontProgram:
    """Subset ``face`` to ``glyphs`` (without .notdef, which always stays)."""
    used = sorted(glyphs)
    data, new_ids = _subset(face, used)
    seed = f"{face.ps_name} {sorted(face.variations.items())} {used}"
    base_name = f"{_tag(seed)}+{face.ps_name}"
    widths = _widths(face, used)
    if face.outlines == "truetype":
        file_stream = stream(data, f"/Length1 {len(data)}", CACHED_EFFORT)
        glyph_map = stream(_cid_to_gid(used, new_ids), effort=CACHED_EFFORT)
        return FontProgram(base_name, "FontFile2", file_stream, glyph_map, widths)
    file_stream = stream(data, "/Subtype/CIDFontType0C", CACHED_EFFORT)
    return FontProgram(base_name, "FontFile3", file_stream, b"", widths)


def _subset(face: Face, used: list[int]) -> tuple[bytes, Mapping[int, int]]:
    """The font file and old glyph id -> new glyph id."""
    import uharfbuzz as hb  # here, so that importing this room stays cheap

    wanted = hb.SubsetInput()
    wanted.glyph_set.update([0, *used])
    wanted.drop_table_tag_set.update(
        int.from_bytes(tag.ljust(4).encode()) for tag in _DROPPED_TABLES
    )
    flags = (
        hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE
    )
    if face.outlines == "cff-named":
        # No CIDs in the program: the glyph's place in it is its CID (9.7.4.2), so places stay.
        flags |= hb.SubsetFlags.RETAIN_GIDS
    if face.outlines == "cff2":
        flags |= hb.SubsetFlags.DOWNGRADE_CFF2  # PDF knows no CFF2
    wanted.flags = flags
    if face.variations or face.outlines == "cff2":
        wanted.pin_all_axes_to_default(face.hb_face)
    for axis, value in sorted(face.variations.items()):
        wanted.pin_axis_location(face.hb_face, axis, value)
    plan = hb.SubsetPlan(face.hb_face, wanted)
    subset = plan.execute()
    if face.outlines == "truetype":
        return bytes(subset.blob.data), dict(plan.old_to_new_glyph_mapping)
    program = bytes(subset.reference_table("CFF ").data)
    if face.outlines == "cff-named":
        return program, {}
    try:
        return with_charset(program, used), {}
    except ValueError as error:
        message = f"the font {face.ps_name} cannot be embedded: {error}"
        hint = "use a TrueType version of it"
        raise LeafletsError(Problem("pdf/font-program", message, hint=hint)) from error


def _cid_to_gid(used: list[int], new_ids: Mapping[int, int]) -> bytes:
    places = array("H", bytes(2 * (used[-1] + 1)))
    for glyph in used:
        places[glyph] = new_ids[glyph]
    if byteorder == "little":
        places.byteswap()
    return places.tobytes()


def _widths(face: Face, used: list[int]) -> str:
    """Runs of neighbouring CIDs share one entry (9.7.4.3)."""
    parts: list[str] = []
    following = -1
    for glyph in used:
        width = f"{face.advance(glyph):g}"
        if glyph == following:
            parts.append(f" {width}")
        else:
            parts.append(f"]{glyph}[{width}" if parts else f"{glyph}[{width}")
        following = glyph + 1
    return "".join(parts) + "]" if parts else ""


def _tag(seed: str) -> str:
    """Six capital letters that differ from subset to subset (9.6.4)."""
    digest = hashlib.sha256(seed.encode()).digest()
    return "".join(chr(ord("A") + value % 26) for value in digest[:6])


def to_unicode(texts: tuple[tuple[int, str], ...]) -> bytes:
    """The ToUnicode CMap stream (9.10.3) of (glyph id, its text) pairs, sorted.

    A glyph without text of its own (a further glyph of a cluster) means U+200B ZERO WIDTH SPACE:
    every CID must have a meaning (PDF/UA-1 7.21.7) and this one is silent.
    """
    rows = [f"<{glyph:04X}><{_hexadecimal(text or chr(0x200B))}>" for glyph, text in texts]
    parts = [
        "/CIDInit/ProcSet findresource begin 12 dict begin begincmap\n"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
        "/CMapName/Adobe-Identity-UCS def/CMapType 2 def\n"
        "1 begincodespacerange<0000><FFFF>endcodespacerange"
    ]
    for start in range(0, len(rows), 100):  # a block holds at most 100
        block = rows[start : start + 100]
        parts.append(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar")
    parts.append("endcmap CMapName currentdict/CMap defineresource pop end end")
    return stream("\n".join(parts).encode(), effort=CACHED_EFFORT)


def _hexadecimal(text: str) -> str:
    return text.encode("utf-16-be").hex().upper()
