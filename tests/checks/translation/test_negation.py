"""A lost “not” is found in every language with a list; a “not” in other words is none."""

from __future__ import annotations

import pytest

from leaflets.checks.translation._tables import table
from leaflets.model.translation import Pair
from tests.checks.translation.planted import said, the_check

DO_NOT = "Do not give aspirin to your child."

# Language: the sentence with its “not”, and the same without.
DO_NOTS = {
    "ar": ("لا تعطوا طفلكم الأسبرين.", "أعطوا طفلكم الأسبرين."),
    "bn": ("আপনার শিশুকে অ্যাসপিরিন দেবেন না।", "আপনার শিশুকে অ্যাসপিরিন দেবেন।"),
    "de": ("Geben Sie Ihrem Kind kein Aspirin.", "Geben Sie Ihrem Kind Aspirin."),
    "es": ("No dé aspirina a su hijo.", "Dé aspirina a su hijo."),
    "fa": ("به کودک خود آسپرین ندهید.", "به کودک خود آسپرین بدهید."),
    "fr": ("Ne donnez pas d’aspirine à votre enfant.", "Donnez de l’aspirine à votre enfant."),
    "gu": ("તમારા બાળકને એસ્પિરિન આપશો નહીં.", "તમારા બાળકને એસ્પિરિન આપો."),
    "hi": ("अपने बच्चे को एस्पिरिन न दें।", "अपने बच्चे को एस्पिरिन दें।"),
    "it": ("Non dia l’aspirina al bambino.", "Dia l’aspirina al bambino."),
    "pa": ("ਆਪਣੇ ਬੱਚੇ ਨੂੰ ਐਸਪਰੀਨ ਨਾ ਦਿਓ।", "ਆਪਣੇ ਬੱਚੇ ਨੂੰ ਐਸਪਰੀਨ ਦਿਓ।"),
    "pl": ("Proszę nie podawać dziecku aspiryny.", "Proszę podawać dziecku aspirynę."),
    "pt": ("Não dê aspirina ao seu filho.", "Dê aspirina ao seu filho."),
    "ro": ("Nu dați aspirină copilului.", "Dați aspirină copilului."),
    "so": ("Ha siin asbiriin ilmahaaga.", "Sii asbiriin ilmahaaga."),
    "ta": ("உங்கள் குழந்தைக்கு ஆஸ்பிரின் கொடுக்காதீர்கள்.", "உங்கள் குழந்தைக்கு ஆஸ்பிரின் கொடுங்கள்."),
    "tr": ("Çocuğunuza aspirin vermeyin.", "Çocuğunuza aspirin verin."),
    "ur": ("اپنے بچے کو اسپرین نہ دیں۔", "اپنے بچے کو اسپرین دیں۔"),
    "vi": ("Không cho trẻ uống aspirin.", "Cho trẻ uống aspirin."),
    "zh-Hans": ("不要给孩子服用阿司匹林。", "请给孩子服用阿司匹林。"),
}


@pytest.mark.parametrize("language", DO_NOTS)
def test_a_lost_not_is_found(language: str) -> None:
    right, wrong = DO_NOTS[language]
    assert said("negation", language, DO_NOT, right) == []
    (message,) = said("negation", language, DO_NOT, wrong)
    assert "“not”" in message


def test_every_list_has_a_planted_mistake() -> None:
    own = {tag for tag, part in table("negation").items() if "as" not in part and tag != "en"}
    assert own == set(DO_NOTS)


def test_a_region_has_the_list_of_its_language_and_another_script_has_not() -> None:
    assert said("negation", "pt-BR", DO_NOT, "Dê aspirina ao seu filho.")
    assert said("negation", "zh-Hant", DO_NOT, "請給孩子服用阿司匹林。")
    assert the_check("negation").unreliable("pa-Arab")
    assert the_check("negation").unreliable("ru") == "no list of its words for “not”"


