"""What is wrong with finished pages, whatever stands on them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from leaflets.model.page import SetText
from leaflets.model.profile import Profile
from leaflets.problems import Problem
from leaflets.typeset.black import too_much_black
from leaflets.typeset.contrast import Rgb
from leaflets.typeset.edges import too_near_the_edge
from leaflets.typeset.sheet import Sheet


def page_faults(
    sheets: Iterable[Sheet], profile: Profile, palette: Mapping[str, Rgb]
) -> Iterator[Problem]:
    """Problems of each page, for what ``profile`` prints."""
    pages = tuple(sheets)
    yield from too_near_the_edge(pages, profile)
    yield from divided_numbers(pages)
    if profile.grey:
        yield from too_much_black(pages, palette)


def divided_numbers(sheets: Iterable[Sheet]) -> Iterator[Problem]:
    """A problem for each phone number, dose or date that would go on in the next line: half of it
    may be taken for the whole."""
    for sheet in sheets:
        texts = (item for part in sheet.parts() for item in part if isinstance(item, SetText))
        found = (line.divided for text in texts for line in text.lines if line.divided)
        for number in dict.fromkeys(found):
            yield Problem(
                "layout/number-divided",
                f"on page {sheet.number + 1} “{number}” is wider than its line, and would go on in "
                "the next one",
                hint="make the column or the box wider or its type smaller, or choose another "
                "paper or layout",
            )
