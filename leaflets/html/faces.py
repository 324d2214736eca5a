"""Fonts of a page: of every face the letters that the page shows, inside the page.

A letter never becomes a square: it is looked for as on paper, face after face, and the browser is
given those faces in that order. Nothing is fetched.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from leaflets.fonts.house import BOLD, REGULAR
from leaflets.html.web_font import HEAVY, source, web_font
from leaflets.text.itemize import itemize

if TYPE_CHECKING:
    from leaflets.text.face import Face
    from leaflets.text.faces import FontLibrary, FontStack

LATIN_LEADING: Final = 1.35
"""Of the font table; the line heights of the theme are for Latin (as in ``typeset.words``)."""

_ALWAYS = " \u00a0"


class Letters:
    """Gathers the letters of a page by language and weight. ``language``: of the page."""

    def __init__(self, fonts: FontLibrary, language: str) -> None:
        self._fonts, self._language = fonts, language
        self._stacks: dict[str, FontStack] = {language: fonts.stack(language)}
        self._faces: dict[Face, set[str]] = {}
        self._known: set[tuple[str, str, int]] = set()

    def note(self, text: str, language: str, weight: int) -> None:
        """Words that the page shows in a language, at weight 400 or 700."""
        stack = self._stacks.get(language)
        if stack is None:
            stack = self._stacks[language] = self._fonts.stack(language)
        for word in text.split():
            if (word, language, weight) in self._known:
                continue
            self._known.add((word, language, weight))
            for item in itemize(word, stack, weight):
                if item.face:
                    self._faces.setdefault(item.face, set(_ALWAYS)).update(item.text)

    def css(self) -> str:
        """The faces, and what each language is set in."""
        families: dict[str, str] = {}
        rules = []
        self._leave_out_heavy_ones()
        for face, letters in sorted(self._faces.items(), key=lambda one: one[0].key):
            family = families.setdefault(_family(face), f"leaflet-{len(families) + 1}")
            rules.append(_font_face(face, family, frozenset(letters)))
        rules += self._languages(families)
        return "\n".join(rules)

    def _leave_out_heavy_ones(self) -> None:
        """Bold faces that would double the file: the browser makes their letters bold itself."""
        for stack in self._stacks.values():
            for regular, bold in zip(stack.faces_regular, stack.faces_bold, strict=True):
                letters = self._faces.get(bold)
                if bold is regular or letters is None:
                    continue
                if len(web_font(bold, frozenset(letters))) > HEAVY:
                    del self._faces[bold]
                    self._faces.setdefault(regular, set()).update(letters)

    def _languages(self, families: dict[str, str]) -> Iterator[str]:
        for language, stack in self._stacks.items():
            row = _row(stack, families)
            leading = f"{stack.leading / LATIN_LEADING:.4g}"
            said = (
                f"--family:{row};font-family:{row};--leading:{leading};"
                f"line-height:calc(var(--line)*{leading});"
            )
            if language == self._language:
                yield f"html{{{said}font-size:{106.25 * stack.scale:.5g}%}}"
            else:
                yield f'[lang="{language}"]{{{said}}}'


def _row(stack: FontStack, families: dict[str, str]) -> str:
    """Those that are borrowed for single letters come last, as on paper."""
    own = [families.get(_family(face)) for face in stack.faces_regular]
    names = dict.fromkeys((*filter(None, own), *families.values()))
    return ",".join((*names, "system-ui", "sans-serif"))


def _family(face: Face) -> str:
    """The regular and the bold face of a family are one for a browser."""
    return f"{face.ps_name.split('-')[0]} {face.index}"


def _font_face(face: Face, family: str, letters: frozenset[str]) -> str:
    weight = "700" if face.weight >= 600 else "400"
    return (
        f"@font-face{{font-family:{family};font-weight:{weight};font-display:block;"
        f"{source(web_font(face, letters))}}}"
    )


assert (REGULAR, BOLD) == (400, 700), "weights of CSS"
