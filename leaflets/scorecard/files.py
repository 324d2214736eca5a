"""Assessments -> the bytes of a report: PDF, HTML or JSON."""

from __future__ import annotations

import datetime
from itertools import chain
from typing import Literal

from leaflets.model.assessment import Assessment
from leaflets.model.nodes import Composition
from leaflets.scorecard import overview, sheet
from leaflets.scorecard.data import as_json
from leaflets.scorecard.page import Frame, drawn
from leaflets.scorecard.parts import Charts
from leaflets.scorecard.web import page
from leaflets.text.faces import FontLibrary

FileForm = Literal["pdf", "html", "json"]


def of_leaflet(
    assessments: tuple[Assessment, ...],
    frame: Frame,
    form: FileForm,
    fonts: FontLibrary | None = None,
) -> bytes:
    """The report of a leaflet; ``assessments``: one for each language, at least one. Raises
    LeafletsError for a letter that no font has."""
    if form == "json":
        return as_json(assessments).encode()
    charts = Charts()
    composition = sheet.composed(assessments, frame.clinic, charts)
    title = sheet.title_of(assessments)
    return _made(composition, charts, title, assessments[0].day, frame, form, fonts)


def of_library(
    leaflets: overview.Leaflets,
    day: datetime.date,
    frame: Frame,
    form: FileForm,
    fonts: FontLibrary | None = None,
) -> bytes:
    """The overview of all leaflets. Raises as ``of_leaflet``."""
    if form == "json":
        return as_json(chain.from_iterable(leaflets)).encode()
    charts = Charts()
    composition = overview.composed(leaflets, frame.clinic, day, charts)
    return _made(composition, charts, overview.TITLE, day, frame, form, fonts)


def _made(
    composition: Composition,
    charts: Charts,
    title: str,
    day: datetime.date,
    frame: Frame,
    form: FileForm,
    fonts: FontLibrary | None,
) -> bytes:
    if form == "html":
        return page(composition, charts.pictures, title).encode()
    return drawn(composition, charts.pictures, title, day, frame, fonts)
