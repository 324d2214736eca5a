"""Words stand out from what lies behind them, in colour and in black and white.

WCAG 2.2, 1.4.3: the contrast of words with their background is at least ``text``, of large ones (18
points, or 14 in bold) at least ``large``: less is an error. Words that tell of danger, in blocks
with the role urgent, in the program's marks and where words are set apart, should have ``warnings``
(WCAG 1.4.6, level AAA): less is a warning. All are ratios from 1 to 21.

Measured is the lower of the ratios in colour and after the conversion to grey that office printers
make, of each stretch of words with the areas painted under it; where there are several, with the
worst. Paper is white.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from leaflets.checks.legibility._page import (
    Words,
    at_theme,
    blocks_of,
    colour_of,
    on_pages,
    quoted,
    words_of,
)
from leaflets.model.nodes import ComposedBlock
from leaflets.model.page import Area, Page
from leaflets.model.quality import Finding, Limits, QualityCheck, Subject
from leaflets.problems import Severity, Where
from leaflets.remembered import KeptByOne
from leaflets.typeset.contrast import Rgb, contrast_of, suffices
from leaflets.typeset.edges import Box, meet
from leaflets.typeset.styles import INK, PAPER

LARGE, LARGE_BOLD = 18.0, 14.0
"""Points from which words are large: WCAG 2.2, definition of large scale."""

BOLD = 700

NEAR = 0.5
"""Points by which words may reach beyond an area before they stand on what lies under it, too."""


class _Pair(NamedTuple):
    colour: str
    behind: str
    needed: float
    severity: Severity


def _find(subject: Subject, limits: Limits) -> Iterator[Finding]:
    document, blocks = subject.on_pages.document, blocks_of(subject.on_pages)
    ratios: dict[tuple[Rgb, Rgb], float] = {}
    weak: dict[_Pair, list[Words]] = {}
    for words in words_of(document):
        colour = words.run.style.colour
        needed, severity = _needed(words, blocks, limits)
        for behind in _behind(words, document.pages[words.page - 1]):
            key = colour_of(colour, document), colour_of(behind, document)
            ratio = ratios.get(key) or ratios.setdefault(key, contrast_of(*key))
            if not suffices(ratio, needed):
                too_weak = severity if suffices(ratio, _least(words, limits)) else Severity.ERROR
                weak.setdefault(_Pair(colour, behind, needed, too_weak), []).append(words)
    for pair, found in weak.items():
        ratio = ratios[colour_of(pair.colour, document), colour_of(pair.behind, document)]
        message = (
            f"{on_pages({one.page for one in found})}: {quoted(found[0].run.text)}, {pair.colour} "
            f"on {pair.behind}, has a contrast of {ratio:.1f}:1 in colour or in grey; "
            f"{pair.needed:g}:1 is the least"
        )
        hint = "choose a darker colour for the words or a lighter one behind them"
        yield Finding(message, _place(subject, pair), hint, pair.severity)


def _least(words: Words, limits: Limits) -> float:
    bold = words.run.style.weight >= BOLD
    large = words.size >= (LARGE_BOLD if bold else LARGE)
    return limits["large" if large else "text"]


def _needed(
    words: Words, blocks: Mapping[int, ComposedBlock], limits: Limits
) -> tuple[float, Severity]:
    block = blocks.get(words.text.element)
    if words.run.style.colour == INK or (block and block.role == "urgent"):
        return limits["warnings"], Severity.WARNING
    return _least(words, limits), Severity.ERROR


def _behind(words: Words, page: Page) -> Iterator[str]:
    """Names of the colours under some words, the topmost first."""
    box = words.box
    for area in reversed(_areas_under(page)[id(words.text)]):
        if area.fill and meet(_filled(area), box, NEAR):
            yield area.fill
            if _holds(area, box):
                return
    yield PAPER


_UNDER: KeptByOne[Page, dict[int, tuple[Area, ...]]] = KeptByOne(64)


def _areas_under(page: Page) -> dict[int, tuple[Area, ...]]:
    """Of each text by its identity: the filled areas that were painted before it."""
    known = _UNDER.get(page)
    if known is None:
        areas: tuple[Area, ...] = ()
        found = {}
        for item in page.items:
            if isinstance(item, Area) and item.fill:
                areas = (*areas, item)
            found[id(item)] = areas
        known = _UNDER.put(page, found)
    return known


def _filled(area: Area) -> Box:
    """What it fills: half of its outline reaches beyond."""
    return area.x, area.y, area.x + area.width, area.y + area.height


def _holds(area: Area, box: Box) -> bool:
    left, top, right, bottom = box
    return (
        area.x <= left + NEAR
        and area.y <= top + NEAR
        and area.x + area.width >= right - NEAR
        and area.y + area.height >= bottom - NEAR
    )


def _place(subject: Subject, pair: _Pair) -> Where:
    """The colour of the words, in the palette of the theme or among those of the clinic."""
    if subject.edition.branded and "accent" in pair.colour + pair.behind:
        return subject.place(f"content/clinics/{subject.edition.job.clinic}.yaml", ("colours",))
    known = [name for name in (pair.colour, pair.behind) if name in subject.edition.theme.palette]
    return at_theme(subject, *(("palette", known[0]) if known else ()))


CHECK = QualityCheck(
    "legibility/contrast", "Words stand out from what is behind them.", _find, on_pages=True
)
