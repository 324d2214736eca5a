"""Links: which targets are allowed, underlines, and annotations tied to the structure tree."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import quote

from leaflets.model.page import ARTIFACT, Element, Href, SetText
from leaflets.pdf.syntax import number, rectangle, text_string
from leaflets.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from leaflets.pdf.canvas import PartCanvas
    from leaflets.text.glyphs import Line, PlacedWord

SCHEMES: Final = ("http", "https", "mailto", "tel")
"""Targets a patient can safely follow; ``javascript:`` and ``file:`` would be live in a viewer."""

UNDERLINE_DEPTH: Final = 0.12
UNDERLINE_THICKNESS: Final = 0.05
"""Of the underline, in ems; typical values of the ``post`` table of text fonts."""

_TOUCHING: Final = 0.5
"""Points between words that still share one underline and one annotation."""

_URI_CHARACTERS: Final = "%:/?#[]@!$&'()*+,;=-._~"
"""Kept as they are (RFC 3986 2.2, 2.3); others are written as their UTF-8 bytes."""


class Annotation(NamedTuple):
    """A link annotation in two halves: its StructParent key goes between them."""

    before_key: str
    after_key: str


def target_problem(href: Href) -> Problem | None:
    """What is wrong with a link, if anything."""
    scheme, colon, rest = href.target.partition(":")
    if not colon or scheme.lower() not in SCHEMES:
        message = f"the link '{href.target}' does not start with http:, https:, mailto: or tel:"
        return Problem("pdf/link-target", message, hint="write the full address")
    empty = not rest.strip("/")
    if empty or not href.target.isprintable() or " " in href.target:
        message = f"the link '{href.target}' is not a whole address"
        return Problem("pdf/link-target", message, hint="write it without spaces")
    if not href.contents.strip():
        message = f"the link '{href.target}' has no words for people who hear the leaflet"
        return Problem("pdf/link-contents", message, hint="say where the link leads")
    return None


def draw_links(
    canvas: PartCanvas, text: SetText, elements: Sequence[Element]
) -> Iterator[Annotation]:
    """Underline the linked words and give one annotation per line (per stretch, where other words
    stand between)."""
    wanted = _links_of_inlines(text, elements)
    for line, left, baseline in zip(text.lines, text.xs, text.baselines, strict=True):
        for href, words in _linked_words(line, wanted):
            element = text.inlines[href.inline - 1]
            for start, end in _stretches(words):
                ends = canvas.left + left + start, canvas.left + left + end
                _underline(canvas, words[0], *ends, baseline)
                if text.element == ARTIFACT or element == ARTIFACT:
                    continue  # a repetition: the link itself is elsewhere
                box = _box(words, *ends, canvas.top - baseline)
                canvas.events.append(~element)
                yield _annotation(href, box)


def _links_of_inlines(text: SetText, elements: Sequence[Element]) -> dict[int, Href]:
    """Inline number -> the link it is, or is part of (strong words inside a link)."""
    by_element = {text.inlines[href.inline - 1]: href for href in text.links}
    found = {href.inline: href for href in text.links}
    for inline, element in enumerate(text.inlines, 1):
        at = element
        while at >= 0 and at not in by_element:
            at = elements[at].parent
        if at >= 0:
            found[inline] = by_element[at]
    return found


def _linked_words(line: Line, wanted: dict[int, Href]) -> list[tuple[Href, list[PlacedWord]]]:
    """The words of each link on a line, without spaces at the ends."""
    found: dict[int, tuple[Href, list[PlacedWord]]] = {}
    for word in line.words if not line.inlines.isdisjoint(wanted) else ():
        inline = word.style.inline
        if inline and inline in wanted:
            href = wanted[inline]
            entry = found.get(href.inline)
            if entry is None:
                entry = found[href.inline] = (href, [])
            if entry[1] or not word.is_space:
                entry[1].append(word)
    for _, words in found.values():
        while words and words[-1].is_space:
            words.pop()
    return [(href, words) for href, words in found.values() if words]


def _stretches(words: list[PlacedWord]) -> list[tuple[float, float]]:
    """Left and right ends of what stands together on the line."""
    spans = sorted([(word.x, word.x + word.width) for word in words])
    joined = [spans[0]]
    for start, end in spans[1:]:
        if start - joined[-1][1] <= _TOUCHING:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _underline(
    canvas: PartCanvas, word: PlacedWord, start: float, end: float, baseline: float
) -> None:
    canvas.open_artifact("Layout")
    canvas.set_fill(word.style.colour)
    thickness = UNDERLINE_THICKNESS * word.size
    y = canvas.top - baseline - UNDERLINE_DEPTH * word.size
    size = f"{number(end - start)} {number(thickness)}"
    canvas.operators.append(f"{number(start)} {number(y)} {size} re f")


def _box(words: list[PlacedWord], start: float, end: float, baseline: float) -> str:
    """The rectangle of an annotation: as high as the faces' lines. ``baseline``: y upwards."""
    looks = {(word.word.face, word.size) for word in words}
    up = max([face.ascent * size / 1000 for face, size in looks])
    down = min([face.descent * size / 1000 for face, size in looks])
    return rectangle(start, baseline + down, end, baseline + up)


def _annotation(href: Href, box: str) -> Annotation:
    """A link annotation (ISO 32000-1 12.5.6.5): printed (PDF/A-2 6.3.2), described and tied to its
    element (PDF/UA-1 7.18.5)."""
    return Annotation(
        f"<</Type/Annot/Subtype/Link/Rect{box}/F 4/Border[0 0 0]/StructParent ",
        f"/Contents{text_string(href.contents)}/A<</S/URI/URI{_uri(href.target)}>>>>",
    )


@lru_cache(maxsize=1_024)
def _uri(target: str) -> str:
    return text_string(quote(target, safe=_URI_CHARACTERS))
