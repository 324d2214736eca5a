"""Languages: matching of tags, direction, digits, and the grammar of BCP 47."""

from __future__ import annotations

import pytest

from leaflets.languages import language, languages, well_formed
from leaflets.problems import LeafletsError


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("en", "en"), ("en-GB", "en"), ("EN-gb", "en"), ("en_GB", "en"), ("es-MX", "es"),
        ("zh-Hans", "zh-Hans"), ("zh_Hans", "zh-Hans"), ("zh", "zh-Hans"), ("zh-CN", "zh-Hans"),
        ("zh-SG", "zh-Hans"), ("zh-TW", "zh-Hant"), ("zh-HK", "zh-Hant"),
        ("zh-Hant-HK", "zh-Hant"), ("pa", "pa"), ("pa-Guru", "pa"), ("pa-IN", "pa"),
        ("pa-PK", "pa-Arab"), ("pa-Arab-PK", "pa-Arab"), ("sr-Latn-RS", "sr-Latn"),
        ("sr-Cyrl", "sr"), ("ur-Aran", "ur"), ("ur-Arab-PK", "ur"), ("fil-PH", "tl"),
        ("fa-AF", "prs"), ("ku-Arab", "ckb"), ("pt-BR", "pt"), ("de-CH-1996", "de"),
        ("en-XA", "en-XA"), ("ar-XB", "ar-XB"), ("qps-id", "qps-id"), ("QPS_tall", "qps-tall"),
        ("no", "nb"), ("iw", "he"),
        ("de-u-co-phonebk", "de"),
    ],
)  # fmt: skip
def test_the_nearest_language(asked: str, found: str) -> None:
    assert language(asked).tag == found


@pytest.mark.parametrize("tag", ["xx", "tlh", "zh-Latn", "pa-Deva", "sr-Arab", "ar-Hebr"])
def test_an_unknown_language_or_script_is_refused(tag: str) -> None:
    with pytest.raises(LeafletsError) as caught:
        language(tag)
    assert [problem.code for problem in caught.value.problems] == ["language/unknown"]


@pytest.mark.parametrize(
    ("typed", "offered"),
    [("Polish", "pl (Polish)"), ("po", "pl"), ("Urdoo", "ur (Urdu)"), ("zh-Latn", "zh-Hant")],
)
def test_near_matches_are_offered(typed: str, offered: str) -> None:
    with pytest.raises(LeafletsError) as caught:
        language(typed)
    hint = caught.value.problems[0].hint
    assert offered in hint or hint.startswith("use a BCP 47 tag")
    if typed != "po":
        assert offered in hint


@pytest.mark.parametrize("tag", ["", "e", "en-", "en--GB", "English please", "ar/EG", "é"])
def test_a_malformed_tag_is_refused(tag: str) -> None:
    with pytest.raises(LeafletsError) as caught:
        language(tag)
    assert caught.value.problems[0].code == "language/malformed"


WELL_FORMED = """
de fr ja i-enochian zh-Hant zh-cmn-Hans-CN cmn-Hans-CN zh-yue-HK sl-rozaj-biske de-CH-1901
sl-IT-nedis hy-Latn-IT-arevela es-419 de-CH-x-phonebk az-Arab-x-AZE-derbend x-whatever
qaa-Qaaa-QM-x-southern en-US-u-islamcal zh-CN-a-myext-x-private en-GB-oed sgn-BE-FR
art-lojban zh-min-nan en-a-myext-b-another
"""
"""Examples of RFC 5646, appendix A."""


@pytest.mark.parametrize("tag", WELL_FORMED.split())
def test_well_formed_tags_of_rfc_5646(tag: str) -> None:
    assert well_formed(tag)
    assert well_formed(tag.upper())


@pytest.mark.parametrize(
    "tag", ["a-DE", "de-419-DE", "en-x", "x", "", "en-a", "e n", "en_GB", "en-GB ", "abcdefghi"]
)
def test_malformed_tags(tag: str) -> None:
    assert not well_formed(tag)


def test_direction_comes_from_the_table() -> None:
    leftwards = {item.tag for item in languages() if item.right_to_left}
    assert leftwards == {
        "ar", "ur", "pa-Arab", "fa", "prs", "ckb", "ps", "he", "sd", "ug", "ar-XB",
    }  # fmt: skip
    for item in languages():
        assert item.right_to_left == (item.script in ("Arab", "Hebr")) or item.tag == "ar-XB"


def test_digits_follow_language_and_region() -> None:
    assert language("ar").digits == "latn"
    assert language("ar-EG").digits == "arab"
    assert language("ar-MA").digits == "latn"
    assert [language(tag).digits for tag in ("fa", "bn", "ne", "my", "ur", "th")] == [
        "arabext", "beng", "deva", "mymr", "latn", "latn",
    ]  # fmt: skip


def test_digits_of_the_language_s_own_script() -> None:
    """CLDR's ``native`` numbering systems; Urdu shares the script of Arabic, not its digits."""
    from babel.core import Locale

    for item in languages():
        if item.native_digits != "latn" and item.tag != "prs":  # fa-AF in CLDR
            known = Locale.parse(item.tag, sep="-").other_numbering_systems
            assert known["native"] == item.native_digits, item.tag
    assert language("ur").native_digits == "arabext"
    assert language("es").native_digits == "latn"


def test_the_pseudolocale_from_right_to_left_is_english_in_latin_letters() -> None:
    mirrored = language("ar-XB")
    assert (mirrored.script, mirrored.right_to_left, mirrored.shape_as) == ("Latn", True, "en")


def test_names() -> None:
    shown = {item.tag: item.name for item in languages()}
    assert shown["es"] == "Español"
    assert shown["pl"] == "Polski"
    assert shown["ur"] == "اردو"
    assert language("zh-TW").english_name == "Chinese (Traditional)"
    english = [item.english_name for item in languages()]
    assert len(set(english)) == len(english)