# English, right, wrong, in languages that say it in unlike ways.
OTHER_WORDS = [
    ("never", "es", "Never leave your baby alone.", "Nunca deje solo a su bebé.",
     "Deje a su bebé con calma."),
    ("unless", "pl", "Call us unless it heals.", "Proszę zadzwonić, chyba że się zagoi.",
     "Proszę zadzwonić, gdy się zagoi."),
    ("without", "fr", "Come without food.", "Venez à jeun.", "Venez avec un repas."),
    ("can’t", "ar", "Your child can’t eat.", "لا يستطيع طفلكم الأكل.", "يستطيع طفلكم الأكل."),
    ("only", "hi", "Only your doctor may stop it.", "सिर्फ़ डॉक्टर इसे बंद कर सकते हैं।",
     "डॉक्टर इसे बंद कर सकते हैं।"),
    ("only", "fr", "Drink only water.", "Ne buvez que de l’eau.", "Buvez de l’eau."),
    ("stop", "vi", "Stop the medicine.", "Hãy ngừng thuốc.", "Hãy uống thuốc."),
    ("avoid", "zh-Hans", "Avoid the sun.", "请避免晒太阳。", "请晒太阳。"),
    ("avoid", "tr", "Avoid the sun.", "Güneşten kaçının.", "Güneşe çıkın."),
    ("not", "bn", "It does not hurt.", "এতে ব্যথা লাগেনি।", "এতে ব্যথা লাগে।"),
    ("no", "ur", "No surgery is needed.", "آپریشن کی ضرورت نہیں۔", "آپریشن کی ضرورت ہے۔"),
]  # fmt: skip


@pytest.mark.parametrize(("word", "language", "source", "right", "wrong"), OTHER_WORDS)
def test_other_words(word: str, language: str, source: str, right: str, wrong: str) -> None:
    assert said("negation", language, source, right) == []
    assert f"“{word}”" in " ".join(said("negation", language, source, wrong))


# Words that look like a “not” and are none: without the rest, the “not” is lost.
LOOK_ALIKES = [
    ("bn", "You have no fever.", "আপনি জ্বরে আছেন।"),  # “you”, ends like “did not”
    ("pl", "It is not for babies.", "To jest dla niemowląt i niektórych dzieci."),
    ("pl", "Do not pay for it.", "Proszę za nie zapłacić."),  # “for them”
    ("zh-Hans", "It is not safe.", "非常安全。"),  # “very”
    ("vi", "Does it not hurt?", "Có đau không?"),  # ends a question
    ("hi", "We do not know.", "हम पूछेंगे कि दर्द है या नहीं।"),  # “whether”
    ("tr", "Sit with your baby, not alone.", "Sizin bebeğiniz, temiz."),
    ("fr", "Do not eat more.", "Mangez plus."),  # “more”, and “no more”
    ("ar", "Do not eat.", "ما تأكلونه."),  # “what”, and “not”
]


@pytest.mark.parametrize(("language", "source", "target"), LOOK_ALIKES)
def test_what_looks_like_a_not_is_none(language: str, source: str, target: str) -> None:
    assert said("negation", language, source, target)


def test_each_sentence_needs_its_own() -> None:
    source = "Do not press it. Wash it daily. Do not rub it."
    assert said("negation", "es", source, "No lo apriete. Lávelo a diario. No lo frote.") == []
    (message,) = said("negation", "es", source, "No lo apriete. Lávelo a diario. Frótelo.")
    assert message.endswith("“Do not rub it.”")


def test_a_not_that_has_moved_to_another_sentence_is_found() -> None:
    source = "Do not press it. Wash it."
    assert said("negation", "es", source, "Apriételo. No lo lave.")


def test_no_to_one_word_is_no_not_where_the_original_has_such_a_word() -> None:
    source = "Most scans found nothing unusual."
    assert said("negation", "ar", source, "لم تُظهر الصور أي شيء غير معتاد.") == []
    assert said("negation", "ar", source, "تُظهر الصور شيئًا غير معتاد.")
    assert said("negation", "ar", "It is not known.", "هذا غير معروف.") == []


