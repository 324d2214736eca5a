"""Numbers in a translation are those of the source, by value, in digits of whatever script."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from leaflets.checks.translation.quantities.comparing import Written, without
from leaflets.checks.translation.quantities.differing import differing_numbers, typed_calls
from leaflets.cldr import decimal_mark
from leaflets.model.inline import Fault
from leaflets.model.translation import Check, Pair, Surroundings
from leaflets.problems import Severity


def _find(pair: Pair, _around: Surroundings) -> Iterator[Fault]:
    found = differing_numbers(pair)
    extra = without(found.extra, typed_calls(pair))
    if not found.missing and not extra:
        return
    parts = []
    if found.missing:
        parts.append(f"{_listed(found.missing)} of the source {_verb(found.missing)} missing")
    if extra:
        parts.append(f"{_listed(extra)} {_verb(extra)} not in the source")
    yield Fault(f"the numbers differ: {', '.join(parts)}", _hint(extra, pair.language))


def _hint(extra: Sequence[Written], language: str) -> str:
    mark = decimal_mark(language)
    for written in extra:
        if mark and re.fullmatch(r"\d{1,3}[.,]\d{3}", written.text):
            digits = re.sub(r"\D", "", written.text)
            return (
                f"“{written.text}” is {_plain(written)} in {language}, where {mark} stands before "
                f"decimals: a thousand is 1000 in every language (here: {digits}?)"
            )
    return "write every number of the source, in digits, once for each time it stands there"


def _plain(written: Written) -> str:
    whole, part = divmod(written.value, 1)
    return str(whole) if not part else f"{float(written.value):g}"


def _listed(numbers: Sequence[Written]) -> str:
    return ", ".join(f"“{written.text}”" for written in numbers)


def _verb(numbers: Sequence[Written]) -> str:
    return "is" if len(numbers) == 1 else "are"


CHECK = Check(
    "translation/numbers",
    Severity.ERROR,
    _find,
    alone=True,
)
