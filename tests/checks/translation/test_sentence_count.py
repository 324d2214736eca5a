"""Sentences: none lost, and in warning signs none added either."""

from __future__ import annotations

import pytest

from leaflets.punctuation import sentences
from tests.checks.translation.pairing import a_pair
from tests.checks.translation.planted import said, the_check

THREE = "Wash it. Look at it. Call us."


@pytest.mark.parametrize(
    ("language", "three", "two"),
    [
        ("es", "Lávelo. Mírelo. Llámenos.", "Lávelo y mírelo. Llámenos."),
        ("ar", "اغسلوه. انظروا إليه. اتصلوا بنا.", "اغسلوه. اتصلوا بنا."),
        ("ur", "اسے دھوئیں۔ اسے دیکھیں۔ فون کریں۔", "اسے دھوئیں۔ فون کریں۔"),
        ("hi", "इसे धोएँ। इसे देखें। फ़ोन करें।", "इसे धोएँ। फ़ोन करें।"),
        ("bn", "ধুয়ে নিন। দেখুন। ফোন করুন।", "ধুয়ে নিন। ফোন করুন।"),
        ("pl", "Umyć. Obejrzeć. Zadzwonić.", "Umyć. Zadzwonić."),
        ("am", "እጠቡት። ይመልከቱት። ይደውሉልን።", "እጠቡት። ይደውሉልን።"),
        ("vi", "Hãy rửa. Hãy nhìn. Hãy gọi.", "Hãy rửa. Hãy gọi."),
    ],
)
def test_a_lost_sentence(language: str, three: str, two: str) -> None:
    assert said("sentence-count", language, THREE, three) == []
    (message,) = said("sentence-count", language, THREE, two)
    assert "3 sentences, the translation 2 sentences" in message
    assert said("sentence-count", language, THREE, two, kind="warning-signs") == []
    assert said("warning-sentences", language, THREE, two, kind="warning-signs")
    assert said("warning-sentences", language, THREE, three, kind="warning-signs") == []


def test_a_sentence_more_is_told_in_warning_signs_only() -> None:
    four = "Lávelo. Mírelo. Llámenos. Espere."
    assert said("sentence-count", "es", THREE, four) == []
    assert said("warning-sentences", "es", THREE, four, kind="warning-signs")


@pytest.mark.parametrize(
    ("language", "text", "least", "most"),
    [
        ("es", "Llame al Dr. Ruiz. Espere.", 2, 3),
        ("de", "Am 3. Tag anrufen. Danach nicht.", 2, 3),
        ("de", "Obst, z. B. Äpfel, essen.", 1, 3),
        ("pl", "Ok. 5 dni. Potem nie.", 2, 3),
        ("en", "Take 5 ml, e.g. at night. Then stop.", 2, 2),
        ("en", "See No. 5. No. It is so.", 3, 4),
        ("en", "Call us by week 6. Then wait.", 2, 2),
        ("es", "Espere… y llame. ¿Duele? Llame.", 3, 3),
        ("fr", "« Oui. » Puis non.{cite:one} Fin", 3, 3),
        ("zh-Hans", "洗净。看。打电话{cite:one}。", 3, 3),
        ("ar", "2.5 مل في اليوم.", 1, 1),
        ("ar", "كان متيبّسًا. واتصلوا بنا.", 2, 2),
        ("ar", "اتصلوا بـ د. أحمد. شكرًا.", 2, 3),
        ("es", "{clinic.phone}", 1, 1),
    ],
)
def test_where_sentences_end(language: str, text: str, least: int, most: int) -> None:
    found = sentences(a_pair(language, "x", text).target_words, language)
    assert len(found.parts) == least
    assert len(found.parts) + found.doubtful == most


def test_where_they_cannot_be_counted() -> None:
    for name in ("sentence-count", "warning-sentences"):
        for language in ("th", "zh-Hans", "ja", "hy"):
            assert the_check(name).unreliable(language)
