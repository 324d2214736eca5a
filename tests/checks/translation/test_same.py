"""One translation for two entries, and two translations for one source."""

from __future__ import annotations

from leaflets.checks.translation.same_source import CHECK as SAME_SOURCE
from leaflets.checks.translation.same_translation import CHECK as SAME_TRANSLATION
from leaflets.model.translation import Pair
from tests.checks.translation.pairing import a_pair, found

FEVER, SLEEPY = "dimple/signs#fever.sign", "dimple/signs#sleepy.sign"


def sign(source: str, target: str, context: str = FEVER, kind: str = "warning-signs") -> Pair:
    return a_pair("es", source, target, context=context, kind=kind)


def test_two_signs_with_one_translation_are_found_once() -> None:
    first = sign("A fever", "Fiebre{cite:a}")
    second = sign("Very sleepy", "Fiebre.{cite:b}", SLEEPY)
    (message,) = found(SAME_TRANSLATION, second, first)
    assert "dimple/signs#fever.sign" in message
    assert found(SAME_TRANSLATION, first, second) != found(SAME_TRANSLATION, first)
    assert [*found(SAME_TRANSLATION, first)] == []


def test_signs_that_say_the_same_are_translated_the_same() -> None:
    first = sign("A fever{cite:a}", "Fiebre{cite:a}")
    assert found(SAME_TRANSLATION, sign("A fever{cite:b}", "Fiebre{cite:b}", SLEEPY), first) == []


def test_values_make_a_difference() -> None:
    first = sign("Call {clinic.phone}", "Llame al {clinic.phone}")
    other = sign("Call {clinic.emergency_number}", "Llame al {clinic.emergency_number}", SLEEPY)
    assert found(SAME_TRANSLATION, other, first) == []


def test_short_cells_and_other_blocks_may_be_the_same() -> None:
    none = sign("None", "No", kind="comparison")
    assert found(SAME_TRANSLATION, sign("No", "No", SLEEPY, "comparison"), none) == []
    elsewhere = sign("A fever", "Fiebre", "other/signs#fever.sign")
    assert found(SAME_TRANSLATION, sign("High temperature", "Fiebre"), elsewhere) == []


def test_one_source_with_two_translations_is_found_in_a_topic() -> None:
    first = sign("A fever", "Fiebre")
    assert found(SAME_SOURCE, sign("A fever", "Calentura", SLEEPY), first) == [
        "the same words are translated otherwise in dimple/signs#fever.sign: “Fiebre”"
    ]
    assert found(SAME_SOURCE, sign("A fever", "fiebre.", SLEEPY), first) == []
    assert found(SAME_SOURCE, sign("A fever", "Calentura", "other/signs#a.sign"), first) == []
