"""Full sentences in the languages of the library; what is none is left out and counted."""

from __future__ import annotations

import pytest

from leaflets.problems import Where
from leaflets.readability.passages import Passage, read, unit_of

HERE = Where(line=7)


def full(text: str, language: str) -> tuple[list[str], int]:
    sentences, fragments = read([Passage(text, HERE)], language)
    assert all(sentence.where == HERE for sentence in sentences)
    return [sentence.text for sentence in sentences], fragments


@pytest.mark.parametrize(
    ("language", "text", "sentences", "fragments"),
    [
        ("en", "Call us. Is it red? Call 999 now!", 3, 0),
        ("en", "The dent is 1.5 cm wide. It is small.", 2, 0),
        ("en", "Dr. Ruiz will see you, e.g. at 5 p.m. on Friday.", 1, 0),
        ("en", "Call us by week 6. Then wait.", 2, 0),
        ("en", "“Is it simple?” ask the doctor.", 1, 0),
        ("en", "He said “wait.” Then he left.", 2, 0),
        ("en", "Known: one study of 3,884 babies (see page 2).", 1, 0),
        ("en", "1. Wash the skin.", 1, 0),
        ("en", "• Wash the skin.", 1, 0),
        ("en", "a) Wash the skin.", 1, 0),
        ("en", "When to get help", 0, 1),
        ("en", "A fever, or cold to the touch", 0, 1),
        ("en", "and cold to the touch.", 0, 1),
        ("en", "Call us when:", 0, 1),
        ("en", "Yes.", 0, 1),
        ("en", "Call us. More on page", 1, 1),
        ("en", "", 0, 0),
        ("en", "— … —", 0, 0),
        ("en-GB", "You see a dent.\ufffc It is small.\ufffc", 2, 0),
        ("es", "¿Tiene fiebre? Llame al Dr. Ruiz. Mide 1,5 cm.", 3, 0),
        ("es", "¡Llame ahora! Cuándo pedir ayuda", 1, 1),
        ("fr", "Est-il rouge ? Appelez M. Petit. Il mesure 1,5 cm.", 3, 0),
        ("fr", "« Attendez un peu. » Puis il part.", 2, 0),
        ("de", "Rufen Sie am 3. Tag an, z. B. um 9 Uhr. Er ist rot.", 2, 0),
        ("pl", "Dołek ma np. 1,5 cm. Proszę zadzwonić.", 2, 0),
        ("pt", "Ligue ao Dr. Silva. Mede 1,5 cm.", 2, 0),
        ("vi", "Hãy gọi BS. Lan. Vết lõm rộng 1,5 cm.", 2, 0),
        ("ar", "هل لديه حرارة؟ اتصلوا بنا. قياسه 1.5 سم.", 3, 0),
        ("ar", "كان جسمه متيبّسًا. واتصلوا بنا.", 2, 0),
        ("ar", "متى تطلب المساعدة", 0, 1),
        ("ur", "کیا بخار ہے؟ ہمیں فون کریں۔ یہ 1.5 سینٹی میٹر ہے۔", 3, 0),
        ("hi", "क्या बुखार है? हमें फ़ोन करें। यह 1.5 सेमी है।", 3, 0),
        ("bn", "জ্বর আছে কি? আমাদের ফোন করুন। এটি ১.৫ সেমি।", 3, 0),
        ("zh-Hans", "发烧吗？请给我们打电话。宽1.5厘米。", 3, 0),
        ("zh-Hans", "何时求助", 0, 1),
        ("ja", "熱がありますか。電話してください。", 2, 0),
        ("am", "ይደውሉልን። ትኩሳት አለው?", 1, 1),
    ],
)
def test_full_sentences(language: str, text: str, sentences: int, fragments: int) -> None:
    found, left_out = full(text, language.split("-GB")[0])
    assert (len(found), left_out) == (sentences, fragments), found


def test_length_is_in_words_or_in_characters() -> None:
    (english,), _ = read([Passage("The dent is 1.5 cm wide.", HERE)], "en")
    assert (english.length, len(english.words)) == (6, 6)
    (chinese,), _ = read([Passage("凹陷宽1.5厘米。", HERE)], "zh-Hans")
    assert (chinese.length, chinese.words) == (7, ())
    assert [unit_of(tag) for tag in ("zh-Hant", "yue", "ja", "km", "my")] == ["characters"] * 5
    assert [unit_of(tag) for tag in ("ko", "vi", "ar", "ur", "bn", "hi", "en-XA")] == ["words"] * 7
