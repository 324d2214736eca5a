"""Shelves of clinics: cards, their order, their titles, and the words that find them."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from leaflets.audit import Audit
from leaflets.catalogue.gathering import Gathering
from leaflets.catalogue.searching import plain
from leaflets.catalogue.shelving import Card, Shelf, shelves
from leaflets.stages.load import load
from tests.catalogue.world import REAL, TITLE_AR
from tests.small_workspace import CLINIC, LEAFLET, OTHER, change

TODAY = datetime.date(2026, 12, 1)


def shelved(workspace: Path, today: datetime.date = TODAY) -> tuple[Shelf, ...]:
    library = load(workspace)
    return shelves(library, Gathering(workspace / "output"), Audit(library, today))


@pytest.fixture(scope="module")
def real(world: Path) -> Shelf:
    return next(shelf for shelf in shelved(world) if shelf.clinic == REAL)


def card(shelf: Shelf, name: str) -> Card:
    return next(one for one in shelf.cards if f"{one.leaflet}.{one.language}" == name)


def test_a_shelf_for_each_clinic_in_order_of_names(world: Path) -> None:
    assert [(s.clinic, s.name) for s in shelved(world)] == [
        (REAL, "Hill Street"),
        (CLINIC, "Riverbank Sample Clinic"),
    ]


def test_languages_in_order_the_clinics_own_first(real: Shelf) -> None:
    assert list(real.languages) == ["en-GB", "ar", "bn", "es"]
    assert [f"{one.leaflet}.{one.language}" for one in real.cards] == [
        "BD-MYTH.en-GB", "SD-WARN.en-GB", "BD-MYTH.ar", "SD-WARN.ar", "SD-WARN.bn", "SD-WARN.es",
    ]  # fmt: skip


def test_the_form_for_the_front_desk_stands_first(real: Shelf) -> None:
    assert [form.name for form in card(real, "SD-WARN.ar").forms] == [
        "Handout, A4, for the office printer",
        "Handout, A4, in full colour",
        "Side by side, A4, in full colour, English beside it",
        "To read on a telephone",
    ]


def test_titles_say_in_which_language_they_are(real: Shelf) -> None:
    one = card(real, "SD-WARN.ar")
    assert one.title == (TITLE_AR, "ar")
    assert one.for_staff == ("Sacral dimple: warning signs", "en-GB")
    assert one.published == datetime.date(2026, 11, 22)


def test_final_is_what_is_signed_for_a_real_clinic(real: Shelf) -> None:
    final = {f"{one.leaflet}.{one.language}" for one in real.cards if not one.forms[0].wrongs}
    assert final == {"SD-WARN.en-GB"}


@pytest.mark.parametrize(
    ("query", "where"),
    [
        ("warning signs", "leaflet"),
        ("fever", "leaflet"),  # a sign
        ("Q82.6", "leaflet"),
        ("carers", "leaflet"),
        ("sacral dimple", "leaflet"),
        ("العجزية", "card"),
        ("حمّى", "card"),  # fever: a sign in the language of the patient
        ("Arabic", "language"),
        ("العربية", "language"),
    ],
)
def test_words_by_which_it_is_found(real: Shelf, query: str, where: str) -> None:
    one = card(real, "SD-WARN.ar")
    words = {
        "leaflet": real.leaflets["SD-WARN"][1], "card": one.words, "language": real.languages["ar"],
    }[where]  # fmt: skip
    inside = f" {words}"
    assert all(word in inside for word in plain(query).split())


def test_a_language_by_what_the_clinic_calls_it(own: Path) -> None:
    change(own, f"content/clinics/{REAL}.yaml", "language: en-GB", "language: es")
    shelf = next(one for one in shelved(own) if one.clinic == REAL)
    assert "arabe" in shelf.languages["ar"].split()
    assert next(iter(shelf.languages)) == "es"
    assert card(shelf, "SD-WARN.ar").for_staff == (
        "Hoyuelo sacro: señales de alerta", "es",
    )  # fmt: skip


def test_what_has_changed_since_is_out_of_date(own: Path) -> None:
    change(own, f"content/leaflets/{LEAFLET}.yaml", "version: 1.0.0", "version: 1.1.0")
    shelf = next(one for one in shelved(own) if one.clinic == REAL)
    one = card(shelf, "SD-WARN.en-GB")
    assert [wrong.sentence for wrong in one.forms[0].wrongs] == [
        "It is out of date: version 1.1.0 is out."
    ]
    assert one.published is None, "that of another version"
    assert one.forms[0].found.said.version == "1.0.0"


def test_overdue_is_said(world: Path) -> None:
    late = next(one for one in shelved(world, datetime.date(2029, 1, 1)) if one.clinic == REAL)
    assert [wrong.short for wrong in card(late, "SD-WARN.en-GB").forms[0].wrongs] == [
        "review overdue"
    ]


@pytest.mark.parametrize("compared", [True, False])
def test_what_the_workspace_does_not_know_is_told(own: Path, compared: bool) -> None:
    (own / f"content/leaflets/{OTHER}.yaml").unlink()
    (own / f"content/clinics/{CLINIC}.yaml").unlink()
    library = load(own)
    gathering = Gathering(own / "output")
    audit = Audit(library, TODAY) if compared else None
    (shelf,) = shelves(library, gathering, audit)
    assert set(shelf.leaflets) == {"SD-WARN"}
    assert {problem.message for problem in gathering.problems} == {
        "not listed: there is no leaflet BD-MYTH here",
        f"not listed: there is no clinic {CLINIC} here",
    }
