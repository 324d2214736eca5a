"""Pictures of the place of each message: one for each, with its words in it, always the same."""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PIL import Image

from leaflets.catalogs.messages import extract_messages
from leaflets.model.inline import Words, read_inline
from leaflets.model.job import Job
from leaflets.pdf import draw
from leaflets.pipeline import lay_out
from leaflets.problems import LeafletsError
from leaflets.screenshots.cutting import OUTLINE, SCALE, cut
from leaflets.screenshots.folder import UNITS, keep
from leaflets.screenshots.naming import LONGEST, file_names
from leaflets.screenshots.placing import TALLEST, Place, places
from leaflets.screenshots.taking import Screenshot, screenshots
from leaflets.stages.paginate import Pagination
from leaflets.typeset.regions import regions
from tests.end_to_end.jobs import shipped_library
from tests.small_workspace import CLINIC, LEAFLET

LEAFLETS = sorted(shipped_library().leaflets)
both_ways = pytest.mark.parametrize("language", ["en-GB", "ar"])
every_leaflet = pytest.mark.parametrize(
    ("leaflet", "language"), [*((name, "en-GB") for name in LEAFLETS), (LEAFLET, "ar")]
)


def _job(leaflet: str = LEAFLET, language: str = "en-GB") -> Job:
    return Job(leaflet, language, CLINIC, "handout", "a4", "screen")


@cache
def _made(leaflet: str, language: str) -> tuple[Pagination, bytes, tuple[tuple[Place, bytes], ...]]:
    made = lay_out(shipped_library(), _job(leaflet, language))
    pdf = draw(made.document)
    return made, pdf, tuple(cut(pdf, list(places(made))))


@every_leaflet
def test_there_is_one_picture_of_each_message_on_a_page(leaflet: str, language: str) -> None:
    made, _, pictures = _made(leaflet, language)
    found = regions(made.document, made.composition, made.edition.digits)
    assert {place.region.context for place, _ in pictures} == {one.context for one in found}
    assert len(pictures) == len({one.context for one in found}) > 30


@every_leaflet
def test_the_outline_is_around_ink(leaflet: str, language: str) -> None:
    for place, png in _made(leaflet, language)[2]:
        picture = Image.open(BytesIO(png)).convert("RGB")
        left, top, right, bottom = _around(place)
        for corner in ((left, top), (right, bottom)):
            assert picture.getpixel(corner) == OUTLINE, place
        inside = picture.crop((left + 3, top + 3, right - 3, bottom - 3)).convert("L")
        darkest, lightest = inside.getextrema()
        assert isinstance(darkest, int)
        assert isinstance(lightest, int)
        assert lightest - darkest > 60, place.region.context


def _around(place: Place) -> tuple[int, int, int, int]:
    """Where the outline is in the picture, in pixels: 2 points around the words."""
    region, (left, top, _, _) = place.region, place.view
    x, y = math.floor(left * SCALE), math.floor(top * SCALE)
    return (
        round((region.x - 2) * SCALE) - x,
        round((region.y - 2) * SCALE) - y,
        round((region.x + region.width + 2) * SCALE) - x,
        round((region.bottom + 2) * SCALE) - y,
    )


@pytest.mark.parametrize("leaflet", LEAFLETS)
def test_a_picture_shows_the_words_of_its_message(leaflet: str) -> None:
    """As PDFium, which knows nothing of messages, reads them in that place of the page."""
    library = shipped_library()
    sources = {m.context: m.source for t in extract_messages(library).values() for m in t}
    made, pdf, pictures = _made(leaflet, "en-GB")
    parts = [*made.composition.said.values(), *(block.said for block in made.composition.blocks)]
    read_out = {one.context for part in parts for one in part if one.of_picture}
    document = pypdfium2.PdfDocument(pdf)
    checked = 0
    for place, _ in pictures:
        region, page = place.region, document[place.region.page]
        if region.context in read_out:
            continue
        below = page.get_height() - region.bottom
        text = page.get_textpage().get_text_bounded(
            region.x - 1, below, region.x + region.width + 1, below + region.height
        )
        said = _letters(text)
        labels = ("name", "date", "page", "pages", "phone", "first", "last", "opens", "closes")
        own = labels if region.context.startswith("labels#") else None
        words = [
            _letters(piece.text)
            for piece in read_inline(sources[region.context], True, own).pieces
            if isinstance(piece, Words)
        ]
        assert words[0][:20] in said, (region.context, text)
        if not _goes_on(region.context, leaflet):
            assert all(part in said for part in words), (region.context, text)
            checked += 1
    assert checked > 30


