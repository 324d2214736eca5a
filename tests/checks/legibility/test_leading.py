from collections.abc import Iterable
from dataclasses import replace

import pytest

from leaflets.model.page import Item, SetText
from leaflets.model.quality import Subject
from leaflets.problems import Severity
from tests.checks.pages import found, redrawn, said, shipped

CODE = "legibility/leading"
TITLE, WORDS = "Sacral dimple: warning", "A sacral dimple"


def squeezed(subject: Subject, start: str, by: float) -> Subject:
    """The leaflet with lines of some paragraphs ``by`` times as far apart."""

    def changed(item: Item) -> Iterable[Item]:
        if not isinstance(item, SetText) or not said(item).startswith(start):
            return (item,)
        first = item.baselines[0]
        return (item._replace(baselines=tuple(first + (y - first) * by for y in item.baselines)),)

    return redrawn(subject, changed)


@pytest.mark.parametrize("language", ["en-GB", "ar", "ur", "zh-Hans", "hi", "vi"])
def test_lines_of_every_script_stand_far_enough_apart(language: str) -> None:
    assert not found(CODE, shipped("sheet", language))


def test_lines_that_stand_close_are_a_warning_and_then_an_error() -> None:
    """The key message is set with 1.38: nine tenths are 1.24, eight tenths 1.1."""
    (warning,) = found(CODE, squeezed(shipped(), WORDS, 0.9))
    assert (warning.severity, "1.24 times" in warning.message) == (Severity.WARNING, True)
    (error,) = found(CODE, squeezed(shipped(), WORDS, 0.8))
    assert (error.severity, "1.2 is the least" in error.message) == (Severity.ERROR, True)


def test_a_title_may_stand_closer_but_its_lines_may_not_touch() -> None:
    (finding,) = found(CODE, squeezed(shipped(), TITLE, 0.9))
    assert finding.severity is Severity.ERROR
    assert "1.1 is the least" in finding.message


def test_what_looks_like_a_title_is_one() -> None:
    """The other title of a leaflet in two languages is a paragraph."""
    subject = shipped()
    assert subject.laid
    document = subject.laid.document
    paragraphs = tuple(
        one._replace(role="P") if one.role == "H1" else one for one in document.elements
    )
    document = replace(document, elements=paragraphs)
    assert not found(CODE, replace(subject, laid=subject.laid._replace(document=document)))


def test_a_script_with_tall_letters_needs_more() -> None:
    """Nastaliq at 1.5 times its size: enough for Latin letters, not for its own."""
    subject = shipped(language="ur")
    assert subject.laid
    items = (item for page in subject.laid.document.pages for item in page.items)
    tall = next(
        item
        for item in items
        if isinstance(item, SetText)
        and len(item.lines) > 1
        and item.lines[0].has_right_to_left
        and item.lines[0].runs[0].style.size == 12
    )
    now = (tall.baselines[1] - tall.baselines[0]) / tall.lines[0].size
    (finding,) = found(CODE, squeezed(subject, said(tall), 1.5 / now))
    assert finding.severity is Severity.ERROR


def test_a_crowded_fold_is_told_with_the_step_that_is_tried_then() -> None:
    (finding,) = found(CODE, shipped("tri-fold"))
    assert str(finding.where).endswith("(forms.1.fit.compact.small)")


def test_of_two_steps_of_one_size_the_one_with_that_leading_is_told() -> None:
    subject = shipped()
    theme = subject.edition.theme
    lead = theme.type["lead"]
    twins = {"aside": lead.model_copy(update={"leading": 1.6}), **theme.type}
    tight = {**twins, "lead": lead.model_copy(update={"leading": 1.24})}
    edition = replace(subject.edition, theme=theme.model_copy(update={"type": tight}))
    (finding,) = found(CODE, squeezed(replace(subject, edition=edition), WORDS, 0.9))
    assert str(finding.where).endswith("(type.lead)")
