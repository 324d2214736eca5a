"""How much ink comes together: more than the paper takes does not dry, and soils the next sheet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from leaflets.preflight.objects import entry, numbers
from leaflets.preflight.purpose import Purpose
from leaflets.preflight.sheet import Sheet
from leaflets.preflight.spaces import CMYK
from leaflets.problems import Problem, Severity

MOST = 3.0
"""300 %: what coated paper on a sheet-fed offset press takes (ISO 12647-2 allows up to 350 %)."""

_ROUNDING = 0.001
_MOST_SAMPLES = 50_000_000
"""Pixels of one picture that are looked at: A3 at 600 dots in an inch has 70 million."""


def faults(sheet: Sheet, purpose: Purpose) -> Iterator[Problem]:
    """The worst colour and the worst picture of a page. What is on all plates is a mark for the
    printer, and is cut off."""
    if not purpose.press:
        return
    most = max((colour.inks for colour in sheet.colours), default=0.0)
    if most > MOST + _ROUNDING:
        yield _too_much(f"page {sheet.number}: a colour", most)
    for image in _pictures(sheet):
        inks = _most_in(image)
        if inks is None:
            yield Problem(
                "verify/ink-unknown",
                f"page {sheet.number}: how much ink a picture takes cannot be read",
                hint="ask the print shop to look at it: at most 300 % of all inks together",
                severity=Severity.WARNING,
            )
        elif inks > MOST + _ROUNDING:
            yield _too_much(f"page {sheet.number}: a picture", inks)


def _too_much(what: str, inks: float) -> Problem:
    message = f"{what} takes {inks * 100:.0f} % of all inks together, more than {MOST * 100:.0f} %"
    return Problem(
        "verify/ink", message, hint="build it again: leaflets keeps all colours below that"
    )


def _pictures(sheet: Sheet) -> Iterator[Mapping[str, Any]]:
    """Those in process colours, each once."""
    seen: set[int] = set()
    for mark in sheet.marks:
        if mark.image is not None and mark.colour.family == CMYK and id(mark.image) not in seen:
            seen.add(id(mark.image))
            yield mark.image


def _most_in(image: Any) -> float | None:
    """Of the samples of a picture; None when they are written in a way that is not read here: other
    than 8 bits a sample, with a table of colours, or compressed with loss."""
    from PIL import Image, ImageMath

    width, height = entry(image, "/Width"), entry(image, "/Height")
    plain = isinstance(width, int) and isinstance(height, int) and width * height > 0
    if not plain or width * height > _MOST_SAMPLES or entry(image, "/BitsPerComponent") != 8:
        return None
    try:
        samples = image.get_data()
    except Exception:  # a filter that pypdf does not know, or broken data
        return None
    if len(samples) != width * height * 4:
        return None
    cyan, magenta, yellow, black = Image.frombytes("CMYK", (width, height), samples).split()
    if numbers(entry(image, "/Decode"))[:1] == (1.0,):  # upside down (8.9.5.2)
        cyan, magenta, yellow, black = (
            one.point(lambda value: 255 - value) for one in (cyan, magenta, yellow, black)
        )
    total = ImageMath.lambda_eval(
        lambda args: args["c"] + args["m"] + args["y"] + args["k"],
        c=cyan, m=magenta, y=yellow, k=black,
    )  # fmt: skip
    return float(total.getextrema()[1]) / 255
