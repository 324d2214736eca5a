"""Waivers that waive nothing any more."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from leaflets.model.quality_settings import QualitySettings, Waiver
from leaflets.problems import Problem
from leaflets.quality.looking import NOT_MADE, Looked
from leaflets.quality.running import NEEDS_PAGES, Waived
from leaflets.quality.settings import idle_waivers
from tests.end_to_end.jobs import shipped_library

TODAY = datetime.date(2026, 11, 27)
WAIVER = Waiver(check="wording/acronyms", leaflet="one", language="es", reason="-", until=TODAY)


def looked(
    leaflet: str = "one",
    language: str = "es",
    waiver: Waiver | None = None,
    silent: str = "",
) -> Looked:
    waived = (Waived(Problem("wording/acronyms", "found"), waiver),) if waiver else ()
    why = {"wording/acronyms": silent} if silent else {}
    return Looked(leaflet, language, (), waived, why)


def idle(waiver: Waiver, *found: Looked) -> list[str]:
    library = replace(shipped_library(), quality=QualitySettings(waivers=(waiver,)))
    return [problem.code for problem in idle_waivers(library, found, TODAY)]


@pytest.mark.parametrize(
    ("waiver", "found", "told"),
    [
        (WAIVER, looked(), True),
        (WAIVER, looked(silent="it is no formula of es"), True),
        (WAIVER, looked(waiver=WAIVER), False),
        (WAIVER, looked(silent=NOT_MADE), False),
        (WAIVER, looked(silent=NEEDS_PAGES), False),
        (WAIVER, looked("two"), False),
        (WAIVER, looked(language="ar"), False),
        (WAIVER.model_copy(update={"language": None}), looked(language="ar"), True),
        (WAIVER.model_copy(update={"leaflet": None}), looked("two"), True),
        (WAIVER.model_copy(update={"check": "wording/no-such-check"}), looked(), False),
        (WAIVER.model_copy(update={"until": TODAY - datetime.timedelta(days=1)}), looked(), False),
    ],
)
def test_a_waiver_is_idle_when_nothing_in_its_reach_is_found(
    waiver: Waiver, found: Looked, told: bool
) -> None:
    assert idle(waiver, found) == ["quality/waiver-idle"] * told
