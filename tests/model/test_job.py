"""A job, and the names it goes by."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from leaflets.model.job import Job

PRINTED = Job("ear-infection", "ar", "hill-street", "handout", "a4", "screen")


@pytest.mark.parametrize("second", ["", "en-GB"])
def test_its_identifier_names_it(second: str) -> None:
    job = Job("ear-infection", "ar", "hill-street", "handout", "a4", "screen", second)
    assert Job.named(job.identifier) == job


@pytest.mark.parametrize("said", ["", "a", "a|b|c|d|e", "a|b|c|d|e|", "a|b||d|e|f", "a|b|c|d|e|f|",
                                  "a|b|c|d|e|f|g|h"])  # fmt: skip
def test_what_names_no_job(said: str) -> None:
    assert Job.named(said) is None


def test_only_what_is_printed_says_on_which_paper() -> None:
    assert PRINTED.path == PurePosixPath("hill-street/ar/ear-infection-handout-a4-screen.pdf")
    web = Job("ear-infection", "ar", "hill-street", "handout", "a4", "html", "fr")
    assert web.path == PurePosixPath("hill-street/ar/ear-infection-with-fr.html")
    assert (PRINTED.paged, web.paged) == (True, False)
