"""LocalEdition + Composition -> one HTML file: the second drawing of what becomes a PDF."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from leaflets.html.banner import banner, rules
from leaflets.html.cited import Sources
from leaflets.html.faces import Letters
from leaflets.html.figures import Figures
from leaflets.html.looks import Looks
from leaflets.html.metadata import head
from leaflets.html.nodes import Writer
from leaflets.html.runs import in_language
from leaflets.html.themed import Themed
from leaflets.model.form import Form
from leaflets.model.localized import LocalEdition
from leaflets.model.nodes import (
    ComposedBlock,
    Composition,
    Figure,
    Heading,
    ListNode,
    Node,
    Paragraph,
    Section,
)
from leaflets.model.picture import Picture
from leaflets.model.profile import Profile
from leaflets.problems import LeafletsError, Problem
from leaflets.provenance import metadata_of
from leaflets.text.faces import FontLibrary
from leaflets.typeset.marks import marks_of_page
from leaflets.typeset.setting import Setting, setting_of
from leaflets.web_page import sealed

SOURCES = "sources"
"""The kind of block whose list citation marks lead to."""


NUMBERS = {
    "arab": "arabic-indic", "arabext": "persian", "beng": "bengali", "deva": "devanagari",
    "gujr": "gujarati", "guru": "gurmukhi", "khmr": "khmer", "knda": "kannada", "laoo": "lao",
    "mlym": "malayalam", "mymr": "myanmar", "orya": "oriya", "tamldec": "tamil",
    "telu": "telugu", "thai": "thai", "tibt": "tibetan",
}  # fmt: skip
"""Numbering systems of CLDR -> counter styles of the same digits (CSS Counter Styles 3, 6.1)."""


def draw(
    edition: LocalEdition,
    composition: Composition,
    fonts: FontLibrary,
    icons: Mapping[str, Picture],
    profile: Profile,
    date: str,
) -> bytes:
    """The page of a leaflet; ``date``: ISO 8601, for its head. Always the same for the same input.

    Raises LeafletsError with every letter no font has, every weak contrast and every style that the
    theme does not know, as pagination does.
    """
    return _Page(edition, composition, fonts, icons, profile).made(date)


@cache
def _style() -> str:
    return Path(__file__).with_name("leaflet.css").read_text("utf-8")


class _Page:
    def __init__(
        self,
        edition: LocalEdition,
        composition: Composition,
        fonts: FontLibrary,
        icons: Mapping[str, Picture],
        profile: Profile,
    ) -> None:
        self.edition, self.composition, self.profile = edition, composition, profile
        self.settings = tuple(
            setting_of(
                edition, _widest(edition), fonts, icons, profile.section, side=side, beside=not side
            )
            for side in (0, -1)
        )
        self.marks = marks_of_page(edition)
        self.looks = Looks(self.settings[0].stylesheet)
        self.letters = Letters(fonts, edition.job.language)
        self.icons = icons
        self.linked = frozenset(_addresses(composition))

    def made(self, date: str) -> bytes:
        self._check()
        metadata = metadata_of(self.edition, self.profile, date)
        body = self._body()  # first: it says which letters and styles there are
        for one in self.marks:
            self.letters.note(one.text, one.language, 700)
        style = "\n".join(
            (self.letters.css(), _style(), self.looks.css(), self._numbers(), rules(self.marks))
        )
        return sealed(
            f"<!doctype html>\n<html{in_language(self.edition.job.language)}>\n<head>\n"
            f"{head(metadata)}<style>\n{style}\n</style>\n</head>\n{body}</html>\n"
        )

    def _numbers(self) -> str:
        """Numbers of lists in the digits that stand in the words."""
        sides = self.edition.sides
        return "".join(
            f'[lang="{side.job.language}"]{{--numbers:{NUMBERS.get(side.digits, "decimal")}}}'
            for side in sides
        )

    def _check(self) -> None:
        """All that would be wrong with these words and pictures on paper, but for its size."""
        found: dict[Problem, None] = {}
        parts: list[tuple[Setting, tuple[Node, ...], str, int]] = [
            (self.settings[0], self.composition.header, "", 0),
            (self.settings[0], self.composition.footer, "", 0),
            *((self.settings[0], one.nodes, one.id, 0) for one in self.composition.blocks),
            *((self.settings[1], one.nodes, one.id, 1) for one in self.composition.second),
        ]
        for one, nodes, where, side in parts:
            pictures = self.edition.sides[side].pictures
            built = one.build(nodes, pictures, where=where, counters=(1, 1))
            found.update(dict.fromkeys(built.problems))
        if found:
            raise LeafletsError(*found)

    def _writer(self, side: int, ids: str, sources: Sources | None = None) -> Writer:
        """``side``: 0 for the patient's language, 1 for the one beside it."""
        edition = self.edition.sides[side]
        figures = Figures(self.settings[side], edition, ids)
        dress = Themed(self.looks, self.letters, edition, self.settings[side], self.icons)
        return Writer(figures.draw, dress, sources, ids=f"{ids}h-", linked=self.linked)

    def _body(self) -> str:
        around = self._writer(0, "p")
        top = around.nodes(self.composition.header)
        blocks = self._blocks(around.heading)
        foot = around.nodes(self.composition.footer)
        marks = banner(self.marks)
        return (
            f"<body>\n<header>{marks}\n{top}</header>\n<main>\n{blocks}\n</main>\n"
            f"<footer>{foot}\n{marks}</footer>\n</body>\n"
        )

    def _blocks(self, title: str) -> str:
        """``title``: the id of the heading that stands above all of them."""
        first = tuple(self._side(self.composition.blocks, 0, "", title))
        if not self.composition.second:
            return "\n".join(first)
        second = self._side(self.composition.second, 1, "b", title)
        language = in_language(self.edition.sides[1].job.language)
        return "\n".join(
            f'<div class="l-pair"><div>{one}</div><div{language}>{other}</div></div>'
            for one, other in zip(first, second, strict=True)
        )

    def _side(
        self, blocks: tuple[ComposedBlock, ...], side: int, ids: str, title: str
    ) -> Iterator[str]:
        """The blocks in one language, each a section called as its heading is."""
        kinds = {block.id: block.kind for block in self.edition.sides[side].blocks}
        listed = (_list(one.nodes) for one in blocks if kinds.get(one.id) == SOURCES)
        sources = Sources(next(listed, None), ids)
        writer = self._writer(side, ids, sources)
        made = []
        for block in blocks:
            headed = _has_heading(block.nodes)
            sources.under = writer.next_heading if headed else writer.heading or title
            inside = writer.nodes(block.nodes)
            named = f' aria-labelledby="{sources.under}"' if headed else ""
            tag = "section" if named else "div"
            made.append(f'<{tag} class="l-of-{block.role}"{named}>{inside}</{tag}>')
        return (sources.filled(one) for one in made)


def _widest(edition: LocalEdition) -> Form:
    """Of the layout, whatever the paper: its styles are for the most room, and shrink by rules of
    their own."""
    return max(edition.layout.forms, key=lambda form: form.min_width)


def _inside(nodes: Iterable[Node]) -> Iterator[Node]:
    for node in nodes:
        yield node
        if isinstance(node, Section | Figure):
            yield from _inside(node.children)
        elif isinstance(node, ListNode):
            yield from (one for item in node.items for one in _inside(item.children))


def _list(nodes: tuple[Node, ...]) -> ListNode | None:
    """The first numbered list."""
    return next((n for n in _inside(nodes) if isinstance(n, ListNode) and n.ordered), None)


def _has_heading(nodes: tuple[Node, ...]) -> bool:
    return any(isinstance(node, Heading) for node in _inside(nodes))


def _addresses(composition: Composition) -> Iterator[str]:
    """What words of the page lead to."""
    blocks = (*composition.blocks, *composition.second)
    parts = (composition.header, composition.footer, *(block.nodes for block in blocks))
    for node in (one for nodes in parts for one in _inside(nodes)):
        if isinstance(node, Heading | Paragraph):
            yield from (run.href for run in node.runs if run.href)
