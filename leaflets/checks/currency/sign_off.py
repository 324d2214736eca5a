"""What was signed is what is printed, and it was signed not long ago.

A sign-off holds for the words as they were. If they, a number, a picture or a source have changed
since, or a value of the clinic, it is stale: a warning. Threshold ``most-months``: between the
sign-off and the review date; a review date that is moved on without anybody reading the leaflet
again is a warning, too (36 months: the longest review cycle in use). A leaflet that nobody has
signed yet carries a mark on every page, and is no matter of this check.
"""

from __future__ import annotations

from collections.abc import Iterator

from leaflets.clock import calendar_months
from leaflets.model.quality import Finding, Limits, QualityCheck, Subject

SHOWN = 3
"""Names of changed items that a message gives."""


def _find(subject: Subject, limits: Limits) -> Iterator[Finding]:
    review, job = subject.edition.review, subject.edition.job
    if review.clinic == "stale":
        message = f"values of {subject.clinic.name} have changed since somebody signed them"
        place = subject.place(f"content/clinics/{job.clinic}.yaml", ())
        yield Finding(message, place, "have them signed again: leaflets review")
    signed = review.sign_off
    if signed is None:
        return
    if review.changed:
        names = sorted(review.changed)
        more = f" and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
        message = (
            f"since {signed.reviewer} signed on {signed.date} this has changed: "
            f"{', '.join(names[:SHOWN])}{more}"
        )
        yield Finding(message, subject.of_recipe(), "have it signed again: leaflets review")
    most = int(limits["most-months"])
    if calendar_months(signed.date, most) < calendar_months(subject.recipe.review_by):
        message = (
            f"{signed.reviewer} signed on {signed.date}, over {most} months before the review "
            f"date, {subject.recipe.review_by}"
        )
        hint = "have it signed again, or write an earlier review date"
        yield Finding(message, subject.of_recipe("review_by"), hint)


CHECK = QualityCheck("currency/sign-off", "What was signed is what is printed.", _find)
