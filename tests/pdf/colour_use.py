"""Which colours a finished file sets, operator by operator, in pages and in form XObjects."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any, NamedTuple

import pikepdf

SPACES = {
    "g": "gray", "G": "gray", "rg": "rgb", "RG": "rgb", "k": "cmyk", "K": "cmyk",
    "cs": "named", "CS": "named", "sc": "named", "SC": "named", "scn": "named", "SCN": "named",
}  # fmt: skip


class Use(NamedTuple):
    """A colour that is set. ``artifact``: type of the artifact around it, or nothing."""

    space: str
    values: tuple[Any, ...]
    artifact: str


def colours(data: bytes) -> Iterator[Use]:
    """All colours that pages and form XObjects set."""
    with pikepdf.open(BytesIO(data)) as pdf:
        for page in pdf.pages:
            yield from _of(pikepdf.parse_content_stream(page))
        for form in pdf.objects:
            if isinstance(form, pikepdf.Stream) and form.get("/Subtype") == "/Form":
                yield from _of(pikepdf.parse_content_stream(form))


def _of(listed: Any) -> Iterator[Use]:
    artifact = ""
    for operands, operator in listed:
        name = str(operator)
        if name == "BDC":
            artifact = str(operands[1].get("/Type", "")) if str(operands[0]) == "/Artifact" else ""
        elif name == "EMC":
            artifact = ""
        elif name in SPACES:
            values = tuple(
                str(one) if isinstance(one, pikepdf.Name) else float(one) for one in operands
            )
            yield Use(SPACES[name], values, artifact)


def image_spaces(data: bytes) -> set[str]:
    """Colour spaces of all images."""
    with pikepdf.open(BytesIO(data)) as pdf:
        return {
            str(one.ColorSpace)
            for one in pdf.objects
            if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image"
        }


def text_colours(data: bytes) -> set[tuple[str, tuple[Any, ...]]]:
    """Colours in which letters are shown."""
    found = set()
    with pikepdf.open(BytesIO(data)) as pdf:
        for page in pdf.pages:
            fill: tuple[str, tuple[Any, ...]] = ("gray", (0.0,))
            listed: Any = pikepdf.parse_content_stream(page)
            for operands, operator in listed:
                name = str(operator)
                if name in ("g", "rg", "k"):
                    fill = (SPACES[name], tuple(map(float, operands)))
                elif name in ("Tj", "TJ"):
                    found.add(fill)
    return found
