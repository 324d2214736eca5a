"""The whole page: what is composed, in its order; its marks; and nothing fetched or run."""

from __future__ import annotations

import re
from dataclasses import replace
from html import escape
from pathlib import Path

import pytest

from leaflets.batch import load_workspace
from leaflets.marks import mark_words
from leaflets.model.job import HTML_EDITION, Job
from leaflets.model.order import Values
from leaflets.pipeline import Terms, build, lay_out
from leaflets.problems import LeafletsError
from leaflets.typeset.styles import YELLOW
from tests.end_to_end.jobs import LANGUAGES, MYTHS, SIGNS, SOURCE, shipped, shipped_library
from tests.html.editions import body, composed, edition, job, parsed, text_of, words_of
from tests.oracle.read_back import read_tree, rows
from tests.small_workspace import CLINIC, LEAFLET, change, copy_workspace

PAGE = Job(LEAFLET, SOURCE, CLINIC, "handout", "a4", HTML_EDITION)
BEGINNING = ("H1", "H2", "H3", "P", "LBody", "Caption")
OURS = ("leaflet-marks",)
"""What the program adds to the words of a composition."""


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    return copy_workspace(tmp_path)


def page_of(workspace: Path) -> bytes:
    return build(load_workspace(workspace), PAGE)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("leaflet", sorted(shipped_library().leaflets))
def test_every_shipped_leaflet_says_in_every_language_what_is_composed(
    leaflet: str, language: str
) -> None:
    html = edition(leaflet, language)
    assert text_of(body(html), OURS) == words_of(composed(job(leaflet, language)))
    assert len(html) <= (170_000 if language == SOURCE else 360_000)
    root = parsed(html)
    assert root.get("lang") == language
    assert root.get("dir") == ("rtl" if language in ("ar", "ur") else "ltr")
    assert len(list(root.iter("h1"))) == 1


@pytest.mark.parametrize("language", [SOURCE, "ar"])
def test_words_stand_in_the_order_that_screen_readers_follow_in_the_pdf(language: str) -> None:
    """Headings, paragraphs and items of the tag tree begin one after the other on the page."""
    printed = replace(job(SIGNS, language), profile="screen")
    html = text_of(body(edition(SIGNS, language)), OURS)
    at, found, missed = 0, 0, []
    for row in rows(read_tree(build(shipped_library(), printed)), *BEGINNING):
        words = "".join(row.text.split())
        place = html.find(words, at)
        if place < 0:
            missed.append(words)
        else:
            at, found = place, found + 1
    assert found > 50
    assert not [words for words in missed if words in html], "said, but in another place"
    assert len(missed) <= 8, missed  # marks in two languages on each page, the number of the last


def test_two_languages_stand_block_by_block() -> None:
    html = edition(SIGNS, "ar", SOURCE)
    assert text_of(body(html), OURS) == words_of(composed(job(SIGNS, "ar", SOURCE)))
    second = [one for one in body(html).iter("div") if one.get("lang") == SOURCE]
    assert all(one.get("dir") == "ltr" for one in second)
    ids = [one.get("id") for one in body(html).iter() if one.get("id")]
    assert len(ids) == len(set(ids))


def test_ids_that_are_referred_to_are_there() -> None:
    page = body(edition(SIGNS, SOURCE))
    ids = {one.get("id") for one in page.iter()}
    named = [one.get("aria-labelledby") for one in page.iter() if one.get("aria-labelledby")]
    inside = [str(one.get("href"))[1:] for one in page.iter("a") if one.get("href", "")[0] == "#"]
    assert len(named) > 10
    assert len(inside) > 30
    assert ids >= {*named, *inside}


def test_sections_are_called_as_their_headings_are() -> None:
    page = body(edition(SIGNS, SOURCE))
    headings = {one.get("id"): text_of(one) for tag in ("h2", "h3") for one in page.iter(tag)}
    called = [headings[one.get("aria-labelledby")] for one in page.iter("section")]
    assert "Whentogethelp" in called
    assert [one.tag for one in page] == ["header", "main", "footer"]


@pytest.mark.parametrize(("leaflet", "language"), [(SIGNS, SOURCE), (MYTHS, "ur")])
def test_nothing_is_fetched_and_nothing_runs(leaflet: str, language: str) -> None:
    root = parsed(edition(leaflet, language))
    for element in root.iter():
        name = element.tag.rpartition("}")[2]
        assert name not in ("script", "link", "iframe", "object", "base", "form", "use")
        for attribute, value in element.attrib.items():
            assert not attribute.startswith("on")
            if attribute in ("src", "srcset", "poster") or (attribute == "href" and name != "a"):
                assert value.startswith("data:")
    style = "".join(one.text or "" for one in root.iter("style"))
    assert not re.search(r"@import|url\((?!data:)", style)
    policy = [one.get("content") for one in root.iter("meta") if one.get("http-equiv")]
    assert len(policy) == 1
    assert str(policy[0]).startswith("default-src 'none'; style-src 'unsafe-inline'; img-src data:")


RECIPE = f"content/leaflets/{LEAFLET}.yaml"
HOSTILE = "<script>alert(1)</script> \" onload=x ' {{7*7}} ]]> </style> &lt;b&gt;"


