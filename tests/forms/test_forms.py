"""A sample of ``python -m tests.forms``: forms in which values that matter to each other meet."""

from __future__ import annotations

from leaflets.languages import language
from tests.forms.combinations import (
    Sample,
    a_few_pairs,
    every_combination,
    jobs_of,
    pairs,
    sample,
    suited,
)
from tests.forms.looking import looked_at

MOST = 40
"""Forms that may be tried: if most are refused, something is wrong with all."""


def test_forms_are_sound_say_what_was_written_and_lose_no_letter() -> None:
    choosing = Sample(suited(), a_few_pairs)
    faults, made = [], []
    for place in range(MOST):
        combination = choosing.next()
        if combination is None:
            break
        for job in jobs_of(combination, place):
            looked = looked_at(job)
            faults += [f"{job}: {fault}" for fault in looked.faults]
            if looked.pdf:
                choosing.count()
                made.append(job)
                break
    assert faults == []
    assert choosing.unseen == set()
    assert {job.profile for job in made} >= {"screen", "office", "mono", "print"}
    assert {language(job.language).right_to_left for job in made} == {True, False}


def test_a_pairwise_sample_shows_every_pair_and_is_the_same_each_time() -> None:
    everything = every_combination()[::7]
    chosen = sample(everything, pairs)
    assert {pair for one in chosen for pair in pairs(one)} == {
        pair for one in everything for pair in pairs(one)
    }
    assert chosen == sample(everything, pairs)
    assert len(chosen) < len(everything) / 3
