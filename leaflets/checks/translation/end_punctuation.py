"""A sentence ends as a sentence, a question as a question, with the signs of the language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from leaflets.language_tables import Row
from leaflets.model.inline import Fault
from leaflets.model.translation import HOLE, Check, Pair, Surroundings
from leaflets.problems import Severity
from leaflets.punctuation import punctuation, unreliable

_TAIL = re.compile(rf"[\s{HOLE}\"'”’»›)\]」』）]+$")
_NAMES = {"question": "a question mark", "colon": "a colon", "stop": "a full stop"}


def _find(pair: Pair, _around: Surroundings) -> Iterator[Fault]:
    here, there = punctuation(pair.source_language), punctuation(pair.language)
    if here is None or there is None or not _TAIL.sub("", pair.target_words):
        return
    wanted = _end(pair.source_words, here)
    if wanted and _last(pair.target_words) not in there[wanted] + _more(wanted, there):
        hint = f"end it with {there[wanted][0]}"
        yield Fault(f"the original ends in {_NAMES[wanted]}, the translation does not", hint)
    yield from _opened(pair, there)
    yield from _wrong(pair, there)


def _end(text: str, signs: Row) -> str:
    """How a text ends. A colon before a value is inside of it."""
    last = _last(text)
    kinds = ("question", "colon", "stop") if last else ()
    found = next((kind for kind in kinds if last in signs[kind] + _more(kind, signs)), "")
    return "" if found == "colon" and text.rstrip()[-1] == HOLE else found


def _last(text: str) -> str:
    return _TAIL.sub("", text)[-1:]


def _more(kind: str, signs: Row) -> str:
    """A call ends a sentence as well."""
    return str(signs["exclamation"]) if kind == "stop" else ""


def _opened(pair: Pair, signs: Row) -> Iterator[Fault]:
    """Spanish marks where a question begins."""
    for sign, opening in signs.get("opened", {}).items():
        closed = pair.target_words.count(sign)
        if pair.target_words.count(opening) < closed:
            hint = f"type {opening} where the question or call begins"
            yield Fault(f"there is a {sign} without {opening}", hint)


def _wrong(pair: Pair, signs: Row) -> Iterator[Fault]:
    """Signs of another script after a letter of this one."""
    for sign, right in signs.get("wrong", {}).items():
        if re.search(rf"[^\W\d_a-zA-Z][^\x00-\x7f\w\s]?{re.escape(sign)}", pair.target_words):
            yield Fault(f"“{sign}” is not the sign of this script", f"type {right}")


CHECK = Check(
    "translation/end-punctuation",
    Severity.WARNING,
    _find,
    unreliable,
)
