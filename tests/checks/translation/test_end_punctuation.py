"""How sentences end, by script."""

from __future__ import annotations

import pytest

from tests.checks.translation.planted import said, the_check


@pytest.mark.parametrize(
    ("language", "source", "target"),
    [
        ("es", "Call us.", "Llámenos"),
        ("es", "Does it hurt?", "¿Duele."),
        ("es", "Does it hurt?", "Duele?"),  # without ¿
        ("ar", "Does it hurt?", "هل يؤلم."),
        ("ar", "Does it hurt?", "هل يؤلم?"),  # not the Arabic sign
        ("ar", "Redness, pain.", "احمرار, ألم."),
        ("ur", "Call us.", "ہمیں فون کریں."),
        ("hi", "Call us.", "हमें फ़ोन करें"),
        ("bn", "Does it hurt?", "ব্যথা লাগে।"),
        ("zh-Hans", "Call us.", "请致电."),
        ("zh-Hans", "Does it hurt?", "痛吗?"),
        ("am", "Call us.", "ይደውሉልን"),
        ("el", "Does it hurt?", "Πονάει."),
        ("my", "Call us.", "ဖုန်းဆက်ပါ"),
        ("km", "Call us.", "ហៅយើង"),
        ("fr", "Signs:", "Signes."),
    ],
)
def test_another_end(language: str, source: str, target: str) -> None:
    assert said("end-punctuation", language, source, target)


@pytest.mark.parametrize(
    ("language", "source", "target"),
    [
        ("es", "Call us.{cite:one}", "Llámenos.{cite:one}"),
        ("es", "Does it hurt?", "¿Duele?"),
        ("es", "Call now!", "Llame ya."),
        ("ar", "Does it hurt?", "هل يؤلم؟"),
        ("ar", "See [it](https://example.org/a?b=c).", "انظروا [هنا](https://example.org/a?b=c)."),
        ("ar", "Ask for MRI, or not.", "اطلبوا MRI, أو لا."),  # after Latin letters
        ("ur", "Call us.", "ہمیں فون کریں۔"),
        ("hi", "Call us.", "हमें फ़ोन करें।"),
        ("hi", "Call us.", "हमें फ़ोन करें."),
        ("zh-Hans", "Call us.{cite:one}", "请致电{cite:one}。"),
        ("zh-Hans", "From 1:30, {clinic.name}", "{clinic.name}：1:30"),
        ("am", "Call us.", "ይደውሉልን።"),
        ("el", "Does it hurt?", "Πονάει;"),
        ("fr", "“Signs:”", "« Signes : »"),
        ("es", "A title", "Un título."),  # a choice of the translator
        ("es", "Published {date}", "Publicado: {date}"),
        ("de", "Call (now).", "Rufen Sie (jetzt)."),
    ],
)
def test_the_same_end(language: str, source: str, target: str) -> None:
    assert said("end-punctuation", language, source, target) == []


def test_where_nothing_ends_a_sentence() -> None:
    assert the_check("end-punctuation").unreliable("th")
    assert the_check("end-punctuation").unreliable("lo")
    assert the_check("end-punctuation").unreliable("hy")
