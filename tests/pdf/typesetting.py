"""A typesetter just good enough to feed the PDF room: words at spaces, one face a word, greedy
lines, no bidi algorithm (a paragraph runs in one direction; ASCII words in it run the other way).
"""

from __future__ import annotations

from leaflets.text.face import Face
from leaflets.text.faces import FontLibrary
from leaflets.text.glyphs import Line, PlacedWord, ShapedWord, TextStyle
from leaflets.text.shaping import COMMON, WordKey, shaped_word

LIBRARY = FontLibrary()
SCRIPTS = {"ar": "Arab", "he": "Hebr", "hi": "Deva", "th": "Thai", "bn": "Beng", "ur": "Arab"}

Piece = tuple[ShapedWord, TextStyle, bool]


def face_of(language: str, weight: int = 400) -> Face:
    """The first face of a language."""
    return LIBRARY.stack(language).faces(weight)[0]


def shape(text: str, face: Face, right_to_left: bool = False, language: str = "en") -> ShapedWord:
    """Shape one word."""
    script = SCRIPTS.get(language, "Latn") if not text.isascii() else COMMON
    return shaped_word(WordKey(face, text, script, right_to_left, language))


def pieces(text: str, style: TextStyle, right_to_left: bool = False) -> list[Piece]:
    """Words and spaces of one run."""
    found: list[Piece] = []
    word = ""
    for character in [*text, ""]:
        if character and character != " ":
            word += character
            continue
        if word:
            latin = word.isascii()
            face = face_of("en" if latin else style.language, style.weight)
            backwards = right_to_left and not latin
            found.append((shape(word, face, backwards, style.language), style, False))
            word = ""
        if character:
            face = face_of(style.language, style.weight)
            face = face if face.has(" ") else face_of("en", style.weight)
            found.append((shape(" ", face), style, True))
    return found


def set_lines(runs: list[Piece], width: float, right_to_left: bool = False) -> tuple[Line, ...]:
    """Fill lines greedily; in a right-to-left line words follow each other leftwards."""
    rows: list[list[Piece]] = [[]]
    used = 0.0
    for piece in runs:
        advance = piece[0].advance * piece[1].size / 1000
        if not piece[2] and used + advance > width and rows[-1]:
            rows.append([])
            used = 0.0
        rows[-1].append(piece)
        used += advance
    return tuple(_line(row, width, right_to_left, row is rows[-1]) for row in rows if row)


def _line(row: list[Piece], width: float, right_to_left: bool, last: bool) -> Line:
    placed: list[PlacedWord] = []
    pen = width if right_to_left else 0.0
    natural = 0.0
    for word, style, is_space in row:
        advance = word.advance * style.size / 1000
        pen -= advance if right_to_left else 0.0
        level = int(right_to_left) + int(right_to_left and not word.right_to_left)
        placed.append(PlacedWord(word, pen, advance, style.size, style, is_space, level))
        pen += 0.0 if right_to_left else advance
        if not is_space:
            natural = width - pen if right_to_left else pen
    return Line(tuple(placed), natural, right_to_left, last)


def saying(line: Line, words: tuple[PlacedWord, ...]) -> Line:
    """The same line of other words."""
    return Line(words, line.width, line.has_right_to_left, line.ends_paragraph)
