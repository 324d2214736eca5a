"""What is wrong with the words of an answer: holes, bold, links, plural forms, characters."""

from __future__ import annotations

from collections.abc import Iterator

from leaflets.catalogs.messages import nouns_of
from leaflets.catalogs.plural_table import may_leave_number_out
from leaflets.catalogs.po import MAX_WORDS
from leaflets.characters import forbidden_characters
from leaflets.exchange.gathering import Found
from leaflets.exchange.segments import Segment, tidy
from leaflets.model.inline import read_inline
from leaflets.model.library import Library
from leaflets.problems import Problem
from leaflets.wording.agreement import differences_of


class Faults:
    """Knows how the words of each message are read: with bold and links or without, and which
    holes a label has."""

    def __init__(self, library: Library, language: str) -> None:
        self._language = language
        self._readings: dict[str, tuple[bool, tuple[str, ...] | None]] = {}
        for named in nouns_of(library):
            for words in named.words():
                self._readings[words.context] = (words.rich, named.label_holes)

    def of(self, answer: Segment, found: Found) -> Iterator[Problem]:
        """Every reason why the words of ``answer`` could not be printed."""
        if len(answer.target) > MAX_WORDS:
            message = f"it is longer than {MAX_WORDS:,} letters"
            hint = "look whether something else was pasted into it"
            yield Problem("exchange/too-long", message, answer.where, hint)
            return
        for _, name, hint in forbidden_characters(answer.target):
            yield Problem("exchange/character", f"it holds {name}", answer.where, hint)
        if answer.form is None:
            rich, labels = self._readings[answer.context]
            source = read_inline(answer.source, rich, labels)
            target = read_inline(tidy(answer.target), rich, labels)
            for message, hint in differences_of(source, target):
                yield Problem("exchange/differs", message, answer.where, hint)
        else:
            yield from _of_form(answer, found, self._language)


def _of_form(answer: Segment, found: Found, language: str) -> Iterator[Problem]:
    """A form for one number only may say it in words; one for several must have ``{n}``."""
    for fault in read_inline(tidy(answer.target), False, ("n",)).faults:
        yield Problem("exchange/differs", fault.message, answer.where, fault.hint)
    rule = found.catalog.plural if found.catalog else None
    if "{n}" in answer.target or rule is None or answer.form is None:
        return
    if not may_leave_number_out(language, rule, answer.form):
        hint = "{n} stands for the number"
        yield Problem("exchange/differs", "{n} is missing", answer.where, hint)
