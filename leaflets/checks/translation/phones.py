"""Phone numbers come from the clinic's file: no translation types one of its own.

A number that helps in one country rings nobody in another; and a typed one stays when the clinic's
number changes.
"""

from __future__ import annotations

from collections.abc import Iterator

from leaflets.checks.translation.quantities.calls import phones
from leaflets.checks.translation.quantities.differing import typed_calls
from leaflets.model.inline import Fault
from leaflets.model.translation import Check, Pair, Surroundings
from leaflets.problems import Severity

_HINT = "leave the hole of the source in its place, such as {clinic.phone}: it prints the number"


def _find(pair: Pair, _around: Surroundings) -> Iterator[Fault]:
    ours, theirs = phones(pair.source_words), phones(pair.target_words)
    typed = [number for number in theirs if number not in ours]
    lost = [number for number in ours if number not in theirs]
    for number in typed:
        yield Fault(f"a phone number is typed that is not in the source: {number}", _HINT)
    if not typed:
        for number in lost:
            yield Fault(f"the phone number {number} of the source is missing", "copy it as it is")
    for written in typed_calls(pair):
        yield Fault(
            f"an emergency number is typed that is not in the source: {written.text}", _HINT
        )


CHECK = Check(
    "translation/phones",
    Severity.ERROR,
    _find,
    alone=True,
)
