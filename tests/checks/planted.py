"""Planted mistakes: what a check says about a message and its translation."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from leaflets.checks import checks
from leaflets.model.inline import read_inline
from leaflets.model.translation import Check, Pair, Surroundings
from leaflets.problems import Where

Planted = tuple[str, str, str]
"""Language, English, translation."""


def the_check(name: str) -> Check:
    """A check by its bare name."""
    return next(check for check in checks() if check.code == f"translation/{name}")


def planted(
    language: str,
    source: str,
    target: str,
    kind: str = "text",
    context: str = "dimple/what#what.text",
    remarks: tuple[str, ...] = (),
) -> Pair:
    """A message in English with its translation."""
    return Pair(
        context=context,
        kind=kind,
        source=read_inline(source),
        target=read_inline(target),
        source_text=source,
        target_text=target,
        source_language="en-GB",
        language=language,
        where=Where(Path("dimple.po"), 7, context),
        remarks=remarks,
    )


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
    pair = planted(language, source, target, kind, context)
    around = Surroundings((*others, pair), terms, kept)
    return [fault.message for fault in check.find(pair, around)]
