"""The fonts of one document: which glyphs it uses, what they mean, and the objects that say so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from leaflets.pdf.parts import Part, meanings_of
from leaflets.pdf.shown_runs import ShownRun
from leaflets.pdf.shown_words import meaning, says_itself
from leaflets.pdf.subset import CACHED_SUBSETS, FontProgram, font_program, to_unicode
from leaflets.pdf.syntax import fine_number, text_string
from leaflets.problems import Problem
from leaflets.remembered import Kept
from leaflets.text.glyphs import Meaning
from leaflets.text.letters import meanings_in

if TYPE_CHECKING:
    from leaflets.pdf.serialise import LeafletFile
    from leaflets.text.face import Face
    from leaflets.text.glyphs import ShapedWord

_SYMBOLIC, _ITALIC = 4, 64
"""Font descriptor flags (ISO 32000-1 table 123). Identity-H fonts are symbolic."""


class DocumentFont(NamedTuple):
    """One face as one document uses it.

    ``texts``: what each glyph means, by glyph id, ``meanings``: the same as pairs: settled by the
    first word that uses the glyph. ``contested``: all meanings of glyphs that have several here;
    ``rivals``: those that lost. A word with a rival says what it means in an ActualText. Settled
    per document, never per process, so a file does not depend on what was drawn before.
    """

    face: Face
    name: str
    meanings: frozenset[Meaning]
    texts: Mapping[int, str]
    contested: frozenset[Meaning] = frozenset()
    rivals: frozenset[Meaning] = frozenset()

    def agrees(self, run: ShownRun) -> bool:
        """Whether the document means by glyphs what those words of a run do that say themselves."""
        if run.signs:
            return self.rivals.isdisjoint(meanings_in(run.face, run.signs))
        words = {placed.word for placed in run.words}
        return self.rivals.isdisjoint(meanings_of(filter(says_itself, words)))

    def spells(self, word: ShapedWord) -> bool:
        """Whether the meanings of a word's glyphs in this document give its text."""
        agreed = all(self.texts[glyph.glyph_id] == meaning(glyph) for glyph in word.glyphs)
        return agreed and says_itself(word)

    def contested_in(self, part: Part) -> tuple[Meaning, ...]:
        """What the contested glyphs mean that a part uses."""
        meanings = part.meanings[self.face]
        if self.contested.isdisjoint(meanings):
            return ()
        own = self.contested & meanings
        return tuple([(glyph, self.texts[glyph]) for glyph in sorted({pair[0] for pair in own})])


def document_fonts(known: Sequence[Part], parts: Sequence[Part]) -> dict[Face, DocumentFont]:
    """The fonts of a document made of ``parts``, named in the order of their first use. ``known``:
    those parts that other documents have, too."""
    united = _united_meanings(tuple(known))
    fresh = [part for part in parts if part not in united.parts]
    fonts: dict[Face, DocumentFont] = {}
    for face in dict.fromkeys(chain.from_iterable([part.faces for part in parts])):
        meanings = united.meanings.get(face, frozenset())
        own = [part.meanings[face] for part in fresh if face in part.meanings]
        if own:
            meanings = meanings.union(*own)
        name, texts = f"F{len(fonts) + 1}", dict(meanings)
        if len(texts) == len(meanings):
            fonts[face] = DocumentFont(face, name, meanings, texts)
        else:
            of_face = [part for part in parts if face in part.meanings]
            fonts[face] = _contested_font(face, name, meanings, of_face)
    return fonts


def _contested_font(
    face: Face, name: str, meanings: frozenset[Meaning], parts: Sequence[Part]
) -> DocumentFont:
    """A font some of whose glyphs have several meanings: the first counts."""
    times = Counter([glyph for glyph, _ in meanings])
    contested = frozenset([pair for pair in meanings if times[pair[0]] > 1])
    settled: dict[int, str] = {}
    for part in reversed(parts):
        own = contested & part.meanings[face]
        if len(dict(own)) < len(own):
            first = part.first_meanings(face)
            own = frozenset([(glyph, first[glyph]) for glyph, _ in own])
        settled.update(own)
    rivals = frozenset([pair for pair in contested if settled[pair[0]] != pair[1]])
    meanings -= rivals
    return DocumentFont(face, name, meanings, dict(meanings), contested, rivals)


class _United(NamedTuple):
    """What glyphs mean in several parts, by face."""

    parts: frozenset[Part]
    meanings: Mapping[Face, frozenset[Meaning]]


_united: Kept[_United] = Kept(4)


