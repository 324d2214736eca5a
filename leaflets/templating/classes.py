"""Which classes templates name: to tell a style that looks different somewhere from a slip of the
pen that nobody would notice."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

_CLASS = re.compile(r'class="((?:\{\{.*?\}\}|\{%.*?%\}|[^"{])*)"', re.DOTALL)
_STATEMENT, _EXPRESSION = re.compile(r"\{%.*?%\}", re.DOTALL), re.compile(r"\{\{.*?\}\}", re.DOTALL)
_FILLED = "\0"


@dataclass(frozen=True, slots=True)
class Classes:
    """``words``: classes written out; ``begun``: what stands before a part that is filled in
    (``tier-`` of ``tier-{{ tier.urgency }}``)."""

    words: frozenset[str]
    begun: tuple[str, ...]

    def has(self, name: str) -> bool:
        return name in self.words or any(name.startswith(one) for one in self.begun)


def classes_of(templates: Iterable[Path]) -> Classes:
    """The classes that ``templates`` name; a file that cannot be read names none."""
    words: set[str] = set()
    begun: set[str] = set()
    for path in templates:
        try:
            text = path.read_text("utf-8")
        except (OSError, UnicodeDecodeError):
            continue
        for found in _CLASS.findall(text):
            filled = _EXPRESSION.sub(_FILLED, found)
            # What a condition adds may be a class of its own or the end of the one before it.
            for way in (_STATEMENT.sub("", filled), _STATEMENT.sub(" ", filled)):
                for word in way.split():
                    start, _, rest = word.partition(_FILLED)
                    (begun if _FILLED in word else words).add(start)
                    words.update(part for part in rest.split(_FILLED) if part)
    return Classes(frozenset(words), tuple(sorted(begun - {""})))
