"""Sign-offs lock to exact words: a change makes exactly what it affects stale, and nothing else."""

from __future__ import annotations

import datetime
import json
import random
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from leaflets.batch import load_workspace
from leaflets.governance.register import file_of_clinic, file_of_leaflet, sign_offs
from leaflets.governance.signing import Signature, sign_clinic, sign_leaflet
from leaflets.governance.states import clinic_state, content_review, review_of
from leaflets.model.job import Job
from leaflets.model.library import Library
from leaflets.problems import LeafletsError
from leaflets.stages.artwork import pictures_of
from leaflets.stages.resolve import resolve
from tests.small_workspace import CLINIC, LEAFLET, OTHER, copy_workspace

TODAY = datetime.date(2026, 12, 1)
WHO = Signature("A. Person", "Nurse", datetime.date(2026, 11, 30))
LANGUAGES = ("en-GB", "es", "ar")
Pair = tuple[str, str]


def signed(folder: Path) -> Path:
    """A workspace in which everything is signed in every language, and the clinic as well."""
    copy_workspace(folder)
    library = load_workspace(folder)
    for language in LANGUAGES:
        for leaflet in (LEAFLET, OTHER):
            put(*sign_leaflet(library, leaflet, language, WHO))
        put(*sign_clinic(library, CLINIC, language, WHO))
    return folder


