"""Edition -> LocalEdition: every word in the patient's language, every hole filled.

Nothing is printed in the source language by default: a message that is missing, or that belongs to
an older English text, stops the leaflet in that language and is listed.
"""

from __future__ import annotations

import datetime
import os
from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any

from pydantic import BaseModel

from leaflets.catalogs.messages import words_of
from leaflets.catalogs.pseudo import PSEUDOLOCALES, pseudo
from leaflets.cldr import long_date
from leaflets.languages import language as known_language
from leaflets.localizing.clinic import ClinicWords
from leaflets.localizing.digest import digest
from leaflets.localizing.translations import Translations
from leaflets.localizing.wording import Wording
from leaflets.model.content import Figure, Noun
from leaflets.model.inline import read_inline
from leaflets.model.library import Edition, Library, PlacedBlock
from leaflets.model.localized import FigureLabel, LocalBlock, LocalClinic, LocalEdition, LocalFigure
from leaflets.model.rich_text import RichText, Span
from leaflets.problems import LeafletsError

HIDDEN = ("kind", "note", "review_note")
"""Fields of a block that templates do not see: not for patients."""


def localize(edition: Edition, today: datetime.date | None = None) -> LocalEdition:
    """Translate and fill in one edition.

    ``today`` decides what is overdue: the day of ``SOURCE_DATE_EPOCH``, or else the clock's.
    Raises LeafletsError with every message that is not translated, every hole that differs from
    the source's and every value the clinic does not have.
    """
    return _Localizer(edition).run(today or _today())
