"""The day by which a leaflet is to be reviewed is not past, not near, and not too far away.

What medicine knows changes, and so do clinics. Thresholds: ``warn-days``: so many days before the
review date it is a warning (a review takes three months); after that day it is an error.
``most-months``: between publication and review; more is an error. Review cycles are 12 months
(EIDO), 24 (Krames) or 36 (UHB); the usual one here is 24.
"""

from __future__ import annotations

from collections.abc import Iterator

from leaflets.clock import calendar_months
from leaflets.model.quality import Finding, Limits, QualityCheck, Subject
from leaflets.problems import Severity


def _find(subject: Subject, limits: Limits) -> Iterator[Finding]:
    recipe, place = subject.recipe, subject.of_recipe("review_by")
    left = (recipe.review_by - subject.today).days
    hint = "review it, have it signed, and write new days for published and review_by"
    if left < 0:
        message = f"its review date was {recipe.review_by}, {_days(-left)} ago"
        yield Finding(message, place, hint, Severity.ERROR)
    elif left <= limits["warn-days"]:
        message = f"its review date is {recipe.review_by}, in {_days(left)}"
        yield Finding(message, place, hint)
    most = int(limits["most-months"])
    if calendar_months(recipe.published, most) < calendar_months(recipe.review_by):
        message = (
            f"it was published on {recipe.published} and is to be reviewed by {recipe.review_by}: "
            f"{most} months is the most"
        )
        yield Finding(message, place, "write an earlier day: 24 months are usual", Severity.ERROR)


def _days(count: int) -> str:
    return "1 day" if count == 1 else f"{count} days"


CHECK = QualityCheck(
    "currency/review-date", "The review date is neither past nor too far away.", _find
)
