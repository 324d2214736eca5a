"""Phone numbers: only what the source has, in any digits; emergency numbers never."""

from __future__ import annotations

import pytest

from leaflets.checks.translation.addresses import CHECK as ADDRESSES
from leaflets.checks.translation.numbers import CHECK as NUMBERS
from leaflets.checks.translation.phones import CHECK
from leaflets.checks.translation.quantities.calls import addresses, phones
from tests.checks.translation.pairing import finds

TYPED = (
    ("es", "Llame al 911 o al {clinic.phone}"),
    ("es", "Llame al (202) 555-0143, {clinic.phone}"),
    ("es", "Llame al 202-555-0143, {clinic.phone}"),
    ("es", "Llame al 555-0143, {clinic.phone}"),
    ("ar", "اتصلوا بالرقم ٩٩٩ أو {clinic.phone}"),
    ("ar", "اتصلوا على ٠٢٠ ٧٩٤٦ ٠١٢٣، {clinic.phone}"),
    ("fa", "۱۱۵ یا {clinic.phone}"),
    ("bn", "{clinic.phone}, ০২০ ৭৯৪৬ ০১২৩"),
    ("hi", "{clinic.phone} या १०८"),
    ("pl", "Proszę dzwonić: +48 22 555 01 43, {clinic.phone}"),
    ("fr", "Appelez le 15 ou {clinic.phone}"),
    ("fr", "Appelez le 01 23 45 67 89, {clinic.phone}"),
    ("de", "Rufen Sie 116117 an, {clinic.phone}"),
    ("zh-Hans", "请拨打 020-7946-0123，{clinic.phone}"),
    ("zh-Hans", "请拨打１１９，{clinic.phone}"),
    ("vi", "Gọi 0800 123 456, {clinic.phone}"),
)  # fmt: skip


@pytest.mark.parametrize(("language", "target"), TYPED)
def test_a_typed_number_is_found_once(language: str, target: str) -> None:
    source = "Call {clinic.phone}"
    assert len(finds(CHECK, language, source, target)) == 1
    assert finds(NUMBERS, language, source, target) == []


def test_the_numbers_of_the_source_stay() -> None:
    assert finds(CHECK, "ar", "NHS 111", "NHS 111") == []
    assert finds(CHECK, "ar", "NHS 111 and 020 7946 0123", "NHS ١١١ و٠٢٠ ٧٩٤٦ ٠١٢٣") == []
    assert finds(CHECK, "es", "Dial 020 7946 0123", "Marque 020-7946-0123") == []
    assert finds(CHECK, "es", "Dial 020 7946 0123", "Marque") == [
        "the phone number 02079460123 of the source is missing"
    ]


def test_a_changed_number_is_one_finding() -> None:
    assert finds(NUMBERS, "es", "NHS 111", "NHS 112")
    assert finds(CHECK, "es", "NHS 111", "NHS 112") == []
    changed = ("es", "Dial 020 7946 0123", "Marque 020 7946 0124")
    assert len(finds(CHECK, *changed)) == 1
    assert finds(NUMBERS, *changed) == []


@pytest.mark.parametrize(
    "text",
    [
        "3 884 bébés", "1 000 000 000", "10’000’000 Personen", "2026-11-22", "03.12.2026",
        "30-80", "100-1000 mg", "2025-2026", "0.125 mg", "08:30", "1,000,000", "0,05 g",
        "ISO-14289-1", "100-2000", "006 000",
    ],
)  # fmt: skip
def test_other_numbers_are_no_phones(text: str) -> None:
    assert phones(text) == ()


def test_addresses_are_those_of_the_source() -> None:
    source = "See example.org/help or mail a@example.org."
    assert addresses(source) == ("example.org/help", "a@example.org")
    assert finds(ADDRESSES, "ar", source, "انظروا example.org/help أو a@example.org.") == []
    assert finds(ADDRESSES, "ar", source, "انظروا example.org أو a@example.org.") == [
        "example.org/help is not in the translation (it has example.org)"
    ]
    assert finds(ADDRESSES, "es", "See us.", "Vea www.example.com.") == [
        "www.example.com is not in the source"
    ]
    assert finds(NUMBERS, "es", "See example.org/2026", "Vea example.org/2026") == []


@pytest.mark.parametrize(
    "text", ["Nacen con uno.Un hoyuelo", "5.6", "e.g. this", "Ja.Nein", "S2.3"]
)
def test_other_points_are_no_addresses(text: str) -> None:
    assert addresses(text) == ()
