"""What a leaflet says of other leaflets still holds.

There is no threshold. A leaflet that another one has taken the place of is not to be given out any
more, and to name it, by its id or by its address, sends readers to it: warnings. An address below a
clinic's ``leaflets_web`` at which no leaflet of this workspace is leads nowhere: an error.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from leaflets.checks.currency._links import typed_addresses
from leaflets.model.quality import Finding, Limits, QualityCheck, Subject
from leaflets.problems import Severity


def _find(subject: Subject, limits: Limits) -> Iterator[Finding]:
    if (successor := subject.recipe.superseded_by) is not None:
        message = f"{successor} has taken the place of this leaflet"
        hint = f"give out {successor}, and take this one out where nobody needs it for a recall"
        yield Finding(message, subject.of_recipe("superseded_by"), hint)
    yield from _named(subject)
    yield from _linked(subject)


def _named(subject: Subject) -> Iterator[Finding]:
    """Ids of leaflets that are not to be given out any more."""
    for name, recipe in subject.library.leaflets.items():
        if recipe.superseded_by is None or name == subject.leaflet:
            continue
        whole = re.compile(rf"(?<![\w-]){re.escape(recipe.id)}(?![\w-])")
        for printed in subject.texts:
            if whole.search(printed.text):
                message = f"this names {recipe.id}, whose place {recipe.superseded_by} has taken"
                yield Finding(message, printed.where, f"name {recipe.superseded_by}")


def _linked(subject: Subject) -> Iterator[Finding]:
    """Addresses of leaflets that are gone, or not to be given out any more."""
    library = subject.library
    bases = {clinic.leaflets_web for clinic in library.clinics.values() if clinic.leaflets_web}
    at = {recipe.short_address: recipe for recipe in library.leaflets.values()}
    for address, where in typed_addresses(subject):
        for base in bases:
            if not address.startswith(f"{base}/"):
                continue
            recipe = at.get(address.removeprefix(f"{base}/"))
            if recipe is None:
                message = f"there is no leaflet at {address}"
                hint = "write the short_address of a leaflet of this workspace behind the /"
                yield Finding(message, where, hint, Severity.ERROR)
            elif recipe.superseded_by:
                message = f"{address} is {recipe.id}, whose place {recipe.superseded_by} has taken"
                yield Finding(message, where, f"write the address of {recipe.superseded_by}")


CHECK = QualityCheck(
    "currency/other-leaflets", "What is said of other leaflets still holds.", _find
)
