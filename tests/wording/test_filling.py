"""Phone numbers and addresses as they are printed and as they are dialled."""

from __future__ import annotations

import pytest

from leaflets.wording.filling import dialled, phone_span, shown_address


@pytest.mark.parametrize(
    ("printed", "target"),
    [
        ("020 7946 0123", "02079460123"),
        ("+44 20 7946 0123", "+442079460123"),
        ("+44 (0)20 7946 0123", "+442079460123"),
        ("(020) 7946-0123", "02079460123"),
        ("999", "999"),
        ("020 7946 0123 ext. 5", None),
        ("020 7946 0123 ask for Ann", None),
    ],
)
def test_numbers_are_links_where_they_can_be_dialled(printed: str, target: str | None) -> None:
    span = phone_span(printed)
    assert dialled(printed) == target
    assert span.href == (f"tel:{target}" if target else None)
    assert " " not in span.text
    assert span.text.replace("\u00a0", " ") == printed
    assert span.isolate


def test_addresses_without_what_nobody_types() -> None:
    assert shown_address("https://www.example.org/a/") == "www.example.org/a"
