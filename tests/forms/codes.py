"""QR codes read from pictures of pages, as a phone would: in colour, in grey, and photocopied.

What a code says must be what the page tells people who cannot see it: the address in the
alternative text of its figure.
"""

from __future__ import annotations

import itertools
import random
from collections import Counter
from collections.abc import Iterator

import zxingcpp
from PIL import Image, ImageChops, ImageFilter

from leaflets.model.page import PagedDocument, QrDrawing, Side
from leaflets.pdf.sides import sides_of
from tests.end_to_end.rendering import rendered
from tests.oracle.read_back import Node

DPI = 150
"""Coarser than any printer: a code that can be read from this can be read from paper."""

WAYS = ("in colour", "in grey", "photocopied")

PAPER, TONER = 232, 58
"""Grey of white and black on a worn copier."""
GRAIN = 48
"""Levels of grey by which a pixel of a copy may be off."""
BLUR = 0.8
"""Pixels."""
TILT = 1.7
"""Degrees: a page that was put on the glass by hand."""

AROUND = 28
"""Points of the page that a phone sees around a code (a centimetre)."""


def photocopied(page: Image.Image, seed: int = 1) -> Image.Image:
    """A grey page as a worn copier gives it: pale, blurred, aslant and with grain. The same for the
    same seed."""
    span = PAPER - TONER
    pale = page.convert("L").point([TONER + value * span // 255 for value in range(256)])
    aslant = pale.rotate(TILT, Image.Resampling.BICUBIC, fillcolor=PAPER)
    soft = aslant.filter(ImageFilter.GaussianBlur(BLUR))
    noise = random.Random(seed).randbytes(soft.width * soft.height)
    grain = Image.frombytes("L", soft.size, noise).point([v * GRAIN // 255 for v in range(256)])
    return ImageChops.add(soft, grain, offset=-GRAIN // 2)  # darker here, lighter there


def seen(page: Image.Image, way: str) -> Image.Image:
    """The page in one of ``WAYS``."""
    match way:
        case "in colour":
            return page
        case "in grey":
            return page.convert("L")
        case _:
            return photocopied(page)


def read_codes(page: Image.Image) -> Counter[str]:
    """What the codes on a picture say, and how often each is there."""
    found = zxingcpp.read_barcodes(page)
    return Counter(code.text for code in found)


def unreadable_codes(
    pdf: bytes, document: PagedDocument, tree: Node, ways: tuple[str, ...] = WAYS
) -> Iterator[str]:
    """What is wrong with the codes of a file, in words."""
    said = [node.alt for node in tree.walk() if node.role == "Figure"]
    for number, side in enumerate(sides_of(document)):
        if not (frames := list(_frames(document, side))):
            continue
        page = rendered(pdf, number, DPI, colour=True)
        for frame, way in itertools.product(frames, ways):
            codes = read_codes(seen(page.crop(frame), way))
            if codes.total() != 1:
                yield f"side {number + 1} {way}: {codes.total()} of 1 QR codes can be read"
            for address in codes:
                shown = address.removeprefix("https://").rstrip("/")
                if not any(shown in alt for alt in said):
                    yield f"side {number + 1} {way}: a QR code says {address}, and no figure does"


def _frames(document: PagedDocument, side: Side) -> Iterator[tuple[int, int, int, int]]:
    """Pixels that a phone would be held over for each code."""
    edge = document.edge
    for placed in side.pages:
        for item in document.pages[placed.page].items:
            if isinstance(item, QrDrawing):
                left, top = edge + placed.x + item.x, edge + placed.y + item.y
                ends = (left - AROUND, top - AROUND,
                        left + item.side + AROUND, top + item.side + AROUND)  # fmt: skip
                a, b, c, d = (round(one * DPI / 72) for one in ends)
                yield a, b, c, d
