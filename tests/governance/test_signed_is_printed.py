"""Whatever a page without a mark prints has been signed: no way round by templates, plural rules,
fonts, dates or the words of a clinic."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest

from leaflets import clock
from leaflets.batch import load_workspace
from leaflets.governance.signing import sign_clinic
from leaflets.governance.states import clinic_state, content_review, review_of
from leaflets.model.job import Job
from leaflets.model.page import SetText
from leaflets.pipeline import build, lay_out
from leaflets.problems import LeafletsError
from leaflets.stages.localize import localize
from leaflets.stages.resolve import resolve
from tests.governance.test_sign_off import TODAY, WHO, put, signed
from tests.small_workspace import CLINIC, LEAFLET, OTHER, change, copy_workspace

CLINIC_FILE = f"content/clinics/{CLINIC}.yaml"
JOB = Job(LEAFLET, "en-GB", CLINIC, "handout", "a4", "screen")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return signed(tmp_path / "mine")


def test_a_file_copied_to_another_place_signs_nothing(folder: Path) -> None:
    signoffs = folder / "content/signoffs"
    for old, new in (
        (f"{LEAFLET}/en-GB", f"{OTHER}/en-GB"),
        (f"{LEAFLET}/es", f"{LEAFLET}/ar"),
        (f"clinics/{CLINIC}/en-GB", f"clinics/{CLINIC}/es"),
    ):
        (signoffs / f"{new}.json").write_bytes((signoffs / f"{old}.json").read_bytes())
    library = load_workspace(folder)
    for work in (
        lambda: content_review(library, OTHER, "en-GB", TODAY),
        lambda: content_review(library, LEAFLET, "ar", TODAY),
        lambda: clinic_state(library, CLINIC, "es", TODAY),
    ):
        with pytest.raises(LeafletsError) as caught:
            work()
        assert [problem.code for problem in caught.value.problems] == ["review/digest"]


def test_another_plural_rule_unsigns_the_values_of_the_clinic(folder: Path) -> None:
    """6 weeks would read “two weeks”."""
    change(folder, "content/translations/ar/measures.po", "n==2 ? 2", "n==6 ? 2")
    library = load_workspace(folder)
    assert clinic_state(library, CLINIC, "ar", TODAY) == "stale"
    assert clinic_state(library, CLINIC, "es", TODAY) == "reviewed"
    assert not content_review(library, LEAFLET, "ar", TODAY).changed


def test_terms_and_sources_that_a_clinic_uses_are_signed_with_it(tmp_path: Path) -> None:
    folder = copy_workspace(tmp_path / "mine")
    text = (folder / CLINIC_FILE).read_text("utf-8")
    text = text.replace("department: Children’s outpatients", 'department: "{term:sacral} team"')
    text = text.replace("when: Day and night", "when: Day and night{cite:fpnotebook}")
    (folder / CLINIC_FILE).write_text(text, "utf-8")
    put(*sign_clinic(load_workspace(folder), CLINIC, "en-GB", WHO))
    assert clinic_state(load_workspace(folder), CLINIC, "en-GB", TODAY) == "reviewed"
    for file, old, new in (
        ("content/glossary.yaml", "term: sacral", "term: wrong"),
        ("content/sources.yaml", "printed: Family Practice Notebook", "printed: Another"),
    ):
        change(folder, file, old, new)
        assert clinic_state(load_workspace(folder), CLINIC, "en-GB", TODAY) == "stale"
        change(folder, file, new, old)


WARNING = "layouts/blocks/warning-signs.xml.j2"
HEADER = "layouts/page/header.xml.j2"
ATTACKS: dict[str, tuple[str, str, str, str]] = {
    "words of its own": (WARNING, "<ul", "<p>Wait for a week.</p><ul", "of the template’s own"),
    "a word in the alternative text": (HEADER, 'alt="{{', 'alt="Nothing {{', "own: “Nothing”"),
    "an address": (
        "layouts/blocks/contact.xml.j2", '"{{ shown.url }}"', '"https://x.example"', "own",
    ),
    "a tier left out": (
        WARNING, "in block.tiers", 'in block.tiers if tier.urgency != "emergency-now"',
        "leaves out “Call 999 now”",
    ),
    "a figure left out": (
        "layouts/blocks/figure.xml.j2", '<img src="{{ block.figure.name }}"/>', "",
        "does not show the picture",
    ),
    "another figure": (
        "layouts/blocks/figure.xml.j2", 'src="{{ block.figure.name }}"', 'src="lower-back"',
        "no picture called “lower-back”",
    ),
    "a tier under another heading": (
        WARNING, "{{ tier.action }}", "{{ block.tiers[2 - loop.index0].action }}", "moves “",
    ),
    "numbers under each other's names": (
        "layouts/blocks/contact.xml.j2", "{{ shown.name }}</strong>",
        "{{ details[(loop.index0 + 1) % 5].name }}</strong>", "moves “",
    ),
    "words in an attribute only": (
        WARNING, '<p class="tier-lead">{{ tier.lead }}</p>', '<img src="{{ clinic.logo }}" '
        'alt="{{ tier.lead }}"/>', "leaves out “",
    ),
    "words of its own through an attribute": (
        WARNING, "<ul", "<p>{{ 'Wait'|e|in_attribute }}</p><ul", "the program's own",
    ),
    "an address of its own": (
        "layouts/blocks/contact.xml.j2", '"{{ shown.url }}"', "\"{{ 'https://x.example'|e }}\"",
        "own",
    ),
    "reading backwards": (WARNING, "{{ tier.action }}", "\u202e{{ tier.action }}", "own"),
    "one date in the place of another": (
        "layouts/page/footer.xml.j2", '{{ labels["review-by"] }}',
        '{{ labels["review-by"].fill(date=leaflet.published) }}', "no hole",
    ),
    "a word changed": (
        WARNING, "{{ entry.sign }}", '{{ entry.sign|escape|replace("fever", "cough") }}',
        "changes words",
    ),
    "words made plain": (
        WARNING, "{{ entry.sign }}", '{{ entry.sign|string|replace("fever", "cough") }}', "own",
    ),
    "a label filled with words": (
        HEADER, ".fill(name=clinic.name)", '.fill(name="Another clinic")', "no words",
    ),
    "a label by another way": (
        WARNING, "<ul", '<p>{{ labels.get("phone") }}</p><ul', "asked for by name",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", ATTACKS)
def test_templates_place_words_and_do_not_write_them(name: str, tmp_path: Path) -> None:
    file, old, new, said = ATTACKS[name]
    folder = copy_workspace(tmp_path / "mine")
    change(folder, file, old, new)
    with pytest.raises(LeafletsError) as caught:
        build(load_workspace(folder), JOB)
    assert any(said in problem.message for problem in caught.value.problems)
    assert all(p.where and p.where.path == folder / file for p in caught.value.problems)


def test_a_label_that_a_template_begins_to_print_is_not_signed(folder: Path) -> None:
    change(folder, WARNING, "<ul", '<p>{{ labels["myths-heading"] }}</p><ul')
    library = load_workspace(folder)
    assert content_review(library, LEAFLET, "en-GB", TODAY).state == "stale"
    assert content_review(library, OTHER, "en-GB", TODAY).state == "reviewed"


def test_a_label_that_is_not_printed_changes_nothing(folder: Path) -> None:
    before = {language: _hash(folder, language) for language in ("en-GB", "es")}
    change(folder, "content/labels.yaml", "text: What people say", "text: What they say")
    library = load_workspace(folder)
    for language in ("en-GB", "es"):
        review = review_of(library, LEAFLET, language, CLINIC, TODAY)
        assert review.released
        job = Job(LEAFLET, language, CLINIC, "handout", "a4", "screen")
        edition = localize(resolve(library, job), review, TODAY)
        assert not edition.stale
        assert edition.content_hash == before[language]


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("content/figures/baby-lower-back.svg", 'r="2.5"', 'r="2.6"'),
        ("content/figures/baby-lower-back.yaml", "points: [[120", "points: [[121"),
        ("content/clinics/riverbank-sample.svg", "<path", "<path opacity='0.9'"),
    ],
)
def test_a_recall_sees_pictures_too(file: str, old: str, new: str, folder: Path) -> None:
    before = _hash(folder, "en-GB")
    change(folder, file, old, new)
    assert _hash(folder, "en-GB") != before


def _hash(folder: Path, language: str) -> str:
    job = Job(LEAFLET, language, CLINIC, "handout", "a4", "screen")
    return localize(resolve(load_workspace(folder), job), today=TODAY).content_hash


def test_the_day_a_source_was_looked_at_recalls_nothing(folder: Path) -> None:
    before = _hash(folder, "en-GB")
    change(folder, "content/sources.yaml", "checked: 2026-11-22", "checked: 2026-11-23")
    assert _hash(folder, "en-GB") == before


def test_line_ends_that_version_control_writes_anew_unsign_nothing(folder: Path) -> None:
    path = folder / "content/figures/baby-lower-back.svg"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert content_review(load_workspace(folder), LEAFLET, "en-GB", TODAY).state == "reviewed"


def test_a_title_for_staff_that_nobody_has_checked_stands_on_no_released_page(folder: Path) -> None:
    change(folder, CLINIC_FILE, "sample: true", "sample: true\nnote: speaks Spanish")
    change(folder, CLINIC_FILE, "language: en-GB", "language: es")
    library = load_workspace(folder)
    put(*sign_clinic(library, CLINIC, "en-GB", WHO))
    library = load_workspace(folder)
    review = review_of(library, LEAFLET, "en-GB", CLINIC, TODAY)
    assert review.released
    assert localize(resolve(library, JOB), review, TODAY).title_for_staff.startswith("Hoyuelo")
    change(
        folder,
        "content/translations/es/leaflets.po",
        'msgstr "Hoyuelo sacro: señales',
        'msgstr "Otro',
    )
    library = load_workspace(folder)
    edition = localize(resolve(library, JOB), review, TODAY)
    assert edition.title_for_staff == "Sacral dimple: warning signs"


At = Callable[[str], None]


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> At:
    def set_clock(moment: str) -> None:
        monkeypatch.setattr(clock, "now", lambda: datetime.datetime.fromisoformat(moment))

    return set_clock


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en-GB", "Reviewed by A. Person, Nurse, 30 November 2026"),
        ("es", "Revisado por A. Person, Nurse, 30 de noviembre de 2026"),
    ],
)
def test_every_page_says_who_has_reviewed_it_as_long_as_that_holds(
    language: str, said: str, folder: Path, at: At
) -> None:
    at("2026-12-01T12:00:00+00:00")
    job = Job(LEAFLET, language, CLINIC, "handout", "a4", "screen")
    assert all(said in page for page in _pages(folder, job))
    change(folder, "content/blocks/sacral-dimple/caring.yaml", "as usual", "as always")
    assert not any("A. Person" in page for page in _pages(folder, job))


def _pages(folder: Path, job: Job) -> list[str]:
    pages = lay_out(load_workspace(folder), job).document.pages
    texts = ([item for item in page.items if isinstance(item, SetText)] for page in pages)
    words = (
        (word.word.text for text in found for line in text.lines for word in line.words)
        for found in texts
    )
    return ["".join(page).replace("\u00a0", " ") for page in words]


def test_an_old_date_in_the_environment_brings_nothing_back(
    at: At, monkeypatch: pytest.MonkeyPatch
) -> None:
    at("2029-03-01T12:00:00+00:00")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795510800")  # in November 2026
    assert clock.today() == datetime.date(2029, 3, 1)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1893456000")
    assert clock.today() == datetime.date(2030, 1, 1)
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert clock.today() == datetime.date(2029, 3, 1)


@pytest.mark.parametrize("epoch", ["²", "abc", "-1", "9" * 17, "1.5", " 1"])
def test_a_date_in_the_environment_that_is_none_is_refused(
    epoch: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    with pytest.raises(LeafletsError) as caught:
        clock.today()
    assert [problem.code for problem in caught.value.problems] == ["usage/source-date-epoch"]
