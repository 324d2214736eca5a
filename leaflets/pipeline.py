"""The whole program on one screen: the stream from a workspace to a finished file.

    Library -> resolve(+Job) -> Edition -> localize -> LocalEdition -> fill_in(+values)
            -> compose -> Composition -> paginate(+fonts) -> PagedDocument -> draw -> PDF
                                      -> html.draw(+fonts) -> HTML edition

A job in two languages is resolved and localized in each; from ``fill_in`` on they are one.
Every arrow is a pure function; reading files happens in ``load`` before, writing in ``publish``
after.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from pathlib import Path
from typing import TypeVar

from leaflets import clock
from leaflets.checking.running import blocking
from leaflets.discretion import discreetly
from leaflets.governance.states import review_of
from leaflets.languages import language as known_language
from leaflets.marks import Mark, mark_words, marks_of
from leaflets.model.job import TWO_LANGUAGES, Job
from leaflets.model.library import Edition, Library
from leaflets.model.localized import LocalEdition
from leaflets.model.order import NOTHING, Values
from leaflets.model.profile import PrintingCondition, Profile
from leaflets.places import located
from leaflets.problems import LeafletsError, Problem
from leaflets.profiles import profiles
from leaflets.stages import artwork
from leaflets.stages.compose import compose
from leaflets.stages.fill_in import fill_in
from leaflets.stages.localize import localize
from leaflets.stages.paginate import Pagination, paginate
from leaflets.stages.resolve import resolve
from leaflets.text.faces import FontLibrary
from leaflets.wording.digest import with_second

Made = TypeVar("Made")


@lru_cache(maxsize=4)
def font_library(directories: tuple[Path, ...] = ()) -> FontLibrary:
    """The fonts of the package, house fonts from ``directories`` first."""
    return FontLibrary(directories)


@dataclass(frozen=True, slots=True)
class Terms:
    """On which terms leaflets are made. ``final``: only what may go to patients without a mark;
    ``allow_mixed``: words that are not translated are printed in the source language, set apart;
    ``unchecked``: translations with errors are drawn all the same, for a proof or a preview, never
    for patients; those that cannot be filled in give way to the source words, set apart."""

    final: bool = False
    allow_mixed: bool = False
    unchecked: bool = False
    condition: PrintingCondition | None = None


DRAFTS = Terms()
"""The usual terms: print everything that can be printed, with its marks."""

PREVIEW = Terms(allow_mixed=True, unchecked=True)
"""To see what there is, whatever the words are like: proofs and pictures for translators. Nothing
made on these terms is a leaflet that a patient could get."""


def lay_out(
    library: Library,
    job: Job,
    fonts: FontLibrary | None = None,
    terms: Terms = DRAFTS,
    values: Values = NOTHING,
) -> Pagination:
    """Lay one leaflet out without drawing it. ``values``: what is printed for one person only; see
    ``build``, which keeps them out of messages.

    Raises LeafletsError with everything that keeps it from being printed.
    """
    profile = _profile(library, job.profile, terms)
    if not profile.paged:
        raise LeafletsError(_no_pages(profile))
    return _drawn(library, job, terms, values, partial(_paginated, fonts, profile))


def _paginated(
    fonts: FontLibrary | None, profile: Profile, local: LocalEdition, library: Library
) -> Pagination:
    composition, icons = compose(local, library), artwork.icons(library)
    return paginate(local, composition, fonts or font_library(), icons, profile, _date(local))


def _page(
    fonts: FontLibrary | None, profile: Profile, local: LocalEdition, library: Library
) -> bytes:
    """The HTML edition. It holds all blocks, also where the layout prints some of them only."""
    from leaflets.html.document import draw

    whole = replace(local, layout=local.layout.model_copy(update={"only": ()}))
    composition, icons = compose(whole, library), artwork.icons(library)
    return draw(whole, composition, fonts or font_library(), icons, profile, _date(local))


def _drawn(
    library: Library,
    job: Job,
    terms: Terms,
    values: Values,
    draw: Callable[[LocalEdition, Library], Made],
) -> Made:
    """What ``draw`` makes of a leaflet with its words; its problems at the lines they are from."""
    editions, local = _worded(library, job, terms, values)
    if terms.final and (problems := tuple(_not_final(local))):
        raise LeafletsError(*problems)
    try:
        return draw(local, library)
    except LeafletsError as error:
        found = (located(problem, editions) for problem in error.problems)
        raise LeafletsError(*dict.fromkeys(found)) from None


def worded(library: Library, job: Job, terms: Terms = DRAFTS) -> LocalEdition:
    """One leaflet with its words in their places, on no page. Raises LeafletsError as ``lay_out``
    does, but for what only a page shows."""
    return _worded(library, job, terms, NOTHING)[1]


def _worded(
    library: Library, job: Job, terms: Terms, values: Values
) -> tuple[tuple[Edition, ...], LocalEdition]:
    editions, sides = _localized(library, job, terms)
    return editions, fill_in(with_second(*sides) if job.second else sides[0], values)


def _profile(library: Library, name: str, terms: Terms) -> Profile:
    """Of the program or of the workspace. Raises LeafletsError when there is none."""
    known = {**profiles(), **library.presets}
    if name not in known:
        broken = library.problems_of(f"layouts/profiles/{name}.yaml")
        message, hint = f"there is no profile {name}", f"use {', '.join(sorted(known))}"
        raise LeafletsError(*broken or [Problem("job/unknown-profile", message, hint=hint)])
    profile = known[name]
    if terms.condition and profile.press:
        return replace(profile, press=replace(profile.press, condition=terms.condition))
    return profile


def _no_pages(profile: Profile) -> Problem:
    message = f"the profile {profile.name} has no pages"
    hint = "choose another profile here; leaflets build makes the HTML edition"
    return Problem("job/no-pages", message, hint=hint)


def _localized(
    library: Library, job: Job, terms: Terms
) -> tuple[tuple[Edition, ...], tuple[LocalEdition, ...]]:
    """The leaflet in each language of the job, before and after its words are put in. Raises
    LeafletsError with what is wrong in any of them."""
    found: list[tuple[Edition, LocalEdition]] = []
    problems: list[Problem] = []
    for one in job.each():
        try:
            edition = resolve(library, one)
            found.append((edition, _local(edition, terms)))
        except LeafletsError as error:
            problems += error.problems
    if problems:
        raise LeafletsError(*dict.fromkeys(problems))
    editions, sides = zip(*found, strict=True)
    if editions[0].layout.languages != len(sides):
        raise LeafletsError(_other_layout(job))
    return editions, sides


def _other_layout(job: Job) -> Problem:
    if job.second:
        message = f"layout {job.layout} is for one language, not for two beside each other"
        hint = f"leave --layout out: the usual choice is {TWO_LANGUAGES}"
    else:
        message = f"layout {job.layout} is for two languages beside each other"
        hint = "say which is the second one: --bilingual LANGUAGE; or choose another layout"
    return Problem("layout/languages", message, hint=hint)


def _local(edition: Edition, terms: Terms) -> LocalEdition:
    """An edition in its language, with its pictures."""
    library, job = edition.library, edition.job
    pictures = artwork.pictures_of(edition, known_language(job.language).right_to_left)
    today = clock.today()
    review = review_of(library, job.leaflet, job.language, job.clinic, today)
    unsafe = () if terms.unchecked else blocking(library, job.leaflet, job.clinic, job.language)
    try:
        local = localize(edition, review, today, terms.allow_mixed, terms.unchecked)
    except LeafletsError as error:
        raise LeafletsError(*dict.fromkeys((*error.problems, *unsafe))) from None
    if unsafe:
        raise LeafletsError(*unsafe)
    return replace(local, pictures=pictures)


def build(
    library: Library,
    job: Job,
    fonts: FontLibrary | None = None,
    terms: Terms = DRAFTS,
    values: Values = NOTHING,
) -> bytes:
    """The finished PDF of one job, or its HTML edition, with ``values`` printed. Raises
    LeafletsError as ``lay_out`` does; no message quotes a value."""

    def made(values: Values) -> bytes:
        if job.paged:
            from leaflets.pdf import draw

            return draw(lay_out(library, job, fonts, terms, values).document)
        profile = _profile(library, job.profile, terms)
        return _drawn(library, job, terms, values, partial(_page, fonts, profile))

    return discreetly(made, values) if values else made(NOTHING)


_REMEDIES: dict[Mark, str] = {
    "unsigned": "have a clinician read it (leaflets review {leaflet} --show) and sign it",
    "stale": "have what has changed reviewed and signed: leaflets review {leaflet} --show",
    "draft-translation": "have a translator check it and take the draft mark out of the PO files",
    "mixed": "translate what is missing; --allow-mixed is for drafts",
    "sample-clinic": "build it for your own clinic: leaflets new clinic",
    "clinic-unreviewed": "have numbers and addresses checked: leaflets review --clinic {clinic}",
    "overdue": "have it reviewed again and write a new review_by into the leaflet",
    "superseded": "print the leaflet that takes its place (superseded_by)",
}


def _not_final(edition: LocalEdition) -> Iterator[Problem]:
    """Why a leaflet may not go to patients without a mark: one problem for each mark of each
    language."""
    for side in edition.sides:
        job = side.job
        for mark in marks_of(side):
            words, _ = mark_words(mark, "en")
            message = f"{job.leaflet} in {job.language} for {job.clinic} is not final: {words}"
            yield Problem(f"review/{mark}", message, hint=_remedy(mark, side))


def _remedy(mark: Mark, edition: LocalEdition) -> str:
    review, job = edition.review, edition.job
    if mark in ("unsigned", "stale") and review.sign_off and not review.changed:
        return (
            "this translation is signed, but what it was translated from is not, or has changed "
            f"since: leaflets review {job.leaflet}"
        )
    return _REMEDIES[mark].format(leaflet=job.leaflet, clinic=job.clinic)


def _date(edition: LocalEdition) -> str:
    """The date of the file: ``SOURCE_DATE_EPOCH``, or the day the leaflet was published."""
    moment = clock.said_by_the_environment()
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}" if moment else f"{edition.published}T00:00:00Z"
