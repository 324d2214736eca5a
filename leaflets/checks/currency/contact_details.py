"""Phone numbers and addresses in the words are those of the clinic.

There is no threshold. What is typed among the words is printed for every clinic, and stays when the
clinic's own changes: Brighton found stale phone numbers and departed staff in over 1,000 leaflets.
A phone number and a mail address that are not in the clinic's file are errors; so is a web address
of another clinic of this workspace. One of this clinic alone is a warning: it is wrong on the
leaflets of the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from leaflets.checks.currency._links import typed_addresses
from leaflets.checks.translation.quantities.calls import phones
from leaflets.model.clinic import Clinic
from leaflets.model.quality import Finding, Limits, QualityCheck, Subject
from leaflets.problems import Severity


def _find(subject: Subject, limits: Limits) -> Iterator[Finding]:
    own = [re.sub("[^0-9+]", "", number) for number in _numbers(subject.clinic)]
    for printed in subject.texts:
        if printed.context.startswith("clinics/"):
            continue
        for number in phones(printed.text):
            if not any(known.startswith(number) for known in own):
                message = f"{number} is not a phone number of {subject.clinic.name}"
                hint = "write {clinic.phone}, or what else the clinic's file has"
                yield Finding(message, printed.where, hint, Severity.ERROR)
    yield from _addresses(subject)


def _addresses(subject: Subject) -> Iterator[Finding]:
    clinics = tuple(subject.library.clinics.values())
    for address, where in typed_addresses(subject):
        if "@" in address:
            if address != subject.clinic.email:
                message = f"{address} is not the mail address of {subject.clinic.name}"
                hint = "leave it to the contact block, which has the clinic's own"
                yield Finding(message, where, hint, Severity.ERROR)
            continue
        site = address.partition("/")[0]
        owners = [clinic for clinic in clinics if site in _sites(clinic)]
        if not owners or len(owners) == len(clinics):
            continue
        hint = "write {clinic.web}, or leave it to the contact block"
        if site in _sites(subject.clinic):
            message = f"{address} is an address of {subject.clinic.name}, typed for every clinic"
            yield Finding(message, where, hint)
        else:
            message = f"{address} is an address of {owners[0].name}, not of {subject.clinic.name}"
            yield Finding(message, where, hint, Severity.ERROR)


def _numbers(clinic: Clinic) -> Iterator[str]:
    numbers = (clinic.phone, clinic.out_of_hours_phone, clinic.emergency_number)
    yield from filter(None, (*numbers, *(line.number for line in clinic.urgent_lines)))


def _sites(clinic: Clinic) -> frozenset[str]:
    """Names of the sites where a clinic and its leaflets are."""
    addresses = filter(None, (clinic.web, clinic.html_edition))
    web = (urlsplit(address).netloc for address in addresses)
    return frozenset(filter(None, (*web, (clinic.leaflets_web or "").partition("/")[0])))


CHECK = QualityCheck(
    "currency/contact-details", "Phone numbers and addresses are those of the clinic.", _find
)
