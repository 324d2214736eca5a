"""Names against what there is."""

from __future__ import annotations

import dataclasses

import pytest

from leaflets.model.job import Job
from leaflets.problems import LeafletsError
from leaflets.selection import Choices, Selection, job_from, matching_languages, plan_from

OFFERED = Choices(
    leaflets={"dimple": "handout", "myths": "sheet"},
    clinics={"hill": "a4", "river": "letter"},
    languages=("en-GB", "ar", "es"),
    layouts=("handout", "sheet"),
    papers=("a4", "letter"),
    profiles=("office", "screen"),
)


def codes(selection: Selection, offered: Choices = OFFERED) -> list[str]:
    with pytest.raises(LeafletsError) as raised:
        plan_from(offered, selection)
    return [problem.code for problem in raised.value.problems]


def test_the_usual_choices() -> None:
    jobs = plan_from(OFFERED, Selection())
    assert len(jobs) == len(set(jobs)) == 2 * 3 * 2
    assert jobs[0] == Job("dimple", "en-GB", "hill", "handout", "a4", "screen")
    assert jobs[-1] == Job("myths", "es", "river", "sheet", "letter", "screen")


def test_every_choice_multiplies_and_doubles_count_once() -> None:
    selection = Selection(
        leaflets=("dimple", "dimple"),
        languages=("es", "es"),
        clinics=("hill",),
        layouts=("handout", "sheet"),
        papers=("a4", "letter"),
        profiles=("screen", "office"),
    )
    assert len(plan_from(OFFERED, selection)) == 8


def test_all_wrong_names_at_once() -> None:
    selection = Selection(("dimpel",), ("xx",), ("hil",), ("handuot",), ("a3",), ("scren",))
    assert codes(selection) == [
        "usage/unknown-leaflet",
        "usage/unknown-clinic",
        "usage/unknown-layout",
        "usage/unknown-paper",
        "usage/unknown-profile",
        "usage/unknown-language",
    ]


def test_nothing_there() -> None:
    offered = dataclasses.replace(OFFERED, leaflets={}, clinics={})
    assert codes(Selection(), offered) == ["usage/no-leaflet", "usage/no-clinic"]


@pytest.mark.parametrize(
    ("name", "begun", "found"),
    [
        ("en", ("en-GB", "es"), ("en-GB",)),
        ("en", ("en", "en-GB"), ("en",)),
        ("en", ("en-GB", "en-US"), ("en-GB", "en-US")),
        ("EN_gb", ("en-GB",), ("en-GB",)),
        ("e", ("en-GB", "es"), ()),
        ("en", ("en-XA", "en-GB"), ("en-GB",)),
        ("ar", ("en-GB",), ()),
        ("ar-XB", ("en-GB",), ("ar-XB",)),
        ("en-xa", ("en-GB", "en-XA"), ("en-XA",)),
        ("es-MX", ("es",), ()),
    ],
)
def test_matching_languages(name: str, begun: tuple[str, ...], found: tuple[str, ...]) -> None:
    assert matching_languages(name, begun) == found


def test_a_language_that_could_be_two() -> None:
    offered = dataclasses.replace(OFFERED, languages=("en-GB", "zh-Hans", "zh-Hant"))
    assert codes(Selection(languages=("zh",)), offered) == ["usage/which-language"]


def test_job_from_identifier() -> None:
    job = Job("dimple", "es", "hill", "handout", "a4", "screen")
    assert job_from("dimple|es|hill|handout|a4|screen", OFFERED) == job
    for stranger in (
        "",
        "dimple",
        "dimple|es|hill|handout|a4|screen|",
        "dimple|es|../hill|handout|a4|screen",
        "dimple|pl|hill|handout|a4|screen",
        "dimple|es|hill|handout|a4|cinema",
    ):
        assert job_from(stranger, OFFERED) is None
