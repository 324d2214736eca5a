"""Composition -> PDF: the same pages, tags and fonts as any leaflet, and no leaflet itself."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from types import SimpleNamespace

from leaflets.model.form import Layout
from leaflets.model.job import Job
from leaflets.model.layout import Theme
from leaflets.model.localized import LocalClinic, LocalEdition
from leaflets.model.nodes import Composition
from leaflets.model.paper import Paper
from leaflets.model.picture import Picture
from leaflets.model.review import Review, SignOff
from leaflets.model.rich_text import RichText, Span
from leaflets.pipeline import font_library
from leaflets.profiles import profiles
from leaflets.stages.paginate import Pagination, paginate
from leaflets.strict_yaml import load as load_yaml
from leaflets.text.faces import FontLibrary
from leaflets.validation import validate

FOLDER = Path(__file__).parent
LANGUAGE = "en"
"""What reports say of their own is in English, as the rest of the program is."""

NARROWEST = 180.0
"""Millimetres: tables and charts need the width of A4 or Letter."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What a report is printed on, and for whom. ``clinic``: its name, as people know it."""

    paper: Paper
    clinic: str

    @property
    def sheet(self) -> Paper:
        """Upright, and A4 where the clinic's paper is too narrow."""
        office = self.paper.office
        short, long = sorted((office.width, office.height))
        if short < NARROWEST:
            return Paper(title="A4", width=210, height=297)
        return Paper(title=office.title, width=short, height=long)


@cache
def form() -> tuple[Layout, Theme]:
    """The layout and the theme of reports."""
    layout = validate(Layout, load_yaml(FOLDER / "layout.yaml"))
    return layout, validate(Theme, load_yaml(FOLDER / "theme.yaml"))


def drawn(
    composition: Composition,
    pictures: Mapping[str, Picture],
    title: str,
    day: datetime.date,
    frame: Frame,
    fonts: FontLibrary | None = None,
) -> bytes:
    """The PDF of a report. Raises LeafletsError for a letter that no font has."""
    from leaflets.pdf import draw

    edition = replace(_blank(title, day, frame), pictures=pictures)
    made = _shortest(edition, composition, fonts or font_library(), f"{day}T00:00:00Z")
    # It is no leaflet: nobody is to recall it, or to take it for one.
    metadata = replace(
        made.document.metadata,
        subject="A quality report for those who approve leaflets",
        keywords="quality report",
        identifier=f"report|{title}|{day}",
        provenance=(("sheet", "report"),),
    )
    return draw(replace(made.document, metadata=metadata))


def _shortest(
    edition: LocalEdition, composition: Composition, fonts: FontLibrary, moment: str
) -> Pagination:
    """In the usual type, or in compact type where that saves a page."""
    only, office = edition.layout.forms[0], profiles()["office"]
    tries = []
    for one in filter(None, (only, only.compacted)):
        layout = edition.layout.model_copy(
            update={"forms": (one.model_copy(update={"fit": None}),)}
        )
        tries.append(
            paginate(replace(edition, layout=layout), composition, fonts, {}, office, moment)
        )
        if len(tries[-1].document.pages) == 1:
            break
    return min(tries, key=lambda made: len(made.document.pages))


def _blank(title: str, day: datetime.date, frame: Frame) -> LocalEdition:
    """An edition without words: pagination asks for one. No mark of leaflets holds for it."""
    layout, theme = form()
    nothing = RichText((), LANGUAGE)
    name = RichText((Span(frame.clinic),), LANGUAGE)
    return LocalEdition(
        job=Job("report", LANGUAGE, "", "report", frame.sheet.title, "office"),
        leaflet_id="",
        version="",
        title=RichText((Span(title),), LANGUAGE),
        subtitle=None,
        audience=nothing,
        title_for_staff="",
        clinic=LocalClinic(name, None, False, LANGUAGE, SimpleNamespace()),
        accent="default",
        blocks=(),
        labels={},
        language_name="English",
        right_to_left=False,
        digits="latn",
        review=Review("reviewed", "reviewed", False, sign_off=_nobody(day)),
        stale=False,
        mixed=False,
        overdue=False,
        content_hash="",
        published=day.isoformat(),
        review_by="",
        published_words="",
        review_by_words="",
        reviewed_words="",
        short_url="",
        banner=None,
        layout=layout,
        paper=frame.sheet,
        theme=theme,
    )


def _nobody(day: datetime.date) -> SignOff:
    return SignOff("", "", day, "", "", "", ())
