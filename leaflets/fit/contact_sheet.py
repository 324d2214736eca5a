"""The contact sheet: one picture of every page of every form, with its name and what is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from typing import TYPE_CHECKING

from leaflets.fit.arranging import (
    EDGE,
    GAP,
    LANGUAGE,
    NUMBER,
    Card,
    Line,
    Part,
    arrange,
)
from leaflets.fit.lettering import Weight, font, lines, shown
from leaflets.fit.rows import Row
from leaflets.languages import language
from leaflets.model.job import Job
from leaflets.model.paper import Paper

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw

GROUND, PAPER, EDGE_OF_PAPER, RULE = "#f3f4f6", "#ffffff", "#b8bec8", "#d4d8de"
INK, FAINT, FILLED, TRACK = "#1b2430", "#565f6c", "#0d6b73", "#d9dde3"
WRONG, NOT_MADE = "#a61b1b", "#5b5340"
"""On ``GROUND`` and below white words: contrast above 4.5:1 (WCAG 2.2, 1.4.3)."""
OVERSAMPLED = 2
"""Pages are drawn so many times larger and made smaller: words become grey lines, not noise."""
BAR = 6
"""Pixels: height of the bar below a page that shows how full it is."""


def contact_sheet(
    rows: Sequence[Row], pdfs: Mapping[Job, bytes], papers: Mapping[str, Paper], said: str
) -> bytes:
    """A PNG of all ``rows``, which stand leaflet by leaflet. ``pdfs``: of those that have pages;
    ``said``: what all of them have in common.

    The same input gives the same bytes (of the same versions of pypdfium2 and Pillow). Raises
    LeafletsError as ``arrange`` does.
    """
    from PIL import Image, ImageDraw

    arranged = arrange(rows, papers)
    picture = Image.new("RGB", (arranged.width, arranged.height), GROUND)
    pen = ImageDraw.Draw(picture)
    _head(pen, rows, said, arranged.width - 2 * EDGE)
    for part in arranged.parts:
        _part(pen, part)
        for line in part.lines:
            _language(pen, line, part)
    several = len({row.job.profile for row in rows}) > 1
    for card in arranged.cards():
        _pages(picture, pen, card, pdfs.get(card.row.job))
        _caption(pen, card, several)
    out = BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def _write(pen: ImageDraw, at: tuple[int, int], text: str, size: int, weight: Weight = 400,
           colour: str = INK) -> None:  # fmt: skip
    pen.text(at, shown(text), fill=colour, font=font(size, weight))


def _head(pen: ImageDraw, rows: Sequence[Row], said: str, wide: int) -> None:
    fits = sum(row.verdict == "fits" for row in rows)
    _write(pen, (EDGE, EDGE - 14), "Does it fit?", 60, 700)
    words = lines(f"{fits} of {len(rows)} forms fit. {said}", font(26, 400), wide, 1)
    _write(pen, (EDGE, EDGE + 68), "".join(words), 26, colour=FAINT)


def _part(pen: ImageDraw, part: Part) -> None:
    pen.line((part.x, part.y, part.x + part.width, part.y), fill=INK, width=3)
    name = lines(part.leaflet, font(36, 700), part.width, 1)
    _write(pen, (part.x, part.y + 16), "".join(name), 36, 700)


def _language(pen: ImageDraw, line: Line, part: Part) -> None:
    above = line.y - GAP // 2
    pen.line((part.x, above, part.x + part.width, above), fill=RULE, width=1)
    names = " and ".join(language(tag).english_name for tag in line.languages.split("+"))
    y = line.y
    for words in lines(names, font(26, 700), LANGUAGE - GAP, 3):
        _write(pen, (part.x, y), words, 26, 700)
        y += 32
    _write(pen, (part.x, y), line.languages, 20, colour=FAINT)


def _pages(picture: Image, pen: ImageDraw, card: Card, pdf: bytes | None) -> None:
    if pdf is None:
        _no_page(pen, card)
        return
    for number, (thumbnail, (x, y)) in enumerate(
        zip(_thumbnails(pdf, card.paper), card.pages, strict=True)
    ):
        picture.paste(thumbnail, (x, y))
        wide, high = card.paper
        pen.rectangle((x - 1, y - 1, x + wide, y + high), outline=EDGE_OF_PAPER)
        _fullness(pen, (x, y + high + 7), wide, number + 1, card.row.fullness[number])


def _thumbnails(pdf: bytes, size: tuple[int, int]) -> Iterator[Image]:
    import pypdfium2  # a program of its own, 7 MB: only when there is something to draw
    from PIL.Image import Resampling

    document = pypdfium2.PdfDocument(pdf)
    try:
        for page in document:
            scale = OVERSAMPLED * size[0] / page.get_width()
            drawn = page.render(scale=scale).to_pil().convert("RGB")
            yield drawn.resize(size, Resampling.LANCZOS)
    finally:
        document.close()


def _fullness(pen: ImageDraw, at: tuple[int, int], wide: int, page: int, share: float) -> None:
    x, y = at
    pen.rectangle((x, y, x + wide - 1, y + BAR - 1), fill=TRACK)
    if filled := round(share * wide):
        pen.rectangle((x, y, x + filled - 1, y + BAR - 1), fill=FILLED)
    size = 16 if wide >= 100 else 12
    _write(pen, (x, y + BAR + 2), f"{page}", size, 700, FAINT)
    words, letters = f"{share * 100:.0f} %", font(size, 400)
    _write(pen, (x + wide - round(letters.getlength(words)), y + BAR + 2), words, size,
           colour=FAINT)  # fmt: skip


def _no_page(pen: ImageDraw, card: Card) -> None:
    """A blank page, crossed out."""
    (x, y), (wide, high) = card.pages[0], card.paper
    colour = WRONG if card.row.failed else EDGE_OF_PAPER
    box = (x, y, x + wide - 1, y + high - 1)
    pen.rectangle(box, fill=PAPER, outline=colour, width=3)
    pen.line(box, fill=colour, width=2)
    pen.line((x, y + high - 1, x + wide - 1, y), fill=colour, width=2)


def _caption(pen: ImageDraw, card: Card, with_profile: bool) -> None:
    """The form's name below it; then how long it is, or in a dark label what is wrong, and why."""
    row, job = card.row, card.row.job
    y = card.bottom + NUMBER
    words = f"{job.layout}, {job.paper}" + (f", {job.profile}" if with_profile else "")
    name = lines(words, font(21, 700), card.width, 1)
    _write(pen, (card.x, y), "".join(name), 21, 700)
    y += 28
    if row.verdict == "fits":
        for words in lines(_length(row), font(18, 400), card.width, 2):
            _write(pen, (card.x, y), words, 18, colour=FAINT)
            y += 23
        return
    wide = round(font(18, 700).getlength(row.verdict)) + 16
    pen.rectangle((card.x, y, card.x + wide, y + 25), fill=WRONG if row.failed else NOT_MADE)
    _write(pen, (card.x + 8, y + 1), row.verdict, 18, 700, PAPER)
    y += 29
    for words in lines(row.reason(), font(16, 400), card.width, 2):
        _write(pen, (card.x, y), words, 16)
        y += 20


def _length(row: Row) -> str:
    pages, last = row.pages, row.fullness[-1]
    if row.panels:
        return f"{pages} of {row.panels} panels, the last {last * 100:.0f} % full"
    if pages == 1:
        return f"1 page, {last * 100:.0f} % full"
    return f"{pages} pages, the last {last * 100:.0f} % full"
