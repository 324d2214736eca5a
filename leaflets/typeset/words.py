"""Runs of a node -> a text box: fonts, sizes, inline elements, links, contrast."""

from __future__ import annotations

from copy import copy
from dataclasses import fields, replace
from operator import attrgetter
from typing import NamedTuple

from leaflets.cldr import in_digits
from leaflets.languages import language as known_language
from leaflets.model.nodes import Heading, Run
from leaflets.model.nodes import Paragraph as ParagraphNode
from leaflets.model.page import ARTIFACT, Href
from leaflets.model.rich_text import RichText
from leaflets.problems import Problem, Where
from leaflets.remembered import Kept
from leaflets.text.faces import FontLibrary, FontStack
from leaflets.text.glyphs import TextRun, TextStyle
from leaflets.text.paragraph import Paragraph, paragraph
from leaflets.typeset.boxes import FontMetrics, TextBox
from leaflets.typeset.contrast import contrast, suffices
from leaflets.typeset.styles import LINK_COLOUR, Look, Stylesheet
from leaflets.typeset.tags import Fragment

LATIN = "en"
"""A language whose lines are as high as Latin letters need."""

LATIN_LEADING = 1.35
"""Line height factor of Latin in the font table; other scripts are measured against it."""

MAX_LINE_EM = 32.5
"""Longest line in ems: about 75 characters of Noto Sans (RNIB: 60 to 70; our gate: 75)."""

RAISED = 0.75
"""Size of citation marks against their text, but never below the floor of the layout."""

_ALL_OF_RUN = attrgetter(*[field.name for field in fields(Run)])
_COUNTER = attrgetter("counter")


class Voice(NamedTuple):
    """A language as a leaflet speaks it. ``digits``: CLDR numbering system of its numbers."""

    language: str
    right_to_left: bool
    digits: str


