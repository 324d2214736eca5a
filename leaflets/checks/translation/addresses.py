"""Web and mail addresses typed in the words are the same in every language."""

from __future__ import annotations

from collections.abc import Iterator

from leaflets.checks.translation.quantities.calls import addresses
from leaflets.model.inline import Fault
from leaflets.model.translation import Check, Pair, Surroundings
from leaflets.problems import Severity


def _find(pair: Pair, _around: Surroundings) -> Iterator[Fault]:
    if not any(sign in text for text in (pair.source_words, pair.target_words) for sign in ".@"):
        return
    ours, theirs = addresses(pair.source_words), addresses(pair.target_words)
    lost = [address for address in ours if address not in theirs]
    typed = [address for address in theirs if address not in ours]
    if lost:
        said = f" (it has {', '.join(typed)})" if typed else ""
        yield Fault(f"{', '.join(lost)} is not in the translation{said}", "copy it as it is")
    elif typed:
        hint = "write no address of your own; after a full stop leave a space"
        yield Fault(f"{', '.join(typed)} is not in the source", hint)


CHECK = Check(
    "translation/addresses",
    Severity.ERROR,
    _find,
    alone=True,
)