def put(path: Path, record: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(record)


def stale(library: Library) -> set[Pair]:
    """Leaflets and languages that are no longer as they were signed."""
    return {
        (leaflet, language)
        for leaflet in (LEAFLET, OTHER)
        for language in LANGUAGES
        if content_review(library, leaflet, language, TODAY).changed
    }


@pytest.fixture(scope="module")
def everything_signed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return signed(tmp_path_factory.mktemp("signed"))


def test_what_is_signed_is_reviewed(everything_signed: Path) -> None:
    library = load_workspace(everything_signed)
    for leaflet in (LEAFLET, OTHER):
        for language in LANGUAGES:
            review = review_of(library, leaflet, language, CLINIC, TODAY)
            assert (review.state, review.clinic) == ("reviewed", "reviewed")
            assert review.released
            assert not review.draft_translation, "a reviewed translation is no draft"
            assert review.sign_off is not None
            assert review.sign_off.reviewer == "A. Person"


Edit = tuple[str, str, str, set[Pair]]
BOTH = {LEAFLET, OTHER}


def all_languages(*leaflets: str) -> set[Pair]:
    return {(leaflet, language) for leaflet in leaflets for language in LANGUAGES}


EDITS: dict[str, Edit] = {
    "a word of one leaflet": (
        "content/blocks/sacral-dimple/caring.yaml", "Keep the dimple clean",
        "Keep the dimple cleen", all_languages(LEAFLET),
    ),
    "a number": (
        "content/blocks/sacral-dimple/what-it-is.yaml", "than 5 mm", "than 6 mm",
        all_languages(LEAFLET),
    ),
    "a word of both": (
        "content/blocks/shared/other-formats.yaml", "large print", "larger print",
        all_languages(*BOTH),
    ),
    "a title": (
        f"content/leaflets/{OTHER}.yaml", "Back dimples: myths", "Back dimples; myths",
        all_languages(OTHER),
    ),
    "the review date": (
        f"content/leaflets/{OTHER}.yaml", "review_by: 2028-11-22", "review_by: 2028-11-23",
        all_languages(OTHER),
    ),
    "the order of blocks": (
        f"content/leaflets/{LEAFLET}.yaml",
        "  - {block: sacral-dimple/caring, role: main}\n"
        "  - {block: sacral-dimple/questions, role: main}\n",
        "  - {block: sacral-dimple/questions, role: main}\n"
        "  - {block: sacral-dimple/caring, role: main}\n",
        all_languages(LEAFLET),
    ),
    "how urgent a tier is": (
        "content/blocks/sacral-dimple/warning-signs.yaml", "urgency: emergency-now",
        "urgency: call-today", set(),  # the block is refused: nothing can be printed
    ),
    "a picture": (
        "content/figures/baby-lower-back.svg", 'r="2.5"', 'r="2.6"', all_languages(LEAFLET),
    ),
    "a label of a picture": (
        "content/figures/lower-back.yaml", "label: Back dimples", "label: Back dimple",
        all_languages(OTHER),
    ),
    "a source": (
        "content/sources.yaml", "citation: Family Practice Notebook.",
        "citation: Family practice notebook.", all_languages(LEAFLET),
    ),
    "the hole of a number": (
        "content/blocks/sacral-dimple/warning-signs.yaml",
        "call {clinic.out_of_hours_phone}", "call {clinic.phone}", all_languages(LEAFLET),
    ),
    "a term": (
        "content/glossary.yaml", "Pictures made with sound", "Pictures made by sound",
        all_languages(LEAFLET),
    ),
    "a label of both": (
        "content/labels.yaml", 'text: "Published {date}"', 'text: "Published on {date}"',
        all_languages(*BOTH),
    ),
    "a label of one": (
        "content/labels.yaml", "text: What people say", "text: What they say",
        all_languages(OTHER),
    ),
    "one translation": (
        "content/translations/es/sacral-dimple.po", 'msgstr "Mantenga limpio',
        'msgstr "Manténga limpio', {(LEAFLET, "es")},
    ),
    "a translated label": (
        "content/translations/ar/labels.po", 'msgstr "الهاتف"', 'msgstr "هاتف"',
        {(LEAFLET, "ar"), (OTHER, "ar")},
    ),
    "a note to translators": (
        "content/blocks/sacral-dimple/warning-signs.yaml", "note: Every sign must stay.",
        "note: Each sign must stay.", set(),
    ),
    "a reason for no source": (
        "content/blocks/back-dimples/when-to-ask.yaml", "reason: Advice to see",
        "reason: It is advice to see", set(),
    ),
    "when a source was looked at": (
        "content/sources.yaml", "checked: 2026-11-22", "checked: 2026-11-23", set(),
    ),
    "the layout": (f"content/leaflets/{LEAFLET}.yaml", "layout: handout", "layout: sheet", set()),
    "a colour": ("layouts/themes/calm.yaml", '"#0d4f6b"', '"#0d4f6c"', set()),
    "the phone of the clinic": (
        f"content/clinics/{CLINIC}.yaml", "020 7946 0123", "020 7946 0124", set(),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", EDITS)
def test_a_change_makes_exactly_what_it_affects_stale(name: str, everything_signed: Path) -> None:
    file, old, new, affected = EDITS[name]
    path = everything_signed / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    try:
        found = stale(load_workspace(everything_signed))
    finally:
        path.write_text(text, "utf-8")
    if name != "how urgent a tier is":
        assert found == affected
    assert stale(load_workspace(everything_signed)) == set(), "putting it back makes it fresh"


def _one_letter(text: str, rng: random.Random) -> tuple[int, str]:
    """Somewhere in ``text``, outside its holes, another letter or digit."""
    words = re.sub(r"\{[^}]*\}", lambda match: "·" * len(match[0]), text)
    place = rng.choice([index for index, letter in enumerate(words) if letter.isalnum()])
    letters = "abcdefghijklmnopqrstuvwxyzابتثجح"
    others = "0123456789" if text[place].isdigit() else letters
    return place, rng.choice([letter for letter in others if letter != text[place]])


@pytest.mark.parametrize("seed", range(40))
def test_any_one_letter_of_any_message(seed: int, everything_signed: Path) -> None:
    """Change one letter of one translation: the leaflets that print it are stale in that language,
    and no other."""
    rng = random.Random(seed)
    library = load_workspace(everything_signed)
    leaflet, language = rng.choice((LEAFLET, OTHER)), rng.choice(("es", "ar"))
    review = content_review(library, leaflet, language, TODAY)
    assert review.sign_off is not None
    item = rng.choice([i for i in review.sign_off.items if "#" in i.name])
    topic = item.name.partition("#")[0].partition("/")[0]
    path = everything_signed / f"content/translations/{language}/{topic}.po"
    text = path.read_text("utf-8")
    start = text.index(f'msgctxt "{item.name}"')
    begin = text.index('msgstr "', start) + len('msgstr "')
    end = text.index("\n", begin) - 1
    place, letter = _one_letter(
        re.sub(r"\{[^}]*\}", lambda m: "·" * len(m[0]), text[begin:end]), rng
    )
    path.write_text(text[: begin + place] + letter + text[begin + place + 1 :], "utf-8")
    try:
        changed = load_workspace(everything_signed)
        found = stale(changed)
        printing = {
            (name, language)
            for name in (LEAFLET, OTHER)
            for signed_item in (content_review(library, name, language, TODAY).sign_off or ()).items  # type: ignore[union-attr]
            if signed_item.name == item.name
        }
        assert found == printing
        assert item.name in content_review(changed, leaflet, language, TODAY).changed
    finally:
        path.write_text(text, "utf-8")


def test_a_new_phone_number_unsigns_the_values_of_one_clinic(tmp_path: Path) -> None:
    folder = signed(tmp_path / "mine")
    path = folder / f"content/clinics/{CLINIC}.yaml"
    path.write_text(path.read_text("utf-8").replace("020 7946 0123", "020 7946 0124"), "utf-8")
    library = load_workspace(folder)
    assert stale(library) == set()
    for language in LANGUAGES:
        assert clinic_state(library, CLINIC, language, TODAY) == "stale"
        assert not review_of(library, LEAFLET, language, CLINIC, TODAY).released


def test_a_translation_needs_its_source_reviewed(tmp_path: Path) -> None:
    folder = copy_workspace(tmp_path / "mine")
    put(*sign_leaflet(load_workspace(folder), LEAFLET, "es", WHO))
    library = load_workspace(folder)
    assert content_review(library, LEAFLET, "es", TODAY).state == "translated"
    put(*sign_leaflet(library, LEAFLET, "en-GB", WHO))
    assert content_review(load_workspace(folder), LEAFLET, "es", TODAY).state == "reviewed"


def test_states_before_any_signature(tmp_path: Path) -> None:
    folder = copy_workspace(tmp_path / "mine")
    library = load_workspace(folder)
    assert content_review(library, LEAFLET, "en-GB", TODAY).state == "draft"
    assert content_review(library, LEAFLET, "es", TODAY).state == "draft"
    for path in (folder / "content/translations/es").glob("*.po"):
        text = path.read_text("utf-8").replace("draft-machine", "translated")
        path.write_text(text, "utf-8")
    assert content_review(load_workspace(folder), LEAFLET, "es", TODAY).state == "translated"


def test_a_file_that_has_lost_its_header_is_a_draft(tmp_path: Path) -> None:
    folder = copy_workspace(tmp_path / "mine")
    for path in (folder / "content/translations/es").glob("*.po"):
        text = path.read_text("utf-8").replace("draft-machine", "translated")
        path.write_text(text, "utf-8")
    path = folder / "content/translations/es/sacral-dimple.po"
    path.write_text(path.read_text("utf-8").partition("\n\n")[2], "utf-8")
    assert content_review(load_workspace(folder), LEAFLET, "es", TODAY).state == "draft"


def test_expired_and_superseded(tmp_path: Path) -> None:
    folder = signed(tmp_path / "mine")
    late = datetime.date(2029, 1, 1)
    assert content_review(load_workspace(folder), LEAFLET, "en-GB", late).state == "expired"
    path = folder / f"content/leaflets/{LEAFLET}.yaml"
    path.write_text(path.read_text("utf-8") + "superseded_by: BD-MYTH\n", "utf-8")
    assert content_review(load_workspace(folder), LEAFLET, "en-GB", TODAY).state == "superseded"


def test_what_is_not_complete_cannot_be_signed(tmp_path: Path) -> None:
    folder = copy_workspace(tmp_path / "mine")
    path = folder / "content/translations/es/sacral-dimple.po"
    text = path.read_text("utf-8")
    path.write_text(re.sub(r'msgstr "Mantenga limpio.*"', 'msgstr ""', text), "utf-8")
    with pytest.raises(LeafletsError) as caught:
        sign_leaflet(load_workspace(folder), LEAFLET, "es", WHO)
    assert [problem.code for problem in caught.value.problems] == ["review/incomplete"]
    assert "sacral-dimple/caring#clean.item" in caught.value.problems[0].message


Spoil = Callable[[dict[str, Any]], object]
SPOILT: dict[str, tuple[str, Spoil]] = {
    "another name": ("review/seal", lambda record: record.update(reviewer="B. Person")),
    "another day": ("review/seal", lambda record: record.update(date="2026-11-29")),
    "no name": ("review/nobody", lambda record: record.update(reviewer=" ")),
    "another hash": ("review/digest", lambda record: record.update(digest="0" * 64)),
    "another word": ("review/digest", lambda r: r["items"][0].__setitem__(2, "x")),
    "a field gone": ("review/unreadable", lambda record: record.pop("role")),
    "a name that is a number": ("review/unreadable", lambda record: record.update({"reviewer": 5})),
    "a day that is none": ("review/unreadable", lambda record: record.update(date="soon")),
}


@pytest.mark.parametrize("name", SPOILT)
def test_a_file_changed_by_hand_is_noticed(name: str, tmp_path: Path) -> None:
    code, spoil = SPOILT[name]
    folder = copy_workspace(tmp_path / "mine")
    path, record = sign_leaflet(load_workspace(folder), LEAFLET, "en-GB", WHO)
    data = json.loads(record)
    spoil(data["sign_offs"][0])
    put(path, json.dumps(data).encode())
    with pytest.raises(LeafletsError) as caught:
        review_of(load_workspace(folder), LEAFLET, "en-GB", CLINIC, TODAY)
    assert code in {problem.code for problem in caught.value.problems}
    assert all(problem.where and problem.where.path == path for problem in caught.value.problems)
    assert all(problem.hint for problem in caught.value.problems)


def test_all_files_that_are_spoilt_are_told_at_once(tmp_path: Path) -> None:
    folder = signed(tmp_path / "mine")
    files = (file_of_leaflet(folder, LEAFLET, "es"), file_of_clinic(folder, CLINIC, "es"))
    for path in files:
        path.write_text(path.read_text("utf-8").replace("A. Person", "B. Person"), "utf-8")
    with pytest.raises(LeafletsError) as caught:
        review_of(load_workspace(folder), LEAFLET, "es", CLINIC, TODAY)
    assert {problem.where.path for problem in caught.value.problems if problem.where} == set(files)


def test_a_signature_from_the_future_is_refused(tmp_path: Path) -> None:
    folder = copy_workspace(tmp_path / "mine")
    later = Signature("A. Person", "Nurse", TODAY + datetime.timedelta(days=1))
    put(*sign_leaflet(load_workspace(folder), LEAFLET, "en-GB", later))
    with pytest.raises(LeafletsError) as caught:
        review_of(load_workspace(folder), LEAFLET, "en-GB", CLINIC, TODAY)
    assert [problem.code for problem in caught.value.problems] == ["review/future"]


def test_older_signatures_stay_without_their_words(tmp_path: Path) -> None:
    folder = copy_workspace(tmp_path / "mine")
    library = load_workspace(folder)
    for name in ("A. Person", "B. Person"):
        put(*sign_leaflet(library, LEAFLET, "en-GB", Signature(name, "Nurse", WHO.date)))
    first, second = sign_offs(file_of_leaflet(folder, LEAFLET, "en-GB"))
    assert (first.reviewer, second.reviewer) == ("A. Person", "B. Person")
    assert first.items == ()
    assert len(second.items) > 50
    assert sign_offs(file_of_clinic(folder, CLINIC, "en-GB")) == ()


def test_a_picture_changed_while_the_library_is_in_use(tmp_path: Path) -> None:
    """A library prints the picture that it calls reviewed; the next one prints the other, and
    calls that stale."""
    folder = signed(tmp_path / "mine")
    library, job = load_workspace(folder), Job(LEAFLET, "en-GB", CLINIC, "handout", "a4", "screen")
    assert content_review(library, LEAFLET, "en-GB", TODAY).state == "reviewed"
    before = pictures_of(resolve(library, job), right_to_left=False)
    path = library.path("content", "figures", "baby-lower-back.svg")
    path.write_text(path.read_text("utf-8").replace('r="2.5"', 'r="2.6"'), "utf-8")
    assert content_review(library, LEAFLET, "en-GB", TODAY).state == "reviewed"
    assert pictures_of(resolve(library, job), right_to_left=False) == before
    after = load_workspace(folder)
    review = content_review(after, LEAFLET, "en-GB", TODAY)
    assert review.state == "stale"
    assert review.changed == {"picture:figures/baby-lower-back.svg"}
    assert pictures_of(resolve(after, job), right_to_left=False) != before
    logo = library.path("content", "clinics", f"{CLINIC}.svg")
    logo.write_text(logo.read_text("utf-8") + "\n", "utf-8")
    assert clinic_state(load_workspace(folder), CLINIC, "en-GB", TODAY) == "stale"


SUCCESSORS: dict[str, tuple[str, str, str, str]] = {
    "nobody": ("NOPE-1", "", "content/no-leaflet", "there is no leaflet with the id NOPE-1"),
    "itself": ("SD-WARN", "", "content/circular", "SD-WARN → SD-WARN"),
    "a circle": ("BD-MYTH", "SD-WARN", "content/circular", "SD-WARN → BD-MYTH → SD-WARN"),
    "later nobody": ("BD-MYTH", "NOPE-1", "content/no-leaflet", "the id NOPE-1"),
}


@pytest.mark.parametrize("name", SUCCESSORS)
def test_who_takes_the_place_must_be_there(name: str, tmp_path: Path) -> None:
    first, second, code, message = SUCCESSORS[name]
    folder = copy_workspace(tmp_path / "mine")
    for leaflet, following in ((LEAFLET, first), (OTHER, second)):
        path = folder / f"content/leaflets/{leaflet}.yaml"
        more = f"superseded_by: {following}\n" if following else ""
        path.write_text(path.read_text("utf-8") + more, "utf-8")
    with pytest.raises(LeafletsError) as caught:
        review_of(load_workspace(folder), LEAFLET, "en-GB", CLINIC, TODAY)
    (problem,) = caught.value.problems
    assert (problem.code, message in problem.message) == (code, True)
    assert problem.where is not None
    assert problem.where.line
    assert problem.hint


@pytest.mark.parametrize(
    "text", ["[]", "{}", "nothing", '{"sign_offs": 3}', "[" * 100_000, "\udc80"]
)
def test_a_file_that_is_no_record_is_said_to_be_none(text: str, tmp_path: Path) -> None:
    library = load_workspace(copy_workspace(tmp_path / "mine"))
    put(file_of_leaflet(library.root, LEAFLET, "en-GB"), text.encode("utf-8", "surrogateescape"))
    with pytest.raises(LeafletsError) as caught:
        content_review(library, LEAFLET, "en-GB", TODAY)
    assert [problem.code for problem in caught.value.problems] == ["review/unreadable"]
