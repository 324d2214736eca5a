"""Which of the opened fonts sets a character, for each language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import uharfbuzz as hb

from leaflets.fonts import FaceFiles, always, font_table, fonts_for
from leaflets.fonts.house import BOLD, REGULAR, FontFacts, HouseFamily, house_families
from leaflets.fonts.tables import outline_kind, read_metrics
from leaflets.languages import language as language_of
from leaflets.text.face import Face, open_face, prints_nothing, within


@dataclass(frozen=True, slots=True, eq=False)
class FontStack:
    """The faces for a text in one language, best first; a library makes one for each.

    ``leading``: line height as a multiple of the scaled type size. ``scale``: multiply the type
    size by it, so that the script looks as large as Latin.
    """

    language: str
    faces_regular: tuple[Face, ...]
    faces_bold: tuple[Face, ...]
    leading: float
    scale: float
    _chosen: dict[tuple[str, int], Face | None] = field(
        default_factory=dict, repr=False, compare=False
    )

    def faces(self, weight: int) -> tuple[Face, ...]:
        return self.faces_bold if weight >= 600 else self.faces_regular

    def face_for(self, char: str, weight: int) -> Face | None:
        """The first face that has `char`: the stack's own, then those of the character's script.

        A character that prints nothing goes with the first face. None: no font has it.
        """
        key = (char, weight)
        try:
            return self._chosen[key]
        except KeyError:
            face = self._chosen[key] = self._look_for(char, weight)
            return face

    def _look_for(self, char: str, weight: int) -> Face | None:
        own = self.faces(weight)
        for face in own:
            if face.has(char):
                return face
        if prints_nothing(char):
            return own[0]
        for files in _borrowable(ord(char)):
            face = open_face(files, weight)
            if face.has(char):
                return face
        return None

    def hint_for(self, char: str) -> str:
        """What would help to print a character that no face has; empty when nothing would."""
        for fonts in font_table().values():
            if fonts.missing and within(ord(char), fonts.ranges):
                return f"{fonts.missing.install} brings {fonts.missing.holds}"
        return ""


class FontLibrary:
    """The fonts of one run: the shipped ones and, before them, the clinic's own.

    A house family leads in the languages whose own name it can write; elsewhere it comes after the
    script's face, so that it sets the Latin words.

    Raises LeafletsError with every problem of the `extra_dirs` (see ``house_families``).
    """

    def __init__(self, extra_dirs: Sequence[Path] = ()) -> None:
        self._house = house_families(extra_dirs, font_facts) if extra_dirs else ()
        self._stacks: dict[str, FontStack] = {}

    def shipped(self) -> FontLibrary:
        """The fonts of this library without the clinic's own."""
        return _shipped() if self._house else self

    def stack(self, language: str) -> FontStack:
        """The faces for `language` (a BCP 47 tag).

        Raises LeafletsError: ``language/…``, ``fonts/extra-missing``, ``fonts/no-script``.
        """
        stack = self._stacks.get(language)
        if stack is None:
            stack = self._stacks[language] = self._make(language)
        return stack

    def _make(self, tag: str) -> FontStack:
        known = language_of(tag)
        leads = [family.files for family in self._house if _can_write(family, known.name)]
        # Without the script's own fonts a house family that writes the language will do.
        row = font_table()[known.font_script] if leads else fonts_for(known.font_script)
        families = [*leads, *row.faces, *(family.files for family in self._house)]
        for script in always():
            families.extend(font_table()[script].faces)
        families = list(dict.fromkeys(families))
        return FontStack(
            language=tag,
            faces_regular=tuple(open_face(files, REGULAR) for files in families),
            faces_bold=tuple(open_face(files, BOLD) for files in families),
            leading=known.leading or row.leading,
            scale=row.scale,
        )


@cache
def _shipped() -> FontLibrary:
    return FontLibrary()


def font_facts(path: Path) -> FontFacts | None:
    """What the file at `path` says of itself; None when it is not a font with outlines."""
    face = Face(path)
    metrics = read_metrics(face.table)
    if metrics is None or outline_kind(face.table) is None:
        return None
    names = hb.OTNameIdPredefined
    family = face.hb_face.get_name(names.TYPOGRAPHIC_FAMILY) or face.hb_face.get_name(
        names.FONT_FAMILY
    )
    axis = next(
        ((a.min_value, a.max_value) for a in face.hb_face.axis_infos if a.tag == "wght"), None
    )
    return FontFacts(
        str(family or path.stem), metrics.weight_class, metrics.italic, metrics.fs_type, axis
    )


def _can_write(family: HouseFamily, name: str) -> bool:
    return open_face(family.files, REGULAR).has_all(name)


def _borrowable(code: int) -> list[FaceFiles]:
    return [
        files
        for fonts in font_table().values()
        if within(code, fonts.ranges)
        for files in fonts.faces
    ]
