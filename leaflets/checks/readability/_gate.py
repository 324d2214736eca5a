"""What all formulas with a limit have in common."""

from __future__ import annotations

from collections.abc import Iterator

from leaflets.checks.readability._passages import readability_of
from leaflets.model.quality import Finding, Limits, QualityCheck, Subject
from leaflets.model.translation import shortened
from leaflets.problems import Severity
from leaflets.readability import Readability, Score


def gate(formula: str, title: str, *languages: str) -> QualityCheck:
    """The check of a formula in the languages it was made for (ISO 639). ``good`` is the aim;
    beyond ``most`` a text is too hard; where higher values are easier, both are the least."""

    def find(subject: Subject, limits: Limits) -> Iterator[Finding]:
        read = readability_of(subject)
        for one in read.scores:
            if one.formula == formula:
                yield from _judged(one, read, subject, limits)

    return QualityCheck(f"readability/{formula}", title, find, languages=languages, formula=True)


def _judged(one: Score, read: Readability, subject: Subject, limits: Limits) -> Iterator[Finding]:
    sign = 1 if one.direction == "lower" else -1
    value = round(one.value, 1)
    if sign * value <= sign * limits["good"]:
        return
    hard = sign * value > sign * limits["most"]
    aim = f"{limits['good']:g} or {'less' if sign == 1 else 'more'}"
    message = f"{one.name} is {value:.1f}; the aim is {aim}"
    if round(one.without_terms, 1) != value:
        message += f" ({one.without_terms:.1f} if the words that it explains were easy)"
    if read.low_confidence:
        message += "; the text is short, so the figure is uncertain"
    first = read.hardest[0]
    hint = (
        f"begin with the hardest sentence, “{shortened(first.text)}” ({first.why}): {first.where}"
    )
    severity = Severity.ERROR if hard else Severity.WARNING
    yield Finding(message, subject.of_recipe("blocks"), hint, severity)
