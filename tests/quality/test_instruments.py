"""Instruments: their data, and what becomes of each item."""

from __future__ import annotations

import re
import typing
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from leaflets.blocks.figure import FigureBlock
from leaflets.checks import ROOMS, quality_checks
from leaflets.checks.limits import thresholds
from leaflets.model.quality import Subject
from leaflets.model.recipe import Recipe
from leaflets.quality.instruments import Predicate, instruments
from leaflets.quality.instruments.predicates import PREDICATES
from leaflets.quality.instruments.scoring import _WITHOUT, InstrumentScore, ItemScore, State, scores
from leaflets.quality.running import findings
from tests.checks.leaflet import CONTACT, FIGURE, KEY, SOURCES, STEPS, UNSIGNED, subject, texts
from tests.checks.leaflet import QUESTIONS as ASK
from tests.quality.answers import SIGNED, answers

ROOT = Path(__file__).parents[2]
ITEMS = [(name, item) for name, one in instruments().items() for item in one.items]
GOOD = {
    "key": KEY, "fig": FIGURE, "steps": STEPS, "ask": ASK, "contact": CONTACT,
    "said": texts(
        "It is small.{cite:first} The cause is not known.", "Ask us for large print."
    ),
    "sources": SOURCES,
}  # fmt: skip


def score(name: str, leaflet: Subject) -> InstrumentScore:
    return next(one for one in scores(leaflet, findings(leaflet)) if one.name == name)


def item(name: str, key: str, leaflet: Subject) -> ItemScore:
    return next(one for one in score(name, leaflet).items if one.item.item == key)


def good(
    folder: Path, changes: Mapping[str, str | None] | None = None, **blocks: str | None
) -> Subject:
    """A good leaflet with some of its blocks replaced or left out."""
    made = {name: text for name, text in {**GOOD, **blocks}.items() if text}
    return subject(folder, made, {"key": "lead"}, changes)


# The data.


def test_they_have_as_many_items_as_their_makers_gave_them() -> None:
    count = {name: len(one.items) for name, one in instruments().items()}
    assert count == {"pemat-p": 24, "cdc-index": 20, "jama": 4, "colophon": 11}
    assert len({(name, one.item) for name, one in ITEMS}) == sum(count.values())
    assert {f"quality/{name}" for name in count} <= set(thresholds())


@pytest.mark.parametrize(("name", "one"), ITEMS, ids=lambda value: getattr(value, "item", value))
def test_every_item_is_settled_by_what_there_is(name: str, one: typing.Any) -> None:
    codes = {check.code for check in quality_checks()} | {f"{room}/*" for room in ROOMS}
    assert set(one.checks) <= codes
    if one.method == "human":
        assert not one.checks
        assert not one.assured
    else:
        assert one.checks or one.assured
        assert not one.needs_note
        assert not one.same_as
        assert not one.met_by
    if one.same_as:
        other, key = one.same_as.split("/")
        asked = instruments()[other].item(key)
        assert asked
        assert asked.method == "human"
        assert not asked.same_as


def test_every_predicate_is_known_and_used() -> None:
    assert set(PREDICATES) == set(typing.get_args(Predicate))
    assert {one.applies for _, one in ITEMS if one.applies} == set(_WITHOUT)
    assert {one.met_by for _, one in ITEMS if one.met_by} == set(PREDICATES) - set(_WITHOUT)


def test_what_is_assured_is_so() -> None:
    needed = {name for name, field in Recipe.model_fields.items() if field.is_required()}
    assert {"id", "version", "published", "review_by"} <= needed
    assert FigureBlock.model_fields["caption"].is_required()
    footers = {path: path.read_text("utf-8") for path in ROOT.glob("layouts/**/*footer.xml.j2")}
    assert len(footers) > 2
    for path, text in footers.items():
        for said in ("leaflet.content_hash", "leaflet.language", '"published"', '"review-by"'):
            assert said in text or re.fullmatch(r'\{% include "page/\S+" %\}\n', text), path


# The scores.


def test_a_good_leaflet(tmp_path: Path) -> None:
    leaflet = good(tmp_path)
    colophon = score("colophon", leaflet)
    assert str(colophon) == (
        "8 of 8 decided items met; 3 open for people; 100% of the 8 that are settled"
    )
    assert (colophon.percent, colophon.verdict) == (100, "open")
    states = {one.item.item: one.state for one in score("pemat-p", leaflet).items}
    assert {key for key, state in states.items() if state is State.NOT_MET} == {"1"}  # its title
    assert states["19"] is State.NOT_APPLICABLE
    assert states["24"] is State.NOT_APPLICABLE
    assert states["2"] is State.OPEN


def test_what_a_check_finds_is_not_met_and_says_where(tmp_path: Path) -> None:
    scored = item("colophon", "owner", good(tmp_path, contact=None))
    assert (scored.state, scored.by, scored.waived) == (State.NOT_MET, "decided", False)
    assert scored.why == "this leaflet does not say whom to call"
    assert [str(place).rpartition("/")[2] for place in scored.where] == ["dimple.yaml:12 (blocks)"]
    assert score("colophon", good(tmp_path, contact=None)).verdict == "not passed"


def test_what_is_waived_is_not_met_all_the_same(tmp_path: Path) -> None:
    waiver = "{check: colophon/contact, leaflet: dimple, reason: Moving house, until: 2026-12-31}"
    waived = {"content/quality.yaml": f"waivers: [{waiver}]\n"}
    scored = item("colophon", "owner", good(tmp_path, waived, contact=None))
    assert (scored.state, scored.waived) == (State.NOT_MET, True)
    assert scored.why == "waived: Moving house"


