"""What a document must have before it is drawn: everything wrong is found, not the first thing."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from leaflets.pdf.metadata import moment
from leaflets.pdf.sides import side_problems, sides_of
from leaflets.pdf.structure import ROLE_MAP, STANDARD_ROLES
from leaflets.problems import Problem

if TYPE_CHECKING:
    from leaflets.model.page import Element, Metadata, PagedDocument

_PLAIN_ROLES: Final = STANDARD_ROLES - {"Figure", "Formula", "TH"}
"""Structure types of which nothing more is asked."""

_PAGE_LIMITS: Final = (3.0, 14400.0)
"""Shortest and longest side of a page in points (ISO 32000-1 annex C)."""


def document_problems(document: PagedDocument) -> list[Problem]:
    """All reasons not to draw ``document`` that show before drawing."""
    problems = _metadata_problems(document.metadata)
    if not document.pages:
        problems.append(Problem("pdf/no-pages", "the document has no pages"))
    for index, element in enumerate(document.elements):
        plain = element.role in _PLAIN_ROLES and element.language is None
        if not plain or not -1 <= element.parent < index:
            problems.extend(_element_problems(index, element))
    shortest, longest = _PAGE_LIMITS
    for page_number, page in enumerate(sides_of(document), 1):
        if not all(shortest <= side <= longest for side in (page.width, page.height)):
            message = f"page {page_number} is {page.width} by {page.height} points"
            problems.append(Problem("pdf/page-size", message, hint="use a real paper size"))
    problems.extend(side_problems(document))
    for bookmark in document.bookmarks:
        if not 0 <= bookmark.page < len(document.pages):
            message = f"the bookmark '{bookmark.title}' points to page {bookmark.page + 1}"
            problems.append(Problem("pdf/bookmark-page", f"{message}, which does not exist"))
    return problems


def _metadata_problems(metadata: Metadata) -> list[Problem]:
    problems: list[Problem] = []
    if not metadata.title.strip():
        message = "the document has no title"
        hint = "a screen reader announces it first (PDF/UA-1 7.1)"
        problems.append(Problem("pdf/no-title", message, hint=hint))
    if not is_language_tag(metadata.language):
        problems.append(_language_problem(metadata.language))
    try:
        moment(metadata.date)
    except ValueError:
        message = f"'{metadata.date}' is not a date"
        problems.append(Problem("pdf/date", message, hint="write it like 2026-01-31T12:00:00Z"))
    texts = (metadata.title, metadata.author, metadata.subject, metadata.keywords)
    for text in (*texts, metadata.identifier):
        if not text.isprintable() and any(
            character < " " or "\ufffe" <= character <= "\uffff" for character in text
        ):
            message = f"{text!r} has a control character in it"
            problems.append(Problem("pdf/control-character", message, hint="remove it"))
    return problems


def _element_problems(index: int, element: Element) -> list[Problem]:
    problems: list[Problem] = []
    if element.role not in STANDARD_ROLES and element.role not in ROLE_MAP:
        message = f"'{element.role}' is not a structure type of PDF"
        problems.append(Problem("pdf/unknown-role", message))
    if not -1 <= element.parent < index:
        message = f"element {index} ({element.role}) stands before its parent {element.parent}"
        problems.append(Problem("pdf/element-order", message))
    if element.role in ("Figure", "Formula") and not (element.alt or "").strip():
        message = "a picture has no words for people who cannot see it"
        hint = "describe what it shows, or mark it as decoration"
        problems.append(Problem("pdf/no-alternative-text", message, hint=hint))
    if element.role == "TH" and element.scope is None:
        message = f"header cell {index} does not say whether it heads a row or a column"
        problems.append(Problem("pdf/no-scope", message))
    if element.language is not None and not is_language_tag(element.language):
        problems.append(_language_problem(element.language))
    return problems


def _language_problem(tag: str) -> Problem:
    message = f"'{tag}' is not a language tag"
    return Problem("pdf/language-tag", message, hint="write it like 'en', 'ar' or 'pt-BR'")


@lru_cache(maxsize=64)
def is_language_tag(tag: str) -> bool:
    """Whether ``tag`` has the form of RFC 5646: subtags of up to eight ASCII letters or digits."""
    first, *others = tag.split("-")
    return (
        tag.isascii()
        and first.isalpha()
        and 2 <= len(first) <= 8
        and all(part.isalnum() and len(part) <= 8 for part in others)
    )
