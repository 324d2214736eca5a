"""Lines of paragraphs: nothing lost, nothing beyond the edge, everything in reading order."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leaflets.text import paragraph as paragraph_module
from leaflets.text import segments, shaping
from leaflets.text.faces import FontLibrary
from leaflets.text.glyphs import Line, PlacedWord, TextRun, TextStyle
from leaflets.text.graphemes import grapheme_boundaries
from leaflets.text.itemize import Item
from leaflets.text.paragraph import Paragraph, paragraph
from tests.text.samples import RIGHT_TO_LEFT, SAMPLES

FONTS = FontLibrary()
CONTROLS = "\u061c\u200b\u200e\u200f\u2060\u2066\u2067\u2068\u2069\u00ad"
TOLERANCE = 1e-4


def style(language: str = "en", weight: int = 400, **more: float | bool) -> TextStyle:
    return TextStyle(10.0, weight, "ink", language, **more)  # type: ignore[arg-type]


def plain(text: str, language: str = "en", right_to_left: bool | None = None) -> Paragraph:
    if right_to_left is None:
        right_to_left = language in RIGHT_TO_LEFT
    return paragraph((TextRun(text, style(language)),), language, right_to_left, FONTS)


def styled(*runs: tuple[str, TextStyle], language: str = "en", rtl: bool = False) -> Paragraph:
    return paragraph(tuple(TextRun(*run) for run in runs), language, rtl, FONTS)


def text_of(lines: tuple[Line, ...]) -> str:
    return "".join(word.word.text for line in lines for word in line.words)


def line_texts(lines: tuple[Line, ...]) -> list[str]:
    return [text_of((line,)).strip(" ") for line in lines]


def expected(text: str) -> str:
    """What must be found on the lines, said in another way than the code does."""
    for control in CONTROLS:
        text = text.replace(control, "")
    text = re.sub(r"[ \t\n\r\f\u2028]+", " ", text).strip(" \n")
    return re.sub("[\u00a0\u2007\u202f]", " ", text)


def hangs(line: Line) -> bool:
    return bool(line.words) and line.words[-1].is_space


def glyph_positions(line: Line) -> list[tuple[str, float]]:
    """Every character that starts a cluster with its glyph's place on the line."""
    return [
        (glyph.text, placed.x + glyph.x * placed.size / 1000)
        for placed in line.words
        for glyph in placed.word.glyphs
        if glyph.text
    ]


def is_indivisible(line: Line) -> bool:
    """Whether all there is on a line is one letter with its marks, or one conjunct."""
    text = text_of((line,)).strip(" ")
    return all(text[end - 1] == "\u094d" for end in grapheme_boundaries(text)[:-1])


def check_geometry(line: Line, width: float) -> None:
    """Words stand side by side from 0 to the line's width; the space at the end hangs outside."""
    words = list(line.words)
    if hangs(line):
        hanging = words.pop()
        outside = hanging.x + hanging.width <= TOLERANCE or hanging.x >= line.width - TOLERANCE
        assert outside, "the space at the end of a line takes no room"
    words.sort(key=lambda word: (word.x, word.x + word.width))
    pen = 0.0
    for word in words:
        assert word.x == pytest.approx(pen, abs=TOLERANCE)
        pen = word.x + word.width
    assert line.width == pytest.approx(pen, abs=TOLERANCE)
    assert line.width <= width + TOLERANCE or is_indivisible(line)


@pytest.mark.parametrize("language", sorted(SAMPLES))
@pytest.mark.parametrize("weight", [400, 700])
@pytest.mark.parametrize("width", [40.0, 90.0, 200.0])
def test_samples_are_set_whole(language: str, weight: int, width: float) -> None:
    text = SAMPLES[language]
    runs = (TextRun(text, style(language, weight)),)
    set_paragraph = paragraph(runs, language, language in RIGHT_TO_LEFT, FONTS)
    lines = set_paragraph.fill(width)
    assert set_paragraph.missing == ()
    assert text_of(lines) == expected(text)
    for line in lines:
        check_geometry(line, width)
        assert all(glyph.glyph_id for word in line.words for glyph in word.word.glyphs)
        assert line.has_right_to_left == (language in RIGHT_TO_LEFT)
    assert [line.ends_paragraph for line in lines] == [False] * (len(lines) - 1) + [True]