def test_numbers_tables_and_pages_decide_what_applies(tmp_path: Path) -> None:
    def state(key: str, leaflet: Subject) -> State:
        return item("pemat-p", key, leaflet).state

    plain = good(tmp_path)
    assert state("6", plain) is State.NOT_APPLICABLE
    assert state("11", plain) is State.MET  # nobody has looked at pages
    assert item("cdc-index", "20", plain).why == "it tells no chances in numbers"
    more = good(tmp_path, more=texts("Few have it: 5 of every 1,000. Multiply it by 2."))
    assert state("6", more) is State.MET
    assert state("7", more) is State.NOT_MET
    assert state("24", more) is State.OPEN
    assert item("cdc-index", "20", more).state is State.MET
    assert state("16", good(tmp_path, fig=None)) is State.NOT_APPLICABLE


def test_a_translation_is_not_scored_by_what_cannot_read_it(tmp_path: Path) -> None:
    leaflet = good(tmp_path)
    job = replace(leaflet.edition.job, language="es")
    leaflet = replace(leaflet, edition=replace(leaflet.edition, job=job))
    scored = item("colophon", "formats", leaflet)
    assert (scored.state, scored.why) == (
        State.NOT_CHECKED,
        "it reads the author's own words alone",
    )
    assert "3 not checked" in str(score("colophon", leaflet))


def test_a_room_without_checks_settles_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = tuple(check for check in quality_checks() if not check.code.startswith("readability/"))
    monkeypatch.setattr("leaflets.quality.instruments.scoring.quality_checks", lambda: known)
    scored = item("pemat-p", "3", good(tmp_path))
    assert (scored.state, scored.why) == (State.NOT_CHECKED, "there is no check for it yet")


def test_people_settle_what_no_program_can(tmp_path: Path) -> None:
    leaflet = good(tmp_path, answers(("pemat-p", "2", "yes"), ("pemat-p", "18", "no")))
    assert item("pemat-p", "2", leaflet).state is State.MET
    assert item("pemat-p", "2", leaflet).why == "Nora Test, Librarian, 2026-11-30: As seen"
    scored = item("pemat-p", "18", leaflet)
    assert (scored.state, scored.by) == (State.NOT_MET, "human")
    assert str(scored.where[0]).endswith("answers/dimple.yaml:10 (answers.2)")
    assert "1 of 2 met as people say" in str(score("pemat-p", leaflet))


def test_a_person_knows_better_than_a_proxy_but_not_than_a_decision(tmp_path: Path) -> None:
    passive = texts(*["It is done by us."] * 12)
    assert item("pemat-p", "5", good(tmp_path, more=passive)).state is State.NOT_MET
    given = answers(("pemat-p", "5", "yes"), ("pemat-p", "9", "yes"))
    leaflet = good(tmp_path, given, more=passive, other=texts("It is small.", title="Other"))
    assert (item("pemat-p", "5", leaflet).state, item("pemat-p", "5", leaflet).by) == (
        State.MET,
        "human",
    )
    assert item("pemat-p", "9", leaflet).state is State.NOT_MET


def test_an_answer_on_an_older_version_is_open(tmp_path: Path) -> None:
    leaflet = good(tmp_path, answers(("pemat-p", "2", "yes"), version="0.9.0"))
    scored = item("pemat-p", "2", leaflet)
    assert (scored.state, scored.why) == (
        State.OPEN,
        "answered for version 0.9.0; this is 1.0.0",
    )
    both = answers(("pemat-p", "2", "no"), version="0.9.0")
    more = answers(("pemat-p", "2", "yes"))["content/answers/dimple.yaml"].partition("\n")[2]
    path = "content/answers/dimple.yaml"
    assert item("pemat-p", "2", good(tmp_path, {path: both[path] + more})).state is State.MET


def test_an_answer_is_on_the_words_that_were_looked_at(tmp_path: Path) -> None:
    given = answers(("pemat-p", "2", "yes"), ("colophon", "authors", "yes"))
    leaflet = good(tmp_path, given)
    job = replace(leaflet.edition.job, language="es")
    leaflet = replace(leaflet, edition=replace(leaflet.edition, job=job))
    assert item("pemat-p", "2", leaflet).state is State.OPEN
    assert item("colophon", "authors", leaflet).state is State.MET
    path = "content/answers/dimple.yaml"
    spoken = {path: given[path].replace("    answer", "    language: es\n    answer", 1)}
    written = good(tmp_path, spoken)
    assert item("pemat-p", "2", written).state is State.OPEN
    assert item("pemat-p", "2", replace(leaflet, library=written.library)).state is State.MET


def test_one_answer_serves_two_instruments(tmp_path: Path) -> None:
    leaflet = good(tmp_path, answers(("colophon", "authors", "yes")))
    assert item("jama", "authorship", leaflet).state is State.MET
    assert item("jama", "disclosure", leaflet).state is State.OPEN


def test_reviewers_are_known_from_the_sign_off(tmp_path: Path) -> None:
    assert item("colophon", "reviewers", good(tmp_path)).state is State.OPEN
    signed = subject(tmp_path, GOOD, review=replace(UNSIGNED, sign_off=SIGNED))
    assert item("colophon", "reviewers", signed).state is State.MET


def test_a_verdict_is_given_only_when_it_is_sure(tmp_path: Path) -> None:
    whole = score("colophon", good(tmp_path))
    assert (whole.settled, whole.count(State.OPEN)) == (8, 3)
    assert replace(whole, needed=72).verdict == "passed"  # 8 of 11, whatever people say
    assert replace(whole, needed=73).verdict == "open"
    failed = score("colophon", good(tmp_path, contact=None))
    assert replace(failed, needed=90).verdict == "open"  # 10 of 11 at best
    assert replace(failed, needed=91).verdict == "not passed"
