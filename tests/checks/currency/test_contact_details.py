from dataclasses import replace

import pytest

from leaflets.model.quality import Finding
from leaflets.model.rich_text import RichText, Span
from leaflets.problems import Severity
from tests.checks.pages import found, shipped

CODE = "currency/contact-details"


def saying(words: str, href: str | None = None, isolate: bool = False) -> list[Finding]:
    subject = shipped()
    span = Span(words, href=href, isolate=isolate)
    printed = subject.texts[3]._replace(words=RichText((span,), "en-GB"))
    return found(CODE, replace(subject, texts=(printed,)))


@pytest.mark.parametrize("language", ["en-GB", "ar", "es", "pl"])
def test_shipped_leaflets_have_the_clinic_s_own(language: str) -> None:
    assert not found(CODE, shipped(language=language))


def test_a_phone_number_of_somebody_else_is_told() -> None:
    (finding,) = saying("Call 020 7946 0999 today.")
    assert finding.severity is Severity.ERROR
    assert "02079460999 is not a phone number of Riverbank Sample Clinic" in finding.message
    assert finding.where == shipped().texts[3].where


def test_numbers_of_the_clinic_and_numbers_that_count_something_are_let_be() -> None:
    for words in ("Call 020 7946 0123.", "020 7946 0199", "Call 999 now", "30 to 80 in 1,000"):
        assert not saying(words)


def test_a_mailbox_of_somebody_else_is_told() -> None:
    (finding,) = saying("Write to nurse.jones@nhs.example.org.")
    assert (finding.severity, "nurse.jones@" in finding.message) == (Severity.ERROR, True)
    assert saying("Write to us", "mailto:jones@example.org")
    assert not saying("Write to leaflets@example.org.")


def test_the_site_of_another_clinic_is_an_error_and_of_this_one_alone_a_warning() -> None:
    (error,) = saying("Read on", "https://clinic.example.com/visits")
    assert error.severity is Severity.ERROR
    assert "not of Riverbank Sample Clinic" in error.message
    (warning,) = saying("See https://leaflets.example.org/bd-myth.")
    assert warning.severity is Severity.WARNING
    assert not saying("See https://www.isrctn.com.")


def test_a_site_that_all_clinics_share_is_right_for_all() -> None:
    subject = shipped()
    shared = {"riverbank-sample": subject.clinic, "other": subject.clinic}
    library = replace(subject.library, clinics=shared)
    span = Span("Read on", href="https://leaflets.example.org/bd-myth")
    printed = subject.texts[3]._replace(words=RichText((span,), "en-GB"))
    assert not found(CODE, replace(subject, library=library, texts=(printed,)))


def test_what_comes_from_the_clinic_s_file_is_not_typed() -> None:
    assert not saying("clinic.example.org", "https://clinic.example.org", isolate=True)
