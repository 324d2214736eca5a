from collections.abc import Iterable

import pytest

from leaflets.model.page import Item, SetText
from leaflets.model.quality import Finding, Subject
from tests.checks.pages import found, redrawn, reworded, said, shipped

CODE = "legibility/alignment"
WORDS = "A sacral dimple"


def moved(subject: Subject, start: str, share: float) -> list[Finding]:
    """``share`` of what is free beside each line comes before it."""

    def changed(item: Item) -> Iterable[Item]:
        if not isinstance(item, SetText) or not said(item).startswith(start):
            return (item,)
        widest = max(line.width for line in item.lines)
        xs = tuple(min(item.xs) + (widest - line.width) * share for line in item.lines)
        return (item._replace(xs=xs),)

    return found(CODE, redrawn(subject, changed))


@pytest.mark.parametrize("language", ["en-GB", "ar", "ur", "zh-Hans"])
def test_paragraphs_of_shipped_layouts_begin_at_one_edge(language: str) -> None:
    for layout in ("handout", "large-print"):
        assert not found(CODE, shipped(layout, language))


def test_centred_and_end_aligned_paragraphs_are_told() -> None:
    for share in (0.5, 1.0):
        (finding,) = moved(shipped(), WORDS, share)
        assert "does not begin at one edge" in finding.message
    assert not moved(shipped(), WORDS, 0.0)


def test_headings_may_be_centred() -> None:
    assert not moved(shipped(), "Sacral dimple: warning", 0.5)


def test_the_edge_is_the_right_one_for_words_from_right_to_left() -> None:
    (finding,) = moved(shipped(language="ar"), "", 0.0)
    assert "does not begin at one edge" in finding.message
    assert not moved(shipped(language="ar"), "", 1.0)


def test_justified_lines_are_told() -> None:
    wide = reworded(
        shipped(), lambda w: w._replace(width=w.width * 1.3) if w.is_space else w, WORDS
    )
    (finding,) = found(CODE, wide)
    assert "is justified" in finding.message
    assert not found(CODE, reworded(shipped(), lambda word: word, WORDS))
