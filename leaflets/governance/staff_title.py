"""The title of a leaflet as the staff of a clinic read it: the footer tells what they hand out."""

from __future__ import annotations

import datetime
from dataclasses import replace

from leaflets.catalogs.messages import FoundWords
from leaflets.cldr import numerals_in
from leaflets.governance.states import content_review
from leaflets.model.inline import Words
from leaflets.model.library import Library
from leaflets.model.review import Review
from leaflets.model.rich_text import RichText
from leaflets.remembered import once_for_each
from leaflets.wording.filling import Filling, digits_of
from leaflets.wording.translations import Translations


def title_for_staff(
    filling: Filling, printed: RichText, review: Review, today: datetime.date
) -> str:
    """The title in the clinic's language, or as it was written: so where there is no translation,
    and where nobody has checked the one that a page without a mark would show.

    ``filling``: of the edition; ``printed``: the title as patients read it.
    """
    edition = filling.edition
    library, staff, title = edition.library, edition.clinic.language, edition.recipe.title
    if staff == filling.language:
        if not filling.translations.doubts:
            return str(printed)
        shown = filling.translations
    elif staff in library.languages and _may_show(filling, staff, review, today):
        if "{" not in title:
            digits = digits_of(edition.clinic, staff)
            return _without_holes(library, edition.job.leaflet, staff, digits)
        shown = Translations(library, staff)
    elif "{" not in title:
        return title
    else:
        shown = Translations(library, library.language)
    for used in (shown, Translations(library, library.language)):
        job = replace(edition.job, language=used.language)
        anew = Filling(replace(edition, job=job), used)
        text = anew.text(_message(edition.job.leaflet, title))
        if not used.problems and not used.doubts:
            return str(text)
    return title


@once_for_each(1_024)
def _without_holes(library: Library, leaflet: str, language: str, digits: str) -> str:
    """A title without holes in a language; as it was written if there is no translation that could
    be printed unmarked."""
    title = library.leaflets[leaflet].title
    translations = Translations(library, language)
    inline = translations.words(_message(leaflet, title))
    words = "".join(p.text for p in inline.pieces if isinstance(p, Words)) if inline else title
    if translations.problems or translations.doubts:
        return title
    return words if translations.from_source else numerals_in(words, digits)


def _message(leaflet: str, title: str) -> FoundWords:
    return FoundWords(f"leaflets/{leaflet}#title", ("title",), title, False, "")


def _may_show(filling: Filling, language: str, review: Review, today: datetime.date) -> bool:
    if not review.released:
        return True
    edition = filling.edition
    return content_review(edition.library, edition.job.leaflet, language, today).state == "reviewed"
