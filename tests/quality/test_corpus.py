"""Faults planted in a sound leaflet, one at a time: each is told by its check, where it is, and
nothing else is told."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping
from random import Random

import pytest

from leaflets import clock
from leaflets.checks import quality_checks
from leaflets.checks.limits import thresholds
from leaflets.model.layout import MIN_TEXT_PT, MM
from leaflets.pipeline import font_library
from leaflets.problems import Problem
from tests.quality.corpus.building import Workspace
from tests.quality.corpus.holding import HOLDING
from tests.quality.corpus.pages import PAGES, THEME
from tests.quality.corpus.planting import Draft, Planted, planted
from tests.quality.corpus.readable import READABLE
from tests.quality.corpus.words import WORDS, without

TODAY = datetime.date(2026, 12, 1)
CORPUS = tuple(planted((*READABLE, *WORDS, *HOLDING, *PAGES)))

CODES = frozenset(check.code for check in quality_checks())
ON_PAGES = frozenset(check.code for check in quality_checks() if check.on_pages)

NEVER_ALONE: Mapping[str, tuple[tuple[str, ...], frozenset[str]]] = {
    "wording/action": (
        ("signs", "steps", "what", "known", "compare", "formats", "key"),
        frozenset({"wording/steps"}),
    ),
    "wording/visual-cues": (
        ("key", "signs", "steps", "formats"),
        frozenset({"wording/key-message", "wording/steps"}),
    ),
}
"""What no leaflet lacks alone: blocks to leave out -> what is told with it, always. Whoever does
not say what to do does not say it in steps; a key message, which each leaflet must have, and what
is divided into steps are cues for the eye."""

OUT_OF_REACH = frozenset({"legibility/words-over-pictures", "legibility/x-height"})
"""What no file of a workspace can do: a layout does not put one thing on another, and small letters
are too small only in house fonts."""


@pytest.fixture(scope="module", autouse=True)
def _day() -> Iterator[None]:
    clock.hold(TODAY)
    yield
    clock.hold(None)


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return Workspace(tmp_path_factory.mktemp("sound"))


@pytest.fixture(scope="module")
def signed(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """Where somebody has signed the sound leaflet."""
    made = Workspace(tmp_path_factory.mktemp("signed"))
    made.sign()
    return made


def test_nothing_is_told_of_the_sound_leaflets(workspace: Workspace, signed: Workspace) -> None:
    for one in (workspace, signed):
        assert not one.look({}, "dimple", "en-GB", on_pages=True)
    for language in ("en-GB", "de", "es", "fr", "it", "nl"):
        assert not workspace.look({}, "short", language, on_pages=True)


@pytest.mark.parametrize("fault", CORPUS, ids=[fault.name for fault in CORPUS])
def test_a_planted_fault_is_told_and_nothing_else(
    fault: Planted, workspace: Workspace, signed: Workspace
) -> None:
    kind = fault.kind
    place = signed if kind.signed else workspace
    found = place.look(fault.files, kind.leaflet, kind.language, kind.code in ON_PAGES)
    assert {problem.code for problem in found} == {kind.code}, "\n".join(map(str, found))
    for problem in found:
        _is_placed(problem, fault, place)


def _is_placed(problem: Problem, fault: Planted, workspace: Workspace) -> None:
    told, where = fault.told, problem.where
    assert where is not None
    assert where.path == workspace.root / told.file
    assert told.hint in problem.hint
    if told.line:
        content = fault.files.get(told.file) or where.path.read_bytes()
        assert where.line is not None
        assert told.line in content.decode().splitlines()[where.line - 1]


def test_the_corpus_has_a_hundred_faults_of_every_check_that_can_be_planted() -> None:
    assert len(CORPUS) >= 100
    assert {fault.kind.code for fault in CORPUS} == CODES - NEVER_ALONE.keys() - OUT_OF_REACH


@pytest.mark.parametrize("code", NEVER_ALONE)
def test_what_is_never_lacking_alone(code: str, workspace: Workspace) -> None:
    blocks, others = NEVER_ALONE[code]
    found = _codes(workspace, lambda draft: without(*blocks)(draft, Random(0)))
    assert {code} | others <= found


def test_no_theme_puts_one_thing_on_another(workspace: Workspace) -> None:
    """What comes before a text, and after it, takes room or none."""

    def nearer(draft: Draft) -> None:
        draft[THEME]["styles"]["figcaption"]["before"] = -5

    with pytest.raises(AssertionError, match=r"figcaption\.before"):
        _codes(workspace, nearer)


def test_no_size_of_the_programs_own_fonts_has_small_letters_that_are_too_small() -> None:
    limits = thresholds()["legibility/x-height"]
    for weight in (400, 700):
        face = font_library().stack("en-GB").face_for("x", weight)
        assert face
        assert face.x_height * MIN_TEXT_PT / 1000 / MM >= limits["label"]
        assert face.x_height * 12 / 1000 / MM >= limits["body"]


def _codes(workspace: Workspace, change: Callable[[Draft], object]) -> set[str]:
    draft = Draft()
    change(draft)
    return {problem.code for problem in workspace.look(draft.files, "dimple", "en-GB", True)}
