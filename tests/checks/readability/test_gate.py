"""What all formulas with limits have in common."""

from pathlib import Path

import pytest

from leaflets.checks import quality_checks
from leaflets.problems import Severity
from leaflets.quality.running import findings, silence
from tests.checks.leaflet import check_of, found, subject, texts
from tests.checks.readability.reading import saying, severity, value

FKGL, INFLESZ = "readability/fkgl", "readability/inflesz"
ENGLISH = "Nurses measure the dimple. It does no harm."
SPANISH = "La exploración habitualmente no es necesaria."
HARD = "Professional examination is recommended."


@pytest.mark.parametrize(
    ("good", "most", "told"),
    [(0, 0, None), (-0.1, 0, Severity.WARNING), (-0.2, -0.1, Severity.ERROR)],
)
@pytest.mark.parametrize(
    ("code", "language", "text", "harder"),
    [(FKGL, "en-GB", ENGLISH, 1), (INFLESZ, "es", SPANISH, -1)],
)
def test_what_is_just_at_a_limit_is_within_it(
    code: str, language: str, text: str, harder: int, good: float, most: float,
    told: Severity | None, tmp_path: Path,
) -> None:  # fmt: skip
    """``good``, ``most``: how much harder than the text; of INFLESZ lower is harder."""
    exact = round(value(code, saying(tmp_path / "first", language, text)), 1)
    limits = [round(exact + harder * more, 1) for more in (good, most)]
    settings = f"{code}: {{good: {limits[0]}, most: {limits[1]}}}"
    assert severity(code, saying(tmp_path, language, text, settings=settings)) is told


def test_it_is_told_of_the_leaflet_and_names_the_sentence_to_begin_with(tmp_path: Path) -> None:
    (finding,) = found(FKGL, saying(tmp_path, "en-GB", ENGLISH, f"It is small. {HARD}"))
    assert "the aim is 6 or less" in finding.message
    assert str(finding.where).endswith("content/leaflets/dimple.yaml:12 (blocks)")
    assert f"the hardest sentence, “{HARD}” (4 words, 3 of them long)" in finding.hint
    assert "content/blocks/t/said.yaml:5 (paragraphs.p1.text)" in finding.hint


def test_where_higher_is_easier_the_aim_is_the_least(tmp_path: Path) -> None:
    (finding,) = found(INFLESZ, saying(tmp_path, "es", SPANISH))
    assert "the aim is 65 or more" in finding.message


def test_a_long_sentence_is_cut(tmp_path: Path) -> None:
    (finding,) = found(
        FKGL, saying(tmp_path, "en-GB", " ".join(["Professional", *["it"] * 40]) + ".")
    )
    assert f"“Professional{' it' * 22}…”" in finding.hint


def test_the_figure_of_a_short_text_is_uncertain(tmp_path: Path) -> None:
    """Of less than 30 sentences, or 300 words, a formula says little."""
    settings = "readability/fkgl: {good: 0, most: 0}"
    words = "We look at the skin of your baby each time that you come."
    for count, uncertain in ((29, True), (30, False)):
        leaflet = saying(tmp_path / str(count), "en-GB", *[words] * count, settings=settings)
        (finding,) = found(FKGL, leaflet)
        assert ("the text is short, so the figure is uncertain" in finding.message) is uncertain


def test_words_that_the_leaflet_explains_are_allowed_for_in_the_message(tmp_path: Path) -> None:
    terms = "terms:\n  - {id: exam, term: examination, meaning: A look at the skin.}\n"
    blocks = {
        "said": texts("Our examination is necessary. Each examination is professional."),
        "words": "kind: glossary\ntitle: W\nterms: [exam]\n",
    }
    (finding,) = found(FKGL, subject(tmp_path, blocks, changes={"content/glossary.yaml": terms}))
    assert " if the words that it explains were easy)" in finding.message


def test_headings_and_sources_are_not_read(tmp_path: Path) -> None:
    blocks = {"said": texts(ENGLISH, title=f"{HARD} {HARD}")}
    assert found(FKGL, subject(tmp_path, blocks)) == []


FORMULAS = [check for check in quality_checks() if check.formula]


def test_languages_without_a_formula_are_let_be(tmp_path: Path) -> None:
    leaflet = saying(tmp_path, "pl", "Badanie specjalistyczne jest rekomendowane.")
    said = findings(leaflet, FORMULAS)
    assert said.problems == ()
    assert said.silent == {check.code: "it is no formula of pl" for check in FORMULAS}


@pytest.mark.parametrize(
    ("language", "codes"),
    [
        ("en-GB", {"fkgl", "smog"}),
        ("es", {"inflesz"}),
        ("de", {"lix", "wiener-sachtext-1"}),
        ("it", {"gulpease"}),
        ("fr", {"kandel-moles"}),
        ("nl", {"douma"}),
        ("sv", {"lix"}),
    ],
)
def test_each_language_has_formulas_of_its_own(
    language: str, codes: set[str], tmp_path: Path
) -> None:
    leaflet = saying(tmp_path, language, "A b c.")
    speaking = {check.code.partition("/")[2] for check in FORMULAS if not silence(check, leaflet)}
    assert speaking == codes


def test_a_leaflet_without_sentences_has_no_figure(tmp_path: Path) -> None:
    assert found(FKGL, subject(tmp_path, {"said": texts("Nothing")})) == []
    assert check_of(FKGL).formula
