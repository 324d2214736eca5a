"""Holes, brackets and bold: what reading them alone does not find."""

from __future__ import annotations

import pytest

from leaflets.checks.translation.bold_numbers import CHECK as BOLD_NUMBERS
from leaflets.checks.translation.brackets import CHECK as BRACKETS
from leaflets.checks.translation.empty_bold import CHECK as EMPTY_BOLD
from leaflets.checks.translation.holes import CHECK as HOLES
from tests.checks.translation.pairing import Corpus, a_pair, finds, found

GLUED: Corpus = (
    ("es", "Up to {local.weeks}.", "Hasta {local.weeks}.", "Hasta {local.weeks}5."),
    ("ar", "Up to {local.weeks}.", "حتى {local.weeks}.", "حتى ٥{local.weeks}."),
    ("fr", "Call {clinic.phone}", "Appelez le {clinic.phone}", "Appelez le{clinic.phone}"),
    ("pl", "On {clinic.phone}.", "Pod {clinic.phone}.", "Pod{clinic.phone}."),
)


@pytest.mark.parametrize(("language", "source", "right", "wrong"), GLUED)
def test_nothing_runs_into_a_value(language: str, source: str, right: str, wrong: str) -> None:
    assert finds(HOLES, language, source, right) == []
    assert len(finds(HOLES, language, source, wrong)) == 1


@pytest.mark.parametrize(
    ("language", "target"),
    [
        ("ar", "اتصلوا بـ{clinic.phone}"),
        ("zh-Hans", "拨打{clinic.phone}"),
        ("fr", "l’{clinic.name}"),
    ],
)
def test_particles_and_scripts_without_spaces_may_touch_a_value(language: str, target: str) -> None:
    assert finds(HOLES, language, "Call {clinic.phone}", target) == []


def test_citations_touch_the_word_before_them() -> None:
    text = "In 2026{cite:first} and one baby{cite:first}"
    assert finds(HOLES, "es", text, "En 2026{cite:first} y un bebé{cite:first}") == []


def test_a_range_keeps_its_order() -> None:
    for labels in (("opens", "closes"), ("first", "last")):
        first, last = (f"{{{name}}}" for name in labels)
        source = f"{first} to {last}"
        right = a_pair("es", source, f"De {first} a {last}", labels=labels)
        wrong = a_pair("es", source, f"Hasta {last} desde {first}", labels=labels)
        assert found(HOLES, right) == []
        assert len(found(HOLES, wrong)) == 1


def test_the_order_of_page_and_pages_is_free() -> None:
    labels = ("page", "pages")
    pair = a_pair("zh-Hans", "{page} of {pages}", "共 {pages} 页，第 {page} 页", labels=labels)
    assert found(HOLES, pair) == []


BRACKETED: Corpus = (
    ("es", "MRI (a scan)", "RM (una prueba)", "RM (una prueba"),
    ("ar", "MRI (a scan)", "الرنين (تصوير)", "الرنين تصوير)"),
    ("zh-Hans", "MRI (a scan)", "磁共振（检查)", "磁共振（检查"),
    ("ja", "A “fit”", "「けいれん」", "「けいれん"),
    ("fr", "A “fit”", "Une « convulsion »", "Une « convulsion"),
    ("de", "A “fit”", "Ein „Anfall“", "Ein „Anfall"),
    ("pl", "A “fit”", "„Drgawki”", "„Drgawki”„"),
    ("es", "[MRI (a scan)]", "[RM (prueba)]", "[RM (prueba])"),
    ("ur", 'A "fit"', '"دورہ"', '"دورہ'),
)


@pytest.mark.parametrize(("language", "source", "right", "wrong"), BRACKETED)
def test_what_opens_is_closed(language: str, source: str, right: str, wrong: str) -> None:
    assert finds(BRACKETS, language, source, right) == []
    assert len(finds(BRACKETS, language, source, wrong)) == 1


def test_a_source_with_a_lone_bracket_asks_for_nothing() -> None:
    assert finds(BRACKETS, "es", "a) Wash", "a) Lave") == []


def test_bold_has_words() -> None:
    assert finds(EMPTY_BOLD, "es", "**Do not** wait", "**No** espere") == []
    assert finds(EMPTY_BOLD, "es", "**Do not** wait", "** **No espere")
    assert finds(EMPTY_BOLD, "ar", "**Do not** wait", "لا تنتظروا**.**")
    assert finds(EMPTY_BOLD, "es", "**{clinic.phone}**", "**{clinic.phone}**") == []


def test_bold_stays_on_its_number() -> None:
    source = "About **30** of 1,000 babies, call **{clinic.phone}**"
    right = "من 1000 رضيع نحو **٣٠**، اتصلوا **{clinic.phone}**"
    assert finds(BOLD_NUMBERS, "ar", source, right) == []
    moved = "من **1000** رضيع نحو ٣٠، **اتصلوا** {clinic.phone}"
    assert finds(BOLD_NUMBERS, "ar", source, moved) == [
        "{clinic.phone} is bold in the source and not in the translation",
        "30 is bold in the source and not in the translation",
    ]
    gone = "من 1000 رضيع **كثيرون**، اتصلوا **{clinic.phone}**"
    assert finds(BOLD_NUMBERS, "ar", source, gone) == [], "translation/numbers tells"
