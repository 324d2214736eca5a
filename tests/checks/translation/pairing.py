"""Pairs of a message and its translation for tests, and what a check finds in them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from leaflets.model.inline import read_inline
from leaflets.model.translation import Check, Pair, Surroundings
from leaflets.problems import Where


def a_pair(
    language: str,
    source: str,
    target: str,
    *,
    kind: str = "text",
    context: str = "dimple/what#what.text",
    source_language: str = "en-GB",
    form: int | None = None,
    labels: tuple[str, ...] | None = None,
    remarks: tuple[str, ...] = (),
) -> Pair:
    """A message in English with its translation."""
    return Pair(
        context=context,
        kind=kind,
        source=read_inline(source, True, labels),
        target=read_inline(target, True, labels),
        source_text=source,
        target_text=target,
        source_language=source_language,
        language=language,
        where=Where(Path("dimple.po"), 7, context),
        form=form,
        remarks=remarks,
    )


def found(check: Check, pair: Pair, *others: Pair) -> list[str]:
    """Messages of what the check finds in the pair, read after the ``others``."""
    around = Surroundings((*others, pair))
    return [fault.message for fault in check.find(pair, around)]


def finds(check: Check, language: str, source: str, target: str) -> list[str]:
    """As ``found``, of a message and its translation."""
    return found(check, a_pair(language, source, target))


Corpus = Sequence[tuple[str, str, str, str]]
"""Language, English, a right translation, a wrong one."""
