"""Text set letter by letter comes to what words and units come to."""

from __future__ import annotations

import random
from itertools import product

import pytest

from leaflets.pdf.parts import meanings_of
from leaflets.pdf.shown_runs import shown_runs
from leaflets.text import letters, paragraph
from leaflets.text.faces import FontLibrary
from leaflets.text.glyphs import TextRun, TextStyle
from leaflets.text.letters import meanings_in
from leaflets.text.paragraph import Paragraph

FONTS = FontLibrary()
LANGUAGES = ("en-GB", "es", "pl", "vi", "fr", "hi", "ar")
TEXTS = (
    "To T. AV Ta office fi ffi post-natal a-b-c 30 – 40 5\u00a0mg “Tx” (V) it’s efficient",
    "see www.example.org/fi/abc-def.html or mail a.b@fit.org, 5 mm or 25 mm",
    "020\u00a07946 0003 ext 3, 1,000 babies; SD-WARN-3 1.0.0 · en-GB – English",
    "Gdy dziecko ma gorączkę, zadzwoń. Để biết thêm: ¿Qué es? Où ça ? Œuf",
    "My fiancée’s office",
    "new-care",
    "10\u00a0 mg a",
    "\u00a0x y\u00a0",
    "A  b\nC",
    "W",
)


def styled(text: str, language: str, seed: int) -> tuple[TextRun, ...]:
    """The text in runs of any style, cut anywhere."""
    rng = random.Random(f"{text}{language}{seed}")
    cuts = sorted(rng.sample(range(1, len(text)), min(seed, len(text) - 1)))
    return tuple(
        TextRun(
            text[start:end],
            TextStyle(
                rng.choice((10.0, 10.0, 9.3)),
                rng.choice((400, 700)),
                rng.choice(("ink", "link")),
                rng.choice((language, language, "en-GB")),
                rng.choice((0.0, 0.0, 2.0)),
                rng.choice((0, 0, 1)),
                rng.random() < 0.1,
            ),
        )
        for start, end in zip((0, *cuts), (*cuts, len(text)), strict=True)
    )


def drawn(shaped: Paragraph, width: float, indent: float) -> list[object]:
    """All that is asked of a line, to the last bit."""
    found: list[object] = []
    for line in shaped.fill(width, indent):
        words = [
            (word.word.text, word.word.operands, word.word.glyphs, word[1:]) for word in line.words
        ]
        found.append((line.width, line.ends_paragraph, line.size, line.is_empty, words))
        found.append(line.inlines)
        for run in shown_runs(line):
            own = {word.word for word in run.words}
            means = frozenset(meanings_in(run.face, run.signs)) if run.signs else meanings_of(own)
            said = [word.word.text for word in run.words]
            start = None if run.continues else run.shown.first
            found.append((*run[:3], said, means, start, run.shown.operators))
    return found


@pytest.mark.parametrize(("text", "language"), [*product(TEXTS, LANGUAGES)])
def test_letters_come_to_what_words_do(
    text: str, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for seed in (0, 1, 2, 5):
        runs = styled(text, language, seed)
        quick = Paragraph(runs, language, False, FONTS)
        with monkeypatch.context() as patch:
            patch.setattr(paragraph, "upright_text", lambda *_: None)
            whole = Paragraph(runs, language, False, FONTS)
        assert (quick.faces, quick.text, quick.missing) == (whole.faces, whole.text, ())
        assert (quick.min_width, quick.natural_width) == (whole.min_width, whole.natural_width)
        for width, indent in product((25.0, 60.0, 133.7, 1000.0), (0.0, 20.0)):
            assert drawn(quick, width, indent) == drawn(whole, width, indent)
            assert quick.count(width) == len(quick.fill(width))


@pytest.mark.parametrize("text", TEXTS[:4])
def test_latin_text_is_set_letter_by_letter(text: str) -> None:
    assert Paragraph(styled(text, "en-GB", 2), "en-GB", False, FONTS)._upright


@pytest.mark.parametrize(
    "text", ["a\u0301b", "a\u2002\u0416", "שלום", "ab\u00adc\u200d", "x\ue123"]
)
def test_all_other_text_is_not(text: str) -> None:
    assert Paragraph(styled(text, "en-GB", 0), "en-GB", False, FONTS)._upright is None


def test_a_piece_that_its_neighbour_changes_is_shaped_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    face = FONTS.stack("en-GB").faces(400)[0]
    found = letters.letters_of(face, "en-GB", "two words together", (3, 4, 9, 10, 18), True)
    assert found
    real, alone = letters.letters_alone, []

    def noting(*names: object) -> object:
        alone.append(names[1])
        return real(*names)

    monkeypatch.setattr(letters, "letters_alone", noting)
    for bound, wanted in ((4, ["words"]), (9, ["words"]), (10, ["together"]), (5, [])):
        alone.clear()
        marks = [False] * 18
        marks[bound] = True
        mine = found._replace(bound=marks, signs=list(found.signs))
        assert letters._fitted(mine, face, "en-GB", "two words together", (3, 4, 9, 10, 18), True)
        assert [text for text in alone if text != " "] == wanted


def test_a_piece_without_letters_is_of_no_script(monkeypatch: pytest.MonkeyPatch) -> None:
    """Numbers are shaped by the rules that a font has for all scripts, as in a text of numbers."""
    face = FONTS.stack("en-GB").faces(400)[0]
    real, alone = letters.letters_alone, []

    def noting(*names: object) -> object:
        alone.append(names[1:3])
        return real(*names)

    monkeypatch.setattr(letters, "letters_alone", noting)
    bounds = (5, 6, 8, 9, 11, 12, 16, 17, 18, 19, 22)
    assert letters.letters_of(face, "en-GB", "about 30 of them – all", bounds, True)
    assert alone == [(" ", "Zyyy"), ("30", "Zyyy"), ("–", "Zyyy")]


def test_letters_kept_are_few(monkeypatch: pytest.MonkeyPatch) -> None:
    face = FONTS.stack("en-GB").faces(400)[0]
    monkeypatch.setattr(letters, "_MOST_LETTERS", 10)
    known = letters._of_face(face)
    for number in range(30):
        known["a", str(number)]
        assert len(known) <= 10


@pytest.mark.parametrize("language", ["en", "pl", "ar"])
@pytest.mark.parametrize("seed", range(6))
def test_runs_are_what_the_words_of_a_line_come_to(language: str, seed: int) -> None:
    """Of lines set letter by letter and of lines of words."""
    text = "A few letters. Two words more, and then some in another look: fin."
    shaped = paragraph.paragraph(styled(text, language, seed), language, False, FontLibrary())
    assert bool(shaped.fill(80)[0].upright) == (language != "ar")
    for line in shaped.fill(80):
        assert "".join(run.text for run in line.runs) == "".join(w.word.text for w in line.words)
        for run in line.runs:
            same = [w for w in line.words if run.x - 0.01 <= w.x < run.x + run.width - 0.01]
            assert {(w.size, w.style, w.word.face) for w in same} == {run[3:]}
            assert sum(w.width for w in same) == pytest.approx(run.width)
