"""One opened font at one weight. The one room that opens font files with HarfBuzz."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, cached_property
from pathlib import Path

import uharfbuzz as hb

from leaflets.fonts import FILES, FaceFiles
from leaflets.fonts.house import BOLD, REGULAR
from leaflets.fonts.tables import Metrics, Outlines, outline_kind, read_metrics

_HEIGHTS = {"cap": hb.OTMetricsTag.CAP_HEIGHT, "x": hb.OTMetricsTag.X_HEIGHT}


class Face:
    """One font file at one weight. Opened when first asked; shared by the whole process.

    Get one from :func:`open_face`. Lengths are in 1/1000 em. ``variations`` is empty for a static
    file; ``weight`` is 400 or 700 for a variable one and the file's own weight otherwise. The face
    says that it lacks the characters in ``without``.
    """

    def __init__(
        self,
        path: Path,
        index: int = 0,
        wght: int | None = None,
        without: tuple[tuple[int, int], ...] = (),
    ) -> None:
        self.path, self.index, self.without = path, index, without
        self.variations: Mapping[str, float] = {} if wght is None else {"wght": float(wght)}
        self._glyphs: dict[str, int | None] = {}
        self._advances: dict[int, float] = {}

    def __repr__(self) -> str:
        return f"<Face {self.key}>"

    @cached_property
    def hb_face(self) -> hb.Face:
        return hb.Face(hb.Blob.from_file_path(str(self.path)), self.index)

    @cached_property
    def hb_font(self) -> hb.Font:
        """The face at its weight; one unit is one unit of the font's em."""
        font = hb.Font(self.hb_face)
        if self.variations:
            font.set_variations(dict(self.variations))
        return font

    def table(self, tag: str) -> bytes:
        """The bytes of one table of the file, empty when there is none."""
        if tag not in self.hb_face.table_tags:
            return b""
        return bytes(self.hb_face.reference_table(tag).data)

    @cached_property
    def metrics(self) -> Metrics:
        """Measures of the file (of a variable file: at its default weight)."""
        metrics = read_metrics(self.table)
        if metrics is None:
            raise ValueError(f"{self.path.name} is not a usable font")
        return metrics

    @cached_property
    def ps_name(self) -> str:
        """The PostScript name at this weight, such as ``NotoSans-Bold``."""
        face = self.hb_face
        for instance in face.named_instances if self.variations else ():
            if list(instance.design_coords) == [self.variations["wght"]]:
                name = face.get_name(instance.postscript_name_id)
                if name:
                    return str(name)
        name = str(face.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME) or self.path.stem)
        if not self.variations:
            return name
        style = {REGULAR: "Regular", BOLD: "Bold"}.get(self.weight, f"W{self.weight}")
        return f"{name.split('-')[0]}-{style}"

    @cached_property
    def key(self) -> str:
        """A name no other face has: the font's, and outside our own files a mark of its content."""
        if self.path.parent == FILES:
            return self.ps_name
        import zlib

        # ``head`` holds a checksum of the whole file (checkSumAdjustment).
        return f"{self.ps_name}-{zlib.crc32(self.table('head')):08x}"

    @cached_property
    def weight(self) -> int:
        return int(self.variations.get("wght", 0)) or self.metrics.weight_class

    @cached_property
    def units_per_em(self) -> int:
        return int(self.hb_face.upem)

    @cached_property
    def outlines(self) -> Outlines:
        kind = outline_kind(self.table)
        if kind is None:
            raise ValueError(f"{self.path.name} has no outlines")
        return kind

    @property
    def ascent(self) -> float:
        return self.metrics.ascent

    @property
    def descent(self) -> float:
        """Below the baseline: negative."""
        return self.metrics.descent

    @property
    def bbox(self) -> tuple[int, int, int, int]:
        return self.metrics.bbox

    @property
    def italic_angle(self) -> float:
        """Degrees, counter-clockwise from the vertical."""
        return self.metrics.italic_angle

    @cached_property
    def cap_height(self) -> float:
        return self._height("cap")

    @cached_property
    def x_height(self) -> float:
        return self._height("x")

    def _height(self, which: str) -> float:
        units = self.hb_font.get_metric_position_with_fallback(_HEIGHTS[which])
        return float(units) * 1000 / self.units_per_em

    def glyph_for(self, char: str) -> int | None:
        """The glyph the font maps one character to, before shaping."""
        try:
            return self._glyphs[char]
        except KeyError:
            glyph: int | None = None
            if not within(ord(char), self.without):
                glyph = self.hb_font.get_nominal_glyph(ord(char))
            self._glyphs[char] = glyph
            return glyph

    def has(self, char: str) -> bool:
        return self.glyph_for(char) is not None

    def has_all(self, text: str) -> bool:
        """Whether the font has every character of `text` that prints anything."""
        if self.has_ascii and text.isascii() and text.isprintable():
            return True
        return all(self.has(char) or prints_nothing(char) for char in set(text))

    @cached_property
    def has_ascii(self) -> bool:
        """Whether the font has all of printable ASCII: most words are made of nothing else."""
        return all(map(self.has, map(chr, range(0x20, 0x7F))))

    def advance(self, glyph_id: int) -> float:
        """The width of a glyph at this weight."""
        try:
            return self._advances[glyph_id]
        except KeyError:
            width: float = self.hb_font.get_glyph_h_advance(glyph_id) * 1000 / self.units_per_em
            self._advances[glyph_id] = width
            return width


def prints_nothing(char: str) -> bool:
    """Whether `char` only steers the text: joiners, bidi controls, soft hyphen and the like.

    The letters' part of Default_Ignorable_Code_Point (Unicode DerivedCoreProperties).
    """
    code = ord(char)
    return code in (0xAD, 0x34F, 0x61C, 0x17B4, 0x17B5, 0xFEFF) or (
        0x200B <= code <= 0x200F
        or 0x202A <= code <= 0x202E
        or 0x2060 <= code <= 0x206F
        or 0x180B <= code <= 0x180E
        or 0xFE00 <= code <= 0xFE0F
    )


@cache
def _face(path: Path, index: int, wght: int | None, without: tuple[tuple[int, int], ...]) -> Face:
    return Face(path, index, wght, without)


def open_face(files: FaceFiles, weight: int) -> Face:
    """The face of a family for regular (400) or bold (from 600) text; the file is opened later."""
    bold = weight >= 600
    wght = (BOLD if bold else REGULAR) if files.variable else None
    return _face(files.bold if bold else files.regular, files.index, wght, files.without)


def within(code: int, ranges: tuple[tuple[int, int], ...]) -> bool:
    return any(first <= code <= last for first, last in ranges)