def test_lines_are_as_full_as_they_go() -> None:
    lines = plain(SAMPLES["en"]).fill(90.0)
    assert len(lines) > 3
    for line, following in pairwise(lines[:-1]):
        unit = following.words[0].width
        if following.words[0].word.text == "(500":
            unit = sum(word.width for word in following.words[:3])
        assert line.words[-1].is_space
        assert line.width + line.words[-1].width + unit > 90.0


def test_widths_of_a_paragraph() -> None:
    text = "Take one tablet\nwith a glass of water"
    measured = plain(text)
    widest = max(plain(word).natural_width for word in text.split())
    assert measured.min_width == pytest.approx(widest)
    assert measured.natural_width == pytest.approx(plain(text.split("\n")[1]).natural_width)
    assert len(measured.fill(measured.natural_width)) == 2
    assert plain(text.replace("\n", " ")).fill(1000.0)[0].width == pytest.approx(
        plain(text.replace("\n", " ")).natural_width
    )


def test_white_space_is_collapsed_across_runs() -> None:
    bold = style(weight=700)
    lines = styled(("  Stop \t", style()), ("  now ", bold), ("\u2003 ", style())).fill(500.0)
    assert text_of(lines) == "Stop now"
    assert [word.style.weight for word in lines[0].words] == [400, 400, 700]


@pytest.mark.parametrize("text", ["", " ", "\n", " \u200b\n ", "\u00ad"])
def test_nothing_to_set_makes_no_lines(text: str) -> None:
    empty = plain(text)
    assert empty.fill(100.0) == ()
    assert (empty.natural_width, empty.min_width, empty.missing) == (0.0, 0.0, ())


def test_forced_line_ends() -> None:
    lines = plain("first \n second\u2028third\n\nlast").fill(500.0)
    assert line_texts(lines) == ["first", "second", "third", "", "last"]
    # A space (not drawn anywhere that shows) keeps the words apart when the text is read aloud.
    assert text_of(lines) == "first second third  last"
    assert lines[3].width == 0.0


def test_a_line_that_is_full_at_a_forced_end() -> None:
    text = "aaaa\nbbbb cc\ndd"
    width = plain("bbbb cc").natural_width
    assert line_texts(plain(text).fill(width)) == ["aaaa", "bbbb cc", "dd"]


@pytest.mark.parametrize("space", ["\u00a0", "\u202f", "\u2007"])
def test_no_break_spaces_measure_as_spaces_and_do_not_break(space: str) -> None:
    tied = plain(f"take aaaa{space}bbbb")
    loose = plain("take aaaa bbbb")
    assert tied.natural_width == pytest.approx(loose.natural_width)
    assert line_texts(tied.fill(60.0)) == ["take", "aaaa bbbb"]
    assert line_texts(loose.fill(60.0)) == ["take aaaa", "bbbb"]


def test_zero_width_space_breaks_and_word_joiner_does_not() -> None:
    assert line_texts(plain("aaaaaa\u200bbbbbbb").fill(50.0)) == ["aaaaaa", "bbbbbb"]
    # U+2060 next to the hyphen takes the opportunity after it away.
    assert line_texts(plain("yyyy aaa-bbb").fill(45.0)) == ["yyyy aaa-", "bbb"]
    assert line_texts(plain("yyyy aaa-\u2060bbb").fill(45.0)) == ["yyyy", "aaa-bbb"]


def test_soft_hyphens_do_not_hyphenate() -> None:
    assert line_texts(plain("one para\u00adcetamol").fill(60.0)) == ["one", "paracetamol"]


@pytest.mark.parametrize("before", ["word", "word.", "word –", "word) "])
def test_bound_runs_stay_with_the_word_before(before: str) -> None:
    mark = style(bound=True, rise=3.0)
    text = f"aaa aaa {before}"
    whole = styled((text, style()), ("[12]", mark), (" next words follow", style()))
    for width in range(20, 120, 3):
        for line in line_texts(whole.fill(float(width))):
            assert not line.startswith("[12]") or width < whole.min_width


