"""A worker that makes many kinds of leaflets holds what two kinds need, not what all needed."""

from __future__ import annotations

from itertools import pairwise, product

import pytest

from leaflets.batch import load_workspace
from leaflets.batch.making import Made, Maker, builder
from leaflets.model.job import Job
from leaflets.model.library import Library
from leaflets.model.order import Order
from leaflets.remembered import _EVERY
from tests.small_workspace import REPOSITORY

LEAFLETS = ("sacral-dimple-warning-signs", "back-dimples-myths-and-facts")
FORMS = (("handout", "a4", "screen"), ("large-print", "a4", "mono"))
LANGUAGES = ("en-GB", "vi", "ur")


def jobs() -> list[Job]:
    """One of each kind, in the order of a batch."""
    found = product(LANGUAGES, LEAFLETS, FORMS)
    return [Job(leaflet, tag, "riverbank-sample", *form) for tag, leaflet, form in found]


def held() -> int:
    """Entries of all caches together, without files that were read."""
    return sum(map(len, _EVERY))


def forget() -> None:
    for kept in _EVERY:
        kept.clear()


def make(maker: Maker, job: Job) -> None:
    done = maker(Order.of(job))
    assert isinstance(done, Made)
    assert done.pdf


@pytest.fixture(scope="module")
def library() -> Library:
    return load_workspace(REPOSITORY)


def test_no_more_is_kept_than_this_kind_and_the_one_before_have_asked_for(
    library: Library,
) -> None:
    alone: list[int] = []
    for job in jobs():
        forget()
        make(Maker(library, builder(), None), job)
        alone.append(held())
    forget()
    maker = Maker(library, builder(), None)
    together: list[int] = []
    for job in jobs():
        make(maker, job)
        together.append(held())
    assert together[0] == alone[0]
    limits = [first + second for first, second in pairwise(alone)]
    assert all(now <= limit for now, limit in zip(together[1:], limits, strict=True))
    assert sum(alone) > 4 * max(limits)  # so this says something
