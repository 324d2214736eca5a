"""What a finished file says of its title, date and job, whatever kind of file it is."""

from __future__ import annotations

import datetime

import pytest

from leaflets.file_metadata import date_of, identifier_of, title_of
from leaflets.model.job import Job
from leaflets.pipeline import build
from tests.end_to_end.jobs import SIGNS, shipped_library
from tests.small_workspace import CLINIC


@pytest.mark.parametrize("profile", ["screen", "html"])
def test_of_a_leaflet(profile: str) -> None:
    job = Job(SIGNS, "en-GB", CLINIC, "handout", "a4", profile)
    data = build(shipped_library(), job)
    assert title_of(data) == "Sacral dimple: warning signs"
    published = datetime.datetime(2026, 11, 22, tzinfo=datetime.UTC)
    assert datetime.datetime.fromisoformat(date_of(data)) == published
    assert Job.named(identifier_of(data)) == job


def test_entities_are_letters_again() -> None:
    assert title_of(b"<!doctype html><title>Ears &amp; eyes</title>") == "Ears & eyes"
    pdf = b'%PDF-1.7 <dc:title><rdf:Alt><rdf:li xml:lang="x-default">Ears &amp; eyes</rdf:li>'
    assert title_of(pdf) == "Ears & eyes"


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"<html><p>no leaflet", b"\xff\xfe"])
def test_what_does_not_look_as_ours_says_nothing(data: bytes) -> None:
    assert (title_of(data), date_of(data), identifier_of(data)) == ("", "", "")
