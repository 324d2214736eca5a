"""Scores of whole texts: terms, the hardest sentences, short texts, and what must never happen."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaflets.languages import languages
from leaflets.problems import Where
from leaflets.readability import Passage, Readability, score
from leaflets.readability.formulas import formulas
from tests.readability.passages import WORKS, passages_of

LANGUAGES = [each.tag for each in languages()]
PLAIN = "Wash the skin. Look at it. Call us now."


def scored(text: str, language: str = "en", *terms: str) -> Readability:
    return score(passages_of(text), language, terms=terms)


def values(result: Readability) -> dict[str, float]:
    return {score.formula: score.value for score in result.scores}


def test_english_by_hand() -> None:
    """9 words of 1 syllable in 3 sentences."""
    result = scored(PLAIN)
    assert values(result) == {
        "fkgl": pytest.approx(0.39 * 3 + 11.8 - 15.59),
        "smog": pytest.approx(3.1291),
    }
    assert [score.direction for score in result.scores] == ["lower", "lower"]
    assert all(score.gated for score in result.scores)
    assert (result.mean_length, result.longest, result.unit) == (3.0, 3, "words")


def test_a_second_opinion_has_no_limit() -> None:
    gated = {
        (language, score.formula): score.gated
        for language in ("es", "fr", "de", "da", "it", "nl", "pl")
        for score in scored(WORKS.get(language, "To jest zdanie."), language).scores
    }
    assert gated == {
        ("es", "inflesz"): True,
        ("es", "fernandez-huerta"): False,
        ("fr", "kandel-moles"): True,
        ("fr", "lix"): False,
        ("de", "wiener-sachtext-1"): True,
        ("de", "lix"): True,
        ("da", "lix"): True,
        ("it", "gulpease"): True,
        ("it", "lix"): False,
        ("nl", "douma"): True,
        ("nl", "lix"): False,
        ("pl", "lix"): False,
    }


@pytest.mark.parametrize("tag", ["en", "en-GB", "en_US", "en-IN"])
def test_a_region_has_the_formulas_of_its_language(tag: str) -> None:
    assert values(scored(PLAIN, tag)) == values(scored(PLAIN))


@pytest.mark.parametrize("tag", ["nb", "no", "nn-NO"])
def test_all_norwegian_has_lix(tag: str) -> None:
    (lix,) = scored("Ring oss nå. Det er rødt.", tag).scores
    assert (lix.formula, lix.value, lix.band, lix.gated) == ("lix", 3.0, "very easy", True)


def test_what_no_formula_is_known_for_is_measured_by_its_sentences() -> None:
    chinese = scored("请给我们打电话。发烧吗？", "zh-CN")
    assert (chinese.scores, chinese.unit) == ((), "characters")
    assert (chinese.mean_length, chinese.longest) == (5.0, 7)
    assert chinese.counts.characters == 10
    urdu = scored("ہمیں فون کریں۔", "ur")
    assert (urdu.scores, urdu.unit, urdu.longest, urdu.counts.words) == ((), "words", 3, 3)
    assert not urdu.not_measured


@pytest.mark.parametrize("language", ["th", "lo", "hy", "xx", "not a tag", ""])
def test_what_cannot_be_read_says_why(language: str) -> None:
    result = scored(PLAIN, language)
    assert result.not_measured
    assert (result.scores, result.counts.sentences, result.low_confidence) == ((), 0, True)


def test_no_full_sentence_has_no_score() -> None:
    result = scored("When to get help\nA fever")
    assert (result.scores, result.counts.fragments, result.mean_length) == ((), 2, 0.0)
    assert result.low_confidence


def test_terms_count_as_easy() -> None:
    text = "An ultrasound scan shows the spinal cord. The Ultrasound Scan is safe."
    result = scored(text, "en", "ultrasound scan", "spinal")
    fkgl, smog = result.scores
    # 12 words in 2 sentences; 17 syllables, 12 when ultrasound (3, twice) and spinal (2) have one.
    assert result.counts.syllables == 17
    assert fkgl.value == pytest.approx(0.39 * 6 + 11.8 * 17 / 12 - 15.59)
    assert fkgl.without_terms == pytest.approx(0.39 * 6 + 11.8 - 15.59)
    assert smog.value == pytest.approx(3.1291 + 1.0430 * 30**0.5)
    assert smog.without_terms == pytest.approx(3.1291)


@pytest.mark.parametrize(
    ("language", "text", "term", "found"),
    [
        ("en", "It is an ultrasound.", "sound", False),
        ("en", "It is an ultrasound.", "ULTRASOUND", True),
        ("en", "It is an ultra sound.", "ultrasound", False),
        ("en", "It is another ultrasound’s fault.", "ultrasound", True),
        ("en", "A spinal-cord scan is ultrasonic.", "spinal cord", True),
        ("en", "The spinal and cord are here.", "spinal cord", False),
        ("fr", "Faites l’échographie.", "échographie", True),
        ("de", "Das ist ein Ultraschall.", "ultraschall", True),
        ("en", "It is an ultrasound.", "", False),
    ],
)
def test_terms_are_whole_words_in_any_case(
    language: str, text: str, term: str, found: bool
) -> None:
    first = scored(text, language, term).scores[0]
    assert (first.value != first.without_terms) is found


def test_the_hardest_sentences_come_first_with_their_places() -> None:
    text = "\n".join(
        [
            "It is so.",
            "The paediatrician recommends an examination.",
            "We will see you and your baby and tell you all that we know.",
            "It is not.",
            "Call us if it is red or sore or wet.",
            "Wait a bit.",
            "Then call.",
        ]
    )
    hardest = scored(text).hardest
    assert [sentence.where.line for sentence in hardest] == [3, 2, 5, 1, 4]
    third, second, *_ = hardest
    assert (third.why, third.long_words, third.load) == ("14 words", (), 14)
    assert second.why == "5 words, 3 of them long"
    assert second.long_words == ("paediatrician", "recommends", "examination")
    assert second.load == 11


def test_a_short_text_says_that_it_is_short() -> None:
    long_enough = "It is a dent in the skin and it is quite small. " * 30
    assert not scored(long_enough).low_confidence
    assert scored("It is a dent in the skin and it is quite small. " * 29).low_confidence
    assert scored("It is a dent in the skin of it. " * 30).low_confidence
    assert not scored("请给我们打电话。" * 30, "zh-Hans").low_confidence


def test_it_is_a_frozen_value() -> None:
    result = scored(PLAIN)
    assert result == scored(PLAIN)
    with pytest.raises(dataclasses.FrozenInstanceError):
        result.language = "fr"  # type: ignore[misc]


LOOSE = ["When to get help", "a fever", "Call us when:", "Yes.", "", "   ", "12", "•", "…"]
FRAGMENTS = st.lists(st.sampled_from(LOOSE))


@given(st.sampled_from(sorted(WORKS)), FRAGMENTS, FRAGMENTS)
def test_headings_and_fragments_change_no_score(
    language: str, before: list[str], after: list[str]
) -> None:
    def pieces(texts: list[str]) -> list[Passage]:
        return [Passage(text, Where(field="heading")) for text in texts]

    passages = passages_of(WORKS[language])
    alone = score(passages, language)
    together = score([*pieces(before), *passages, *pieces(after)], language)
    assert together.scores == alone.scores
    assert together.hardest == alone.hardest
    same = dataclasses.replace(together.counts, fragments=0)
    assert same == dataclasses.replace(alone.counts, fragments=0)


@given(
    st.lists(st.text(max_size=80), max_size=4),
    st.sampled_from([*LANGUAGES, "xx", "de-CH-1996", "zh-TW", "?"]),
    st.lists(st.text(max_size=12), max_size=3),
)
def test_nothing_raises(texts: list[str], language: str, terms: list[str]) -> None:
    passages = [Passage(text, Where()) for text in texts]
    result = score(passages, language, terms=terms)
    assert result.counts.sentences == 0 or result.longest >= result.mean_length >= 2
    _never_harder(result)


WORDS = sorted({word for text in WORKS.values() for word in text.split()})


@given(
    st.sampled_from(sorted({*WORKS, "pl", "nb"})),
    st.lists(st.lists(st.sampled_from(WORDS), min_size=2, max_size=20), min_size=1, max_size=5),
    st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=3), max_size=5),
)
def test_terms_never_make_a_text_harder(
    language: str, sentences: list[list[str]], terms: list[list[str]]
) -> None:
    text = " ".join(f"It {' '.join(words)}." for words in sentences)
    _never_harder(score([Passage(text, Where())], language, terms=[" ".join(t) for t in terms]))


def _never_harder(result: Readability) -> None:
    for each in result.scores:
        easier = each.without_terms - each.value
        assert easier <= 1e-9 if each.direction == "lower" else easier >= -1e-9
        assert formulas()[each.formula].name == each.name