def _letters(text: str) -> str:
    return re.sub(r"[^\w]", "", text)


def _goes_on(context: str, leaflet: str) -> bool:
    """Whether a message stands on more than one page."""
    made = _made(leaflet, "en-GB")[0]
    found = regions(made.document, made.composition, made.edition.digits)
    return len({one.page for one in found if one.context == context}) > 1


@both_ways
def test_a_picture_holds_the_message_and_can_be_read_beside_others(language: str) -> None:
    made, _, pictures = _made(LEAFLET, language)
    for place, png in pictures:
        left, top, right, bottom = place.view
        region, page = place.region, made.document.pages[place.region.page]
        assert left <= region.x
        assert region.x + region.width <= right <= page.width
        assert top <= region.y
        assert region.bottom <= bottom <= page.height
        assert bottom - top <= max(TALLEST, region.height + 140) + 20
        width, height = Image.open(BytesIO(png)).size
        assert width == pytest.approx((right - left) * SCALE, abs=2)
        assert height == pytest.approx((bottom - top) * SCALE, abs=2)


def test_the_same_pages_give_the_same_bytes() -> None:
    made, pdf, pictures = _made(LEAFLET, "en-GB")
    assert tuple(cut(pdf, list(places(made)))) == pictures
    again = lay_out(shipped_library(), _job())
    assert [png for _, png in cut(draw(again.document), list(places(again)))] == [
        png for _, png in pictures
    ]


def test_each_page_is_drawn_once(monkeypatch: pytest.MonkeyPatch) -> None:
    made, pdf, pictures = _made(LEAFLET, "en-GB")
    drawn: list[Any] = []
    usual = pypdfium2.PdfPage.render

    def counted(page: Any, **more: Any) -> Any:
        drawn.append(page)
        return usual(page, **more)

    monkeypatch.setattr(pypdfium2.PdfPage, "render", counted)
    assert len(list(cut(pdf, list(places(made))))) == len(pictures)
    assert len(drawn) == len({place.region.page for place, _ in pictures})


def test_a_message_of_several_leaflets_has_one_picture() -> None:
    jobs = [_job(leaflet) for leaflet in LEAFLETS]
    taken = Counter(one.context for one in screenshots(shipped_library(), jobs))
    assert set(taken.values()) == {1}
    assert taken["labels#page-of.text"]
    one = {place.region.context for place, _ in _made(LEAFLET, "en-GB")[2]}
    assert one < set(taken)


# Names.


def test_a_file_is_called_as_its_message() -> None:
    names = file_names(["sacral-dimple/caring#bathe.item", "labels#page-of.text"])
    assert names == {
        "sacral-dimple/caring#bathe.item": "sacral-dimple.caring.bathe.item.png",
        "labels#page-of.text": "labels.page-of.text.png",
    }


def test_no_two_messages_share_a_file_and_every_name_is_safe() -> None:
    shipped = [m.context for t in extract_messages(shipped_library()).values() for m in t]
    nasty = ["a/b#c", "a#b.c", "A/B#c", "a/ü#c", "a/ö#c", "../etc#x", "x/" + "y" * 300 + "#a",
             "x/" + "y" * 300 + "#b"]  # fmt: skip
    names = file_names([*shipped, *nasty])
    assert len({name.lower() for name in names.values()}) == len(shipped) + len(nasty)
    for name in names.values():
        assert re.fullmatch(r"[A-Za-z0-9_-][A-Za-z0-9._-]*\.png", name)
        assert len(name) <= LONGEST + 20
    assert file_names(reversed([*shipped, *nasty])) == names


