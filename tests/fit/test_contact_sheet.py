"""The picture of all forms: everything is on it, nothing overlaps, and it stays a picture."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from io import BytesIO
from itertools import combinations
from typing import Any

import pytest
from PIL import Image, ImageChops

from leaflets.fit import arranging, contact_sheet
from leaflets.fit.arranging import LANGUAGE, LEAST, LONGEST, MOST, WIDEST, Card, arrange
from leaflets.fit.contact_sheet import FILLED, GROUND, TRACK, WRONG
from leaflets.fit.lettering import NO_LETTER, font, lines, shown
from leaflets.fit.rows import Over, Row
from leaflets.model.job import Job
from leaflets.model.layout import MM
from leaflets.model.paper import Paper
from leaflets.pdf import draw
from leaflets.problems import LeafletsError, Problem
from tests.fit.planted import job, shipped

PAPERS = {
    "a4": Paper(title="A4", width=210, height=297),
    "a5": Paper(title="A5", width=148, height=210),
    "broad": Paper(title="Broad", width=2000, height=50),
}


def _row(pages: int = 2, paper: str = "a4", **more: str) -> Row:
    names = {"leaflet": "one", "language": "en-GB", "layout": "handout", **more}
    one = Job(clinic="c", paper=paper, profile="screen", **names)
    return Row(one, "fits" if pages else "does not fit", None, (0.5,) * pages, 0.5)


def _many(leaflets: int, languages: Sequence[str], pages: int) -> list[Row]:
    return [
        _row(pages, paper, leaflet=f"leaflet-{number}", layout=layout, language=language)
        for number in range(leaflets)
        for layout in ("handout", "sheet")
        for paper in ("a4", "a5")
        for language in languages
    ]


def _box(card: Card) -> tuple[int, int, int, int]:
    return card.x, card.y, card.x + card.width, card.bottom + arranging.NUMBER + arranging.CAPTION


@pytest.mark.parametrize(
    "rows",
    [
        [_row()],
        [_row(40), _row(1, "a5"), _row(0, layout="sheet")],
        _many(1, ("en-GB", "ar", "ur"), 14),
        _many(5, ("en-GB", "ar", "ur", "es"), 5),
        [_row(9, "broad"), _row(3, "nowhere")],
    ],
    ids=["one", "long", "tall", "many", "strange papers"],
)
def test_every_page_has_a_place_of_its_own(rows: list[Row]) -> None:
    made = arrange(rows, PAPERS)
    assert made.width <= LONGEST
    assert made.height <= LONGEST
    assert made.width * made.height <= MOST
    cards = list(made.cards())
    assert sorted(card.row.job for card in cards) == sorted(row.job for row in rows)
    for card in cards:
        assert len(card.pages) == (card.row.pages or 1)
        left, top, right, bottom = _box(card)
        for x, y in card.pages:
            assert left <= x
            assert top <= y
            assert x + card.paper[0] <= right
            assert y + card.paper[1] < bottom
        assert right <= made.width
        assert bottom <= made.height
    for one, other in combinations(map(_box, cards), 2):
        apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
        assert apart, (one, other)


def test_a_form_stands_below_itself_and_a_language_in_one_line() -> None:
    made = arrange(_many(1, ("en-GB", "ar"), 3), PAPERS)
    columns: dict[tuple[str, str], set[int]] = {}
    for line in made.parts[0].lines:
        for card in line.cards:
            columns.setdefault((card.row.job.layout, card.row.job.paper), set()).add(card.x)
    assert all(len(places) == 1 for places in columns.values())
    assert len({places.copy().pop() for places in columns.values()}) == 4
    assert [line.languages for line in made.parts[0].lines] == ["en-GB", "ar"]


def test_papers_keep_their_proportions() -> None:
    a4, a5 = (arrange([_row(paper=name)], PAPERS).cards() for name in ("a4", "a5"))
    scale = arranging.SCALES[0]
    assert next(a4).paper == pytest.approx((210 * MM * scale, 297 * MM * scale), abs=1)
    assert next(a5).paper == pytest.approx((148 * MM * scale, 210 * MM * scale), abs=1)


def test_what_is_more_than_a_picture_is_refused() -> None:
    languages = [f"en-{a}{b}" for a in "ABCDEFGHIJ" for b in "ABCDEFGHIJ"]
    with pytest.raises(LeafletsError, match=r"4000 pages of 400 forms .*fit/picture-too-large"):
        arrange(_many(1, languages, 10), PAPERS)


def test_it_is_drawn_smaller_where_it_would_be_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = _many(1, ("en-GB", "ar"), 6)
    usual = arrange(rows, PAPERS)
    monkeypatch.setattr(arranging, "MOST", usual.width * usual.height - 1)
    smaller = arrange(rows, PAPERS)
    assert smaller.scale < usual.scale
    assert smaller.width * smaller.height < usual.width * usual.height


OVER = Row(
    job("sheet", "a5", "ur"),
    "does not fit",
    over=(Over("shared/contact", 11.2),),
    problems=(Problem("layout/does-not-fit", "too tall", over=11.2),),
)


@cache
def _sheet(*more: Row) -> tuple[Image.Image, bytes, list[Card]]:
    row, made = shipped(job())
    rows = [row, *more]
    png = contact_sheet.contact_sheet(rows, {row.job: draw(made.document)}, PAPERS, "For tests.")
    picture = Image.open(BytesIO(png))
    assert picture.format == "PNG"
    return picture.convert("RGB"), png, list(arrange(rows, PAPERS).cards())


def _colours(picture: Image.Image, box: tuple[int, int, int, int]) -> set[str]:
    found = picture.crop(box).getcolors(1_000_000)
    assert found is not None
    return {"#{:02x}{:02x}{:02x}".format(*colour) for _, colour in found}  # type: ignore[misc]


def test_pages_are_on_it_and_say_how_full_they_are() -> None:
    picture, _, cards = _sheet()
    wide, high = cards[0].paper
    for (x, y), share in zip(cards[0].pages, cards[0].row.fullness, strict=True):
        page = picture.crop((x, y, x + wide, y + high))
        assert len(_colours(page, (0, 0, wide, high))) > 200
        assert page.getpixel((wide // 2, high - 4)) == (255, 255, 255)
        bar = [
            _colours(picture, (x + n, y + high + 9, x + n + 1, y + high + 10)) for n in range(wide)
        ]
        assert bar.count({FILLED}) == round(share * wide)
        assert bar.count({TRACK}) == wide - round(share * wide) > 0


def test_a_page_is_the_page_of_the_pdf() -> None:
    """Small as it is, it is nearer to its own page than to the other."""
    import pypdfium2

    picture, _, cards = _sheet()
    wide, high = cards[0].paper
    document = pypdfium2.PdfDocument(draw(shipped(job())[1].document))
    pages = [p.render(scale=1).to_pil().convert("L").resize((wide, high)) for p in document]
    document.close()
    for number, (x, y) in enumerate(cards[0].pages):
        shot = picture.crop((x, y, x + wide, y + high)).convert("L")
        apart = [sum(ImageChops.difference(shot, page).tobytes()) for page in pages]
        assert apart[number] == min(apart)
        assert apart[number] < max(apart) / 2


def test_what_does_not_fit_says_so_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    write = contact_sheet._write

    def hear(*args: Any, **more: Any) -> None:
        said.append(args[2])
        write(*args, **more)

    monkeypatch.setattr(contact_sheet, "_write", hear)
    _sheet.cache_clear()
    picture, _, cards = _sheet(OVER)
    last = shipped(job())[0].fullness[-1]
    for words in (
        "1 of 2 forms fit. For tests.",
        "handout, a4",
        f"2 pages, the last {last * 100:.0f} % full",
        "Urdu",
        "sheet, a5",
        "does not fit",
        "shared/contact 11 mm",
    ):
        assert words in said
    card = cards[1]
    assert WRONG in _colours(picture, _box(card))
    assert WRONG not in _colours(picture, _box(cards[0]))
    below = (card.x, card.bottom + arranging.NUMBER, card.x + LEAST, card.bottom + 100)
    assert len(_colours(picture, below)) > 20  # letters, not a colour alone


def test_the_same_input_gives_the_same_bytes() -> None:
    first = _sheet(OVER)[1]
    _sheet.cache_clear()
    font.cache_clear()
    assert _sheet(OVER)[1] == first


def test_nothing_is_drawn_over_the_edge() -> None:
    picture, _, _ = _sheet(OVER)
    wide, high = picture.size
    for box in (
        (0, 0, wide, 8),
        (0, high - 8, wide, high),
        (0, 0, 8, high),
        (wide - 8, 0, wide, high),
    ):
        assert _colours(picture, box) == {GROUND}


HOSTILE = ("x" * 400, "a\nb\tc", "خط ورق", "\u202eabc", "..", "<b>&amp;")


@pytest.mark.parametrize("name", HOSTILE)
def test_any_name_stays_in_its_place(name: str) -> None:
    one = Job(name, "ar", name, name, "a4", name, "en-GB")
    long = Problem("x/y", name * 9, over=0)
    row = Row(one, "cannot be printed", problems=(long,))
    png = contact_sheet.contact_sheet([row], {}, PAPERS, name)
    picture = Image.open(BytesIO(png)).convert("RGB")
    (card,) = arrange([row], PAPERS).cards()
    right = (card.x + card.width, card.y, picture.width, picture.height)
    assert _colours(picture, right) <= {GROUND, contact_sheet.RULE}
    assert _colours(picture, (picture.width - 8, 0, picture.width, picture.height)) == {GROUND}


def test_words_in_lines() -> None:
    small = font(20, 400)
    text = "the quick brown fox jumps over the lazy dog"
    whole = lines(text, small, 150, 9)
    assert " ".join(whole) == text
    assert len(whole) > 2
    assert all(small.getlength(line) <= 150 for line in whole)
    cut = lines(text, small, 150, 2)
    assert cut[0] == whole[0]
    assert cut[1].endswith("…")
    assert small.getlength(cut[1]) <= 150
    divided = lines("x" * 90, small, 150, 90)
    assert "".join(divided) == "x" * 90
    assert all(small.getlength(line) <= 150 for line in divided)
    assert lines("", small, 150, 2) == []


def test_letters_the_font_has_not() -> None:
    assert shown("é 100 % × 2") == "é 100 % × 2"
    assert shown("a中\nb") == f"a{NO_LETTER}{NO_LETTER}b"


def test_bold_is_bold() -> None:
    assert font(20, 700).getlength("Bold") > font(20, 400).getlength("Bold")


def test_limits_belong_together() -> None:
    assert LONGEST > WIDEST + LANGUAGE
