"""Parts of a page that were drawn before: most blocks of a batch are the same for every clinic.

A part is drawn again, not copied, whenever anything that its operators depend on differs: what
stood before it, the palette, the names of the fonts or what the document means by their glyphs.
So a file never depends on what was drawn earlier in the process.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from leaflets.model.page import Drawing, Item, SetText
from leaflets.model.picture import RasterPicture
from leaflets.pdf.links import Annotation
from leaflets.pdf.shown_runs import shown_runs
from leaflets.pdf.structure import FigureBox
from leaflets.remembered import Kept

if TYPE_CHECKING:
    from leaflets.model.page import Element
    from leaflets.pdf.canvas import PageCanvas, State
    from leaflets.pdf.fonts import DocumentFonts
    from leaflets.text.face import Face

CACHED_PARTS: Final = 512
"""Parts kept; a leaflet has about twenty, each some kilobytes."""

Event = int | Annotation | FigureBox
"""What a part told the structure tree: a marked element, a link, a figure's box."""

Palette = tuple[tuple[str, tuple[float, float, float]], ...]


class FontUse(NamedTuple):
    """What a part does with a face: ``name`` in the document; ``fresh``: what its glyphs mean to it
    first, by glyph id; ``settled``: what they meant in the document where it was drawn."""

    face: Face
    name: str
    fresh: dict[int, str]
    settled: dict[int, str]


class DrawnPart(NamedTuple):
    """A part as drawn. ``roles``: of the elements it marks; ``after``: what state it leaves."""

    operators: str
    after: State
    events: tuple[Event, ...]
    roles: tuple[str, ...]
    fonts: tuple[FontUse, ...]

    def fits(self, elements: Sequence[Element], fonts: DocumentFonts) -> bool:
        """Whether drawing it in this document would give the same. Notes its glyphs as used, in the
        order in which drawing does."""
        marked = [event for event in self.events if isinstance(event, int)]
        if marked and max(marked) >= len(elements):
            return False
        if self.roles != tuple([elements[number].role for number in marked]):
            return False
        agreed = True
        for use in self.fonts:
            font = fonts[use.face]
            font.note(use.fresh)
            agreed = agreed and font.name == use.name and use.settled.items() <= font.texts.items()
        return agreed


_drawn: Kept[DrawnPart] = Kept(CACHED_PARTS)


@lru_cache(maxsize=64)
def same_palette(palette: Palette) -> Palette:
    """One object for equal palettes, so that they can be told apart by identity."""
    return palette


def known_part(
    part: tuple[Item, ...], canvas: PageCanvas, marks: int, palette: Palette
) -> DrawnPart | None:
    """``part`` as drawn before in the same state, with ``marks`` marks before it on the page."""
    return _drawn.get((part, palette), (canvas.size, canvas.state, marks))


def remember(
    part: tuple[Item, ...],
    size: tuple[float, float],
    before: State,
    marks: int,
    palette: Palette,
    drawn: DrawnPart,
) -> None:
    """Keep what was drawn."""
    _drawn.put(drawn, (part, palette), (size, before, marks))


def font_uses(part: tuple[Item, ...], fonts: DocumentFonts) -> tuple[FontUse, ...] | None:
    """What ``part``, just drawn, does with fonts; None when it needs to be drawn each time because
    of an image, whose name is the document's."""
    uses: dict[Face, dict[int, str]] = {}
    for item in part:
        if isinstance(item, Drawing) and isinstance(item.picture, RasterPicture):
            return None
        for line in item.lines if isinstance(item, SetText) else ():
            for run in shown_runs(line):
                fresh = uses.setdefault(run.face, {})
                for glyph, text in (*(run.meanings or {}).items(), *run.silent.items()):
                    fresh.setdefault(glyph, text)
    found: list[FontUse] = []
    for face, fresh in uses.items():
        font = fonts[face]
        settled = {glyph: font.texts[glyph] for glyph in fresh}
        found.append(FontUse(face, font.name, fresh, settled))
    return tuple(found)
