"""Faults in what words rest on: clinics, sources, dates, sign-offs, other leaflets."""

from __future__ import annotations

import datetime
from random import Random

from tests.quality.corpus.planting import Draft, Kind, Told
from tests.quality.corpus.words import BLOCKS, RECIPE, says

CLINIC = "content/clinics/riverbank.yaml"
SOURCES = "content/sources.yaml"
ANSWERS = "content/answers/dimple.yaml"


def _no_phone_shown(draft: Draft, chance: Random) -> Told:
    file = f"{BLOCKS}/contact.yaml"
    draft[file]["shows"].remove("phone")
    return Told(file, "shows:")


def _not_found(draft: Draft, chance: Random) -> Told:
    source = chance.choice(draft[SOURCES]["sources"][:2])
    source.pop("address", None)
    source["citation"] = chance.choice(("A guideline for staff", "What a nurse said"))
    return Told(SOURCES, source["id"])


def _day(chance: Random, first: int, last: int) -> datetime.date:
    """One of the days that lie so many days back."""
    return datetime.date(2026, 12, 1) - datetime.timedelta(days=chance.randrange(first, last))


def _old_source(draft: Draft, chance: Random) -> Told:
    source = chance.choice(draft[SOURCES]["sources"][:2])
    source["checked"] = _day(chance, 740, 2000)
    return Told(SOURCES, f"checked: {source['checked']}")


def _old_number(draft: Draft, chance: Random) -> Told:
    draft[SOURCES]["sources"][2]["checked"] = _day(chance, 740, 2000)
    return Told(CLINIC, "source: third")


def _review_date(draft: Draft, chance: Random) -> Told:
    recipe = draft[RECIPE]
    published, due = chance.choice(
        (
            (datetime.date(2026, 11, 22), datetime.date(2030, chance.randrange(1, 12), 1)),
            (datetime.date(2025, 1, 22), _day(chance, 1, 60)),
            (datetime.date(2025, 1, 22), _day(chance, -85, 0)),
        )
    )
    recipe["published"], recipe["review_by"] = published, due
    return Told(RECIPE, f"review_by: {due}")


def _superseded(draft: Draft, chance: Random) -> Told:
    draft[RECIPE]["superseded_by"] = "SD-SHORT"
    return Told(RECIPE, "superseded_by:")


def _no_address(draft: Draft, chance: Random) -> Told:
    del draft[RECIPE]["short_address"]
    return Told(RECIPE)


def _signed_before(draft: Draft, chance: Random) -> Told:
    """What stands beside the words is not as it was when it was signed, or was moved on."""
    form = chance.randrange(3)
    if form == 0:
        draft.replace("content/figures/back.svg", "M9 9h9v9z", f"M9 9h{chance.randrange(3, 9)}v9z")
    elif form == 1:
        draft[SOURCES]["sources"][chance.randrange(2)]["citation"] = "Another guideline, 2022"
    else:
        days = {"published": datetime.date(2026, 12, 1), "review_by": datetime.date(2029, 12, 1)}
        draft[RECIPE].update(days)
    return Told(RECIPE)


def _nobody_said(draft: Draft, chance: Random) -> Told:
    answers = draft[ANSWERS]["answers"]
    if chance.random() < 0.5:
        answers.pop(chance.randrange(2))
    else:
        chance.choice(answers)["answer"] = "no"
    return Told(RECIPE, "version:")


HOLDING = (
    Kind("colophon/contact", _no_phone_shown, 1),
    Kind("colophon/people", _nobody_said, signed=True),
    Kind("colophon/sources", _not_found),
    Kind("currency/contact-details", says("Call 020 7946 0999.", "Write to us: baby@example.org.",
         "See https://clinic.example.org/baby.", "See https://hillside.example.org/baby.")),
    Kind("currency/local-values", _old_number),
    Kind("currency/other-leaflets", says("Read SD-OLD, too.", "See leaflets.example.org/sd-old.",
         "See leaflets.example.org/sd-none."), 2),
    Kind("currency/other-leaflets", _superseded, 1),
    Kind("currency/review-date", _review_date),
    Kind("currency/sign-off", _signed_before, signed=True),
    Kind("currency/sources", _old_source),
    Kind("currency/web-address", _no_address, 1),
)  # fmt: skip
