"""A whole sentence left in the language of the original: no patient may find that out alone."""

from __future__ import annotations

from collections.abc import Iterator

from leaflets.checks.translation._left import SOURCES, unreliable, whole_sentences
from leaflets.model.inline import Fault
from leaflets.model.translation import Check, Pair, Surroundings, shortened
from leaflets.problems import Severity


def _find(pair: Pair, around: Surroundings) -> Iterator[Fault]:
    for sentence in whole_sentences(pair, around):
        hint = "translate it; a name that stays in every language goes into kept in glossary.yaml"
        yield Fault(f"this is left as it is in the original: “{shortened(sentence)}”", hint)


CHECK = Check(
    "translation/untranslated-sentence",
    Severity.ERROR,
    _find,
    unreliable,
    sources=SOURCES,
    alone=True,
)
