"""Everything that decides how nodes turn into boxes, and the boxes made so far.

Boxes never change and know nothing of the document they end up in, so a block that is the same
for many clinics is built once, measured once and placed once for each position.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final

from leaflets.model.form import Form
from leaflets.model.layout import Theme
from leaflets.model.localized import LocalEdition
from leaflets.model.nodes import Node
from leaflets.model.page import Element
from leaflets.model.picture import Picture
from leaflets.problems import Problem
from leaflets.remembered import Kept
from leaflets.text.faces import FontLibrary
from leaflets.typeset.boxes import Box, space_between
from leaflets.typeset.builder import Builder
from leaflets.typeset.contrast import Rgb, rgb
from leaflets.typeset.known import Known
from leaflets.typeset.sheet import Sheet, put
from leaflets.typeset.styles import Look, Stylesheet
from leaflets.typeset.words import Voice

ROOT = ("page",)
"""Class of the page itself: what all other styles inherit from."""

_MOST_SETTINGS: Final = 3
"""Of a leaflet in two languages: of the page, of its marks and of the second language. Each may
hold two megabytes of boxes."""

MOST_FRAGMENTS: Final = 192
"""Most fragments that a setting remembers: some tens of kilobytes each."""


@dataclass(frozen=True, slots=True, eq=False)
class Built:
    """Boxes of some nodes with their elements, and what is wrong with them."""

    boxes: tuple[Box, ...]
    elements: tuple[Element, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _Same:
    """Compares by identity: themes, forms and font libraries are made once and never change."""

    value: object

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.value is self.value

    def __hash__(self) -> int:
        return id(self.value)


class Setting:
    """Stylesheet, fonts, languages and icons; gets boxes for nodes."""

    def __init__(
        self,
        stylesheet: Stylesheet,
        fonts: FontLibrary,
        voice: Voice,
        icons: Mapping[str, Picture],
        second: Voice | None = None,
    ) -> None:
        self.stylesheet = stylesheet
        self.root = stylesheet.look(ROOT, Look())
        self._fonts, self._icons = fonts, icons
        self.voice, self._second = voice, second
        self._known: Kept[Built] = Kept(MOST_FRAGMENTS)
        self._parts = Known()
        self._used: Kept[tuple[str, ...]] = Kept(MOST_FRAGMENTS)

    @cached_property
    def palette(self) -> Mapping[str, Rgb]:
        """Colours by name, for whoever draws."""
        return {name: rgb(colour) for name, colour in self.stylesheet.palette.items()}

    def build(
        self,
        nodes: tuple[Node, ...],
        pictures: Mapping[str, Picture],
        where: str = "",
        counters: tuple[int, int] | None = None,
        look: Look | None = None,
    ) -> Built:
        """Boxes for ``nodes``. ``where`` names the block in messages; ``counters``: page, pages."""
        more = (where, counters, look)
        used = self._used.get((nodes,)) or ()
        built = self._known.get((nodes, *map(pictures.get, used)), more)
        if built is None:
            builder = Builder(
                self.stylesheet,
                self._fonts,
                self.voice,
                pictures,
                self._icons,
                self._parts,
                self._second,
            )
            builder.words.where, builder.words.counters = where, counters
            boxes = builder.boxes(nodes, look or self.root, 0)
            problems = (*builder.words.problems, *builder.problems)
            built = Built(boxes, builder.tags.elements(), problems)
            used = self._used.put(tuple(builder.pictures_used), (nodes,))
            self._known.put(built, (nodes, *map(pictures.get, used)), more)
        return built


def _setting(
    theme: _Same,
    form: _Same,
    fonts: _Same,
    icons: _Same,
    names: tuple[str, str, Voice, Voice | None],
) -> Setting:
    accent, profile, voice, second = names
    assert isinstance(theme.value, Theme)
    assert isinstance(form.value, Form)
    assert isinstance(fonts.value, FontLibrary)
    assert isinstance(icons.value, Mapping)
    stylesheet = Stylesheet(theme.value, accent, profile, form.value)
    return Setting(stylesheet, fonts.value, voice, icons.value, second)


_shared = lru_cache(maxsize=_MOST_SETTINGS)(_setting)
_apart = lru_cache(maxsize=_MOST_SETTINGS)(_setting)


def setting(
    theme: Theme,
    form: Form,
    fonts: FontLibrary,
    icons: Mapping[str, Picture],
    accent: str,
    profile: str,
    voice: Voice,
    second: Voice | None = None,
    *,
    apart: bool = False,
) -> Setting:
    """The process-wide setting for these choices. ``second``: of the other language on the page.
    ``apart``: a theme that few leaflets have; it pushes out none of those that many share."""
    names = (accent, profile, voice, second)
    made = _apart if apart else _shared
    return made(_Same(theme), _Same(form), _Same(fonts), _Same(icons), names)


def setting_of(
    edition: LocalEdition,
    form: Form,
    fonts: FontLibrary,
    icons: Mapping[str, Picture],
    section: str,
    *,
    side: int = 0,
    beside: bool = False,
) -> Setting:
    """That of one language of a leaflet. ``section``: of the theme's ``profiles``; ``side``: an
    index of ``edition.sides``; ``beside``: it knows of the language that stands beside it."""
    second = _voice(edition.second) if beside and edition.second else None
    return setting(
        edition.theme, form, fonts, icons, edition.accent, section, _voice(edition.sides[side]),
        second, apart=edition.branded,
    )  # fmt: skip


def _voice(edition: LocalEdition) -> Voice:
    return Voice(edition.job.language, edition.right_to_left, edition.digits)


def height_of(built: Built, width: float) -> float:
    """Height in points of all boxes below each other."""
    boxes = built.boxes
    total = sum(box.height(width) for box in boxes)
    return total + sum(space_between(a, b) for a, b in itertools.pairwise(boxes))


def place_all(sheet: Sheet, built: Built, base: int, x: float, y: float, width: float) -> None:
    """Place all boxes below each other."""
    above: Box | None = None
    for box in built.boxes:
        if above:
            y += space_between(above, box)
        put(sheet, box, base, x, y, width)
        y += box.height(width)
        above = box
