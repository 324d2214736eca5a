"""Where there is little room the author says how many characters a text may have.

Whether words fit on the page only the layout knows (``layout/…``); this tells a translator before.
"""

from __future__ import annotations

from collections.abc import Iterator

from leaflets.model.inline import Fault
from leaflets.model.translation import Check, Pair, Surroundings, length
from leaflets.problems import Severity


def _find(pair: Pair, _around: Surroundings) -> Iterator[Fault]:
    if pair.limit is not None and (there := length(pair.target_words)) > pair.limit:
        message = f"the translation has {there} characters, and there is room for {pair.limit}"
        yield Fault(message, "say it in fewer words; if the proof shows that it fits, say so")


CHECK = Check(
    "translation/max-length",
    Severity.WARNING,
    _find,
)
