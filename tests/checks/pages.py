"""Leaflets to check, as they are and with something wrong on their pages."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path

from leaflets.batch import load_workspace
from leaflets.checks import quality_checks
from leaflets.checks.limits import thresholds
from leaflets.model.job import Job
from leaflets.model.library import Library
from leaflets.model.page import Item, SetText
from leaflets.model.quality import Finding, Subject
from leaflets.pipeline import DRAFTS, Terms
from leaflets.quality.subject import subject_of
from leaflets.text.glyphs import Line, PlacedWord
from tests.small_workspace import CLINIC, LEAFLET, REPOSITORY

TODAY = datetime.date(2027, 1, 31)

PAPERS = {"tri-fold": "a4-tri-fold", "card": "card", "poster": "a3"}
"""Of layouts that are not for A4."""

Change = Callable[[Item], Iterable[Item]]


@cache
def shipped(
    layout: str = "handout",
    language: str = "en-GB",
    profile: str = "screen",
    leaflet: str = LEAFLET,
) -> Subject:
    """A leaflet of the repository on its pages."""
    return _subject(_library(), layout, language, profile, leaflet)


def written(
    workspace: Path, layout: str = "handout", language: str = "en-GB", terms: Terms = DRAFTS
) -> Subject:
    """The leaflet of a workspace on its pages."""
    library = load_workspace(workspace)
    return _subject(library, layout, language, "screen", LEAFLET, terms)


@cache
def _library() -> Library:
    return load_workspace(REPOSITORY)


def _subject(
    library: Library,
    layout: str,
    language: str,
    profile: str,
    leaflet: str,
    terms: Terms = DRAFTS,
) -> Subject:
    job = Job(leaflet, language, CLINIC, layout, PAPERS.get(layout, "a4"), profile)
    return replace(subject_of(library, job, terms), today=TODAY)


def found(code: str, subject: Subject, **limits: float) -> list[Finding]:
    """What a check finds in a leaflet; ``limits``: thresholds in place of the program's."""
    check = next(check for check in quality_checks() if check.code == code)
    own = {name.replace("_", "-"): value for name, value in limits.items()}
    return list(check.find(subject, {**thresholds().get(code, {}), **own}))


def redrawn(subject: Subject, change: Change) -> Subject:
    """The leaflet with other items on its pages."""
    assert subject.laid
    pages = tuple(
        replace(page, items=tuple(new for item in page.items for new in change(item)), parts=())
        for page in subject.laid.document.pages
    )
    document = replace(subject.laid.document, pages=pages)
    return replace(subject, laid=subject.laid._replace(document=document))


def reworded(
    subject: Subject, change: Callable[[PlacedWord], PlacedWord], start: str = ""
) -> Subject:
    """The leaflet with other words in the paragraphs that begin with ``start``."""

    def changed(item: Item) -> Iterable[Item]:
        if not isinstance(item, SetText) or not said(item).startswith(start):
            return (item,)
        lines = tuple(
            Line(
                tuple(map(change, line.words)),
                line.width,
                line.has_right_to_left,
                line.ends_paragraph,
            )
            for line in item.lines
        )
        return (item._replace(lines=lines),)

    return redrawn(subject, changed)


def said(text: SetText) -> str:
    """The words of a paragraph."""
    return "".join(run.text for line in text.lines for run in line.runs)


def the_text(subject: Subject, start: str) -> SetText:
    """The first paragraph that begins with ``start``."""
    assert subject.laid
    items = (item for page in subject.laid.document.pages for item in page.items)
    return next(i for i in items if isinstance(i, SetText) and said(i).startswith(start))