def test_hostile_words_are_shown_as_they_are(workspace: Path) -> None:
    said = "a \" onload=x ' b ]]> c < d > e"  # elements are refused in content already
    quoted = "'" + said.replace("'", "''") + "'"
    change(workspace, f"content/clinics/{CLINIC}.yaml", "Riverbank Sample Clinic", quoted)
    change(workspace, RECIPE, '"Sacral dimple: warning signs"', quoted)
    change(workspace, "content/blocks/sacral-dimple/words.yaml", "Words we use", quoted)
    change(
        workspace,
        "content/figures/baby-lower-back.yaml",
        "label: Sacral dimple",
        f"label: {quoted}",
    )
    change(workspace, "content/figures/baby-lower-back.yaml", "max: {sacral-dimple: 26}", "")
    html = page_of(workspace)
    root = parsed(html)
    assert not list(root.iter("script"))
    assert not [name for one in root.iter() for name in one.attrib if name.startswith("on")]
    assert len(list(root.iter("style"))) == 1
    assert text_of(body(html)).count("".join(said.split())) >= 4
    (title,) = root.iter("title")
    assert title.text == said
    (author,) = (one.get("content") for one in root.iter("meta") if one.get("name") == "author")
    assert author == said


def test_values_of_one_person_are_printed_and_escaped(workspace: Path) -> None:
    used = "  - {block: shared/contact"
    change(workspace, RECIPE, used, f"  - {{block: shared/your-appointment, role: next}}\n{used}")
    html = build(load_workspace(workspace), PAGE, values=Values({"appointment": HOSTILE}))
    assert "".join(HOSTILE.split()) in text_of(body(html))
    assert not list(parsed(html).iter("script"))
    assert b'<meta name="leaflets:personal" content="yes"/>' in html


def test_marks_stand_above_all_and_at_the_foot_in_both_languages() -> None:
    page = body(edition(SIGNS, "ar"))
    header, _, footer = list(page)
    for banner in (header[0], footer[-1]):
        assert banner.get("class") == "leaflet-marks"
        assert {one.get("lang") for one in banner} == {"ar", SOURCE}
        for mark in ("unsigned", "draft-translation", "sample-clinic"):
            for language in ("ar", SOURCE):
                assert "".join(mark_words(mark, language)[0].split()) in text_of(banner)


def test_no_template_and_no_theme_takes_the_marks_away(workspace: Path) -> None:
    """A theme that paints them over, and a template that says all that it must but in its own way:
    the banner is not theirs."""
    hidden = "styles:\n  leaflet-marks: {colour: paper, background: paper}\n"
    change(
        workspace, "layouts/themes/calm.yaml", "styles:\n", f"{hidden}  div: {{colour: accent}}\n"
    )
    header = "layouts/page/header.xml.j2"
    change(workspace, header, '<section class="band', '<section class="leaflet-marks band')
    html = page_of(workspace).decode()
    (rule,) = re.findall(r"\ndiv\.leaflet-marks\{([^}]*print[^}]*)\}", html)
    fixed = dict(one.split(":", 1) for one in rule.split(";") if ":" in one)
    assert all(value.endswith("!important") for value in fixed.values())
    assert fixed["background"] == f"{YELLOW}!important"
    assert fixed["display"] == "block!important"
    assert fixed["print-color-adjust"] == "exact!important"
    assert html.count('<div class="leaflet-marks" role="note">') == 2
    assert "@top-center" in html, "marks stand on every printed page"


def test_what_stops_a_pdf_stops_the_page(workspace: Path) -> None:
    change(workspace, "content/blocks/sacral-dimple/words.yaml", "Words", "Words \U00012345")
    library = load_workspace(workspace)
    for one in (replace(PAGE, profile="screen"), PAGE):
        with pytest.raises(LeafletsError) as raised:
            build(library, one)
        (problem,) = raised.value.problems
        assert problem.code == "text/missing-glyph"
        assert str(problem.where).endswith("words.yaml:3 (title)"), problem.where
    with pytest.raises(LeafletsError) as raised:
        build(shipped_library(), job(SIGNS, "ar"), terms=Terms(final=True))
    assert {one.code for one in raised.value.problems} >= {
        "review/unsigned",
        "review/sample-clinic",
    }


def test_weak_contrast_stops_it(workspace: Path) -> None:
    change(workspace, "layouts/themes/calm.yaml", "p: {after: 2", "p: {colour: hairline, after: 2")
    with pytest.raises(LeafletsError) as raised:
        page_of(workspace)
    assert {one.code for one in raised.value.problems} == {"theme/contrast"}


def test_it_has_no_pages() -> None:
    with pytest.raises(LeafletsError) as raised:
        lay_out(shipped_library(), job(SIGNS, SOURCE))
    assert raised.value.problems[0].code == "job/no-pages"


def test_all_blocks_stand_on_it_where_the_layout_prints_some(workspace: Path) -> None:
    change(
        workspace, "layouts/handout.yaml", "theme: calm\n", "theme: calm\nonly: [urgent, contact]\n"
    )
    assert "Wherethiscomesfrom" in text_of(body(page_of(workspace)))


def test_the_same_leaflet_gives_the_same_bytes() -> None:
    assert build(shipped_library(), job(SIGNS, SOURCE)) == edition(SIGNS, SOURCE)


def test_its_head_says_what_the_metadata_of_the_pdf_says() -> None:
    said = {
        one.get("name"): one.get("content") for one in parsed(edition(SIGNS, "ar")).iter("meta")
    }
    metadata = shipped(replace(job(SIGNS, "ar"), profile="screen")).pagination.document.metadata
    for name, value in metadata.provenance:
        assert said[f"leaflets:{name}"] == value
    assert said["leaflets:identifier"] == job(SIGNS, "ar").identifier
    assert escape(metadata.author) == said["author"]


def test_it_is_named_without_layout_and_paper() -> None:
    assert str(job(SIGNS, "ar").path) == f"riverbank-sample/ar/{SIGNS}.html"
    assert str(job(SIGNS, "ar", SOURCE).path) == f"riverbank-sample/ar/{SIGNS}-with-{SOURCE}.html"
    assert Job("a", "b", "c", "d", "e", "screen").path.name == "a-d-e-screen.pdf"