def test_joined_sentences_are_counted_together() -> None:
    source = "Do not press it. Do not rub it."
    assert said("negation", "es", source, "No lo apriete ni lo frote.") == []
    assert said("negation", "es", source, "No lo apriete y frótelo.")


def test_a_number_is_no_no() -> None:
    assert said("negation", "es", "See leaflet No. 5 for more.", "Vea el folleto n.º 5.") == []


def test_no_hole_hides_a_not() -> None:
    source = "Do not call {clinic.phone} at night."
    assert said("negation", "de", source, "Rufen Sie {clinic.phone} nachts an.")


def test_content_in_another_language_is_not_read() -> None:
    assert the_check("negation").sources == ("en",)
    assert Pair.__dataclass_fields__["source_language"]


def test_of_several_nots_one_may_be_lost() -> None:
    source = "It does not hurt and uses no radiation."
    assert said("negation-count", "es", source, "No duele ni usa radiación.") == []
    (message,) = said("negation-count", "es", source, "No duele y usa radiación.")
    assert "twice" in message
    assert said("negation", "es", source, "No duele y usa radiación.") == []


def test_a_not_that_nobody_wrote() -> None:
    right, wrong = DO_NOTS["es"]
    (message,) = said("added-negation", "es", "Give aspirin to your child.", right)
    assert "“no”" in message
    assert said("added-negation", "es", "Give aspirin to your child.", wrong) == []


def test_a_not_before_stop_is_found_although_stop_is_there() -> None:
    source = "Stop the medicine."
    assert said("added-negation", "es", source, "Deje la medicina.") == []
    assert said("added-negation", "es", source, "No deje la medicina.")
    assert said("negation", "es", "Do not stop the medicine.", "Deje la medicina.")
    assert said("negation", "es", "Do not stop the medicine.", "No deje la medicina.") == []


def test_avoid_may_stand_for_not_but_not_for_itself() -> None:
    assert said("negation", "es", DO_NOT, "Evite dar aspirina a su hijo.") == []
    assert said("negation", "es", "Do not avoid the sun.", "Evite el sol.")


def test_a_not_inside_a_word_of_the_original_is_none_that_was_added() -> None:
    assert said("added-negation", "ar", "The scan is unclear.", "التصوير غير واضح.") == []
    assert said("added-negation", "es", "Experts differ.", "Los expertos no coinciden.") == []


@pytest.mark.parametrize(
    ("language", "right", "wrong"),
    [
        ("ar", "**لا** تعبثوا به.", "لا **تعبثوا** به."),
        ("fr", "**N’y touchez pas** trop.", "N’y touchez pas **trop**."),
        ("zh-Hans", "**不要**碰它。", "不要**碰它**。"),
        ("tr", "**Dokunmayın** ona.", "Dokunmayın **ona**."),
    ],
)
def test_bold_stays_on_the_not(language: str, right: str, wrong: str) -> None:
    assert said("bold-negation", language, "**Do not** poke it.", right) == []
    assert said("bold-negation", language, "**Do not** poke it.", wrong)


def test_where_not_says_too_much_only_what_forbids_is_an_added_not() -> None:
    source = "You may eat."
    assert said("added-negation", "zh-Hans", source, "您不可以进食。")
    assert said("added-negation", "zh-Hans", source, "您可以进食不少东西。") == []
    assert said("added-negation", "zh-Hans", "Ask if you may eat.", "请问能不能进食。") == []


def test_the_not_of_an_unless_is_not_the_other_one() -> None:
    source = "Do not stop it unless they say so."
    assert said("negation", "hi", source, "जब तक वे न कहें, इसे बंद न करें।") == []
    assert said("negation", "hi", source, "जब तक वे न कहें, इसे बंद करें।")


def test_arabic_without_is_also_under() -> None:
    source = "Do not give it under 16 years."
    assert said("negation", "ar", source, "لا تعطوه دون 16 سنة.") == []
    assert said("negation", "ar", source, "أعطوه دون 16 سنة.")
