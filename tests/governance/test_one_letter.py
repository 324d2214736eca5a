"""Any one letter or digit, of any file of the content: what is printed differently is stale, and
nothing that does not use the file is.

What is printed is taken from the composed leaflets themselves, not from the items that are signed:
a word that were left out of those would be found here.
"""

from __future__ import annotations

import random
import re
from collections.abc import Generator
from contextlib import closing
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import pytest

from leaflets.batch import load_workspace
from leaflets.governance.states import clinic_state, content_review
from leaflets.model.job import Job
from leaflets.model.library import Library
from leaflets.model.review import Review
from leaflets.problems import LeafletsError
from leaflets.stages.compose import compose
from leaflets.stages.localize import localize
from leaflets.stages.resolve import resolve
from tests.governance.test_sign_off import LANGUAGES, TODAY, Pair, signed
from tests.small_workspace import CLINIC, LEAFLET, OTHER, REPOSITORY

NEUTRAL = Review("reviewed", "reviewed", draft_translation=False)
FILES = (
    "content/blocks/*/*.yaml", "content/leaflets/*.yaml", "content/figures/*.yaml",
    "content/figures/*.svg", "content/glossary.yaml", "content/labels.yaml", "content/sources.yaml",
    "content/measures.yaml", "content/clinics/*.yaml", "content/clinics/*.svg",
    "content/translations/es/*.po", "content/translations/ar/*.po",
)  # fmt: skip
LETTERS = {"0123456789": "0123456789", "latin": "abcdefghijklmnopqrstuvwxyz", "arabic": "ابتثجح"}
Printed = dict[Pair, object]


class Change(NamedTuple):
    file: Path
    context: str
    printed: set[Pair]
    stale: set[Pair]
    clinic: set[str]


def printed(library: Library) -> Printed:
    """Leaflets and languages that can be printed -> their nodes, and the bytes of pictures.

    Without the code in the footer, which covers fixed words that a leaflet does not print.
    """
    found: Printed = {}
    for leaflet in (LEAFLET, OTHER):
        for language in LANGUAGES:
            layout = "handout" if leaflet == LEAFLET else "sheet"
            try:
                edition = resolve(library, Job(leaflet, language, CLINIC, layout, "a4", "screen"))
                local = replace(localize(edition, NEUTRAL, TODAY), content_hash="")
                nodes = compose(local, library)
            except LeafletsError:
                continue
            files = edition.picture_files()
            found[leaflet, language] = (nodes, {n: p.read_bytes() for n, p in files.items()})
    return found


@pytest.fixture(scope="module")
def everything_signed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return signed(tmp_path_factory.mktemp("signed"))


@pytest.fixture(scope="module")
def as_signed(everything_signed: Path) -> Printed:
    found = printed(load_workspace(everything_signed))
    assert len(found) == 6
    return found


def places(path: Path, text: str) -> list[int]:
    """Letters and digits in ``text`` that somebody might change: values, not names of fields."""
    if path.suffix == ".po":
        spans = [m.span(1) for m in re.finditer(r'^msgstr(?:\[\d\])? "(.+)"$', text, re.M)]
        spans = [span for span in spans if span[0] > text.index("msgctxt")]
    elif path.suffix == ".svg":
        spans = [m.span(1) for m in re.finditer(r'="([^"]*)"', text)]
    else:
        spans = [m.span(1) for m in re.finditer(r"^ *(?:- )?(?:\w+: )?(?!#)(.*)$", text, re.M)]
    return [n for start, end in spans for n in range(start, end) if text[n].isalnum()]


def another(letter: str, rng: random.Random) -> str:
    kind = "arabic" if letter > "\u0600" else "0123456789" if letter.isdigit() else "latin"
    return rng.choice([other for other in LETTERS[kind] if other != letter.lower()])