# The folder.

A, B, C = "t/a#x", "t/b#x", "t/c#x"


def _taken(*contexts: str, png: bytes = b"1") -> Iterator[Screenshot]:
    return (Screenshot(context, _job(), 2, png) for context in contexts)


def _files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def _units(folder: Path) -> Any:
    return json.loads((folder / UNITS).read_text("utf-8"))


def test_units_say_what_each_picture_shows_and_what_has_none(tmp_path: Path) -> None:
    kept = keep(tmp_path, "en-GB", _taken(A), [A, B], [A, B])
    assert (kept.written, kept.unchanged, kept.removed, kept.without) == (1, 0, 0, (B,))
    assert _files(tmp_path) == ["t.a.x.png", UNITS]
    unit = {"id": A, "topic": "t", "leaflet": LEAFLET, "clinic": CLINIC, "page": 2}
    assert _units(tmp_path) == {
        "language": "en-GB", "screenshots": {"t.a.x.png": unit}, "without": [B]
    }  # fmt: skip


def test_pictures_of_messages_that_are_gone_go_and_nothing_else(tmp_path: Path) -> None:
    keep(tmp_path, "en-GB", _taken(A, B), [A, B], [A, B])
    (tmp_path / "mine.png").write_bytes(b"mine")
    kept = keep(tmp_path, "en-GB", _taken(A), [A], [A])
    assert (kept.written, kept.unchanged, kept.removed) == (0, 1, 1)
    assert _files(tmp_path) == ["mine.png", "t.a.x.png", UNITS]


def test_pictures_that_were_not_looked_for_stay(tmp_path: Path) -> None:
    keep(tmp_path, "en-GB", _taken(A, B), [A, B, C], [A, B, C])
    kept = keep(tmp_path, "en-GB", _taken(A, png=b"2"), [A, B, C], [A])
    assert (kept.written, kept.removed) == (1, 0)
    assert set(_units(tmp_path)["screenshots"]) == {"t.a.x.png", "t.b.x.png"}
    assert _units(tmp_path)["without"] == [C]


def test_a_folder_of_another_language_is_left_alone(tmp_path: Path) -> None:
    keep(tmp_path, "en-GB", _taken(A), [A], [A])
    with pytest.raises(LeafletsError) as raised:
        keep(tmp_path, "ar", _taken(A, png=b"2"), [A], [A])
    assert [problem.code for problem in raised.value.problems] == ["screenshots/other-language"]
    assert (tmp_path / "t.a.x.png").read_bytes() == b"1"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"language": "en-GB", "screenshots": {"../a.png": {"id": "x"}}, "without": []}',
        '{"language": "en-GB", "screenshots": {"letter.doc": {"id": "x"}}, "without": []}',
    ],
)
def test_a_list_of_units_that_is_spoilt_removes_nothing(tmp_path: Path, text: str) -> None:
    folder = tmp_path / "shots"
    folder.mkdir()
    (tmp_path / "a.png").write_bytes(b"mine")
    (folder / "letter.doc").write_bytes(b"mine")
    (folder / UNITS).write_text(text, "utf-8")
    with pytest.raises(LeafletsError) as raised:
        keep(folder, "en-GB", _taken(B), [B], [B])
    assert [problem.code for problem in raised.value.problems] == ["screenshots/units"]
    assert _files(folder) == ["letter.doc", UNITS]
    assert (tmp_path / "a.png").exists()


def test_when_a_leaflet_cannot_be_made_the_folder_stays_as_it_was(tmp_path: Path) -> None:
    def broken() -> Iterator[Screenshot]:
        yield from _taken(A)
        raise LeafletsError

    folder = tmp_path / "shots"
    with pytest.raises(LeafletsError):
        keep(folder, "en-GB", broken(), [A], [A])
    assert not folder.exists()
