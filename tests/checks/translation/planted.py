"""Planted mistakes: what a check says about a message and its translation."""

from __future__ import annotations

from collections.abc import Sequence

from leaflets.checks.translation import checks
from leaflets.model.translation import Check, Pair, Surroundings
from tests.checks.translation.pairing import a_pair

Planted = tuple[str, str, str]
"""Language, English, translation."""


def the_check(name: str) -> Check:
    """A check by its bare name."""
    return next(check for check in checks() if check.code == f"translation/{name}")


def said(
    name: str,
    language: str,
    source: str,
    target: str,
    *,
    kind: str = "text",
    context: str = "dimple/what#what.text",
    terms: Sequence[tuple[str, str]] = (),
    kept: Sequence[str] = (),
    others: Sequence[Pair] = (),
) -> list[str]:
    """What a check finds. It must not call itself unreliable for the language."""
    check = the_check(name)
    assert check.unreliable(language) == ""
    pair = a_pair(language, source, target, kind=kind, context=context)
    around = Surroundings((*others, pair), terms, kept)
    return [fault.message for fault in check.find(pair, around)]