def _united_meanings(parts: tuple[Part, ...]) -> _United:
    """Of the same parts once: the leaflets of many clinics have most parts in common."""
    found = _united.get(parts)
    if found is None:
        meanings: dict[Face, frozenset[Meaning]] = {}
        for face in dict.fromkeys(chain.from_iterable([part.faces for part in parts])):
            of_face = [part.meanings[face] for part in parts if face in part.meanings]
            meanings[face] = frozenset[Meaning]().union(*of_face)
        found = _united.put(_United(frozenset(parts), meanings), parts)
    return found


class EmbeddedFont(NamedTuple):
    """The objects of a Type 0 font with one CIDFont (ISO 32000-1 9.7): the font file, the map from
    CIDs to glyphs (empty where the file has it) and the ToUnicode CMap; then descriptor, CIDFont
    and font with places for the numbers of these. ``problems``: why it must not be printed."""

    file: bytes
    glyph_map: bytes
    to_unicode: bytes
    descriptor: str
    cid_font: str
    font: str
    problems: tuple[Problem, ...]

    def add_to(self, file: LeafletFile) -> int:
        """Add the objects; returns the object number of the font."""
        descriptor = file.add(f"{self.descriptor}{file.add(self.file)} 0 R>>".encode())
        glyph_map = f"/CIDToGIDMap {file.add(self.glyph_map)} 0 R" if self.glyph_map else ""
        cid_font = file.add(
            f"{self.cid_font}{glyph_map}/FontDescriptor {descriptor} 0 R>>".encode()
        )
        meaning = file.add(self.to_unicode)
        return file.add(
            f"{self.font}/DescendantFonts[{cid_font} 0 R]/ToUnicode {meaning} 0 R>>".encode()
        )


@lru_cache(maxsize=CACHED_SUBSETS)
def embedded_font(face: Face, meanings: frozenset[Meaning]) -> EmbeddedFont:
    """A face with the glyphs that a document uses, each with its one meaning."""
    texts = dict(meanings)
    problems = tuple(_problems(face, texts))
    if problems:
        return EmbeddedFont(b"", b"", b"", "", "", "", problems)
    program = font_program(face, frozenset(texts))
    kind, encoding = "CIDFontType0", "-Identity-H"
    if program.glyph_map:
        kind, encoding = "CIDFontType2", ""
    cid_font = (
        f"<</Type/Font/Subtype/{kind}/BaseFont/{program.base_name}/CIDSystemInfo"
        f"<</Registry{text_string('Adobe')}/Ordering{text_string('Identity')}/Supplement 0>>"
        f"/DW 1000/W[{program.widths}]"
    )
    font = f"<</Type/Font/Subtype/Type0/BaseFont/{program.base_name}{encoding}/Encoding/Identity-H"
    return EmbeddedFont(
        program.file_stream,
        program.glyph_map,
        to_unicode(tuple(sorted(texts.items()))),
        _descriptor(face, program),
        cid_font,
        font,
        problems,
    )


def _problems(face: Face, texts: Mapping[int, str]) -> list[Problem]:
    """Glyphs that must not be printed: the ``.notdef`` box stands for a missing letter, and letters
    without an agreed meaning cannot be read aloud (PDF/A-2 6.2.11.7)."""
    found: list[Problem] = []
    if 0 in texts:
        message = f"the font {face.ps_name} has no glyph for '{texts[0]}'"
        hint = "choose another character or add a font that has it"
        found.append(Problem("pdf/missing-glyph", message, hint=hint))
    for character in sorted(set("".join(texts.values()))):
        if _meaningless(character):
            message = f"U+{ord(character):04X} means nothing a screen reader could speak"
            hint = "replace the character with an ordinary one"
            found.append(Problem("pdf/meaningless-character", message, hint=hint))
    return found


def _meaningless(character: str) -> bool:
    """Private use, U+0000, U+FEFF, U+FFFE and other controls (PDF/A-2 6.2.11.7.2 and .3)."""
    code = ord(character)
    private = 0xE000 <= code <= 0xF8FF or code >= 0xF0000
    return private or code < 0x20 or code in (0xFEFF, 0xFFFE, 0xFFFF)


def _descriptor(face: Face, program: FontProgram) -> str:
    flags = _SYMBOLIC | (_ITALIC if face.italic_angle else 0)
    bbox = " ".join(str(round(value)) for value in face.bbox)
    # The usual estimate from the weight; viewers need it only where the font file is missing.
    stem = 50 + int((face.weight / 65) ** 2)
    return (
        f"<</Type/FontDescriptor/FontName/{program.base_name}/Flags {flags}/FontBBox[{bbox}]"
        f"/ItalicAngle {fine_number(face.italic_angle)}/Ascent {round(face.ascent)}"
        f"/Descent {round(face.descent)}/CapHeight {round(face.cap_height)}/StemV {stem}"
        f"/{program.file_entry} "
    )
