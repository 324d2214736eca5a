"""What a starter or a sample leaves behind never reaches a patient unmarked."""

from __future__ import annotations

import pytest

from leaflets.model.fiction import invented_name, invented_number


@pytest.mark.parametrize(
    "number",
    [
        "01632 960123",
        "+44 1632 960123",
        "+44 (0)20 7946 0123",
        "020 7946 0199",
        "0161 496 0000",
        "07700 900123",
        "(212) 555-0123",
        "+1 212 555 0199",
        "00000",
    ],
)
def test_numbers_of_fiction(number: str) -> None:
    assert invented_number(number)


@pytest.mark.parametrize(
    "number",
    ["999", "911", "112", "000", "111", "020 7188 7188", "01632 123456", "212 555 1212", "116 117"],
)
def test_numbers_that_may_be_real(number: str) -> None:
    assert not invented_number(number)


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("clinic@example.org", True),
        ("https://clinic.example.org", True),
        ("leaflets.example.com/x", True),
        ("clinic.test", True),
        ("https://www.example-clinic.org", False),
        ("clinic.org/example.html", False),
        ("info@clinic.nhs.uk", False),
    ],
)
def test_names_that_belong_to_nobody(address: str, found: bool) -> None:
    assert invented_name(address) is found