class Typesetter:
    """Sets the words of one leaflet. Problems name what is missing; ``where`` says which block.

    ``known``: boxes that typesetters of the same setting made before, element 0."""

    def __init__(
        self,
        stylesheet: Stylesheet,
        fonts: FontLibrary,
        voice: Voice,
        tags: Fragment,
        known: Kept[TextBox] | None = None,
    ) -> None:
        self.problems: dict[Problem, None] = {}
        self.where = ""
        self.counters: tuple[int, int] | None = None
        self._stylesheet, self._fonts, self._tags = stylesheet, fonts, tags
        self._known: Kept[TextBox] = Kept(64) if known is None else known
        self._speak(voice)

    def _speak(self, voice: Voice) -> None:
        self.voice = voice
        self.language, self.right_to_left, self._digits = voice

    def speaking(self, voice: Voice) -> Typesetter:
        """The same for words in another language; it finds problems for both."""
        other = copy(self)
        other._speak(voice)
        return other

    def heading(self, node: Heading, look: Look, element: int) -> TextBox:
        number = self._tags.add(f"H{node.level}", element)
        return self._text(node.runs, look, number, None, node.level)

    def paragraph(self, node: ParagraphNode, look: Look, element: int) -> TextBox:
        number = self._tags.add(node.role, element, language=node.language)
        return self._text(node.runs, look, number, node.language)

    def lines(self, node: ParagraphNode, look: Look, element: int) -> TextBox:
        """The words of a paragraph as content of ``element`` itself, which is its only child."""
        return self._text(node.runs, look, element, node.language)

    def label(self, text: str, look: Look, colour: str, element: int) -> TextBox:
        """A list marker."""
        if colour != look.colour:
            look = self._stylesheet.changed(look, colour=colour)
        return self._text((Run(text),), look, element, None)

    def plain(self, words: RichText, look: Look, element: int) -> TextBox:
        runs = tuple(Run(span.text, strong=span.strong) for span in words.spans)
        return self._text(runs, look, element, None)

    def restyled(self, box: TextBox, look: Look) -> TextBox:
        """The same text with margins and decoration left to the box around it."""
        inner = self._stylesheet.changed(look, before=0.0, after=0.0, align=box.look.align)
        return replace(box, look=inner)

    def _text(
        self,
        runs: tuple[Run, ...],
        look: Look,
        element: int,
        language: str | None,
        level: int = 0,
    ) -> TextBox:
        """The box of some runs; ``level`` of a heading."""
        said = (tuple(map(_ALL_OF_RUN, runs)), level, language, self.language, self.right_to_left)
        more = (said, self._digits, self.counters) if any(map(_COUNTER, runs)) else said
        known = self._known.get((look,), more)
        if known is not None:
            return known.at(element)
        before, self.problems = self.problems, {}
        made = self._made(runs, look, element, language, level)
        # Problems are found again in each leaflet, and elements inside lines made for it.
        if not self.problems and not made.inlines:
            self._known.put(made, (look,), more)
        before.update(self.problems)  # in place: speakers of other languages share it
        self.problems = before
        return made

    def _made(
        self,
        runs: tuple[Run, ...],
        look: Look,
        element: int,
        language: str | None,
        level: int,
    ) -> TextBox:
        language = language or self.language
        styled: list[TextRun] = []
        inlines: list[int] = []
        links: list[Href] = []
        for run in runs:
            inline = self._inline(run, element, language, inlines, links)
            styled.append(TextRun(self._counted(run), self._style(run, look, language, inline)))
        shaped = paragraph(tuple(styled), language, self._runs_left(language), self._fonts)
        self._check(shaped)
        stack = self._line_stack(shaped, language)
        face = stack.faces(look.weight)[0]
        size = look.size * stack.scale / 1000
        metrics = FontMetrics(face.ascent * size, -face.descent * size)
        height = look.size * stack.scale * look.leading * stack.leading / LATIN_LEADING
        return TextBox(
            shaped,
            look,
            height,
            metrics,
            element,
            tuple(inlines),
            tuple(links),
            ("".join([run.text for run in runs]), level - 1) if 0 < level < 3 else None,
            look.size * MAX_LINE_EM,
            level > 0,
        )

    def _line_stack(self, shaped: Paragraph, language: str) -> FontStack:
        """Whose lines ``shaped`` is set on: its language's, or those of Latin where all of it is in
        Latin letters or digits (a phone number, a source), which taller lines would tear apart."""
        stack, latin = self._fonts.stack(language), self._fonts.stack(LATIN)
        if not shaped.faces.isdisjoint((stack.faces_regular[0], stack.faces_bold[0])):
            return stack
        others = {*latin.faces_regular, *latin.faces_bold}
        return latin if shaped.faces and shaped.faces <= others else stack

    def _runs_left(self, language: str) -> bool:
        """Direction of a paragraph: the page's, or that of its own language."""
        if language == self.language:
            return self.right_to_left
        return known_language(language).right_to_left

    def _inline(
        self, run: Run, element: int, language: str, inlines: list[int], links: list[Href]
    ) -> int:
        """Number of the run's inline element in its paragraph, 0 for none."""
        if run.href:
            number = self._tags.add("Link", element, inline=True, language=run.language)
            if number != ARTIFACT:
                inlines.append(number)
                links.append(Href(len(inlines), run.href, run.text))
                return len(inlines)
        elif run.language and run.language != language:
            inlines.append(self._tags.add("Span", element, inline=True, language=run.language))
            return len(inlines)
        return 0

    def _style(self, run: Run, look: Look, language: str, inline: int) -> TextStyle:
        size, rise = look.size, 0.0
        if run.raised:
            size = max(self._stylesheet.smallest, look.size * RAISED)
            rise = look.size * 0.3
        # A link on a tinted panel keeps the panel's colour; the underline tells it apart.
        colour = LINK_COLOUR if run.href and look.colour == "ink" else look.colour
        weight = 700 if run.strong else look.weight
        self._check_contrast(colour, look)
        return TextStyle(
            size, weight, colour, run.language or language, rise, inline, run.raised, run.isolate
        )

    def _counted(self, run: Run) -> str:
        if not run.counter or self.counters is None:
            return run.text
        page, pages = map(self.numeral, self.counters)
        return run.text.replace("{page}", page).replace("{pages}", pages)

    def numeral(self, number: int) -> str:
        """A number of the program's own, such as a page's, in the digits of the leaflet."""
        return in_digits(str(number), self._digits)

    def _check(self, shaped: Paragraph) -> None:
        for missing in shaped.missing:
            code = f"U+{ord(missing.char):04X}"
            extra = self._fonts.stack(missing.language).hint_for(missing.char)
            self._problem(
                "text/missing-glyph",
                f"no font has the character “{missing.char}” ({code}) in “{missing.text}”, "
                f"language {missing.language}",
                (f"{extra}; or " if extra else "")
                + "use another character, or give a font that has it with --font-dir",
                missing.char,
                self.where,
            )

    def _check_contrast(self, colour: str, look: Look) -> None:
        palette = self._stylesheet.palette
        text = palette.get(colour, colour)
        behind = palette.get(look.background_seen, look.background_seen)
        for name in (text, behind):
            if not name.startswith("#"):
                self._problem(
                    "theme/unknown-colour",
                    f"the theme's palette has no colour “{name}”",
                    "add it to the palette of the theme",
                    name,
                )
                return
        ratio = contrast(text, behind)
        if not suffices(ratio, look.contrast):
            self._problem(
                "theme/contrast",
                f"{colour} on {look.background_seen} has a contrast of {ratio:.1f}:1; "
                f"{look.contrast:g}:1 is needed (in colour and in grey)",
                "choose a darker text colour or a lighter background in the theme",
                colour,
            )

    def _problem(self, code: str, message: str, hint: str, about: str, block: str = "") -> None:
        place = Where(field=block) if block else None
        self.problems[Problem(code, message, place, hint, about=about)] = None
