"""One letter of any message, in every language of the library: exactly the leaflets that print it
are stale in that language, and every page of them says so."""

from __future__ import annotations

import random
import re
import shutil
from pathlib import Path

import pytest

from leaflets.batch import load_workspace
from leaflets.governance.signing import sign_clinic, sign_leaflet
from leaflets.governance.states import content_review, review_of
from leaflets.marks import mark_words, needed_marks
from leaflets.model.job import Job
from leaflets.model.page import SetText
from leaflets.pipeline import lay_out
from leaflets.stages.localize import localize
from leaflets.stages.resolve import resolve
from tests.governance.test_sign_off import WHO, put
from tests.small_workspace import CLINIC, REPOSITORY

TODAY = WHO.date
LANGUAGES = load_workspace(REPOSITORY).languages[1:]
EVERY = ("en-GB", *LANGUAGES)


@pytest.fixture(scope="module")
def library_signed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("signed")
    for part in ("content", "layouts"):
        shutil.copytree(REPOSITORY / part, folder / part)
    library = load_workspace(folder)
    for language in EVERY:
        for leaflet in library.leaflets:
            put(*sign_leaflet(library, leaflet, language, WHO))
        put(*sign_clinic(library, CLINIC, language, WHO))
    return folder


def test_the_library_is_five_leaflets_in_eleven_languages(library_signed: Path) -> None:
    library = load_workspace(library_signed)
    assert (len(library.leaflets), len(EVERY)) == (5, 11)
    for leaflet in library.leaflets:
        for language in EVERY:
            assert content_review(library, leaflet, language, TODAY).state == "reviewed"


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("language", LANGUAGES)
def test_one_letter_of_a_translation(language: str, seed: int, library_signed: Path) -> None:
    rng = random.Random(f"{language}{seed}")
    signed = {
        leaflet: review.sign_off.items
        for leaflet in load_workspace(library_signed).leaflets
        if (review := content_review(load_workspace(library_signed), leaflet, language, TODAY))
        and review.sign_off
    }
    leaflet = rng.choice(sorted(signed))
    name = rng.choice([item.name for item in signed[leaflet] if "#" in item.name])
    printing = {other for other, items in signed.items() if name in {i.name for i in items}}
    path, text, place = _place(library_signed, language, name, rng)
    changed = rng.choice([c for c in "oexآब好" if c != text[place]])
    path.write_text(text[:place] + changed + text[place + 1 :], "utf-8")
    try:
        library = load_workspace(library_signed)
        stale = {
            (other, tag)
            for other in library.leaflets
            for tag in (language, "en-GB", LANGUAGES[0], LANGUAGES[-1])
            if content_review(library, other, tag, TODAY).changed
        }
        assert stale == {(other, language) for other in printing}
        job = Job(leaflet, language, CLINIC, library.leaflets[leaflet].layout, "a4", "screen")
        review = review_of(library, leaflet, language, CLINIC, TODAY)
        assert "stale" in needed_marks(localize(resolve(library, job), review, TODAY))
    finally:
        path.write_text(text, "utf-8")


def _place(folder: Path, language: str, name: str, rng: random.Random) -> tuple[Path, str, int]:
    """A letter of a message, outside of its holes: file, text of the file, position."""
    topic = re.split("[#/]", name)[0]
    path = folder / f"content/translations/{language}/{topic}.po"
    text = path.read_text("utf-8")
    start = text.index(f'msgctxt "{name}"')
    found = re.compile(r'^msgstr "(.+)"$', re.M).search(text, start)
    assert found
    words = re.sub(r"\{[^}]*\}|\*\*", lambda match: " " * len(match[0]), found[1])
    places = [index for index, letter in enumerate(words) if letter.isalpha()]
    return path, text, found.start(1) + rng.choice(places)


def test_every_page_of_a_stale_leaflet_says_so(
    library_signed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import datetime

    from leaflets import clock

    noon = datetime.datetime.combine(TODAY, datetime.time(12), datetime.UTC)
    monkeypatch.setattr(clock, "now", lambda: noon)
    path = library_signed / "content/sources.yaml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("printed: Meningitis Now", "printed: Meningitis, now"), "utf-8")
    try:
        library = load_workspace(library_signed)
        for language in EVERY:
            job = Job("dimples-compared", language, CLINIC, "sheet", "a4", "screen")
            document = lay_out(library, job).document
            said, _ = mark_words("stale", "en")
            for page in document.pages:
                texts = [item for item in page.items if isinstance(item, SetText)]
                assert any(said in _words(item) for item in texts)
    finally:
        path.write_text(text, "utf-8")


def _words(item: SetText) -> str:
    return "".join(word.word.text for line in item.lines for word in line.words)
