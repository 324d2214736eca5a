"""The whole program on one screen: the stream from a workspace to a finished PDF.

    Library -> resolve(+Job) -> Edition -> localize -> LocalEdition -> compose -> Composition
            -> paginate(+fonts) -> PagedDocument -> draw -> bytes

Every arrow is a pure function; reading files happens in ``load`` before, writing in ``publish``
after.
"""

from __future__ import annotations

import datetime
import os
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from leaflets.model.job import Job
from leaflets.model.library import Library
from leaflets.model.localized import LocalEdition
from leaflets.places import located
from leaflets.problems import LeafletsError, Problem
from leaflets.profiles import profiles
from leaflets.stages import artwork
from leaflets.stages.compose import compose
from leaflets.stages.localize import localize
from leaflets.stages.paginate import Pagination, paginate
from leaflets.stages.resolve import resolve
from leaflets.text.faces import FontLibrary


@lru_cache(maxsize=4)
def font_library(directories: tuple[Path, ...] = ()) -> FontLibrary:
    """The fonts of the package, house fonts from ``directories`` first."""
    return FontLibrary(directories)


def lay_out(library: Library, job: Job, fonts: FontLibrary | None = None) -> Pagination:
    """Lay one leaflet out without drawing it.

    Raises LeafletsError with everything that keeps it from being printed.
    """
    profile = profiles().get(job.profile)
    if profile is None:
        known = ", ".join(sorted(profiles()))
        raise LeafletsError(
            Problem(
                "job/unknown-profile", f"there is no profile {job.profile}", hint=f"use {known}"
            )
        )
    edition = resolve(library, job)
    pictures = artwork.pictures(edition.picture_files().items())
    local = replace(localize(edition), pictures=pictures)
    layouts = library.path("layouts")
    composition = compose(local, layouts)
    icons = artwork.icons(layouts)
    try:
        return paginate(local, composition, fonts or font_library(), icons, profile, _date(local))
    except LeafletsError as error:
        problems = (located(problem, edition) for problem in error.problems)
        raise LeafletsError(*dict.fromkeys(problems)) from None


def build(library: Library, job: Job, fonts: FontLibrary | None = None) -> bytes:
    """The finished PDF of one job. Raises LeafletsError as ``lay_out`` does."""
    from leaflets.pdf import draw

    return draw(lay_out(library, job, fonts).document)


def _date(edition: LocalEdition) -> str:
    """The date of the file: ``SOURCE_DATE_EPOCH``, or the day the leaflet was published."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdigit():
        moment = datetime.datetime.fromtimestamp(int(epoch), datetime.UTC)
        return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
    return f"{edition.published}T00:00:00Z"