def test_without_bound_the_line_may_end_before_the_run() -> None:
    free = styled(("aaa aaa word –", style()), ("[12]", style()), (" next words follow", style()))
    starts = {line[:4] for w in range(20, 120, 3) for line in line_texts(free.fill(float(w)))}
    assert "[12]" in starts


def test_over_long_addresses_break_after_their_punctuation() -> None:
    address = "https://www.example.org/conditions/asthma_in_children?page=4&lang=en"
    lines = plain(f"See {address}").fill(110.0)
    assert "".join(line_texts(lines)) == f"See{address}"
    for text in line_texts(lines)[:-1]:
        assert text == "See" or text[-1] in "/.-_?=&@"


def test_over_long_words_are_divided_rather_than_cut_off() -> None:
    lines = plain("Donaudampfschifffahrtsgesellschaft").fill(55.0)
    assert len(lines) > 2
    assert all(line.width <= 55.0 for line in lines)
    assert all(line.width > 45.0 for line in lines[:-1])


def test_conjuncts_are_not_divided() -> None:
    for width in range(20, 60, 2):
        lines = line_texts(plain("स्त" * 12, "hi").fill(float(width)))
        assert len(lines) > 1
        assert all(len(text) % 3 == 0 for text in lines)


def test_divided_arabic_keeps_its_letters_joined() -> None:
    parts = plain("ب" * 24, "ar").fill(30.0)
    assert len(parts) > 2
    inner = parts[1].words[0].word
    joined = shaping.shape(
        shaping.WordKey(inner.face, inner.text, "Arab", True, "ar", "ببب", "ببب")
    )
    assert [g.glyph_id for g in inner.glyphs] == [g.glyph_id for g in joined.glyphs]


def test_a_cluster_wider_than_the_line_stands_alone() -> None:
    lines = plain("MM").fill(3.0)
    assert line_texts(lines) == ["M", "M"]
    assert lines[0].width > 3.0


def test_first_indent_takes_room_from_the_first_line_only() -> None:
    words = plain("aaa aaa aaa aaa aaa aaa")
    room = words.fill(60.0)[0].width
    lines = words.fill(60.0, 60.0 - room / 2)
    assert lines[0].width <= room / 2
    assert lines[1].width == room
    beside = words.fill(60.0, 59.0)
    assert beside[0].words == ()
    assert text_of(beside) == text_of(lines)


def test_a_short_last_word_is_given_company() -> None:
    text = "bbbbb bbbbb bbbbb bbbbb a"
    lone = plain(text[:-2]).natural_width + 0.01
    assert line_texts(plain(text).fill(lone)) == ["bbbbb bbbbb bbbbb", "bbbbb a"]
    # A last word that is long enough may stand alone.
    assert line_texts(plain(text + "aaaaaaa").fill(lone))[-1] == "aaaaaaaa"


@pytest.mark.parametrize("language", ["ar", "he"])
@pytest.mark.parametrize(
    "token", ["0800 123 456", "500 mg", "6–8", "12/03/2026", "38.5 °C", "+44 20 7946 0123"]
)
def test_tokens_read_from_left_to_right_among_right_to_left_words(
    language: str, token: str
) -> None:
    words = {"ar": "اتصل على {} أو انتظر", "he": "התקשרו אל {} או חכו"}[language]
    (line,) = plain(words.format(token), language).fill(1000.0)
    places = glyph_positions(line)
    xs = [x for char, x in places if char in token and char not in " -"]
    assert len(xs) == sum(char not in " -" for char in token)
    assert xs == sorted(xs)
    # The words around it run the other way.
    assert line.words[0].x > line.words[-1].x


def test_right_to_left_line_starts_at_its_right_edge() -> None:
    (line,) = plain("אב גד, (הו)", "he").fill(1000.0)
    first, last = line.words[0], line.words[-1]
    assert first.x + first.width == pytest.approx(line.width)
    assert last.x == pytest.approx(0.0, abs=TOLERANCE)
    assert all(word.word.right_to_left for word in line.words if not word.is_space)


def test_brackets_are_mirrored_by_level() -> None:
    stack = FONTS.stack("he")
    (line,) = plain("(אב)", "he").fill(1000.0)
    opening = next(g for word in line.words for g in word.word.glyphs if g.text == "(")
    face = line.words[0].word.face
    assert face in stack.faces(400)
    assert opening.glyph_id == face.glyph_for(")")


