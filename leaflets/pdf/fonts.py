"""The fonts of one document: which glyphs it uses, what they mean, and the objects that say so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaflets.pdf.shown_runs import meaning, says_itself
from leaflets.pdf.subset import FontProgram, font_program, to_unicode
from leaflets.pdf.syntax import fine_number, text_string
from leaflets.problems import Problem

if TYPE_CHECKING:
    from leaflets.pdf.serialise import LeafletFile
    from leaflets.pdf.shown_runs import ShownRun
    from leaflets.text.face import Face
    from leaflets.text.glyphs import ShapedWord

_SYMBOLIC, _ITALIC = 4, 64
"""Font descriptor flags (ISO 32000-1 table 123). Identity-H fonts are symbolic."""


class DocumentFont:
    """One face as one document uses it.

    What a glyph means is settled by the first word that uses it (``texts``, by glyph id); a later
    word that means something else by the same glyph says so in an ActualText. Settled per document,
    never per process, so a file does not depend on what was drawn before.
    """

    __slots__ = ("face", "name", "texts")

    def __init__(self, face: Face, name: str) -> None:
        self.face = face
        self.name = name
        self.texts: dict[int, str] = {}

    def agrees(self, run: ShownRun) -> bool:
        """Note the glyphs of a run as used. True when the document means by them what the run
        does."""
        meanings, texts = run.meanings, self.texts
        agreed = meanings is not None and meanings.items() <= texts.items()
        if meanings and not agreed:
            for glyph, text in meanings.items():
                texts.setdefault(glyph, text)
            agreed = meanings.items() <= texts.items()
        if not run.silent.keys() <= texts.keys():
            for glyph, text in run.silent.items():
                texts.setdefault(glyph, text)
        return agreed

    def note(self, fresh: dict[int, str]) -> None:
        """Note glyphs as used, meaning this unless they mean something already."""
        texts = self.texts
        if not fresh.keys() <= texts.keys():
            for glyph, text in fresh.items():
                texts.setdefault(glyph, text)

    def spells(self, word: ShapedWord) -> bool:
        """Whether the meanings of a word's glyphs in this document give its text."""
        agreed = all(self.texts.get(glyph.glyph_id) == meaning(glyph) for glyph in word.glyphs)
        return agreed and says_itself(word)


class DocumentFonts:
    """All fonts of one document, named in the order of their first use."""

    def __init__(self) -> None:
        self._fonts: dict[Face, DocumentFont] = {}

    def __getitem__(self, face: Face) -> DocumentFont:
        font = self._fonts.get(face)
        if font is None:
            font = self._fonts[face] = DocumentFont(face, f"F{len(self._fonts) + 1}")
        return font

    def problems(self) -> list[Problem]:
        """Glyphs that must not be printed: the ``.notdef`` box stands for a missing letter, and
        letters without an agreed meaning cannot be read aloud (PDF/A-2 6.2.11.7)."""
        found: list[Problem] = []
        for font in self._fonts.values():
            if 0 in font.texts:
                message = f"the font {font.face.ps_name} has no glyph for '{font.texts[0]}'"
                hint = "choose another character or add a font that has it"
                found.append(Problem("pdf/missing-glyph", message, hint=hint))
            for character in sorted(set("".join(font.texts.values()))):
                if _meaningless(character):
                    message = f"U+{ord(character):04X} means nothing a screen reader could speak"
                    hint = "replace the character with an ordinary one"
                    found.append(Problem("pdf/meaningless-character", message, hint=hint))
        return found

    def add_to(self, file: LeafletFile) -> str:
        """Add the fonts' objects; returns the entries of the font resource dictionary."""
        fonts = self._fonts.values()
        return "".join([f"/{font.name} {_add_font(font, file)} 0 R" for font in fonts])


def _meaningless(character: str) -> bool:
    """Private use, U+0000, U+FEFF, U+FFFE and other controls (PDF/A-2 6.2.11.7.2 and .3)."""
    code = ord(character)
    private = 0xE000 <= code <= 0xF8FF or code >= 0xF0000
    return private or code < 0x20 or code in (0xFEFF, 0xFFFE, 0xFFFF)


def _add_font(font: DocumentFont, file: LeafletFile) -> int:
    """A Type 0 font with one CIDFont (ISO 32000-1 9.7); returns its object number."""
    face = font.face
    program = font_program(face, frozenset(font.texts))
    program_number = file.add(program.file_stream)
    descriptor = file.add(_descriptor(face, program, program_number).encode())
    kind, glyph_map, encoding = "CIDFontType0", "", "-Identity-H"
    if program.glyph_map:
        kind, encoding = "CIDFontType2", ""
        glyph_map = f"/CIDToGIDMap {file.add(program.glyph_map)} 0 R"
    meaning = file.add(to_unicode(tuple(sorted(font.texts.items()))))
    cid_font = file.add(
        f"<</Type/Font/Subtype/{kind}/BaseFont/{program.base_name}/CIDSystemInfo"
        f"<</Registry{text_string('Adobe')}/Ordering{text_string('Identity')}/Supplement 0>>"
        f"/FontDescriptor {descriptor} 0 R/DW 1000/W[{program.widths}]{glyph_map}>>".encode()
    )
    return file.add(
        f"<</Type/Font/Subtype/Type0/BaseFont/{program.base_name}{encoding}/Encoding/Identity-H"
        f"/DescendantFonts[{cid_font} 0 R]/ToUnicode {meaning} 0 R>>".encode()
    )


def _descriptor(face: Face, program: FontProgram, program_number: int) -> str:
    flags = _SYMBOLIC | (_ITALIC if face.italic_angle else 0)
    bbox = " ".join(str(round(value)) for value in face.bbox)
    # The usual estimate from the weight; viewers need it only where the font file is missing.
    stem = 50 + int((face.weight / 65) ** 2)
    return (
        f"<</Type/FontDescriptor/FontName/{program.base_name}/Flags {flags}/FontBBox[{bbox}]"
        f"/ItalicAngle {fine_number(face.italic_angle)}/Ascent {round(face.ascent)}"
        f"/Descent {round(face.descent)}/CapHeight {round(face.cap_height)}/StemV {stem}"
        f"/{program.file_entry} {program_number} 0 R>>"
    )
