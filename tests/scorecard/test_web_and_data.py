"""The report as one HTML file and as JSON: the same content, nothing from elsewhere."""

from __future__ import annotations

import json
import re
from dataclasses import fields, replace
from xml.etree import ElementTree

import pytest

from leaflets.model.assessment import Assessment
from leaflets.problems import Problem
from leaflets.scorecard.files import of_leaflet, of_library
from tests.oracle.read_back import read_tree, rows
from tests.scorecard.samples import A4, ALL, ARABIC, DAY, ENGLISH

SVG = "{http://www.w3.org/2000/svg}"


def parsed(page: bytes) -> ElementTree.Element:
    """The page as XML, which it is by its form."""
    return ElementTree.fromstring(page.decode().removeprefix("<!doctype html>\n"))


@pytest.fixture(scope="module")
def page() -> ElementTree.Element:
    return parsed(of_leaflet(ALL, A4, "html"))


def words_of(element: ElementTree.Element) -> str:
    """Its text, without what stands in drawings and in the head."""
    if element.tag in (f"{SVG}svg", "style"):
        return ""
    inside = [element.text or ""]
    for child in element:
        inside += [words_of(child), child.tail or ""]
    return " ".join(inside)


def test_the_page_says_what_the_pdf_says(page: ElementTree.Element) -> None:
    body = page.find("body")
    assert body is not None
    on_page = set(re.findall(r"\w+", words_of(body)))
    tree = read_tree(of_leaflet(ALL, A4, "pdf"))
    in_pdf = " ".join(row.text for row in rows(tree, "P")).replace("\u00a0", " ")
    missing = {word for word in re.findall(r"\w+", in_pdf) if word not in on_page}
    assert missing <= {"Page", "pages"}, missing


@pytest.mark.parametrize("everything", [False, True])
def test_nothing_is_fetched(everything: bool) -> None:
    made = of_library((ALL,), DAY, A4, "html") if everything else of_leaflet(ALL, A4, "html")
    text = made.decode().replace("http://www.w3.org/2000/svg", "")
    assert not re.search(r"https?:|//[a-z]|\bsrc=|<link|<script|@import|url\(", text)


def test_drawings_have_titles_of_their_own(page: ElementTree.Element) -> None:
    drawings = list(page.iter(f"{SVG}svg"))
    named = []
    for drawing in drawings:
        title, desc = drawing.find(f"{SVG}title"), drawing.find(f"{SVG}desc")
        assert title is not None
        assert desc is not None
        assert title.text
        assert desc.text
        assert drawing.get("aria-labelledby") == f"{title.get('id')} {desc.get('id')}"
        named += [title.get("id"), desc.get("id")]
    assert len(set(named)) == len(named) == 2 * len(drawings)
    titles = {one.text for one in page.iter(f"{SVG}title")}
    assert "Flesch-Kincaid grade level 4.8" in titles
    written = [one.text for one in page.iter(f"{SVG}text")]
    assert written == ["4.8", "8.7"]


def test_languages_and_directions(page: ElementTree.Element) -> None:
    assert page.get("lang") == "en"
    arabic = parsed(of_leaflet((ARABIC,), A4, "html"))
    title = next(one for one in arabic.iter("span") if one.text == ARABIC.title)
    assert (title.get("lang"), title.get("dir")) == ("ar", "rtl")


def test_words_cannot_become_markup() -> None:
    bad = replace(ENGLISH, title="<b>&", findings=(Problem("a/b", "<script>x</script>"),))
    page = parsed(of_leaflet((bad,), A4, "html"))
    assert not list(page.iter("script"))
    assert not list(page.iter("b"))
    assert "<script>x</script>" in words_of(page)


def test_rows_and_columns_have_heads(page: ElementTree.Element) -> None:
    for table in page.iter("table"):
        heads = table.findall("thead/tr/th")
        assert {head.get("scope") for head in heads} == {"col"}
        for row in table.findall("tbody/tr"):
            assert sum(int(cell.get("colspan", 1)) for cell in row) == len(heads)
            assert row[0].tag == "th"
            assert row[0].get("scope") == "row"


def test_the_fields_of_json() -> None:
    data = json.loads(of_leaflet(ALL, A4, "json"))
    assert list(data) == ["assessments"]
    english, _, arabic = data["assessments"]
    assert set(english) == {field.name for field in fields(Assessment)}
    assert english["day"] == "2026-11-27"
    assert english["readings"][0]["gate"] == {"good": 6, "most": 8}
    assert [one["verdict"] for one in english["readings"]] == ["good", "borderline"]
    assert english["instruments"][0]["share"] == pytest.approx(15 / 18)
    assert english["findings"][0]["severity"] == "warning"
    assert english["waived"][0]["until"] == "2027-03-01"
    assert english["signed"]["changes"][0]["now"] == "Keep it dry"
    assert "PEMAT-P 19: Criterion number 19" in english["open_points"]
    assert arabic["readings"] == []
    assert arabic["not_scored"] == "no formula is known for Arabic"
    library = json.loads(of_library(((ENGLISH,), (ARABIC,)), DAY, A4, "json"))
    assert [one["language"] for one in library["assessments"]] == ["en-GB", "ar"]
