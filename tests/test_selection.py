"""Names against what there is."""

from __future__ import annotations

import dataclasses

import pytest

from leaflets.model.job import TWO_LANGUAGES, Job
from leaflets.problems import LeafletsError
from leaflets.selection import (
    OF_CLINIC,
    Choices,
    Selection,
    job_from,
    matching_languages,
    plan_from,
)

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


FOR_TWO = dataclasses.replace(
    OFFERED,
    layouts=("handout", "sheet", TWO_LANGUAGES),
    spoken={"hill": "en-US", "river": "es"},
)
HILL = ("hill",)


def pairs(jobs: tuple[Job, ...]) -> set[tuple[str, str, str]]:
    return {(job.clinic, job.language, job.second) for job in jobs}


def test_a_second_language_beside_each_other_one() -> None:
    jobs = plan_from(FOR_TWO, Selection(second="en"))
    assert pairs(jobs) == {
        (clinic, language, "en-GB") for clinic in ("hill", "river") for language in ("ar", "es")
    }
    assert {job.layout for job in jobs} == {TWO_LANGUAGES}
    own = plan_from(FOR_TWO, Selection(layouts=("sheet",), second="en"))
    assert {job.layout for job in own} == {"sheet"}


def test_the_second_language_may_be_the_clinics_or_its_nearest_relative() -> None:
    assert pairs(plan_from(FOR_TWO, Selection(languages=("ar",), second=OF_CLINIC))) == {
        ("hill", "ar", "en-GB"),
        ("river", "ar", "es"),
    }
    assert ("river", "en-GB", "es") in pairs(plan_from(FOR_TWO, Selection(second=OF_CLINIC)))
    welsh = dataclasses.replace(FOR_TWO, spoken={"hill": "cy", "river": "es"})
    selection = Selection(clinics=HILL, languages=("ar",), second=OF_CLINIC)
    assert codes(selection, welsh) == ["usage/language-of-clinic"]


def test_no_language_stands_beside_itself() -> None:
    assert codes(Selection(languages=("ar",), second="ar"), FOR_TWO) == [
        "usage/one-language-twice",
        "usage/one-language-twice",
    ]
    spanish = Selection(languages=("es",), second=OF_CLINIC)
    assert codes(spanish, FOR_TWO) == ["usage/one-language-twice"]
    alone = dataclasses.replace(FOR_TWO, languages=("en-GB",))
    assert codes(Selection(clinics=HILL, second="en"), alone) == ["usage/one-language-twice"]


@pytest.mark.parametrize(
    ("second", "code"),
    [("xx", "usage/unknown-language"), ("dimple", "usage/unknown-language")],
)
def test_a_second_language_that_there_is_not(second: str, code: str) -> None:
    assert codes(Selection(languages=("ar",), second=second), FOR_TWO) == [code]


def test_a_leaflet_where_a_language_should_be() -> None:
    with pytest.raises(LeafletsError) as raised:
        plan_from(FOR_TWO, Selection(second="dimple"))
    assert "is a leaflet" in raised.value.problems[0].message


def test_a_workspace_without_a_layout_for_two() -> None:
    assert codes(Selection(languages=("ar",), second="es")) == ["usage/no-layout-for-two"]


def test_a_job_in_two_languages_has_a_name_of_its_own() -> None:
    alone = Job("dimple", "ar", "hill", "handout", "a4", "screen")
    both = dataclasses.replace(alone, second="en-GB")
    assert str(alone.path) == "hill/ar/dimple-handout-a4-screen.pdf"
    assert str(both.path) == "hill/ar/dimple-handout-a4-screen-with-en-GB.pdf"
    assert (alone.languages, both.languages) == ("ar", "ar+en-GB")
    assert alone.identifier == "dimple|ar|hill|handout|a4|screen"
    assert job_from(both.identifier, OFFERED) == both
    assert job_from(both.identifier.replace("en-GB", "pl"), OFFERED) is None
    assert alone.each() == (alone,)
    assert both.each() == (both, dataclasses.replace(alone, language="en-GB"))
    assert sorted([both, alone]) == [alone, both]


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