def test_isolated_runs_do_not_change_the_order_of_their_surroundings() -> None:
    # Side by side, two Hebrew names would read from right to left: the second one first.
    name = style("he", isolate=True)
    between, after = (" – ", style()), (" now", style())
    tied = styled(("See ", style()), ("אב", name), between, ("גד", name), after)
    loose = styled(("See ", style()), ("אב", style("he")), between, ("גד", style("he")), after)
    (line,) = tied.fill(1000.0)
    xs = [word.x for word in line.words]
    assert xs == sorted(xs)
    (line,) = loose.fill(1000.0)
    assert [word.x for word in line.words] != sorted(word.x for word in line.words)


def test_latin_text_with_hebrew_words_keeps_the_paragraph_direction() -> None:
    (line,) = plain("The word שלום עולם means peace", "en").fill(1000.0)
    assert line.has_right_to_left
    by_place = sorted(line.words, key=lambda word: word.x)
    assert [word.word.text for word in by_place if not word.is_space] == [
        "The",
        "word",
        "עולם",
        "שלום",
        "means",
        "peace",
    ]


def test_arabic_joins_across_a_change_to_bold() -> None:
    bold = style("ar", 700)
    # The word on its own comes first: what is remembered of it must not be used beside letters.
    alone = styled(("ماء", bold), language="ar", rtl=True).fill(1000.0)[0].words[0].word
    mixed = styled(("وال", style("ar")), ("ماء", bold), language="ar", rtl=True)
    (line,) = mixed.fill(1000.0)
    article, water = (word.word for word in line.words)
    assert (article.text, water.text, alone.text) == ("وال", "ماء", "ماء")
    assert water.glyphs[0].glyph_id != alone.glyphs[0].glyph_id, "medial, not initial"
    assert line.words[1].x == pytest.approx(0.0, abs=TOLERANCE)


@pytest.mark.parametrize("before", ["بـ", "بُ", "بَّ", "ب\u200d"])
def test_arabic_joins_after_vowel_signs_and_joiners(before: str) -> None:
    bold = style("ar", 700)
    (line,) = styled((before, style("ar")), ("ماء", bold), language="ar", rtl=True).fill(1000.0)
    alone = styled(("ماء", bold), language="ar", rtl=True).fill(1000.0)[0].words[0].word
    assert line.words[-1].word.text == "ماء"
    assert line.words[-1].word.glyphs[0].glyph_id != alone.glyphs[0].glyph_id


@pytest.mark.parametrize(
    ("language", "first", "second", "drawn"),
    [
        ("bn", "মিল", "িগ্রাম", ["মিলি", "গ্রাম"]),
        ("ta", "முற", "ை", ["முறை"]),
        ("km", "គ្រ", "ាប់", ["គ្រា", "ប់"]),
        ("hi", "क्", "षति", ["क्ष", "ति"]),
        ("vi", "Vie", "\u0323\u0302t", ["Vie\u0323\u0302", "t"]),
        ("fa", "می", "\u200cشود", ["می\u200c", "شود"]),
    ],
)
def test_a_style_does_not_change_inside_a_letter(
    language: str, first: str, second: str, drawn: list[str]
) -> None:
    rtl = language in RIGHT_TO_LEFT
    runs = ((first, style(language)), (second, style(language, 700)))
    (line,) = styled(*runs, language=language, rtl=rtl).fill(1000.0)
    assert [word.word.text for word in line.words] == drawn
    assert [word.style.weight for word in line.words] == [400, 700][: len(drawn)]


def test_latin_words_among_arabic_keep_their_size() -> None:
    (line,) = plain("خذ Paracetamol اليوم", "ar").fill(1000.0)
    sizes = {word.word.text: word.size for word in line.words}
    assert sizes["Paracetamol"] == 10.0
    assert sizes["خذ"] == pytest.approx(10.0 * FONTS.stack("ar").scale)


