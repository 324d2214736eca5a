"""Paragraphs begin at one edge, and the spaces between words are all alike.

Lines that begin at one edge are found again; in justified text the spaces become holes, and centred
or end-aligned text has no edge to come back to (RNIB, BDA). The edge is the left one, in scripts
that run from right to left the right one. Headings may be centred, and so may short notes: what is
looked at is paragraphs of ``lines`` lines and more (our choice); others are errors. A space may
differ by ``stretch`` of its width before a line counts as justified.
"""

from __future__ import annotations

from collections.abc import Iterator

from leaflets.checks.legibility._page import (
    at_theme,
    is_heading,
    on_pages,
    paragraphs_of,
    quoted,
)
from leaflets.model.page import PagedDocument, SetText
from leaflets.model.quality import Finding, Limits, QualityCheck, Subject
from leaflets.problems import Severity
from leaflets.text.glyphs import Line
from leaflets.typeset.boxes import EPSILON


def _find(subject: Subject, limits: Limits) -> Iterator[Finding]:
    document = subject.on_pages.document
    wrong: dict[str, dict[int, str]] = {}
    for paragraph in paragraphs_of(document):
        text = paragraph.text
        fault = ""
        if any(_is_stretched(line, limits["stretch"]) for line in text.lines):
            fault = "is justified"
        elif len(text.lines) >= limits["lines"] and not _has_edge(text, document):
            fault = "" if is_heading(text, document) else "does not begin at one edge"
        if fault:
            wrong.setdefault(fault, {}).setdefault(paragraph.page, paragraph.lines[0])
    for fault, places in wrong.items():
        message = f"{on_pages(places)}: {quoted(next(iter(places.values())))} {fault}"
        hint = "let paragraphs begin at the start of the line: align: start"
        yield Finding(message, at_theme(subject, "styles"), hint, Severity.ERROR)


def _has_edge(text: SetText, document: PagedDocument) -> bool:
    """Whether all lines begin at one edge: the left one; of words that run from right to left the
    right one; of Latin words on a page of such, such as the name of a source, either."""
    rights = [x + line.width for x, line in zip(text.xs, text.lines, strict=True)]
    turned = any(line.has_right_to_left for line in text.lines)
    edges = [rights] if turned else [list(text.xs)]
    if document.metadata.right_to_left and not turned:
        edges.append(rights)
    return any(max(edge) - min(edge) <= EPSILON for edge in edges)


def _is_stretched(line: Line, most: float) -> bool:
    """Whether its spaces are wider or narrower than the typeface has them."""
    if line.upright:  # set letter by letter, each as wide as it is
        return False
    for word in line.words:
        natural = word.word.advance * word.size / 1000
        if word.is_space and abs(word.width - natural) > most * natural:
            return True
    return False


CHECK = QualityCheck("legibility/alignment", "Paragraphs begin at one edge.", _find, on_pages=True)
