"""Make the faces that are cut from larger ones. A developer runs this by hand; nothing imports it.

    python -m leaflets.fonts.build_subset --core DIR --cjk DIR

``--core`` is the folder of Debian's fonts-noto-core, ``--cjk`` that of fonts-noto-cjk. The result
goes to ``files/``; afterwards bring ``fonts.lock`` up to date (``python -m leaflets.fonts.lock``).

Both faces get a new family name: the Open Font License (1.1, clause 3) keeps reserved names, such
as "Source" in Noto Sans CJK, for unmodified fonts.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

FILES = Path(__file__).parent / "files"

SYMBOLS: dict[str, str] = {
    "NotoSansSymbols2-Regular.ttf": (
        "☎☏✆✉✓✔✕✖✗✘☐☑☒➔➜➤●○◯◉■□▪▫▲△▼▽▶▷◀◁►◄◆◇◊◦⚠✂✎✏★☆✚♥♡☀☁☂☝☞☜⚡♿⌚⌛⏱❗❓⛔◼◻"
    ),
    "NotoSansSymbols-Regular.ttf": "☺☹♀♂⚕♻①②③④⑤⑥⑦⑧⑨⑩❶❷❸❹❺❻❼❽❾❿",
    "NotoSansMath-Regular.ttf": "←↑→↓↔↕↖↗↘↙⇐⇒⇔≤≥≠≈≡∞√∑∆∠⟦⟧",
}
"""Signs that leaflets use and Noto Sans lacks, by the face that has them."""

CJK_WEIGHTS = {"Regular": "NotoSansCJK-Regular.ttc", "Bold": "NotoSansCJK-Bold.ttc"}
SIMPLIFIED = 2  # place of the Simplified Chinese face in the collection

BEYOND_GB_2312 = "啰噁嗪瞭皙喆珺堃瘆癔羟巯脒肟腈酰胺哒锝繁體中文粵語日本한국어"
"""Drug names, names of people, and what Chinese, Japanese and Korean call themselves."""

LICENCE = "This Font Software is licensed under the SIL Open Font License, Version 1.1."


def simplified_characters() -> list[int]:
    """Code points of GB 2312 (6,763 hanzi, punctuation, full-width forms) and Latin-1."""
    wanted = {
        *map(ord, BEYOND_GB_2312),
        *range(0x20, 0x7F),
        *range(0xA0, 0x100),
        *range(0x2010, 0x2028),
        0x2032,
        0x2033,
        0x20AC,
    }
    for row in range(0xA1, 0xF8):
        for cell in range(0xA1, 0xFF):
            try:
                wanted.add(ord(bytes((row, cell)).decode("gb2312")))
            except UnicodeDecodeError:
                continue
    # Kana, Greek, Cyrillic and box drawing are in GB 2312 too; leaflets in Chinese need none.
    return sorted(
        c
        for c in wanted
        if not (0x3041 <= c <= 0x30FF or 0x0391 <= c <= 0x0451 or 0x2500 <= c <= 0x254F)
    )


def rename(font: Any, family: str, style: str, origin: str) -> None:
    """Give a cut face its own name and say where it comes from."""
    name = font["name"]
    ps_name = f"{family.replace(' ', '')}-{style}"
    version = name.getDebugName(5) or "Version 1.0"
    copyright_line = name.getDebugName(0) or ""
    name.names = []
    for name_id, text in {
        0: copyright_line,
        1: family,
        2: style,
        3: f"{ps_name};{version}",
        4: f"{family} {style}",
        5: f"{version.split(';')[0]}; cut from {origin}",
        6: ps_name,
        13: LICENCE,
        14: "https://openfontlicense.org",
    }.items():
        name.setName(text, name_id, 3, 1, 0x409)


def cut_simplified_chinese(cjk: Path, style: str) -> Path:
    """Cut the common characters out of Noto Sans CJK SC."""
    from fontTools import subset
    from fontTools.ttLib import TTFont

    # No alternate forms (``locl``): they would double the file, and the face is for one language.
    options = subset.Options(
        hinting=False, layout_features=["kern", "ccmp", "mark", "mkmk"], notdef_outline=True
    )
    options.drop_tables += ["vhea", "vmtx", "VORG", "BASE"]
    font = TTFont(cjk / CJK_WEIGHTS[style], fontNumber=SIMPLIFIED)
    font.recalcTimestamp = False
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=simplified_characters())
    subsetter.subset(font)
    rename(font, "Leaflets Sans SC", style, f"Noto Sans CJK SC {style}")
    target = FILES / f"LeafletsSansSC-{style}.otf"
    font.save(target)
    _number_glyphs_from_zero(target)
    return target


def _number_glyphs_from_zero(path: Path) -> None:
    """Make CID equal to glyph id: a PDF may then write glyph ids (ISO 32000-1, 9.7.4.2)."""
    from fontTools.ttLib import TTFont

    font = TTFont(path, recalcTimestamp=False)  # only 'CFF ' is decompiled; the rest is copied
    top = font["CFF "].cff.topDictIndex[0]
    top.CharStrings  # noqa: B018  (loads the table while the old names still hold)
    renamed = {
        old: ".notdef" if gid == 0 else f"cid{gid:05d}" for gid, old in enumerate(top.charset)
    }
    top.CharStrings.charStrings = {
        renamed[old]: index for old, index in top.CharStrings.charStrings.items()
    }
    top.charset = list(renamed.values())
    top.CIDCount = len(renamed)
    font.setGlyphOrder(top.charset)
    font.save(path)


def draw_symbols(core: Path) -> Path:
    """Copy the outlines of the signs into one small face."""
    from fontTools.fontBuilder import FontBuilder
    from fontTools.pens.recordingPen import DecomposingRecordingPen
    from fontTools.pens.ttGlyphPen import TTGlyphPen
    from fontTools.ttLib import TTFont

    glyphs, metrics, cmap = {}, {}, {}
    sources = {name: TTFont(core / name) for name in SYMBOLS}
    wanted = [(".notdef", "NotoSansMath-Regular.ttf", ".notdef", 0)]
    for name, signs in SYMBOLS.items():
        best = sources[name].getBestCmap()
        wanted += [(f"uni{ord(sign):04X}", name, best[ord(sign)], ord(sign)) for sign in signs]
    for own, name, theirs, code in sorted(wanted, key=lambda item: item[3]):
        glyph_set = sources[name].getGlyphSet()
        recording, pen = DecomposingRecordingPen(glyph_set), TTGlyphPen(None)
        glyph_set[theirs].draw(recording)
        recording.replay(pen)
        glyphs[own] = pen.glyph()
        metrics[own] = (sources[name]["hmtx"][theirs][0], 0)
        if code:
            cmap[code] = own
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(list(glyphs))
    builder.setupCharacterMap(cmap)
    builder.setupGlyf(glyphs)
    builder.setupHorizontalMetrics(
        {
            name: (width, builder.font["glyf"][name].xMin if glyphs[name].numberOfContours else 0)
            for name, (width, _) in metrics.items()
        }
    )
    builder.setupHorizontalHeader(ascent=1069, descent=-293)
    builder.setupOS2(
        sTypoAscender=1069,
        sTypoDescender=-293,
        usWinAscent=1069,
        usWinDescent=293,
        sxHeight=536,
        sCapHeight=714,
        fsType=0,
        usWeightClass=400,
    )
    builder.setupNameTable(
        {
            "copyright": "Copyright 2016-2022 Google LLC and The Noto Project Authors",
            "version": "Version 2.003",
        }
    )
    builder.setupPost()
    builder.font["head"].created = builder.font["head"].modified = 3_600_000_000
    builder.font.recalcTimestamp = False
    rename(builder.font, "Leaflets Symbols", "Regular", "Noto Sans Symbols2, Symbols and Math")
    target = FILES / "LeafletsSymbols-Regular.ttf"
    builder.save(target)
    return target


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--core", type=Path, required=True, help="folder of fonts-noto-core")
    parser.add_argument("--cjk", type=Path, required=True, help="folder of fonts-noto-cjk")
    folders = parser.parse_args()
    made = [draw_symbols(folders.core)]
    made += [cut_simplified_chinese(folders.cjk, style) for style in CJK_WEIGHTS]
    for path in made:
        print(f"{path.name}: {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
