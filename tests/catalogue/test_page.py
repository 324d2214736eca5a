"""The HTML of the catalogue: nothing in a title, a name or a path can become markup."""

from __future__ import annotations

import datetime
import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath

import pytest

from leaflets.catalogue import frame
from leaflets.catalogue.chooser import first_page
from leaflets.catalogue.gathering import Found
from leaflets.catalogue.page import clinic_page
from leaflets.catalogue.shelf_words import Spoken
from leaflets.catalogue.shelving import Card, Form, Shelf
from leaflets.catalogue.wrongs import Wrong
from leaflets.provenance import Provenance
from tests.catalogue.world import REAL, TITLE_AR

DAY = datetime.date(2026, 12, 1)
EVIL = """</script><script>alert(1)</script>"'><img src=x onerror=alert(1)>&amp;"""


def shelf(words: str = "A title", path: str = "hill/ar/a.pdf", name: str = "Hill") -> Shelf:
    """One leaflet whose every word is ``words``."""
    said = Provenance("SD", "1.0.0", "ar", "0" * 8, "hill", "draft", "unsigned", "2028-11-22")
    found = Found(PurePosixPath(path), "paper", said, None, words, "0" * 64)
    form = Form(found, words, words, words, words, (Wrong(words, words),))
    card = Card("SD", "ar", Spoken(words, "ar"), Spoken(words, "en"), DAY, words, (form, form))
    return Shelf("hill", name, "en", {"SD": (Spoken(words, "en"), words)}, {"ar": words}, (card,))


def html_of(one: Shelf) -> str:
    return clinic_page(one, {}, DAY, compared=True, several=True)


class Elements(HTMLParser):
    """What a browser makes of a page: elements and their attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def of(self, name: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.found if tag == name]


@pytest.mark.parametrize("make", [html_of, lambda one: first_page((one, one), DAY)])
def test_hostile_words_stay_words(make: object) -> None:
    assert callable(make)
    tame = [tag for tag, _ in Elements(make(shelf())).found]
    page = make(shelf(EVIL, name=EVIL))
    assert [tag for tag, _ in Elements(page).found] == tame
    assert "<script>alert" not in page
    assert "onerror" not in {key for _, attributes in Elements(page).found for key in attributes}


@pytest.mark.parametrize(
    "path", ["javascript:alert(1).pdf", "a b/#?%41&quot;'\"<x>.pdf", "..//evil.example/a.pdf"]
)
def test_links_lead_to_files_of_the_output_only(path: str) -> None:
    for attributes in Elements(html_of(shelf(path=path))).of("a"):
        href = attributes["href"]
        assert href
        assert re.fullmatch(r"#[\w.-]+|\.\./[A-Za-z0-9/._~%-]+", href)


def test_a_path_that_is_no_text_is_an_address() -> None:
    assert frame.address("caf\udce9.pdf") == "../caf%E9.pdf"


def test_data_cannot_end_its_element() -> None:
    page = html_of(shelf(EVIL + "\u2028"))
    data = re.search(r'id="data">(.*?)</script>', page, re.DOTALL)
    assert data
    assert "<" not in data[1]
    assert json.loads(data[1])["wrongs"][1][0][0] == EVIL + "\u2028"


def test_scripts_and_styles_are_ours_by_their_hash() -> None:
    page = html_of(shelf())
    policy = next(a["content"] for a in Elements(page).of("meta") if "http-equiv" in a)
    assert policy
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in policy
    for name in ("style", "script"):
        (text,) = re.findall(rf"<{name}>(.*?)</{name}>", page, re.DOTALL)
        assert frame._hash(text) in policy
    assert not re.search(r'\sstyle="|\son\w+="|https?://(?!www\.w3\.org/2000/svg)', page)


def test_ids_are_there_once(world: Path) -> None:
    page = (world / f"output/catalogue/{REAL}.html").read_text("utf-8")
    ids = [attributes["id"] for _, attributes in Elements(page).found if "id" in attributes]
    assert len(ids) == len(set(ids))


def test_words_have_their_language_and_direction(world: Path) -> None:
    page = (world / f"output/catalogue/{REAL}.html").read_text("utf-8")
    assert f'<h3><span lang="ar" dir="rtl">{TITLE_AR}</span>' in page
    assert '<span lang="en-GB" dir="ltr">Sacral dimple: warning signs</span>' in page
    assert '<span lang="bn" dir="ltr">বাংলা</span> <small>Bengali</small>' in page


def test_state_and_dates_stand_in_words(world: Path) -> None:
    page = (world / f"output/catalogue/{REAL}.html").read_text("utf-8")
    start = page.index('id="SD-WARN.ar"')
    card = page[start : page.index("</li>\n", start)]
    assert "<strong>Not for patients:</strong> not reviewed, draft translation" in card
    assert "No clinician has approved these words." in card
    assert "SD-WARN, version 1.0.0; published 22 November 2026; to be reviewed by" in card
    start = page.index('id="SD-WARN.en-GB"')
    assert "Not for patients" not in page[start : page.index("</li>\n", start)]


def test_a_form_that_differs_says_so_by_itself() -> None:
    one = shelf()
    (card,) = one.cards
    final = replace(card.forms[0], wrongs=())
    marked = html_of(replace(one, cards=(replace(card, forms=(final, card.forms[0])),)))
    assert marked.index("<details><summary>More") < marked.index("<strong>Not for patients")
    good = html_of(replace(one, cards=(replace(card, forms=(card.forms[0], final)),)))
    assert "Reviewed, and without a mark" in good


def test_a_leaflet_for_a_telephone_is_opened_not_printed() -> None:
    one = shelf()
    (card,) = one.cards
    found = replace(card.forms[0].found, medium="screen", path=PurePosixPath("hill/ar/a.html"))
    page = html_of(replace(one, cards=(replace(card, forms=(Form(found, "x", "", "", "", ()),)),)))
    assert '<a class="open" href="../hill/ar/a.html"' in page
    assert 'class="print"' not in page


def test_one_clinic_is_gone_to_at_once() -> None:
    page = first_page((shelf(),), DAY)
    assert '<meta http-equiv="refresh" content="0; url=catalogue/hill.html">' in page
    assert '<a href="catalogue/hill.html">' in page


def test_nobody_has_compared_is_said() -> None:
    assert "Nobody has compared" in clinic_page(shelf(), {}, DAY, compared=False, several=False)
    assert "Nobody has compared" not in html_of(shelf())