def context_at(path: Path, text: str, place: int) -> str:
    """The PO context a place belongs to; nothing in other files."""
    found = re.findall(r'^msgctxt "(.*)"$', text[:place], re.M) if path.suffix == ".po" else []
    return found[-1] if found else ""


def changes(root: Path, before: Printed, rng: random.Random) -> Generator[Change, None, None]:
    """One letter changed after the other, each put back; only those that can still be printed."""
    while True:
        path = rng.choice(sorted(root.glob(rng.choice(FILES))))
        text = path.read_text("utf-8")
        place = rng.choice(places(path, text))
        path.write_text(text[:place] + another(text[place], rng) + text[place + 1 :], "utf-8")
        try:
            library = load_workspace(root)
            after = printed(library)
            if not after or CLINIC not in library.clinics:
                continue
            yield Change(
                path,
                context_at(path, text, place),
                {pair for pair, nodes in after.items() if nodes != before[pair]},
                {pair for pair in after if content_review(library, *pair, TODAY).changed},
                {tag for tag in LANGUAGES if clinic_state(library, CLINIC, tag, TODAY) == "stale"},
            )
        finally:
            path.write_text(text, "utf-8")


def using(root: Path, change: Change) -> set[Pair]:
    """Leaflets and languages that a file, or a message of a PO file, can have to do with."""
    parts = change.file.relative_to(root / "content").parts
    languages: tuple[str, ...] = LANGUAGES
    name = "/".join((*parts[1:-1], change.file.stem))
    if parts[0] == "translations":
        languages, name = (parts[1],), change.context.partition("#")[0]
    leaflets = set()
    for leaflet in (LEAFLET, OTHER):
        recipe = (REPOSITORY / f"content/leaflets/{leaflet}.yaml").read_text("utf-8")
        blocks = re.findall(r"block: ([\w/-]+)", recipe)
        texts = [(REPOSITORY / f"content/blocks/{b}.yaml").read_text("utf-8") for b in blocks]
        drawn = re.findall(r"^(?:figure|banner): (.*)$", "\n".join((recipe, *texts)), re.M)
        named = (name.removeprefix("leaflets/"), name.removeprefix("figures/"))
        shared = name.partition("/")[0] in ("glossary", "labels", "sources", "")
        if shared or name in blocks or leaflet in named or any(figure in drawn for figure in named):
            leaflets.add(leaflet)
    return {(leaflet, language) for leaflet in leaflets for language in languages}


def check(root: Path, change: Change) -> None:
    place = f"{change.file.relative_to(root)} {change.context}"
    of_clinic = change.file.stem == "measures" or CLINIC in change.file.stem
    if of_clinic:
        assert not change.stale, f"{place}: no content is unsigned"
        assert {language for _, language in change.printed} <= change.clinic, place
        return
    assert not change.clinic, f"{place}: no clinic is unsigned"
    assert change.printed <= change.stale, f"{place}: it is printed otherwise, and still approved"
    assert change.stale <= using(root, change), f"{place}: this has nothing to do with it"
    if change.context and not change.context.startswith("labels#"):
        assert change.stale == change.printed, f"{place}: a translation is what is printed"


@pytest.mark.parametrize("seed", range(12))
def test_any_one_letter_of_the_content(
    seed: int, everything_signed: Path, as_signed: Printed
) -> None:
    with closing(changes(everything_signed, as_signed, random.Random(seed))) as found:
        for change in islice(found, 4):
            check(everything_signed, change)


def test_it_finds_what_nobody_signs(
    everything_signed: Path, as_signed: Printed, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The check can fail: with the changes taken away, what is printed otherwise is noticed."""
    with closing(changes(everything_signed, as_signed, random.Random(1))) as found:
        change = next(one for one in found if one.printed and not one.clinic)
    with pytest.raises(AssertionError, match="still approved"):
        check(everything_signed, change._replace(stale=set()))
    with pytest.raises(AssertionError, match="nothing to do with it"):
        check(everything_signed, change._replace(stale={*change.stale, ("another", "fr")}))
