"""Which colours a document is written in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaflets.pdf.colours import Colours, colours_of

if TYPE_CHECKING:
    from leaflets.model.page import PagedDocument


def colours_for(document: PagedDocument) -> Colours:
    """Process colours for a press, greys for black alone, else colours as they are."""
    palette = tuple(document.palette.items())
    if document.press:
        from leaflets.pdf.process_colours import process_colours_of

        return process_colours_of(palette, document.press.profile)
    if document.grey:
        from leaflets.pdf.grey_colours import grey_colours_of

        return grey_colours_of(palette)
    return colours_of(palette)