def test_a_missing_glyph_is_reported_and_never_drawn() -> None:
    found = plain("Call the nurse on the ward \ue123 now, or ask at the desk").missing
    assert [(m.char, m.language) for m in found] == [("\ue123", "en")]
    assert "\ue123 now" in found[0].text
    assert len(found[0].text) < 55
    lines = plain("Call \ue123 now").fill(1000.0)
    assert all(glyph.glyph_id for line in lines for w in line.words for glyph in w.word.glyphs)
    twice = styled(("\ue123", style("en")), (" and \ue124", style("pl")))
    assert [(m.char, m.language) for m in twice.missing] == [("\ue123", "en"), ("\ue124", "pl")]


def test_a_glyph_that_shaping_does_not_find_is_missing_too(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    empty_caches()
    latin = FONTS.stack("en").faces(400)[0]
    monkeypatch.setattr(segments, "itemize", lambda text, *_: (Item(text, "Latn", latin),))
    broken = Paragraph((TextRun("ab 漢", style()),), "en", False, FONTS)
    empty_caches()
    assert [missing.char for missing in broken.missing] == ["漢"]
    assert text_of(broken.fill(100.0)) == "ab "


def test_a_joiner_at_the_end_stays_with_its_letter() -> None:
    # UAX #9 rule L1 puts it on the level of the paragraph.
    (line,) = plain("र्\u200d", "hi", right_to_left=True).fill(100.0)
    assert [(word.word.text, word.level) for word in line.words] == [("र्\u200d", 2)]


def test_missing_glyphs_are_reported_again_from_the_cache() -> None:
    for _ in range(2):
        fresh = Paragraph((TextRun("a\ue125b", style()),), "en", False, FONTS)
        assert [missing.char for missing in fresh.missing] == ["\ue125"]


def test_equal_paragraphs_are_one_and_lines_are_kept() -> None:
    first, second = plain("Kept for ever"), plain("Kept for ever")
    assert first is second
    assert first.fill(50.0) is second.fill(50.0)
    assert plain("Kept for ever", right_to_left=True) is not first


def seen(lines: tuple[Line, ...]) -> list[tuple[object, ...]]:
    def placed(word: PlacedWord) -> tuple[object, ...]:
        glyphs = tuple((g.glyph_id, g.x, g.y, g.text) for g in word.word.glyphs)
        return word.word.text, glyphs, word.word.operands, word.x, word.width, word.size, word.level

    return [(line.width, *map(placed, line.words)) for line in lines]


def test_equal_styles_are_one_object_whatever_was_set_before() -> None:
    plain("Words that are known")
    again = styled(("Words that are new", style()))
    (line,) = again.fill(1000.0)
    assert len({id(word.style) for word in line.words}) == 1


def empty_caches() -> None:
    paragraph_module._paragraphs.clear()
    segments.forget()
    shaping._words.clear()


def test_lines_do_not_depend_on_what_was_set_before(monkeypatch: pytest.MonkeyPatch) -> None:
    empty_caches()
    alone = {k: seen(plain(text, k).fill(90.0)) for k, text in SAMPLES.items()}
    empty_caches()
    again = {k: seen(plain(text, k).fill(90.0)) for k, text in reversed(SAMPLES.items())}
    assert alone == again
    # Caches so small that they are emptied all the time change nothing either.
    empty_caches()
    monkeypatch.setattr(paragraph_module, "_MOST_PARAGRAPHS", 2)
    monkeypatch.setattr(segments, "_MOST_SEGMENTS", 3)
    monkeypatch.setattr(shaping, "_MOST_WORDS", 3)
    assert alone == {k: seen(plain(text, k).fill(90.0)) for k, text in SAMPLES.items()}
    assert len(shaping._words) <= 3
    assert len(paragraph_module._paragraphs) <= 2


PARTS = st.sampled_from(
    [
        *(
            "a",
            "mg",
            "Ärzte",
            "e\u0301",
            "Việt",
            "COVID-19",
            "www.nhs.uk/a",
            "7",
            "500 mg",
            "0800 1",
        ),
        *("(", ")", "[", ".", ",", "–", "-", "/", "\u00a0", "\u202f", "≥", "°C", "→"),
        *(" ", " ", " ", "  ", "\t", "\n", "\u2028", "\u200b", "\u2060", "\u00ad", "\u200e"),
        *(
            "ماء",
            "لا",
            "قُرْص",
            "می\u200cشود",
            "٣٨",
            "،",
            "שלום",
            "שָׁ",
            "क्षत्रिय",
            "र्\u200d",
            "ห้าม",
            "น้ำ",
        ),
        *("每六小时", "，", "မြော", "ក្រាប់", "እንዴት", "Ω", "ж"),
    ]
)
RUNS = st.lists(
    st.tuples(
        st.lists(PARTS, min_size=1, max_size=8).map("".join),
        st.sampled_from(["en", "ar", "he", "hi", "th"]),
        st.sampled_from([400, 700]),
        st.booleans(),
        st.booleans(),
    ),
    min_size=1,
    max_size=5,
)


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(RUNS, st.booleans(), st.floats(2.0, 250.0), st.floats(0.0, 40.0))
def test_any_text_is_set_whole_and_inside(
    drawn: list[tuple[str, str, int, bool, bool]], rtl: bool, width: float, indent: float
) -> None:
    runs = tuple(
        TextRun(text, style(language, weight, bound=bound, isolate=isolate))
        for text, language, weight, bound, isolate in drawn
    )
    whole = Paragraph(runs, drawn[0][1], rtl, FONTS)
    lines = whole.fill(width, indent)
    assert whole.missing == ()
    found, wanted = text_of(lines), expected("".join(run.text for run in runs))
    assert found.split() == wanted.split()
    assert re.sub(" +", " ", found).strip() == re.sub(" +", " ", wanted).strip()
    for number, line in enumerate(lines):
        check_geometry(line, width)
        if number == 0 and line.words and indent:
            assert line.width <= max(width - indent, 0) + TOLERANCE or is_indivisible(line)


def test_a_paragraph_filled_after_all_is_forgotten_keeps_its_own_style() -> None:
    """What is drawn changes where the style object is another."""
    empty_caches()
    long = "Incomprehensibilities"
    before = styled((f"{long} are rare", style()))
    empty_caches()
    after = styled((f"Very {long} are rare", style()))
    for shaped in (before, after, styled((f"{long} too", style()))):
        for width in (40.0, 900.0):
            lines = shaped.fill(width)
            assert len({id(word.style) for line in lines for word in line.words}) == 1


def test_styles_and_segments_are_forgotten_together_and_in_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    empty_caches()
    monkeypatch.setattr(segments, "_MOST_SEGMENTS", 10)
    for number in range(30):
        styled((f"one{number} two{number} three{number}", style()))
        assert segments._segment_count <= 10 + 3
        assert sum(len(known.segments) for known in segments._known.values()) <= 10 + 3
    empty_caches()
    monkeypatch.setattr(segments, "_MOST_STYLES", 5)
    for number in range(30):
        styled(("words", style()._replace(size=10.0 + number)))
        assert len(segments._styles) <= 5 + 1
        assert len(segments._known) <= 5 + 1
    empty_caches()


def test_a_number_and_its_unit_are_two_words_on_one_line() -> None:
    (line,) = plain("Take 5 mg\u00a0twice. Ask us").fill(1000.0)
    assert [word.word.text for word in line.words[::2]] == [
        "Take",
        "5",
        "mg",
        "twice.",
        "Ask",
        "us",
    ]
    assert [word.is_space for word in line.words] == [False, True] * 5 + [False]


def test_arabic_letters_join_over_a_break_whatever_is_known() -> None:
    alone = plain("مم", "ar").fill(1000.0)[0].words[0].word
    first, second = plain("مم\u200bمم", "ar").fill(1000.0)[0].words[:2]
    assert first.word.text == second.word.text == alone.text
    assert first.word.glyphs[-1].glyph_id != alone.glyphs[-1].glyph_id
    assert second.word.glyphs[0].glyph_id != alone.glyphs[0].glyph_id
    last = plain("a-م", "ar").fill(1000.0)[0].words[-1]
    assert last.word.text == "م"


def test_words_of_a_letter_that_shaping_does_not_find_are_missing_too(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    empty_caches()
    latin = FONTS.stack("en").faces(400)[0]
    monkeypatch.setattr(segments, "itemize", lambda text, *_: (Item(text, "Latn", latin),))
    runs = (TextRun("one\u0378 two three", style()),)
    broken = Paragraph(runs, "en", False, FONTS)
    empty_caches()
    assert [missing.char for missing in broken.missing] == ["\u0378"]
    assert text_of(broken.fill(900.0)) == " two three"
